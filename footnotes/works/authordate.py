"""The opening of the author-date styles: names, then the year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from footnotes.works.dates import find_dates
from footnotes.works.names import is_surname, read_people
from footnotes.works.outlets import looks_like_name

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)[a-h]?"
_BRACKETED = re.compile(rf"^(?P<who>[^()\"“«„]{{3,400}}?)\({_YEAR}(?P<more>,\s[^()]{{3,20}})?\)(?P<mark>[.,:]?)\s*")
_BARE = re.compile(rf"^(?P<who>[^()\"“«„]{{2,200}}?)[,.]?\s{_YEAR}(?P<mark>\.)\s+(?=[^\W\d_a-z])")


_SYMBOL = re.compile(r"/\S{0,80}\d|\d\S{0,80}/")
"""The number of a document, "S/RES/2178", is nobody's name."""


@dataclass(frozen=True, slots=True)
class AuthorDateHead:
    """``Roe, J. (2019).``, ``Roe, J. (2019),``, ``Some Office (2019, May 3).`` or ``Some Office, 2019.``."""

    people: tuple[str, ...]
    name: str | None
    """An institution or outlet in the place of people."""
    date: str
    end: int
    """Where the title begins."""
    mark: str
    """What follows the year: a point, a comma, a colon or nothing."""


def author_date_head(text: str) -> AuthorDateHead | None:
    """The author-date opening of ``text``, if it has one."""
    match = _BRACKETED.match(text) or _BARE.match(text)
    if match is None:
        return None
    who = match["who"].strip(" ,")
    if text[match.end("who") : match.end("who") + 1] == "." and re.search(r"\b\w$", who):
        who += "."
    people = read_people(who)
    if people is None and is_surname(who) and match["mark"]:
        people = (who,)
    named = people is None and not re.search(r",|\w{2}\.\s", who) and looks_like_name(who)
    name = who.rstrip(".") if named and not _SYMBOL.search(who) else None
    if people is None and (name is None or not match["mark"]):
        return None
    return AuthorDateHead(people or (), name, _date(match), match.end(), match["mark"])


def _date(match: re.Match[str]) -> str:
    more = match.groupdict().get("more")
    dates = find_dates(f"{more.strip(' ,')}, {match['year']}") if more else ()
    return dates[0].iso if dates else match["year"]
