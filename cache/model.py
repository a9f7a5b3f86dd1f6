"""The nouns of what was fetched: our own captures, and an archive's snapshots.

All times are UTC. URLs are kept as they were asked for; ``cache.keys`` alone knows which of them
mean the same resource.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import BinaryIO


class Outcome(StrEnum):
    """How an attempt to fetch a URL ended. Only ``ANSWERED`` carries an HTTP status."""

    ANSWERED = "answered"
    """A complete HTTP response, whatever its status."""
    TRUNCATED = "truncated"
    """A response that broke off before its end; what came is kept."""
    TIMEOUT = "timeout"
    DNS = "dns"
    """The name does not resolve (NXDOMAIN or no address)."""
    DNS_FAILURE = "dns-failure"
    """The resolver itself failed: it says nothing about the name."""
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    RESET = "reset"
    TLS_EXPIRED = "tls-expired"
    TLS_SELF_SIGNED = "tls-self-signed"
    TLS_WRONG_HOST = "tls-wrong-host"
    TLS = "tls"
    """Any other TLS failure."""
    PROTOCOL = "protocol"
    """Not HTTP, or HTTP that cannot be understood."""
    BOMB = "decompression-bomb"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    PRIVATE_ADDRESS = "private-address"
    """The address was refused by policy; no connection was made."""
    BAD_URL = "bad-url"
    SCHEME = "scheme"
    """A scheme other than http and https; never followed."""
    UNSAFE_PORT = "unsafe-port"
    """A port of another protocol than the web's; nothing was asked."""
    OFFLINE = "offline"
    """Nothing was asked, because the run has no network and the workspace no answer."""


class Purpose(StrEnum):
    """Why something was fetched."""

    CITED = "cited"
    PROBE = "probe"
    """A random sibling address or a home page, fetched to tell a soft 404."""
    TARGET = "target"
    """Where a page sends browsers on, or a frame of it."""
    AGAIN = "again"
    """A cited URL that seemed gone, asked for once more in another way."""
    MEMENTO = "memento"
    """Raw replay of an archive's capture."""
    REGISTRY = "registry"
    """What a registry of works answered."""


@dataclass(frozen=True, slots=True)
class Record:
    """Where an HTTP response lies in the local web archive (ISO 28500 WARC)."""

    file: str
    """Name of the WARC file within the workspace's ``warc`` folder."""
    offset: int
    """Bytes from the start of the file to the gzip member."""
    length: int
    """Bytes of the member."""
    digest: str
    """WARC-Payload-Digest as written, e.g. ``sha1:BASE32``: of the body as sent, content codings included."""
    revisits: Record | None = None
    """Of a revisit record, which has no body: the response that holds it. None for a response."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One HTTP request and its response, as they went over the wire (transfer coding removed)."""

    url: str
    started_at: datetime
    """UTC."""
    request_headers: tuple[tuple[str, str], ...]
    status: int
    reason: str
    """Reason phrase of the status line; may be empty."""
    response_headers: tuple[tuple[str, str], ...]
    """In the order and spelling of the server."""
    body: BinaryIO
    """As sent, content codings included; read from its start. May be a spooled file."""
    body_length: int
    """Bytes of ``body``."""
    http_version: str = "HTTP/1.1"
    method: str = "GET"
    ip: str | None = None
    """Address that was connected to; None behind a proxy."""
    cut: bool = False
    """Whether the body was longer than the limit."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One exchange of a redirect chain."""

    url: str
    status: int | None
    """None when no response came."""
    location: str | None = None
    """Absolute target of a redirect; None when this hop does not redirect."""
    ip: str | None = None
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """Our own fetch of a URL: the outcome of the whole chain. A time-out or a 404 is a capture, too."""

    url: str
    """As cited."""
    outcome: Outcome
    checked_at: datetime
    """UTC; when the last attempt began."""
    attempts: int
    detail: str = ""
    """One sentence in the words of whoever failed; empty when nothing did."""
    final_url: str | None = None
    """Address of the last hop that answered."""
    status: int | None = None
    """HTTP status of the last hop."""
    headers: tuple[tuple[str, str], ...] = ()
    """Of the last response, names in lower case."""
    hops: tuple[Hop, ...] = ()
    body_sha256: str | None = None
    """Hex digest of the decoded body; None when there is none."""
    body_length: int = 0
    """Bytes of the decoded body that were kept."""
    cut: bool = False
    """Whether the body was longer than the limit and its rest was not fetched."""
    unchanged_since: datetime | None = None
    """UTC; when the first of the captures before this one was made that have the same address, status and body. None
    where the one before has not."""
    sent_at: datetime | None = None
    """UTC; when the body was sent, where the server said this time that it has not changed (``304``)."""

    def header(self, name: str) -> str | None:
        """The first header of this name (any case), or None."""
        name = name.lower()
        for key, value in self.headers:  # asked thirty times a citation
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An archive's capture of a URL, as its index lists it (a memento, RFC 7089)."""

    archive: str
    """Short name, e.g. ``wayback``."""
    timestamp: str
    """14 digits, UTC."""
    original: str
    """The URL that was captured, as the archive spells it."""
    status: int | None
    """None when the index does not say."""
    mime: str
    digest: str
    """The archive's own digest; equal digests are equal bodies."""


class JobState(StrEnum):
    """Where a request to save a page stands."""

    QUEUED = "queued"
    """To be submitted by the next run, put off by a limit."""
    PENDING = "pending"
    """Submitted; the service has not said how it ended."""
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SaveJob:
    """One request to Save Page Now, kept until it is known how it ended."""

    url: str
    state: JobState
    updated_at: datetime
    """UTC."""
    job_id: str | None = None
    """As the service names it; of any shape."""
    timestamp: str | None = None
    """14 digits; of the capture that was made."""
    original: str | None = None
    """The URL that was captured, after redirects."""
    error: str | None = None
    """The service's own code, e.g. ``error:blocked-url``."""
    message: str | None = None
    """The service's own words."""


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One completed run, as the history of links knows it."""

    command: str
    """``audit`` or ``check``."""
    started: datetime
    finished: datetime
    documents: int
    citations: int
    counts: dict[str, int]
    """Citations by verdict, and by state of their links with ``state:`` before it."""


@dataclass(frozen=True, slots=True)
class Check:
    """One run's answer about one URL."""

    url: str
    checked_at: datetime
    """UTC."""
    status: str
    """Status of the link, as in the contract: ``alive``, ``dead`` ..."""
    reason: str
    """Stable code, e.g. ``http-404``."""
    http_status: int | None = None
    final_url: str | None = None
    title: str | None = None
    """Status of the title check; None where nothing was compared."""
    drift: str | None = None
    verdict: str | None = None
    copy: str | None = None
    """URL of the archived copy that was offered."""
    notes: tuple[str, ...] = ()
    """Digests of what the notes say that cited it."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What one channel is told of one run, kept until it has been taken."""

    key: str
    """The same in every attempt to send it, so that whoever gets it twice can tell."""
    channel: str
    """Name of the mail or webhook in the settings."""
    news: bytes
    """What is told, as JSON; ``reports.news`` knows its shape."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a run tells: changes by their ids, which are told once, and the letters that carry them."""

    changes: tuple[str, ...]
    letters: tuple[Letter, ...]


NO_NEWS = Announcement((), ())
