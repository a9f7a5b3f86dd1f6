"""What languages are called in English, those included that have no file."""

from __future__ import annotations

from footnotes.languages.all import LANGUAGES

_WITHOUT_FILE = {
    "bn": "Bengali", "bs": "Bosnian", "hy": "Armenian", "ky": "Kyrgyz", "ms": "Malay", "nb": "Norwegian",
    "nn": "Norwegian", "sq": "Albanian", "sw": "Swahili", "ta": "Tamil", "tg": "Tajik", "th": "Thai", "uz": "Uzbek",
}  # fmt: skip
ENGLISH_NAMES = {language.code: language.name for language in LANGUAGES} | _WITHOUT_FILE
"""By code of ISO 639-1; any other code is shown as it is."""
OTHER_NAMES = ("Farsi", "Slovene")
"""Further names of some of them."""
