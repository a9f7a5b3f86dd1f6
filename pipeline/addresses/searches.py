"""Addresses of searches: the page of results that an engine or a site's own search shows."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from pipeline.addresses.parts import host_of, segments, split_url

_ENGINES = re.compile(
    r"(?:scholar\.|news\.|books\.|images\.)?google\.[a-z.]{2,6}|bing\.com|duckduckgo\.com|(?:\w{2}\.)?search\.yahoo\.com|"
    r"yandex\.[a-z.]{2,6}|ya\.ru|baidu\.com|ecosia\.org|startpage\.com|qwant\.com|search\.brave\.com|pubmed\.ncbi\.nlm\.nih\.gov"
)
_ENGINE_PATHS = frozenset(
    {"search", "news", "images", "video", "videos", "scholar", "s", "sp", "web", "webhp", "yandsearch", "html"}
)
_PATHS = re.compile(
    r"(?:\w{4,12}:|do)?(?:advanced|basic|site|simple|full)?[-_]?(?:search|suche|recherche|buscar|busqueda|busca|ricerca|cerca|zoeken|szukaj|sok|poisk)"
    r"(?:[-_]?(?:results?|page|ergebnisse?))?(?:\.(?:html?|php|aspx?|jsp|do|cgi))?|(?:suchergebnisse?|searchresults?|поиск)"
)
_QUESTION = frozenset({
    "q", "query", "s", "search", "searchterm", "search_query", "searchtext", "searchword", "searchstring", "term",
    "terms", "text", "keyword", "keywords", "kw", "wd", "words", "suchbegriff", "suche", "recherche",
    "search_api_fulltext", "search_terms", "searchphrase",
})  # fmt: skip
_TABS = frozenset({"top", "all", "posts", "people", "pages", "photos", "images", "videos", "latest", "news"})
"""Kinds of results, as the last step of an address."""
_RECORD = re.compile(
    r"(?:isbn|issn|oclc|lccn|pmid|doi|ecli|celex|id|no|au?n)\s?[:=]|10\.\d{4,9}/|[\d\s-]{4,20}[\dx]$", re.IGNORECASE
)
"""Numbers of one record: library catalogues link to their records by a search for them."""


def is_engine(url: str) -> bool:
    """Whether an address is on the host of a search engine."""
    return bool(_ENGINES.fullmatch(host_of(url)))


def is_search(url: str) -> bool:
    """Whether an address is a search and its results."""
    return searched_words(url) is not None


def searched_words(url: str) -> str | None:
    """The words that are searched for; None for an address that is no search."""
    steps, asked = segments(url), _asked(url)
    if asked is None:
        return None
    name, words = asked
    if _ENGINES.fullmatch(host_of(url)):
        # Scanned books and cached pages have addresses with "q", too, but others than the search's.
        is_record = name == "term" and words.isdecimal()
        return words if (not steps or steps[0] in _ENGINE_PATHS) and not is_record else None
    if words.isdecimal() or _RECORD.match(words):
        return None
    return words if name == "search_query" or _is_search(steps, name, url) else None


def _is_search(steps: tuple[str, ...], name: str, url: str) -> bool:
    """Whether the path is that of a site's own search, or there is none but a question (WordPress, MediaWiki)."""
    named = steps[:-1] if steps and steps[-1] in _TABS else steps
    if named and _PATHS.fullmatch(named[-1]):
        return True
    if name == "search" and steps[-1:] == ("index.php",):
        return "title=" not in url
    return name == "s" and all(len(step) == 2 for step in steps[:1]) and len(steps) < 2


def _asked(url: str) -> tuple[str, str] | None:
    """The name and value of the parameter that holds the question; Google's stood in the fragment for some years."""
    parts = split_url(url)
    engine = bool(_ENGINES.fullmatch(host_of(url)))
    pairs = parse_qsl(parts.query[:4000]) + (parse_qsl(parts.fragment[:4000]) if engine else [])
    names = _QUESTION | {"p"} if engine else _QUESTION
    return next(((name.lower(), value) for name, value in pairs if name.lower() in names and value.strip()), None)
