"""The steps of the pipeline as plain functions: read files, make an edition, load it, transform, publish.

Flows wrap them as tasks; commands that need no orchestration call them directly.
"""
