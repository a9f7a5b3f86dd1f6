"""Works that come in fields, as bibliographies hold them: notes that need no parsing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from footnotes.encoding import decode
from footnotes.errors import UnreadableDocument
from footnotes.model import Document, Location, Note, NoteKind, Span, Work
from footnotes.readers.hrefs import cited_link
from footnotes.works.dates import accessed_date, whole_date

EntryT = TypeVar("EntryT")

MOST_ENTRIES = 50_000
"""Entries of one file; each becomes about 4 KB of report."""
_LONGEST_FIELD = 2_000
"""Characters of a title or a name."""
_LONGEST_KEY = 100
_DOI = re.compile(r"10\.\d{4,9}/\S{1,200}")
_ISO = re.compile(r"(?P<year>1[5-9]\d\d|20\d\d)(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?(?!\d)")


def entry_note(label: str, work: Work, url: str | None, line: int | None = None) -> Note:
    """The note that an entry is: its fields, and the same in words for those who read the report.

    Args:
        label: the key under which the file holds it.
        work: its fields.
        url: its address as the file gives it; None without one.
        line: where it begins in the file.
    """
    link = cited_link(Span(0, 0), url, url, None) if url else None
    words = _words(work)
    start = len(words) + 2 if words else 0
    text = ", ".join(filter(None, (words, link.url if link else url))) or label
    links = (replace(link, span=Span(start, len(text))),) if link else ()
    name = " ".join(label.split())[:_LONGEST_KEY] or "?"
    return Note(name, NoteKind.REFERENCE, text, Location(line), links, work=work)


def bibliography(
    form: str,
    data: bytes,
    entries_of: Callable[[str], Iterable[EntryT]],
    notes_of: Callable[[tuple[EntryT, ...]], Iterable[Note]],
    nothing: str,
) -> Document:
    """The document of a bibliography that is written in plain text.

    Args:
        form: short name of the format.
        data: the file.
        entries_of: its entries, as they are written.
        notes_of: entries as notes.
        nothing: the sentence that refuses a file without entries.

    Raises:
        UnreadableDocument: the file is empty, binary, or holds no entries.
    """
    text, warning = decode(data)
    entries = tuple(islice(entries_of(text), MOST_ENTRIES + 1))
    if not entries:
        raise UnreadableDocument(nothing)
    warnings = [warning] if warning else []
    if len(entries) > MOST_ENTRIES:
        warnings.append(f"The file has more than {MOST_ENTRIES:,} entries; those behind were not read. Split it.")
    return entries_document(form, notes_of(entries[:MOST_ENTRIES]), tuple(warnings))


def entries_document(form: str, notes: Iterable[Note], warnings: tuple[str, ...] = ()) -> Document:
    """The document of a bibliography: no running text."""
    return Document(form, (), tuple(notes), warnings)


def field(text: str) -> str | None:
    """A field on one line; None when it holds no letter or digit."""
    words = " ".join(text[:_LONGEST_FIELD].split()).strip(" ,;")
    return words if re.search(r"\w", words) else None


def iso_date(text: str) -> str | None:
    """A date in any common form as ISO 8601; of a range, its beginning; None when it is none."""
    words = " ".join(text[:60].split())
    found = _ISO.match(words)
    if found:
        return "-".join(part for part in found.groups() if part)
    date = whole_date(words) or accessed_date(words)
    return date.iso if date else None


def doi(text: str) -> str | None:
    """The DOI in a field that may give it as an address; None when there is none."""
    found = _DOI.search(text[:300])
    return found[0].rstrip(".,;") if found else None


def _words(work: Work) -> str:
    names = " and ".join(filter(None, (", ".join(work.authors[:-1]), *work.authors[-1:])))
    title = f"“{work.title}”" if work.title else None
    accessed = f"accessed {work.accessed}" if work.accessed else None
    return ", ".join(filter(None, (names, title, work.publisher, work.date, accessed)))
