"""Who reads a note: the rules, or the trained labels.

Rules are right about addresses, ibid., quotation marks and dates, and about notes that name an outlet and give a URL.
Labels are right about books, articles, chapters, cases and strings of them, which have as many styles as journals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnotes.languages.all import gather
from footnotes.languages.patterns import any_of
from footnotes.model import Confidence, Decider, Link, Note, NoteKind, Span, Work
from footnotes.prose.back_words import SAME_PLACE
from footnotes.prose.phrases import VERBS, is_sentence, strip_signal
from footnotes.works.backrefs import BackReference, read_back_reference
from footnotes.works.clauses import trim
from footnotes.works.copies import without_copy
from footnotes.works.dates import accessed_date
from footnotes.works.judgments import is_judgment, read_judgment
from footnotes.works.labelled.labels import (
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
    LabelledNote,
    LabelledWork,
)
from footnotes.works.labelled.people import is_caseless
from footnotes.works.labelled.works import accessed_of, date_of, label_note, outlet_of, people_of, title_of
from footnotes.works.parse import find_doi
from footnotes.works.shapes import is_case_name, is_conversation, opens_statement
from footnotes.works.split import Part, PartKind, is_printed

_IMPRINT = frozenset({VOLUME, PAGES, PLACE, SERIES, EDITOR})
"""Fields that scholarly works have and news has not."""
_LEAST_FIELDS = 2
_UNSURE = 0.8
"""Below this, words that also read as a sentence are one."""
_SURE_AUTHOR = 0.7
_SURE_TITLE = 0.9
"""A title that is so sure stands, though a sentence runs on around it."""
_SURELY_COMMENT = 0.93
"""Above this, words without a verb are no reference either: "Interview with a lawyer, Westhaven, 2016"."""
_REMARK = re.compile(r"\([^\W\d_A-Z]{2,20}ing\s")
"""A remark in brackets, "(arguing that ...)", behind which labels lose the next work."""
_FARTHEST_ACCESS = 60
"""Characters behind a work within which the date of access ends."""
_DIGIT = re.compile(r"\d")
_CLOSING = re.compile(r"[)\]”»\"’.]{0,3}")
_NUMBERED = any_of(gather(lambda language: (*language.pages, *language.volumes)))
_PLACE_IN_WORK = re.compile(rf"[,;:]?\s{{1,2}}(?:{_NUMBERED})\s?[A-Za-z]?\d{{1,7}}(?:[-–]\d{{1,7}})?(?![\w/])")
"""", p. 12583" behind the last field that the labels saw."""
_WORK_IN_BRACKETS = re.compile(
    r"\((?P<work>[^()]{8,250}?(?:1[5-9]|20)\d\d[a-h]?[.,:]?\s"
    rf"(?:{any_of(gather(lambda language: language.pages))})\s?\d[^()]{{0,40}})\)",
    re.IGNORECASE,
)
"""As Roe has it (Nets and the Law, Westhaven 1968, p. 82), ..."""
_SIGN_OF_IMPRINT = re.compile(
    rf"(?<![^\W\d_])(?:{_NUMBERED})\s?\d|\d\s?[:(]\s?\d|\d\)\s\d|\b\d{{1,4}}[-–]\d{{1,4}}\b|:\s[^\W\d_][^:()]{{2,60}}\d{{4}}\)",
    re.IGNORECASE,
)
"""What only scholarly works show: a numbered page or volume, "27(2)", "(1994) 28", "77–91", "(City: Press, 1994)"."""


_NAME = r"[^\W\d_a-zа-яё][\w’'‐-]{1,30}"
_SIGN_OF_ENTRY = re.compile(
    rf"^@\w{{2,40}}[.\s]|^\W{{0,3}}(?:{_NAME}(?:\s{_NAME})?,\s(?:[^\W\d_]\.|{_NAME}(?:\s[^\W\d_]\.)?\.\s)|{_NAME}\s[^\W\d_a-zа-яё]{{1,3}}[.,]\s(?!(?:[^\W\d_]\.\s?){{0,3}}{_NAME},))"
    r"|^[^\n]{3,300}?\(\d{4}[a-h]?(?:,\s[^()]{3,20})?\)\.\s|\[(?:Internet|online|[Oo]n-line|[Ss]\.\s?[ln]\.[^\[\]]{0,12})\]",
)
"""How entries are written: "Roe, J.", "Roe, Jane.", "Roe J,", "@roe.", "(2019). ", "[Internet]", "[s. l.]"."""
_READABLE = 0.35
"""A field below this is a guess, and the rules' answer is better."""


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
    judged = None if ruled or is_sentence(note.text) else read_judgment(note.text)
    if judged:
        return (_by_its_words(note, Span(0, len(note.text)), judged),)
    if any(without_copy(note.text, part)[1] for part in ruled):
        return by_rules  # labels take "Archived from the original on 1 June" for outlet and date
    caseless = is_caseless(note.text)
    if links and not caseless and not _may_be_scholarly(_without(note.text, links)):
        return by_rules
    worded = [link.span for link in note.links if link not in links]
    labelled = label_note(note.text, [link.span for link in links], note.emphasis, worded)
    works = tuple(work for work in labelled.works if _is_work(note.text, work))
    if note.kind is NoteKind.REFERENCE and works and not links:
        works = (_as_one(works),)
    if not caseless and not _may_replace(note.text, works, ruled, printed=bool(links)):
        return by_rules
    if not works:
        return by_rules or _unread(note, labelled)
    routed = tuple(_routed(note, work, end) for work, end in zip(works, _ends(note, works), strict=True))
    # No address is lost: one that stands behind the works, in a sentence of its own, the rules keep.
    return routed if len(note.links) == sum(len(one.part.links) for one in routed) else by_rules


def _unread(note: Note, labelled: LabelledNote) -> tuple[RoutedPart, ...]:
    """A citation without fields for what looks like a reference that nobody can read; nothing for a comment."""
    text = note.text.strip()
    looks = bool(labelled.works) or labelled.comment < _SURELY_COMMENT
    introduced = any(work.signal for work in labelled.works)
    if is_conversation(text):
        return ()
    if looks and (introduced or _DIGIT.search(text)) and not is_sentence(text):
        return (_by_its_words(note, Span(0, len(note.text))),)
    return tuple(_bracketed(note, match) for match in _WORK_IN_BRACKETS.finditer(note.text))


def _by_its_words(note: Note, span: Span, work: Work | None = None) -> RoutedPart:
    links = tuple(link for link in note.links if span.start <= link.span.start < span.end)
    return RoutedPart(Part(PartKind.WORK, span, links), work or Work(decided_by=Decider.LABELS))


def _bracketed(note: Note, match: re.Match[str]) -> RoutedPart:
    """A work that a sentence cites on its way, read by itself."""
    words = match["work"]
    works = label_note(words).works
    return _by_its_words(
        note, Span(*match.span("work")), _work(words, Span(0, len(words)), works[0], ()) if len(works) == 1 else None
    )


def _without(text: str, links: Sequence[Link]) -> str:
    for link in reversed(links):
        text = text[: link.span.start] + text[link.span.end :]
    return text


def _is_case(words: str) -> bool:
    return is_judgment(words) or is_case_name(words[strip_signal(words) :].partition(",")[0])


def _may_be_scholarly(text: str) -> bool:
    """Whether a note with a URL shows a volume or page, or is written as entries of bibliographies are."""
    return bool(_SIGN_OF_IMPRINT.search(text) or _SIGN_OF_ENTRY.search(text))


def _may_replace(text: str, works: Sequence[LabelledWork], ruled: Sequence[Part], *, printed: bool) -> bool:
    """Whether what the labels see may stand for what the rules see."""
    if printed and not _knows_better(text, works, ruled):
        return False
    if len(ruled) > len(works) and (_REMARK.search(text) or any(_is_headless(work) for work in works)):
        return False
    return len(ruled) != len(works) or not any(_is_guess(text, work) for work in works)


def _knows_better(text: str, works: Sequence[LabelledWork], ruled: Sequence[Part]) -> bool:
    """Whether a note with a URL cites what has volumes and pages, or is an entry, and both see as many works."""
    imprint = {one.label for work in works for one in work.fields} & _IMPRINT
    # Rules are right about "Westhaven: Harbour Press, Harbour Papers".
    printed = len(imprint) >= 2 and bool(imprint - {PLACE, SERIES})
    entry = bool(_SIGN_OF_ENTRY.search(text)) and all((work.sure(TITLE) or 0.0) >= _READABLE for work in works)
    article = all(work.of(VOLUME) and _is_sure(work, TITLE) and _is_sure(work, CONTAINER) for work in works)
    legible = all((work.sure(label) or 1.0) >= _READABLE for work in works for label in (CONTAINER, PUBLISHER))
    legible = legible or (entry and all(_is_sure(work, TITLE) for work in works))
    return len(works) == len(ruled) and legible and (printed or entry or article)


def _is_sure(work: LabelledWork, label: str) -> bool:
    return (work.sure(label) or 0.0) >= _SURE_TITLE


def _is_guess(text: str, work: LabelledWork) -> bool:
    """Whether title or author are so unsure, or so unlikely, that rules which see as many works know better."""
    title, author = work.sure(TITLE), work.of(AUTHOR)
    if title is not None and title < _READABLE:
        return True
    # "Jane Roe, Dark Shores: A History": the first words of the title went to the author.
    return bool(author) and author[0].weakest < _SURE_AUTHOR and author[0].span.of(text).endswith(":")


def _is_headless(work: LabelledWork) -> bool:
    """Whether nobody and nothing is named but where it appeared: its head was taken for a comment."""
    return not any(work.of(label) for label in (AUTHOR, EDITOR, TITLE, BACK))


def _is_work(text: str, work: LabelledWork) -> bool:
    labels = {one.label for one in work.fields}
    if BACK in labels:
        return True
    if len(labels) < _LEAST_FIELDS and not (work.of(TITLE) and work.signal):
        return False
    if any(_states(one.span.of(text)) for one in work.of(AUTHOR)):
        return False
    average = sum(one.weakest for one in work.fields) / len(work.fields)
    return average >= _UNSURE or (work.sure(TITLE) or 0.0) >= _SURE_TITLE or not is_sentence(work.span.of(text))


def _states(name: str) -> bool:
    """Whether what was taken for a name says something: "Jane Roe is a lawyer", "In 2016"."""
    return opens_statement(name) or any(word in VERBS for word in re.findall(r"[^\W_]+", name))


def _as_one(works: Sequence[LabelledWork]) -> LabelledWork:
    """An entry of a list cites one work, whatever the labels made of it."""
    fields: list[Field] = [one for work in works for one in work.fields]
    return LabelledWork(tuple(fields), works[0].signal)


def _ends(note: Note, works: Sequence[LabelledWork]) -> list[int]:
    """Where the part of each work ends, before the next: behind its access date, a page and the marks that close it."""
    starts = [work.span.start for work in works[1:]] + [len(note.text)]
    ends = []
    for work, limit in zip(works, starts, strict=True):
        end = work.span.end
        looked = accessed_date(note.text[end : min(limit, end + _FARTHEST_ACCESS)])
        if looked and not re.search(r"\w", note.text[end : end + looked.span.start]):
            end += looked.span.end
        place = _PLACE_IN_WORK.match(note.text, end, limit)
        end = place.end() if place else end
        closing = _CLOSING.match(note.text, end, limit)
        ends.append(closing.end() if closing else end)
    return ends


def _routed(note: Note, labelled: LabelledWork, end: int) -> RoutedPart:
    span = Span(labelled.span.start, end)
    links = tuple(link for link in note.links if span.start <= link.span.start < span.end)
    own = trim(note.text, span)
    reference = _back_reference(note.text, own.of(note.text), labelled) if not links else None
    kind = PartKind.BACK if reference else PartKind.WORK
    return RoutedPart(Part(kind, span, links), _work(note.text, own, labelled, links), reference)


def _work(text: str, own: Span, labelled: LabelledWork, links: Sequence[Link]) -> Work:
    words = own.of(text)
    accessed = accessed_date(words)
    looked = Span(own.start + accessed.span.start, own.start + accessed.span.end) if accessed else None
    title, authors = title_of(text, labelled), people_of(text, labelled)
    # A case has a reporter, which nobody calls its publisher.
    publisher = None if title and is_case_name(title) else outlet_of(text, labelled, [link.span for link in links])
    date = date_of(text, labelled, looked)
    return Work(
        authors=authors,
        title=title,
        publisher=publisher,
        date=date,
        accessed=accessed.iso if accessed else accessed_of(text, labelled),
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
