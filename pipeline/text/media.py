"""What kind of body an answer carries: its first bytes count for more than its ``Content-Type``.

Servers send PDFs as ``text/html`` or ``application/octet-stream`` and pages as ``text/plain``; the order
here follows the WHATWG MIME Sniffing Standard (sections 6 and 7), which browsers follow.
"""

from __future__ import annotations

import re

from pipeline.text.model import Media

_SNIFFED = 2048
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SPACE = b"\0 \t\r\n\f"
_BINARY = (
    b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"BM", b"II*\0", b"MM\0*", b"\0\0\1\0",  # images
    b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%!PS",  # office files
    b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd",  # archives
    b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"\0\0\0\x18ftyp", b"\0\0\0\x20ftyp",  # sound and film
    b"wOFF", b"wOF2", b"MZ", b"\x7fELF", b"\0asm",
)  # fmt: skip
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|style|link|iframe|h1|div|font|table|center|a|p|b|br"
    rb"|!--)(?=[\s>/!-]|$)",
    re.IGNORECASE,
)
_TEXT_TYPE = re.compile(r"text/|application/(?:[\w.+-]*\+)?(?:json|xml|javascript|ld\+json|x-ndjson)")
_TYPELESS = ("", "application/octet-stream", "application/x-download", "application/force-download",
             "binary/octet-stream", "unknown/unknown", "application/unknown", "*/*")  # fmt: skip


def media_type(content_type: str | None) -> str:
    """The bare type of a ``Content-Type`` value in lower case; empty when there is none."""
    return (content_type or "").split(";", 1)[0].split(",", 1)[0].strip().lower()


def sniff(body: bytes, content_type: str | None) -> Media:
    """What a body is, from its first 2 KiB and its ``Content-Type``."""
    head = body[:_SNIFFED]
    start = _beginning(head)
    if not start and not body.strip(_SPACE + b"".join(_BOMS)):
        return Media.EMPTY
    if b"%PDF-" in head[:1024]:
        return Media.PDF
    wide = head.startswith(_BOMS[1:])
    if not wide and _is_binary(head):
        return Media.OTHER
    return _textual(b"".join(start.split(b"\0")) if wide else start, media_type(content_type))


def _textual(start: bytes, declared: str) -> Media:
    if declared in ("text/html", "application/xhtml+xml") or _MARKUP.match(start):
        return Media.HTML
    if start.startswith(b"<?xml") and re.search(rb"<html[\s>]", start, re.IGNORECASE):
        return Media.HTML
    if _TEXT_TYPE.match(declared) or declared in _TYPELESS:
        return Media.TEXT
    return Media.OTHER


def _beginning(head: bytes) -> bytes:
    head = head.lstrip(_SPACE)
    for bom in _BOMS:
        head = head.removeprefix(bom)
    return head.lstrip(_SPACE)


def _is_binary(head: bytes) -> bool:
    """Whether magic bytes say so, or more than one byte in ten is a control character that no text has."""
    if head.startswith(_BINARY) and not (head.startswith((b"BM", b"MZ", b"RIFF", b"ID3")) and _is_prose(head)):
        return True
    return not _is_prose(head)


def _is_prose(head: bytes) -> bool:
    return 10 * (len(head) - len(head.translate(None, _CONTROLS))) <= len(head)
