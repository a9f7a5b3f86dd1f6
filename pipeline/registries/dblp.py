"""DBLP: papers of computer science, those of conferences without DOIs among them (https://dblp.org/faq, search API)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.registries.base import Pace, Registry, bare_doi, items, never, parsed, query, text, texts, year_of
from pipeline.registries.cited import CitedWork
from pipeline.registries.names import persons
from reports.model import WorkKind, WorkRecord

_KINDS = {
    "Journal Articles": WorkKind.ARTICLE,
    "Conference and Workshop Papers": WorkKind.PAPER,
    "Books and Theses": WorkKind.BOOK,
    "Parts in Books or Collections": WorkKind.CHAPTER,
    "Informal and Other Publications": WorkKind.PREPRINT,
}
_SYNTAX = re.compile(r"[^\w\s]")
_NUMBERED = re.compile(r"\s\d{4}$")
_HITS = 5


def _by_words(work: CitedWork) -> str | None:
    sought = " ".join(_SYNTAX.sub(" ", work.asked_title).split())[:200] if work.asked_title else ""
    return query("/search/publ/api", q=sought, format="json", h=_HITS) if sought else None


def _read(body: bytes) -> tuple[WorkRecord, ...]:
    hits = items(parsed(body), "result", "hits", "hit")
    return tuple(_record(info) for hit in hits if isinstance(info := hit.get("info"), dict))


def _record(info: dict[str, Any]) -> WorkRecord:
    return WorkRecord(
        registry="dblp",
        key=text(info.get("key")) or "",
        url=text(info.get("url")),
        kind=_KINDS.get(str(info.get("type")), WorkKind.OTHER),
        titles=tuple(title.removesuffix(".") for title in texts(info.get("title"))),
        # Namesakes are told apart by a number: "Wei Wang 0001".
        authors=persons(_NUMBERED.sub("", name) for name in _names(info)),
        years=year_of(info.get("year")),
        containers=texts(info.get("venue")),
        volume=text(info.get("volume")),
        issue=text(info.get("number")),
        pages=text(info.get("pages")),
        doi=bare_doi(info.get("doi")),
    )


def _names(info: dict[str, Any]) -> Iterator[str]:
    named = info.get("authors")
    found = named.get("author") if isinstance(named, dict) else None
    for one in found if isinstance(found, list) else [found]:
        yield from texts(one.get("text")) if isinstance(one, dict) else ()


DBLP = Registry(
    name="dblp",
    title="DBLP",
    origin="https://dblp.org",
    pace=Pace(0.5),
    by_identifier=never,
    by_words=_by_words,
    read=_read,
)
