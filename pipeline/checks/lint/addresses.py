"""Addresses as rules of the lint take them apart and put them together again, character by character."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.checks import address
from pipeline.checks.lint.base import Checked
from reports.model import LinkStatus

SHORTENERS = (
    "bit.ly", "bitly.com", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "v.gd", "buff.ly", "j.mp", "dlvr.it",
    "ift.tt", "fb.me", "lnkd.in", "tiny.cc", "tiny.one", "cutt.ly", "rb.gy", "shorturl.at", "rebrand.ly", "t.ly",
    "bit.do", "trib.al", "soo.gd", "s.id", "clck.ru", "vk.cc", "u.to", "goo.su", "qr.ae", "x.co", "snip.ly",
    "adf.ly", "cli.re", "tr.im", "wp.me", "nyti.ms", "wapo.st", "reut.rs", "bbc.in", "econ.st", "on.ft.com",
    "on.wsj.com", "bloom.bg", "cnn.it", "politi.co", "gu.com", "spon.de", "lat.ms", "ebx.sh", "urlz.fr", "da.gd",
    "tny.im", "shorte.st", "kurzelinks.de", "amzn.to", "a.co", "aka.ms", "flip.it", "g.co", "shar.es", "tcrn.ch",
    "n.pr", "theatln.tc", "huff.to", "nyer.cm", "slate.me", "nbcnews.to", "usat.ly", "yhoo.it", "fxn.ws", "hill.cm",
    "git.io", "hubs.ly", "hubs.la", "spoti.fi", "eepurl.com", "zurl.co", "bl.ink", "short.gy", "tmblr.co",
)  # fmt: skip
"""Link shorteners, and outlets' own domains for short links."""

SHARED_FORMS = ("youtu.be", "redd.it", "fb.watch", "w.wiki", "flic.kr")
"""Short forms that a service offers for its own pages, and that last as long as these."""

ARCHIVES = ("perma.cc", "archive.org", "archive.is", "archive.ph", "archive.today", "archive.vn", "archive.md",
            "archive.li", "archive.fo", "webcitation.org", "freezepage.com")  # fmt: skip
"""Archives whose addresses need not show what they are a copy of."""

RESOLVERS = ("doi.org", "hdl.handle.net", "n2t.net", "purl.org", *ARCHIVES)
"""Services whose addresses stand for another, which they need not show."""


# Only names that mean tracking wherever they stand: "ref", "source", "cid" and "id" often choose the page.
_TRACKERS = re.compile(
    r"utm_\w{1,30}|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_(?:source|campaignid)|msclkid|twclid|ttclid|li_fat_id|"
    r"yclid|ysclid|_openstat|igshid|igsh|srsltid|s_kwcid|mc_[ce]id|mkt_tok|_hsenc|_hsmi|hsctatracking|__hs(?:tc|sc|fp)|"
    r"oly_(?:anon|enc)_id|vero_(?:id|conv)|_ga|_gl|wt\.?_?z?mc(?:_id)?|ref_(?:src|url)|xtor|mibextid|__cft__.{0,6}|"
    r"__tn__|(?:mtm|pk|piwik)_(?:campaign|kwd|keyword|source|medium|content|cid)|guce_referrer(?:_sig)?|guccounter|"
    r"__twitter_impression|at_(?:medium|campaign|custom\d|link_\w{1,20})|ns_(?:campaign|mchannel|source|linkname)|"
    r"zanpid|xing_share|sara_ecid|via%3dihub"
)
_TRACKERS_OF = {
    ("youtube.com", "youtu.be"): re.compile(r"si|feature|ab_channel|pp"),
    ("twitter.com", "x.com"): re.compile(r"s|t|cxt"),
    ("spotify.com",): re.compile(r"si|nd"),
    ("tiktok.com",): re.compile(r"is_from_webapp|sender_device|is_copy_url|_[rt]|web_id"),
    ("facebook.com",): re.compile(r"rdid|share_url|hc_location|fref|paipv|eav"),
    ("linkedin.com",): re.compile(r"trk|trackingid|lipi|rcm"),
    ("reddit.com",): re.compile(r"share_id|rdt"),
    ("nytimes.com",): re.compile(r"smid|smtyp|searchresultposition|_r"),
    ("theguardian.com",): re.compile(r"cmp"),
}
"""Names that track on one service only: elsewhere "s" and "feature" may choose the page."""
_SHARED_WITH = frozenset({"twitter", "x", "facebook", "email", "linkedin", "reddit", "whatsapp", "jetpack-whatsapp",
                          "telegram", "pinterest", "tumblr", "pocket", "print", "mastodon", "bluesky"})  # fmt: skip
"""Buttons of blogs that add ``?share=`` to the address of the page."""
_TRACKED_FRAGMENT = re.compile(
    r"#(?:utm_\w{1,30}|xtor|ftag)=[^&]{0,200}(?:&utm_\w{1,30}=[^&]{0,200}){0,9}", re.IGNORECASE
)
"""What newsfeeds append to every link."""

_VERSIONS = frozenset({"amp", "google-amp", "m", "mobile"})
"""Steps of a path that choose the version for phones."""

_SESSIONS = re.compile(
    r"jsessionid|phpsessid|aspsessionid\w{0,20}|asp\.net_sessionid|cftoken|oscsid|zenid|bv_(?:sessionid|engineid)"
)
_NUMBERED = re.compile(r"session_?id|sessid")
"""Also what parliaments and conferences call their sessions, whose numbers are short."""
_VISIT = re.compile(r"(?=.{0,60}\d)(?=.{0,60}[a-z])[\w.-]{12,80}")
# A bare "sid" often numbers sections or sources; forums put 32 hexadecimal digits there.
_FORUM_VISIT = re.compile(r"[0-9a-f]{32}")
_SESSION_IN_PATH = re.compile(
    r"(?<!&amp);jsessionid=[^?#/]{4,200}|;sid=[0-9a-f]{32}\b|/\([SAF]\([a-z0-9]{10,60}\)\)", re.IGNORECASE
)


def without_tracking(url: str) -> tuple[str, tuple[str, ...]]:
    """The address without what only tracks the reader, and the parameters that did."""
    own = [names for hosts, names in _TRACKERS_OF.items() if belongs_to(url, *hosts)]

    def tracks(name: str, value: str) -> bool:
        if name == "share":
            return value.lower() in _SHARED_WITH
        return bool(_TRACKERS.fullmatch(name)) or any(names.fullmatch(name) for names in own)

    clean, spared = without_parameters(url, tracks)
    tail = _TRACKED_FRAGMENT.search(clean)
    if tail and tail.end() == len(clean):
        return clean[: tail.start()], (*spared, tail[0].removeprefix("#"))
    return clean, spared


def without_session(url: str) -> tuple[str, tuple[str, ...]]:
    """The address without the number of a visit, and the places where it stood."""
    in_path = _SESSION_IN_PATH.search(url)
    has_token = "cftoken=" in url.lower()
    forum = address.split(url).path.lower().endswith(".php")

    def names_visit(name: str, value: str) -> bool:
        if _SESSIONS.fullmatch(name) or (name == "cfid" and has_token):
            return True
        if name == "sid" or (name == "s" and forum):
            return bool(_FORUM_VISIT.fullmatch(value.lower()))
        return bool(_NUMBERED.fullmatch(name) and _VISIT.fullmatch(value.lower()))

    clean, spared = without_parameters(_SESSION_IN_PATH.sub("", url), names_visit)
    return clean, ((in_path[0].strip(";/"),) if in_path else ()) + spared


def plain_address(checked: Checked, url: str) -> str:
    """An address as it is to be cited: no tracking, no session, ``https`` where the site was seen to use it."""
    plain = without_session(without_tracking(url)[0])[0]
    secure = secure_address(checked)
    if secure and address.host(secure) == address.host(plain):
        plain = address.split(plain)._replace(scheme="https", netloc=address.split(secure).netloc).geturl()
    preferred = checked.page.canonical if checked.page and checked.living else None
    return _preferred(plain, preferred) if preferred else plain


def _preferred(plain: str, canonical: str) -> str:
    """The address by which the site calls the page, where it differs in host, version for phones or slash only."""
    steps = tuple(step for step in address.segments(plain) if step not in _VERSIONS)
    if address.registrable(plain) != address.registrable(canonical) or steps != address.segments(canonical):
        return plain
    if not steps or address.split(plain).query != address.split(canonical).query or "#" in plain:
        return plain
    return "https://" + canonical.partition("://")[2] if plain.startswith("https://") else canonical


def secure_address(checked: Checked) -> str | None:
    """The same address at ``https``, where the site passed a request for the ``http`` one on to it."""
    link = checked.result.link
    # A page that has moved is told to be cited at its new address anyway.
    if link is None or not checked.url.lower().startswith("http://") or link.status is not LinkStatus.ALIVE:
        return None
    secure = next((hop.url for hop in link.hops if hop.url.startswith("https://")), None)
    return secure if secure and address.same_place(secure, checked.url) else None


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
    # "&amp;" is how pages write an ampersand; in the addresses that authors copy from them it is left at times.
    return name.lower().removeprefix("amp;"), value


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
            return plain_address(checked, candidate)
    return None


def _names_nothing(url: str) -> bool:
    """Whether an address is no page's own: a home page, an error, a login, a question about cookies."""
    kinds = (address.is_home, address.is_error, address.is_login, address.is_consent)
    return not address.host(url) or any(kind(url) for kind in kinds)


def stands_for_another(url: str) -> bool:
    """Whether an address is by its nature one that leads to another: a short link, a DOI, an archived copy."""
    return belongs_to(url, *SHORTENERS, *SHARED_FORMS, *RESOLVERS)


def labels(url: str) -> tuple[str, ...]:
    """The labels of the host name, the leftmost first."""
    return tuple((address.split(url).hostname or "").split("."))


def belongs_to(url: str, *domains: str) -> bool:
    """Whether the host is one of these domains or lies within one."""
    host = address.host(url)
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
