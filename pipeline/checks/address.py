"""What an address says by itself: a home page, an error page, a login; the same place as another.

Nothing here touches the network. An address that cannot be taken apart is nothing special.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from pipeline.checks.language.normalise import listed

if TYPE_CHECKING:
    from tldextract import TLDExtract

_HOME = re.compile(
    r"(?:index|default|home|homepage|main|start|welcome|frontpage|front)(?:\.(?:html?|php\d?|aspx?|jsp|cgi|shtml|xhtml))?"
    r"|[a-z]{2}(?:[-_][a-z]{2,4})?|eng|rus|english|russian|deutsch|francais|espanol"
)
_FRONT = re.compile(
    r"(?:index|default|home|homepage|main|start|welcome|frontpage)(?:\.(?:html?|php\d?|aspx?|jsp|cgi|shtml|xhtml))?"
)
_ERROR = re.compile(
    r"(?:(?:page|file|content|article|doc|document)?[-_]?not[-_ ]?found(?:[-_]?page|[-_]?404)?|"
    r"[-_]?404(?:[-_]?(?:error|page|not[-_]?found))?"
    r"|(?:page[-_]?)?errors?(?:[-_]?(?:page|404|not[-_]?found))?|missing(?:[-_]?page)?|no[-_]?page|page[-_]?missing|oops|410|gone)"
    r"(?:\.(?:html?|php\d?|aspx?|jsp|cgi|shtml))?"
)
_LOGIN = re.compile(
    r"(?:(?:user|account|accounts|member|members|web|wp|sso|cas|saml2?|oauth2?)[-_]?)?"
    r"(?:log[-_]?in|sign[-_]?in|log[-_]?on|sign[-_]?on|authenticate|authentication|authwall|servicelogin|interactivelogin|"
    r"sign[-_]?up|register|registration|anmelden|anmeldung|connexion|iniciar[-_]?sesion|entrar|accedi|inloggen|logga[-_]?in)"
    r"(?:[-_]?(?:page|form|required|wall))?(?:\.(?:html?|php\d?|aspx?|jsp|do|cgi|action))?"
)
_LOGIN_HOST = re.compile(
    r"(?:accounts?|login|log-in|signin|sign-in|sso|idp|auth|shibboleth|wayf|cas|adfs|openathens|passport|id)"
)
_CONSENT = re.compile(
    r"(?:consent|cookie[-_]?(?:wall|consent|absent|notice|policy-accept)|gdpr|privacy[-_]?(?:gate|wall|consent)|collectconsent)"
)
_ROUTE_KEYS = listed(
    "lang language hl locale l ref referrer redirect redirected r from src source error err e msg message "
    "notfound 404 status code url next return returnurl s"
)
_TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|hsa|oly|vero|ga|_hs|__hs|wt|mkt|at|itm|cmp|ns|xtor|sc|sr)[_.-].*|_ga|_gl|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|"
    r"msclkid|twclid|igshid|igsh|yclid|ysclid|mc_[ce]id|_openstat|ref|referrer|ref_src|ref_url|source|src|cmpid|cid|icid|ocid|ncid|ito|spm|"
    r"share|feature|si|trk|smid|xtor|partner|amp|s_cid|rss|zanpid|guccounter|guce_referrer(?:_sig)?|__twitter_impression|"
    r"jsessionid|phpsessid|sid|sessionid|cookieset|cookie_?set|gdpr|redirected?"
)
_FOLDERS = r"[^/?#]{1,253}/(?:[\w.-]{1,40}/){0,3}?"
_REPLAY = re.compile(
    r"https?://(?:"
    r"(?:web|wayback)\.archive\.org/web/\d{1,14}(?:[a-z]{2}_)?/(?P<shown>.+)"
    rf"|{_FOLDERS}(?:19|20)\d\d(?:\d\d){{0,5}}(?:[a-z]{{2}}_)?/(?P<full>https?:/.+)"
    rf"|{_FOLDERS}(?:19|20)\d{{12}}(?:[a-z]{{2}}_)?/(?P<bare>[\w-]{{1,63}}\.[^\s/]{{1,253}}(?:/.*)?)"
    r")",
    re.DOTALL | re.IGNORECASE,
)
"""Addresses of captures: the Wayback Machine's, and what other archives have in common (pywb, OpenWayback)."""


def split(url: str) -> SplitResult:
    """The parts of an address; of an address that is none, the parts of nothing."""
    try:
        parts = urlsplit(url)
        parts.hostname, parts.port  # noqa: B018 - both raise on what is no address
    except ValueError:
        return urlsplit("")
    return parts


def host(url: str) -> str:
    """Host name in lower case, without ``www.``; empty when there is none."""
    return (split(url).hostname or "").removeprefix("www.")


@cache
def _suffixes() -> TLDExtract:
    from tldextract import TLDExtract

    # The bundled list: no request goes out, and every run gives the same answer.
    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False)


@lru_cache(maxsize=4096)
def registrable(url: str) -> str:
    """The domain that somebody registered (``bbc.co.uk`` of ``news.bbc.co.uk``); the host where there is none."""
    name = host(url)
    return (_suffixes()(name).top_domain_under_public_suffix or name) if name else ""


@lru_cache(maxsize=4096)
def domain_words(url: str) -> tuple[str, str]:
    """The registered name without its suffix, and the sub-domain before it: ``("bbc", "news")``."""
    found = _suffixes()(host(url))
    return found.domain, found.subdomain


def segments(url: str) -> tuple[str, ...]:
    """The steps of the path in lower case, percent signs resolved."""
    return tuple(step for step in unquote(split(url).path).lower().split("/") if step)


def is_home(url: str) -> bool:
    """Whether an address is a site's front page: no path, or a mere language or index page."""
    parts = split(url)
    if parts.fragment[:1] in ("/", "!"):
        return False  # the route of a single-page application
    if not all(_HOME.fullmatch(step) for step in segments(url)):
        return False
    return all(
        name.lower() in _ROUTE_KEYS or _is_tracking(name) for name, _ in parse_qsl(parts.query, keep_blank_values=True)
    )


def is_front(url: str) -> bool:
    """Whether an address may be a front page by its last step or its route (``/old/index.htm``, ``/?page=home``).

    Of a section as well as of the site, so it says nothing of where a link lands.
    """
    steps, routes = segments(url), parse_qsl(split(url).query)
    if not steps or is_home(split(url)._replace(query="").geturl()):
        return bool(routes) and all(_FRONT.fullmatch(value.lower()) or _is_tracking(name) for name, value in routes)
    # Further down, or in a folder that is named like an article, an index page is that article.
    return len(steps) <= 3 and bool(_FRONT.fullmatch(steps[-1])) and not any(map(_is_slug, steps[:-1]))


def is_folder(url: str) -> bool:
    """Whether an address is one short step into the site (``/cms/``, ``/~prof``), and no file or article."""
    steps, parts = segments(url), split(url)
    if len(steps) != 1 or parts.query or parts.fragment or _is_slug(steps[0]):
        return False
    return parts.path.endswith("/") or "." not in steps[0]


def _is_slug(step: str) -> bool:
    """Whether a step of a path is named like an article, or is a number."""
    return step.count("-") >= 2 or step.count("_") >= 2 or step.isdigit()


def is_error(url: str) -> bool:
    """Whether the address itself says that it is an error page (``/404``, ``/not-found.html``)."""
    return any(_ERROR.fullmatch(step) for step in segments(url)[-2:]) or "aspxerrorpath=" in split(url).query.lower()


def is_login(url: str) -> bool:
    """Whether the address itself says that it is a login (``/login``, ``accounts.example.org``)."""
    first = (split(url).hostname or "").split(".")[0]
    return bool(_LOGIN_HOST.fullmatch(first)) or any(_LOGIN.fullmatch(step) for step in segments(url))


def is_consent(url: str) -> bool:
    """Whether the address itself says that it asks for consent to cookies."""
    first = (split(url).hostname or "").split(".")[0]
    return first in ("consent", "guce") or any(_CONSENT.fullmatch(step) for step in segments(url))


def same_place(one: str, other: str) -> bool:
    """Whether two addresses differ in no more than scheme, ``www.``, trailing slash, index page or tracking."""
    return _place(one) == _place(other)


def _place(url: str) -> tuple[str, int | None, tuple[str, ...], frozenset[tuple[str, str]]]:
    parts = split(url)
    path = tuple(step for step in unquote(parts.path).split("/") if step)
    if path and re.fullmatch(r"(?:index|default)\.(?:html?|php|aspx?)", path[-1].lower()):
        path = path[:-1]
    if path:
        path = (*path[:-1], re.sub(r";jsessionid=.*", "", path[-1], flags=re.IGNORECASE))
    query = frozenset(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(pair[0]))
    port = parts.port if parts.port not in (80, 443) else None
    return host(url), port, path, query


def _is_tracking(name: str) -> bool:
    return bool(_TRACKING.fullmatch(name.lower()))


def original_of(url: str) -> str:
    """The address whose capture a replay address of a web archive shows; any other address as it is.

    ``/2019/flood`` is a path like any other: a time stamp says that it is a capture where an address follows it, or on
    a host that shows nothing else.
    """
    replay = _REPLAY.fullmatch(url)
    if replay is None or (replay["bare"] and not _suffixes()(replay["bare"]).suffix):
        return url
    original = replay["shown"] or replay["full"] or replay["bare"]
    # Some servers fold the two slashes of the inner scheme into one.
    original = re.sub(r"^(https?):/+", r"\1://", original, flags=re.IGNORECASE)
    return original if original.lower().startswith(("http://", "https://")) else f"http://{original}"
