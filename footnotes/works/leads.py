"""Who stands first in a citation: people, an institution, an outlet, or nobody."""

from __future__ import annotations

import re
from dataclasses import replace

from footnotes.model import Span
from footnotes.prose.conjunctions import AND
from footnotes.prose.words import WELL_KNOWN_OUTLETS, fold
from footnotes.works.clauses import Clause, Role
from footnotes.works.fields import Body
from footnotes.works.names import drops_others, has_and, is_forename, is_person, is_surname, read_people, without_role
from footnotes.works.outlets import fits_host, is_known, is_medium, is_place, looks_like_name, outlet_score
from footnotes.works.shapes import is_law_name

ENOUGH_AFTER_PERSON = 1.0
ENOUGH_AFTER_TITLE = 1.5
ENOUGH_AFTER_NAME = 2.6
ENOUGH_AFTER_MEDIUM = 3.0
"""How much must speak for the last clause being an outlet, by what stands first: a person, nothing, an institution
(which publishes itself, as a rule), a medium. See ``outlets.outlet_score``."""

_DATED = 1.5
"""What a date in brackets behind a name adds: "Title, Some Review (3 May 2019)"."""
_IN_WORK = re.compile(r"\b[Ii]n:\s|\bS\.\s?\d|\bHrsg\b|\bVerlag\b|\babgerufen\b|\bAbruf\b")
"""Marks of the German style, in which a colon stands between author and title."""
_ARTICLE = re.compile(r"(?:The|An?|Le|La|Les|L[’']|Der|Die|Das|Ein|Eine|El|Los|Las|Il|Lo|Gli)(?:\s|(?<=[’']))")
"""Opens a title; surnames with such a particle have a forename before it."""
_REPORT_OF = re.compile(r"(?<=[^\W\d_a-z])\s(?:Report|report|Briefing|Press Release|Statement)$")
"""The kind of paper behind an acronym: "HRW Report"."""


def read_lead(texts: list[Clause], body: Body) -> tuple[tuple[str, ...], str | None, list[Clause]]:
    """The people who stand first, or the name that does, and what is left after them."""
    first = texts[0].text
    led = _before_colon(texts, body)
    if led:
        return led
    if len(texts) == 1:
        return _lone(texts, body)
    if is_law_name(first) or first[0] in "“”„«\"‘'":
        return (), None, texts
    known = _damaged_name(texts[0], body)
    if known:
        return (), known[0], [known[1], *texts[1:]]
    if _is_inverted(texts, body):
        count = _inverted_count(texts)
        people = read_people(", ".join(one.text for one in texts[:count]))
        if people:
            return people, None, texts[count:]
    people = None if is_medium(first, body.urls, body.seen) else read_people(first)
    if people is None:
        return (), *_lead_name(texts)
    return _people(texts, people, body)


def _before_colon(texts: list[Clause], body: Body) -> tuple[tuple[str, ...], str | None, list[Clause]] | None:
    """An outlet or (in the German style) a person before a colon: "Some Times: Title"."""
    inverted = _inverted_before_colon(texts)
    if inverted:
        return inverted
    first = texts[0]
    before, colon, after = first.text.partition(": ")
    outlet = len(after.split()) > 1 and _is_outlet_name(before, body)
    if not colon or not (outlet or (is_person(before) and _IN_WORK.search(body.text))):
        return None
    title = replace(first, span=Span(first.span.start + len(before) + 2, first.span.end), text=after)
    people = () if outlet else read_people(before)
    return people or (), before if outlet else None, [title, *texts[1:]]


def _inverted_before_colon(texts: list[Clause]) -> tuple[tuple[str, ...], None, list[Clause]] | None:
    """A person in the German style, surname first: "Roe, Jane: Title"."""
    if len(texts) < 2 or not is_surname(texts[0].text):
        return None
    forename, colon, after = texts[1].text.partition(": ")
    if not colon or not is_forename(forename) or len(after.split()) < 2:
        return None
    span = Span(texts[1].span.start + len(forename) + 2, texts[1].span.end)
    return (f"{forename} {texts[0].text}",), None, [replace(texts[1], span=span, text=after), *texts[2:]]


def _is_outlet_name(words: str, body: Body) -> bool:
    """Whether ``words`` before a colon are an outlet for certain: known, or a medium that owns the host."""
    if fold(words) in WELL_KNOWN_OUTLETS:
        return True
    return is_medium(words, body.urls, body.seen) and fits_host(words, body.urls) == 2 and not is_place(words)


def _lone(texts: list[Clause], body: Body) -> tuple[tuple[str, ...], str | None, list[Clause]]:
    known = _damaged_name(texts[0], body)
    if known:
        return (), known[0], [known[1]]
    return ((), texts[0].text, []) if is_known(texts[0].text) and len(texts[0].text.split()) <= 3 else ((), None, texts)


def _lead_name(texts: list[Clause]) -> tuple[str | None, list[Clause]]:
    first = without_role(texts[0].text)
    plain = looks_like_name(first) and not drops_others(first)
    return (_REPORT_OF.sub("", first), texts[1:]) if plain else (None, texts)


def _people(
    texts: list[Clause], people: tuple[str, ...], body: Body
) -> tuple[tuple[str, ...], str | None, list[Clause]]:
    """Further clauses that are people too, up to one with "and", leaving a title and an evident outlet."""
    rest_needed = 2 if len(texts) > 2 and weigh_outlet(texts[-1], texts[-2].text, body) >= ENOUGH_AFTER_PERSON else 1
    count = 1
    closed = has_and(texts[0].text) or drops_others(texts[0].text)
    while not closed and count < len(texts) - rest_needed:
        words = texts[count].text
        more = read_people(re.sub(rf"^(?:{AND}|&)\s", "", words))
        if re.fullmatch(r"(?:et\.?\sal|u\.\s?a|и др)\.?", words, re.IGNORECASE):
            more = ()
        if more is None or _ARTICLE.match(words):
            break
        people += more
        closed = has_and(" " + words) or not more
        count += 1
    return people, None, texts[count:]


def _is_inverted(texts: list[Clause], body: Body) -> bool:
    """Whether the citation opens "Surname, Forename"."""
    surname, forename = texts[0].text, re.split(rf"\s(?:{AND}|&)\s", texts[1].text)[0]
    if len(texts) < 3 or not is_surname(surname) or fits_host(surname, body.urls) == 2:
        return False
    return is_forename(forename) and fold(surname) not in body.seen.outlets and not is_known(forename)


def _inverted_count(texts: list[Clause]) -> int:
    """How many clauses the authors take: surname, forename, and further people only if an "and" closes the list."""
    count = 2
    for index in range(2, len(texts) - 1):
        words = texts[index].text
        if has_and(texts[count - 1].text) or read_people(re.sub(rf"^(?:{AND}|&)\s", "", words)) is None:
            break
        if has_and(" " + words):
            count = index + 1
            break
    return count


def _damaged_name(first: Clause, body: Body) -> tuple[str, Clause] | None:
    """A name of this document whose comma was misread as a letter or point: "Some Servicem Title"."""
    words = first.text.split()
    for count in range(2, min(8, len(words))):
        name = " ".join(words[:count])
        cut = name[:-1].rstrip(".")
        if fold(cut) in body.seen.leads and fold(name) not in body.seen.leads and words[count][0].isupper():
            start = first.span.start + len(name)
            return cut, Clause(type(first.span)(start, first.span.end), first.text[len(name) :].strip(), Role.TEXT)
    return None


def weigh_outlet(clause: Clause, title: str, body: Body) -> float:
    """``outlet_score``, raised where the clause stands in italics, or a day or month in brackets follows it."""
    italic = any(span.start < clause.span.end and clause.span.start < span.end for span in body.emphasis)
    dated = clause.role is Role.TEXT and clause.date is not None and len(clause.date.iso) > len("2019")
    return outlet_score(clause.text, body.urls, body.seen, title) + 3.0 * italic + _DATED * dated
