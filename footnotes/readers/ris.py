"""Reads RIS, the exchange format of reference managers and of publishers' pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from footnotes.model import Document, Note, Work
from footnotes.readers.entries import bibliography, doi, entry_note, field, iso_date
from footnotes.readers.sizes import refuse_larger

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes."""
_TAG = re.compile(r"(?P<tag>[A-Z][A-Z0-9]) {1,2}- ?(?P<value>.*)")
_TITLES, _PLACES = ("TI", "T1", "CT", "BT"), ("T2", "JO", "JF", "JA", "J2", "BT", "PB", "T3")
_AUTHORS = ("AU", "A1", "A2", "ED")
_DATES, _ACCESSED, _ADDRESSES = ("DA", "PY", "Y1"), ("Y2",), ("UR", "L2", "L1", "LK")
_DATE = re.compile(r"(?P<year>\d{4})(?:[/-](?P<month>\d{1,2})?(?:[/-](?P<day>\d{1,2})?)?)?")
_MOST_AUTHORS = 100

Fields = Mapping[str, Sequence[str]]


def read(data: bytes) -> Document:
    """Read a RIS file: entries from ``TY`` to ``ER``, under their keys where they have some.

    Raises:
        UnreadableDocument: the file is empty, binary, too large, or holds no entries.
    """
    refuse_larger(data, LARGEST_FILE)
    nothing = "The file holds no entry that begins with TY. Export the bibliography anew."
    return bibliography("ris", data, _entries, _notes, nothing)


def _entries(text: str) -> Iterator[tuple[int, Fields]]:
    """The line on which each entry begins, and its values by tag; a line without a tag goes on with the one before."""
    line, fields, last = 0, dict[str, list[str]](), ""
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        found = _TAG.fullmatch(raw.strip())
        if found is None:
            if last and raw.strip():
                fields[last][-1] += " " + raw.strip()
            continue
        last = found["tag"]
        if last == "TY":
            if fields:
                yield line, fields
            line, fields = number, {}
        fields.setdefault(last, []).append(found["value"].strip())
        if last == "ER":
            yield line, fields
            line, fields, last = 0, {}, ""
    if fields:
        yield line, fields


def _notes(entries: Sequence[tuple[int, Fields]]) -> Iterator[Note]:
    for number, (line, fields) in enumerate(entries, 1):
        work = _work(fields)
        url = next(iter(_values(fields, _ADDRESSES)), None) or (f"https://doi.org/{work.doi}" if work.doi else None)
        yield entry_note(next(iter(_values(fields, ("ID",))), str(number)), work, url, line or None)


def _work(fields: Fields) -> Work:
    title = next(iter(_values(fields, _TITLES)), None)
    places = (place for place in _values(fields, _PLACES) if place != title)
    return Work(
        authors=tuple(name for name in map(_person, _values(fields, _AUTHORS)[:_MOST_AUTHORS]) if name),
        title=field(title or ""),
        publisher=next(filter(None, map(field, places)), None),
        date=next(filter(None, map(_date, _values(fields, _DATES))), None),
        accessed=next(filter(None, map(_date, _values(fields, _ACCESSED))), None),
        doi=doi(next(iter(_values(fields, ("DO",))), "")),
    )


def _values(fields: Fields, tags: Sequence[str]) -> list[str]:
    return [value for tag in tags for value in fields.get(tag, ()) if value]


def _person(name: str) -> str | None:
    parts = [part.strip() for part in name.split(",")]
    return field(" ".join((*parts[1:2], parts[0], *parts[2:])))


def _date(value: str) -> str | None:
    found = _DATE.match(value)
    if found is None:
        return iso_date(value)
    parts = [found["year"], *(f"{int(part):02}" for part in (found["month"], found["day"]) if part)]
    return iso_date("-".join(parts)) or iso_date(found["year"])
