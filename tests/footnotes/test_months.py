"""The names of the months that notes, pages and titles are read by."""

from __future__ import annotations

import pytest

from footnotes.prose.months import ENGLISH, ENGLISH_SHORT, NAMES, month_of

WORDS = {
    "January": 1, "SEPT": 9, "févr": 2, "März": 3, "дек": 12, "juin": 6, "juillet": 7, "juil": 7, "červen": 6,
    "července": 7, "kasım": 11, "januára": 1, "Octubre": 10, "septembra": 9, "may": 5,
    "jui": None, "če": None, "Monday": None, "": None,
}  # fmt: skip


@pytest.mark.parametrize(("word", "number"), WORDS.items(), ids=WORDS)
def test_a_word_names_a_month(word: str, number: int | None) -> None:
    """Names in any case and ending are known by their first letters, unless those are two months'."""
    assert month_of(word) == number


def test_the_table_is_whole() -> None:
    """Every month has its names, the English ones among them, and no name is two months'."""
    assert set(NAMES.values()) == set(range(1, 13))
    assert [NAMES[name.lower()] for name in ENGLISH] == list(range(1, 13))
    assert NAMES.keys() >= ENGLISH_SHORT
    assert all(month_of(name) == number for name, number in NAMES.items())
