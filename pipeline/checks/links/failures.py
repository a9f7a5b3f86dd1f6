"""What it means for a link when no page came: by outcome of the fetch, and by HTTP status."""

from __future__ import annotations

from http import HTTPStatus

from cache.model import Capture, Outcome
from pipeline.addresses.parts import split_url
from pipeline.addresses.special import is_special_name
from pipeline.checks.links.case import Ruling
from reports.model import LinkStatus

_OUTCOMES = {
    Outcome.DNS: (LinkStatus.DEAD, "The name {host} no longer exists on the Internet."),
    Outcome.DNS_FAILURE: (LinkStatus.ERROR, "{host} could not be looked up. Check this machine's Internet connection."),
    Outcome.TIMEOUT: (LinkStatus.ERROR, "The site {host} did not answer in time."),
    Outcome.REFUSED: (LinkStatus.ERROR, "The site {host} refused the connection."),
    Outcome.UNREACHABLE: (LinkStatus.ERROR, "The site {host} could not be reached."),
    Outcome.RESET: (LinkStatus.ERROR, "The site {host} broke the connection off."),
    Outcome.TLS_EXPIRED: (LinkStatus.ERROR, "The security certificate of {host} has expired, and browsers warn of it."),
    Outcome.TLS_SELF_SIGNED: (LinkStatus.ERROR, "The security certificate of {host} is not one that browsers trust."),
    Outcome.TLS_WRONG_HOST: (LinkStatus.ERROR, "The security certificate of {host} belongs to another site."),
    Outcome.TLS: (LinkStatus.ERROR, "No secure connection to {host} could be made."),
    Outcome.PROTOCOL: (LinkStatus.ERROR, "The site {host} answered with something that is not a web page."),
    Outcome.BOMB: (LinkStatus.ERROR, "The answer of {host} unpacks to far more than a page and was refused."),
    Outcome.TOO_MANY_REDIRECTS: (LinkStatus.ERROR, "The link is passed on in a circle, or too many times."),
    Outcome.PRIVATE_ADDRESS: (LinkStatus.SKIPPED, "The link leads into a private network ({host}) and was not opened."),
    Outcome.BAD_URL: (LinkStatus.SKIPPED, "This is not an address that could be opened."),
    Outcome.SCHEME: (LinkStatus.SKIPPED, "Only web addresses (http and https) are checked."),
    Outcome.UNSAFE_PORT: (LinkStatus.SKIPPED, "The port of this address belongs to another service than the web."),
    Outcome.OFFLINE: (LinkStatus.SKIPPED, "This run had no network, and no earlier answer is known."),
}  # fmt: skip

_PASSED_ON = {
    Outcome.SCHEME: "The link is passed on to something that is not a web page.",
    Outcome.BAD_URL: "The site passes the link on to what is no address.",
    Outcome.UNSAFE_PORT: "The site passes the link on to another service than the web.",
}
"""What it means where the site's own redirect led to it."""

_STATUSES = {
    401: (LinkStatus.RESTRICTED, "The site asks for a login (401)."),
    402: (LinkStatus.RESTRICTED, "The site asks for payment (402)."),
    403: (LinkStatus.BLOCKED, "The site refuses programs (403); the page may well open in a browser."),
    404: (LinkStatus.DEAD, "The site answers that there is no such page (404)."),
    407: (LinkStatus.RESTRICTED, "A proxy asks for a login (407)."),
    410: (LinkStatus.DEAD, "The site answers that the page was removed for good (410)."),
    429: (LinkStatus.BLOCKED, "The site kept answering that it gets too many requests (429)."),
    451: (LinkStatus.RESTRICTED, "The site withholds the page for legal reasons (451)."),
    999: (LinkStatus.BLOCKED, "The site refuses programs (999); the page may well open in a browser."),
}


def by_outcome(capture: Capture) -> Ruling | None:
    """The ruling when no complete answer came; None for an answer, whole or broken off."""
    if capture.outcome in (Outcome.ANSWERED, Outcome.TRUNCATED):
        return None
    status, detail = _OUTCOMES[capture.outcome]
    if capture.outcome in _PASSED_ON and capture.hops:
        status, detail = LinkStatus.ERROR, _PASSED_ON[capture.outcome]
    asked = capture.hops[-1].location or capture.hops[-1].url if capture.hops else capture.url
    host = split_url(asked).hostname or split_url(capture.url).hostname or "the site"
    if capture.outcome is Outcome.DNS and "." not in host:
        # A URL that damage or a typing slip cut in its host never existed; that is no link rot.
        return Ruling(
            LinkStatus.SKIPPED,
            "bad-url",
            f"“{host}” is no complete name of a site, so the address could not be opened.",
        )
    if capture.outcome is Outcome.DNS and is_special_name(f"http://{host}/"):
        return Ruling(
            LinkStatus.SKIPPED,
            "special-name",
            f"“{host}” is a name of a network of its own, which the public Internet does not know; it was not opened.",
        )
    return Ruling(status, capture.outcome.value, detail.format(host=host))


def by_status(status: int) -> Ruling | None:
    """The ruling that an HTTP status gives by itself; None for a success."""
    if 200 <= status < 300:
        return None
    if status in _STATUSES:
        kind, detail = _STATUSES[status]
        return Ruling(kind, f"http-{status}", detail)
    if status >= 500:
        return Ruling(
            LinkStatus.ERROR,
            f"http-{status}",
            f"The site is in trouble ({status}{_phrase(status)}); the page may well come back.",
        )
    return Ruling(
        LinkStatus.ERROR,
        f"http-{status}",
        f"The site answers {status}{_phrase(status)}, which does not say whether the page is there.",
    )


def _phrase(status: int) -> str:
    try:
        return f", {HTTPStatus(status).phrase.lower()}"
    except ValueError:
        return ""
