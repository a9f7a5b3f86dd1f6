"""Addresses as rules of the lint would have them written."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.addresses.kinds import is_consent, is_error, is_home, is_login
from pipeline.addresses.parts import host_of, registrable, segments, split_url
from pipeline.addresses.tracking import same_place, without_session, without_tracking
from pipeline.checks.lint.base import Checked
from reports.model import LinkStatus

_VERSIONS = frozenset({"amp", "google-amp", "m", "mobile"})
"""Steps of a path that choose the version for phones."""


def plain_address(checked: Checked, url: str) -> str:
    """An address as it is to be cited: no tracking, no session, ``https`` where the site was seen to use it."""
    plain = without_session(without_tracking(url)[0])[0]
    secure = secure_address(checked)
    if secure and host_of(secure) == host_of(plain):
        plain = split_url(plain)._replace(scheme="https", netloc=split_url(secure).netloc).geturl()
    preferred = checked.page.canonical if checked.page and checked.living else None
    return _preferred(plain, preferred) if preferred else plain


def _preferred(plain: str, canonical: str) -> str:
    """The address by which the site calls the page, where it differs in host, version for phones or slash only."""
    steps = tuple(step for step in segments(plain) if step not in _VERSIONS)
    if registrable(plain) != registrable(canonical) or steps != segments(canonical):
        return plain
    if not steps or split_url(plain).query != split_url(canonical).query or "#" in plain:
        return plain
    return "https://" + canonical.partition("://")[2] if plain.startswith("https://") else canonical


def secure_address(checked: Checked) -> str | None:
    """The same address at ``https``, where the site passed a request for the ``http`` one on to it."""
    link = checked.result.link
    # A page that has moved is told to be cited at its new address anyway.
    if link is None or not checked.url.lower().startswith("http://") or link.status is not LinkStatus.ALIVE:
        return None
    secure = next((hop.url for hop in link.hops if hop.url.startswith("https://")), None)
    return secure if secure and same_place(secure, checked.url) else None


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
    kinds = (is_home, is_error, is_login, is_consent)
    return not host_of(url) or any(kind(url) for kind in kinds)
