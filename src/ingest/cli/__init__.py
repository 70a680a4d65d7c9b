"""The commands; Prefect is imported only by those that run flows."""
