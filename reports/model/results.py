"""What a citation comes to, and the whole of a run."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from cache.spill import Spill
from footnotes.model import Citation, Footnote, Location, NoteKind, Reading, Span
from reports.model.links import ArchiveFinding, LinkFinding, LinkHistory
from reports.model.pages import Drift, FactCheck, Passage, QuoteCheck, Source, Support, TitleCheck
from reports.model.statuses import (
    ArchiveStatus,
    Confidence,
    DecisionOutcome,
    DecisionState,
    FactName,
    LinkStatus,
    Severity,
    TitleStatus,
    Verdict,
)
from reports.model.works import WorkFinding

_AT_HAND = 5_000
"""Results whose outlines stay in memory, a kilobyte each; the others wait in a file."""


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
    target: str | None = None
    """Where the words of the stretch, which stay as they are, are to lead; None where no link is led elsewhere."""


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
    support: Support | None = None
    """How much of the sentence stands in the source; None where it quotes, or nobody could tell."""
    drift: Drift | None = None
    lint: tuple[Reason, ...] = ()
    """What the lint found; it is among ``reasons`` once the verdict stands, as the project's settings have it."""
    archive: ArchiveFinding | None = None
    work: WorkFinding | None = None
    """What registries say of the work; None where it was not looked up."""
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
    decided_as: Mapping[str, str] = field(default_factory=dict)
    """By id, how decisions name a document; empty where none were looked for."""


def outline_of(result: CitationResult) -> CitationResult:
    """A result without its texts: its address and dates, statuses, verdict, history and decisions.

    Of ``corrections`` and ``reasons`` is left whether there are any, and what was set aside.
    """
    citation, link = result.citation, result.link
    return CitationResult(
        Citation(
            citation.id,
            citation.footnote,
            sys.intern(citation.document),
            "",
            date=citation.date,
            accessed=citation.accessed,
            url=citation.url,
            same_as=citation.same_as,
        ),
        _NO_NOTE,
        link=_link(link.status, link.reason) if link else None,
        title_check=_title(result.title_check.status) if result.title_check else None,
        archive=_archive(result.archive.status) if result.archive else None,
        verdict=result.verdict,
        reasons=result.set_aside,
        corrections=_CORRECTED if result.corrections else (),
        history=result.history,
        decisions=result.decisions,
    )


_NO_NOTE = Footnote("", "", "", NoteKind.FOOTNOTE, "", Location(), None)
_CORRECTED = (Correction(Span(0, 0), "", safe=False),)


@cache
def _link(status: LinkStatus, reason: str) -> LinkFinding:
    return LinkFinding(status, reason, "")


@cache
def _title(status: TitleStatus) -> TitleCheck:
    return TitleCheck(status)


@cache
def _archive(status: ArchiveStatus) -> ArchiveFinding:
    return ArchiveFinding(status)


@dataclass(frozen=True, repr=False)
class Report:
    """The whole outcome of a batch: every citation that was read is in it. Not slotted, for its outline is kept."""

    version: str
    """Of the program."""
    run: Run
    documents: Sequence[Reading]
    results: Sequence[CitationResult]
    """In document order; formats sort for themselves. Of a large run they are read from a disk at each pass."""
    unread: tuple[UnreadDocument, ...] = field(default=())
    folder: Path | None = None
    """On whose disk the outline of very many results waits; None: where the system has room."""

    @cached_property
    def outline(self) -> Sequence[CitationResult]:
        """The results without their texts, in the same order: what is counted, sorted and listed by."""
        outline = Spill(CitationResult, self.folder, _AT_HAND)
        for result in self.results:
            outline.add(outline_of(result))
        return outline

    def with_run(self, run: Run) -> Report:
        """The same results, with something else to say about the run."""
        other = replace(self, run=run)
        if "outline" in self.__dict__:  # to make it takes a pass over all results
            other.__dict__["outline"] = self.outline
        return other

    def __repr__(self) -> str:
        # Python's own asyncio asks for it when a run ends (signal.getsignal): a gigabyte for 12,000 notes, thrown away.
        return f"Report({len(self.documents)} documents, {len(self.results)} citations)"
