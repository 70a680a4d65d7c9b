"""Dates in an article's text → the days they mean, counted from the edition's date."""
