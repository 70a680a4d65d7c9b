"""Values → DuckDB and back: the only package that knows the database."""
