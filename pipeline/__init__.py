"""The batch: parse, fetch, extract, archive, verify, report."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("footproof")
except PackageNotFoundError:  # a checkout that was never installed
    __version__ = "0.0.0"
