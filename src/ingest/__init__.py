"""dibao (邸报): newspaper editions in, district digests out."""

__version__ = "0.1.0"
