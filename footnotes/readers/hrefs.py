"""Targets of links: which are citations, and what they read."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit

from footnotes.model import Link, Span
from footnotes.urls.mend import mend

_CITED_SCHEMES = frozenset(("http", "https", "ftp"))
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,30}:", re.I)
_LINE_BREAKS = re.compile(r"[\t\r\n]+")
_BARE_HOST = re.compile(r"www\.[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:[/?#]\S*)?", re.I)
# A name alone ("Example.com") is as often a company as an address.
_READS_AS_ADDRESS = re.compile(r"https?://\S|www\.[\w-]{1,63}\.\w|[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/\S", re.I)
LONGEST_URL = 8_000
"""Characters; servers refuse longer request lines, and a data: URL is no citation."""


def cited_link(span: Span, href: str, shown: str, base: str | None) -> Link | None:
    """The link that ``href`` makes of the words ``shown``; None when it leads to no outside source.

    Args:
        span: where the linked words stand.
        href: the target as it stands in the mark-up.
        shown: the linked words.
        base: what relative targets refer to; None when the page does not say.
    """
    printed = href.strip()
    if not printed or printed.startswith("#") or len(printed) > LONGEST_URL:
        return None
    url, repairs = mend(_LINE_BREAKS.sub("", printed))
    url, repairs = _with_scheme(url, repairs, base)
    if " " in url:
        url, repairs = url.replace(" ", "%20"), (*repairs, "encoded-space")
    if not _is_cited(url) or _is_same_page(url, base):
        return None
    if shown != url and _SCHEME.match(shown) and _is_cited(shown) and unquote(shown) == unquote(url):
        # Word processors write targets with their %XX decoded; the words still read as the author put them.
        return Link(span, shown)
    if shown == url:
        return Link(span, url)
    return Link(span, url, printed if repairs else None, repairs, shown=_address_shown(shown))


def leads_beside(href: str) -> bool:
    """Whether a target is relative, so that in a file it leads to another file beside it."""
    printed = href.strip()
    if not printed or printed.startswith(("#", "?")) or len(printed) > LONGEST_URL:
        return False
    url, _ = _with_scheme(*mend(_LINE_BREAKS.sub("", printed)), None)
    return not _SCHEME.match(url)


def _with_scheme(url: str, repairs: tuple[str, ...], base: str | None) -> tuple[str, tuple[str, ...]]:
    if _SCHEME.match(url):
        return url, repairs
    if url.startswith("//"):
        return "https:" + url, repairs
    if _BARE_HOST.fullmatch(url):
        return "http://" + url, (*repairs, "added-scheme")
    return joined(base, url), repairs


def joined(base: str | None, url: str) -> str:
    """A relative target made absolute; as it is where there is no base, or where either is no URL."""
    try:
        return urljoin(base, url) if base else url
    except ValueError:
        return url


def _is_same_page(url: str, base: str | None) -> bool:
    page, mark, _ = url.partition("#")
    return bool(mark) and base is not None and page == base.partition("#")[0]


def _address_shown(shown: str) -> str | None:
    words = " ".join(shown[:LONGEST_URL].split()).strip("<>[]() ")
    return words if _READS_AS_ADDRESS.match(words) else None


def _is_cited(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in _CITED_SCHEMES and bool(parts.hostname)
    except ValueError:
        return False
