"""The language of a page: as declared, unless the script or the commonest words of its text say otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_SAMPLE = 6_000
_TAG = re.compile(r"^([a-z]{2,3})(?:[-_].*)?$", re.IGNORECASE)

_SCRIPTS = (
    ("cyrillic", 0x0400, 0x052F), ("greek", 0x0370, 0x03FF), ("greek", 0x1F00, 0x1FFF), ("armenian", 0x0530, 0x058F),
    ("hebrew", 0x0590, 0x05FF), ("arabic", 0x0600, 0x077F), ("arabic", 0xFB50, 0xFEFC), ("devanagari", 0x0900, 0x097F),
    ("bengali", 0x0980, 0x09FF), ("gurmukhi", 0x0A00, 0x0A7F), ("gujarati", 0x0A80, 0x0AFF), ("tamil", 0x0B80, 0x0BFF),
    ("telugu", 0x0C00, 0x0C7F), ("kannada", 0x0C80, 0x0CFF), ("malayalam", 0x0D00, 0x0D7F), ("sinhala", 0x0D80, 0x0DFF),
    ("thai", 0x0E00, 0x0E7F), ("lao", 0x0E80, 0x0EFF), ("tibetan", 0x0F00, 0x0FFF), ("burmese", 0x1000, 0x109F),
    ("georgian", 0x10A0, 0x10FF), ("hangul", 0x1100, 0x11FF), ("hangul", 0xAC00, 0xD7AF), ("ethiopic", 0x1200, 0x137F),
    ("khmer", 0x1780, 0x17FF), ("mongolian", 0x1800, 0x18AF), ("kana", 0x3040, 0x30FF), ("han", 0x3400, 0x9FFF),
    ("han", 0xF900, 0xFAFF), ("han", 0x20000, 0x2FA1F),
)  # fmt: skip
_BY_SCRIPT = {
    "greek": ("el",), "armenian": ("hy",), "hebrew": ("he", "yi"),
    "arabic": ("ar", "fa", "ur", "ps", "ug", "ckb", "sd", "ku"),
    "devanagari": ("hi", "mr", "ne", "sa"), "bengali": ("bn", "as"), "gurmukhi": ("pa",), "gujarati": ("gu",),
    "tamil": ("ta",), "telugu": ("te",), "kannada": ("kn",), "malayalam": ("ml",), "sinhala": ("si",), "thai": ("th",),
    "lao": ("lo",), "tibetan": ("bo", "dz"), "burmese": ("my",), "georgian": ("ka",), "hangul": ("ko",),
    "ethiopic": ("am", "ti"), "khmer": ("km",), "mongolian": ("mn",), "kana": ("ja",), "han": ("zh", "ja", "yue"),
    "cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", "uz", "tt", "ba", "cv", "os", "ce", "az",
                 "tk", "sh", "bs", "cnr", "rue", "sah", "ab", "av"),
}  # fmt: skip
"""The languages written in each script, the likeliest first."""

_NEVER_LATIN = frozenset(code for codes in _BY_SCRIPT.values() for code in codes) - {
    "sr", "uz", "az", "tk", "sh", "bs", "cnr", "ku", "tt", "sa", "kk", "ug", "ckb", "sd",
}  # fmt: skip

_LETTERS = (
    ("arabic", "fa", "پچژگکی"), ("arabic", "ur", "ٹڈڑےں"), ("arabic", "ps", "ټډړښځڅې"), ("arabic", "ug", "ېۈۆۇە"),
    ("cyrillic", "uk", "їєґі"), ("cyrillic", "be", "ўі"), ("cyrillic", "sr", "јљњћђџ"), ("cyrillic", "mk", "ѓќѕјљњџ"),
    ("cyrillic", "kk", "әғқңұһөүі"), ("cyrillic", "ky", "ңөү"),
    ("cyrillic", "tg", "ӣӯҳҷғқ"), ("cyrillic", "uz", "ўғқҳ"),
    ("cyrillic", "mn", "өү"), ("cyrillic", "tt", "әҗңөүһ"),
)  # fmt: skip
"""Letters that Russian, or Arabic, does not have: the language that explains most of those found is taken."""

_WORDS = {
    "en": "the of and to in is that for it was on with as by at from this are have",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine auch",
    "fr": "le la les et des est une dans du que qui pour pas sur au avec sont par ce",
    "es": "el la de que y los en un las del por con una para es se su al lo como",
    "it": "il di che e la per un non una sono con del della alla gli è si dei nel anche",
    "pt": "o de que e do da em um para com não uma os no se na por mais as dos ao",
    "nl": "de het een van en in is dat op te zijn voor met niet aan er om ook als",
    "pl": "w i na się z do nie to że jest o jak po co ale przez od za był dla",
    "cs": "a se v na je že s to o z do i ve jako k pro jsou by za ale po",
    "sv": "och att det i en som är av för på med till den har inte om ett de var",
    "da": "og at det i en som er af for på med til den har ikke om et de var blev",
    "no": "og at det i en som er av for på med til den har ikke om et de var ble",
    "fi": "ja on ei että se oli hän mutta ovat kun joka myös tai niin mukaan sen",
    "hu": "a az és hogy nem is egy ez de volt meg csak már mint el ki még azt",
    "tr": "ve bir bu için de da ile olarak olan çok daha gibi ama ne var en sonra kadar",
    "ro": "și de în la a cu pe nu este care din pentru o că un mai sau fost după prin",
    "id": "yang dan di dengan untuk dari ini dalam tidak itu pada adalah ke akan oleh juga",
    "vi": "và của là các trong có được cho một không người với những đã này khi",
    "az": "və bu ilə bir üçün də ki olan edib deyib var o ona görə daha kimi",
    "uz": "va bilan uchun bu bir ham edi deb esa bo'lgan emas o'z u deya",
    "et": "ja on ei et see oli mis kui ka aga oma mida selle siis veel",
    "lv": "un ir ar no par uz kas ka bet tas arī lai pie nav pēc",
    "lt": "ir kad su iš yra į tai ne bet apie kaip jo per po nuo",
    "hr": "i u je na se da su za od s o koji ne kao bi će ili što iz",
    "sq": "dhe të në e për me që një është nga ka si do më u janë",
}
_WORD_SETS = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_CYRILLIC = {
    "ru": "и в не на что с по как это из о за был для от к но его также",
    "uk": "і в не на що з та як це до про за був для від але його також",
    "bg": "и в не на че с по как това от за е се да са но също като до",
    "sr": "и у не на да са као то из о за је се су али од који",
    "mk": "и во не на дека со како тоа од за е се да но кои беше",
}
_CYRILLIC_WORDS = {code: frozenset(words.split()) for code, words in _CYRILLIC.items()}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def read_language(declared: str | None, text: str) -> str | None:
    """The primary subtag of a page's language.

    A declaration stands unless the text is in a script that the language is not written in, or three quarters
    of at least 40 telling words are another language's: themes declare English whatever is written in them.
    """
    tag = _TAG.match((declared or "").strip())
    stated = tag[1].lower() if tag else None
    told = told_language(text)
    if stated is None or told is None:
        return stated or told
    script = script_of(text)
    if script == "latin":
        return told if stated in _NEVER_LATIN or _outvoted(text, stated, told) else stated
    return stated if stated in _BY_SCRIPT.get(script or "", (stated,)) else told


def told_language(text: str) -> str | None:
    """A language from the text alone; None when there is too little of it or it is not one of those known."""
    sample = text[:_SAMPLE]
    script = script_of(sample)
    if script is None:
        return None
    if script == "latin":
        return _by_words(sample, _WORD_SETS)
    if script in ("cyrillic", "arabic"):
        return _by_letters(sample, script)
    return _BY_SCRIPT[script][0]


def script_of(text: str) -> str | None:
    """The script of most letters of a text, or None under 15 letters. Kana among Han makes it kana."""
    counts: Counter[str] = Counter()
    for char, times in Counter(text[:_SAMPLE]).items():
        if char.isalpha():
            counts[_script(char)] += times
    if sum(counts.values()) < 15:
        return None
    if counts["kana"] * 10 > counts["han"] > 0:
        counts["kana"] += counts["han"]
    return max(counts, key=lambda script: counts[script])


def _script(char: str) -> str:
    point = ord(char)
    if point < 0x370:
        return "latin"
    return next((script for script, low, high in _SCRIPTS if low <= point <= high), "latin")


def _by_words(sample: str, known: dict[str, frozenset[str]]) -> str | None:
    words = Counter(_WORD.findall(unicodedata.normalize("NFC", sample).lower()))
    votes = {code: sum(words[word] for word in usual) for code, usual in known.items()}
    best = max(votes, key=lambda code: votes[code])
    # Measured on running text: stop words are a quarter to a half of it in every one of these languages.
    return best if votes[best] >= 3 and votes[best] * 12 >= sum(words.values()) else None


def _outvoted(text: str, stated: str, told: str) -> bool:
    words = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    for_told = sum(words[word] for word in _WORD_SETS.get(told, ()))
    for_stated = sum(words[word] for word in _WORD_SETS[stated]) if stated in _WORD_SETS else for_told
    return for_told >= 40 and for_told >= 3 * for_stated


def _by_letters(sample: str, script: str) -> str | None:
    lowered = sample.lower()
    counts = Counter(lowered)
    votes = {code: sum(counts[letter] for letter in letters) for kind, code, letters in _LETTERS if kind == script}
    best = max(votes, key=lambda code: votes[code])
    if votes[best] * 100 >= sum(map(str.isalpha, lowered)):
        return best
    if script == "arabic":
        return "ar"
    return _by_words(sample, _CYRILLIC_WORDS) or "ru"
