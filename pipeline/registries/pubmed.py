"""PubMed: articles of medicine and the life sciences (E-utilities, three requests a second without a key)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.registries.base import (
    MOST_RECORDS,
    Key,
    Pace,
    Registry,
    bare_doi,
    items,
    never,
    parsed,
    query,
    text,
    texts,
    year_of,
)
from pipeline.registries.cited import CitedWork
from reports.model import Notice, NoticeKind, Person, WorkKind, WorkRecord

_RETRACTED = "Retracted Publication"


def _by_pmid(work: CitedWork) -> str | None:
    if not work.pmid:
        return None
    return query("/entrez/eutils/esummary.fcgi", db="pubmed", id=work.pmid, retmode="json", tool="footproof")


def _read(body: bytes) -> tuple[WorkRecord, ...]:
    found = parsed(body)
    result = found.get("result") if isinstance(found, dict) else None
    held = (one for key, one in result.items() if key != "uids") if isinstance(result, dict) else ()
    return tuple(_record(one) for one in list(held)[:MOST_RECORDS] if isinstance(one, dict) and one.get("title"))


def _record(item: dict[str, Any]) -> WorkRecord:
    number = text(item.get("uid")) or ""
    dois = (one.get("value") for one in items(item, "articleids") if one.get("idtype") == "doi")
    return WorkRecord(
        registry="pubmed",
        key=number,
        url=f"https://pubmed.ncbi.nlm.nih.gov/{number}/",
        kind=WorkKind.ARTICLE,
        titles=tuple(title.strip("[].") for title in texts(item.get("title"))),
        authors=tuple(_persons(item)),
        years=tuple(dict.fromkeys((*year_of(item.get("pubdate")), *year_of(item.get("epubdate"))))),
        containers=(*texts(item.get("fulljournalname")), *texts(item.get("source"))),
        volume=text(item.get("volume")),
        issue=text(item.get("issue")),
        pages=text(item.get("pages")),
        doi=next(map(bare_doi, dois), None),
        notices=(Notice(NoticeKind.RETRACTION, None, None),) if _RETRACTED in texts(item.get("pubtype")) else (),
    )


def _persons(item: dict[str, Any]) -> Iterator[Person]:
    """``Roe JB``: a family name of any number of words, and initials behind it."""
    authors = item.get("authors")
    for one in authors if isinstance(authors, list) else ():
        name = text(one.get("name")) if isinstance(one, dict) else None
        if name:
            family, _, given = name.rpartition(" ")
            yield Person(family or name, given if family else "")


PUBMED = Registry(
    name="pubmed",
    title="PubMed",
    origin="https://eutils.ncbi.nlm.nih.gov",
    pace=Pace(3.0),
    by_identifier=_by_pmid,
    by_words=never,
    read=_read,
    mailto="email",
    key=Key(variable="NCBI_API_KEY", parameter="api_key", pace=Pace(10.0)),
)
