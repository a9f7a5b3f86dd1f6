"""What is said of a work that was looked up in registries, and of what was said of it later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnotes.languages.all import LANGUAGES
from footnotes.languages.patterns import any_of
from pipeline.checks.findings.base import Kind, Rule
from reports.model import (
    CitationResult,
    Confidence,
    Notice,
    NoticeKind,
    Reason,
    Severity,
    WorkField,
    WorkFinding,
    WorkRecord,
    WorkStatus,
)
from reports.wording import date as written_date
from reports.wording import quoted

WORK_DIFFERS = Kind("work-differs", Severity.WARNING, "A registry holds the work under other authors or another year.")
WORK_DIFFERS_LITTLE = Kind(
    "work-differs-little", Severity.NOTE, "A registry words the title otherwise, or names another journal or publisher."
)
DOI_OF_ANOTHER = Kind("doi-of-another-work", Severity.WARNING, "The DOI in the note leads to another work.")
DOI_UNKNOWN = Kind("doi-unknown", Severity.WARNING, "No agency has registered the DOI that the note gives.")
WORK_NOT_FOUND = Kind("work-not-found", Severity.NOTE, "The registries that were asked do not hold the work.")
RETRACTED = Kind("retracted", Severity.WARNING, "The source has been retracted, and the note does not say so.")
WITHDRAWN = Kind("withdrawn", Severity.WARNING, "The publisher has withdrawn the source, and the note does not say so.")
CONCERN = Kind("expression-of-concern", Severity.WARNING, "The publisher has expressed concern about the source.")
CORRECTED_LATER = Kind("corrected-later", Severity.NOTE, "The source was corrected after its publication.")

KINDS = (
    WORK_DIFFERS, WORK_DIFFERS_LITTLE, DOI_OF_ANOTHER, DOI_UNKNOWN, WORK_NOT_FOUND, RETRACTED, WITHDRAWN, CONCERN,
    CORRECTED_LATER,
)  # fmt: skip
_GRAVE = frozenset({WorkField.AUTHORS, WorkField.YEAR})
_NAMES = {WorkField.CONTAINER: "journal or publisher"}
_LATER = {
    NoticeKind.RETRACTION: RETRACTED,
    NoticeKind.WITHDRAWAL: WITHDRAWN,
    NoticeKind.CONCERN: CONCERN,
    NoticeKind.CORRECTION: CORRECTED_LATER,
}
_SAID = {
    NoticeKind.RETRACTION: "was retracted",
    NoticeKind.WITHDRAWAL: "was withdrawn",
    NoticeKind.CONCERN: "was put under an expression of concern",
    NoticeKind.CORRECTION: "was corrected",
}
_NAMED = 3
"""Authors that are named in a sentence."""
_BY_LETTERS = ("latin", "cyrillic", "greek")
"""Scripts that part words; in others one is found wherever it stands."""
_SAYS_SO = re.compile(
    rf"(?<![^\W\d_])(?:{any_of(word for one in LANGUAGES if one.script in _BY_LETTERS for word in one.retracted)})"
    rf"|{any_of(word for one in LANGUAGES if one.script not in _BY_LETTERS for word in one.retracted)}",
    re.IGNORECASE,
)


def _work(result: CitationResult) -> Iterator[Reason]:
    found = result.work
    if found is None:
        return
    yield from _doi(found)
    if found.status is WorkStatus.NOT_FOUND:
        yield _not_found(found)
    for kind, fields in ((WORK_DIFFERS, _GRAVE), (WORK_DIFFERS_LITTLE, frozenset(WorkField) - _GRAVE)):
        differing = [one for one in found.differences if one.field in fields]
        if differing and found.record:
            told = "; ".join(
                f"{_NAMES.get(one.field, one.field.value)} {quoted(one.cited)} in the note, {quoted(one.held)} there"
                for one in differing
            )
            yield kind.reason(
                f"{found.detail.rstrip('.')}: {told}.",
                f"Compare the note with the record: {(found.as_note or described(found.record)).rstrip('.')}.",
                Confidence.MEDIUM,
                tuple(one.held for one in differing),
            )


def _doi(found: WorkFinding) -> Iterator[Reason]:
    if found.doi_leads_to is not None:
        yield DOI_OF_ANOTHER.reason(
            f"The DOI leads to another work: {described(found.doi_leads_to)}.",
            f"Give the DOI of the work that is meant{_own_doi(found.record)}.",
            evidence=(found.doi_leads_to.doi,),
        )
    if found.doi_unknown:
        yield DOI_UNKNOWN.reason(
            "No agency has registered this DOI: it leads nowhere.",
            f"Compare it with the source{_own_doi(found.record)}.",
        )


def _own_doi(record: WorkRecord | None) -> str:
    return f"; the record of the work has {record.doi}" if record and record.doi else ""


def _not_found(found: WorkFinding) -> Reason:
    advice = "That does not mean that it does not exist: look at the source itself."
    if not found.expected:
        return WORK_NOT_FOUND.reason(found.detail, advice, Confidence.LOW)
    told = f"{found.detail} They hold other articles of the same journal."
    return WORK_NOT_FOUND.reason(told, advice, Confidence.MEDIUM, severity=Severity.WARNING)


def _later(result: CitationResult) -> Iterator[Reason]:
    if result.work is None or _SAYS_SO.search(result.footnote.text):
        return
    told: set[NoticeKind] = set()
    for notice in result.work.notices:
        if notice.kind not in told:
            told.add(notice.kind)
            yield _LATER[notice.kind].reason(
                f"The source {_SAID[notice.kind]}{_when(notice)}{_by(notice)}.",
                "Say so in the note, or cite another source." if notice.kind is not NoticeKind.CORRECTION else
                "See whether the correction touches what is cited.",
                evidence=(notice.doi,),
            )  # fmt: skip


def _when(notice: Notice) -> str:
    return f" on {written_date(notice.issued.isoformat())}" if notice.issued else ""


def _by(notice: Notice) -> str:
    return f" ({notice.told_by})" if notice.told_by else ""


def described(record: WorkRecord) -> str:
    """A record in one line, for a person."""
    authors = ", ".join(map(str, record.authors[:_NAMED])) + (" and others" if len(record.authors) > _NAMED else "")
    year = str(max(record.years)) if record.years else None
    where = next(iter(record.containers), record.publisher)
    parts = (authors, quoted(record.titles[0]) if record.titles else None, where, year, record.doi)
    return ", ".join(part for part in parts if part)


RULES: tuple[Rule, ...] = (_work, _later)
