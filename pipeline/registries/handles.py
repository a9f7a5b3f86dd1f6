"""The registry of all DOIs, whoever registered them: it knows whether one exists, and nothing of its work.

https://doi.org/api/handles/, DOI Handbook 3.8; response codes of the Handle System (RFC 3652, 2.2.3.1).
"""

from __future__ import annotations

from urllib.parse import quote

from pipeline.registries.base import Pace, Registry, never, parsed
from pipeline.registries.cited import CitedWork
from reports.model import WorkRecord

_SUCCESS, _NOT_FOUND = 1, 100


def _by_doi(work: CitedWork) -> str | None:
    return f"/api/handles/{quote(work.doi, safe='/')}" if work.doi else None


def _nothing(_: bytes) -> tuple[WorkRecord, ...]:
    return ()


def is_registered(body: bytes) -> bool | None:
    """Whether an answer says that the DOI exists; None where it does not say."""
    found = parsed(body)
    code = found.get("responseCode") if isinstance(found, dict) else None
    return {_SUCCESS: True, _NOT_FOUND: False}.get(code) if isinstance(code, int) else None


HANDLES = Registry(
    name="doi",
    title="doi.org",
    origin="https://doi.org",
    pace=Pace(2.0),
    by_identifier=_by_doi,
    by_words=never,
    read=_nothing,
)
