"""What an editor must hear before any citation: a run cut short, documents unread, notes that were lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from footnotes.model import Location, Reading, UnreadKind
from reports.model import Orphan, Report
from reports.summary import counted


class Weight(StrEnum):
    """How loudly a notice is said."""

    ALARM = "alarm"
    """The report does not cover what it seems to cover."""
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the run or a document that no citation tells."""

    weight: Weight
    subject: str | None
    """Document id or path; None when it is about the whole run."""
    text: str
    """One sentence for a person."""
    detail: str = ""
    """Labels, or what to do next; may be long."""


_TOLD = 10
"""So many places are named for each kind of what could not be read; ``report.json`` lists all of them."""
_SHOWN = 90
"""Characters of a text that are shown there."""
_LOST = {
    UnreadKind.LIST: (
        Weight.ALARM,
        "heading",
        "names a list of references, but no reference was recognised below it. Check that list by hand",
        "name lists of references, but no reference was recognised below them. Check those lists by hand",
    ),
    UnreadKind.REFERENCE: (
        Weight.NOTE,
        "paragraph",
        "reads like a reference and stands in no list, so it was not checked",
        "read like references and stand in no list, so they were not checked",
    ),
    UnreadKind.NOTE: (
        Weight.NOTE,
        "note",
        "reads as if it cited a source, but no source could be told, so none was checked",
        "read as if they cited a source, but no source could be told, so none was checked",
    ),
    UnreadKind.REMARK: (
        Weight.NOTE,
        "note",
        "was taken for a remark that cites no source",
        "were taken for remarks that cite no source",
    ),
}
"""What is said of what gave no citation: how loudly, what it is, the rest of the sentence for one and more.
Markers and links have sentences of their own."""


def notices(report: Report) -> tuple[Notice, ...]:
    """Every notice of a report, alarms first, else in the order of the documents."""
    found = [*_of_run(report), *_of_unread(report)]
    for reading in report.documents:
        found.extend(_of_document(reading))
    return tuple(sorted(found, key=lambda notice: notice.weight is not Weight.ALARM))


def number_ranges(labels: Sequence[str]) -> str:
    """Labels in few words: runs of three and more become ranges, ``1–12, 15, *``."""
    runs: list[list[str]] = []
    for label in labels:
        if runs and _follows(runs[-1][-1], label):
            runs[-1].append(label)
        else:
            runs.append([label])
    words = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs]
    return ", ".join(words)


def _follows(former: str, label: str) -> bool:
    # Ten digits bound the work: int() of a hostile label of 5,000 digits raises.
    pair = (former, label)
    return all(one.isdecimal() and len(one) < 10 for one in pair) and int(label) == int(former) + 1


def _of_run(report: Report) -> Iterator[Notice]:
    run = report.run
    if not run.complete:
        missing = run.missing or "What is missing shows as not checked."
        yield Notice(Weight.ALARM, None, "This run was cut short, so the report is not complete.", missing)
    if run.offline:
        yield Notice(
            Weight.NOTE,
            None,
            "This run had no network.",
            "Every answer comes from an earlier run; what was never fetched shows as not checked.",
        )
    for orphan in run.orphans:
        yield _of_orphan(orphan)
    for warning in run.warnings:
        yield Notice(Weight.NOTE, None, warning)


def _of_orphan(orphan: Orphan) -> Notice:
    line = orphan.line
    finding, where = line.get("finding") or "all that was found", line.get("where") or {}
    told = f"A decision of {line.get('by')} ({finding}: {line.get('state')}) "
    cited = f"It was about: {where.get('text')}"
    if orphan.why == "ambiguous":
        which = f"It fits {', '.join(orphan.candidates)}. Decide there anew."
        return Notice(
            Weight.NOTE, None, f"{told}fits several citations equally and was applied to none.", f"{cited} {which}"
        )
    return Notice(Weight.NOTE, None, f"{told}found no citation any more.", cited)


def _of_unread(report: Report) -> Iterator[Notice]:
    for document in report.unread:
        yield Notice(
            Weight.ALARM,
            document.path,
            "This document could not be read, so none of its notes are in this report.",
            document.message,
        )


def _of_document(reading: Reading) -> Iterator[Notice]:
    markers, orphans = reading.markers_without_note, reading.notes_without_marker
    if markers and not reading.footnotes:
        yield Notice(
            Weight.ALARM,
            reading.id,
            f"{counted(len(markers), 'marker')} in the text, but no notes were found: "
            "none of the sources of this document could be checked.",
            f"Markers without a note: {number_ranges(markers)}. "
            "The notes may be in another file, or were lost when this one was made.",
        )
    elif markers:
        yield Notice(
            Weight.ALARM,
            reading.id,
            f"{counted(len(markers), 'marker')} in the text {_verb(markers, 'has', 'have')} no note.",
            f"Markers without a note: {number_ranges(markers)}.",
        )
    elif not reading.citations:
        yield Notice(Weight.ALARM, reading.id, "No citations were found in this document.", _read_in(reading))
    if orphans:
        yield Notice(
            Weight.NOTE,
            reading.id,
            f"{counted(len(orphans), 'note')} {_verb(orphans, 'has', 'have')} no marker in the text.",
            f"Notes without a marker: {number_ranges(orphans)}.",
        )
    yield from _of_lost_references(reading)
    for warning in reading.warnings:
        yield Notice(Weight.NOTE, reading.id, warning)


def _of_lost_references(reading: Reading) -> Iterator[Notice]:
    for kind, (weight, noun, one, many) in _LOST.items():
        lost = [unread for unread in reading.unread if unread.kind is kind]
        if lost:
            places = "; ".join(f"{_place(unread.location)}“{_shortened(unread.text)}”" for unread in lost[:_TOLD])
            more = f"; and {len(lost) - _TOLD:,} more." if len(lost) > _TOLD else ""
            told = f"{counted(len(lost), noun)} {one if len(lost) == 1 else many}."
            yield Notice(weight, reading.id, told, f"{places}{more}")


def _place(location: Location) -> str:
    named = (("", location.path), ("page ", location.page), ("line ", location.line))
    place = ", ".join(f"{word}{value}" for word, value in named if value is not None)
    return f"{place}: " if place else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def _read_in(reading: Reading) -> str:
    if reading.footnotes:
        return f"{counted(len(reading.footnotes), 'note')} read; none of them names a source."
    return "It has neither notes nor markers that could be told as such."


def _verb(things: Sequence[str], one: str, many: str) -> str:
    return one if len(things) == 1 else many
