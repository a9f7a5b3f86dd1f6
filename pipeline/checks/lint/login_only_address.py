"""Addresses that open for members only: library proxies, intranets, shared drives, mailboxes, files of one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from pipeline.addresses.parts import belongs_to, domain_words, host_of, segments, split_url
from pipeline.checks.lint.base import Batch, Checked, Hint, Rule
from reports.model import Confidence, Severity, TitleStatus

_PROXY = re.compile(
    r"(?:^|[.-])(?:ezproxy|libproxy|eproxy|lib-proxy|library-?proxy|proxy-?lib(?:rary)?|webvpn|remotexs)[\w-]{0,40}\."
    r"|(?:^|\.)ezp(?:-?prod)?-?\d{0,3}\.|\.idm\.oclc\.org$"
    r"|(?:^|\.)(?:www-?)?proxy\d{0,3}\.(?:lib|library|libraries|bib|ub|bibliothe)[\w-]{0,40}\."
)
"""Host names of library proxies: EZproxy's and its kin's."""
_ENDS = r"(?:com|org|net|edu|gov|info|co-uk|ac-uk|co\.uk|ac\.uk)"
_HYPHENATED = re.compile(
    rf"www\d?-[\w-]{{1,80}}-{_ENDS}\.(?:[\w-]{{1,60}}\.){{0,4}}"
    r"(?:edu|edu\.[a-z]{2}|ac\.[a-z]{2}|(?:eres|eaccess|wam|remote|access|e?proxy\d?|login|library|lib|ub)\.[\w.-]{1,60})"
)
"""A publisher's host with hyphens for its dots, in front of a university's ("proxy by host name", EZproxy's manual)."""
_NUMBERED = re.compile(
    rf"[01]-((?:www[.-])?[\w-]{{1,80}}(?:\.[\w-]{{1,60}}){{0,3}}?[.-]{_ENDS})\.[\w-]{{1,60}}\.[\w.-]{{2,60}}"
)
"""The same by Innovative's Web Access Management: ``0-www.journal.org.catalogue.example``."""
_GATE = re.compile(
    r"login\.microsoftonline\.com/|accounts\.google\.com/|my\.openathens\.net/"
    r"|[^/]{1,200}/(?:idp/profile/|shibboleth\.sso/|adfs/ls\b|simplesaml/|wayf\b)",
    re.IGNORECASE,
)
"""Pages on which members of an organisation log in (Shibboleth, AD FS, SimpleSAMLphp)."""
_INSIDE = frozenset({"local", "intranet", "internal", "corp", "lan", "localdomain", "private"})
"""Top-level names that are never delegated (RFC 6762, appendix G; ICANN 2024 for ``internal``)."""
_IN_QUERY = re.compile(r"(?:^|&)q?url=(https?(?::|%3a).{3,1800})", re.IGNORECASE)
_DESKS = re.compile(
    r"drive\.google\.com/drive/(?:u/\d/)?(?:my-drive|shared-with-me|recent|starred|home|search)\b"
    r"|dropbox\.com/(?:home|work|preview)\b|(?:[\w-]{1,60}\.)?(?:app\.)?box\.com/(?:file|folder)/|(?:mail|keep|meet|calendar)\.google\.com/|outlook\.(?:office|office365|live)\.com/"
    r"|teams\.(?:microsoft|live)\.com/|[\w-]{1,60}\.slack\.com/(?:archives|files|messages)/"
    r"|[\w-]{1,60}\.sharepoint\.com/(?!:)(?:(?:personal|sites|teams)/|(?:[^?#]{0,500}/)?(?:_layouts/|Forms/|Shared))|onedrive\.live\.com/edit"
)
"""Where members work on files; links made for sharing look otherwise."""
_OWN_FILE = re.compile(
    r"(?<![\w/])(?:file:/{2,5}[^\s<>]{3,300}|[A-Za-z]:\\[^\s<>:*?\"|]{3,300}|\\\\[\w.-]{2,60}\\[\w.$-]{2,60}\\[^\s<>:*?\"|]{2,300})"
)
"""A path on a computer (``C:\\Users\\...``) or on an office's server, as copied from the address bar."""
_SHARED = (
    "docs.google.com",
    "drive.google.com",
    "dropbox.com",
    "sharepoint.com",
    "onedrive.live.com",
    "1drv.ms",
    "box.com",
)
_ADVICE = "Cite a public address or an archived copy, or say that the source is not public."


def _find(batch: Batch) -> Iterator[Hint]:
    for checked in batch.own:
        hint = _look(checked) if checked.url else _own_file(checked)
        if hint is not None:
            yield hint


def _own_file(checked: Checked) -> Hint | None:
    found = _OWN_FILE.search(checked.citation.text)
    if found is None or not checked.spelt_out:
        return None
    path = found[0].rstrip(".,;)")
    return Hint(
        checked.citation.id,
        f"The note points to a file on the author's own computer or network ({path}).",
        _ADVICE,
        Confidence.HIGH,
        (path,),
    )


def _look(checked: Checked) -> Hint | None:
    # Whoever shows the cited title to us shows it to readers.
    if checked.title is TitleStatus.MATCH:
        return None
    host = split_url(checked.url).hostname or ""
    if _is_proxy(host, checked.url):
        return _proxy(checked)
    place = checked.url.partition("//")[2].removeprefix("www.")
    if _GATE.match(place):
        return _hint(checked, f"The address is that of a login ({host}), not of the source behind it.", Confidence.HIGH)
    if _is_inside(host, checked) and not _may_be_damaged(checked, host):
        told = "is a name inside an organisation's network, which readers cannot reach"
        return _hint(checked, f"The address ({host}) {told}.", Confidence.HIGH)
    if _DESKS.match(place):
        told = "The address opens only for members of a team or the owner of an account; others are asked to log in."
        return _hint(checked, told, _sure(checked))
    if belongs_to(checked.url, *_SHARED) and checked.shut:
        return _hint(checked, f"The file lies on a shared drive ({host}) that asks for a login.", Confidence.HIGH)
    return None


def _is_proxy(host: str, url: str) -> bool:
    if belongs_to(url, "go.openathens.net") or _PROXY.search(host):
        return True
    return bool(_HYPHENATED.fullmatch(host) or _NUMBERED.fullmatch(host))


def _is_inside(host: str, checked: Checked) -> bool:
    names = host.split(".")
    if not re.search(r"[a-z]", names[-1]) or ":" in host or host == "localhost":
        return False  # numbers are told of as private addresses
    if len(names) == 1 or names[-1] in _INSIDE:
        return True
    # A public site of that name exists where it answered.
    return "intranet" in domain_words(f"//{host}")[1].split(".") and not checked.living


def _may_be_damaged(checked: Checked, host: str) -> bool:
    """Whether a name without a dot may be what was left of an address: nothing follows it, or it was repaired."""
    return "." not in host and (bool(checked.citation.repairs) or not segments(checked.url))


def _sure(checked: Checked) -> Confidence:
    return Confidence.HIGH if checked.shut else Confidence.MEDIUM


def _proxy(checked: Checked) -> Hint:
    behind = _behind(checked.url)
    message = "The address goes through a library's proxy, which lets only its own members in."
    suggestion = f"Cite the publisher's own address: {behind}." if behind else "Cite the publisher's own address."
    return Hint(checked.citation.id, message, suggestion, Confidence.HIGH, (host_of(checked.url),))


def _behind(url: str) -> str | None:
    """The address that a proxy's address stands for: in its query, or written into its host name."""
    parts = split_url(url)
    named = _IN_QUERY.search(parts.query)
    if named:
        # EZproxy takes all that follows, so that authors paste addresses there as they are.
        plain = named[1].startswith(("http://", "https://"))
        return named[1] if plain else unquote(named[1].partition("&")[0])
    host = _host_behind(parts.hostname or "")
    return f"https://{host}{parts.path}" + (f"?{parts.query}" if parts.query else "") if host else None


def _host_behind(name: str) -> str | None:
    """The publisher's host in a proxy's host name; None where there is none."""
    numbered = _NUMBERED.fullmatch(name)
    first = numbered[1] if numbered else name.partition(".")[0]
    if "." not in first and "-" in first and "proxy" not in first:
        # EZproxy writes the dots of the host as hyphens, and its hyphens doubled.
        first = first.replace("--", "\0").replace("-", ".").replace("\0", "-")
    proxy = _PROXY.search(name)
    if "." not in first and proxy:
        first = name[: proxy.start()]
    return first if domain_words(f"https://{first}/")[0] and "." in first else None


def _hint(checked: Checked, message: str, confidence: Confidence) -> Hint:
    return Hint(checked.citation.id, message, _ADVICE, confidence, (host_of(checked.url),))


RULE = Rule(
    "login-only-address",
    "An address that opens for members only: a library's proxy, an intranet, a shared drive, the author's own disk.",
    Severity.WARNING,
    _find,
)
