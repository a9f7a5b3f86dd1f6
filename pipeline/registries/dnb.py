"""Deutsche Nationalbibliothek: books in German and about Germany (SRU 1.1, Dublin Core; https://www.dnb.de/sru)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from pipeline.registries.base import MOST_RECORDS, Pace, Registry, year_of
from pipeline.registries.cited import CitedWork, isbn_13
from pipeline.registries.names import persons
from pipeline.registries.sru import search, title_words
from pipeline.registries.xml import parsed_xml, texts_of
from reports.model import WorkKind, WorkRecord

_PATH = "/sru/dnb"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ROLE = re.compile(r"\s{0,9}\[[^\]]{1,60}\]")
_ISBN = re.compile(r"(?:97[89])?[\d-]{9,14}[\dX]")


def _by_isbn(work: CitedWork) -> str | None:
    return search(_PATH, "oai_dc", f"num={work.isbn}") if work.isbn else None


def _by_words(work: CitedWork) -> str | None:
    sought = title_words(work)
    return search(_PATH, "oai_dc", f'tit all "{sought}"') if sought and work.may_be_book else None


def _read(body: bytes) -> tuple[WorkRecord, ...]:
    root = parsed_xml(body)
    found = [] if root is None else [one for one in root.iter() if one.tag.endswith("}dc") or one.tag == "dc"]
    return tuple(_record(one) for one in found[:MOST_RECORDS])


def _record(held: Element) -> WorkRecord:
    # "Title : subtitle / Jane Roe": what stands behind the slash is who wrote it (ISBD).
    titles = tuple(title.split(" / ")[0].replace(" : ", ": ") for title in texts_of(held, f"{_DC}title"))
    names = (_ROLE.sub("", name) for name in texts_of(held, f"{_DC}creator"))
    numbers = (isbn_13(found[0]) for text in texts_of(held, f"{_DC}identifier") if (found := _ISBN.search(text)))
    address = next((text for text in texts_of(held, f"{_DC}identifier") if text.startswith("http")), None)
    return WorkRecord(
        registry="dnb",
        key=address or "",
        url=address,
        kind=WorkKind.BOOK,
        titles=titles,
        authors=persons(names),
        years=tuple(year for text in texts_of(held, f"{_DC}date") for year in year_of(text)),
        publisher=next(iter(texts_of(held, f"{_DC}publisher")), None),
        isbns=tuple(number for number in numbers if number),
    )


DNB = Registry(
    name="dnb",
    title="Deutsche Nationalbibliothek",
    origin="https://services.dnb.de",
    pace=Pace(1.0),
    by_identifier=_by_isbn,
    by_words=_by_words,
    read=_read,
)
