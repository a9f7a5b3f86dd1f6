"""Every language is held to the model: nothing is missing, misplaced or said of two things."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import fields
from pathlib import Path

import pytest

import footnotes.languages
from footnotes.languages.all import BY_CODE, LANGUAGES
from footnotes.languages.en import ENGLISH
from footnotes.languages.headings import Listed, heading_of
from footnotes.languages.model import ErrorWords, Language, PageHeadings
from footnotes.languages.patterns import any_of

WHOLE = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "hu", "ro", "bg", "hr", "sr",
    "el", "tr", "ru", "uk", "kk", "lt", "lv", "et", "ar", "fa", "he", "hi", "zh", "ja", "ko", "id", "vi",
)  # fmt: skip
"""The languages that are known in everything the program reads by."""
NUMBERED_MONTHS = {"zh", "ja", "ko", "vi"}
UNSPACED = {"zh", "ja"}
MAY_LACK = {"date_words", "bylines", "in_language", "abbreviations", "that"}
"""What some languages say without a word of its own."""
SCRIPTS = {
    "latin": "LATIN", "cyrillic": "CYRILLIC", "greek": "GREEK", "arabic": "ARABIC", "hebrew": "HEBREW",
    "devanagari": "DEVANAGARI", "han": "CJK", "kana": "(HIRAGANA|KATAKANA|CJK)", "hangul": "HANGUL",
    "georgian": "GEORGIAN",
}  # fmt: skip
MODULES = {path.stem for path in Path(footnotes.languages.__path__[0]).glob("*.py")} - {
    "__init__", "all", "alphabets", "headings", "late", "model", "names", "patterns",
}  # fmt: skip

each = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


def _texts(language: Language) -> dict[str, tuple[str, ...]]:
    """Every field of a language that holds words."""
    parts = {
        f"{part}.{field.name}": getattr(getattr(language, part), field.name)
        for part, model in (("errors", ErrorWords), ("headings", PageHeadings))
        for field in fields(model)
    }
    plain = ((field.name, getattr(language, field.name)) for field in fields(language))
    own = {name: value for name, value in plain if isinstance(value, tuple) and name not in ("months", "short_months")}
    return own | parts


def test_every_file_is_listed() -> None:
    """A language that has a file is read by, under the code that names its file."""
    assert set(BY_CODE) == MODULES
    assert len(BY_CODE) == len(LANGUAGES)
    assert set(WHOLE) <= set(BY_CODE)


@pytest.mark.parametrize("code", WHOLE)
def test_a_language_is_whole(code: str) -> None:
    """Each of these has words for all that notes, headings and error pages say."""
    empty = {name for name, words in _texts(BY_CODE[code]).items() if not words}
    spared = MAY_LACK | {"errors.regions"} | ({"errors.absences"} if code in UNSPACED else set())
    if code in UNSPACED:
        spared |= {f"errors.{field.name}" for field in fields(ErrorWords)}
    assert empty <= spared


@each
def test_months_are_twelve(language: Language) -> None:
    """Each month has a name, and none has two months'."""
    for table in (language.months, language.short_months):
        assert len(table) in (0, 12)
        names = [name for month in table for name in month]
        assert len(names) == len(set(names))
    assert all(language.months) == bool(language.months) or language.code in NUMBERED_MONTHS
    assert bool(language.months) != (language.code in NUMBERED_MONTHS)


def test_a_month_means_the_same_everywhere() -> None:
    """No name is one month in one language and another in the next, but for the "fall of leaves" of the Slavs."""
    numbers = defaultdict(set)
    for language in LANGUAGES:
        for table in (language.months, language.short_months):
            for number, names in enumerate(table, 1):
                for name in names:
                    numbers[name.casefold()].add(number)
    assert {name for name, months in numbers.items() if len(months) > 1} == {"listopad", "listopada"}


@each
def test_words_are_written_as_the_model_says(language: Language) -> None:
    """Composed letters, single spaces, no word twice, and single words where the model asks for them."""
    for name, words in _texts(language).items():
        assert len(words) == len(set(words)), name
        for word in words:
            assert word == " ".join(unicodedata.normalize("NFC", word).split()), (name, word)
        if name.startswith("errors.") or name in ("function_words", "date_words", "in_language", "bylines"):
            assert not any(" " in word for word in words), name
    assert not any(word != word.lower() for word in language.function_words)


@each
def test_words_are_in_the_script_of_the_language(language: Language) -> None:
    """No letter of the function words is of another script: a Latin "a" among Cyrillic words shows nowhere else."""
    letters = [char for word in language.function_words for char in word if char.isalpha()]
    strange = [char for char in letters if not re.match(SCRIPTS[language.script], unicodedata.name(char))]
    assert not strange


def test_a_heading_says_one_thing() -> None:
    """No heading is an error in one language and a login in another."""
    kinds = defaultdict(set)
    for language in LANGUAGES:
        for name, headings in _texts(language).items():
            for heading in headings if name.startswith("headings.") else ():
                kinds[heading.casefold()].add(name)
    assert {heading: names for heading, names in kinds.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Notes", Listed.NOTES),
        ("## 7. References:", Listed.WORKS),
        ("IV. Bibliography", Listed.WORKS),
        ("Reference list", Listed.WORKS),
        ("Notes to chapter 3", Listed.NOTES),
        ("Sources", Listed.NOTES | Listed.WORKS),
        ("Fußnoten", Listed.NOTES),
        ("Literatuurlijst", Listed.WORKS),
        ("Källförteckning", Listed.WORKS),
        ("Použitá literatura", Listed.WORKS),
        ("Список использованных источников", Listed.WORKS),
        ("Βιβλιογραφία", Listed.WORKS),
        ("참고문헌", Listed.WORKS),
        ("References to the king", None),
        ("Noteworthy", None),
        ("A note on method", None),
        ("", None),
    ],
)
def test_headings_of_lists_are_known_in_every_reader(line: str, kind: Listed | None) -> None:
    """One list of headings serves text, PDF, office documents and pages."""
    assert heading_of(line) == kind


@each
def test_the_headings_of_a_language_are_found(language: Language) -> None:
    """Each heading of notes or works heads a list."""
    assert all(heading_of(heading) for heading in language.note_headings + language.reference_headings)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("op. cit.", "op. cit."),
        ("op cit", "op cit"),
        ("Op.cit.", "Op.cit."),
        ("op. citing", "op. cit"),
        ("other", None),
    ],
)
def test_stops_and_spaces_of_phrases_are_optional(text: str, taken: str | None) -> None:
    """The longest phrase is taken, in any case, with or without its full stops."""
    match = re.match(any_of(("op. cit.", "op")), text, re.IGNORECASE)
    assert (match[0] if match else None) == taken


def test_the_longest_of_like_phrases_is_taken() -> None:
    """What begins like a shorter phrase is not cut."""
    match = re.match(any_of(ENGLISH.accessed), "accessed")
    assert match is not None
    assert re.fullmatch(any_of(("see", "see also")), "see also") is not None
