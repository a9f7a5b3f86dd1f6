"""Links whose words show one address and that lead to another."""

from __future__ import annotations

import re
from urllib.parse import unquote

from cache.keys import url_key
from pipeline.addresses.parts import domain_words, host_of, registrable, split_url
from pipeline.addresses.services import stands_for_another
from pipeline.addresses.tracking import same_place
from pipeline.checks.lint.base import Checked, Hint, Rule, each, original
from reports.model import Confidence, Severity


def _look(checked: Checked) -> Hint | None:
    shown = _as_address(checked.citation.url_shown)
    if shown is None or stands_for_another(shown) or stands_for_another(checked.landing):
        return None
    if any(_agree(shown, other) for other in _leads_to(checked)):
        return None
    apart = registrable(shown) != registrable(checked.url)
    return Hint(
        checked.citation.id,
        f"The note shows {checked.citation.url_shown}, but its link leads to {checked.url}.",
        "Open both and keep the one that is meant: readers of a printout have only the words.",
        Confidence.HIGH if apart else Confidence.MEDIUM,
        (checked.citation.url_shown or "", checked.url),
    )


def _as_address(shown: str | None) -> str | None:
    """The address that the words show, gaps of typesetting closed; None when they name no public host."""
    if shown is None:
        return None
    text = re.sub(r"[\s\u00ad\u200b]", "", shown)
    url = text if "://" in text else f"http://{text}"
    domain = registrable(url)
    # Without "http" or "www" it may be anything with a dot and a slash, unless it ends as names of hosts do.
    known = domain.startswith(f"{domain_words(url)[0]}.") or url == text or text.lower().startswith("www.")
    return url if "." in domain and known else None


def _leads_to(checked: Checked) -> tuple[str, ...]:
    return tuple(dict.fromkeys((checked.url, original(checked.url), checked.landing)))


def _agree(shown: str, target: str) -> bool:
    """Whether the words show this address: whole, cut short, without its ornaments, or wrapped in another."""
    # As they are sent: names of hosts in other scripts have two spellings.
    shown, target = (_renamed(url_key(url)) for url in (shown, target))
    if same_place(shown, target):
        return True
    left, right = _letters(shown), _letters(target)
    # Shortened with dots, hyphenated, or passed through a service that carries the address along.
    return left in right or right in left or _letters(host_of(shown)) in _letters(_after_host(target))


def _renamed(url: str) -> str:
    # One service under its old name and its new one.
    return re.sub(r"^(https?://)(?:www\.|mobile\.)?twitter\.com(?=/)", r"\1x.com", url)


def _letters(url: str) -> str:
    text = unquote(url).lower().partition("://")[2] or unquote(url).lower()
    text = re.sub(r"(?:…|\.\.\.).*", "", text.removeprefix("www."))
    return "".join(char for char in text if char.isalnum())


def _after_host(url: str) -> str:
    parts = split_url(url)
    return f"{parts.path}?{parts.query}"


RULE = Rule(
    "shown-other-address",
    "A link whose words show another address than the one that it opens.",
    Severity.WARNING,
    each(_look),
)
