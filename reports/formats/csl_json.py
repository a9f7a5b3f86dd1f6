"""``citations.csl.json``: the cited works with their archived copies, for Zotero and other reference managers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from cache.surt import surt
from footnotes.gazetteer.archives import archive_of
from footnotes.works.personal import personal_name
from reports.formats.safe_text import one_line
from reports.model import CitationResult, Report

Item = dict[str, object]


class CslJsonFormat:
    """CSL-JSON (Citation Style Language 1.0.2): an item for each URL, or for each title where a work has none."""

    name = "csl-json"
    filename = "citations.csl.json"

    def render(self, report: Report) -> bytes:
        """All works in the order in which they are first cited."""
        works: dict[str, list[CitationResult]] = {}
        for result in report.results:
            key = _key(result)
            if key:
                works.setdefault(key, []).append(result)
        items = [_item(results) for results in works.values()]
        return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _key(result: CitationResult) -> str:
    """What tells a work from others; empty for what names none, or means one that is cited elsewhere."""
    citation = result.citation
    if citation.same_as:
        return ""
    return surt(citation.url) if citation.url else " ".join((citation.title or "").casefold().split())


def _item(results: list[CitationResult]) -> Item:
    first = results[0]
    told = [result.citation for result in results]
    item: Item = {"id": first.citation.id, "type": "webpage" if first.citation.url else "document"}
    item |= {name: value for name, value in _fields(results) if value}
    dates = {
        "issued": next((one.date for one in told if one.date), None),
        "accessed": next((one.accessed for one in told if one.accessed), None) or _checked(first),
    }
    item |= {name: {"date-parts": [_parts(date)]} for name, date in dates.items() if date}
    return item


def _fields(results: list[CitationResult]) -> Iterator[tuple[str, object]]:
    citations = [result.citation for result in results]
    yield "title", next((one_line(one.title) for one in citations if one.title), None)
    yield "author", next(([_name(name) for name in one.authors] for one in citations if one.authors), None)
    # Of a web page it is the site, which reference managers keep as what holds the page.
    place = "container-title" if citations[0].url else "publisher"
    yield place, next((one_line(one.publisher) for one in citations if one.publisher), None)
    yield "URL", citations[0].url
    copy = next((result.archive.url for result in results if result.archive and result.archive.url), None)
    copy = copy or next((one.cited_copy.url for one in citations if one.cited_copy), None)
    if copy:
        yield "archive", _archive(copy)
        yield "archive_location", copy


def _name(name: str) -> dict[str, str]:
    """A person's name in its parts; an institution's, and what cannot be told apart, as it stands."""
    parts = personal_name(one_line(name))
    if parts is None:
        return {"literal": one_line(name)}
    kept = {
        "family": parts.family,
        "given": parts.given,
        "non-dropping-particle": parts.particle,
        "suffix": parts.suffix,
    }
    return {part: value for part, value in kept.items() if value}


def _archive(copy: str) -> str:
    try:
        host = urlsplit(copy).hostname or ""
    except ValueError:
        return ""
    archive = archive_of(host)
    return archive.name if archive else host.removeprefix("www.")


def _checked(result: CitationResult) -> str | None:
    """The day on which the address was asked, where nobody says when the author looked."""
    checked = result.link.checked_at if result.link else None
    return checked.date().isoformat() if checked else None


def _parts(date: str) -> list[int]:
    return [int(part) for part in date.split("-") if part.isdecimal()]
