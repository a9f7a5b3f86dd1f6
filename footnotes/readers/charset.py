"""What an HTML file's bytes read, by the rules of HTML: mark, declaration, UTF-8, windows-1252."""

from __future__ import annotations

import codecs
import re

from footnotes.encoding import decode

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,400}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_PRESCAN = 4096
"""Bytes looked at for a declaration. HTML asks for 1024; Word puts more than that before it."""
_READ_AS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-7": "cp1252",
}
"""Encoding Standard, section 4.2: how browsers read these labels."""


def decode_html(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of an HTML file, and warnings about how its encoding was found.

    Raises:
        UnreadableDocument: the file is empty, or is no text at all.
    """
    declared = None if data.startswith(_MARKS) else _declared(data)
    if declared is not None:
        return _as_declared(data, declared)
    text, guessed = decode(data)
    if guessed is None:
        return text, ()
    warning = "The page does not say how it is encoded; windows-1252 was assumed, so check its accents."
    return data.decode("cp1252", "replace"), (warning,)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_PRESCAN])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name
        # Python knows codecs that are no character sets (base64, zip): bytes must not run through them.
        b"<p>".decode(name)
    except (LookupError, ValueError):
        return None
    return None if name in ("idna", "punycode", "unicode_escape", "raw_unicode_escape") else _READ_AS.get(name, name)


def _as_declared(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(declared, "replace")
    broken = text.count("\ufffd")
    if not broken or "\ufffd".encode() in data:
        return text, ()
    if declared == "utf-8" and broken > 20 and broken * 50 > len(text):
        warning = "The page calls itself utf-8 but is not; windows-1252 was assumed, so check its accents."
        return data.decode("cp1252", "replace"), (warning,)
    return text, (f"The page calls itself {declared}, but {broken} of its characters are not and could not be read.",)
