"""Library of Congress: books (SRU 1.1, MODS 3; https://www.loc.gov/z3950/lcserver.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pipeline.registries.base import MOST_RECORDS, Pace, Registry, year_of
from pipeline.registries.cited import CitedWork, isbn_13
from pipeline.registries.names import persons
from pipeline.registries.sru import search, title_words
from pipeline.registries.xml import parsed_xml, texts_of
from reports.model import WorkKind, WorkRecord

_MODS = "{http://www.loc.gov/mods/v3}"
_PATH = "/LCDB"
# ``Roe, Jane, 1950-``, ``Marcus, William. [from old catalog]``
_BEHIND_NAME = re.compile(r"(?:,?\s{0,3}\d{4}-?(?:\d{4})?\.?|\s{0,3}\[[^\]]{1,60}\]|\s{0,3}\([^()]{1,60}\)){1,4}$")
_INITIAL = re.compile(r"\b[A-Z]\.$")


def _by_isbn(work: CitedWork) -> str | None:
    return search(_PATH, "mods", f"bath.isbn={work.isbn}") if work.isbn else None


def _by_words(work: CitedWork) -> str | None:
    sought = title_words(work)
    return search(_PATH, "mods", f'dc.title all "{sought}"') if sought and work.may_be_book else None


def _read(body: bytes) -> tuple[WorkRecord, ...]:
    root = parsed_xml(body)
    books = [] if root is None else list(root.iter(f"{_MODS}mods"))
    return tuple(_record(book) for book in books[:MOST_RECORDS])


def _record(book: Element) -> WorkRecord:
    number = next(iter(texts_of(book, f"{_MODS}identifier[@type='lccn']")), None)
    printed = (isbn_13(text) for text in texts_of(book, f"{_MODS}identifier[@type='isbn']"))
    dates = (*texts_of(book, f"{_MODS}originInfo/{_MODS}dateIssued"), *_digits(book))
    publishers = (f"{_MODS}originInfo/{_MODS}agent/{_MODS}namePart", f"{_MODS}originInfo/{_MODS}publisher")
    return WorkRecord(
        registry="library-of-congress",
        key=number or "",
        url=f"https://lccn.loc.gov/{number}" if number else None,
        kind=WorkKind.BOOK,
        titles=tuple(_titles(book)),
        authors=persons(_names(book)),
        years=tuple(dict.fromkeys(year for text in dates for year in year_of(text))),
        publisher=next((name.rstrip(" ,:") for path in publishers for name in texts_of(book, path)), None),
        isbns=tuple(isbn for isbn in printed if isbn),
    )


def _digits(book: Element) -> Iterator[str]:
    """Dates as cataloguers print them, without what stands before the year: ``c1999``, ``[2001]``."""
    for text in texts_of(book, f"{_MODS}originInfo/{_MODS}dateIssued"):
        yield text.lstrip("[(c©p ")


def _titles(book: Element) -> Iterator[str]:
    for info in book.findall(f"{_MODS}titleInfo"):
        before = next(iter(texts_of(info, f"{_MODS}nonSort")), "")
        title = " ".join(part for part in (before, *texts_of(info, f"{_MODS}title")) if part)
        subtitle = next(iter(texts_of(info, f"{_MODS}subTitle")), None)
        if title and subtitle:
            yield f"{title}: {subtitle}"
        if title:
            yield title


def _names(book: Element) -> Iterator[str]:
    for person in book.findall(f"{_MODS}name"):
        parts = texts_of(person, f"{_MODS}namePart")
        if parts:
            name = _BEHIND_NAME.sub("", parts[0]).rstrip(" ,")
            yield name if _INITIAL.search(name) else name.rstrip(".")


LIBRARY_OF_CONGRESS = Registry(
    name="library-of-congress",
    title="Library of Congress",
    origin="http://lx2.loc.gov:210",
    pace=Pace(0.16),
    by_identifier=_by_isbn,
    by_words=_by_words,
    read=_read,
)
"""Its rules ask for at most ten questions a minute."""
