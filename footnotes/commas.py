"""The comma style: Author, Title, Outlet, Month Year. Which clause is what is weighed, not assumed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from footnotes.clauses import Clause, Role
from footnotes.dates import find_dates
from footnotes.fields import Body, Work, clean_publisher, clean_title, placed_publisher, printed_date
from footnotes.model import Span
from footnotes.names import drops_others, has_and, is_forename, is_person, is_surname, read_people
from footnotes.outlets import (
    fits_host,
    has_word,
    is_institution,
    is_known,
    is_medium,
    is_place,
    is_title_case,
    looks_like_name,
    outlet_score,
)
from footnotes.shapes import is_law_name
from footnotes.words import COUNTRIES, MEDIA_WORDS, PUBLISHER_WORDS, WELL_KNOWN_OUTLETS, fold

ENOUGH_AFTER_PERSON = 1.0
ENOUGH_AFTER_TITLE = 1.5
ENOUGH_AFTER_NAME = 2.6
ENOUGH_AFTER_MEDIUM = 3.0
"""How much must speak for the last clause being an outlet, by what stands first: a person, nothing, an institution
(which publishes itself, as a rule), a medium. See ``outlets.outlet_score``."""

_POST = re.compile(
    r"^(?P<who>.{2,60}?)(?:[’']s)?\s(?P<title>(?:Twitter|Facebook|Instagram|Telegram|YouTube|LinkedIn|TikTok|X|VK)\s"
    r"(?:post|thread|video|status|comment|tweet|channel|feed|story))$"
)
_POST_BY = re.compile(
    r"^(?P<title>(?P<platform>Twitter|Facebook|Instagram|Telegram|YouTube|LinkedIn|TikTok|VK)\s"
    r"(?:post|thread|video|status|comment|tweet))\s(?:by|of|from)\s(?P<who>.{2,60})$"
)
_IMPRINT = re.compile(r"\s\((?:(?P<place>[^\W\d_][^():]{1,60}):\s(?P<name>[^()]{2,80}?),?\s)(?:1[5-9]|20)\d\d[a-h]?\)$")
_IN_WORK = re.compile(r"\b[Ii]n:\s|\bS\.\s?\d|\bHrsg\b|\bVerlag\b|\babgerufen\b|\bAbruf\b")
"""Marks of the German style, in which a colon stands between author and title."""
_OUTLET_IN_BRACKETS = re.compile(r"^\((?P<name>[^\W\d_][^(),]{1,60}),\s[^()]*\b(?:1[5-9]|20)\d\d\)$")
_IN_OUTLET = re.compile(r"^[Ii]n:\s(?=[^\W\d_a-z])")
_REPORT_OF = re.compile(r"(?<=[^\W\d_a-z])\s(?:Report|report|Briefing|Press Release|Statement)$")
"""The kind of paper behind an acronym: "HRW Report"."""
_RUN_ON = re.compile(r"[?!.][\"”’»]?\s+(?=[^\W\d_])")
_CONTAINER = re.compile(r"^[Ii]n:?\s(?=[^\W\d_a-z])")
_DATED = re.compile(r"\b(?:of|dated|from|vom|du|от|amended|as of)\s", re.IGNORECASE)


def read_commas(body: Body) -> Work:
    """The fields of a citation whose parts are separated by commas."""
    clauses = body.clauses()
    texts = _texts(clauses)
    if not texts:
        symbol = next((one for one in clauses if one.role in (Role.SYMBOL, Role.PINPOINT)), None)
        return Work(title=clean_title(symbol.text) if symbol and re.search(r"[^\W\d_]", symbol.text) else None,
                    date=printed_date(clauses))  # fmt: skip
    date = printed_date(clauses) or _date_of_law(texts)
    symbol = next((one for one in clauses[1:] if one.role is Role.SYMBOL and re.search(r"[^\W\d_]", one.text)), None)
    if len(texts) == 1 and symbol and looks_like_name(texts[0].text) and not is_law_name(texts[0].text):
        texts.append(symbol)
    texts, held = _without_container(texts)
    authors, lead, rest = _lead(texts, body)
    if lead is None and not authors and len(rest) == 1:
        post = _POST_BY.match(rest[0].text)
        if post and read_people(post["who"]):
            return Work(read_people(post["who"]) or (), post["title"], post["platform"], date)
    return _titled(body, rest, authors, lead, Work(publisher=held, date=date))


def read_untitled(authors: tuple[str, ...], body: Body) -> Work:
    """The fields of a citation that begins with its title, its authors being known."""
    clauses = body.clauses()
    texts, held = _without_container(_texts(clauses))
    return _titled(body, texts, authors, None, Work(publisher=held, date=printed_date(clauses)))


def _titled(body: Body, rest: list[Clause], authors: tuple[str, ...], lead: str | None, known: Work) -> Work:
    """Part title from outlet in what follows the authors."""
    bracketed = _OUTLET_IN_BRACKETS.match(rest[-1].text) if len(rest) > 1 else None
    if bracketed:
        rest, outlet = rest[:-1], clean_publisher(bracketed["name"])
    else:
        rest, outlet = _outlet(rest, authors, lead, body)
    title = _slice(body, rest) if rest else None
    publisher = known.publisher or outlet
    if title and not publisher and authors and fold(title) in WELL_KNOWN_OUTLETS:
        title, publisher = None, title
    if title and not publisher:
        title, publisher = _run_on(title, body)
    title, publisher = _imprint(title, publisher)
    title, authors = _own_post(title, authors)
    if lead and not publisher and is_medium(lead, body.urls, body.seen):
        publisher = lead
    elif lead:
        authors = (lead,)
    return Work(authors, clean_title(title) if title else None, publisher, known.date, lead=lead)


def _texts(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses that may be author, title or outlet: those before the date (after it come link labels and places)."""
    dates = [index for index, one in enumerate(clauses) if one.role is Role.DATE and one.date and not one.date.is_range]
    wordy = (Role.TEXT, Role.EDITION)
    first = next((index for index in dates if sum(one.role in wordy for one in clauses[:index]) >= 1), len(clauses))
    before = sum(one.role in wordy for one in clauses[:first])
    chosen = (
        clauses
        if before == 1 and any(one.role is Role.TEXT for one in clauses[first:]) and first == 1
        else clauses[:first]
    )
    if before == 1 and first == 1 and chosen is clauses and not read_people(clauses[0].text):
        chosen = clauses[:first]
    return [one for one in chosen if one.role in wordy or (one.role is Role.DATE and one.date and one.date.is_range)]


def _lead(texts: list[Clause], body: Body) -> tuple[tuple[str, ...], str | None, list[Clause]]:
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
    first = texts[0]
    before, colon, after = first.text.partition(": ")
    outlet = len(after.split()) > 1 and _is_outlet_name(before, body)
    if not colon or not (outlet or (is_person(before) and _IN_WORK.search(body.text))):
        return None
    title = replace(first, span=Span(first.span.start + len(before) + 2, first.span.end), text=after)
    people = () if outlet else read_people(before)
    return people or (), before if outlet else None, [title, *texts[1:]]


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
    first = texts[0].text
    plain = looks_like_name(first) and not drops_others(first)
    return (_REPORT_OF.sub("", first), texts[1:]) if plain else (None, texts)


def _people(
    texts: list[Clause], people: tuple[str, ...], body: Body
) -> tuple[tuple[str, ...], str | None, list[Clause]]:
    """Further clauses that are people too, up to one with "and", leaving a title and an evident outlet."""
    rest_needed = 2 if len(texts) > 2 and _scored(texts[-1], texts[-2].text, body) >= ENOUGH_AFTER_PERSON else 1
    count = 1
    closed = has_and(texts[0].text) or drops_others(texts[0].text)
    while not closed and count < len(texts) - rest_needed:
        words = texts[count].text
        more = read_people(re.sub(r"^(?:and|und|et|и|&)\s", "", words))
        if re.fullmatch(r"(?:et\.?\sal|u\.\s?a|и др)\.?", words, re.IGNORECASE):
            more = ()
        if more is None:
            break
        people += more
        closed = has_and(" " + words) or not more
        count += 1
    return people, None, texts[count:]


def _is_inverted(texts: list[Clause], body: Body) -> bool:
    """Whether the citation opens "Surname, Forename"."""
    surname, forename = texts[0].text, re.split(r"\s(?:and|und|et|и|&)\s", texts[1].text)[0]
    if len(texts) < 3 or not is_surname(surname) or fits_host(surname, body.urls) == 2:
        return False
    return is_forename(forename) and fold(surname) not in body.seen.outlets and not is_known(forename)


def _inverted_count(texts: list[Clause]) -> int:
    """How many clauses the authors take: surname, forename, and further people only if an "and" closes the list."""
    count = 2
    for index in range(2, len(texts) - 1):
        words = texts[index].text
        if has_and(texts[count - 1].text) or read_people(re.sub(r"^(?:and|und|et|и|&)\s", "", words)) is None:
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


def _without_container(texts: list[Clause]) -> tuple[list[Clause], str | None]:
    """Drop "in Some Collection, ed. by ..." and keep who published it."""
    for index, clause in enumerate(texts[2:], 2):
        if _CONTAINER.match(clause.text) and is_title_case(clause.text.split(" ", 1)[1].split(":")[0]):
            after = texts[index + 1 :]
            held = clean_publisher(", ".join(one.text for one in after[-2:])) if after else None
            return texts[:index], held
    return texts, None


def _outlet(
    rest: list[Clause], authors: tuple[str, ...], lead: str | None, body: Body
) -> tuple[list[Clause], str | None]:
    """The outlet at the end of ``rest``, if enough speaks for it."""
    imprinted = next((at for at, one in enumerate(rest) if _IMPRINT.search(one.text)), None)
    if imprinted is not None:
        return rest[: imprinted + 1], None
    for index in range(len(rest) - 1, 0, -1):
        publisher = placed_publisher(rest[index].text)
        if publisher:
            return rest[:index], publisher
    if len(rest) > 1 and is_law_name(rest[0].text) and _is_site(rest[1].text):
        return rest[:1], clean_publisher(rest[1].text)
    if len(rest) > 1 and is_place(rest[-1].text) and fold(rest[-1].text) not in COUNTRIES:
        # The city that stands before the date is where the paper came out.
        rest = rest[:-1]
    if len(rest) < 2:
        return rest, None
    enough = ENOUGH_AFTER_PERSON if authors else ENOUGH_AFTER_NAME if lead else ENOUGH_AFTER_TITLE
    if lead and is_medium(lead, body.urls, body.seen):
        enough = ENOUGH_AFTER_MEDIUM
    if rest[-1].role is not Role.TEXT or _scored(rest[-1], rest[-2].text, body) < enough:
        return rest, None
    if len(rest) > 2 and _is_evident(rest[-2], rest[-3].text, body):
        return rest[:-2], clean_publisher(body.text[rest[-2].span.start : rest[-1].span.end])
    publisher = clean_publisher(rest[-1].text)
    return (rest[:-1], publisher) if publisher else (rest, None)


def _is_site(words: str) -> bool:
    return is_known(words) or bool(re.fullmatch(r"[\w-]{2,30}\.[a-zа-я]{2,6}", words, re.IGNORECASE))


def _scored(clause: Clause, title: str, body: Body) -> float:
    """``outlet_score``, raised where the clause stands in italics."""
    italic = any(span.start < clause.span.end and clause.span.start < span.end for span in body.emphasis)
    return outlet_score(clause.text, body.urls, body.seen, title) + 3.0 * italic


def _is_evident(clause: Clause, title: str, body: Body) -> bool:
    words = clause.text
    named = is_known(words) or fold(words) in body.seen.outlets or has_word(words, MEDIA_WORDS | PUBLISHER_WORDS)
    return (
        words[0].isupper()
        and is_title_case(words)
        and ". " not in words
        and (named or is_institution(words))
        and _scored(clause, title, body) >= 3.0
    )


def _run_on(title: str, body: Body) -> tuple[str, str | None]:
    """Part a title that ends in a question mark or point from an outlet that follows without comma."""
    site = re.search(r"\s[|–—-]\s(?P<name>[^|–—]{2,40})$", title)
    if site and not is_place(site["name"]) and (is_known(site["name"]) or fits_host(site["name"], body.urls) == 2):
        return title[: site.start()], clean_publisher(site["name"])
    cuts = list(_RUN_ON.finditer(title))
    for cut in reversed(cuts):
        before, after = title[: cut.end()].rstrip(), title[cut.end() :].strip()
        contained = _IN_OUTLET.match(after)
        if contained:
            return before, clean_publisher(after[contained.end() :])
        placed = placed_publisher(after)
        if placed:
            return before, placed
        if len(before.split()) < 2 or len(after.split()) > 10:
            continue
        score = outlet_score(after, body.urls, body.seen, before)
        strong = fits_host(after, body.urls) > 0 or is_known(after) or fold(after) in body.seen.outlets
        if score >= 1.5 and (
            strong or (is_title_case(after) and not is_title_case(before) and len(after.split()) <= 4)
        ):
            return before, clean_publisher(after)
    return title, None


def _imprint(title: str | None, publisher: str | None) -> tuple[str | None, str | None]:
    """Take "(City: Publisher, 2010)" off the end of a title."""
    match = _IMPRINT.search(title) if title else None
    if title is None or match is None:
        return title, publisher
    return title[: match.start()], publisher or clean_publisher(match["name"])


def _own_post(title: str | None, authors: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Take the author out of a title such as "Jane Roe Twitter post"."""
    post = _POST.match(title.strip()) if title and not authors else None
    people = read_people(post["who"]) if post else None
    return (post["title"], people) if post and people else (title, authors)


def _slice(body: Body, clauses: Sequence[Clause]) -> str:
    return body.text[clauses[0].span.start : clauses[-1].span.end]


def _date_of_law(texts: Sequence[Clause]) -> str | None:
    """The date inside a law's name: "Order of the Minister dated 21 June 2013"."""
    for clause in texts:
        dates = find_dates(clause.text)
        if dates and is_law_name(clause.text):
            told = [
                date for date in dates if _DATED.search(clause.text[max(0, date.span.start - 10) : date.span.start])
            ]
            return told[-1].iso if told else None
    ranges = [date for clause in texts for date in find_dates(clause.text) if date.is_range]
    return ranges[-1].iso if ranges else None
