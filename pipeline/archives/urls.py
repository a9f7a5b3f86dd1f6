"""The addresses of the Wayback Machine and the fourteen digits of its time stamps."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin, urlsplit

WAYBACK = "https://web.archive.org"
_MEMENTO = re.compile(r"/web/(\d{4,14})(?:[a-z]{2}_)?/(https?:.+)", re.IGNORECASE | re.DOTALL)
_STAMP = "%Y%m%d%H%M%S"
_PLAIN = re.compile(
    r"https?://(?:[a-z][a-z0-9-]{0,61}[a-z0-9]\.){1,8}[a-z]{2,24}/[A-Za-z0-9._~/-]*(?:\?[A-Za-z0-9._~/=&-]+)?"
)
"""Most addresses: as they stand they are put to an archive. ``https://gazette.example/tides?day=4``"""


@dataclass(frozen=True, slots=True)
class MementoAddress:
    """What an address of a memento says."""

    timestamp: str
    """4 to 14 digits."""
    original: str


def to_stamp(when: datetime) -> str:
    """The fourteen digits of a moment (UTC)."""
    return when.astimezone(UTC).strftime(_STAMP)


def to_moment(stamp: str) -> datetime:
    """The moment (UTC) that a time stamp means.

    Old captures carry month or day 00, and short stamps stop early: they mean the start of what they say. A month
    or day that there is not, in an answer of whatever calls itself an archive, means the nearest that there is.

    Raises:
        ValueError: not a time stamp.
    """
    if not re.fullmatch(r"\d{4,14}", stamp):
        raise ValueError(f"not a time stamp: {stamp!r}")
    padded = stamp + "00000101000000"[len(stamp) :]
    year, month = min(max(1, int(padded[:4])), 9998), min(max(1, int(padded[4:6])), 12)
    day = min(max(1, int(padded[6:8])), monthrange(year, month)[1])
    start = datetime(year, month, day, tzinfo=UTC)
    clock = timedelta(hours=int(padded[8:10]), minutes=int(padded[10:12]), seconds=int(padded[12:14]))
    return start + clock


def capturable(url: str) -> str | None:
    """The URL as it is put to an archive: ASCII, without fragment. None if it is nothing an archive could hold."""
    if _PLAIN.fullmatch(url) and "/." not in url:
        return url
    import httpx

    try:
        parts = urlsplit(url.strip())
        clean = httpx.URL(url.strip().partition("#")[0])
    except (httpx.InvalidURL, ValueError):
        return None
    # Whoever writes a password into a URL does not want it in a public archive.
    if clean.scheme not in ("http", "https") or not clean.raw_host or parts.username is not None:
        return None
    return str(clean)


def settled(url: str) -> str:
    """A URL for use within an address of an archive, its dot segments carried out (RFC 3986, 5.2.4).

    A client carries them out over the whole address, so that ``http://a.example/../../..`` would choose any path of
    the archive's server; and whoever wrote a page that was archived wrote that.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    segments: list[str] = []
    for segment in parts.path.split("/"):
        if segment == "..":
            segments = segments[:-1] if len(segments) > 1 else segments
        elif segment != ".":
            segments.append(segment)
    return parts._replace(path="/".join(segments)).geturl() if "/." in parts.path else url


def raw_memento(origin: str, stamp: str, url: str) -> str:
    """Where the bytes of a capture are replayed as the site sent them (``id_``)."""
    return f"{origin}/web/{stamp}id_/{settled(url)}"


def shown_memento(origin: str, stamp: str, url: str) -> str:
    """Where a reader sees a capture."""
    return f"{origin}/web/{stamp}/{settled(url)}"


def read_memento(address: str) -> MementoAddress | None:
    """What an address of a memento says, on whatever host and with whatever modifier; None if it is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    match = _MEMENTO.fullmatch(path)
    return MementoAddress(match[1], _two_slashes(match[2])) if match else None


def join(address: str, location: str) -> str | None:
    """Where a reference within ``address`` leads (RFC 3986, 5.2); None if that is no address, so nowhere."""
    try:
        target = urljoin(address, location)
        urlsplit(target)
    except ValueError:
        return None
    return target


def join_redirect(address: str, original: str, location: str) -> str | None:
    """Where an archived redirect leads: an address of a memento, or the site's own where it was left as sent.

    None if it leads nowhere.
    """
    target = join(address, location)
    return target if target and read_memento(target) else join(original, location)


def _two_slashes(url: str) -> str:
    """Servers and proxies fold ``https://`` within a path to ``https:/``."""
    return re.sub(r"^(https?:)/+", r"\1//", url, flags=re.IGNORECASE)
