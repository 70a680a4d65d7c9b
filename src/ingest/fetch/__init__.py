"""Files on disk (and, later, the web) as `Fetched` bytes, and their archive."""
