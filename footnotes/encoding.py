"""Bytes of a text document to characters."""

from __future__ import annotations

import codecs

from footnotes.charsets import read_mixed
from footnotes.errors import UnreadableDocument

_BOMS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_MIXED = "The document is UTF-8 with quotation marks or dashes in windows-1252; both were read, so check them."
_SAMPLE = 200_000
"""Bytes that a guess of the encoding looks at: enough for any language, and bounded."""
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27})


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of a document, and a warning sentence when its encoding had to be guessed.

    A byte order mark decides, then UTF-8; what is neither is guessed from its letters.

    Raises:
        UnreadableDocument: the document is empty, or is no text at all.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _with_words(data.decode(name, errors="replace")), None
    if _is_binary(data[:_SAMPLE]):
        raise UnreadableDocument("The document is not text: it holds binary data. Save it as text, Markdown or HTML.")
    try:
        return _with_words(data.decode("utf-8")), None
    except UnicodeDecodeError:
        return _guess(data)


def _with_words(text: str) -> str:
    if not text.strip("\ufeff\x00 \t\r\n\f\v"):
        raise UnreadableDocument("The document is empty: it holds no text. Check that the right file was given.")
    return text


def _is_binary(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\x00" in sample or controls * 50 > len(sample)


def guessed_codec(data: bytes) -> str:
    """The codec that bytes which are no UTF-8 seem to be in."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    name = best.encoding if best is not None else "cp1252"
    # The same letters under the name that editors know.
    return "cp1252" if data.decode(name, errors="replace") == data.decode("cp1252", errors="replace") else name


def _guess(data: bytes) -> tuple[str, str]:
    mixed = read_mixed(data)
    if mixed is not None:
        return _with_words(mixed), _MIXED
    name = guessed_codec(data)
    text = _with_words(data.decode(name, errors="replace"))
    return text, f"The document is not UTF-8; it was read as {name}, so check its accents and quotation marks."
