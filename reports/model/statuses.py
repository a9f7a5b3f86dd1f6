"""What can be said of a link, a title, a fact, a quotation, a copy, a citation; what a person can say of it."""

from __future__ import annotations

from enum import StrEnum


class LinkStatus(StrEnum):
    """What became of a cited link. "Could not tell" is ``ERROR``, never ``DEAD``."""

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    SOFT_404 = "soft-404"
    PARKED = "parked"
    BLOCKED = "blocked"
    RESTRICTED = "restricted"
    ERROR = "error"
    SKIPPED = "skipped"

    @property
    def rotten(self) -> bool:
        """Whether a reader who follows the link does not get the source."""
        return self in (LinkStatus.DEAD, LinkStatus.SOFT_404, LinkStatus.PARKED)

    @property
    def living(self) -> bool:
        """Whether the cited address answers with a page of its own."""
        return self in (LinkStatus.ALIVE, LinkStatus.MOVED)


class TitleStatus(StrEnum):
    """How the cited title compares with what the page shows."""

    MATCH = "match"
    CHANGED = "changed"
    MISMATCH = "mismatch"
    OTHER_LANGUAGE = "other-language"
    UNKNOWN = "unknown"


class CheckStatus(StrEnum):
    """Outcome of a date or author check."""

    MATCH = "match"
    MISMATCH = "mismatch"
    UNKNOWN = "unknown"


class FactName(StrEnum):
    """What a note says of a source beyond its title; each is a field ``NAME_check`` of ``report.json``."""

    DATE = "date"
    AUTHOR = "author"


class QuoteStatus(StrEnum):
    """Whether a quotation stands in the source."""

    FOUND = "found"
    ALTERED = "altered"
    ABSENT = "absent"
    UNCHECKED = "unchecked"


class ArchiveStatus(StrEnum):
    """Whether there is a copy to cite."""

    SAVED = "saved"
    FOUND = "found"
    PENDING = "pending"
    FAILED = "failed"
    NONE = "none"
    SKIPPED = "skipped"


class Verdict(StrEnum):
    """What an editor should do about a citation, worst first."""

    BROKEN = "broken"
    REVIEW = "review"
    UNCHECKED = "unchecked"
    SETTLED = "settled"
    """A person has decided about all that was flagged; it counts as no failure."""
    OK = "ok"


class DecisionState(StrEnum):
    """What a person says of a finding."""

    WRONG = "wrong"
    """The finding is mistaken."""
    ACCEPTED = "accepted"
    """It is right, and may stand."""
    FIXED = "fixed"
    """It has been put right."""
    ASK_AUTHOR = "ask-author"
    LATER = "later"

    @property
    def settles(self) -> bool:
        """Whether nothing is left to do about the finding."""
        return self not in (DecisionState.ASK_AUTHOR, DecisionState.LATER)


class DecisionOutcome(StrEnum):
    """What became of a decision in this run."""

    KEPT = "kept"
    """The citation stands in the same file under the same number."""
    MOVED = "moved"
    """It stands elsewhere."""
    REOPENED = "reopened"
    """What the decision was about has changed: it settles nothing until somebody looks again."""


class Severity(StrEnum):
    """How much a finding asks of an editor, mildest first."""

    NOTE = "note"
    """A hint at style; it never changes a verdict."""
    WARNING = "warning"
    """Readers of the document are misled or kept out: a person should look."""
    ERROR = "error"
    """The reader does not get the source."""


class Confidence(StrEnum):
    """How sure a finding is, least first."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class LinkState(StrEnum):
    """What became of a link over all runs that the workspace knows (the contract's table)."""

    FIRST = "first"
    """Checked for the first time, or never yet in anything but trouble."""
    ALIVE = "alive"
    SUSPECT = "suspect"
    """It was alive and fails now, not yet often enough to be believed."""
    ROTTEN = "rotten"
    RECOVERED = "recovered"
    """It was rotten at the check before, and is alive."""
