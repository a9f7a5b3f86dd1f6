"""Titles as words: what two spellings of the same title have in common once typography is taken away."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from functools import lru_cache

MAX_LENGTH = 1000
"""Characters of a title that are looked at; what is longer is no title."""

_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′`´ʼʻ＇"), "'")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "&": " and "}
    | {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه"}
)
"""Letters that are one to a reader; Persian and Arabic keyboards write ye and kaf each in their own way."""
_LATIN_LIKE = "ABCEHIKMOPTXYaceiopxysj"
_CYRILLIC_LIKE = "АВСЕНІКМОРТХУасеіорхуѕј"
_TO_CYRILLIC = str.maketrans(_LATIN_LIKE, _CYRILLIC_LIKE)
_TO_LATIN = str.maketrans(_CYRILLIC_LIKE, _LATIN_LIKE)
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[Ѐ-ӿ]")
_RUN = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_THOUSANDS = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_PLAIN = re.compile(r"(?:[A-Za-z]+|[0-9]+)(?: (?:[A-Za-z]+|[0-9]+))*+")
"""Half of all titles, and most words of lists: there is nothing to fold. ``Tolls of lock 12``"""
UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Scripts that write no spaces between words: each character counts as a word."""
_ORDINAL = {"st", "nd", "rd", "th"}


class _Without(dict[int, int | None]):
    """Takes the characters of one category out of texts."""

    def __init__(self, category: str) -> None:
        super().__init__()
        self._category = category

    def __missing__(self, code: int) -> int | None:
        self[code] = kept = None if unicodedata.category(chr(code)) == self._category else code
        return kept


_WITHOUT_FORMATS, _WITHOUT_MARKS = _Without("Cf"), _Without("Mn")


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a title, case, accents, quotes and dashes folded; empty for a text without any."""
    if len(text) <= MAX_LENGTH and _PLAIN.fullmatch(text):
        plain = text.lower().split()
        if _ORDINAL.isdisjoint(plain):
            return tuple(plain)
    found: list[str] = []
    for word in _WORD.findall(_folded(text)):
        if word in _ORDINAL and found and found[-1].isdigit():
            continue
        if UNSPACED.search(word):
            found.extend(word)
        else:
            found.append(word)
    return tuple(found)


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as one line of text."""
    return frozenset(text.split())


def _folded(text: str) -> str:
    text = html.unescape(text[:MAX_LENGTH])
    if text.isascii():
        return _spelt_plainly(text.casefold().translate(_LETTERS).translate(_QUOTES))
    text = unicodedata.normalize("NFKC", text).translate(_WITHOUT_FORMATS)
    text = _spelt_plainly(_one_script(text).casefold().translate(_QUOTES).translate(_LETTERS))
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(_WITHOUT_MARKS))


def _spelt_plainly(text: str) -> str:
    """Initials, thousands and apostrophes in one spelling: ``u.s.`` as ``us``, ``1,000`` as ``1000``."""
    text = _INITIALS.sub(lambda initials: initials[0].replace(".", "") + " ", text)
    return _APOSTROPHE.sub("", _THOUSANDS.sub("", text))


def _one_script(text: str) -> str:
    """Latin letters that stand for Cyrillic ones (and the reverse) put right: OCR and sloppy keyboards mix them."""
    if not _CYRILLIC.search(text) or not _LATIN.search(text):
        return text
    counts = Counter(Latin=len(_LATIN.findall(text)), Cyrillic=len(_CYRILLIC.findall(text)))
    if counts["Cyrillic"] > counts["Latin"]:
        return _RUN.sub(lambda run: _swapped(run[0], _LATIN_LIKE, _TO_CYRILLIC, _LATIN), text)
    return _RUN.sub(lambda run: _swapped(run[0], _CYRILLIC_LIKE, _TO_LATIN, _CYRILLIC), text)


def _swapped(run: str, likes: str, table: dict[int, int], alien: re.Pattern[str]) -> str:
    if all(letter in likes for letter in alien.findall(run)):
        return run.translate(table)
    return run
