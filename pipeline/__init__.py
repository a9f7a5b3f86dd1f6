"""The batch: parse, fetch, extract, archive, verify, report."""

__version__ = "0.1.0"
