"""Addresses as rules of the lint take them apart and put them together again, character by character."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.checks import address
from pipeline.checks.lint.base import Checked

SHORTENERS = (
    "bit.ly", "bitly.com", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "v.gd", "buff.ly", "j.mp", "dlvr.it",
    "ift.tt", "fb.me", "lnkd.in", "tiny.cc", "tiny.one", "cutt.ly", "rb.gy", "shorturl.at", "rebrand.ly", "t.ly",
    "bit.do", "trib.al", "soo.gd", "s.id", "clck.ru", "vk.cc", "u.to", "goo.su", "qr.ae", "x.co", "snip.ly",
    "adf.ly", "cli.re", "tr.im", "wp.me", "nyti.ms", "wapo.st", "reut.rs", "bbc.in", "econ.st", "on.ft.com",
    "on.wsj.com", "bloom.bg", "cnn.it", "politi.co", "gu.com", "spon.de", "lat.ms", "ebx.sh", "urlz.fr", "da.gd",
    "tny.im", "shorte.st", "kurzelinks.de",
)  # fmt: skip
"""Link shorteners, and outlets' own domains for short links."""

RESOLVERS = ("doi.org", "hdl.handle.net", "n2t.net", "purl.org", "perma.cc", "archive.org", "archive.is", "archive.ph",
             "archive.today", "webcitation.org")  # fmt: skip
"""Services whose addresses stand for another, which they need not show."""


def without_parameters(url: str, spare: Callable[[str, str], bool]) -> tuple[str, tuple[str, ...]]:
    """The address without the parameters (name, value) of its query that can be spared, and these as they stood."""
    before, hash_mark, fragment = url.partition("#")
    path, question_mark, query = before.partition("?")
    pieces = query.split("&")
    spared = tuple(piece for piece in pieces if piece and spare(*_pair(piece)))
    if not question_mark or not spared:
        return url, ()
    kept = "&".join(piece for piece in pieces if piece not in spared)
    return path + ("?" + kept if kept else "") + hash_mark + fragment, spared


def _pair(piece: str) -> tuple[str, str]:
    name, _, value = piece.partition("=")
    return name.lower(), value


def better_address(checked: Checked, poor: Callable[[str], bool]) -> str | None:
    """The address that the site itself prefers: where redirects ended, or ``rel=canonical``; None without one.

    Args:
        checked: a citation whose address is poor.
        poor: whether an address is as poor as the cited one.
    """
    if not checked.living:
        return None
    canonical = checked.page.canonical if checked.page else None
    for candidate in (checked.landing, canonical):
        if candidate and not poor(candidate) and not _names_nothing(candidate):
            return candidate
    return None


def _names_nothing(url: str) -> bool:
    """Whether an address is no page's own: a home page, an error, a login, a question about cookies."""
    kinds = (address.is_home, address.is_error, address.is_login, address.is_consent)
    return not address.host(url) or any(kind(url) for kind in kinds)


def stands_for_another(url: str) -> bool:
    """Whether an address is by its nature one that leads to another: a short link, a DOI, an archived copy."""
    return belongs_to(url, *SHORTENERS, *RESOLVERS)


def labels(url: str) -> tuple[str, ...]:
    """The labels of the host name, the leftmost first."""
    return tuple((address.split(url).hostname or "").split("."))


def belongs_to(url: str, *domains: str) -> bool:
    """Whether the host is one of these domains or lies within one."""
    host = address.host(url)
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
