"""Crossref: articles, papers, books and chapters with a DOI of its members (https://api.crossref.org, REST v1).

Since December 2025 lists are given once a second to everybody, three times to those who say who they are. ``select``
is not used: that it knows ``updated-by`` is nowhere documented, and an unknown name fails the whole question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

from pipeline.registries.base import LONGEST_QUESTION, Pace, Registry, bare_doi, items, parsed, query, text, texts
from pipeline.registries.cited import CitedWork
from reports.model import Notice, NoticeKind, Person, WorkKind, WorkRecord

_KINDS = {
    "journal-article": WorkKind.ARTICLE,
    "proceedings-article": WorkKind.PAPER,
    "posted-content": WorkKind.PREPRINT,
    "book-chapter": WorkKind.CHAPTER,
    "reference-entry": WorkKind.CHAPTER,
    **dict.fromkeys(("book", "monograph", "edited-book", "reference-book", "proceedings"), WorkKind.BOOK),
}
_DATES = ("issued", "published-print", "published-online", "published", "posted")
# Crossref's list of update types, with Retraction Watch's among them since 2023.
_NOTICES = {
    "retraction": NoticeKind.RETRACTION,
    "partial_retraction": NoticeKind.RETRACTION,
    "withdrawal": NoticeKind.WITHDRAWAL,
    "removal": NoticeKind.WITHDRAWAL,
    "expression_of_concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTION,
    "corrigendum": NoticeKind.CORRECTION,
    "erratum": NoticeKind.CORRECTION,
}
_REINSTATED = "reinstatement"
_MARKED = re.compile(
    r"^\W{0,3}(?:retracted|withdrawn|removed)(?:\s(?:article|paper|chapter))?(?:[:\])]\W{0,2}|\.\s)(?=\w)",
    re.IGNORECASE,
)
"""How publishers mark the title of what they took back: ``RETRACTED ARTICLE: Gulls`` (COPE's guidelines ask for it)."""
_ROWS = 5


def _by_doi(work: CitedWork) -> str | None:
    return f"/works/{quote(work.doi, safe='')}" if work.doi else None


def _by_words(work: CitedWork) -> str | None:
    asked = work.question[:LONGEST_QUESTION]
    return query("/works", rows=_ROWS, **{"query.bibliographic": asked}) if asked else None


def _read(body: bytes) -> tuple[WorkRecord, ...]:
    found = parsed(body)
    if not isinstance(found, dict):
        return ()
    one = found.get("message")
    if isinstance(one, dict) and "DOI" in one:
        return (_record(one),)
    return tuple(_record(item) for item in items(found, "message", "items"))


def _record(item: dict[str, Any]) -> WorkRecord:
    doi = bare_doi(item.get("DOI"))
    return WorkRecord(
        registry="crossref",
        key=doi or "",
        url=f"https://doi.org/{doi}" if doi else None,
        kind=_KINDS.get(str(item.get("type")), WorkKind.OTHER),
        titles=_titles(item),
        authors=tuple(_persons(item)),
        years=tuple(dict.fromkeys(year for name in _DATES for year in _years(item.get(name)))),
        containers=(*texts(item.get("container-title")), *texts(item.get("short-container-title")), *_event(item)),
        volume=text(item.get("volume")),
        issue=text(item.get("issue")),
        pages=text(item.get("page")) or text(item.get("article-number")),
        publisher=text(item.get("publisher")),
        doi=doi,
        isbns=tuple(isbn.replace("-", "") for isbn in texts(item.get("ISBN"))),
        notices=tuple(_notices(item)),
    )


def _titles(item: dict[str, Any]) -> tuple[str, ...]:
    plain, subtitle = texts(item.get("title")), text(item.get("subtitle"))
    plain = tuple(_MARKED.sub("", title) for title in plain)
    whole = (f"{plain[0]}: {subtitle}",) if plain and subtitle else ()
    return (*whole, *plain, *texts(item.get("original-title")), *texts(item.get("short-title")))


def _persons(item: dict[str, Any]) -> Iterator[Person]:
    for one in item.get("author") or item.get("editor") or ():
        family = text(one.get("family")) or text(one.get("name")) if isinstance(one, dict) else None
        if family:
            yield Person(family, text(one.get("given")) or "")


def _years(stated: Any) -> Iterator[int]:
    parts = stated.get("date-parts") if isinstance(stated, dict) else None
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0] and isinstance(parts[0][0], int):
        yield parts[0][0]


def _event(item: dict[str, Any]) -> tuple[str, ...]:
    event = item.get("event")
    return (*texts(event.get("name")), *texts(event.get("acronym"))) if isinstance(event, dict) else ()


def _notices(item: dict[str, Any]) -> Iterator[Notice]:
    """What was said of the work later: ``updated-by`` of the record, one entry a notice; or the mark in its title."""
    updates = tuple(items(item, "updated-by"))
    told = any(update.get("type") == _REINSTATED for update in updates)
    for update in () if told else updates:
        kind = _NOTICES.get(str(update.get("type")))
        if kind:
            told |= kind is NoticeKind.RETRACTION
            yield Notice(kind, bare_doi(update.get("DOI")), _day(update.get("updated")))
    if not told and any(_MARKED.match(title) for title in texts(item.get("title"))):
        yield Notice(NoticeKind.RETRACTION, None, None)


def _day(stated: Any) -> date | None:
    parts = stated.get("date-parts") if isinstance(stated, dict) else None
    try:
        year, month, day = (*parts[0], 1, 1)[:3] if parts else (0, 0, 0)
        return date(year, month, day)
    except (TypeError, ValueError, IndexError, KeyError):
        return None


CROSSREF = Registry(
    name="crossref",
    title="Crossref",
    origin="https://api.crossref.org",
    pace=Pace(1.0),
    by_identifier=_by_doi,
    by_words=_by_words,
    read=_read,
    mailto="mailto",
    named=Pace(3.0),
)
