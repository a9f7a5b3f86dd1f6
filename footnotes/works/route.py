"""Who reads a note: the rules, or the trained labels.

Rules are right about addresses, ibid., quotation marks and dates, and about notes that name an outlet and give a URL.
Labels are right about books, articles, chapters, cases and strings of them, which have as many styles as journals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnotes.model import Confidence, Decider, Link, Note, NoteKind, Span, Work
from footnotes.prose.back_words import SAME_PLACE
from footnotes.prose.phrases import is_sentence, strip_signal
from footnotes.works.backrefs import BackReference, read_back_reference
from footnotes.works.clauses import trim
from footnotes.works.dates import accessed_date
from footnotes.works.labelled.works import (
    AUTHOR,
    BACK,
    CONTAINER,
    DATE,
    EDITOR,
    PAGES,
    PLACE,
    PUBLISHER,
    SERIES,
    TITLE,
    VOLUME,
    Field,
    LabelledWork,
    date_of,
    label_note,
    outlet_of,
    people_of,
    title_of,
)
from footnotes.works.parse import find_doi
from footnotes.works.shapes import is_case_name
from footnotes.works.split import Part, PartKind, is_printed

_IMPRINT = frozenset({VOLUME, PAGES, PLACE, SERIES, EDITOR})
"""Fields that scholarly works have and news has not."""
_LEAST_FIELDS = 2
_UNSURE = 0.6
"""Below this, words that also read as a sentence are one."""
_CLOSING = re.compile(r"[)\]”»\"’.]{0,3}")
_HAS_NUMBERS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class RoutedPart:
    """A part of a note that cites something, and what the labels read in it; None where the rules shall read it."""

    part: Part
    work: Work | None = None
    reference: BackReference | None = None


def route(note: Note, ruled: Sequence[Part]) -> tuple[RoutedPart, ...]:
    """The citing parts of a note by whoever knows better.

    Args:
        note: The note; the file itself says nothing of its work.
        ruled: The citing parts that the rules see.
    """
    by_rules = tuple(RoutedPart(part) for part in ruled)
    links = [link for link in note.links if is_printed(link, note.text)]
    if ruled and all(part.kind is PartKind.BACK or _is_case(part.span.of(note.text)) for part in ruled):
        return by_rules
    if links and not _HAS_NUMBERS.search(_without(note.text, links)):
        return by_rules
    works = label_note(note.text, [link.span for link in links], note.emphasis)
    works = tuple(work for work in works if _is_work(note.text, work))
    if note.kind is NoteKind.REFERENCE and works and not links:
        works = (_as_one(works),)
    if links and not _knows_better(works, ruled):
        return by_rules
    if not works:
        return by_rules
    return tuple(_routed(note, work, end) for work, end in zip(works, _ends(note, works), strict=True))


def _without(text: str, links: Sequence[Link]) -> str:
    for link in reversed(links):
        text = text[: link.span.start] + text[link.span.end :]
    return text


def _is_case(words: str) -> bool:
    return is_case_name(words[strip_signal(words) :].partition(",")[0])


def _knows_better(works: Sequence[LabelledWork], ruled: Sequence[Part]) -> bool:
    """Whether a note with a URL cites what has volumes, pages and places, and both see as many works."""
    imprint = {one.label for work in works for one in work.fields} & _IMPRINT
    return len(imprint) >= 2 and len(works) == len(ruled)


def _is_work(text: str, work: LabelledWork) -> bool:
    labels = {one.label for one in work.fields}
    if BACK in labels:
        return True
    if len(labels) < _LEAST_FIELDS and not (work.of(TITLE) and work.signal):
        return False
    average = sum(one.weakest for one in work.fields) / len(work.fields)
    return average >= _UNSURE or not is_sentence(work.span.of(text))


def _as_one(works: Sequence[LabelledWork]) -> LabelledWork:
    """An entry of a list cites one work, whatever the labels made of it."""
    fields: list[Field] = [one for work in works for one in work.fields]
    return LabelledWork(tuple(fields), works[0].signal)


def _ends(note: Note, works: Sequence[LabelledWork]) -> list[int]:
    """Where the part of each work ends: behind the marks that close it, before the next work."""
    starts = [work.span.start for work in works[1:]] + [len(note.text)]
    ends = []
    for work, limit in zip(works, starts, strict=True):
        closing = _CLOSING.match(note.text, work.span.end, limit)
        ends.append(closing.end() if closing else work.span.end)
    return ends


def _routed(note: Note, labelled: LabelledWork, end: int) -> RoutedPart:
    span = Span(labelled.span.start, end)
    links = tuple(link for link in note.links if span.start <= link.span.start < span.end)
    words = trim(note.text, span).of(note.text)
    reference = _back_reference(note.text, words, labelled) if not links else None
    kind = PartKind.BACK if reference else PartKind.WORK
    return RoutedPart(Part(kind, span, links), _work(note.text, words, labelled, links), reference)


def _work(text: str, words: str, labelled: LabelledWork, links: Sequence[Link]) -> Work:
    accessed = accessed_date(words)
    title, authors = title_of(text, labelled), people_of(text, labelled)
    # A case has a reporter, which nobody calls its publisher.
    publisher = None if title and is_case_name(title) else outlet_of(text, labelled)
    date = date_of(text, labelled)
    return Work(
        authors=authors,
        title=title,
        publisher=publisher,
        date=date,
        accessed=accessed.iso if accessed else None,
        doi=find_doi(words, links),
        decided_by=Decider.LABELS,
        confidence=Confidence(
            title=labelled.sure(TITLE) if title else None,
            authors=labelled.sure(AUTHOR) if authors else None,
            publisher=labelled.sure(CONTAINER, PUBLISHER) if publisher else None,
            date=labelled.sure(DATE) if date else None,
        ),
    )


def _back_reference(text: str, words: str, labelled: LabelledWork) -> BackReference | None:
    """The reference back that a work with "op. cit." and its kin is; None where it names a work of its own."""
    back = labelled.of(BACK)
    if not back or (labelled.of(TITLE) and (labelled.of(EDITOR) or labelled.of(CONTAINER))):
        # "Roe, 'Title', in Doe, op. cit." is a chapter of its own.
        return None
    known = read_back_reference(words)
    if known is not None:
        return known
    said = back[0].span.of(text)
    authors = people_of(text, labelled)
    number = next((match[0] for one in back for match in [re.search(r"\d{1,3}", one.span.of(text))] if match), None)
    return BackReference(
        text=words,
        previous=bool(SAME_PLACE.match(said)) and number is None,
        who=authors[0] if authors else None,
        title=title_of(text, labelled),
        note=number,
        says_note=number is not None,
    )
