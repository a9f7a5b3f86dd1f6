"""The nouns of a verification report: what was found out about each citation, and what it means.

The shapes follow the fields of ``report.json`` (schema version 1), but this is the internal form:
``reports.formats.json_v1`` alone decides what is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from cache.model import Hop, Record
from footnotes.model import Citation, Footnote, Reading, Span


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


@dataclass(frozen=True, slots=True)
class LinkHistory:
    """The state of a link, and since when. Times are UTC."""

    state: LinkState
    since: datetime
    """Of the first check in this state."""
    last_alive: datetime | None = None
    failures: int = 0
    """Checks in a row that failed; trouble is no failure."""
    changed: bool = False
    """Whether the state is another than at the run before; ``first`` and ``recovered`` becoming ``alive`` is none."""
    newly_rotten: bool = False
    """Whether this run found the link rotten, and no run before; never in the base line."""
    in_base_line: bool = False
    """Whether it was rotten when links were first audited."""
    moved_since: datetime | None = None
    retitled_since: datetime | None = None
    drifted_since: datetime | None = None
    """Of the first check in a row that found so; None where the last one did not."""


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
    shown: str | None = None
    """What the site showed in the place of the source: the title and first words of the page; None where nothing."""
    new_address: NewAddress | None = None
    """Of a link that leads nowhere: where archived redirects of its site led; None where nothing was found."""


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
    found_in: str = "page"
    """``archive`` where an archived copy stands in for a page that programs may not read."""


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
    shared: tuple[str, ...] = ()
    """Of a title cited in translation: its names and numbers that the page has, as the note spells them."""


@dataclass(frozen=True, slots=True)
class NewAddress:
    """Where a page stands whose cited address leads nowhere; it was opened there, and its title agrees."""

    url: str
    title_check: TitleCheck
    """The cited title, or that of the archived copy, held against the page there."""


@dataclass(frozen=True, slots=True)
class FactCheck:
    """A cited date or author held against the page."""

    status: CheckStatus = CheckStatus.UNKNOWN
    cited: str | None = None
    found: str | None = None
    found_in: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of a quotation beside what the source has there; either is empty where the other has more."""

    quoted: str
    source: str
    same: bool


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """A quotation looked for in the source."""

    text: str
    status: QuoteStatus
    score: float | None = None
    """0..1: how much of its words stands in the passage, rare words counting most; None: not looked for."""
    passage: str | None = None
    """The nearest passage of the source."""
    url: str | None = None
    """Opens the page at the passage (text fragment), or a PDF at its page; without a passage the copy looked in."""
    before: str = ""
    """What the source says just before the passage."""
    after: str = ""
    """What it says just after it."""
    difference: tuple[Difference, ...] = ()
    """Of an altered quotation: all of it, stretch by stretch, beside the source."""
    page: int | None = None
    """1-based page of a PDF."""
    reason: str | None = None
    """Why it is unchecked, or why it is absent where the page is in another language: one sentence."""
    found_in: str | None = None
    """Where it was looked for: ``page`` or ``archive``; None: nowhere."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the source that a person may read against a sentence. Evidence, never a verdict."""

    text: str
    score: float
    """0..1: how much of the sentence's words, names and numbers it holds, rare ones counting most."""
    url: str
    """Opens the page at the passage."""
    present: tuple[str, ...] = ()
    """Names, numbers and dates of the sentence that stand in the passage."""
    missing: tuple[str, ...] = ()
    """Names, numbers and dates of the sentence that stand nowhere in the page."""
    page: int | None = None
    """1-based page of a PDF."""
    found_in: str | None = None
    """Where it stands: ``page`` or ``archive``."""


@dataclass(frozen=True, slots=True)
class DriftChange:
    """A passage that has changed, cut where it is long; either side is empty where the other stands alone."""

    removed: str
    """As the copy has it."""
    added: str
    """As the page has it now."""


@dataclass(frozen=True, slots=True)
class DriftMeasures:
    """What was measured, main text against main text."""

    kept: float
    """0..1: how much of the copy's text still stands on the page, numbers and names weighing most."""
    added: float
    """0..1: how much of the page's text is new, weighed in the same way."""
    cosine: float
    """0..1: of the words that are no mere function words."""
    jaccard: float
    """0..1: of the same words."""
    sorensen: float
    """0..1: of the same words (Sørensen and Dice)."""
    words: float
    """Change of the number of words: -0.7 where three in ten are left, 1 where there are twice as many."""
    facts_kept: float
    """0..1: how many of the copy's numbers and names still stand in their sentences."""


@dataclass(frozen=True, slots=True)
class Drift:
    """How the page has changed since an earlier copy."""

    status: str
    """``same``, ``minor``, ``major`` or ``off-topic``."""
    score: float
    """0..1: how much of the copy's text still stands; 1 where nothing is lost."""
    compared_with: str
    """URL of the copy."""
    measures: DriftMeasures | None = None
    changes: tuple[DriftChange, ...] = ()
    """The weightiest changed passages, in the order of the copy."""


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
    severity: Severity
    confidence: Confidence
    evidence: tuple[str, ...] = ()
    """What was seen, piece by piece: the parameter, the other title, the date of the document."""
    id: str | None = None
    """Citation id, a colon, and the code, ``draft.docx#12.2:tracking-parameter``: what a dismissal names.
    None until the verdict stands."""
    dismissed: bool = False
    """Whether the project's settings say that this one is wrong; it is kept, and does not count."""
    place: int | None = None
    """Of which quotation of the citation it speaks, 1-based; None where it speaks of none."""
    finding: str | None = None
    """What a decision names: the code, with ``:2`` and so on where a citation has several of it. None until the
    verdict stands."""
    about: str | None = None
    """Digest of what the finding shows; a decision holds as long as it is the same. None until the verdict stands."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A stretch of a text that is to read otherwise; an insertion where the stretch is empty."""

    span: Span
    text: str
    """What is to stand there."""
    safe: bool
    """Whether it may go in unseen: a moved address, a repaired URL, a good copy beside a dead link. Of anything else a
    person must judge."""
    address: Span | None = None
    """Of ``text``, the address in it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person has decided about a finding of a citation, found again by what the citation is."""

    finding: str | None
    """Code of the finding, ``:2`` and so on behind it for the second of its kind; None: the whole citation."""
    state: DecisionState
    by: str
    decided_at: datetime
    """UTC."""
    reason: str
    outcome: DecisionOutcome


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision that found no citation in this run."""

    line: Mapping[str, Any]
    """The line of the decisions file, as it stands there."""
    why: str
    """``gone``, or ``ambiguous``: it fits several citations equally."""
    candidates: tuple[str, ...] = ()
    """Ids of the citations that come nearest."""


@dataclass(frozen=True, slots=True)
class CitationResult:
    """All that is known of one citation. None: that stage has not run."""

    citation: Citation
    footnote: Footnote
    link: LinkFinding | None = None
    source: Source | None = None
    title_check: TitleCheck | None = None
    facts: tuple[tuple[FactName, FactCheck], ...] = ()
    """What else the note says, held against the page; what is not among them was not checked."""
    quotes: tuple[QuoteCheck, ...] | None = None
    passages: tuple[Passage, ...] | None = None
    """For a sentence without a quotation, the best passages of the source, best first."""
    drift: Drift | None = None
    lint: tuple[Reason, ...] = ()
    """What the lint found; it is among ``reasons`` once the verdict stands, as the project's settings have it."""
    archive: ArchiveFinding | None = None
    given_copy_good: bool | None = None
    """Whether the copy that the note itself gives shows the cited page; None where it gives none or nobody could
    look."""
    verdict: Verdict | None = None
    reasons: tuple[Reason, ...] = ()
    corrected: str | None = None
    """The citation as it could stand in the note, plain text; None when nothing needs to change."""
    corrections: tuple[Correction, ...] = ()
    """What makes ``corrected`` of the citation's text, in order and apart from each other. An address that was repaired
    in the reading is among them: the text has it as it should be, the file may not."""
    history: LinkHistory | None = None
    """None without an address, and before links are judged."""
    decisions: tuple[Decision, ...] = ()
    """In force, in the order in which they were made; a short form has those of the citation that it means."""

    def fact(self, name: FactName) -> FactCheck | None:
        """One of the facts; None before it was checked."""
        return dict(self.facts).get(name)

    @property
    def housekeeping(self) -> tuple[Reason, ...]:
        """Hints at style, which are shown apart."""
        linted = {reason.code for reason in self.lint}
        return tuple(reason for reason in self.reasons if reason.code in linted and _quiet(reason))

    @property
    def flags(self) -> tuple[Reason, ...]:
        """What an editor should read first: every reason but hints at style and what was dismissed."""
        hints = self.housekeeping
        return tuple(reason for reason in self.reasons if not reason.dismissed and reason not in hints)

    @property
    def set_aside(self) -> tuple[Reason, ...]:
        """What a person has found to be wrong, and the project's settings name."""
        return tuple(reason for reason in self.reasons if reason.dismissed)


def _quiet(reason: Reason) -> bool:
    return reason.severity is Severity.NOTE and not reason.dismissed


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
    warnings: tuple[str, ...] = ()
    """Sentences for a person about the run as a whole: which files of a folder were passed over."""
    decisions: str | None = None
    """Path of the file of decisions, seen from the folder of the reports; None where none were looked for."""
    orphans: tuple[Orphan, ...] = ()
    """Decisions that found no citation."""


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """The whole outcome of a batch: every citation that was read is in it."""

    version: str
    """Of the program."""
    run: Run
    documents: tuple[Reading, ...]
    results: tuple[CitationResult, ...]
    """In document order; formats sort for themselves."""
    unread: tuple[UnreadDocument, ...] = field(default=())

    def __repr__(self) -> str:
        # Python's own asyncio asks for it when a run ends (signal.getsignal): a gigabyte for 12,000 notes, thrown away.
        return f"Report({len(self.documents)} documents, {len(self.results)} citations)"
