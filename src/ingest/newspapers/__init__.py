"""Newspapers: one small TOML file each, shipped here or kept in a workspace, → `Newspaper`."""
