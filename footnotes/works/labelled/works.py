"""Labels into works: which tokens make up one work, and what its fields say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from footnotes.languages.all import gather
from footnotes.languages.patterns import any_of
from footnotes.model import Span
from footnotes.prose.enclosures import find_enclosures
from footnotes.works.dates import find_dates
from footnotes.works.fields import clean_publisher, clean_title
from footnotes.works.labelled.amend import amended, one_again
from footnotes.works.labelled.chain import ADDRESS, Guess, load_weights
from footnotes.works.labelled.features import features_of
from footnotes.works.labelled.labels import (
    ACCESS,
    AUTHOR,
    BACK,
    BETWEEN,
    CONTAINER,
    DATE,
    EDITOR,
    OUTSIDE,
    PAGES,
    PLACE,
    PUBLISHER,
    SEPARATOR,
    SIGNAL,
    TITLE,
    Field,
    LabelledNote,
    LabelledWork,
)
from footnotes.works.labelled.people import EDGE, SIGNS, is_unspaced, people_in
from footnotes.works.labelled.tokens import Token, addresses_in, tokenize
from footnotes.works.outlets import is_host, is_place
from footnotes.works.shapes import is_case_name

LONGEST = 12_000
"""Characters of a note that are labelled; a list of references that became one note has as many."""

_OPENS_WORK = frozenset({AUTHOR, TITLE, BACK, EDITOR})
"""Fields that begin the next work behind a separator."""
_TITLE_MARKS = "《「『"
"""Marks that hold whole titles and nothing else."""
_IN = re.compile(r"^\W*(?:in|dans|en|nel(?:la)?|в|у|w|i)\b:?\s+|^\s*//\s*", re.IGNORECASE)
_ACCESSED = re.compile(
    rf"(?:^|[.,;]\s)(?:{any_of(gather(lambda language: (*language.accessed, *language.available_at)))})(?![^\W\d_]).*$",
    re.IGNORECASE | re.DOTALL,
)
"""What labels leave at the end of an outlet: "Harbour Post. Retrieved"."""
_LAW = re.compile(rf"\s*(?:{any_of(gather(lambda language: language.law_words))})(?![^\W\d_])", re.IGNORECASE)
_REST_OF_LAW = re.compile(r"(?<![.,;:?!)])[^,;()«„“\"/\n]{1,250}?(?=[,;(]|\s//|\.?$|\.\s[^\W\d_a-zа-яё])")
_REPORT = re.compile(r",\s\d.*$|\s[\[(](?:1[5-9]|20)\d\d[\])].*$")
"""Where a case is reported, behind its name."""
_VOLUME_BEHIND = re.compile(r"(?<=\w),\s\d{1,3}$")
"""The volume of the journal that follows, taken for the end of a title."""
_MOST_OF_NOTE = 0.7
"""Share of the words of a note up to which linked ones may be its title."""
_BY_LINK = 0.5
"""How sure a title is that only its link tells."""
_PAGES_BEHIND = re.compile(r"(?<=\w)[\s,]+(?!1[5-9]\d\d|20\d\d)\d{1,4}[–-]\d{1,4}$")
"""Pages that were taken for the end of a title; "1850–1914" is one."""
_LOOKED = re.compile(r"/OL\][^\[\]]{1,300}\[(?P<date>\d{4}-\d\d-\d\d)\]")
"""GB/T 7714: 题名[EB/OL]. 网站, (2020-06-08)[2020-06-09]."""
_BEFORE_DATE = 12
"""Characters before a date in which its day may stand."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def label_note(
    text: str, links: Sequence[Span] = (), emphasis: Sequence[Span] = (), linked: Sequence[Span] = ()
) -> LabelledNote:
    """The works of a note as the trained labels have them.

    Args:
        text: The text of the note.
        links: Where printed URLs stand in it; others are looked for.
        emphasis: What of it stands in italics.
        linked: Words that carry a link whose address is not printed.
    """
    weights = load_weights()
    text = text[:LONGEST]
    printed = [span for span in links if span.end <= len(text)]
    tokens = tokenize(text, [*printed, *addresses_in(text)])
    rows = features_of(text, tokens, emphasis, linked)
    guesses = weights.label(rows, [token.is_address for token in tokens])
    comments = [guess.probability if guess.label == OUTSIDE else 0.0 for guess in guesses]
    fields = _fields(tokens, _linked_titles(tokens, guesses, linked))
    works = (amended(text, work, emphasis, linked) for work in one_again(text, tuple(_works(fields))))
    return LabelledNote(tuple(works), sum(comments) / max(1, len(comments)))


def people_of(text: str, work: LabelledWork) -> tuple[str, ...]:
    """The authors as named, forename first where that can be told; the editors of a work that opens with them."""
    named = work.of(AUTHOR) or (work.of(EDITOR) if work.fields[0].label == EDITOR else ())
    return tuple(name for one in named for name in people_in(one.span.of(text)))


def title_of(text: str, work: LabelledWork) -> str | None:
    """The title without the marks around it."""
    fields = work.of(TITLE)
    if not fields:
        return None
    quoted = _quoted_whole(text, _whole_law(text, fields[0].span)).of(text)
    words = clean_title(_within_marks(" ".join(quoted.split())).strip(SIGNS)) or ""
    if is_case_name(words.partition(",")[0]):
        return _REPORT.sub("", words)
    if not work.of(PAGES):
        words = _PAGES_BEHIND.sub("", words)
    if work.of(CONTAINER):
        words = _VOLUME_BEHIND.sub("", words)
    if not work.of(PLACE) and (work.of(PUBLISHER) or not work.of(CONTAINER)):
        words = _without_last_place(words)
    return _without_loose_marks(words)


def _whole_law(text: str, title: Span) -> Span:
    """The title of a law up to the next comma or bracket: what it is about is part of its name."""
    rest = _REST_OF_LAW.match(text, title.end) if _LAW.match(title.of(text)) else None
    return Span(title.start, rest.end()) if rest else title


def _quoted_whole(text: str, title: Span) -> Span:
    """The title up to the mark that closes it, where it begins with a quotation: the author's marks are right."""
    for one in find_enclosures(text):
        inner = Span(one.span.start + 1, one.span.end - 1)
        if one.is_quotation and one.span.start <= title.start < title.end < inner.end:
            return title if text[inner.start : title.start].strip() else inner
    return title


def outlet_of(text: str, work: LabelledWork, links: Sequence[Span] = ()) -> str | None:
    """What the work appeared in, else who published it, else the host that is printed for its site.

    Of a book that the work is a chapter of it is the publisher.

    Args:
        text: The text of the note.
        work: The work.
        links: Where the addresses that the note cites are printed; none of them names a site.
    """
    chapter = work.of(EDITOR) or any(_IN.match(one.span.of(text)) for one in work.of(CONTAINER))
    for label in (PUBLISHER, CONTAINER) if chapter else (CONTAINER, PUBLISHER):
        for one in work.of(label):
            words = _without_place(_ACCESSED.sub("", _IN.sub("", one.span.of(text))).strip(EDGE))
            name = clean_title(words) if label == CONTAINER else clean_publisher(words)
            if name and re.search(r"[^\W\d_]{2}|^[^\W\d_]$", name) and not all(map(is_place, re.split(r"[/–-]", name))):
                return " ".join(name.split())
    # What stands where a city may stand and is none, in scripts that tell names by no capitals.
    places = (one.span.of(text).strip(EDGE) for one in work.of(PLACE))
    unknown = next((words for words in places if is_unspaced(words) and not is_place(words)), None)
    if unknown:
        return unknown
    hosts = (one.span.of(text).strip(EDGE) for one in work.of(ADDRESS) if one.span not in links)
    return next(filter(is_host, hosts), None)


def _within_marks(words: str) -> str:
    """A title in quotation marks without what labels took beside it: "“Nets”. some-site", "《网》，北京"."""
    marks = next((one for one in find_enclosures(words) if one.is_quotation), None)
    if marks is None or re.search(r"\w", words[: marks.span.start]):
        return words
    apart = marks.mark in _TITLE_MARKS or words[marks.span.end : marks.span.end + 1] in (".", ",")
    return marks.span.of(words) if apart else words


def _without_place(words: str) -> str:
    """An outlet without the city behind or before it: "O Farol, São Paulo", "Ljubljana, Modrijan"."""
    name = _without_last_place(words)
    place, comma, rest = name.partition(", ")
    return rest if comma and is_place(place) else name


def _without_last_place(words: str) -> str:
    """Words without the city of publication that was taken for their end: "The History of the Sea, Athens"."""
    name, comma, place = words.rpartition(", ")
    return name if comma and all(map(is_place, re.split(r"[/–-]", place))) else words


def accessed_of(text: str, work: LabelledWork) -> str | None:
    """The date on which the author looked: the last one of "[updated 2021 Mar 4; cited 2022 May 3]"."""
    dates = [date.iso for one in work.of(ACCESS) for date in find_dates(one.span.of(text))]
    looked = _LOOKED.search(work.span.of(text))
    return dates[-1] if dates else looked["date"] if looked else None


def date_of(text: str, work: LabelledWork, looked: Span | None = None) -> str | None:
    """The date, ISO 8601, as precise as printed.

    Args:
        text: The text of the note.
        work: The work.
        looked: Where it says when the author looked.
    """
    titled = [one.span.end for one in work.of(TITLE)]
    for one in work.of(DATE):
        # Its first words may have gone to the field before it: "11.959, de 29 de junho de 2009"; to a title they have
        # not: "Redes do mar. 2010".
        begin = max(0, one.span.start - _BEFORE_DATE, *(end for end in titled if end <= one.span.start))
        spans = [
            (date, Span(begin + date.span.start, begin + date.span.end))
            for date in find_dates(text[begin : one.span.end])
        ]
        dates = [date for date, span in spans if span.end > one.span.start and not (looked and _overlap(span, looked))]
        if dates:
            return next((date.iso for date in dates[1:] if date.iso.startswith(dates[0].iso)), dates[0].iso)
        year = _YEAR.search(one.span.of(text))
        if year and not (looked and _overlap(one.span, looked)):
            return year[0]
    return _date_of_law(text, work)


def _date_of_law(text: str, work: LabelledWork) -> str | None:
    """The day of a law whose title names it: "Loi du 3 janvier 1986 relative au littoral"."""
    title = next(iter(work.of(TITLE)), None)
    words = title.span.of(text) if title else ""
    if not _LAW.match(words):
        return None
    return next((date.iso for date in find_dates(words) if len(date.iso) == len("2019-05-03")), None)


def _overlap(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end


def _linked_titles(tokens: Sequence[Token], guesses: Sequence[Guess], linked: Sequence[Span]) -> Sequence[Guess]:
    """The labels, with linked words for the title where nothing else is one: "Roe, [Walls], Post, 2019"."""
    if len(linked) != 1 or any(_name(guess) == TITLE for guess in guesses):
        return guesses
    inside = [linked[0].start <= token.start < linked[0].end for token in tokens]
    words = sum(token.is_word for token in tokens)
    of_link = sum(token.is_word for token, within in zip(tokens, inside, strict=True) if within)
    if not 0 < of_link <= _MOST_OF_NOTE * words:
        return guesses
    return [Guess(TITLE, _BY_LINK) if within else guess for guess, within in zip(guesses, inside, strict=True)]


def _fields(tokens: Sequence[Token], guesses: Sequence[Guess]) -> Iterator[Field]:
    run: list[tuple[Token, Guess]] = []
    for pair in zip(tokens, guesses, strict=True):
        begins = pair[1].label.startswith("B-")
        if run and (begins or _name(pair[1]) != _name(run[0][1])):
            yield _field(run)
            run = []
        run.append(pair)
    if run:
        yield _field(run)


def _field(run: Sequence[tuple[Token, Guess]]) -> Field:
    return Field(
        label=_name(run[0][1]),
        span=Span(run[0][0].start, run[-1][0].end),
        weakest=min(guess.probability for _, guess in run),
        begins=run[0][1].label.startswith("B-"),
    )


def _name(guess: Guess) -> str:
    return guess.label.removeprefix("B-")


def _works(fields: Iterator[Field]) -> Iterator[LabelledWork]:
    own: list[Field] = []
    signal: Span | None = None
    before: Span | None = None
    parted = True
    for one in fields:
        if one.label in BETWEEN:
            before = one.span if one.label == SIGNAL else None
            parted = parted or one.label == SEPARATOR
            continue
        if own and (one.begins or (parted and one.label in _OPENS_WORK)):
            yield LabelledWork(_titled(own), signal)
            own = []
        signal = signal if own else before
        own.append(one)
        parted, before = False, None
    if own:
        yield LabelledWork(_titled(own), signal)


def _titled(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields of a work; a book of editors that is cited as a whole is the work, and not what one appeared in."""
    labels = {one.label for one in fields}
    if EDITOR not in labels or labels & {AUTHOR, TITLE} or CONTAINER not in labels:
        return tuple(fields)
    book = next(one for one in fields if one.label == CONTAINER)
    return tuple(replace(one, label=TITLE) if one is book else one for one in fields)


def _without_loose_marks(title: str) -> str | None:
    """A title without a bracket or quotation mark at its ends whose partner stands outside of it."""
    for opening, closing in ("()", "“”", "„“", "«»", "‘’"):
        if title.endswith(closing) and title.count(opening) < title.count(closing):
            title = title[:-1].rstrip()
        if title.startswith(opening) and title.count(opening) > title.count(closing):
            title = title[1:].lstrip()
    if title.count('"') % 2 and '"' in (title[:1], title[-1:]):
        title = title.strip('"').strip()
    return title or None
