"""What is said at the notes of a document: findings that ask for something, and corrections that are safe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from footnotes.model import Footnote, Reading
from reports.corrections import corrected_note
from reports.formats.safe_text import one_line, printable
from reports.model import CitationResult, Correction, Reason, Report, Severity, Verdict

AUTHOR = "footproof"
INITIALS = "fp"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said at one note."""

    footnote: Footnote
    lines: tuple[str, ...]
    """Of the comment, a finding each; none where nothing asks for anything."""
    corrections: tuple[Correction, ...]
    """Of the note's text, safe ones alone."""


def remarks(report: Report, reading: Reading) -> tuple[Remark, ...]:
    """What is said at the notes of one document, in their order; of notes without a word there is none."""
    cited: defaultdict[str, list[CitationResult]] = defaultdict(list)
    for place, one in enumerate(report.outline):
        if one.citation.document == reading.id:
            cited[one.citation.footnote].append(report.results[place])
    notes = ((key, corrected_note(of)) for key, of in cited.items())
    corrected = {key: note for key, note in notes if note.corrections}
    said: list[Remark] = []
    for note in reading.footnotes:
        lines = tuple(_lines(cited[note.id]))
        corrections = corrected[note.id].safely.corrections if note.id in corrected else ()
        corrections = tuple(one for one in corrections if printable(one.text) == one.text)
        if lines or corrections:
            said.append(Remark(note, lines, corrections))
    return tuple(said)


def _lines(results: Iterable[CitationResult]) -> Iterator[str]:
    for result in results:
        if result.verdict is Verdict.SETTLED:
            continue
        for reason in result.reasons:
            if reason.severity is not Severity.NOTE and not reason.dismissed:
                yield _line(result, reason)


def _line(result: CitationResult, reason: Reason) -> str:
    """``dead: The page is gone. Cite the archived copy. [draft.docx#12.1:dead]``."""
    key = f"{result.citation.id}:{reason.finding or reason.code}"
    return one_line(f"{reason.code}: {reason.message} {reason.suggestion}".rstrip() + f" [{key}]")
