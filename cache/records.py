"""WARC files read record by record, strictly and within bounds: what is in them, and whether it is what was written.

A file that comes from elsewhere is hostile: nothing is held in memory but one head, and what gzip may blow up is
counted. Every record must be a gzip member of its own (ISO 28500, annex D), with nothing between or behind.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from cache.coding import CHUNK, BodyTooLarge, decoded

HEAD_LIMIT = 1024 * 1024
"""Bytes of a record's own head, and of the HTTP head in it. Browsers give up at a quarter of that."""
DECODED_LIMIT = 256 * 1024 * 1024
"""Bytes of one decoded body that are digested; a body beyond it has no digest of its text."""
# What one file may come to when it is inflated: text is packed to a tenth, so a hundredth is no text.
_INFLATED_FLOOR, _INFLATED_RATIO = 4 * 1024**3, 100

_LINE = re.compile(rb"([^:\s][^:]*):[ \t]*(.*)", re.DOTALL)
_STATUS = re.compile(rb"HTTP/[\d.]+ +(\d{3})(?: |$)")
_DIGEST = re.compile(r"([A-Za-z][A-Za-z0-9-]*):([A-Za-z0-9+/=_-]+)")
_HTTP = "application/http"


class DamagedRecord(Exception):
    """The file cannot be followed beyond this place."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(f"the record at byte {offset} {reason}")
        self.offset = offset
        """Bytes from the start of the file to the record."""


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """One record as it was read. Texts are as they were written."""

    offset: int
    length: int
    """Bytes of the gzip member."""
    kind: str
    """WARC-Type."""
    url: str | None
    date: str
    """WARC-Date, ISO 8601, UTC."""
    mime: str
    """Media type of what was stored; of the HTTP body where it is HTTP."""
    status: int | None
    """HTTP status of a response."""
    digest: str | None
    """WARC-Payload-Digest as written, of the body as sent."""
    decoded_sha256: str | None
    """Hex digest of an HTTP response's body, content codings taken off; None for other records and huge bodies."""
    member_sha256: str
    """Hex digest of the gzip member."""
    faults: tuple[str, ...] = ()
    """Digests that do not fit what is there, one phrase each."""


def read_records(stream: BinaryIO, size: int) -> Iterator[StoredRecord]:
    """Every record of a gzipped WARC file, in order.

    Args:
        stream: at its start.
        size: bytes of the file; it bounds how much may come out of them.

    Raises:
        DamagedRecord: the file is no such file, breaks off, or holds a decompression bomb.
    """
    members = _Members(stream, _INFLATED_FLOOR + _INFLATED_RATIO * size)
    while members.begin():
        yield _read_record(members)


class _Members:
    """The gzip members of a file, inflated a piece at a time."""

    def __init__(self, stream: BinaryIO, budget: int) -> None:
        self._stream = stream
        self._raw = b""  # read, not yet inflated
        self._inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._digest = hashlib.sha256()
        self._plain = b""  # inflated, not yet taken
        self._budget = budget
        self.start = 0
        self.end = 0

    def begin(self) -> bool:
        """Go to the next member; False at the end of the file."""
        self.start = self.end
        self._raw = self._raw or self._stream.read(CHUNK)
        self._inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._digest = hashlib.sha256()
        return bool(self._raw)

    def piece(self, limit: int = CHUNK) -> bytes:
        """Some bytes of the member, at most ``limit``; empty at its end."""
        while not self._plain and not self._inflater.eof:
            self._inflate()
        taken, self._plain = self._plain[:limit], self._plain[limit:]
        return taken

    def head(self) -> bytes:
        """Everything up to an empty line, and that line."""
        head = b""
        while (end := head.find(b"\r\n\r\n")) < 0:
            piece = self.piece()
            if not piece:
                raise self.damaged("has no end of its headers")
            if len(head) > HEAD_LIMIT:
                raise self.damaged("has headers without end")
            head += piece
        self._plain = head[end + 4 :] + self._plain
        return head[: end + 4]

    def sha256(self) -> str:
        """Hex digest of the member, once it was read to its end."""
        return self._digest.hexdigest()

    def spend(self, size: int) -> None:
        """Count bytes that came out of a decoder."""
        self._budget -= size
        if self._budget < 0:
            raise self.damaged("is a decompression bomb, or part of one")

    def damaged(self, reason: str) -> DamagedRecord:
        """The exception for the record that is being read."""
        return DamagedRecord(self.start, reason)

    def _inflate(self) -> None:
        self._raw = self._raw or self._stream.read(CHUNK)
        if not self._raw:
            raise self.damaged("breaks off")
        try:
            self._plain = self._inflater.decompress(self._raw, CHUNK)
        except zlib.error as error:
            raise self.damaged("is not gzip, or was changed: it cannot be inflated") from error
        rest = self._inflater.unconsumed_tail or self._inflater.unused_data
        used = len(self._raw) - len(rest)
        self._digest.update(self._raw[:used])
        self.end += used
        self._raw = rest
        self.spend(len(self._plain))


@dataclass(slots=True)
class _Checks:
    """Digests that a record claims for itself, followed while its bytes pass."""

    claims: list[tuple[str, str, hashlib._Hash]] = field(default_factory=list)

    def claim(self, name: str, written: str | None) -> None:
        match = _DIGEST.fullmatch(written or "")
        if match is None:
            return
        try:
            digest = hashlib.new(match[1].lower().replace("-", ""), usedforsecurity=False)
        except ValueError:
            return  # of a kind that this Python does not know
        if digest.digest_size:
            self.claims.append((name, match[2], digest))

    def update(self, data: bytes) -> None:
        for _, _, digest in self.claims:
            digest.update(data)

    def faults(self) -> Iterator[str]:
        for name, written, digest in self.claims:
            value = digest.digest()
            if written not in (base64.b32encode(value).decode(), value.hex(), base64.b64encode(value).decode()):
                yield f"its {name} is not that of what is there"


def _read_record(members: _Members) -> StoredRecord:
    headers = _headers(members)
    kind, size = headers.get("warc-type", ""), _content_length(members, headers)
    http = headers.get("content-type", "").partition(";")[0].strip().lower() == _HTTP and kind != "revisit"
    block, payload = _Checks(), _Checks()
    block.claim("WARC-Block-Digest", headers.get("warc-block-digest"))
    body = _block(members, size, block)
    status, http_headers = None, dict[str, str]()
    if http and size:
        head, body = _split_head(members, body)
        status, http_headers = _http_head(head)
    # A chunked body is digested with and without its framing, by one tool or another: the block digest has it anyway.
    if kind != "revisit" and "transfer-encoding" not in http_headers:
        payload.claim("WARC-Payload-Digest", headers.get("warc-payload-digest"))
    text = _digest_of_text(members, _seen(body, payload), http_headers.get("content-encoding"))
    _expect_end(members)
    return StoredRecord(
        offset=members.start,
        length=members.end - members.start,
        kind=kind,
        url=headers.get("warc-target-uri", "").strip("<>") or None,
        date=headers.get("warc-date", ""),
        mime=_mime(kind, http_headers if http else headers),
        status=status,
        digest=headers.get("warc-payload-digest"),
        decoded_sha256=text if http and kind == "response" else None,
        member_sha256=members.sha256(),
        faults=(*block.faults(), *payload.faults()),
    )


def _headers(members: _Members) -> dict[str, str]:
    head = members.head()
    version, _, rest = head.partition(b"\r\n")
    if version not in (b"WARC/1.0", b"WARC/1.1"):
        raise members.damaged("does not begin with WARC/1.0 or WARC/1.1")
    return _fields(rest)


def _fields(lines: bytes) -> dict[str, str]:
    """Header fields, names in lower case; of several with one name the first, as readers of web archives take it."""
    fields: dict[str, str] = {}
    for line in re.sub(rb"\r\n[ \t]+", b" ", lines).split(b"\r\n"):
        if match := _LINE.fullmatch(line):
            fields.setdefault(match[1].decode("latin-1").lower(), match[2].decode("utf-8", "surrogateescape").strip())
    return fields


def _content_length(members: _Members, headers: dict[str, str]) -> int:
    written = headers.get("content-length", "")
    if not re.fullmatch(r"[0-9]{1,15}", written):
        raise members.damaged("does not say how long it is")
    return int(written)


def _block(members: _Members, size: int, checks: _Checks) -> Iterator[bytes]:
    while size:
        piece = members.piece(min(size, CHUNK))
        if not piece:
            raise members.damaged("is shorter than it says")
        checks.update(piece)
        size -= len(piece)
        yield piece


def _split_head(members: _Members, body: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """The HTTP head, and the pieces behind it; everything is head where none ends."""
    seen = b""
    for piece in body:
        seen += piece
        end = seen.find(b"\r\n\r\n")
        if end >= 0:
            return seen[:end], _after(seen[end + 4 :], body)
        if len(seen) > HEAD_LIMIT:
            raise members.damaged("has HTTP headers without end")
    return seen, iter(())


def _after(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from rest


def _http_head(head: bytes) -> tuple[int | None, dict[str, str]]:
    line, _, rest = head.partition(b"\r\n")
    match = _STATUS.match(line)
    return (int(match[1]) if match else None), _fields(rest)


def _seen(body: Iterator[bytes], checks: _Checks) -> Iterator[bytes]:
    for piece in body:
        checks.update(piece)
        yield piece


def _digest_of_text(members: _Members, body: Iterator[bytes], coding: str | None) -> str | None:
    """Hex SHA-256 of the body with its content coding taken off; the body is read to its end in any case."""
    digest, whole = hashlib.sha256(), True
    try:
        for piece in decoded(body, coding, limit=DECODED_LIMIT):
            members.spend(len(piece))
            digest.update(piece)
    except BodyTooLarge:
        whole = False
    for _ in body:
        pass  # behind the end of the coding, or beyond the limit: still part of the block
    return digest.hexdigest() if whole else None


def _expect_end(members: _Members) -> None:
    tail = b""
    while piece := members.piece():
        tail += piece
        if len(tail) > 4:
            break
    if tail != b"\r\n\r\n":
        raise members.damaged("is longer than it says")


def _mime(kind: str, headers: dict[str, str]) -> str:
    if kind == "revisit":
        return "warc/revisit"
    match = re.match(r"[^;\s]+", headers.get("content-type", ""))
    return match[0] if match else "unk"
