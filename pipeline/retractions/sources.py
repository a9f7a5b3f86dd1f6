"""Tables of notices as their keepers publish them, read into rows."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec

from pipeline.errors import UsageError
from pipeline.registries.base import bare_doi
from pipeline.retractions.table import Row, Rows, gathered
from reports.model import NoticeKind

RETRACTION_WATCH = "https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv"
"""Crossref's copy of Retraction Watch's database, renewed every working day. Nothing of it comes with footproof."""
_LONGEST_CELL = 1 << 20

_NATURES = {
    "retraction": NoticeKind.RETRACTION,
    "expression of concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTION,
}
_REINSTATED = "reinstatement"
_UPDATES = {
    **dict.fromkeys(("retraction", "retration", "partial_retraction"), NoticeKind.RETRACTION),
    **dict.fromkeys(("withdrawal", "removal"), NoticeKind.WITHDRAWAL),
    **dict.fromkeys(("expression_of_concern", "expression-of-concern"), NoticeKind.CONCERN),
    **dict.fromkeys(("correction", "corrigendum", "erratum", "err", "corrected-article"), NoticeKind.CORRECTION),
}
# ``12/18/2023 0:00``: month, day, year
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def read_source(path: Path) -> tuple[str, Rows]:
    """Who keeps a table, and its rows: Retraction Watch's CSV, or a folder of open-retractions.

    Raises:
        UsageError: it is neither, or holds no notice.
    """
    try:
        if path.is_dir():
            name, rows = "open-retractions", gathered(_open_retractions(sorted(path.rglob("data.json"))))
        else:
            with path.open(encoding="utf-8", errors="replace", newline="") as lines:
                name, rows = "Retraction Watch", gathered(retraction_watch(lines))
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}). Check the path.") from error
    if not rows:
        raise UsageError(
            f"{path} holds no notices that footproof can read. It reads the CSV of Retraction Watch "
            f"({RETRACTION_WATCH}) and a folder of open-retractions."
        )
    return name, rows


def retraction_watch(lines: Iterable[str]) -> Iterator[tuple[str, Row]]:
    """The rows of Retraction Watch's CSV; a retraction that was followed by a reinstatement is none."""
    usual = csv.field_size_limit(_LONGEST_CELL)  # one for the whole process: documents keep theirs
    try:
        read = [row for row in csv.DictReader(lines) if row.get("RetractionNature")]
    finally:
        csv.field_size_limit(usual)
    reinstated = {
        (work, _american(row.get("RetractionDate")) or date.max)
        for row in read
        if row["RetractionNature"].strip().casefold() == _REINSTATED
        for work in _works(row)
    }
    back: dict[str, date] = {}
    for work, day in reinstated:
        back[work] = max(day, back.get(work, date.min))
    for row in read:
        kind = _NATURES.get(row["RetractionNature"].strip().casefold())
        issued = _american(row.get("RetractionDate"))
        for work in _works(row) if kind else ():
            is_over = kind is NoticeKind.RETRACTION and work in back and (issued or date.min) <= back[work]
            if kind and not is_over:
                yield work, Row(kind, bare_doi(row.get("RetractionDOI")), issued)


def _works(row: dict[str, str]) -> Iterator[str]:
    for part in (row.get("OriginalPaperDOI") or "").split(";"):
        if doi := bare_doi(part):
            yield doi
    for part in (row.get("OriginalPaperPubMedID") or "").split(";"):
        if (number := part.strip()).isdigit() and number != "0":
            yield f"pmid:{number}"


def _american(text: str | None) -> date | None:
    found = _AMERICAN.match(text or "")
    try:
        return date(int(found[3]), int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def _open_retractions(files: Iterable[Path]) -> Iterator[tuple[str, Row]]:
    for file in files:
        try:
            told = msgspec.json.decode(file.read_bytes())
        except (OSError, msgspec.DecodeError, RecursionError):
            continue
        if isinstance(told, dict):
            yield from open_retraction(told)


def open_retraction(told: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    """The notices of one work of open-retractions: what it holds for retracted is, whatever the update is called."""
    doi = _identifier(told)
    updates = told.get("updates")
    for update in updates if isinstance(updates, list) and doi else ():
        if not isinstance(update, dict):
            continue
        kind = _UPDATES.get(str(update.get("type")).casefold())
        if told.get("retracted") is True:
            kind = NoticeKind.RETRACTION
        if doi and kind:
            yield doi, Row(kind, _identifier(update), _moment(update.get("timestamp")))


def _identifier(held: dict[str, Any]) -> str | None:
    named = held.get("identifier")
    return bare_doi(named.get("doi")) if isinstance(named, dict) else None


def _moment(milliseconds: Any) -> date | None:
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).date()
    except (TypeError, ValueError, OverflowError, OSError):
        return None
