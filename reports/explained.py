"""How one note was read, for a person who wonders why: its works, their fields, what was left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from footnotes.model import Citation, Decider, Footnote, Reading
from footnotes.works.dates import find_dates
from reports.formats.safe_text import one_line, printable

LONGEST = 2000
"""Characters of one line."""
_DECIDERS = {
    Decider.FILE: "the file itself, which names its fields",
    Decider.RULES: "the rules: quotation marks, italics, commas, names, dates",
    Decider.LABELS: "the trained labels, which read books, articles and cases",
}
_WORD = re.compile(r"\w+")


def print_lines(lines: Iterable[str], stream: TextIO) -> None:
    """Put lines out; what the stream's encoding lacks becomes ``?``."""
    encoding = stream.encoding or "utf-8"
    text = "".join(f"{line.rstrip()[:LONGEST]}\n" for line in map(printable, lines))
    stream.write(text.encode(encoding, "replace").decode(encoding))


def explanation(reading: Reading, label: str) -> Iterator[str]:
    """The lines about every note of a document that bears a label; nothing if there is none."""
    for note in (one for one in reading.footnotes if one.label == label):
        yield from _of_note(reading, note)
        mine = [citation for citation in reading.citations if citation.footnote == note.id]
        for citation in mine:
            yield from _of_citation(citation)
        if rest := _left_over(note.text, mine):
            yield _row("In none", rest)
        yield ""


def _of_note(reading: Reading, note: Footnote) -> Iterator[str]:
    place = note.location
    where = [f"{name} {value}" for name, value in (("line", place.line), ("page", place.page)) if value is not None]
    yield f"Note {note.label} of {one_line(reading.path)} ({', '.join([note.kind.value, *where])})"
    yield _row("Text", note.text)
    yield _row("Supports", note.anchor.sentence if note.anchor else "nothing: no marker in the text points at it")


def _of_citation(citation: Citation) -> Iterator[str]:
    yield ""
    yield f"Citation {one_line(citation.id)}"
    yield _row("Words", citation.text)
    if citation.same_as:
        yield _row("Means", f"{citation.same_as}, whose fields it takes")
    if citation.unresolved:
        yield _row("Means", f"unknown: {citation.unresolved}")
    yield _row("Read by", _DECIDERS[citation.decided_by])
    fields = (
        ("Authors", "authors", "; ".join(citation.authors)), ("Title", "title", citation.title),
        ("Publisher", "publisher", citation.publisher), ("Date", "date", citation.date),
        ("Accessed", "accessed", citation.accessed),
    )  # fmt: skip
    for name, field, value in fields:
        sure = getattr(citation.confidence, field, None)
        yield _row(name, (value or "none given") + (f"   ({sure:.0%} sure)" if value and sure is not None else ""))
    yield _row("Address", citation.url or "none given")
    if citation.repairs:
        yield _row("", f"mended ({', '.join(citation.repairs)}); it is printed {citation.url_printed!r}")
    for other in citation.alternatives:
        yield _row("", f"or else {other}")
    if citation.cited_copy:
        yield _row("Copy", citation.cited_copy.url)
    if not citation.same_as and (unused := _unused(citation)):
        yield _row("Unused", unused)


def _unused(citation: Citation) -> str:
    """The words of a citation that are in no field, in their order."""
    text = citation.text
    for address in filter(None, (citation.url_printed, citation.url)):
        text = text.replace(address, " ")
    for date in reversed(find_dates(text)):
        text = f"{text[: date.span.start]} {text[date.span.end :]}"
    kept = " ".join(filter(None, (*citation.authors, citation.title, citation.publisher)))
    known = {word.casefold() for word in _WORD.findall(kept)}
    return " ".join(word for word in _WORD.findall(text) if word.casefold() not in known)


def _left_over(text: str, citations: Sequence[Citation]) -> str:
    """What of a note is in none of its citations."""
    for citation in citations:
        text = text.replace(citation.text, " … ", 1)
    return " ".join(text.split()) if _WORD.search(text) else ""


def _row(name: str, value: str) -> str:
    return f"  {name:<10} {one_line(value)}"
