"""The DOI by which a page wants its work to be cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KEYS = (
    "citation_doi",
    "bepress_citation_doi",
    "prism.doi",
    "dc.identifier.doi",
    "dc.identifier",
    "dcterms.identifier",
)
"""Highwire Press, bepress, PRISM and Dublin Core: names under which publishers declare the DOI of the work shown."""
_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s?|urn:doi:|info:doi/)?(10\.\d{4,9}/[^\s\"<>]{1,200})", re.IGNORECASE
)
"""DOI Handbook, 2.2: ``10.``, a registrant, a slash, and a suffix of nearly any characters."""


def read_doi(metas: Mapping[str, Sequence[str]]) -> str | None:
    """The DOI that the metadata declare (``10.1000/182``); None when they declare none."""
    for key in _KEYS:
        for value in metas.get(key, ()):
            found = _DOI.fullmatch(value.strip()[:300])
            if found:
                return found[1]
    return None
