"""Bytes of a page to text: the HTML Standard's order, made tolerant of what servers declare wrongly.

The order of the standard (section 13.2.3.2) is byte-order mark, ``Content-Type``, ``<meta>``, guess. A declared
charset gives way where the bytes disprove it: text with accents that is valid UTF-8 throughout is UTF-8, and
text that is not is no UTF-8.
"""

from __future__ import annotations

import re

_LABELS = {
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

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LABEL = r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
_IN_HEADER = re.compile(_LABEL, re.IGNORECASE)
_IN_META = re.compile(rb"<meta[^>]{0,200}?" + _LABEL.encode(), re.IGNORECASE)
_IN_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_PRESCAN = 4096
_SAMPLE = 60_000

_FREQUENT = {
    "cp1251": "оеаинтсрвлОАИНПСВ", "koi8-r": "оеаинтсрвлОАИНПСВ", "cp866": "оеаинтсрвлОАИНПСВ",
    "mac-cyrillic": "оеаинтсрвл", "iso8859-5": "оеаинтсрвлОАИНПСВ", "cp1253": "αοιετσνηυρπκάόήίέ",
    "cp1255": "יוהלאמרתבש", "cp1256": "اليمنورتبةعد", "cp874": "านรอกเงมยลวดท่้",
}  # fmt: skip
"""Single-byte charsets of other scripts, with the letters that make up most of a text in them."""
_MULTIBYTE = ("gb18030", "cp932", "euc-jp", "cp949", "big5hkscs")


def decode(body: bytes, content_type: str | None) -> str:
    """The text of a page; never fails, and marks with U+FFFD what is not in its charset."""
    for bom, codec in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(codec, "replace")
    declared = _declared(body, content_type)
    if declared is None or not declared.startswith("utf-16"):
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError as error:
            return _not_quite_utf8(body, declared, error)
        # Pure ASCII is what the stateful charsets look like, so that their label must be believed.
        return body.decode(declared, "replace") if declared == "iso2022-jp" and text.isascii() else text
    return body.decode(declared, "replace")


def _declared(body: bytes, content_type: str | None) -> str | None:
    in_header = _IN_HEADER.search(content_type or "")
    codec = _LABELS.get(in_header[1].lower()) if in_header else None
    if codec:
        return codec
    head = body[:_PRESCAN]
    for pattern in (_IN_META, _IN_XML):
        found = pattern.search(head)
        codec = _LABELS.get(found[1].decode("ascii", "replace").lower()) if found else None
        if codec:
            # The standard, 13.2.3.2: a meta element that could be read is not in UTF-16.
            return "utf-8" if codec.startswith("utf-16") else codec
    return None


def _not_quite_utf8(body: bytes, declared: str | None, error: UnicodeDecodeError) -> str:
    text = body.decode("utf-8", "replace")
    spoilt = text.count("\ufffd")
    intact = sum(1 for char in text[:_SAMPLE] if char > "\x7f" and char != "\ufffd")
    cut_at_the_end = error.reason == "unexpected end of data" and declared in (None, "utf-8")
    # A page in another charset has hardly a valid sequence among its accents; one bad advertisement in a
    # UTF-8 page leaves the rest valid.
    if cut_at_the_end or (intact > 10 * spoilt and intact > 20) or (declared == "utf-8" and spoilt <= 3):
        return text
    codec = declared if declared and declared != "utf-8" else _guess(body)
    return body.decode(codec, "replace")


def _guess(body: bytes) -> str:
    """A charset from the bytes alone: windows-1252 unless they read far better in another script."""
    sample = body[:_SAMPLE]
    letters = sum(byte >= 0x80 or chr(byte).isalpha() for byte in re.sub(rb"<[^<>]{0,2000}>", b" ", sample))
    high = sum(byte >= 0x80 for byte in sample)
    # Accents are at most a tenth or so of a Western text; in other scripts nearly every letter is a high byte.
    if high * 4 < letters:
        return "cp1252"
    scores = {codec: _familiar(sample, codec, usual) for codec, usual in _FREQUENT.items()}
    best = max(scores, key=lambda codec: scores[codec])
    if scores[best] > 0.4:
        return best
    return next((codec for codec in _MULTIBYTE if _is_valid(sample, codec)), "cp1252")


def _familiar(sample: bytes, codec: str, usual: str) -> float:
    foreign = [char for char in sample.decode(codec, "replace") if char > "\x7f"]
    return sum(char in usual for char in foreign) / (len(foreign) or 1)


def _is_valid(sample: bytes, codec: str) -> bool:
    try:
        sample[:-4].decode(codec)
    except UnicodeDecodeError as error:
        return error.start >= len(sample) - 8
    return True
