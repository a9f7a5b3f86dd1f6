"""When a page was published and changed, as ISO 8601 dates: ``2016-12-05``, or as much of it as is said.

The day is taken as printed, without turning it into UTC: it is the day that readers saw and cite.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pipeline.text.date_forms import to_iso
from pipeline.text.meta import item_values
from pipeline.text.tree import is_moderate, lines_of, text_of, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

    from pipeline.text.jsonld import Metadata
    from pipeline.text.meta import Items

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
_WEAK_PLACES = frozenset({"time", "text", "page", "htmldate"})
_GUESSED = frozenset({"text", "page", "htmldate"})
"""Places that are not asked where metadata has a month or a year: htmldate makes up the day that it lacks."""
_OTHER_CALENDAR = frozenset({"am", "ti"})
"""Languages whose printed dates are of a calendar that runs seven years behind, and look like ours."""
_WEB_BEGAN = "1991"
"""What stands in the text as an older date is a part of another number or of the story."""
_DATED_TAGS = ("span", "div", "p", "small", "li", "td", "em", "abbr", "h5", "h6")
_MAX_DATED = 30
_MAX_BOXES = 100
_MAX_TIMES, _FEW_TIMES = 40, 3
_MAX_SEARCHED = 20_000
"""Elements of a page up to which htmldate is asked: it takes 1.3 ms on a page of the usual size."""
_DATED = re.compile(r"date|time|publi|posted|entry-meta|byline|dateline|datum|created|article-?info|post-?meta|meta")

_BESIDE_TAGS = frozenset({"aside", "nav", "footer", "form", "blockquote"})
_BESIDE = re.compile(
    r"(?:.*[-_])?(?:related|latest|recent|popular|trending|sidebar|widgets?|events?|calendar|weather|comments?|teasers?"
    r"|promos?|ticker|today|current|clock|embed|tweet)(?:[-_].*)?"
)
"""Words of a class or id by which pages call what stands beside their article."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS_OF_TEASER = 5
_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/-]|$)")
_NUMBER_IN_PATH = re.compile(r"/((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/-]|$)")
"""Eight digits that read as a day; half the numbers by which a site counts its pages do so for years on end."""


@dataclass(frozen=True, slots=True)
class Dates:
    """What a page says of its age."""

    published: str | None = None
    published_in: str | None = None
    updated: str | None = None


def read_dates(
    root: Element, metas: Mapping[str, Sequence[str]], items: Items, jsonld: Metadata, url: str, visible: str
) -> Dates:
    """The day of publication from the most trusted place that has one, and that of the last change.

    ``visible`` is the visible text, one block a line.
    """
    in_path, number = _in_path(url, _IN_PATH), _in_path(url, _NUMBER_IN_PATH)
    published, place = _first_published(_published(root, metas, items, jsonld, (in_path, number), visible), in_path)
    changed = [work.modified for work in jsonld.works[:1] if work.modified]
    changed += [value for key in _UPDATED for value in metas.get(key, ())]
    changed += item_values(items, "dateModified")
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
    root: Element,
    metas: Mapping[str, Sequence[str]],
    items: Items,
    jsonld: Metadata,
    in_path: tuple[str | None, str | None],
    visible: str,
) -> Iterator[tuple[str, str]]:
    places: tuple[tuple[str, Callable[[], Sequence[str]]], ...] = (
        ("json-ld", lambda: [work.published for work in jsonld.works[:1] if work.published]),
        ("meta", lambda: _under(metas, _PUBLISHED)),
        ("citation_date", lambda: _under(metas, _CITATION)),
        ("itemprop", lambda: item_values(items, "datePublished")),
        ("url", lambda: [day for day in in_path[:1] if day]),
        ("time", lambda: list(_marked_times(root))),
        ("json-ld", lambda: jsonld.page_dates),
        ("meta", lambda: _under(metas, _WEAK)),
        ("time", lambda: list(_only_time(root, inside=True))),
        ("number", lambda: [day for day in in_path[1:] if day]),
        ("text", lambda: list(_dated_elements(root, inside=True))),
        ("text", lambda: list(_near_heading(root, visible))),
        ("page", lambda: [*_only_time(root, inside=False), *_dated_elements(root, inside=False)]),
        ("htmldate", lambda: _by_htmldate(root)),
    )
    if (root.get("lang") or "")[:2].lower() in _OTHER_CALENDAR:
        places = tuple((place, offers) for place, offers in places if place not in _WEAK_PLACES)
    for place, offers in places:
        yield from ((day, place) for text in offers() if (day := to_iso(text)))


def _under(metas: Mapping[str, Sequence[str]], keys: tuple[str, ...]) -> list[str]:
    return [value for key in keys for value in metas.get(key, ())]


def _in_path(url: str, form: re.Pattern[str]) -> str | None:
    """The day that an address names; none before there was a web, which is another number."""
    try:
        found = form.search(urlsplit(url).path)
    except ValueError:
        return None
    day = to_iso("-".join(found.groups())) if found else None
    return day if day and day >= _WEB_BEGAN else None


def _marked_times(root: Element) -> Iterator[str]:
    for element in root.iter("time"):
        marked = element.get("pubdate") is not None or "published" in (element.get("class") or "").lower()
        if marked or element.get("itemprop") == "datePublished":
            yield element.get("datetime") or text_of(element)


def _only_time(root: Element, *, inside: bool) -> Iterator[str]:
    """The first ``time`` of the article, or of the page when it has few: many belong to comments and teasers."""
    times = [element for element in islice(root.iter("time"), _MAX_TIMES) if not _is_beside(element)]
    if inside:
        times = [element for element in times if _is_inside(element)]
    elif len(times) > _FEW_TIMES:
        return
    yield from (element.get("datetime") or text_of(element) for element in times[:1])


def _dated_elements(root: Element, *, inside: bool) -> Iterator[str]:
    """Short texts of the first elements whose class or id speaks of a date, in the order of the page."""
    named = (e for e in root.iter(*_DATED_TAGS) if _speak_of_a_date(tokens(e)))
    for element in islice(named, _MAX_DATED):
        text = text_of(element)
        if 6 <= len(text) <= 120 and _is_inside(element) is inside and not _is_beside(element):
            yield element.get("title") if element.tag == "abbr" and element.get("title") else text


@lru_cache(maxsize=1024)
def _speak_of_a_date(words: frozenset[str]) -> bool:
    return any(map(_DATED.search, words))


def _is_inside(element: Element) -> bool:
    return any(node.tag in ("article", "main") or node.get("role") == "main" for node in element.iterancestors())


def _is_beside(element: Element) -> bool:
    """Whether an element stands beside the article: in a column, a box, a list of other pages, a post within it."""
    for node in (element, *element.iterancestors()):
        if node.tag in ("article", "main", "body"):
            return False
        if _is_box(node) or _is_teaser(node):
            return True
    return False


def _is_box(node: Element) -> bool:
    """Whether an element says that it stands beside the article, and does not hold it ("with-sidebar")."""
    of_page = node.tag == "header" and not _is_inside(node)
    named = of_page or node.tag in _BESIDE_TAGS or _name_what_stands_beside(tokens(node))
    return named and next(node.iter("h1", "article", "main"), None) is None


@lru_cache(maxsize=1024)
def _name_what_stands_beside(words: frozenset[str]) -> bool:
    return any(map(_BESIDE.fullmatch, words))


def _is_teaser(node: Element) -> bool:
    """Whether an element is one of several items of a list that have a date and words of their own."""
    around = node.getparent()
    return node.tag == "li" and around is not None and _lists_teasers(around)


def _lists_teasers(around: Element) -> bool:
    items = [text_of(item) for item in islice(around.iterchildren("li"), _MAX_DATED)]
    return sum(len(text.split()) >= _WORDS_OF_TEASER and bool(_YEAR.search(text)) for text in items) > 1


def _near_heading(root: Element, visible: str) -> Iterator[str]:
    """The lines around the first heading in which a date may stand, those beneath it first."""
    heading = next((text for tag in ("h1", "h2") for h in root.iter(tag) if len(text := text_of(h)) >= 8), None)
    lines = visible.split("\n")
    if heading not in lines:
        return
    place = lines.index(heading)
    around = [*lines[place + 1 : place + 7], *reversed(lines[max(0, place - 4) : place])]
    dated = [line for line in around if len(line) <= 160 and to_iso(line)]
    boxed = {line for box in islice(_boxes(root), _MAX_BOXES) for line in lines_of(box)} if dated else ()
    yield from (line for line in dated if line not in boxed)


def _boxes(root: Element) -> Iterator[Element]:
    """The boxes and the teasers of a page, as ``_is_box`` and ``_is_teaser`` tell them; each list is read once."""
    lists: dict[Element, bool] = {}
    for node in root.iter():
        around = node.getparent()
        if node.tag == "li" and around is not None and around not in lists:
            lists[around] = _lists_teasers(around)
        if _is_box(node) or (node.tag == "li" and lists.get(around)):
            yield node


def _by_htmldate(root: Element) -> list[str]:
    """What htmldate finds, asked last and without its extensive search, which loads dateparser (2 s, 40 MB)."""
    if not is_moderate(root, _MAX_SEARCHED):
        return []
    import htmldate

    try:
        found = htmldate.find_date(deepcopy(root), original_date=True, extensive_search=False)
    except Exception:  # whatever a hostile tree does to another's code costs the page its date, not the run
        return []
    return [found] if found else []
