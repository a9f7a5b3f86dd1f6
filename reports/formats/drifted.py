"""What ``report.html`` shows of how a page has changed: the passages of the copy beside those of the page."""

from __future__ import annotations

from dataclasses import dataclass

from reports import wording
from reports.formats.differences import Piece, differing
from reports.formats.safe_text import one_line, web_address
from reports.model import Drift, DriftChange

_TONES = {"same": "good", "minor": "calm"}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A changed passage, what differs marked; a side without pieces has nothing in its place."""

    removed: tuple[Piece, ...]
    added: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ShownDrift:
    """How the page has changed since the copy."""

    status: str
    label: str
    tone: str
    """good, calm or doubt, as of a chip."""
    meaning: str
    """One sentence."""
    kept: int
    """Percent of the copy's text that still stands."""
    compared_with: str
    address: str | None
    """The copy, if a browser may be sent there."""
    changes: tuple[ShownChange, ...]


def shown_drift(drift: Drift | None) -> ShownDrift | None:
    """A drift as it is shown; None where none was measured."""
    if drift is None:
        return None
    phrase = wording.DRIFTS.get(drift.status, wording.Wording(drift.status, ""))
    return ShownDrift(
        drift.status,
        phrase.label,
        _TONES.get(drift.status, "doubt"),
        phrase.meaning,
        # Whole only where it is: what lost a word in a thousand is not unchanged.
        int(100 * drift.score),
        drift.compared_with,
        web_address(drift.compared_with),
        tuple(_change(change) for change in drift.changes),
    )


def _change(change: DriftChange) -> ShownChange:
    removed, added = one_line(change.removed), one_line(change.added)
    if not removed or not added:
        return ShownChange((Piece(removed),) if removed else (), (Piece(added),) if added else ())
    return ShownChange(*differing(removed, added))
