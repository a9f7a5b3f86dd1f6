"""The comma style: Author, Title, Outlet, Month Year. Which clause is what is weighed, not assumed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from footnotes.gazetteer.platforms import ACCOUNTS, POST_WORDS
from footnotes.gazetteer.platforms import NAMES as PLATFORM_NAMES
from footnotes.languages.patterns import any_of
from footnotes.model import Span, Work
from footnotes.prose.words import COUNTRIES, MEDIA_WORDS, PUBLISHER_WORDS, WELL_KNOWN_OUTLETS, fold
from footnotes.works.clauses import Clause, Role
from footnotes.works.dates import find_dates, whole_date
from footnotes.works.fields import Body, clean_publisher, clean_title, dated_outlet, placed_publisher, printed_date
from footnotes.works.leads import (
    ENOUGH_AFTER_MEDIUM,
    ENOUGH_AFTER_NAME,
    ENOUGH_AFTER_PERSON,
    ENOUGH_AFTER_TITLE,
    read_lead,
    weigh_outlet,
)
from footnotes.works.names import read_people
from footnotes.works.outlets import (
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
from footnotes.works.shapes import is_case_name, is_law_name

_PLATFORM = any_of(PLATFORM_NAMES)
_THING = any_of((*POST_WORDS, *ACCOUNTS))
_POST = re.compile(rf"^(?P<who>.{{2,60}}?)(?:[’']s)?\s(?P<title>{_PLATFORM}\s{_THING})$")
"""Jane Roe's Facebook post"""
_POST_TITLE = re.compile(rf"^(?P<platform>{_PLATFORM})\s{_THING}$")
_POST_BY = re.compile(rf"^(?P<title>(?P<platform>{_PLATFORM})\s{_THING})\s(?:by|of|from)\s(?P<who>.{{2,60}})$")
_IMPRINT = re.compile(r"\s\((?:(?P<place>[^\W\d_][^():]{1,60}):\s(?P<name>[^()]{2,80}?),?\s)(?:1[5-9]|20)\d\d[a-h]?\)$")
_PUBLISHER_AND_YEAR = re.compile(r"(?<=\w)\s\((?P<name>[^\W\d_a-z][^()\d,:;]{1,60}?),?\s(?:1[5-9]|20)\d\d\)$")
"""Title (Some Press 2019), as OSCOLA has it."""
_PLACE_AND_YEAR = re.compile(
    r"[^\W\d_a-z][\w.’'-]{2,30}(?:[\s/][^\W\d_a-z][\w.’'-]{1,30})?\s(?P<year>(?:1[5-9]|20)\d\d)"
)
"""Title, Westhaven 2019: how books are cited in Central Europe."""
_OUTLET_IN_BRACKETS = re.compile(r"^\((?P<name>[^\W\d_][^(),]{1,60}),\s[^()]*\b(?:1[5-9]|20)\d\d\)$")
_DATE_AT_END = re.compile(r"\s?\(\s?(?P<date>[^()]{4,30})\)\.?$")
_PAGE_AT_END = re.compile(r"(?<=[^\W\d_]{3})\s\d{1,4}[–-]\d{1,4}$|(?<=[^\W\d_]{3})\s\d{1,3}$")
"""The page that stands between a title and its year in brackets: "The Title 88-93 (2020)"."""
_MOST_WORDS_OF_SITE = 4
_FEWEST_WORDS_OF_HEADLINE = 6
_IN_DATED_OUTLET = re.compile(r"[.?!]\s[Ii]n:\s(?P<outlet>[^\W\d_a-z].{3,100})$")
_KIND_OF_PAPER = re.compile(
    r"(?:[^\W_a-z][\w&/’'-]{0,30}\s(?:(?:and|of|for|in|on|the)\s){0,2}){0,6}"
    r"(?:(?:Report|Papers?|Brief(?:ing)?|Study|Studies|Notes?|Outlook|Bulletin|Dossier|Series|Arbeitspapier|[Дд]оклад|Cahier)\s"
    r"(?:(?:No|Nr|n)\.?\s?|№\s?|n[°º]\s?)?\d{1,4}(?:/\d{2,4})?"
    r"|(?:Research|Policy|Working|Discussion|Occasional|Issue|Position|Briefing|White)\s(?:Paper|Brief|Note)|Fact\s?[Ss]heet)"
)
"""What kind of paper it is: "Europe and Central Asia Report No. 233", "Policy Brief 12", "Research Paper"."""
_SERIES = re.compile(r"\s(?:No\.?|Nr\.?|N°|№|Nº)\s?\d{1,4}$")
"""The number in a series: "Policy Outlook No. 12"."""
_IN_OUTLET = re.compile(r"^[Ii]n:\s(?=[^\W\d_a-z])")
_RUN_ON = re.compile(r"[?!.][\"”’»]?\s+(?=[^\W\d_])")
_CONTAINER = re.compile(r"^[Ii]n:?\s(?=[^\W\d_a-z])")
_REPORT = re.compile(r"\s[\[(](?:1[5-9]|20)\d\d[\])].*$")
"""Where a case is reported, behind its name: "Roe v Norland [2004] UKHL 33"."""
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
    if is_case_name(texts[0].text):
        return Work(title=clean_title(_REPORT.sub("", texts[0].text)), date=date)
    texts, held = _without_container(texts)
    placed = _PLACE_AND_YEAR.fullmatch(texts[-1].text) if len(texts) > 2 and date is None else None
    if placed:
        texts, date = texts[:-1], placed["year"]
    authors, lead, rest = read_lead(texts, body)
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
    rest = [*rest[:-1], *map(_without_date, rest[-1:])]
    contained = _IN_DATED_OUTLET.search(rest[-1].text) if rest else None
    dated = dated_outlet(contained["outlet"]) if contained else None
    if contained and dated:
        end = rest[-1].span.start + contained.start() + 1
        return Work(authors, clean_title(body.text[rest[0].span.start : end]), dated[0], dated[1], lead=lead)
    if lead and len(rest) == 1 and _is_outlet_alone(rest[0], lead, body):
        return Work((), clean_title(lead), clean_publisher(rest[0].text), known.date, lead=lead)
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
    posted = _POST_TITLE.match(title) if title and not publisher else None
    if posted:
        publisher = posted["platform"]
    if lead and not publisher and is_medium(lead, body.urls, body.seen):
        publisher = lead
    elif lead:
        authors = (lead,)
    return Work(authors, clean_title(title) if title else None, publisher, known.date, lead=lead)


def _without_date(clause: Clause) -> Clause:
    """A clause without the date in brackets at its end, which is kept as its date: "Some Times (3 May 2019)"."""
    found = _DATE_AT_END.search(clause.text)
    date = whole_date(found["date"]) if found else None
    if found is None or date is None or not found.start():
        return clause
    page = _PAGE_AT_END.search(clause.text, 0, found.start())
    end = page.start() if page and len(date.iso) == len("2019") else found.start()
    return replace(clause, span=Span(clause.span.start, clause.span.start + end), text=clause.text[:end], date=date)


def _is_outlet_alone(clause: Clause, lead: str, body: Body) -> bool:
    """Whether the one clause behind a name is the outlet of a page that the name is the title of: "Our Rules, Site"."""
    words, titled = len(clause.text.split()), len(lead.split())
    if words > _MOST_WORDS_OF_SITE or not is_title_case(clause.text) or is_known(lead) or read_people(lead):
        return False
    if fits_host(lead, body.urls) or fold(lead) in body.seen.outlets or titled < 2:
        return False
    owns = fits_host(clause.text, body.urls) == 2 or is_known(clause.text)
    if is_institution(lead):
        return owns and titled >= _FEWEST_WORDS_OF_HEADLINE
    dated = clause.date is not None and len(clause.date.iso) > len("2019") and titled > words
    return owns or (dated and not is_medium(lead, body.urls, body.seen))


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
    numbered = len(rest) > 2 and _SERIES.search(rest[-1].text)
    if _KIND_OF_PAPER.fullmatch(rest[-1].text) or (
        numbered and weigh_outlet(rest[-2], rest[-3].text, body) >= ENOUGH_AFTER_PERSON
    ):
        rest = rest[:-1]
    if len(rest) < 2:
        return rest, None
    enough = ENOUGH_AFTER_PERSON if authors else ENOUGH_AFTER_NAME if lead else ENOUGH_AFTER_TITLE
    if lead and is_medium(lead, body.urls, body.seen):
        enough = ENOUGH_AFTER_MEDIUM
    if rest[-1].role is not Role.TEXT or weigh_outlet(rest[-1], rest[-2].text, body) < enough:
        return rest, None
    if len(rest) > 2 and _is_evident(rest[-2], rest[-3].text, body):
        return rest[:-2], clean_publisher(body.text[rest[-2].span.start : rest[-1].span.end])
    publisher = clean_publisher(rest[-1].text)
    titled = rest[:-1]
    if len(titled) > 1 and is_place(titled[-1].text) and fold(titled[-1].text) not in COUNTRIES:
        titled = titled[:-1]  # "Title, Paris, Publisher"
    return (titled, publisher) if publisher else (rest, None)


def _is_site(words: str) -> bool:
    return is_known(words) or bool(re.fullmatch(r"[\w-]{2,30}\.[a-zа-я]{2,6}", words, re.IGNORECASE))


def _is_evident(clause: Clause, title: str, body: Body) -> bool:
    words = clause.text
    named = is_known(words) or fold(words) in body.seen.outlets or has_word(words, MEDIA_WORDS | PUBLISHER_WORDS)
    return (
        words[0].isupper()
        and is_title_case(words)
        and ". " not in words
        and (named or is_institution(words))
        and weigh_outlet(clause, title, body) >= 3.0
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
    match = (_IMPRINT.search(title) or _PUBLISHER_AND_YEAR.search(title)) if title else None
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
