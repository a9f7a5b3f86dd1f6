"""Styles that mark the title by themselves: quotation marks, italics, author-date, points between the parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from footnotes.model import Span, Work
from footnotes.prose.back_words import IBID
from footnotes.prose.conjunctions import AND
from footnotes.prose.enclosures import Enclosure
from footnotes.prose.phrases import sentence_ends
from footnotes.works.authordate import author_date_head
from footnotes.works.bylines import find_byline, without_date
from footnotes.works.clauses import Clause, Role, trim
from footnotes.works.commas import read_commas, read_untitled
from footnotes.works.dates import find_dates
from footnotes.works.fields import (
    Body,
    clean_publisher,
    clean_title,
    dated_outlet,
    placed_publisher,
    printed_date,
    quoted_words,
)
from footnotes.works.frames import framed_title
from footnotes.works.judgments import read_judgment
from footnotes.works.names import is_surname, read_people
from footnotes.works.outlets import fits_host, is_host, is_known, is_low_name, is_medium, is_place, looks_like_name
from footnotes.works.shapes import is_case_name, quoted_title

_TRANSLATION = re.compile(r"^[\s.,]*(?:[\[(](?![^\])]*\d{4}\s*[\])])[^\[\]()]{2,300}[\])])")
_IN_COLLECTION = re.compile(r"^(?:in|в|dans)\b[:\s]", re.IGNORECASE)
_EDITORS = re.compile(r"\b(?:eds?|hrsg|hg|éds?|dir|ред)\b\.?", re.IGNORECASE)
_PUBLISHED = re.compile(r"(?:^|[,(.?!]\s?|\s)(?P<place>[^\W\d_][^,:(){}]{1,40}):\s(?P<name>[^,:()]{2,90})")
_BRACKETED = re.compile(r"\((?P<inside>[^()]{3,120}?),?\s(?P<year>(?:1[5-9]|20)\d\d)\)")
_BLOG = re.compile(
    r"\((?P<name>[^\W_a-z][^,;()]{2,80}),\s(?P<date>(?:\d{1,2}\.?\s[^\W\d_]{3,12}|[^\W\d_]{3,12}\s\d{1,2},)\s(?:1[5-9]|20)\d\d)\)"
)
"""OSCOLA: 'Title' (Some Law Blog, 4 June 2019)."""
_SURNAME_INITIALS = re.compile(
    r"^(?P<people>(?:[^\W\d_a-zа-я][^\W\d_]+(?:-[^\W\d_]+)?,?\s(?:[^\W\d_a-zа-я]\.\s?){1,2},?\s?){1,5})(?=[^\W\d_a-zа-я]|[«“\"])"
)
_CONTAINED = re.compile(r"[,.]?\s(?://|[Ii]n:)\s")
"""What parts a work from the journal or outlet that holds it, in German and in GOST 7.0.5."""
_GERMAN = re.compile(r"\s(?:der|das|den|dem|des|und|im|am|für|von|vom|ein|eine|einer|zur|zum|mit|auf|nach|wie|nicht)\s")
_AUTHOR_END = re.compile(r"(?:[,:]|(?<=[^\W\d_]{2})\.)\s")
_SURNAME_NEXT = re.compile(rf"[^\W\d_][\w’'-]*(?:[,:]|\s(?:{AND}|&)\s[^\W\d_a-z]|\.?$)")
_IMPRINT_START = re.compile(r"^[\s–—-]*[^\W\d_][^:]{0,40}:\s(?P<name>[^,:]{2,80})")
_YEAR_THEN_JOURNAL = re.compile(
    r"^[\[(](?P<year>(?:1[5-9]|20)\d\d)[\])]\s(?:\d{1,4}\s?)?(?:\(\d{1,3}\)\s)?(?P<journal>[^\W\d_][^\d,()]{3,80}?)\s\d"
)
"""OSCOLA: 'Title' (2014) 12 Journal of Law 45."""
_DIGIT_IN_NAME = re.compile(
    r"^(?:\d{1,3}(?!(?:st|nd|rd|th|er|e)\b)[^\W\d_]{2,20}|[^\W\d_]{3,20}-[^\W\d_]{3,20}\s\d{1,2})$"
)
"""A name such as "3sat" or "Norland-Blog 24"."""
_BY = re.compile(r"^(?:By|Von|Par|Por|Автор:?)\s(?=[^\W\d_a-z])")
_LISTED_END = re.compile(r"[^\W_]\s?&\s?[^\W_]|^(?:Inc|Ltd|LLC|LLP|Co|Corp|GmbH|AG|S\.?A)\b\.?$")
_BLUEBOOK = re.compile(
    r"^(?P<title>.+?),\s(?P<volume>\d{1,4})\s(?P<journal>[^\W\d_][^,()\d]{2,60}?)\s\d{1,5}(?:,\s[\d–-]+)*\s\((?P<year>(?:1[5-9]|20)\d\d)\)"
)


def read_marked(body: Body) -> Work | None:
    """The fields of a citation in one of the styles that mark their title; None if it is in none of them."""
    return (
        read_judgment(body.text)
        or _read_author_date(body)
        or _read_linked(body)
        or _read_quoted(body)
        or _read_italic(body)
        or _read_bluebook(body)
        or _read_initials_first(body)
        or _read_contained(body)
        or _read_behind_colon(body)
        or _read_pointed(body)
    )


def read_authors(before: str, body: Body) -> tuple[tuple[str, ...], str | None]:
    """The authors before a marked title, and the name that stands there instead of people."""
    words = re.sub(r"(?<=[^\W\d_]{3})\.$", "", before.strip(" \t\n,:;*_"))
    if not re.search(r"\w", words):
        return (), None
    if not is_medium(words, body.urls, body.seen):
        people = read_people(_BY.sub("", words)) or _surnames(words)
        if people:
            return people, None
    name = re.sub(r"\s{0,9}\([^()]*\)$", "", words)
    return (), name if len(name) <= 200 else None


def _surnames(words: str) -> tuple[str, ...] | None:
    """Surnames alone, as short forms give them: "Roe and Doe"."""
    names = [name.strip() for name in re.split(r",|\sand\s|\s&\s|\sund\s|\set\s|\sи\s", words) if name.strip()]
    return tuple(names) if names and all(is_surname(name) for name in names) else None


def _read_quoted(body: Body) -> Work | None:
    quotation = quoted_title(body.text, body.enclosures) or _bare_quotation(body)
    if quotation is None:
        return None
    work = _around(body, quotation.span, quotation.inside(body.text))
    framed = framed_title(body.text)
    if framed and framed.span == quotation.span:
        return replace(work, title=quoted_words(quotation.inside(body.text)))
    return work


def _bare_quotation(body: Body) -> Enclosure | None:
    one = next(iter(body.enclosures), None)
    rest = body.text[: one.span.start] + body.text[one.span.end :] if one else ""
    return one if one and one.is_quotation and not re.search(r"\w", rest) else None


def _read_italic(body: Body) -> Work | None:
    span = next((one for one in body.emphasis if re.search(r"[^\W\d_]{2}", one.of(body.text))), None)
    if span is None or body.cover[span.start]:
        return None
    before, after = body.text[: span.start].strip(" ,:"), body.text[span.end :]
    words = span.of(body.text)
    opens = not before or (
        (read_people(before) or _surnames(before) or looks_like_name(before)) and body.text[span.start - 2] in ",:. "
    )
    if not opens or (
        is_medium(words, (), body.seen) and not re.search(r"[^\W\d_]{3}", re.sub(r"\b\w+\s\d{4}", "", after))
    ):
        return None
    work = _around(body, span, words)
    # A case has a reporter, which nobody calls its publisher.
    return replace(work, publisher=None) if is_case_name(words) else work


def _read_linked(body: Body) -> Work | None:
    """A title that carries the link: "Jane Roe, [The title](...), Outlet, 2020"."""
    span = body.linked[0] if len(body.linked) == 1 else None
    words = span.of(body.text) if span else ""
    if span is None or len(words) > 0.8 * len(body.text.strip()) or len(words.split()) < 2:
        return None
    before = body.text[: span.start].strip(' ,:.“"«„*_')
    opens = not before or read_people(before) or looks_like_name(before)
    return _around(body, span, words) if opens and not re.search(r",.*\b(?:1[5-9]|20)\d\d\b", words) else None


def _around(body: Body, span: Span, title: str) -> Work:
    """The fields of a citation whose title covers ``span``."""
    before, dated = without_date(body.text[: span.start])
    authors, lead = read_authors(before, body)
    byline = None if authors or lead else find_byline(body, span.end)
    if byline:
        authors, span = byline.people, Span(span.start, byline.end)
    publisher, date = _container(body, span.end)
    date = date or dated
    if lead and not publisher and is_medium(lead, body.urls, body.seen):
        return Work((), clean_title(title), lead, date, lead=lead)
    return Work((lead,) if lead else authors, clean_title(title), publisher, date, lead=lead)


def _container(body: Body, start: int) -> tuple[str | None, str | None]:
    """Publisher and date out of what follows a title."""
    translation = _TRANSLATION.match(body.text, start) or re.compile(_TRANSLATION.pattern[1:]).match(body.text, start)
    if translation:
        start = translation.end()
    after = _comma_before_date(body.text[start:])
    clauses = body.part(after.lstrip(" .,;/")).clauses()
    date = printed_date(clauses)
    words = after.strip(" .,;/")
    journal = _YEAR_THEN_JOURNAL.match(words)
    if journal:
        return clean_publisher(journal["journal"]), journal["year"]
    dated = dated_outlet(words)
    if dated:
        return dated
    if _IN_COLLECTION.match(words):
        return _collection_publisher(words), date
    blog = _BLOG.match(words)
    if blog:
        dates = find_dates(blog["date"])
        return None if is_place(blog["name"]) else blog["name"], dates[0].iso if dates else date
    bracketed = _BRACKETED.search(after)
    placed = placed_publisher(bracketed["inside"]) if bracketed else None
    for place, clause in enumerate(clauses):
        if clause.role is Role.DATE:
            break
        name = clause.text.rstrip(".")
        if place == 0 and (is_host(name) or _DIGIT_IN_NAME.match(name)):
            return name, date
        listed = _listed_name(clauses) if place == 0 else None
        if listed:
            return listed, date
        if clause.role is Role.TEXT and not IBID.match(clause.text):
            publisher = placed or placed_publisher(clause.text) or clean_publisher(_first_sentence(clause.text))
            named = publisher and (
                not publisher[0].islower()
                or fits_host(publisher, body.urls)
                or is_known(publisher)
                or (place == 0 and clauses[1:2] and clauses[1].role is Role.DATE and is_low_name(publisher))
            )
            if named and not clause.text[0].isdigit() and (clause.text[0] != "(" or placed):
                return publisher, date
    if bracketed and not placed:
        return clean_publisher(bracketed["inside"].rpartition(",")[2]), date
    return placed, date


def _comma_before_date(words: str) -> str:
    """The same with a comma for the point between an outlet and its date: "The Plover. 5 May 2019."."""
    for date in find_dates(words):
        before = words[: date.span.start].rstrip()
        if re.search(r"[^\W\d_]{3}\.$", before):
            words = before[:-1] + "," + words[len(before) :]
    return words


def _listed_name(clauses: Sequence[Clause]) -> str | None:
    """A name that holds commas, if its end tells so and a date follows: "Some Foundation, Inc."; "Nets, Ropes & Co"."""
    count = next((place for place, one in enumerate(clauses) if one.role is Role.DATE), 0)
    if not 2 <= count <= 4 or any(one.role is not Role.TEXT for one in clauses[:count]):
        return None
    words = ", ".join(one.text for one in clauses[:count])
    return words if _LISTED_END.search(clauses[count - 1].text) and len(words) <= 80 else None


def _collection_publisher(words: str) -> str | None:
    """The publisher of "in Jane Roe, ed., Collection, City: Publisher (2008)"."""
    bracketed = _BRACKETED.search(words)
    if bracketed and ": " in bracketed["inside"]:
        return clean_publisher(bracketed["inside"].rpartition(": ")[2])
    found = [match for match in _PUBLISHED.finditer(words) if _is_place_name(match["place"])]
    if found:
        return clean_publisher(found[-1]["name"])
    clauses = Body.of(re.sub(r"\((?:eds?|hrsg|hg|ред)\.?[^()]*\)", "", words, flags=re.IGNORECASE)).clauses()
    texts = [one.text for one in clauses if one.role is Role.TEXT and not _EDITORS.fullmatch(one.text)]
    if len(texts) == 1:
        return None if _EDITORS.search(words) else clean_publisher(texts[0].split(" ", 1)[1])
    last = next((one for one in reversed(texts) if not is_place(one)), "")
    return clean_publisher(last) if last and len(last.split()) <= 5 and read_people(last) is None else None


def _is_place_name(words: str) -> bool:
    return is_place(words.strip()) or all(is_place(one) for one in re.split(r"\s?[/;]\s?|\sand\s", words.strip()))


def _first_sentence(words: str) -> str:
    ends = sentence_ends(words, bytearray(len(words)))
    return words[: ends[0]].strip() if ends else words


def _read_author_date(body: Body) -> Work | None:
    """``Roe, J. (2019). Title. Outlet, 12(3), 1-5.`` and the forms of Springer, Harvard and some institutes."""
    head = author_date_head(body.text)
    if head is None:
        return None
    rest = body.part(body.text[head.end :])
    quoted = quoted_title(rest.text, rest.enclosures)
    if quoted:
        work = _around(rest, quoted.span, quoted.inside(rest.text))
    elif head.mark == ",":
        work = read_untitled(head.people or (head.name or "",), rest)
    else:
        ends = [end for end in sentence_ends(rest.text, rest.cover) if len(rest.text[:end].split()) > 1]
        cut = ends[0] if ends else len(rest.text)
        work = Work(title=clean_title(rest.text[:cut]), publisher=_after_title(rest.text[cut:]))
    date = work.date if work.date and work.date.startswith(head.date) else head.date
    if head.name and not work.publisher and is_medium(head.name, body.urls, body.seen):
        return Work((), work.title, head.name, date, lead=head.name)
    return Work(head.people or (head.name or "",), work.title, work.publisher, date, lead=head.name)


def _after_title(after: str) -> str | None:
    words = after.strip(" .,;")
    if re.match(r"in:?\s", words, re.IGNORECASE):
        sentences = re.split(r"\.\s+", words)
        published = (
            _collection_publisher(words)
            if any(_is_place_name(m["place"]) for m in _PUBLISHED.finditer(words))
            else None
        )
        last = [one for one in sentences[1:] if re.search(r"[^\W\d_]{3}", one)]
        return published or (clean_publisher(last[-1].split(",")[0]) if last else None)
    first = next(iter(re.split(r",\s|\.\s", words)), "")
    return placed_publisher(first) or clean_publisher(first) if first and first[0].isupper() else None


def _read_bluebook(body: Body) -> Work | None:
    """``Jane Roe, Title, 12 J. L. REV. 345 (2019)``."""
    match = _BLUEBOOK.match(body.text)
    if match is None:
        return None
    work = read_commas(body.part(match["title"]))
    return Work(work.authors, work.title, match["journal"].strip(), match["year"], lead=work.lead)


def _read_initials_first(body: Body) -> Work | None:
    """``Иванов И. И. Title. М.: Наука, 2015.`` and ``Иванов И. И. Title // Journal. 2015. № 3.`` (GOST 7.0.5)."""
    match = _SURNAME_INITIALS.match(body.text)
    people = read_people(match["people"].rstrip(" ,")) if match else None
    if match is None or people is None:
        return None
    rest = body.text[match.end() :]
    if len(people) == 1 and _SURNAME_NEXT.match(rest):
        # "Jane C. Roe, Title": forename, initial, surname.
        return None
    dates = find_dates(rest)
    title, parted, container = rest.partition(" // ")
    if not parted:
        ends = sentence_ends(rest, body.cover[match.end() :]) or [len(rest)]
        title, container = rest[: ends[0]], rest[ends[0] :]
    published = _IMPRINT_START.match(container)
    publisher = published["name"] if published else re.split(r"\.\s|,\s", container)[0] if parted else None
    return Work(people, clean_title(title), clean_publisher(publisher) if publisher else None,
                dates[0].iso if dates else None)  # fmt: skip


def _read_contained(body: Body) -> Work | None:
    """``Jane Roe: Title, in: Outlet, 5 May 2019`` and ``Title // Outlet. 5 May 2019``: what follows holds the work."""
    mark = next((one for one in _CONTAINED.finditer(body.text) if not body.cover[one.start()]), None)
    if mark is None:
        return None
    starts = [one.end() for one in _AUTHOR_END.finditer(body.text, 0, mark.start()) if _is_author(body, one.start())]
    span = trim(body.text, Span(next(iter(starts), 0), mark.start()))
    title = span.of(body.text)
    return _around(body, span, title) if re.search(r"[^\W\d_]{3}", title) else None


def _read_behind_colon(body: Body) -> Work | None:
    """``Jane Roe und Bo Dahl: Title, Outlet, 2019``: several people, or one before German words.

    An English title may begin like that: "Jane Roe: A life".
    """
    mark = re.search(r":\s", body.text)
    before = body.text[: mark.start()] if mark else ""
    people = read_people(before) if mark and not body.cover[mark.start()] else None
    if mark is None or not people or "," in before or (len(people) == 1 and not _GERMAN.search(body.text, mark.end())):
        return None
    return read_untitled(people, body.part(body.text[mark.end() :]))


def _is_author(body: Body, end: int) -> bool:
    words = body.text[:end]
    return read_people(words) is not None or (
        body.text[end] == ":" and len(words.split()) <= 6 and is_medium(words, body.urls, body.seen)
    )


def _read_pointed(body: Body) -> Work | None:
    """Parts that end in points: "Outlet. Title. November 2020." and "Roe, Jane. Title. City: Publisher, 2019."."""
    bounds = [0, *sentence_ends(body.text, body.cover), len(body.text)]
    parts = [trim(body.text, Span(*pair)) for pair in pairwise(bounds)]
    words = [span.of(body.text).rstrip(". ") for span in parts if span.end > span.start]
    if len(words) < (2 if body.urls else 3) or words[0].count(",") > 3 or len(words[0].split()) > 8:
        return None
    people = read_people(words[0]) if not is_medium(words[0], body.urls, body.seen) else None
    if people is None and ("," in words[0] or not looks_like_name(words[0])):
        return None
    tail = body.part(", ".join(words[2:])).clauses()
    if not any(one.role is Role.DATE for one in tail) and (len(words) > 2 or len(words[1].split()) < 3):
        return None
    texts = [one.text for one in tail if one.role is Role.TEXT]
    publisher = next(filter(None, (placed_publisher(one) or clean_publisher(one) for one in texts)), None)
    lead = None if people else words[0]
    if lead and not publisher and is_medium(lead, body.urls, body.seen):
        return Work((), clean_title(words[1]), lead, printed_date(tail), lead=lead)
    return Work(people or (words[0],), clean_title(words[1]), publisher, printed_date(tail), lead=lead)
