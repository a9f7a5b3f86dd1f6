"""Which source each quotation is said to come from: the words of sentences and notes, tied to citations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from footnotes.model import Anchor, Citation, Excerpt, Footnote, NoteKind, Span
from footnotes.prose.words import fold
from footnotes.quotations import Quotation, quotations_in

_AFTER_MARK = 4
"""Characters by which a marker may stand before the end of what it vouches for: closing mark and punctuation."""
_WORDS_IN_NOTE = 6
"""Words from which a quotation inside a citation is one, and not a second title."""
_MARKS = " “”„«»‘’\"'"
_SENTENCE = re.compile(r"[.!?…]\W*$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation and the citations that it may come from."""

    text: str
    """The words between the marks, or those that the mark-up says are quoted."""
    complete: bool
    """False where one of the marks is missing."""
    citations: tuple[str, ...]
    """Ids, the likeliest first; more than one where a note cites several works. Never empty."""


def assign_quotations(footnotes: Sequence[Footnote], citations: Sequence[Citation]) -> tuple[Quoted, ...]:
    """The quotations of all anchor sentences, block quotations and notes with the citations that vouch for them.

    A quotation belongs to the nearest marker after it, and to the last one where none follows; it may come
    from any work of that note. A block quotation is one quotation, whatever marks stand in it. A quotation in a
    note belongs to the citation that holds or precedes it. Titles of cited works are no quotations, nor are those
    of a note that cites nothing anybody's words.
    """
    of_note: defaultdict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        of_note[citation.footnote].append(citation)
    found: list[Quoted] = []
    for anchor, group in _by_sentence(footnotes).items():
        found += _of_sentence(anchor, group, of_note)
    found += _of_excerpts(footnotes, of_note)
    for footnote in footnotes:
        if footnote.kind in (NoteKind.FOOTNOTE, NoteKind.ENDNOTE) and of_note[footnote.id]:
            found += _of_note(footnote, of_note[footnote.id])
    return tuple(found)


def own_words(anchor: Anchor) -> str:
    """What of a sentence is its author's own: without quotations, empty where it is part of a block quotation."""
    if _is_in_excerpt(anchor.sentence.strip(_MARKS), anchor):
        return ""
    text = anchor.opened + anchor.sentence
    own, at = [], 0
    for quotation in quotations_in(text, anchor.quotations):
        own.append(text[at : quotation.span.start])
        at = quotation.span.end
    return " ".join([*own, text[at:]])


def _by_sentence(footnotes: Sequence[Footnote]) -> dict[tuple[str, Anchor], list[Footnote]]:
    """The notes of each sentence, in the order of their markers."""
    groups: defaultdict[tuple[str, str, int | None, int | None], list[tuple[Anchor, Footnote]]] = defaultdict(list)
    for note in footnotes:
        anchor = note.anchor
        if anchor:
            groups[note.document, anchor.opened + anchor.sentence, anchor.line, anchor.page].append((anchor, note))
    sentences = {}
    for (document, *_), group in groups.items():
        group.sort(key=lambda pair: pair[0].offset if pair[0].offset is not None else len(pair[0].sentence))
        sentences[document, group[0][0]] = [note for _, note in group]
    return sentences


def _of_sentence(
    sentence: tuple[str, Anchor], notes: Sequence[Footnote], of_note: Mapping[str, Sequence[Citation]]
) -> Iterator[Quoted]:
    anchor = sentence[1]
    text = anchor.opened + anchor.sentence
    cited = [citation for note in notes for citation in of_note.get(note.id, ())]
    titles = [fold(citation.title) for citation in cited if citation.title]
    for quotation in quotations_in(text, anchor.quotations):
        words = quotation.span.of(text)
        if fold(words) in titles or any(_is_in_excerpt(words, note.anchor) for note in notes):
            continue
        owners = _owners(quotation.span.end - len(anchor.opened), notes)
        ids = tuple(citation.id for note in owners for citation in of_note.get(note.id, ()))
        if ids:
            yield Quoted(words, quotation.complete, ids)


def _is_in_excerpt(words: str, anchor: Anchor | None) -> bool:
    """Whether words are part of a block quotation that is looked for as a whole, or stand at the name below it."""
    return anchor is not None and (anchor.names_quoted or any(words in one.text for one in anchor.excerpts))


def _of_excerpts(footnotes: Sequence[Footnote], of_note: Mapping[str, Sequence[Citation]]) -> Iterator[Quoted]:
    """Block quotations, each with the works of the note that is nearest after it before those of others."""
    owners: dict[tuple[str, Excerpt], list[str]] = {}
    for note in footnotes:
        for excerpt in note.anchor.excerpts if note.anchor else ():
            owners.setdefault((note.document, excerpt), []).extend(one.id for one in of_note.get(note.id, ()))
    for (_, excerpt), ids in owners.items():
        if ids:
            yield Quoted(excerpt.text, True, tuple(ids))


def _owners(end: int, notes: Sequence[Footnote]) -> Sequence[Footnote]:
    """The note whose marker follows a quotation; several where the place of the markers does not decide."""
    places = [note.anchor.offset if note.anchor else None for note in notes]
    if None in places:
        return notes
    following = [at for at, place in enumerate(places) if place is not None and place + _AFTER_MARK >= end]
    nearest = notes[following[0]] if following else notes[-1]
    if nearest.kind is NoteKind.INLINE_LINK:  # a link may stand on any word of the sentence
        return [nearest, *(note for note in notes if note is not nearest)]
    place = nearest.anchor.offset if nearest.anchor else None
    return [note for note in notes if note.anchor and note.anchor.offset == place]


def _of_note(footnote: Footnote, citations: Sequence[Citation]) -> Iterator[Quoted]:
    spans = list(_placed(footnote.text, citations))
    titles = [fold(citation.title) for citation in citations if citation.title]
    for quotation in quotations_in(footnote.text, footnote.quotation):
        words = quotation.span.of(footnote.text)
        holder = next((one for one, span in spans if span.start <= quotation.span.start < span.end), None)
        if not quotation.complete or _is_title(words, titles):
            continue
        if holder is None:
            before = [one for one, span in spans if span.end <= quotation.span.start]
            yield Quoted(words, quotation.complete, ((before[-1] if before else citations[0]).id,))
        elif holder.title and _is_sentence(words, quotation, footnote.text):
            yield Quoted(words, quotation.complete, (holder.id,))


def _placed(text: str, citations: Sequence[Citation]) -> Iterator[tuple[Citation, Span]]:
    at = 0
    for citation in citations:
        start = text.find(citation.text, at)
        if start >= 0:
            at = start + len(citation.text)
            yield citation, Span(start, at)


def _is_title(words: str, titles: Sequence[str]) -> bool:
    folded = fold(words)
    return any(folded in title or (title in folded and 2 * len(title) > len(folded)) for title in titles)


def _is_sentence(words: str, quotation: Quotation, text: str) -> bool:
    """Whether quoted words inside a citation are somebody's sentence rather than another title."""
    if len(words.split()) < _WORDS_IN_NOTE or words.rstrip().endswith(","):
        return False
    introduced = text[: quotation.span.start - 1].rstrip().endswith(":")
    return words[0].islower() or introduced or bool(_SENTENCE.search(words))
