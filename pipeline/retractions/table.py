"""The table of notices in the workspace: small, asked without a network, and dated."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import msgspec

from cache.store import Workspace
from reports.model import Notice, NoticeKind
from reports.wording import date as written_date

_FACT = "retractions"
_KEY = "table"


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One notice."""

    kind: NoticeKind
    doi: str | None
    """Of the notice."""
    issued: date | None


Rows = Mapping[str, tuple[Row, ...]]
"""By the DOI of the work in lower case, or ``pmid:`` and its number."""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    source: str
    rows: dict[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class RetractionTable:
    """Notices by work."""

    told_by: str = ""
    """Who keeps the table, and when it was fetched, for a person; empty for no table."""
    rows: Rows = field(default_factory=dict)

    def of(self, doi: str | None, pmid: str | None = None) -> Iterator[Notice]:
        """What was said later of the work with a DOI (lower case) or a number of PubMed."""
        for row in self.rows.get(doi or "") or self.rows.get(f"pmid:{pmid}", ()):
            yield Notice(row.kind, row.doi, row.issued, self.told_by)


def gathered(rows: Iterable[tuple[str, Row]]) -> Rows:
    """Rows by their works."""
    by_work: dict[str, tuple[Row, ...]] = {}
    for work, row in rows:
        by_work[work] = (*by_work.get(work, ()), row)
    return by_work


def keep_table(workspace: Workspace, source: str, rows: Rows) -> None:
    """Put rows in the place of the table that is kept."""
    packed = zlib.compress(msgspec.msgpack.encode(_Kept(source, dict(rows))))
    workspace.remember(_FACT, _KEY, packed, datetime.now(UTC))


def kept_table(workspace: Workspace) -> RetractionTable:
    """The table of a workspace; an empty one where none was fetched, or it is damaged."""
    known = workspace.recall(_FACT, _KEY)
    if known is None:
        return RetractionTable()
    try:
        kept = msgspec.msgpack.decode(zlib.decompress(known[1]), type=_Kept)
    except (zlib.error, msgspec.DecodeError):
        return RetractionTable()
    return RetractionTable(f"{kept.source}, as of {written_date(known[0].date().isoformat())}", kept.rows)
