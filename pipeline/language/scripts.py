"""The script that a text is written in, and the languages that are written in each."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from footnotes.languages.all import LANGUAGES

_RANGES = (
    ("latin", 0x0041, 0x024F), ("greek", 0x0370, 0x03FF), ("cyrillic", 0x0400, 0x052F), ("armenian", 0x0530, 0x058F),
    ("hebrew", 0x0590, 0x05FF), ("arabic", 0x0600, 0x077F), ("devanagari", 0x0900, 0x097F),
    ("bengali", 0x0980, 0x09FF), ("gurmukhi", 0x0A00, 0x0A7F), ("gujarati", 0x0A80, 0x0AFF), ("tamil", 0x0B80, 0x0BFF),
    ("telugu", 0x0C00, 0x0C7F), ("kannada", 0x0C80, 0x0CFF), ("malayalam", 0x0D00, 0x0D7F), ("sinhala", 0x0D80, 0x0DFF),
    ("thai", 0x0E00, 0x0E7F), ("lao", 0x0E80, 0x0EFF), ("tibetan", 0x0F00, 0x0FFF), ("burmese", 0x1000, 0x109F),
    ("georgian", 0x10A0, 0x10FF), ("hangul", 0x1100, 0x11FF), ("ethiopic", 0x1200, 0x137F), ("khmer", 0x1780, 0x17FF),
    ("mongolian", 0x1800, 0x18AF), ("latin", 0x1E00, 0x1EFF), ("greek", 0x1F00, 0x1FFF), ("kana", 0x3040, 0x30FF),
    ("han", 0x3400, 0x9FFF), ("hangul", 0xAC00, 0xD7AF), ("han", 0xF900, 0xFAFF), ("arabic", 0xFB50, 0xFEFC),
    ("han", 0x20000, 0x2FA1F),
)  # fmt: skip
"""Blocks of Unicode in order."""
_STARTS = tuple(low for _, low, _ in _RANGES)
_SAMPLE = 6_000
_FEWEST, _MOST_OF = 3, 0.6
"""Letters of a text that is in a script, and their share of all its letters."""

_FEW_KNOWN = {
    "armenian": ("hy",), "hebrew": ("he", "yi"), "arabic": ("ar", "fa", "ur", "ps", "ug", "ckb", "sd", "ku"),
    "devanagari": ("hi", "mr", "ne", "sa"), "bengali": ("bn", "as"), "gurmukhi": ("pa",), "gujarati": ("gu",),
    "tamil": ("ta",), "telugu": ("te",), "kannada": ("kn",), "malayalam": ("ml",), "sinhala": ("si",), "thai": ("th",),
    "lao": ("lo",), "tibetan": ("bo", "dz"), "burmese": ("my",), "georgian": ("ka",), "ethiopic": ("am", "ti"),
    "khmer": ("km",), "mongolian": ("mn",), "han": ("zh", "ja", "yue"),
    "cyrillic": ("be", "mk", "ky", "tg", "mn", "uz", "tt", "ba", "cv", "os", "ce", "az", "tk", "sh", "bs", "cnr", "rue",
                 "sah", "ab", "av"),
}  # fmt: skip
"""Languages of a script that have no file of their own yet, or a second script."""


def _by_script() -> dict[str, tuple[str, ...]]:
    codes: dict[str, dict[str, None]] = {}
    for language in LANGUAGES:
        codes.setdefault(language.script, {})[language.code] = None
    for script, more in _FEW_KNOWN.items():
        codes.setdefault(script, {}).update(dict.fromkeys(more))
    return {script: tuple(named) for script, named in codes.items()}


LANGUAGES_OF = _by_script()
"""The languages written in each script but the Latin one, and those of the Latin one that are known."""
_TWO_SCRIPTS = frozenset({"sr", "uz", "az", "tk", "sh", "bs", "cnr", "ku", "tt", "sa", "kk", "ug", "ckb", "sd"})
"""Languages that are written in Latin letters as well as in others."""
_NEVER_LATIN = frozenset(
    code for script, codes in LANGUAGES_OF.items() if script != "latin" for code in codes if code not in _TWO_SCRIPTS
)


def script_of(text: str) -> str | None:
    """The script of most letters of a text, e.g. ``latin``; None without letters or without a majority.

    Kana among Han makes it ``kana``: no other language mixes them.
    """
    counts: Counter[str] = Counter()
    for char, times in Counter(text[:_SAMPLE]).items():
        if char.isalpha():
            counts[_script(ord(char))] += times
    if counts["kana"] * 10 > counts["han"]:
        counts["kana"] += counts.pop("han", 0)
    if not counts:
        return None
    script, most = counts.most_common(1)[0]
    return script if most >= _FEWEST and most >= _MOST_OF * counts.total() else None


def is_written_in(code: str, script: str | None) -> bool:
    """Whether texts of a language may be in a script; True for languages and scripts that nothing is known of."""
    if script is None:
        return True
    if script == "latin":
        return code not in _NEVER_LATIN
    return code in LANGUAGES_OF.get(script, (code,))


def are_one_script(one: str, other: str) -> bool:
    """Whether two scripts are written together: a Japanese title may do with Han alone."""
    return one == other or {one, other} == {"han", "kana"}


def _script(point: int) -> str:
    place = bisect_right(_STARTS, point) - 1
    if place < 0:
        return "latin"
    script, _, high = _RANGES[place]
    return script if point <= high else "latin" if point < 0x0370 else "other"
