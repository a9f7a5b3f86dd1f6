"""Searches cited as if they were sources."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from pipeline.checks import address
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from pipeline.checks.wording import quoted
from reports.model import Confidence, Severity, TitleStatus

_ENGINES = re.compile(
    r"(?:scholar\.|news\.|books\.|images\.)?google\.[a-z.]{2,6}|bing\.com|duckduckgo\.com|search\.yahoo\.com|"
    r"yandex\.[a-z.]{2,6}|ya\.ru|baidu\.com|ecosia\.org|startpage\.com|qwant\.com|search\.brave\.com"
)
_ENGINE_PATHS = frozenset(
    {"search", "news", "images", "video", "videos", "scholar", "s", "sp", "web", "yandsearch", "html"}
)
_PATHS = re.compile(
    r"(?:advanced|site|simple|full)?[-_]?(?:search|suche|recherche|buscar|busqueda|busca|ricerca|cerca|zoeken|szukaj|sok|poisk)"
    r"(?:[-_]?(?:results?|page|ergebnisse?))?(?:\.(?:html?|php|aspx?|jsp|do|cgi))?|(?:suchergebnisse?|searchresults?|поиск)"
)
_QUESTION = frozenset({
    "q", "query", "s", "search", "searchterm", "search_query", "searchtext", "searchword", "searchstring", "term",
    "terms", "text", "keyword", "keywords", "kw", "wd", "words", "suchbegriff", "suche", "recherche",
    "search_api_fulltext", "search_terms", "searchphrase",
})  # fmt: skip


def _look(checked: Checked) -> Hint | None:
    question = _question(checked.url)
    if question is None or checked.title is TitleStatus.MATCH or checked.archived:
        return None
    engine = bool(_ENGINES.fullmatch(address.host(checked.url)))
    return Hint(
        checked.citation.id,
        f"The address is a search for {quoted(question)}, whose results change, and not a source.",
        "Cite the page that the search led to.",
        Confidence.HIGH if engine else Confidence.MEDIUM,
        (question,),
    )


def _question(url: str) -> str | None:
    """The words that are searched for; None for an address that is no search."""
    steps, asked = address.segments(url), _asked(url)
    if asked is None:
        return None
    if _ENGINES.fullmatch(address.host(url)):
        # Scanned books and cached pages have addresses with "q", too, but others than the search's.
        return asked[1] if not steps or steps[0] in _ENGINE_PATHS else None
    if steps and _PATHS.fullmatch(steps[-1]):
        return asked[1]
    # Where nothing but "?s=..." follows the host, it is WordPress's search.
    return asked[1] if not steps and asked[0] == "s" and not asked[1].isdecimal() else None


def _asked(url: str) -> tuple[str, str] | None:
    pairs = parse_qsl(address.split(url).query[:4000])
    return next(((name.lower(), value) for name, value in pairs if name.lower() in _QUESTION and value.strip()), None)


RULE = Rule(
    "search-results",
    "A page of search results cited as a source.",
    Severity.NOTE,
    each(_look),
)
