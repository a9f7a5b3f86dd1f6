"""Charsets of web pages: labels as browsers read them (Encoding Standard, 4.2), and the declaration in the mark-up."""

from __future__ import annotations

import codecs
import re
from typing import Any

import webencodings

PRESCAN = 4096
"""Bytes looked at for a declaration. HTML asks for 1024; Word puts more than that before it."""
_CODECS = webencodings.PYTHON_NAMES | {"gbk": "gb18030"}
"""Python's codecs for the encodings of the standard that it knows under another name, or reads more strictly."""
_MARKS = frozenset(b"\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b")
"""Euro, quotation marks, dashes, ellipsis and the like in windows-1252: what editors paste into pages."""
_ERROR = re.compile("[\udc80-\udcff]")


def _refuse(data: Any, _errors: str = "strict", /) -> tuple[str, int]:
    return "\ufffd" if data else "", len(data)


_NOT_IN_PYTHON = {
    "x_user_defined": webencodings.lookup("x-user-defined").codec_info,
    "replacement": codecs.CodecInfo(codecs.lookup("ascii").encode, _refuse, name="replacement"),
}
codecs.register(_NOT_IN_PYTHON.get)


def codec_of(label: str) -> str | None:
    """Python's codec for a charset label; None for one that browsers do not know (``utf-7``, ``idna``).

    What browsers refuse to read for its dangers (``hz-gb-2312``, ``iso-2022-kr``) is ``replacement``, which reads
    everything as one U+FFFD.
    """
    encoding = webencodings.lookup(label)
    return _CODECS.get(encoding.name, encoding.name) if encoding else None


def declared_codec(data: bytes) -> str | None:
    """The codec that the mark-up declares for itself (``meta`` or XML declaration); None if it declares none."""
    from bs4.dammit import EncodingDetector

    label = EncodingDetector.find_declared_encoding(data[:PRESCAN], is_html=True, search_entire_document=True)
    codec = codec_of(label) if label else None
    # The standard, 13.2.3.2: a meta element that could be read is not in UTF-16, nor in what a user defines.
    return {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252"}.get(codec or "", codec)


def read_mixed(data: bytes) -> str | None:
    """The text of bytes that are UTF-8 but for quotation marks and dashes pasted in windows-1252; None for others."""
    text = data.decode("utf-8", "surrogateescape")
    strange = _ERROR.findall(text)
    if not strange or any(ord(char) - 0xDC00 not in _MARKS for char in strange):
        return None
    if not any("\x7f" < char < "\ud800" or char > "\udfff" for char in text):
        return None
    from bs4.dammit import UnicodeDammit

    # Line by line: most are sound, and the repair looks at every byte.
    lines = (line if _is_utf8(line) else UnicodeDammit.detwingle(line) for line in data.split(b"\n"))
    return b"\n".join(lines).decode("utf-8", "replace")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
