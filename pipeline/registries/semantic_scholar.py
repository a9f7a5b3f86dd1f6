"""Semantic Scholar: papers of all fields, preprints and published versions as one (https://api.semanticscholar.org)."""

from __future__ import annotations

import re
from typing import Any

from pipeline.registries.base import Key, Pace, Registry, bare_doi, items, never, parsed, query, text, texts
from pipeline.registries.cited import CitedWork
from pipeline.registries.names import persons
from reports.model import WorkKind, WorkRecord

_FIELDS = "title,authors,year,venue,journal,externalIds,publicationTypes,url"
_KINDS = {
    "JournalArticle": WorkKind.ARTICLE,
    "Conference": WorkKind.PAPER,
    "Book": WorkKind.BOOK,
    "BookSection": WorkKind.CHAPTER,
}
_LIMIT = 5


def _by_words(work: CitedWork) -> str | None:
    sought = " ".join(re.sub(r"[^\w\s]", " ", work.asked_title or "").split())[:200]
    return query("/graph/v1/paper/search", query=sought, limit=_LIMIT, fields=_FIELDS) if sought else None


def _read(body: bytes) -> tuple[WorkRecord, ...]:
    return tuple(_record(item) for item in items(parsed(body), "data"))


def _record(item: dict[str, Any]) -> WorkRecord:
    place, numbers, year = item.get("journal"), item.get("externalIds"), item.get("year")
    journal = place if isinstance(place, dict) else {}
    kinds = texts(item.get("publicationTypes"))
    return WorkRecord(
        registry="semantic-scholar",
        key=text(item.get("paperId")) or "",
        url=text(item.get("url")),
        kind=next((_KINDS[kind] for kind in kinds if kind in _KINDS), WorkKind.OTHER),
        titles=texts(item.get("title")),
        authors=persons(name for one in items(item, "authors") if (name := text(one.get("name")))),
        years=(year,) if isinstance(year, int) else (),
        containers=tuple(dict.fromkeys((*texts(item.get("venue")), *texts(journal.get("name"))))),
        volume=text(journal.get("volume")),
        pages=text(journal.get("pages")),
        doi=bare_doi(numbers.get("DOI")) if isinstance(numbers, dict) else None,
    )


SEMANTIC_SCHOLAR = Registry(
    name="semantic-scholar",
    title="Semantic Scholar",
    origin="https://api.semanticscholar.org",
    pace=Pace(0.33),
    by_identifier=never,
    by_words=_by_words,
    read=_read,
    key=Key(variable="SEMANTIC_SCHOLAR_API_KEY", header="x-api-key", pace=Pace(1.0)),
)
