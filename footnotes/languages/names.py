"""What languages are called in English, those included that have no file."""

from __future__ import annotations

from footnotes.languages.all import LANGUAGES

_WITHOUT_FILE = {
    "az": "Azerbaijani", "be": "Belarusian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "hy": "Armenian",
    "ka": "Georgian", "ky": "Kyrgyz", "mk": "Macedonian", "ms": "Malay", "nb": "Norwegian", "nn": "Norwegian",
    "sl": "Slovenian", "sq": "Albanian", "sw": "Swahili", "ta": "Tamil", "tg": "Tajik", "th": "Thai", "ur": "Urdu",
    "uz": "Uzbek",
}  # fmt: skip
ENGLISH_NAMES = {language.code: language.name for language in LANGUAGES} | _WITHOUT_FILE
"""By code of ISO 639-1; any other code is shown as it is."""
OTHER_NAMES = ("Farsi", "Slovene")
"""Further names of some of them."""
