"""When a page was published and changed, as ISO 8601 dates: ``2016-12-05``, or as much of it as is said.

The day is taken as printed, without turning it into UTC: it is the day that readers saw and cite.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pipeline.text.date_forms import to_iso
from pipeline.text.meta import item_values
from pipeline.text.tree import is_deep, text_of, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

    from pipeline.text.jsonld import Metadata

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "article:published",
    "og:article:published_time", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "publish_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "article.published",
    "published-date", "published_time", "rnews:datepublished", "ptime", "displaydate", "originalpublicationdate",
    "article_date_original", "cxenseparse:recs:publishtime", "datecreated", "creation_date", "news_date",
    "publication_date", "prism.publicationdate", "shareaholic:article_published_time", "gentime", "cre_date",
    "created",
)  # fmt: skip
_CITATION = ("citation_publication_date", "citation_date", "citation_online_date", "citation_cover_date",
             "bepress_citation_date", "eprints.date")  # fmt: skip
_WEAK = ("date", "dc.date", "dcterms.date", "dc.date.available", "dcterms.available")
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "dc.date.modified", "dcterms.modified",
    "last-modified", "lastmod", "revised", "article:modified", "og:modified_time", "article.updated",
    "lastmodified",
)  # fmt: skip
_REPUBLISHED_DAYS = 30
_FULL = len("2016-12-05")
_WEAK_PLACES = frozenset({"time", "text", "htmldate"})
_GUESSED = frozenset({"text", "htmldate"})
"""Places that are not asked where metadata has a month or a year: htmldate makes up the day that it lacks."""
_WEB_BEGAN = "1991"
"""What stands in the text as an older date is a part of another number or of the story."""
_DATED_TAGS = ("span", "div", "p", "small", "li", "td", "em", "abbr", "h5", "h6")
_MAX_DATED = 30
_MAX_SEARCHED = 20_000
"""Elements of a page up to which htmldate is asked: it takes 1.3 ms on a page of the usual size."""
_DATED = re.compile(r"date|time|publi|posted|entry-meta|byline|dateline|datum|created|article-?info|post-?meta|meta")

_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/-]|$)|/((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/-]|$)"
)


@dataclass(frozen=True, slots=True)
class Dates:
    """What a page says of its age."""

    published: str | None = None
    published_in: str | None = None
    updated: str | None = None


def read_dates(root: Element, metas: Mapping[str, Sequence[str]], jsonld: Metadata, url: str, visible: str) -> Dates:
    """The day of publication from the most trusted place that has one, and that of the last change.

    ``visible`` is the visible text, one block a line.
    """
    in_path = next((day for text in _in_path(url) if (day := to_iso(text))), None)
    published, place = _first_published(_published(root, metas, jsonld, in_path, visible), in_path)
    changed = [work.modified for work in jsonld.works[:1] if work.modified]
    changed += [value for key in _UPDATED for value in metas.get(key, ())]
    changed += item_values(root, "dateModified")
    return Dates(published, place, next((day for text in changed if (day := to_iso(text))), None))


def _first_published(offers: Iterator[tuple[str, str]], in_path: str | None) -> tuple[str | None, str | None]:
    """The first full date, or the first year or month, in the order of trust, and its place.

    A date in the address that is more than a month older wins: metadata is rewritten when a site moves.
    """
    coarse: tuple[str | None, str | None] = (None, None)
    for day, place in offers:
        if coarse[0] and place in _GUESSED:
            break
        if place in _WEAK_PLACES and (len(day) < _FULL or day < _WEB_BEGAN):
            continue
        if len(day) < _FULL:
            coarse = (coarse[0] or day, coarse[1] or place)
        elif in_path and _days_between(in_path, day) > _REPUBLISHED_DAYS:
            return in_path, "url"
        else:
            return day, place
    return coarse


def _days_between(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def _published(
    root: Element, metas: Mapping[str, Sequence[str]], jsonld: Metadata, in_path: str | None, visible: str
) -> Iterator[tuple[str, str]]:
    places: tuple[tuple[str, Callable[[], Sequence[str]]], ...] = (
        ("json-ld", lambda: [work.published for work in jsonld.works[:1] if work.published]),
        ("meta", lambda: _under(metas, _PUBLISHED)),
        ("citation_date", lambda: _under(metas, _CITATION)),
        ("itemprop", lambda: item_values(root, "datePublished")),
        ("url", lambda: [in_path] if in_path else []),
        ("time", lambda: list(_marked_times(root))),
        ("json-ld", lambda: jsonld.page_dates),
        ("meta", lambda: _under(metas, _WEAK)),
        ("time", lambda: list(_only_time(root))),
        ("text", lambda: list(_dated_elements(root))),
        ("text", lambda: list(_near_heading(root, visible))),
        ("htmldate", lambda: _by_htmldate(root)),
    )
    for place, offers in places:
        yield from ((day, place) for text in offers() if (day := to_iso(text)))


def _under(metas: Mapping[str, Sequence[str]], keys: tuple[str, ...]) -> list[str]:
    return [value for key in keys for value in metas.get(key, ())]


def _in_path(url: str) -> list[str]:
    try:
        found = _IN_PATH.search(urlsplit(url).path)
    except ValueError:
        return []
    return ["-".join(part for part in found.groups() if part)] if found else []


def _marked_times(root: Element) -> Iterator[str]:
    for element in root.iter("time"):
        marked = element.get("pubdate") is not None or "published" in (element.get("class") or "").lower()
        if marked or element.get("itemprop") == "datePublished":
            yield element.get("datetime") or text_of(element)


def _only_time(root: Element) -> Iterator[str]:
    """The first ``time`` of the article, or of the page when it has few: many belong to comments and teasers."""
    times = [element for count, element in enumerate(root.iter("time")) if count < 40]
    inside = [e for e in times if any(node.tag in ("article", "main") for node in e.iterancestors())]
    for element in inside[:1] or (times[:1] if len(times) <= 3 else []):
        yield element.get("datetime") or text_of(element)


def _dated_elements(root: Element) -> Iterator[str]:
    """Short texts of the first elements whose class or id speaks of a date, in the order of the page."""
    named = (e for e in root.iter(*_DATED_TAGS) if any(map(_DATED.search, tokens(e))))
    for element in islice(named, _MAX_DATED):
        text = text_of(element)
        if 6 <= len(text) <= 120:
            yield element.get("title") if element.tag == "abbr" and element.get("title") else text


def _near_heading(root: Element, visible: str) -> Iterator[str]:
    """The lines around the first heading in which a date may stand, those beneath it first."""
    heading = next((text for tag in ("h1", "h2") for h in root.iter(tag) if len(text := text_of(h)) >= 8), None)
    lines = visible.split("\n")
    if heading not in lines:
        return
    place = lines.index(heading)
    yield from (line for line in lines[place + 1 : place + 7] if len(line) <= 160)
    yield from (line for line in reversed(lines[max(0, place - 4) : place]) if len(line) <= 160)


def _by_htmldate(root: Element) -> list[str]:
    """What htmldate finds, asked last and without its extensive search, which loads dateparser (2 s, 40 MB)."""
    if sum(1 for _ in root.iter()) > _MAX_SEARCHED or is_deep(root):
        return []
    import htmldate

    try:
        found = htmldate.find_date(deepcopy(root), original_date=True, extensive_search=False)
    except Exception:  # whatever a hostile tree does to another's code costs the page its date, not the run
        return []
    return [found] if found else []
