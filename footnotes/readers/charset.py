"""What an HTML file's bytes read, by the rules of HTML: mark, declaration, UTF-8, windows-1252."""

from __future__ import annotations

import codecs

from footnotes.charsets import declared_codec, read_mixed
from footnotes.encoding import decode

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode_html(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of an HTML file, and warnings about how its encoding was found.

    Raises:
        UnreadableDocument: the file is empty, or is no text at all.
    """
    declared = None if data.startswith(_MARKS) else declared_codec(data)
    if declared is not None:
        return _as_declared(data, declared)
    text, guessed = decode(data)
    if guessed is None:
        return text, ()
    warning = "The page does not say how it is encoded; windows-1252 was assumed, so check its accents."
    return data.decode("cp1252", "replace"), (warning,)


def _as_declared(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(declared, "replace")
    broken = text.count("\ufffd")
    if not broken or "\ufffd".encode() in data:
        return text, ()
    mixed = read_mixed(data)
    if mixed is not None:
        return mixed, ()
    if declared == "utf-8" and broken > 20 and broken * 50 > len(text):
        warning = "The page calls itself utf-8 but is not; windows-1252 was assumed, so check its accents."
        return data.decode("cp1252", "replace"), (warning,)
    return text, (f"The page calls itself {declared}, but {broken} of its characters are not and could not be read.",)
