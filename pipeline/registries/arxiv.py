"""arXiv: preprints (https://info.arxiv.org/help/api, Atom; one request in three seconds)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pipeline.registries.base import MOST_RECORDS, Pace, Registry, bare_doi, never, query, year_of
from pipeline.registries.cited import CitedWork
from pipeline.registries.names import persons
from pipeline.registries.xml import parsed_xml, texts_of
from reports.model import WorkKind, WorkRecord

_ATOM, _ARXIV = "{http://www.w3.org/2005/Atom}", "{http://arxiv.org/schemas/atom}"


def _by_id(work: CitedWork) -> str | None:
    number = work.arxiv
    return query("/api/query", id_list=number) if number else None


def _read(body: bytes) -> tuple[WorkRecord, ...]:
    feed = parsed_xml(body)
    return tuple(_records(feed)) if feed is not None else ()


def _records(feed: Element) -> Iterator[WorkRecord]:
    for entry in feed.findall(f"{_ATOM}entry")[:MOST_RECORDS]:
        titles = texts_of(entry, f"{_ATOM}title")
        published, updated = texts_of(entry, f"{_ATOM}published"), texts_of(entry, f"{_ATOM}updated")
        address = next(iter(texts_of(entry, f"{_ATOM}id")), None)
        # What is not known comes as an entry titled "Error".
        if address is None or "/abs/" not in address:
            continue
        yield WorkRecord(
            registry="arxiv",
            key=address.rpartition("/abs/")[2],
            url=address,
            kind=WorkKind.PREPRINT,
            titles=titles,
            authors=persons(texts_of(entry, f"{_ATOM}author/{_ATOM}name")),
            years=tuple(dict.fromkeys(year for text in (*published, *updated) for year in year_of(text))),
            containers=("arXiv", *texts_of(entry, f"{_ARXIV}journal_ref")),
            doi=next((bare_doi(doi) for doi in texts_of(entry, f"{_ARXIV}doi")), None),
        )


ARXIV = Registry(
    name="arxiv",
    title="arXiv",
    origin="https://export.arxiv.org",
    pace=Pace(0.33),
    by_identifier=_by_id,
    by_words=never,
    read=_read,
)
