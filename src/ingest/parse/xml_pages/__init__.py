"""ALTO and PAGE XML, as libraries and OCR engines export pages → the blocks that scans become too."""
