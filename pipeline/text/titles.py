"""Every title that a page offers, most trusted first, and the name of its outlet."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pipeline.text.meta import first, item_values
from pipeline.text.model import TitleCandidate
from pipeline.text.tree import is_hidden, text_of, tokens
from pipeline.text.words import is_address, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

    from pipeline.text.jsonld import Metadata, Work
    from pipeline.text.meta import Items

_MAX_CANDIDATES = 16
_LOGO = re.compile(r"logo|site-?(?:title|name|header|branding)|masthead|brand|navbar|breadcrumb|blog-?title")
_HEADLINES = frozenset({"headline", "entry-title", "article-title", "post-title", "article__title", "article-headline",
                        "post__title", "story-headline", "page-title", "articletitle", "artikel-titel", "title",
                        "article__headline", "posttitle", "story-title", "news-title", "entry-header__title",
                        "single-title", "td-post-title", "pagetitle", "contentheading", "tittle"})  # fmt: skip
_HEADLINE_TAGS = ("h1", "h2", "h3", "div", "span", "p", "a", "td", "font")
_SEPARATOR = re.compile(r" (?:[-–—―:/~>]|::|//) | ?[|»«·•—] ?|: ")
_METAS = (
    ("og:title", ("og:title",)),
    ("twitter:title", ("twitter:title",)),
    ("dc.title", ("dc.title", "dcterms.title", "dc:title", "eprints.title", "bepress_citation_title")),
    ("parsely", ("parsely-title", "sailthru.title", "title", "article:title", "headline")),
)


def read_titles(
    root: Element, metas: Mapping[str, Sequence[str]], items: Items, jsonld: Metadata, url: str
) -> tuple[TitleCandidate, ...]:
    """Every distinct title of the page with the place where it stood, most trusted first.

    The order follows how often each place agrees with a hand-made title (845 pages, after the site's name is
    stripped: JSON-LD 84 %, og:title 76 %, h1 75 %, twitter:title 74 %, title 55 %).
    """
    head = _head_title(root)
    headings = list(_headings(root, url))
    works = own_works(root, metas, jsonld.works, url)
    offers: list[tuple[str, str]] = [("json-ld", text) for work in works[:3] for text in work.titles]
    offers += [("citation_title", text) for text in _all(metas, ("citation_title",))]
    offers += [(place, text) for place, keys in _METAS for text in _all(metas, keys)]
    offers += [("headline", text) for text in _only(item_values(items, "headline"))]
    offers += [("h1", text) for text in headings]
    offers += [("headline", text) for text in ([] if headings else _by_class(root))]
    offers += [("title", head)] if head else []
    offers += [("json-ld", text) for text in jsonld.page_names[:2]]
    return _distinct(offers)


def read_site(metas: Mapping[str, Sequence[str]], jsonld: Metadata, titles: tuple[TitleCandidate, ...]) -> str | None:
    """The outlet's name as the page gives it, or what its ``title`` adds to the headline."""
    declared = first(metas, "og:site_name", "citation_journal_title") or jsonld.site or first(metas, "application-name")
    if declared and not is_address(declared) and len(declared) <= 100:
        return declared
    return _appended(titles) or first(metas, "dc.publisher", "citation_publisher", "twitter:app:name:iphone")


def _distinct(offers: list[tuple[str, str]]) -> tuple[TitleCandidate, ...]:
    kept: dict[str, str] = {}
    for place, text in offers:
        if any(char.isalnum() for char in text) and not is_address(text):
            kept.setdefault(text, place)
    return tuple(TitleCandidate(text, place) for text, place in kept.items())[:_MAX_CANDIDATES]


def _all(metas: Mapping[str, Sequence[str]], keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        yield from (text for value in metas.get(key, ())[:3] if (text := plain(value)))


def _only(values: list[str]) -> list[str]:
    """The one value, or nothing: a page that has many of a kind is a list of other pages."""
    distinct = list(dict.fromkeys(values))
    return distinct if len(distinct) == 1 else []


def own_works(root: Element, metas: Mapping[str, Sequence[str]], works: tuple[Work, ...], url: str) -> tuple[Work, ...]:
    """The works that the page is about, not those that it lists: by their address, else by the page's other titles."""
    if len({work.titles[:1] for work in works}) <= 1:
        return works
    own = tuple(work for work in works if any(same_page(url, address) for address in work.addresses))
    if own:
        return own
    heard = [text for text in (first(metas, "og:title"), _head_title(root), *islice(_headings(root, url), 1)) if text]
    return tuple(work for work in works if any(_agree(text, other) for text in work.titles for other in heard))


def same_page(url: str, address: str) -> bool:
    """Whether an address of the page means the page itself: the same path, host and scheme left aside.

    The URL of an archived copy ends with that of the page, so that ends are compared.
    """
    path = _path_of(address)
    return len(path) > 1 and _path_of(url).endswith(path)


def _path_of(address: str) -> str:
    """Path and query of an address without its last slash; empty where it cannot be read."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return (parts.path + (f"?{parts.query}" if parts.query else "")).rstrip("/")


def _agree(one: str, other: str) -> bool:
    return one.casefold() in other.casefold() or other.casefold() in one.casefold()


def _head_title(root: Element) -> str | None:
    for title in root.iter("title"):
        if not any(ancestor.tag in ("svg", "symbol") for ancestor in title.iterancestors()):
            text = plain("".join(title.itertext()))
            if text:
                return text
    return None


def _headings(root: Element, url: str) -> Iterator[str]:
    """First-level headings that may be the page's own, those in its main part first."""
    headings = [heading for count, heading in enumerate(root.iter("h1")) if count < 30 and not _out_of_sight(heading)]
    headings = [heading for heading in headings if not _is_beside(heading)]
    named = [(heading, text) for heading in headings if (text := plain(text_of(heading))) and not _is_logo(heading)]
    if len(named) > 1:
        named = [(heading, text) for heading, text in named if not _leads_elsewhere(heading, url)] or named[:1]
    inside = [text for heading, text in named if _in_main_part(heading)]
    # A page with more first-level headings than this uses them for sections or teasers.
    return iter(list(dict.fromkeys(inside + [text for _, text in named]))[: 5 if len(named) <= 5 else 2])


def _out_of_sight(heading: Element) -> bool:
    return is_hidden(heading) or any(is_hidden(node) for node in heading.iterancestors())


def _is_logo(heading: Element) -> bool:
    around = [heading, *list(heading.iterancestors())[:2], *list(heading)[:1]]
    if any(_LOGO.search(token) for node in around for token in tokens(node)):
        return True
    return any(link.get("href") == "/" or link.get("rel") == "home" for link in heading.iter("a"))


def _leads_elsewhere(heading: Element, url: str) -> bool:
    wraps = [*heading.iter("a"), *(node for node in list(heading.iterancestors())[:2] if node.tag == "a")]
    address = next((link.get("href") for link in wraps if link.get("href")), None)
    return bool(address) and not str(address).startswith("#") and not same_page(url, str(address))


def _is_beside(heading: Element) -> bool:
    """Whether a heading is that of a menu, a column or the foot of the page ("Main menu")."""
    return any(node.tag in ("nav", "aside", "footer") for node in heading.iterancestors())


def _in_main_part(heading: Element) -> bool:
    return any(node.tag in ("main", "article") or node.get("role") == "main" for node in heading.iterancestors())


def _by_class(root: Element) -> list[str]:
    """The one element that its class calls a headline, on a page without a first-level heading."""
    found = []
    for element in root.iter(*_HEADLINE_TAGS):
        if element.get("class") and not _HEADLINES.isdisjoint(tokens(element)) and not _out_of_sight(element):
            found.append(plain(text_of(element)))
        if len(found) > 5:
            break
    distinct = _only([text for text in found if 8 <= len(text) <= 300])
    return distinct or _second_level(root)


def _second_level(root: Element) -> list[str]:
    heading = next((h2 for h2 in root.iter("h2") if _in_main_part(h2) and not _out_of_sight(h2)), None)
    text = plain(text_of(heading)) if heading is not None else ""
    return [text] if len(text) >= 15 else []


def _appended(titles: tuple[TitleCandidate, ...]) -> str | None:
    """What ``title`` has before or after a headline that stands elsewhere on the page, its separators off."""
    whole = next((title.text for title in titles if title.found_in == "title"), None)
    if whole is None:
        return None
    for title in titles:
        if title.found_in != "title" and len(title.text) >= 8 and title.text in whole:
            before, _, after = whole.partition(title.text)
            parts = [part.strip(" -–—|:·•»«/~") for piece in (before, after) for part in _SEPARATOR.split(piece)]
            return next((part for part in reversed(parts) if 2 <= len(part) <= 60), None)
    return None
