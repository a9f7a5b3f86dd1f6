"""DataCite: data, reports, theses and preprints with a DOI (https://api.datacite.org, REST v2)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from pipeline.registries.base import Pace, Registry, bare_doi, items, never, parsed, text, texts, year_of
from pipeline.registries.cited import CitedWork
from pipeline.registries.names import person_of
from reports.model import WorkKind, WorkRecord

_KINDS = {
    "JournalArticle": WorkKind.ARTICLE,
    "ConferencePaper": WorkKind.PAPER,
    "Preprint": WorkKind.PREPRINT,
    "Book": WorkKind.BOOK,
    "BookChapter": WorkKind.CHAPTER,
}


def _by_doi(work: CitedWork) -> str | None:
    return f"/dois/{quote(work.doi, safe='')}" if work.doi else None


def _read(body: bytes) -> tuple[WorkRecord, ...]:
    found = parsed(body)
    one = found.get("data") if isinstance(found, dict) else None
    held = one.get("attributes") if isinstance(one, dict) else None
    return (_record(held),) if isinstance(held, dict) else ()


def _record(held: dict[str, Any]) -> WorkRecord:
    doi = bare_doi(held.get("doi"))
    types, container = held.get("types"), held.get("container")
    box = container if isinstance(container, dict) else {}
    kind = str(types.get("resourceTypeGeneral")) if isinstance(types, dict) else ""
    names = (text(creator.get("name")) for creator in items(held, "creators"))
    return WorkRecord(
        registry="datacite",
        key=doi or "",
        url=f"https://doi.org/{doi}" if doi else None,
        kind=_KINDS.get(kind, WorkKind.OTHER),
        titles=tuple(title for one in items(held, "titles") if (title := text(one.get("title")))),
        authors=tuple(person_of(name) for name in names if name),
        years=year_of(held.get("publicationYear")),
        containers=texts(box.get("title")),
        volume=text(box.get("volume")),
        issue=text(box.get("issue")),
        pages=text(box.get("firstPage")),
        publisher=text(held.get("publisher")),
        doi=doi,
    )


DATACITE = Registry(
    name="datacite",
    title="DataCite",
    origin="https://api.datacite.org",
    pace=Pace(1.6),
    by_identifier=_by_doi,
    by_words=never,
    read=_read,
    mailto="mailto",
    named=Pace(3.2),
)
