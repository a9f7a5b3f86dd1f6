"""Ready searches for a source that its address no longer shows and no archive holds."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from reports.model import CitationResult

_ENGINE = "https://duckduckgo.com/"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Search:
    """A search that a reader can follow."""

    where: str
    """``on example.org``, ``on the web``."""
    url: str


def searches_for(result: CitationResult) -> tuple[Search, ...]:
    """The title on the site and on the web, where the link leads nowhere and nothing else leads to the source."""
    link, archive, title = result.link, result.archive, " ".join((result.citation.title or "").split())
    if link is None or not link.status.rotten or link.new_address is not None or not title:
        return ()
    if archive is None or archive.url:
        return ()
    quoted = f'"{title[:_LONGEST]}"'
    host = _host(result.citation.url)
    on_site = (Search(f"on {host}", _ask(f"{quoted} site:{host}")),) if host else ()
    return (*on_site, Search("on the web", _ask(quoted)))


def _ask(words: str) -> str:
    return f"{_ENGINE}?{urlencode({'q': words})}"


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
