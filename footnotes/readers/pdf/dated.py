"""When a PDF was written, as its information dictionary or its XMP metadata say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from footnotes.readers.dated import iso_of_pdf, latest

_KEYS = ("CreationDate", "ModDate")
_XMP = re.compile(rb"xmp:(?:ModifyDate|CreateDate|MetadataDate)(?:>|\s{0,9}=\s{0,9}[\"'])\s{0,99}(\d[\d:T.Z+-]{6,40})")
"""ISO 16684-1, 8.4; packets stand uncompressed, so that programs find them that know no PDF."""
_MOST = 50
"""Dates that are looked at; pictures in a PDF have packets of their own."""


def date_of_pdf(pdf: Any, data: bytes) -> str | None:
    """The latest date that a PDF declares, in UTC.

    Args:
        pdf: it, as pypdfium2 opened it.
        data: its bytes, where XMP is looked for when the information dictionary has no date.
    """
    return latest(iso_of_pdf(pdf.get_metadata_value(key)) for key in _KEYS) or latest(_of_xmp(data))


def _of_xmp(data: bytes) -> Iterator[str]:
    for found in islice(_XMP.finditer(data), _MOST):
        yield found[1].decode("ascii")
