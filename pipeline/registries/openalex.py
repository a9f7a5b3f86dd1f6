"""OpenAlex: works of all kinds, gathered from many registries (https://api.openalex.org).

Since February 2026 a search costs a tenth of a cent; without a key a cent a day is free, with one (free as well) a
dollar. A single work costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.registries.base import DAY, Key, Pace, Quota, Registry, bare_doi, items, never, parsed, query, text, texts
from pipeline.registries.cited import CitedWork
from pipeline.registries.names import person_of
from reports.model import Notice, NoticeKind, WorkKind, WorkRecord

_KINDS = {
    "article": WorkKind.ARTICLE,
    "review": WorkKind.ARTICLE,
    "preprint": WorkKind.PREPRINT,
    "book": WorkKind.BOOK,
    "book-chapter": WorkKind.CHAPTER,
}
# What its search reads as syntax: commas part filters, the rest are operators.
_SYNTAX = re.compile(r"[,|!\"()*?:<>=\[\]{}~^\\/&+-]")
_PER_PAGE = 5


def _by_words(work: CitedWork) -> str | None:
    sought = " ".join(_SYNTAX.sub(" ", work.asked_title or work.question).split())[:200]
    return query("/works", search=sought, **{"per-page": _PER_PAGE}) if sought else None


def _read(body: bytes) -> tuple[WorkRecord, ...]:
    return tuple(_record(item) for item in items(parsed(body), "results"))


def _record(item: dict[str, Any]) -> WorkRecord:
    box = item.get("biblio")
    where = box if isinstance(box, dict) else {}
    pages = "-".join(texts([where.get("first_page"), where.get("last_page")]))
    year = item.get("publication_year")
    return WorkRecord(
        registry="openalex",
        key=text(item.get("id")) or "",
        url=text(item.get("id")),
        kind=_KINDS.get(str(item.get("type")), WorkKind.OTHER),
        titles=tuple(dict.fromkeys((*texts(item.get("title")), *texts(item.get("display_name"))))),
        authors=tuple(person_of(name) for name in _authors(item)),
        years=(year,) if isinstance(year, int) else (),
        containers=tuple(_containers(item)),
        volume=text(where.get("volume")),
        issue=text(where.get("issue")),
        pages=pages or None,
        doi=bare_doi(item.get("doi")),
        notices=(Notice(NoticeKind.RETRACTION, None, None),) if item.get("is_retracted") is True else (),
    )


def _authors(item: dict[str, Any]) -> Iterator[str]:
    authorships = item.get("authorships")
    for one in authorships if isinstance(authorships, list) else ():
        author = one.get("author") if isinstance(one, dict) else None
        name = text(author.get("display_name")) if isinstance(author, dict) else None
        if name:
            yield name


def _containers(item: dict[str, Any]) -> Iterator[str]:
    for place in items(item, "locations"):
        source = place.get("source")
        if isinstance(source, dict):
            yield from texts(source.get("display_name"))


OPENALEX = Registry(
    name="openalex",
    title="OpenAlex",
    origin="https://api.openalex.org",
    pace=Pace(5.0, (Quota(10, DAY),)),
    by_identifier=never,
    by_words=_by_words,
    read=_read,
    mailto="mailto",
    key=Key(variable="OPENALEX_API_KEY", parameter="api_key", pace=Pace(5.0, (Quota(1000, DAY),))),
)
