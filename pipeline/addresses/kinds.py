"""What an address says by itself: a home page, an error page, a login."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from pipeline.addresses.parts import segments, split_url
from pipeline.addresses.tracking import is_tracking

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
_FILE = re.compile(
    r"\.(?:pdf|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|epub|zip|7z|rar|gz|txt|jpe?g|png|gif|tiff?|mp[34]|m4[av]|mov|wav|ogg)$"
)
_ROUTES = (
    "lang language hl locale l ref referrer redirect redirected r from src source error err e msg message "
    "notfound 404 status code url next return returnurl s"
)
_ROUTE_KEYS = frozenset(_ROUTES.split())


def is_home(url: str) -> bool:
    """Whether an address is a site's front page: no path, or a mere language or index page."""
    parts = split_url(url)
    if is_route(url):
        return False
    if not all(_HOME.fullmatch(step) for step in segments(url)):
        return False
    return all(
        name.lower() in _ROUTE_KEYS or is_tracking(name) for name, _ in parse_qsl(parts.query, keep_blank_values=True)
    )


def is_front(url: str) -> bool:
    """Whether an address may be a front page by its last step or its route (``/old/index.htm``, ``/?page=home``).

    Of a section as well as of the site, so it says nothing of where a link lands.
    """
    steps, routes = segments(url), parse_qsl(split_url(url).query)
    if not steps or is_home(split_url(url)._replace(query="").geturl()):
        return bool(routes) and all(_FRONT.fullmatch(value.lower()) or is_tracking(name) for name, value in routes)
    # Further down, or in a folder that is named like an article, an index page is that article.
    return len(steps) <= 3 and bool(_FRONT.fullmatch(steps[-1])) and not any(map(_is_slug, steps[:-1]))


def is_folder(url: str) -> bool:
    """Whether an address is one short step into the site (``/cms/``, ``/~prof``), and no file or article."""
    steps, parts = segments(url), split_url(url)
    if len(steps) != 1 or parts.query or parts.fragment or _is_slug(steps[0]):
        return False
    return parts.path.endswith("/") or "." not in steps[0]


def _is_slug(step: str) -> bool:
    """Whether a step of a path is named like an article, or is a number."""
    return step.count("-") >= 2 or step.count("_") >= 2 or step.isdigit()


def is_error(url: str) -> bool:
    """Whether the address itself says that it is an error page (``/404``, ``/not-found.html``)."""
    return (
        any(_ERROR.fullmatch(step) for step in segments(url)[-2:]) or "aspxerrorpath=" in split_url(url).query.lower()
    )


def is_file(url: str) -> bool:
    """Whether an address names a file that is no page: a document, a table, a picture, a recording."""
    return bool(_FILE.search(split_url(url).path.lower()))


def is_login(url: str) -> bool:
    """Whether the address itself says that it is a login (``/login``, ``accounts.example.org``)."""
    first = (split_url(url).hostname or "").split(".")[0]
    return bool(_LOGIN_HOST.fullmatch(first)) or any(_LOGIN.fullmatch(step) for step in segments(url))


def is_route(url: str) -> bool:
    """Whether the fragment is a route of a single-page application (``#!/reports/12``): servers hear nothing of it."""
    return split_url(url).fragment[:1] in ("/", "!")


def is_consent(url: str) -> bool:
    """Whether the address itself says that it asks for consent to cookies."""
    first = (split_url(url).hostname or "").split(".")[0]
    return first in ("consent", "guce") or any(_CONSENT.fullmatch(step) for step in segments(url))
