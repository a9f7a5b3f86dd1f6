"""What an address carries along of a visit (where the reader clicked, a session), and two addresses of one place."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote

from pipeline.addresses.parts import belongs_to, host_of, split_url, without_parameters

_TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|hsa|oly|vero|ga|_hs|__hs|wt|mkt|at|itm|cmp|ns|xtor|sc|sr)[_.-].*|_ga|_gl|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|"
    r"msclkid|twclid|igshid|igsh|yclid|ysclid|mc_[ce]id|_openstat|ref|referrer|ref_src|ref_url|source|src|cmpid|cid|icid|ocid|ncid|ito|spm|"
    r"share|feature|si|trk|smid|xtor|partner|amp|s_cid|rss|zanpid|guccounter|guce_referrer(?:_sig)?|__twitter_impression|"
    r"jsessionid|phpsessid|sid|sessionid|cookieset|cookie_?set|gdpr|redirected?"
)
"""Names that may choose nothing: enough to call two addresses one place, too little to tell an author to leave them."""

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


def same_place(one: str, other: str) -> bool:
    """Whether two addresses differ in no more than scheme, ``www.``, trailing slash, index page or tracking."""
    return _place(one) == _place(other)


@lru_cache(maxsize=1024)
def _place(url: str) -> tuple[str, int | None, tuple[str, ...], frozenset[tuple[str, str]]]:
    parts = split_url(url)
    path = tuple(step for step in unquote(parts.path).split("/") if step)
    if path and re.fullmatch(r"(?:index|default)\.(?:html?|php|aspx?)", path[-1].lower()):
        path = path[:-1]
    if path:
        path = (*path[:-1], re.sub(r";jsessionid=.*", "", path[-1], flags=re.IGNORECASE))
    query = frozenset(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not is_tracking(pair[0]))
    port = parts.port if parts.port not in (80, 443) else None
    return host_of(url), port, path, query


def is_tracking(name: str) -> bool:
    """Whether a parameter of this name most likely chooses nothing."""
    return bool(_TRACKING.fullmatch(name.lower()))


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
    forum = split_url(url).path.lower().endswith(".php")

    def names_visit(name: str, value: str) -> bool:
        if _SESSIONS.fullmatch(name) or (name == "cfid" and has_token):
            return True
        if name == "sid" or (name == "s" and forum):
            return bool(_FORUM_VISIT.fullmatch(value.lower()))
        return bool(_NUMBERED.fullmatch(name) and _VISIT.fullmatch(value.lower()))

    clean, spared = without_parameters(_SESSION_IN_PATH.sub("", url), names_visit)
    return clean, ((in_path[0].strip(";/"),) if in_path else ()) + spared
