"""The people whom a stretch of a note names, as labels cut it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnotes.languages.all import gather
from footnotes.languages.patterns import any_of
from footnotes.prose.words import INSTITUTION_WORDS
from footnotes.works.names import bracketed_role, read_people

SIGNS = "：，。、；（）《》〈〉「」『』【】،؛"
"""Punctuation of Chinese, Japanese, Korean and Arabic."""
EDGE = f" \t\n,;:.()[]{{}}<>«»“”„‚‘’‹›\"'–—-/|*_·{SIGNS}"
"""Signs that part fields and belong to none."""
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Signs of Chinese, Japanese and Korean."""
_CASELESS = re.compile(rf"[\u0590-\u08ff]{{2}}|{_UNSPACED.pattern}")
"""The same, and words in Arabic and Hebrew."""
_BETWEEN_SIGNS = re.compile(r"[、，,;；・]|\s(?:及|与|和|및)\s")
_ROLE_OF_SIGNS = re.compile(r"(?:主[编編]|校注|지음|엮음|옮김|편저|ほか|[编編著译譯訳편等外]){1,6}$")
_SIGNAL_OF_SIGNS = re.compile(rf"^{any_of(filter(_UNSPACED.match, gather(lambda language: language.signals)))}")
"""What introduces a citation and is written in one with the first name of it."""
_BRACKETED_ROLE = re.compile(bracketed_role(), re.IGNORECASE)
_OTHERS = any_of(gather(lambda language: language.others))
_ROLE = re.compile(
    rf"{_BRACKETED_ROLE.pattern}|[(\[]\s?@[\w.]{{1,40}}\s?[)\]]|(?:^|\s)(?:{_OTHERS})(?![^\W\d_])", re.IGNORECASE
)
"""Beside names: what somebody did, under which name they post, and that there are others."""
_HANDLE_FIRST = re.compile(r"^\W{0,3}@[\w.]{1,40}\s\(([^()]{3,60})\)")
"""@roe (Jane Roe), as MLA has it."""
_BETWEEN_PEOPLE = re.compile(r"\s{0,9}(?:;|\s&\s|\s(?:and|und|et|e|y|i|и|en)\s|\s?/\s?)\s*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]{0,2}){1,4}")
_BARE_INITIALS = re.compile(r"(?P<surname>[^\W\d_][^,.;/&]{1,40}?)\s(?P<initials>[^\W\d_a-zа-яё]{1,3})")
"""Vancouver: "Roe JB"."""
_LOOSE_SIGN = re.compile(r"(?<=[^\W\d_]\.)\s{0,9}\.(?=\s|$)|\s{1,9}(?=[.,;:](?:\s|$))")
"""What is left between words where something was taken out."""
_LEADING = re.compile(rf"^[^\w@]*_*(?:(?:in|dans|{any_of(gather(lambda language: language.conjunctions))})\s)?")
"""What parts the author from the work before: "; and Jane Roe"."""
_SHORTEST_SURNAME = 2
"""Letters of a word in capitals that is taken for a surname and not for initials."""
_ENDING_POINT = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\s[^\W\dA-Z_]{2}))\.$")
"""The point behind a list of names; that behind an initial belongs to it."""


def people_in(words: str) -> Iterator[str]:
    """Each person or body that ``words`` name, forename first where that can be told; initials as they are printed."""
    if is_unspaced(words):
        yield from _people_of_signs(words)
        return
    words = _LEADING.sub("", _LOOSE_SIGN.sub("", _ROLE.sub(" ", _HANDLE_FIRST.sub(r"\1", words))))
    listed = [_BARE_INITIALS.fullmatch(name.strip()) for name in words.strip(EDGE).split(",")]
    if all(listed):
        yield from (f"{match['initials']} {match['surname']}" for match in listed if match)
        return
    words = words.strip(EDGE.replace(".", "").replace(")", ""))
    known = read_people(_ENDING_POINT.sub("", words))
    if known:
        yield from map(_lowered, known)
        return
    if _is_body(words):
        yield _ENDING_POINT.sub("", " ".join(words.split()))
        return
    for part in _BETWEEN_PEOPLE.split(words):
        names = [_ENDING_POINT.sub("", name.strip()) for name in part.split(",") if name.strip(EDGE)]
        at = 0
        while at < len(names):
            following = names[at + 1] if at + 1 < len(names) else ""
            inverted = len(names[at].split()) <= 2 and following and _is_forename(following, len(names) == 2)
            name = f"{following} {_lowered(names[at])}" if inverted else names[at]
            at += 2 if inverted else 1
            name = name.strip(EDGE.replace(".", ""))
            if len(name) > 1:
                yield name


def has_role(words: str) -> bool:
    """Whether names are followed by what those people did, in brackets: "Roe/Doe (Hrsg.)"."""
    return bool(_BRACKETED_ROLE.search(words))


def is_unspaced(text: str) -> bool:
    """Whether a text is in Chinese, Japanese or Korean."""
    return bool(_UNSPACED.search(text))


def is_caseless(text: str) -> bool:
    """Whether a text is in a script without capitals, which the rules go by."""
    return bool(_CASELESS.search(text))


def _people_of_signs(words: str) -> Iterator[str]:
    """Names in Chinese, Japanese and Korean, without the word for "author" or "editor" behind them."""
    for name in _BETWEEN_SIGNS.split(words):
        own = _ROLE_OF_SIGNS.sub("", _SIGNAL_OF_SIGNS.sub("", name.strip(EDGE))).strip(EDGE)
        if own:
            yield own


def _lowered(name: str) -> str:
    """A name whose surname is printed in capitals, as others print it: "João SILVA"; an acronym alone stays."""
    *given, last = name.split()
    plain = last.isupper() and len(last) > _SHORTEST_SURNAME and (given or name.isalpha())
    return (
        " ".join([*given, last.title()])
        if plain and not any(word.isupper() and len(word) > 1 for word in given)
        else name
    )


def _is_body(words: str) -> bool:
    """Whether a name is that of an institution, whose "and" parts no people."""
    return any(word in INSTITUTION_WORDS for word in re.findall(r"[^\W\d_]+", words.casefold()))


def _is_forename(words: str, are_two: bool) -> bool:
    return bool(_INITIALS.fullmatch(words)) or (are_two and len(words.split()) <= 3)
