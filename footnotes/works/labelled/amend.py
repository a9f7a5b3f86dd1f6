"""What the labels cut in the wrong place and the text itself puts right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from footnotes.languages.all import gather
from footnotes.languages.late import late
from footnotes.languages.patterns import any_of
from footnotes.model import Span
from footnotes.prose.phrases import kinds
from footnotes.prose.words import MEDIA_WORDS
from footnotes.works.dates import find_dates
from footnotes.works.labelled.labels import (
    AUTHOR,
    BACK,
    CONTAINER,
    DATE,
    EDITOR,
    PLACE,
    PUBLISHER,
    TITLE,
    VOLUME,
    Field,
    LabelledWork,
)
from footnotes.works.labelled.people import has_role, is_unspaced
from footnotes.works.outlets import is_place

_LAST_AUTHOR = re.compile(
    r"(?P<who>[^\W\d_a-z][\w’'-]{1,30}(?:\s[^\W\d_a-z][\w’'-]{1,30})?\s[A-ZА-ЯЁ]{1,3})\.\s(?=[^\W\d_a-z])"
)
_VANCOUVER = re.compile(r"\b(?:1[89]|20)\d\d(?:\s[^\W\d_]{3,9}(?:\s\d{1,2})?)?;\s?\d")
""""2019;12:e45", "2002 Jul 25;347(4)": what stands behind journals in this style."""
_SIGNED = re.compile(
    r"(?P<who>[^「『《（(、，,。:：\d]{1,40})(?P<title>[「『《][^」』》]{1,300}[」』》])(?P<rest>.*)", re.DOTALL
)
"""山田太郎『港の歴史』: the name runs into the title."""
_QUOTED_OUTLET = re.compile(r",\s(?=[„«“\"][^„«»“”\"]{3,100}[”»“\"]\W{0,3}$)")
"""Title, „Journal”."""
_EDITIONS = any_of(gather(lambda language: language.editions))
_EDITION = re.compile(
    rf"\W{{0,3}}\d{{1,3}}\.?\s?(?:st|nd|rd|th|[eªº])?\s?(?:{_EDITIONS}|edn?)\.?,\s(?=[^\W\d_])", re.IGNORECASE
)
"""3rd edn, OUP: the publisher stands behind the edition."""
_KIND = late(lambda: rf"\W{{0,3}}(?:{kinds()})\s?:?\W{{0,3}}", re.IGNORECASE)
_SURNAME_AND_TITLE = re.compile(r"[^\W\d_][\w’'/-]{1,40},\s(?P<title>[^\W\d_][\w’'-]{3,40}),")
_SENTENCE_BEFORE = re.compile(r"[.?!]\s+(?=(?P<word>[^\W\d_]+))")


def one_again(text: str, works: Sequence[LabelledWork]) -> Iterator[LabelledWork]:
    """The works, with what names nobody and nothing joined to the work that it goes on with.

    A dash inside of a case number parts no works: "BGH, Urteil vom 3. Mai 2019 – I ZR 23/07, NJW 2019, 12".
    """
    last: LabelledWork | None = None
    for work in works:
        headless = not any(work.of(label) for label in (AUTHOR, EDITOR, TITLE, BACK))
        between = text[last.span.end : work.span.start] if last else ""
        if last and headless and not work.signal and not last.of(TITLE) and "–" in between + text[work.span.start]:
            last = replace(last, fields=(*last.fields, *work.fields))
            continue
        if last:
            yield last
        last = work
    if last:
        yield last


def amended(text: str, work: LabelledWork, emphasis: Sequence[Span], linked: Sequence[Span]) -> LabelledWork:
    """The work with the ends of its fields where the text has them.

    Args:
        text: The text of the note.
        work: The work as it was labelled.
        emphasis: What of the note stands in italics.
        linked: Words that carry a link whose address is not printed.
    """
    for amend in (
        _without_kind,
        _with_title_of_a_year,
        _with_title_of_a_word,
        _with_last_author,
        _with_edited_title,
        _with_signed_title,
        _with_outlet_behind_title,
        _with_publisher_beside_place,
        _with_publisher_behind_edition,
    ):
        work = amend(text, work)
    return _with_italic_outlet(text, _with_linked_title(text, work, linked), emphasis)


def _without_kind(text: str, work: LabelledWork) -> LabelledWork:
    """The work without what it is, taken for who wrote it: "Film: Nets of the North"."""
    first, *others = work.fields
    named = first.label == AUTHOR and _KIND.fullmatch(first.span.of(text))
    return replace(work, fields=tuple(others)) if named and others else work


def _with_title_of_a_year(text: str, work: LabelledWork) -> LabelledWork:
    """The work with a title that ends in the year it is about: "Harbour Office, Yearbook 2018, Westhaven 2019"."""
    dates = [place for place, one in enumerate(work.fields) if one.label == DATE]
    if _is_titled(work) or len(dates) < 2 or not dates[0]:
        return work
    year, before = work.fields[dates[0]], work.fields[dates[0] - 1]
    written = find_dates(year.span.of(text))
    kept = list(work.fields[: dates[0]])
    start = year.span.start
    if written and not re.search(r"[^\W\d_]", year.span.of(text)[: written[0].span.start]):
        comma = before.span.of(text).rfind(", ")
        if before.label not in (AUTHOR, PLACE, PUBLISHER) or (comma < 0 and before.label == AUTHOR):
            return work
        start = before.span.start + (comma + 2 if comma > 0 else 0)
        kept[-1:] = [replace(before, span=Span(before.span.start, start))] if comma > 0 else []
    title = Field(TITLE, Span(start, year.span.end), min(year.weakest, before.weakest))
    return replace(work, fields=(*kept, title, *work.fields[dates[0] + 1 :]))


def _with_title_of_a_word(text: str, work: LabelledWork) -> LabelledWork:
    """The work with a title that was taken for a forename: "Jansen, Havenrecht, Deventer: Kluwer 2015"."""
    first, *others = work.fields
    match = _SURNAME_AND_TITLE.fullmatch(first.span.of(text)) if first.label == AUTHOR else None
    if match is None or _is_titled(work) or not others or others[0].label not in (PLACE, PUBLISHER):
        return work
    cut = first.span.start + match.start("title")
    title = Field(TITLE, Span(cut, first.span.end), first.weakest)
    return replace(work, fields=(replace(first, span=Span(first.span.start, cut)), title, *others))


def _is_titled(work: LabelledWork) -> bool:
    return any(one.label in (TITLE, BACK, CONTAINER) for one in work.fields)


def _with_last_author(text: str, work: LabelledWork) -> LabelledWork:
    """The work with the last name of its author list, which a short title took: "Lind M, Ek A. Water and wheels"."""
    place = next((number for number, one in enumerate(work.fields) if one.label == TITLE), None)
    if place is None:
        return work
    title = work.fields[place]
    last = _LAST_AUTHOR.match(title.span.of(text))
    authors = work.fields[place - 1] if place and work.fields[place - 1].label == AUTHOR else None
    listed = authors.span.of(text).endswith(",") if authors else place == 0 and _VANCOUVER.search(text, title.span.end)
    if last is None or not listed:
        return work
    end = title.span.start + last.end("who")
    named = Field(
        AUTHOR, Span((authors or title).span.start, end), (authors or title).weakest, (authors or title).begins
    )
    rest = replace(title, span=Span(title.span.start + last.end(), title.span.end), begins=False)
    before = work.fields[: place - 1] if authors else ()
    return replace(work, fields=(*before, named, rest, *work.fields[place + 1 :]))


def _with_edited_title(text: str, work: LabelledWork) -> LabelledWork:
    """The work with the book for its title that only editors stand before: "Roe/Doe (Hrsg.), Handbuch der Netze"."""
    first, *others = work.fields
    book = next(iter(work.of(CONTAINER)), None)
    editors = first.label in (AUTHOR, EDITOR) and has_role(first.span.of(text))
    if not editors or book is None or any(one.label in (AUTHOR, TITLE, EDITOR) for one in others):
        return work
    return replace(work, fields=tuple(replace(one, label=TITLE) if one is book else one for one in work.fields))


def _with_signed_title(text: str, work: LabelledWork) -> LabelledWork:
    """The work with its author apart from a title in the marks of Chinese or Japanese."""
    place = next(
        (number for number, one in enumerate(work.fields) if one.label in (AUTHOR, TITLE, CONTAINER, PUBLISHER)), None
    )
    if place is None:
        return work
    field = work.fields[place]
    match = _SIGNED.fullmatch(field.span.of(text)) if is_unspaced(field.span.of(text)) else None
    if match is None or any(one.label in (AUTHOR, TITLE) for one in work.fields if one is not field):
        return work
    start = field.span.start
    parts = [
        replace(field, label=AUTHOR, span=Span(start, start + match.end("who"))),
        replace(field, label=TITLE, span=Span(start + match.start("title"), start + match.end("title")), begins=False),
    ]
    if re.search(r"\w", match["rest"]):
        parts.append(Field(PUBLISHER, Span(start + match.start("rest"), start + match.end("rest")), field.weakest))
    return replace(work, fields=(*work.fields[:place], *parts, *work.fields[place + 1 :]))


def _with_outlet_behind_title(text: str, work: LabelledWork) -> LabelledWork:
    """The work with the journal that the title took: "Nets and laws. Revista de Direito, v. 12"."""
    title = next(iter(work.of(TITLE)), None)
    if title is None or work.of(CONTAINER):
        return work
    words = title.span.of(text)
    match = next((one for one in _SENTENCE_BEFORE.finditer(words) if one["word"].casefold() in MEDIA_WORDS), None)
    match = match or _QUOTED_OUTLET.search(words)
    if match is None or not re.search(r"\w", words[: match.start()]):
        return work
    place = work.fields.index(title)
    start = title.span.start
    own = replace(title, span=Span(start, start + match.start()))
    outlet = Field(CONTAINER, Span(start + match.end(), title.span.end), title.weakest)
    return replace(work, fields=(*work.fields[:place], own, outlet, *work.fields[place + 1 :]))


def _with_publisher_beside_place(text: str, work: LabelledWork) -> LabelledWork:
    """The work with the publisher that its place took: "Tecnos, Madrid", "Αθήνα, Εστία"."""
    place = next(iter(work.of(PLACE)), None)
    if place is None or work.of(PUBLISHER) or work.of(CONTAINER):
        return work
    first, comma, second = place.span.of(text).rstrip(" ,:;.").partition(", ")
    if not comma or is_place(first.strip(" ([")) == is_place(second):
        return work
    middle = place.span.start + len(first) + len(comma)
    halves = (Span(place.span.start, middle), Span(middle, place.span.end))
    labels = (PLACE, PUBLISHER) if is_place(first.strip(" ([")) else (PUBLISHER, PLACE)
    parts = (Field(label, span, place.weakest) for label, span in zip(labels, halves, strict=True))
    at = work.fields.index(place)
    return replace(work, fields=(*work.fields[:at], *parts, *work.fields[at + 1 :]))


def _with_publisher_behind_edition(text: str, work: LabelledWork) -> LabelledWork:
    """The work with the publisher that the number of its edition took: "(3rd edn, OUP 2012)"."""
    edition = next((one for one in work.of(VOLUME) if _EDITION.match(one.span.of(text))), None)
    match = _EDITION.match(edition.span.of(text)) if edition else None
    if edition is None or match is None or work.of(PUBLISHER) or re.search(r"\d", edition.span.of(text)[match.end() :]):
        return work
    middle = edition.span.start + match.end()
    at = work.fields.index(edition)
    parts = (
        replace(edition, span=Span(edition.span.start, middle)),
        Field(PUBLISHER, Span(middle, edition.span.end), edition.weakest),
    )
    return replace(work, fields=(*work.fields[:at], *parts, *work.fields[at + 1 :]))


def _with_linked_title(text: str, work: LabelledWork, linked: Sequence[Span]) -> LabelledWork:
    """The work with its title ending where its link ends, before a comma: "[Nets](https://a.example), Harbour Post"."""
    title = next(iter(work.of(TITLE)), None)
    link = next((one for one in linked if title and one.start == title.span.start and one.end < title.span.end), None)
    if title is None or link is None or text[link.end] not in ",." or work.of(CONTAINER):
        return work
    place = work.fields.index(title)
    outlet = Field(CONTAINER, Span(link.end + 1, title.span.end), title.weakest)
    fields = (*work.fields[:place], replace(title, span=link), outlet, *work.fields[place + 1 :])
    return replace(work, fields=fields)


def _with_italic_outlet(text: str, work: LabelledWork, emphasis: Sequence[Span]) -> LabelledWork:
    """The work with the whole of an outlet in italics of which only the first words were taken, or the title all."""
    fields: list[Field] = []
    for one in work.fields:
        whole = next((span for span in emphasis if span.start == one.span.start and one.span.end < span.end), None)
        named = one.label in (CONTAINER, PUBLISHER) and whole and not re.search(r"\d", whole.of(text))
        last = next(
            (span for span in emphasis if one.span.start < span.start and _ends_with(text, one.span, span)), None
        )
        if one.label == TITLE and last and not work.of(CONTAINER) and not work.of(PUBLISHER):
            fields += (replace(one, span=Span(one.span.start, last.start)), Field(CONTAINER, last, one.weakest))
        else:
            fields.append(replace(one, span=whole) if named and whole else one)
    return replace(work, fields=tuple(fields))


def _ends_with(text: str, title: Span, last: Span) -> bool:
    """Whether the words in italics are the last of a title, behind the point or comma that ended it."""
    behind = text[last.end : title.end]
    return title.start < last.start < last.end <= title.end and bool(
        not re.search(r"\w", behind) and re.search(r"[.,?!”»]\s$", text[title.start : last.start])
    )
