"""The batch: parse, fetch, extract, archive, verify, report."""

import sys

__version__ = "0.1.0"

# The command line of httpx, which nothing here calls, takes rich, pygments and click along wherever httpx is imported.
# Marked as missing (see sys.modules in Python's reference), it is left out, as httpx does where they are not there.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
