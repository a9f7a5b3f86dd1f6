"""Open Library of the Internet Archive: books (https://openlibrary.org/developers/api)."""

from __future__ import annotations

from typing import Any

from pipeline.registries.base import Pace, Registry, items, parsed, query, text, texts
from pipeline.registries.cited import CitedWork
from pipeline.registries.names import persons
from reports.model import WorkKind, WorkRecord

_FIELDS = "key,title,subtitle,author_name,author_alternative_name,first_publish_year,publish_year,publisher,isbn"
_LIMIT = 5
_MOST = 200
"""Of the years, names and numbers of one work's editions."""


def _by_isbn(work: CitedWork) -> str | None:
    return query("/search.json", isbn=work.isbn, fields=_FIELDS, limit=_LIMIT) if work.isbn else None


def _by_words(work: CitedWork) -> str | None:
    if not work.asked_title or not work.may_be_book:
        return None
    author = {"author": work.authors[0][:100]} if work.authors else {}
    return query("/search.json", title=work.asked_title[:200], **author, fields=_FIELDS, limit=_LIMIT)


def _read(body: bytes) -> tuple[WorkRecord, ...]:
    return tuple(_record(item) for item in items(parsed(body), "docs"))


def _record(item: dict[str, Any]) -> WorkRecord:
    title, subtitle, key = text(item.get("title")), text(item.get("subtitle")), text(item.get("key")) or ""
    years = item.get("publish_year")
    every = [*(years if isinstance(years, list) else ()), item.get("first_publish_year")]
    return WorkRecord(
        registry="open-library",
        key=key,
        url=f"https://openlibrary.org{key}",
        kind=WorkKind.BOOK,
        titles=tuple(one for one in (f"{title}: {subtitle}" if title and subtitle else None, title) if one),
        authors=persons(texts(item.get("author_name"))),
        years=tuple(year for year in every[:_MOST] if isinstance(year, int)),
        publisher=text(item.get("publisher")),
        isbns=tuple(isbn for isbn in texts(item.get("isbn"))[:_MOST] if len(isbn) == 13),
    )


OPEN_LIBRARY = Registry(
    name="open-library",
    title="Open Library",
    origin="https://openlibrary.org",
    pace=Pace(1.0),
    by_identifier=_by_isbn,
    by_words=_by_words,
    read=_read,
    named=Pace(3.0),
)
