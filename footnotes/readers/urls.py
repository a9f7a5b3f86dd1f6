"""Reads lists of URLs: one to a line, or a table with a column of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from footnotes.encoding import decode
from footnotes.errors import UnreadableDocument
from footnotes.model import Document, Location, Note, Unread, UnreadKind, Work
from footnotes.readers.entries import MOST_ENTRIES, entries_document, entry_note, field, iso_date
from footnotes.readers.sizes import refuse_larger

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes."""
_URL = r"(?:https?://|www\.)[^\s<>\"|]{3,8000}"
_BULLET = re.compile(r"(?:[-*•]|\d{1,5}[.)])[ \t]+")
_COLUMNS = re.compile(r"[\t|]")
_CELL = re.compile(rf"<?({_URL})>?")
_FEWEST = 2
"""URLs of a text that are a list: one alone may be the whole of a short letter."""
_SHARE = 0.9
"""Of the lines that hold a URL and at most a title."""
_TOLD_BY_HEAD = {
    "url": ("url", "urls", "link", "links", "address", "web address", "website", "uri", "href", "source url"),
    "title": ("title", "name", "headline", "titel", "titre", "text", "anchor text", "description"),
    "authors": ("author", "authors", "by", "byline", "autor", "auteur"),
    "publisher": ("publisher", "outlet", "site", "publication", "source", "journal", "medium"),
    "date": ("date", "published", "publication date", "datum", "year"),
    "accessed": ("accessed", "access date", "retrieved", "date accessed"),
}
_MOST_COLUMNS = 200
_DELIMITERS = "\t;,|"
_HEAD = 20
"""Lines by which the sign between cells is told."""


def read_list(data: bytes) -> Document | None:
    """Read a text whose lines are URLs, with or without titles; None when it is another text.

    Raises:
        UnreadableDocument: the file is empty, or no text at all.
    """
    if len(data) > LARGEST_FILE:
        return None
    text, warning = decode(data)
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    said = [(number, line) for number, line in lines if not line.lstrip().startswith(("#", "//"))]
    if sum("://" in line or "www." in line for _, line in said) < max(_FEWEST, _SHARE * len(said)):
        return None
    rows = [row for number, line in said if (row := _listed(number, line))]
    if len(rows) < max(_FEWEST, _SHARE * len(said)):
        return None
    return _document(rows, [warning] if warning else [])


def read_table(data: bytes) -> Document:
    """Read a table (CSV, TSV) that has a column of URLs, and perhaps one of titles.

    Raises:
        UnreadableDocument: the file is empty, no text, too large, or has no column of URLs.
    """
    refuse_larger(data, LARGEST_FILE, "Save the columns with addresses and titles as a table of their own.")
    text, warning = decode(data)
    cells = _cells(text)
    columns = _columns(cells)
    if "url" not in columns:
        raise UnreadableDocument("The table has no column of web addresses. Put one address in each row.")
    rows = [row for number, row_cells in cells if (row := _row(number, row_cells, columns))]
    read = {row.line for row in rows}
    unread = (
        Unread(
            UnreadKind.REFERENCE, " ".join(cell.strip() for cell in row_cells if cell.strip()), Location(line=number)
        )
        for number, row_cells in cells[0 if rows and rows[0].line == cells[0][0] else 1 :]
        if number not in read
    )
    return replace(_document(rows, [warning] if warning else []), unread=tuple(islice(unread, MOST_ENTRIES)))


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    url: str
    work: Work


def _document(rows: Sequence[_Row], warnings: list[str]) -> Document:
    if len(rows) > MOST_ENTRIES:
        warnings.append(f"The list has more than {MOST_ENTRIES:,} addresses; those behind were not read. Split it.")
    return entries_document("url-list", _notes(rows[:MOST_ENTRIES]), tuple(warnings))


def _notes(rows: Iterable[_Row]) -> Iterator[Note]:
    for number, row in enumerate(rows, 1):
        yield entry_note(str(number), row.work, row.url, row.line)


def _listed(number: int, line: str) -> _Row | None:
    """The URL of a line that holds nothing else but perhaps a title, set off by a tab or a stroke."""
    bare = line.strip()
    bullet = _BULLET.match(bare)
    cells = [cell.strip() for cell in _COLUMNS.split(bare[bullet.end() if bullet else 0 :], maxsplit=2)]
    places = [place for place, cell in enumerate(cells) if _CELL.fullmatch(cell)]
    if len(places) != 1 or len(cells) > 2:
        return None
    url = cells.pop(places[0]).strip("<>").rstrip(",;")
    return _Row(number, url, Work(title=field("".join(cells).strip('"“”'))))


def _cells(text: str) -> list[tuple[int, list[str]]]:
    """The rows of a table with the lines on which they end; rows that are no table end it."""
    # A form feed inside of a cell ends no line.
    lines = list(io.StringIO(text, newline=""))
    head = lines[:_HEAD]
    delimiter = max(_DELIMITERS, key=lambda sign: (_addresses(head, sign), "".join(head).count(sign)))
    reader = csv.reader(lines, delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, cells[:_MOST_COLUMNS]))
    except csv.Error as failure:
        raise UnreadableDocument(
            f"Line {reader.line_num} of the table cannot be read ({failure}). Save the table anew."
        ) from failure
    return rows


def _addresses(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    """In how many rows a cell is an address if this sign parts the cells, and how short they are: the more the better.

    Titles hold the other signs, and addresses as well.
    """
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return 0, 0
    found = [next((cell for cell in cells if _CELL.fullmatch(cell.strip())), "") for cells in rows]
    return sum(map(bool, found)), -sum(map(len, found))


def _columns(rows: Sequence[tuple[int, list[str]]]) -> Mapping[str, int]:
    """Which column holds what: as the first row says, else where the addresses are, and the longest words beside."""
    head = [cell.strip().strip("\ufeff").casefold() for cell in rows[0][1]] if rows else []
    named = {
        name: place
        for name, words in _TOLD_BY_HEAD.items()
        for place in [next((place for place, cell in enumerate(head) if cell in words), None)]
        if place is not None
    }
    if "url" in named and any(_url_in(cells, named["url"]) for _, cells in rows[1:]):
        return named
    counts = [sum(bool(_url_in(cells, place)) for _, cells in rows) for place in range(_width(rows))]
    if not counts or not max(counts):
        return {}
    url = counts.index(max(counts))
    if named.get("url") == url or "title" in named:
        return {**named, "url": url}
    words = [sum(len(_cell(cells, place)) for _, cells in rows) for place in range(len(counts))]
    others = [place for place in range(len(counts)) if place != url and words[place] and not counts[place]]
    return {"url": url} | ({"title": max(others, key=words.__getitem__)} if others else {})


def _width(rows: Sequence[tuple[int, list[str]]]) -> int:
    return max((len(cells) for _, cells in rows), default=0)


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _url_in(cells: Sequence[str], place: int) -> str | None:
    found = _CELL.fullmatch(_cell(cells, place))
    return found[1] if found else None


def _row(line: int, cells: Sequence[str], columns: Mapping[str, int]) -> _Row | None:
    url = _url_in(cells, columns["url"])
    if url is None:
        return None
    said = {name: _cell(cells, columns.get(name)) for name in _TOLD_BY_HEAD}
    authors = [field(name) for name in re.split(r"\s{0,9};\s{0,9}|\s{1,9}and\s{1,9}", said["authors"][:2000])]
    work = Work(
        authors=tuple(name for name in authors if name),
        title=field(said["title"]),
        publisher=field(said["publisher"]) if "://" not in said["publisher"] else None,
        date=iso_date(said["date"]),
        accessed=iso_date(said["accessed"]),
    )
    return _Row(line, url, work)
