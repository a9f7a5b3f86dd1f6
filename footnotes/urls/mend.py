"""Repairs inside one URL: escapes, entities, schemes, decoder loops, wrappers. Each has a stable name."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs, urlsplit

from footnotes.prose.wordlists import word_set

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|amp|quot|apos|lt|gt|nbsp|shy);")
_LAST_ENTITY = re.compile(_ENTITY.pattern + r"\Z")
_ESCAPED = re.compile(r"\\{1,4}([_&#%~*\-()\[\]{}!.+`$^=/?:,;@|])")
_LATEX_CHARACTERS = (("\\textunderscore", "_"), ("\\textasciitilde", "~"), ("\\sim", "~"))
SCHEME = re.compile(r"(?:h ?t ?t ?p ?s?|ttps?|f ?t ?p)(?: ?: ?/ ?/|:/|//:|://:)", re.I)
"""The head of a URL, damaged or not."""
_HEADS = re.compile(r"(?:(?:https?|ttps?|ftp)(?::/{1,3}|//:|://:))+", re.I)
_SPLIT_SUFFIX = re.compile(r"\.(htm;l|html;|ph;p|pd;f)$", re.I)
_WRAPPERS: Mapping[str, tuple[str, ...]] = {
    "/url": ("q", "url"),
    "safelinks.protection.outlook.com": ("url",),
    "l.facebook.com": ("u",),
    "lm.facebook.com": ("u",),
}
STOPS = "，。、；：？！｡､（）［］【】「」『』《》〈〉〔〕،؛؟।॥"
"""Punctuation of scripts without Latin stops: they part an address from what follows without a space."""
_TRAILING = ".,;:!?'\"’‘”“»›…)]}>*`$|([·\u0387\u05c3\u0589\u1362"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_PROBE = 24
"""Characters of a repeated fragment that are looked for again: fewer would also find ordinary paths."""
_LONGEST_LOOP = 600
_LANGUAGES = word_set("en fr de es it ru pt nl pl sv da no fi cs uk kk tr ar zh ja ko")
_LANGUAGE_KEYS = frozenset({"lang", "language", "hl", "locale"})

Mend = Callable[[str], str]


def trailing_punctuation(url: str) -> int:
    """How many characters at the end of ``url`` belong to the sentence around it.

    A closing bracket is the URL's own when its opening one is inside (``/Mercury_(planet)``).
    """
    end = len(url)
    while end and url[end - 1] in _TRAILING:
        last = url[end - 1]
        entity = _LAST_ENTITY.search(url, max(0, end - 9), end) if last == ";" else None
        if entity:
            if html.unescape(entity[0]) not in _TRAILING:
                break
            end = entity.start()
            continue
        opener = _PAIRS.get(last)
        if opener and url.count(last, 0, end) <= url.count(opener, 0, end):
            break
        end -= 1
    return len(url) - end


def mend(url: str) -> tuple[str, tuple[str, ...]]:
    """The URL that a damaged one stands for, and the names of the repairs, in order."""
    repairs = []
    for name, repair in _MENDS:
        better = repair(url)
        if better != url:
            repairs.append(name)
            url = better
    return url, tuple(repairs)


def unescape_entities(text: str) -> str:
    """Text with its character references (``&amp;``, ``&#x27;``) resolved; a bare ``&copy`` is left alone."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def repeated_from(text: str) -> tuple[int, int] | None:
    """Where a decoder began to repeat itself, as (start of the first round, length of a round).

    None when nothing of 3 rounds and 90 characters is repeated. Linear in the length of the text.
    """
    for at in range(0, len(text) - 90, 80):
        again = text.find(text[at : at + _PROBE], at + 1, at + _LONGEST_LOOP)
        period = again - at
        if again > 0 and _rounds(text, at, period) * period >= max(3 * period, 90):
            while at > 0 and text[at - 1] == text[at - 1 + period]:
                at -= 1
            return at, period
    return None


def _rounds(text: str, at: int, period: int) -> int:
    first = text[at : at + period]
    rounds = 1
    while rounds < 4 and text.startswith(first, at + rounds * period):
        rounds += 1
    return rounds


def _cut_repetition(url: str) -> str:
    loop = repeated_from(url) if len(url) > 120 else None
    if loop is None:
        return url
    kept = url[: loop[0] + loop[1]]
    head, equals, value = kept.rpartition("=")
    key = re.split(r"[?&]", head)[-1].casefold()
    if equals and key in _LANGUAGE_KEYS and value[:2].casefold() in _LANGUAGES:
        return head + equals + value[:2]
    return kept


def _unescape(url: str) -> str:
    for name, character in _LATEX_CHARACTERS:
        url = url.replace(name + "{}", character).replace(name, character)
    return _ESCAPED.sub(r"\1", url)


def _fix_scheme(url: str) -> str:
    if (spaced := SCHEME.match(url)) is not None:
        url = spaced[0].replace(" ", "") + url[spaced.end() :]
    heads = _HEADS.match(url)
    if heads is None:
        return url
    last = str(re.findall(r"https?|ttps?|ftp", heads[0], re.I)[-1]).casefold()
    return (last if last[0] != "t" else "h" + last) + "://" + url[heads.end() :]


def _unwrap(url: str) -> str:
    if "url" not in url and "u=" not in url:
        return url
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").casefold()
        names = next((keys for place, keys in _WRAPPERS.items() if _is_wrapper(host, parts.path, place)), ())
        values = parse_qs(parts.query, max_num_fields=100)
    except ValueError:
        return url
    target = next((values[name][0] for name in names if name in values), "")
    return target if target.startswith(("http://", "https://")) else url


def _is_wrapper(host: str, path: str, place: str) -> bool:
    if place == path:
        return host == "google.com" or host.startswith("www.google.")
    return host == place or host.endswith("." + place)


def _suffix(url: str) -> str:
    return _SPLIT_SUFFIX.sub(lambda found: "." + found[1].replace(";", ""), url)


_MENDS: tuple[tuple[str, Mend], ...] = (
    ("stripped-invisible", lambda url: _INVISIBLE.sub("", url)),
    ("unescaped-entity", unescape_entities),
    ("unescaped", _unescape),
    ("fixed-scheme", _fix_scheme),
    ("cut-repetition", _cut_repetition),
    ("fixed-suffix", _suffix),
    ("unwrapped-redirect", _unwrap),
)
