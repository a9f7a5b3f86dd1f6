"""Ibid., supra and op. cit.: the one earlier citation that each means, or a sentence that says why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from footnotes.model import Citation
from footnotes.prose.back_words import SAME_AUTHOR
from footnotes.prose.words import fold
from footnotes.works.backrefs import BackReference
from footnotes.works.shortforms import is_by, is_titled, short_form_of

FAR = 60
"""Notes; a bare "8 above" that would have to reach further back counts in another numbering than ours."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as it was parsed, and the reference back that it is, if it is one."""

    citation: Citation
    reference: BackReference | None = None


@dataclass(frozen=True, slots=True)
class NoteCitations:
    """What one note cites, in order; empty for a comment."""

    label: str
    cited: tuple[Cited, ...]


def resolve_references(notes: Sequence[NoteCitations]) -> tuple[Citation, ...]:
    """All citations in order, references back pointing at their target.

    A reference is resolved only when exactly one candidate is left (as eyecite does, and as the Chicago Manual
    demands of ibid.); a resolved one repeats the fields of its target, any other says why in ``unresolved``.
    """
    everywhere = [cited.citation for note in notes for cited in note.cited if cited.reference is None]
    settled: list[list[Citation]] = []
    before: list[Citation] = []
    for number, note in enumerate(notes):
        settled.append([])
        for cited in note.cited:
            if cited.reference is not None:
                citation = _settle(cited.citation, _candidates(cited.reference, notes, settled, number))
            else:
                citation = _by_same_author(cited.citation, before)
                meant = short_form_of(citation, before, everywhere)
                citation = _settle(citation, [meant]) if meant else citation
            settled[-1].append(citation)
            before.append(citation)
    return tuple(before)


def _by_same_author(citation: Citation, before: Sequence[Citation]) -> Citation:
    """The citation with the author of the one before it, where its own is a word such as "ders."."""
    if not citation.authors or not SAME_AUTHOR.fullmatch(citation.authors[0]):
        return citation
    return replace(citation, authors=before[-1].authors if before else ())


def _settle(citation: Citation, found: Sequence[Citation] | str) -> Citation:
    if isinstance(found, str):
        return replace(citation, unresolved=found)
    target = max(enumerate(found), key=lambda one: (bool(one[1].url), bool(one[1].date), one[0]))[1]
    return replace(
        citation,
        authors=target.authors,
        title=target.title,
        publisher=target.publisher,
        date=target.date,
        accessed=target.accessed,
        url=target.url,
        alternatives=target.alternatives,
        same_as=target.same_as or target.id,
        decided_by=target.decided_by,
        confidence=target.confidence,
    )


def _candidates(
    reference: BackReference, notes: Sequence[NoteCitations], settled: Sequence[Sequence[Citation]], number: int
) -> Sequence[Citation] | str:
    """The citations of the one work that is meant, or why there is not exactly one."""
    if reference.note is not None:
        return _numbered(reference, notes, settled, number)
    if reference.previous:
        return _previous(reference, settled, number)
    if not reference.who and not reference.title:
        return "It names no author, so the earlier work that it means cannot be told."
    return _named(reference, settled)


def _previous(reference: BackReference, settled: Sequence[Sequence[Citation]], number: int) -> Sequence[Citation] | str:
    if settled[number]:
        # Within a note the work just before it is meant.
        before: Sequence[Citation] = settled[number][-1:]
    elif number == 0:
        return "No note stands before it."
    else:
        before = settled[number - 1]
    if not before and reference.who:
        return _named(reference, settled)
    if not before:
        return "The note before it cites no work."
    if before[-1].unresolved and len(before) == 1:
        return "The reference just before it could not be resolved either."
    works = _works(_matching(reference, before) if reference.who else before)
    if not works and reference.who:
        return _named(reference, settled)
    if len(works) != 1:
        return f"The note before it cites {len(works)} works, and nothing tells which of them is meant."
    return works[0]


def _numbered(
    reference: BackReference, notes: Sequence[NoteCitations], settled: Sequence[Sequence[Citation]], number: int
) -> Sequence[Citation] | str:
    label = reference.note
    index = next((at for at in range(number - 1, -1, -1) if notes[at].label == label), None)
    if index is None:
        return f"No note {label} stands before it."
    if not reference.says_note and number - index > FAR:
        return f"Note {label} stands {number - index} notes earlier; the number may count in another way."
    fitting = _matching(reference, settled[index]) if reference.who else ()
    # A short title ("Harbour Study, supra note 8") names no author; the number says which note, and may be enough.
    works = _works(fitting or (settled[index] if _is_plainly_one(reference, settled[index]) else ()))
    if len(works) != 1:
        said = f"{len(works)} works" if works else "no work"
        return f"Note {label} cites {said}{' that fit' if reference.who and settled[index] else ''}."
    return works[0]


def _is_plainly_one(reference: BackReference, citations: Sequence[Citation]) -> bool:
    return not reference.who or (reference.says_note and len(_works(citations)) == 1 and len(reference.who.split()) > 1)


def _named(reference: BackReference, settled: Sequence[Sequence[Citation]]) -> Sequence[Citation] | str:
    works = _works(_matching(reference, [citation for citations in settled for citation in citations]))
    if len(works) == 1:
        return works[0]
    name = reference.who or reference.title
    if not works:
        return f"No earlier note cites a work of {name}."
    return f"Earlier notes cite {len(works)} works of {name}, and nothing tells which of them is meant."


def _matching(reference: BackReference, citations: Sequence[Citation]) -> list[Citation]:
    return [
        one
        for one in citations
        if (not reference.who or is_by(reference.who, (*one.authors, one.publisher or "")))
        and (not reference.title or is_titled(reference.title, one.title))
    ]


def _works(citations: Sequence[Citation]) -> list[list[Citation]]:
    """Citations grouped by the work that they mean; a work with two URLs, or cited again, counts once."""
    works: list[list[Citation]] = []
    for citation in citations:
        if citation.unresolved:
            continue
        same = next((work for work in works if _is_same(work[0], citation)), None)
        if same is None:
            works.append([citation])
        else:
            same.append(citation)
    return works


def _is_same(first: Citation, second: Citation) -> bool:
    """Whether two citations mean one work: one URL, or one title (perhaps shortened) by one author."""
    if second.same_as in (first.id, first.same_as) and second.same_as:
        return True
    if not first.title or not second.title:
        return first.title == second.title and bool(first.url) and first.url == second.url
    short, long = sorted((fold(first.title), fold(second.title)), key=len)
    by_one = set(fold(" ".join(first.authors)).split()) & set(fold(" ".join(second.authors)).split())
    return (long == short and (bool(by_one) or first.authors == second.authors)) or (
        bool(by_one) and long.startswith(short)
    )
