"""Bytes of a page to text: the HTML Standard's order, made tolerant of what servers declare wrongly.

The order of the standard (section 13.2.3.2) is byte-order mark, ``Content-Type``, ``<meta>``, guess. A declared
charset gives way where the bytes disprove it: text with accents that is valid UTF-8 throughout is UTF-8, and
text that is not is no UTF-8.
"""

from __future__ import annotations

import re

from footnotes.charsets import PRESCAN, codec_of, declared_codec, read_mixed

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_ALL_ASCII = ("iso-2022-jp", "replacement")
_STATEFUL = re.compile(rb"2022|hz-gb-2312|replacement", re.IGNORECASE)
"""Part of every label of these, so that the mark-up need not be searched for another (``ISO-2022-JP``)."""
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
    in_header = _IN_HEADER.search(content_type or "")
    declared = codec_of(in_header[1]) if in_header else None
    if declared is not None and declared.startswith("utf-16"):
        return body.decode(declared, "replace")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_quite_utf8(body, declared or declared_codec(body), error)
    # Pure ASCII is what the stateful charsets look like, so that their label must be believed.
    if declared is None and text.isascii() and _STATEFUL.search(body[:PRESCAN]):
        declared = declared_codec(body)
    return body.decode(declared, "replace") if declared in _ALL_ASCII and text.isascii() else text


def _not_quite_utf8(body: bytes, declared: str | None, error: UnicodeDecodeError) -> str:
    mixed = read_mixed(body)
    if mixed is not None:
        return mixed
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
