"""The cited authors held against those whom the page names, and against its text.

Bylines leave out co-authors, add photographers, print forenames in short and names in another script. So one
author that both have in common is a match, and a mismatch needs persons on both sides, of whom those that are
cited occur nowhere on the page.

Measured on 488 public pages with hand-made authors (the evaluation set of trafilatura), each cited with
its title and outlet: a true author is a match on 475 and a mismatch on none; one of another page is a match
on none of 484 and a mismatch on 158.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from footnotes.model import Citation
from footnotes.prose.words import PARTICLES
from footnotes.works.names import GENERATIONS, drops_others, is_person, without_others
from pipeline.checks.certainty import certain_fields
from pipeline.checks.sitename import Outlet
from pipeline.language.fold import words
from pipeline.language.folded_text import folded
from pipeline.language.latin import is_other_script, same_word, to_latin
from pipeline.text.model import Page
from reports.model import CheckStatus, FactCheck

_TOP = 1500
"""Characters of the main text in which a byline may stand."""
_BYLINE = 120
"""Characters of a line that may be a byline."""
_SHOWN = 6
_SEARCHED = 200_000
_BESIDE_NAMES = GENERATIONS | {"phd", "md", "dr", "prof", "professor", "mr", "mrs", "ms", "sir"}
_ADDRESS_OF_POST = re.compile(r"\s?\(?@\w{1,40}\)?")

Name = tuple[str, ...]


def check_authors(citation: Citation, page: Page) -> FactCheck:
    """Whether one of the cited authors is an author of the page; ``found`` is whom the page names.

    Unknown where the page names nobody and its text does not either, where an organisation is cited or
    named, where scripts differ, and where a cited surname stands anywhere on the page.

    Args:
        citation: what the note says; the domain of its address is another name of the outlet.
        page: what was read out of the page.
    """
    if not citation.authors:
        return FactCheck()
    said = ", ".join(citation.authors[:_SHOWN])
    shown = ", ".join(page.authors[:_SHOWN]) or None
    cited = [without_others(author) for author in citation.authors]
    if any(same_name(mine, theirs) for mine in cited for theirs in page.authors):
        return FactCheck(CheckStatus.MATCH, said, shown, "byline")
    outlet = Outlet.of(site=page.site, publisher=None, url=citation.url or "")
    own = next((author for author in cited if outlet.is_named_by(author)), None)
    if own:
        return FactCheck(CheckStatus.MATCH, said, page.site or own, "site")
    in_text = next((author for author in cited if _signs(author, page)), None)
    if in_text:
        return FactCheck(CheckStatus.MATCH, said, in_text, "text")
    status = CheckStatus.MISMATCH if _is_refuted(certain_fields(citation).authors, page) else CheckStatus.UNKNOWN
    return FactCheck(status, said, shown, "byline" if shown else None)


def disagreement(check: FactCheck, page: str) -> tuple[str, str]:
    """What is said of another author, and what to do; ``page`` is what was read, as the beginning of a sentence."""
    message = f"{page} names {check.found} as its author, and nowhere {check.cited}, whom the note names."
    return message, "Correct the author in the note, or make sure that this is the source."


def same_name(one: str, other: str) -> bool:
    """Whether two names may be one person's or body's: forenames in short or left out, any order, any script."""
    shorter, longer = sorted((_name(one), _name(other)), key=len)
    if not shorter:
        return False
    rest, spelt_out = list(longer), False
    for word in shorter:
        near = next((each for each in rest if _may_be(word, each)), None)
        if near is None:
            return False
        rest.remove(near)
        spelt_out = spelt_out or min(len(word), len(near)) > 1
    return spelt_out or shorter == longer


def _may_be(one: str, other: str) -> bool:
    """Whether two words of names are one, written out or as its initial."""
    if len(one) == 1 or len(other) == 1:
        return to_latin(one)[:1] == to_latin(other)[:1]
    return same_word(one, other)


def _name(text: str) -> Name:
    """The words of a name that tell it from others, in lower case: without titles, particles and handles."""
    # A dot ends an initial; words() would take "J.R." for one word.
    spaced = _ADDRESS_OF_POST.sub("", unicodedata.normalize("NFC", text)).replace(".", " ")
    found = [word for word in words(spaced) if word not in _BESIDE_NAMES]
    return tuple(word for word in found if word not in PARTICLES) or tuple(found)


def _signs(author: str, page: Page) -> bool:
    """Whether a name stands at the top of the text, or in a line of its own: a byline that no mark-up tells."""
    name = _name(author)
    if len("".join(name)) < 4:
        return False
    lines = [line for line in page.visible[:_SEARCHED].split("\n") if len(line) <= _BYLINE]
    sought = "".join(name)
    if next(folded(page.text[:_TOP]).find(sought), None):
        return True
    last = name[-1]
    return any(_stands_in(name, _name(line)) for line in lines if last in to_plain(line))


def to_plain(line: str) -> str:
    """A line in which a folded word can be looked for: no accents, lower case."""
    if line.isascii():
        return line.lower()
    marked = unicodedata.normalize("NFD", line.casefold())
    return "".join(char for char in marked if not unicodedata.combining(char))


def _stands_in(name: Name, line: Name) -> bool:
    """Whether a line has the words of a name in a row."""
    length = len(name)
    return any(line[at : at + length] == name for at in range(len(line) - length + 1))


def _is_refuted(cited: tuple[str, ...], page: Page) -> bool:
    """Whether the page names other persons than the cited ones, and does not know those at all."""
    named = page.authors
    if not cited or not named or any(map(drops_others, (*cited, *named))):
        return False
    if not all(map(is_person, (*cited, *named))) or any(map(is_other_script, (*cited, *named, page.text[:500]))):
        return False
    surnames = [word for author in cited for word in _name(author)[1:]]
    told = set(folded(page.visible[:_SEARCHED]).words)
    # Printed where readers see it: a name in the metadata alone is often that of who typed it in.
    printed = any(set(_name(author)) <= told for author in named)
    return printed and not any(word in told for word in surnames if len(word) > 1) and not _share_a_word(cited, named)


def _share_a_word(cited: Iterable[str], named: Iterable[str]) -> bool:
    theirs = [word for author in named for word in _name(author) if len(word) > 2]
    return any(same_word(word, each) for author in cited for word in _name(author) if len(word) > 2 for each in theirs)
