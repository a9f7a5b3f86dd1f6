"""Which report a desk opens: one that is named, or the last one, if it is of the named documents as they stand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from cache.freshness import SUCCESS_LIFETIME
from footnotes.errors import UnreadableDocument
from pipeline.decisions.recording import REPORT
from pipeline.settings import RunSettings
from pipeline.stages.sources import find_sources
from reports.written import read_report


def named_report(named: Sequence[str], last: Path) -> Path | None:
    """The report that is named, or the last one where nothing is; None where documents are."""
    if not named:
        return last
    path = Path(named[0])
    is_report = path.name == REPORT or (path / REPORT).is_file()
    return path if len(named) == 1 and is_report else None


def is_fresh(run: RunSettings) -> bool:
    """Whether the last report is complete, of these documents as they stand, and not a day old.

    Documents on the web may be others by now: for them it is not.

    Raises:
        UsageError: there is no such document.
    """
    if run.refresh is not None:
        return False
    try:
        report = read_report(run.out / REPORT)
        age = datetime.now(UTC) - datetime.fromisoformat(report.run.finished)
    except (OSError, ValueError):
        return False
    if not report.run.complete or age > SUCCESS_LIFETIME:
        return False
    sources = find_sources(run.documents, (run.out, Path(run.workspace))).documents
    if any(source.is_online for source in sources):
        return False
    try:
        digests = {source.name: hashlib.sha256(source.load()).hexdigest() for source in sources}
    except UnreadableDocument:
        return False
    return digests == {document.path: document.sha256 for document in report.documents}
