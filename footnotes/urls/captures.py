"""Addresses of archived copies, and the addresses that they are copies of."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from footnotes.gazetteer.archives import archive_of
from footnotes.urls.suffixes import host_parts

_FOLDERS = r"[^/?#]{1,253}/(?:[\w.-]{1,40}/){0,3}?"
_REPLAY = re.compile(
    r"https?://(?:"
    r"(?:(?:web|wayback)\.archive\.org|archive\.org)/web/(?P<wayback>\d{1,14})(?:[a-z]{2}_)?/(?P<shown>.+)"
    rf"|{_FOLDERS}(?P<stamp>(?:19|20)\d\d(?:\d\d){{0,5}})(?:[a-z]{{2}}_)?/(?P<full>https?:/.+)"
    rf"|{_FOLDERS}(?P<day>(?:19|20)\d{{12}})(?:[a-z]{{2}}_)?/(?P<bare>(?P<host>[\w-]{{1,63}}\.[^\s/]{{1,253}})(?:/.*)?)"
    r")",
    re.DOTALL | re.IGNORECASE,
)
"""Addresses of captures: the Wayback Machine's, and what other archives have in common (pywb, OpenWayback)."""

_SITES_OF_THEIR_OWN = re.compile(
    r"https?://(?:www\.)?(?:archive\.org/(?!web/)|(?:help|blog|scholar)\.archive\.org|perma\.cc/?(?:about|docs|contact)?$)",
    re.IGNORECASE,
)
"""What archives publish themselves: books, films, their own pages."""


def capture_of(url: str) -> tuple[str, str] | None:
    """The address whose capture a replay address shows, and its time stamp (1 to 14 digits); None for any other.

    ``/2019/flood`` is a path like any other: a time stamp says that it is a capture where an address follows it, or on
    a host that shows nothing else.
    """
    replay = _REPLAY.fullmatch(url)
    if replay is None or (replay["bare"] and not _has_public_suffix(replay["host"])):
        return None
    original = replay["shown"] or replay["full"] or replay["bare"]
    # Some servers fold the two slashes of the inner scheme into one.
    original = re.sub(r"^(https?):/+", r"\1://", original, flags=re.IGNORECASE)
    if not original.lower().startswith(("http://", "https://")):
        original = f"http://{original}"
    return original, replay["wayback"] or replay["stamp"] or replay["day"]


def original_of(url: str) -> str:
    """The address whose capture a replay address of a web archive shows; any other address as it is."""
    capture = capture_of(url)
    return capture[0] if capture else url


def is_archived(url: str) -> bool:
    """Whether an address is that of an archive's copy, whether or not it shows what it is a copy of.

    On a host that is not known as an archive only a whole time stamp says so: ``/2019/https://...`` may be a mirror.
    """
    capture = capture_of(url)
    if capture and len(capture[1]) == 14:
        return True
    return is_of_archive(url) and not _SITES_OF_THEIR_OWN.match(url)


def is_of_archive(url: str) -> bool:
    """Whether an address is on an archive's host, be it a copy or a page of the archive's own."""
    try:
        return archive_of(urlsplit(url).hostname or "") is not None
    except ValueError:
        return False


def _has_public_suffix(host: str) -> bool:
    return bool(host_parts(re.split("[?#:]", host, maxsplit=1)[0]).suffix)
