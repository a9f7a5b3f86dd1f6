"""Note numbers as word processors show them."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SIGNS = "*†‡§"
_LARGEST = 100_000
"""Beyond this a number is shown in digits: 100,000 m's are no label."""


def numeral(number: int, form: str) -> str:
    """A note's number in one of WordprocessingML's formats (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59).

    Formats of other scripts come back in digits; so do numbers that a format cannot show.
    """
    shown = _FORMS.get(form)
    return shown(number) if shown is not None and 0 < number < _LARGEST else str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters += sign * count
    return letters


def _letter(number: int) -> str:
    """A, b, ... z, aa, bb: the letter is repeated."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _chicago(number: int) -> str:
    times, place = divmod(number - 1, len(_SIGNS))
    return _SIGNS[place] * (times + 1)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "chicago": _chicago,
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
}
