"""The words of references back: ibid. and its kin, op. cit., "note 8 above", "dies.", in every language."""

from __future__ import annotations

import re
from functools import cache

from footnotes.languages.all import gather
from footnotes.languages.late import late
from footnotes.languages.patterns import any_of

_SHORT = 3
"""Letters of an abbreviation that is a word of some language without its full stop: "id.", "age.", "cit."."""
_END = r"(?![^\W\d_])"


def _written(phrases: tuple[str, ...]) -> str:
    """Phrases in any spelling, but with the stops of those that would be words without them."""
    abbreviated = [phrase for phrase in phrases if _is_short(phrase)]
    longer = [phrase for phrase in phrases if phrase not in abbreviated]
    pattern = any_of(longer) + _END
    dotted = "|".join(map(_dotted, abbreviated))
    return rf"{pattern}|(?-i:{dotted})(?![^\W_])" if dotted else pattern


def _dotted(phrase: str) -> str:
    """A capital may open the phrase and nothing else: "C. d." is a word and "C. D." are initials."""
    first, rest = phrase[0], re.escape(phrase[1:]).replace(r"\ ", r"\s?")
    return f"[{first}{first.upper()}]{rest}"


def _is_short(phrase: str) -> bool:
    lengths = [len(word) for word in re.findall(r"[^\W\d_]+", phrase)]
    return phrase.endswith(".") and max(lengths) <= (_SHORT if len(lengths) == 1 else 1)


_IBID = gather(lambda language: language.ibid)
_OP_CIT = gather(lambda language: language.op_cit)
_SAME_AUTHOR = gather(lambda language: language.same_author)
_ABOVE = gather(lambda language: language.above)
_NOTE = gather(lambda language: language.note_words)
_MISREAD = r"ib[il1]d(?:em)?|ib[il1]a|[l1|]b[il1]d(?:em)?|[íì]bid"
"""As text recognition misreads it (``Ibia``, ``lbid``)."""
_IDEM = tuple(word for word in _SAME_AUTHOR if word.endswith(".") or word.removeprefix("e") in ("idem", "ídem", "adem"))
"""Those that no sentence begins with, as one may with "dieselbe" or "the same"."""


@cache
def _previous() -> str:
    return rf"(?:{_MISREAD}){_END}|{_written(_IBID)}|{_written(_IDEM)}"


IBID = late(lambda: rf"(?<![^\W\d_])(?:{_previous()}|{_written(_OP_CIT)}|a\.?\s?a\.?\s?o{_END})\.?", re.IGNORECASE)
"""Ibid. and its kin, wherever in a text: "ebd.", "там же", "op. cit.", "a.w."."""

SAME_PLACE = late(lambda: rf"(?:{_previous()}|loc{_END})", re.IGNORECASE)
"""Those of ``IBID`` that point at the work cited just before, not at an earlier one by author."""

SAME_AUTHOR = late(lambda: rf"\W{{0,2}}(?:{_written(_SAME_AUTHOR)})\W{{0,3}}", re.IGNORECASE)
"""A whole name that stands for the author named just before: "Ders.", "Idem"."""

IDEM = late(lambda: _written(_IDEM), re.IGNORECASE)
"""The same as ``SAME_AUTHOR`` where it stands before a page or alone, and means the work as well."""


def _a_note() -> str:
    return any_of(_NOTE) + _END


def _back_to_a_number() -> str:
    above = any_of(_ABOVE) + _END
    return (
        rf"(?<![^\W\d_])(?:(?P<before>{above}|infra)[\s,.]+)?(?:(?:at\s)?(?P<word>{_a_note()})[\s.]{{0,2}})?"
        rf"(?P<number>\d{{1,3}})(?:[\s,)]{{1,2}}(?P<after>{above}))?"
    )


NUMBERED_BACK = late(_back_to_a_number, re.IGNORECASE)
""""supra note 8", "(n 8)", "8 above", "siehe oben Fn. 8", "zie noot 8"."""

NOTE_NUMBER = late(lambda: rf"(?<![^\W\d_])(?:{_a_note()})[\s.]{{0,2}}(?P<number>\d{{1,3}})\b", re.IGNORECASE)

SIGNALS = late(lambda: rf"(?:{any_of(gather(lambda language: language.signals))})(?![^\W\d_])[\s:,.]*", re.IGNORECASE)
"""What may stand before the number of a note: "viz pozn. 1", "bkz. dipnot 1"."""

PREVIOUS_NOTE = re.compile(r"\((?:vorige|letzte|vorherige)\s(?:n|fn|anm|note)\.?\)", re.IGNORECASE)
""""Roe (vorige N.)": a work of the note before."""
