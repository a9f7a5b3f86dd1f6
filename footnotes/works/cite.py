"""The citations of one note: its parts, parsed, with ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from footnotes.model import Citation, Decider, Footnote, Link, Note, NoteKind, Span, Work
from footnotes.prose.words import fold
from footnotes.works.asides import Aside, Restoration, set_aside
from footnotes.works.backrefs import BackReference, read_back_reference
from footnotes.works.clauses import trim
from footnotes.works.copies import PlacedCitation, with_copies, without_copy
from footnotes.works.labelled.works import LONGEST
from footnotes.works.outlets import NOTHING_SEEN, Seen
from footnotes.works.parse import parse_work
from footnotes.works.resolve import Cited, NoteCitations
from footnotes.works.route import RoutedPart, route
from footnotes.works.split import Part, PartKind, split_note

_LABELLED = 400_000
"""Characters of notes that trained labels may read, 3,000 notes or so; longer documents go on by rules alone."""
_MANY = 2_000
"""Notes; in a longer document trained labels are kept for notes without addresses."""
_CITING = (PartKind.WORK, PartKind.CONTINUED, PartKind.BACK)


class _Unseen(frozenset[str]):
    """No names, and a record of those that were looked for: only they could make a second reading differ."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __contains__(self, name: object) -> bool:
        self.asked.add(str(name))
        return False


@dataclass(frozen=True, slots=True)
class _Draft:
    """A work as it reads without knowing the rest of the document."""

    work: Work
    asked: Seen
    """Names that it would have helped to know as outlets or leads."""


@dataclass(frozen=True, slots=True)
class SplitNote:
    """A note with those of its parts that cite something."""

    note: Note
    parts: tuple[RoutedPart, ...]
    drafts: tuple[_Draft | None, ...]
    """What each part reads by itself; None for a reference back."""
    asides: tuple[Aside, ...] = ()
    """Words that only tell of copies, which ``note`` goes without."""
    is_beyond_labels: bool = False
    """Whether the trained labels read nothing of it, or not all, because it or the document is too long for them."""


def split_notes(notes: Iterable[Note]) -> tuple[SplitNote, ...]:
    """Notes with their citing parts; an entry of a bibliography always cites one work at least."""
    notes = tuple(notes)
    split: list[SplitNote] = []
    length = 0
    for note in notes:
        # Where there is an address, the rules are seldom wrong.
        is_sure = note.work is not None or bool(note.links and len(notes) > _MANY)
        by_rules = length > _LABELLED or is_sure
        length += 0 if by_rules else len(note.text)
        left, asides = (note, ()) if note.work is not None else set_aside(note)
        drafted = _drafted(left, _citing(left, label=_by_rules if by_rules else route), asides)
        is_beyond = not is_sure and (length > _LABELLED or len(left.text) > LONGEST)
        split.append(replace(drafted, is_beyond_labels=is_beyond))
    return tuple(split)


def _by_rules(_: Note, ruled: Sequence[Part]) -> tuple[RoutedPart, ...]:
    return tuple(RoutedPart(part) for part in ruled)


def _drafted(note: Note, parts: tuple[RoutedPart, ...], asides: tuple[Aside, ...]) -> SplitNote:
    return SplitNote(note, parts, tuple(_draft(note, routed) for routed in parts), asides)


def _draft(note: Note, routed: RoutedPart) -> _Draft | None:
    part = routed.part
    if part.kind is PartKind.BACK:
        return None
    if routed.work is not None:
        return _Draft(routed.work, NOTHING_SEEN)
    outlets, leads = _Unseen(), _Unseen()
    work = _work(note, part, Seen(outlets, leads))
    return _Draft(work, Seen(frozenset(outlets.asked), frozenset(leads.asked)))


def names_seen(notes: Iterable[SplitNote]) -> Seen:
    """What a document tells about names: which stand where outlets stand, which stand first."""
    works = [
        draft.work
        for note in notes
        for routed, draft in zip(note.parts, note.drafts, strict=True)
        if draft and routed.part.kind is PartKind.WORK
    ]
    return Seen(
        outlets=frozenset(
            fold(one.publisher) for one in works if one.title and one.publisher and one.publisher != one.lead
        ),
        leads=frozenset(fold(one.lead) for one in works if one.lead),
    )


def cite(note: SplitNote, footnote: Footnote, seen: Seen) -> NoteCitations:
    """The citations of a note, references back not yet resolved."""
    placed: list[PlacedCitation] = []
    work = Work()
    for routed, draft in zip(note.parts, note.drafts, strict=True):
        part = routed.part
        span = trim(note.note.text, part.span)
        words = span.of(note.note.text)
        reference = _reference(routed, words)
        own = routed.work or Work() if reference else _known(note.note, part, draft, seen)
        work = replace(work, date=own.date or work.date) if part.kind is PartKind.CONTINUED else own
        for link in part.links or (None,):
            citation = _citation("", footnote, words, work, link, reference)
            placed.append(PlacedCitation(citation, span, link.span if link else None, reference))
    whole = Restoration(footnote.text, note.asides)
    return NoteCitations(
        footnote.label,
        tuple(
            Cited(replace(whole.of(one), id=f"{footnote.id}.{number}"), one.reference)
            for number, one in enumerate(with_copies(note.note.text, placed), 1)
        ),
    )


def _reference(routed: RoutedPart, words: str) -> BackReference | None:
    if routed.part.kind is not PartKind.BACK:
        return None
    return routed.reference or read_back_reference(words)


def _citing(note: Note, label: Callable[[Note, Sequence[Part]], tuple[RoutedPart, ...]]) -> tuple[RoutedPart, ...]:
    if note.work is not None:
        return (
            RoutedPart(
                Part(PartKind.WORK, Span(0, len(note.text)), note.links), replace(note.work, decided_by=Decider.FILE)
            ),
        )
    ruled = tuple(part for part in split_note(note) if part.kind in _CITING)
    parts = _with_addresses(label(note, ruled), ruled)
    if not parts and note.kind is NoteKind.REFERENCE and note.text.strip():
        return (RoutedPart(Part(PartKind.WORK, Span(0, len(note.text)))),)
    return parts


def _with_addresses(parts: tuple[RoutedPart, ...], ruled: Sequence[Part]) -> tuple[RoutedPart, ...]:
    """The parts that were chosen, and those of the rules whose addresses would be lost among them."""
    kept = {link.span for routed in parts for link in routed.part.links}
    lost = [part for part in ruled if part.links and kept.isdisjoint(link.span for link in part.links)]
    if not lost:
        return parts
    return tuple(sorted((*parts, *map(RoutedPart, lost)), key=lambda routed: routed.part.span.start))


def _known(note: Note, part: Part, draft: _Draft | None, seen: Seen) -> Work:
    """The work of a part; it is read once more only where the document knows a name that its draft asked for."""
    if draft and not draft.asked.outlets & seen.outlets and not draft.asked.leads & seen.leads:
        return draft.work
    return _work(note, part, seen)


def _work(note: Note, part: Part, seen: Seen) -> Work:
    links, copy = without_copy(note.text, part)
    start, passed_over = part.span.start, copy or Span(part.span.end, part.span.end)
    text = note.text[start : passed_over.start] + note.text[passed_over.end : part.span.end]
    width = passed_over.end - passed_over.start

    def placed(span: Span) -> Span:
        back = start if span.start < passed_over.end else start + width
        return Span(span.start - back, span.end - back)

    own = [replace(link, span=placed(link.span)) for link in links]
    emphasis = [
        placed(one)
        for one in note.emphasis
        if start <= one.start < one.end <= part.span.end
        and (one.end <= passed_over.start or one.start >= passed_over.end)
    ]
    return parse_work(text, own, emphasis, seen)


def _citation(
    identity: str, footnote: Footnote, words: str, work: Work, link: Link | None, reference: BackReference | None
) -> Citation:
    doi = f"https://doi.org/{work.doi}" if work.doi and link is None else None
    return Citation(
        id=identity,
        footnote=footnote.id,
        document=footnote.document,
        text=words,
        authors=(reference.who,) if reference and reference.who else work.authors,
        title=work.title,
        publisher=work.publisher,
        date=work.date,
        accessed=work.accessed,
        url=link.url if link else doi,
        url_printed=link.printed if link else f"doi:{work.doi}" if doi else None,
        repairs=link.repairs if link else ("doi-address",) if doi else (),
        alternatives=link.alternatives if link else (),
        url_shown=link.shown if link else None,
        decided_by=work.decided_by,
        confidence=work.confidence,
    )
