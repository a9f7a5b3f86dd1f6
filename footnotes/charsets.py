"""Charsets of web pages: labels as browsers read them (Encoding Standard, 4.2), and the declaration in the mark-up."""

from __future__ import annotations

PRESCAN = 4096
"""Bytes looked at for a declaration. HTML asks for 1024; Word puts more than that before it."""
LABELS = {
    "utf-8": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-16": "utf-16-le", "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252", "windows-1252": "cp1252", "cp1252": "cp1252", "x-cp1252": "cp1252", "ansi": "cp1252",
    "windows-1251": "cp1251", "cp1251": "cp1251", "x-cp1251": "cp1251", "win-1251": "cp1251", "win1251": "cp1251",
    "koi8-r": "koi8-r", "koi8": "koi8-r", "koi": "koi8-r", "koi8-u": "koi8-u", "ibm866": "cp866", "cp866": "cp866",
    "x-mac-cyrillic": "mac-cyrillic", "macintosh": "mac-roman", "x-mac-roman": "mac-roman",
    "iso-8859-9": "cp1254", "latin5": "cp1254", "windows-1254": "cp1254", "windows-874": "cp874", "tis-620": "cp874",
    "iso-8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030",
    "hz-gb-2312": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "euc-jp": "euc-jp", "x-euc-jp": "euc-jp",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "iso-2022-jp": "iso2022-jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "korean": "cp949",
    "windows-949": "cp949",
    **{f"windows-{n}": f"cp{n}" for n in (1250, 1253, 1255, 1256, 1257, 1258)},
    **{f"cp{n}": f"cp{n}" for n in (1250, 1253, 1254, 1255, 1256, 1257, 1258)},
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "iso-8859-8-i": "iso8859-8",
}  # fmt: skip
"""Charset labels that pages use, to Python's codecs. What is not here (``utf-7``, ``idna``) is never decoded."""


def codec_of(label: str) -> str | None:
    """Python's codec for a charset label; None for one that browsers do not know."""
    return LABELS.get(label.strip().lower())


def declared_codec(data: bytes) -> str | None:
    """The codec that the mark-up declares for itself (``meta`` or XML declaration); None if it declares none."""
    from bs4.dammit import EncodingDetector

    label = EncodingDetector.find_declared_encoding(data[:PRESCAN], is_html=True, search_entire_document=True)
    codec = codec_of(label) if label else None
    # The standard, 13.2.3.2: a meta element that could be read is not in UTF-16.
    return "utf-8" if codec and codec.startswith("utf-16") else codec
