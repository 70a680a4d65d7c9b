"""What one line of a page is by its characters alone: block, runs, folio, shape."""
