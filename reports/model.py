"""The nouns of a verification report: what was found out about each citation, and what it means.

The shapes follow the fields of ``report.json`` (schema version 1), but this is the internal form:
``reports.formats.json_v1`` alone decides what is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cache.model import Hop, Record
from footnotes.model import Citation, Footnote, Reading


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
    OK = "ok"


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """What became of the link."""

    status: LinkStatus
    reason: str
    """Stable code, e.g. ``http-404``, ``dns``, ``redirect-to-home``, ``error-page``, ``challenge``."""
    detail: str
    """One sentence for a person."""
    http_status: int | None = None
    final_url: str | None = None
    hops: tuple[Hop, ...] = ()
    checked_at: datetime | None = None
    """UTC; None when the link was not checked."""
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """What the page says of itself."""

    site: str | None = None
    title: str | None = None
    date: str | None = None
    """ISO 8601 date of publication as the page gives it."""
    authors: tuple[str, ...] = ()
    language: str | None = None
    """BCP 47 primary tag, e.g. ``en``."""
    excerpt: str | None = None
    """The first words of the main text."""


@dataclass(frozen=True, slots=True)
class TitleCheck:
    """The cited title held against what the page (or a copy) shows."""

    status: TitleStatus
    score: float | None = None
    """0..1; None when nothing was compared."""
    cited: str | None = None
    found: str | None = None
    found_in: str | None = None
    """``json-ld``, ``og:title``, ``h1``, ``title``, ``citation_title``, ``pdf``, ``archive`` ..."""


@dataclass(frozen=True, slots=True)
class FactCheck:
    """A cited date or author held against the page."""

    status: CheckStatus = CheckStatus.UNKNOWN
    cited: str | None = None
    found: str | None = None
    found_in: str | None = None


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """A quotation looked for in the source."""

    text: str
    status: QuoteStatus
    score: float | None = None
    passage: str | None = None
    """The nearest passage of the source."""
    url: str | None = None
    """Opens the page at the passage (text fragment)."""


@dataclass(frozen=True, slots=True)
class Drift:
    """How the page has changed since an earlier copy."""

    status: str
    score: float
    compared_with: str
    """URL of the copy."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A capture that was looked at and is not offered, and why."""

    timestamp: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArchiveFinding:
    """The copy to cite."""

    status: ArchiveStatus
    url: str | None = None
    timestamp: str | None = None
    """14 digits, UTC."""
    title_check: TitleCheck | None = None
    """Whether that copy carries the cited title."""
    error: str | None = None
    """The archive's own code, e.g. ``error:blocked-url``."""
    detail: str | None = None
    """One sentence for a person, e.g. when a pending capture will be looked at again."""
    local: Record | None = None
    """Our own exchange in the local web archive."""
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a citation was flagged, and what to do next."""

    code: str
    message: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class CitationResult:
    """All that is known of one citation. None: that stage has not run."""

    citation: Citation
    footnote: Footnote
    link: LinkFinding | None = None
    source: Source | None = None
    title_check: TitleCheck | None = None
    date_check: FactCheck | None = None
    author_check: FactCheck | None = None
    quotes: tuple[QuoteCheck, ...] | None = None
    drift: Drift | None = None
    archive: ArchiveFinding | None = None
    verdict: Verdict | None = None
    reasons: tuple[Reason, ...] = ()
    corrected: str | None = None
    """The citation as it could stand in the note, plain text; None when nothing needs to change."""


@dataclass(frozen=True, slots=True)
class UnreadDocument:
    """A document that could not be read, and why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Run:
    """When and how the batch ran. Times are UTC."""

    started: datetime
    finished: datetime
    offline: bool
    complete: bool
    """False when the run was cut short; what is missing is in ``missing``."""
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The whole outcome of a batch: every citation that was read is in it."""

    version: str
    """Of the program."""
    run: Run
    documents: tuple[Reading, ...]
    results: tuple[CitationResult, ...]
    """In document order; formats sort for themselves."""
    unread: tuple[UnreadDocument, ...] = field(default=())
