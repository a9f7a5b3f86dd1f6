"""Reads MHTML: web pages that a browser has saved as one file."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import Message

from footnotes.errors import UnreadableDocument
from footnotes.model import Document
from footnotes.readers.html import page
from footnotes.readers.sizes import refuse_larger

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; most of them are pictures."""
_MOST_PARTS = 5_000


def read(data: bytes) -> Document:
    """Read the page of an MHTML file; its relative links lead on from where it was saved.

    Raises:
        UnreadableDocument: the file is too large, or holds no page.
    """
    refuse_larger(data, LARGEST_FILE, "Save the page as .html.")
    message = message_from_bytes(data, policy=policy.compat32)
    saved = str(message.get("Snapshot-Content-Location") or "")
    for number, part in enumerate(message.walk()):
        if number < _MOST_PARTS and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            address = str(part.get("Content-Location") or saved)
            document = page.read(_body(part), address if address.startswith(("http://", "https://")) else None)
            return replace(document, format="mhtml")
    raise UnreadableDocument("The file holds no web page. Open it in the browser that saved it, and save it as .html.")


def _body(part: Message) -> bytes:
    body = part.get_payload(decode=True)
    body = body if isinstance(body, bytes) else b""
    charset = part.get_content_charset()
    # What the part says of its encoding counts before what the page says (RFC 2557, 9).
    return body.decode(charset, "replace").encode() if charset and _is_known(charset) else body


def _is_known(charset: str) -> bool:
    try:
        "".encode(charset)
    except LookupError:
        return False
    return True
