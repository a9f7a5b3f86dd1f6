"""Addresses that open for members only: library proxies, intranets, shared drives, mailboxes."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from pipeline.checks import address
from pipeline.checks.lint.addresses import belongs_to, labels
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, Severity, TitleStatus

_PROXY = re.compile(
    r"(?:^|[.-])(?:ezproxy|libproxy|eproxy|lib-proxy|library-?proxy|proxy-?lib(?:rary)?|webvpn|remotexs)[\w-]{0,40}\."
    r"|(?:^|\.)(?:www-?)?proxy\d{0,3}\.(?:lib|library|libraries|bib|ub|bibliothe)[\w-]{0,40}\.|\.idm\.oclc\.org$"
)
"""Host names of library proxies: EZproxy's and its kin's."""
_INSIDE = frozenset({"local", "intranet", "internal", "corp", "lan", "localdomain", "private"})
"""Top-level names that are never delegated (RFC 6762, appendix G; ICANN 2024 for ``internal``)."""
_DESKS = re.compile(
    r"docs\.google\.com/(?:a/[^/]{1,80}/)?(?:document|spreadsheets|presentation|forms|drawings)/(?:u/\d/)?d/[^/]{10,}/edit"
    r"|dropbox\.com/(?:home|work|preview)\b|(?:mail|keep|meet|calendar)\.google\.com/|outlook\.(?:office|office365|live)\.com/"
    r"|teams\.(?:microsoft|live)\.com/|[\w-]{1,60}\.slack\.com/(?:archives|files|messages)/"
    r"|[\w-]{1,60}\.sharepoint\.com/(?!:)(?:[^?#]{0,500}/)?(?:_layouts/|Forms/|Shared)|onedrive\.live\.com/edit"
)
"""Where members work on files; links made for sharing look otherwise."""
_SHARED = (
    "docs.google.com",
    "drive.google.com",
    "dropbox.com",
    "sharepoint.com",
    "onedrive.live.com",
    "1drv.ms",
    "box.com",
)


def _look(checked: Checked) -> Hint | None:
    # Whoever shows the cited title to us shows it to readers.
    if checked.title is TitleStatus.MATCH:
        return None
    host = address.split(checked.url).hostname or ""
    if _PROXY.search(host):
        return _proxy(checked)
    if _is_inside(host) and not _may_be_damaged(checked, host):
        told = "is a name inside an organisation's network, which readers cannot reach"
        return _hint(checked, f"The address ({host}) {told}.", Confidence.HIGH)
    if _DESKS.match(checked.url.partition("//")[2].removeprefix("www.")):
        return _hint(
            checked, "The address is where members work on this file; others are asked to log in.", _sure(checked)
        )
    if belongs_to(checked.url, *_SHARED) and checked.shut:
        return _hint(checked, f"The file lies on a shared drive ({host}) that asks for a login.", Confidence.HIGH)
    return None


def _is_inside(host: str) -> bool:
    names = host.split(".")
    if not re.search(r"[a-z]", names[-1]) or ":" in host or host == "localhost":
        return False  # numbers are told of as private addresses
    return len(names) == 1 or names[-1] in _INSIDE or "intranet" in names


def _may_be_damaged(checked: Checked, host: str) -> bool:
    """Whether a name without a dot may be what was left of an address: nothing follows it, or it was repaired."""
    return "." not in host and (bool(checked.citation.repairs) or not address.segments(checked.url))


def _sure(checked: Checked) -> Confidence:
    return Confidence.HIGH if checked.shut else Confidence.MEDIUM


def _proxy(checked: Checked) -> Hint:
    behind = _behind(checked.url)
    message = "The address goes through a library's proxy, which lets only its own members in."
    suggestion = f"Cite the publisher's own address: {behind}." if behind else "Cite the publisher's own address."
    return Hint(checked.citation.id, message, suggestion, Confidence.HIGH, (address.host(checked.url),))


def _behind(url: str) -> str | None:
    """The address that a proxy's address stands for: in its query, or written into its host name."""
    parts = address.split(url)
    named = next((v for name, v in parse_qsl(parts.query) if name.lower() in ("url", "qurl")), "")
    if named.startswith(("http://", "https://")):
        return named
    first = labels(url)[0]
    if first.count("-") < 1 or "proxy" in first:
        return None
    # EZproxy writes the dots of the host as hyphens, and its hyphens doubled.
    host = first.replace("--", "\0").replace("-", ".").replace("\0", "-")
    return f"https://{host}{parts.path}" + (f"?{parts.query}" if parts.query else "")


def _hint(checked: Checked, message: str, confidence: Confidence) -> Hint:
    advice = "Cite a public address or an archived copy, or say that the source is not public."
    return Hint(checked.citation.id, message, advice, confidence, (address.host(checked.url),))


RULE = Rule(
    "login-only-address",
    "An address that opens for members only: a university's proxy, an intranet, a shared drive, a mailbox.",
    Severity.WARNING,
    each(_look),
)
