"""What the desk shows of a report at a glance: every citation with its findings, and the words on each."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from pipeline.checks.findings import KINDS
from pipeline.checks.findings.about import OF_THE_LINK, family
from pipeline.checks.lint import RULES
from pipeline.decisions.journal import Entry, stamp
from pipeline.decisions.settling import Attached, word_on
from reports.formats.safe_text import one_line, printable
from reports.model import DecisionOutcome
from reports.written import WrittenCitation, WrittenReport

_LONGEST = 6_000
"""Characters of a note or a sentence that are searched."""
_HEADING = 200


class Word(msgspec.Struct, frozen=True):
    """The word in force on a finding."""

    state: str
    by: str
    at: str
    """UTC, as the file has it."""
    reason: str
    reopened: bool
    """Whether what it was about has changed since: somebody has to look again."""
    line: str
    """What the line is called where it is taken back."""


class Finding(msgspec.Struct, frozen=True):
    """One finding that asks for something."""

    finding: str
    """What a decision names."""
    code: str
    message: str
    suggestion: str
    grave: bool
    """Whether it breaks the citation."""
    together: str
    """Findings with the same sign are one and the same about one link, and may be decided at once; empty where a
    finding is about more than the link."""


class Item(msgspec.Struct, frozen=True):
    """One citation."""

    id: str
    note: int
    """Place of its note."""
    heading: str
    url: str
    verdict: str
    """As the report has it: what was decided since does not change it."""
    findings: tuple[Finding, ...]
    words: tuple[Word | None, ...]
    """One for each finding; None where nobody has decided."""


class Note(msgspec.Struct, frozen=True):
    """One note."""

    document: int
    label: str
    text: str
    sentence: str


class Queue(msgspec.Struct, frozen=True):
    """Everything, in the order of the documents."""

    version: str
    """Of the report: what is decided about another is refused."""
    documents: tuple[str, ...]
    notes: tuple[Note, ...]
    items: tuple[Item, ...]
    codes: dict[str, str]
    """When a finding of a code is told, in a sentence; of the codes that occur."""
    finished: str
    decisions: str
    """Path of the file."""
    reviewers: tuple[str, ...]
    warnings: tuple[str, ...]


def name_of(entry: Entry) -> str:
    """What a line is called where it is taken back, 16 hexadecimal digits."""
    told = msgspec.json.encode(entry.name)
    return hashlib.sha256(told).hexdigest()[:16]


def asking(citation: WrittenCitation) -> tuple[Finding, ...]:
    """The findings of a citation that ask for something, the gravest first."""
    asked = sorted((reason for reason in citation.reasons if reason.asks), key=lambda one: one.severity != "error")
    return tuple(
        Finding(
            reason.finding or reason.code,
            reason.code,
            printable(reason.message),
            printable(reason.suggestion),
            reason.severity == "error",
            f"{family(reason.code)}={reason.about}" if reason.code in OF_THE_LINK and citation.url else "",
        )
        for reason in asked
    )


def words(citation: WrittenCitation, attached: Iterable[Attached]) -> tuple[Word | None, ...]:
    """The word in force on each of ``asking(citation)``."""
    attached = tuple(attached)
    by_name = {reason.finding or reason.code: reason for reason in citation.reasons}
    return tuple(_word(word_on(by_name[finding.finding], attached)) for finding in asking(citation))


def _word(attached: Attached | None) -> Word | None:
    if attached is None:
        return None
    entry = attached.entry
    reopened = attached.outcome is DecisionOutcome.REOPENED
    return Word(entry.state, one_line(entry.by), stamp(entry.at), one_line(entry.reason), reopened, name_of(entry))


def items(report: WrittenReport, in_force: Sequence[tuple[Attached, ...]]) -> tuple[Item, ...]:
    """Every citation of a report; ``in_force`` has the decisions on each, in the same order."""
    places = {note.id: place for place, note in enumerate(report.footnotes)}
    return tuple(
        Item(
            one_line(citation.id),
            places[citation.footnote],
            one_line(citation.title or citation.text)[:_HEADING],
            printable(citation.url or ""),
            citation.verdict or "unchecked",
            asking(citation),
            words(citation, attached),
        )
        for citation, attached in zip(report.citations, in_force, strict=True)
    )


def notes(report: WrittenReport) -> tuple[Note, ...]:
    """Every note of a report."""
    places = {document.id: place for place, document in enumerate(report.documents)}
    return tuple(
        Note(
            places[note.document],
            one_line(note.label),
            one_line(note.text[:_LONGEST]),
            one_line((note.sentence or "")[:_LONGEST]),
        )
        for note in report.footnotes
    )


def codes(report: WrittenReport) -> dict[str, str]:
    """The codes of findings that ask for something, the most frequent first, with when they are told."""
    summaries = {kind.code: kind.summary for kind in KINDS} | {rule.code: rule.summary for rule in RULES}
    counts = Counter(reason.code for citation in report.citations for reason in citation.reasons if reason.asks)
    return {code: summaries.get(code, "") for code, _ in counts.most_common()}
