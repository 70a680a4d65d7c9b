"""The web, or files on disk, as `Fetched` bytes, and their archive."""
