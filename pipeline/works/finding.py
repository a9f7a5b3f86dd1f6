"""What the records of a work say of a note: found, found with differences, not found, unclear."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.checks.titles.likeness import Likeness, Title, compare
from pipeline.language.fold import words
from pipeline.registries.all import REGISTRIES
from pipeline.registries.cited import CitedWork, words_of
from pipeline.works.matching import ALIKE_TITLE, Agreement, Match, are_abbreviations, match, strangers_of, telling_words
from reports.model import WorkDifference, WorkField, WorkFinding, WorkKind, WorkRecord, WorkStatus

_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]{1,6}")
_PREPRINTS = re.compile(r"arxiv|preprint|working paper|(?:bio|med|soc|psy)[a-z]{0,3}xiv|ssrn|repec|zenodo|osf", re.I)
_VOLUME_SINCE = 1990
_TELLING_LETTERS = 4
_ALIKE_WORDS = 60
"""Percent; an ending, a hyphen or a letter too many leaves two words more alike."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was learnt about one work."""

    records: tuple[WorkRecord, ...]
    """Everything that registries offered."""
    asked: tuple[str, ...]
    """Titles of the registries that answered."""
    silent: tuple[str, ...]
    """Titles of those that did not."""
    of_doi: WorkRecord | None = None
    """The record of the DOI that the note gives."""
    doi_registered: bool | None = None
    """Whether any agency knows that DOI; None where nobody could say."""
    holds_container: bool = False
    """Whether a registry holds other works of the journal that the note names."""


def conclude_work(work: CitedWork, answers: Answers) -> WorkFinding:
    """What to say of a work."""
    matches = sorted(
        (found for record in answers.records if (found := match(work, record)).is_the_work),
        key=lambda found: found.weight,
        reverse=True,
    )
    led_astray = answers.of_doi if answers.of_doi and not match(work, answers.of_doi).is_the_work else None
    unknown = answers.doi_registered is False
    if matches:
        return _found(work, matches, answers, led_astray, unknown)
    return _missing(work, answers, led_astray, unknown)


def _found(
    work: CitedWork, matches: Sequence[Match], answers: Answers, led_astray: WorkRecord | None, unknown: bool
) -> WorkFinding:
    best = matches[0].record
    differences = tuple(_differences(work, matches))
    told = f"{REGISTRIES[best.registry].title} holds this work."
    if differences:
        told = f"{REGISTRIES[best.registry].title} holds this work with other details."
    wrong = differences or led_astray or unknown
    return WorkFinding(
        status=WorkStatus.DIFFERS if wrong else WorkStatus.FOUND,
        detail=told,
        record=best,
        differences=differences,
        asked=answers.asked,
        doi_leads_to=led_astray,
        doi_unknown=unknown,
    )


def _missing(work: CitedWork, answers: Answers, led_astray: WorkRecord | None, unknown: bool) -> WorkFinding:
    if work.is_case and not answers.asked and not answers.silent:
        status, told = WorkStatus.UNCLEAR, "No registry of judgments was asked that could hold this one."
    elif not answers.asked or answers.silent:
        silent = f": {_listed(answers.silent)} gave no answer" if answers.silent else ""
        status, told = WorkStatus.UNCLEAR, f"Whether this work is registered could not be found out{silent}."
    elif work.is_askable and not work.is_describable:
        told = f"Not found in {_listed(answers.asked)}, where it was looked for by a title that is not certain."
        status = WorkStatus.UNCLEAR
    elif not work.is_describable:
        status, told = WorkStatus.UNCLEAR, "The note gives too little to look this work up."
    else:
        status, told = WorkStatus.NOT_FOUND, f"Not found in {_listed(answers.asked)}."
    return WorkFinding(
        status=status,
        detail=told,
        asked=answers.asked,
        doi_leads_to=led_astray,
        doi_unknown=unknown,
        expected=status is WorkStatus.NOT_FOUND and _is_expected(work, answers),
    )


def _is_expected(work: CitedWork, answers: Answers) -> bool:
    """Whether a work should be in the registries that were asked: two of them, and a journal that they hold."""
    recent = any(year >= _VOLUME_SINCE for year in work.years)
    return len(answers.asked) > 1 and answers.holds_container and recent and not work.may_be_book


def _differences(work: CitedWork, matches: Sequence[Match]) -> Iterator[WorkDifference]:
    """The fields in which every record of the work differs from the note: versions of one work may each be cited."""
    best = matches[0].record
    if not any(_same_title(work, one) for one in matches):
        yield WorkDifference(WorkField.TITLE, work.asked_title or "", best.titles[0])
    if _all_other(matches, lambda one: one.authors):
        held = ", ".join(str(person) for person in best.authors)
        yield WorkDifference(WorkField.AUTHORS, ", ".join(strangers_of(work, best) or work.likely_authors), held)
    if _all_other(matches, lambda one: one.year):
        yield WorkDifference(WorkField.YEAR, _years(work.years), _years(best.years))
    if work.place:
        if best.volume and _all_other(matches, lambda one: one.volume):
            yield WorkDifference(WorkField.VOLUME, work.place[0], best.volume)
        if best.pages and work.place[1] and _all_other(matches, lambda one: one.page):
            yield WorkDifference(WorkField.PAGES, work.place[1], best.pages)
    container = work.container or work.likely_container
    if container and not any(_same_container(work, container, one) for one in matches):
        yield WorkDifference(WorkField.CONTAINER, container, next(iter(best.containers), "a preprint"))


def _all_other(matches: Sequence[Match], field: Callable[[Match], Agreement]) -> bool:
    """Whether the best record differs, and no version of the work has the field as the note has it."""
    return field(matches[0]) is Agreement.OTHER and all(field(one) is not Agreement.SAME for one in matches)


def _same_title(work: CitedWork, one: Match) -> bool:
    """Whether the note's own title is one of the record's, spelling and subtitles aside; true where it has none.

    A doubtful title counts where nothing like the record's stands anywhere in the note.
    """
    cited = work.title or (work.likely_title if one.title < ALIKE_TITLE else None)
    if (
        not cited
        or not one.record.titles
        or one.title == 1.0
        or are_abbreviations(words_of(" ".join(one.record.containers)), telling_words(cited))
    ):
        return True
    own = Title.of(cited)
    return any(
        compare(own, Title.of(title)).likeness >= Likeness.NEAR and not _is_worded_otherwise(cited, title)
        for title in one.record.titles
    )


def _is_worded_otherwise(cited: str, held: str) -> bool:
    """Whether a word of a title stands in the place of a quite other one: ``hidden`` where it is ``latent``."""
    from rapidfuzz import fuzz

    own, other = words_of(cited), words_of(held)
    for kind, start, stop, first, last in SequenceMatcher(None, own, other, autojunk=False).get_opcodes():
        here, there = "".join(own[start:stop]), "".join(other[first:last])
        if kind == "replace" and len(here) >= _TELLING_LETTERS and fuzz.ratio(here, there) < _ALIKE_WORDS:
            return True
    return False


def _same_container(work: CitedWork, cited: str, one: Match) -> bool:
    """Whether both stand in the same place, as far as short and long names can be compared.

    Of a doubtful place it is other only if not a word of the record's stands in the note.
    """
    if work.container is None and any(set(telling_words(held)) & set(work.words) for held in one.record.containers):
        return True
    if one.record.kind is WorkKind.PREPRINT and not one.record.containers:
        return _PREPRINTS.search(cited) is not None
    if one.container is Agreement.SAME or not one.record.containers:
        return True
    return not all(_are_other_places(cited, held) for held in one.record.containers)


def _are_other_places(cited: str, held: str) -> bool:
    """Whether two names surely mean two places: two acronyms, or names without a word in common."""
    if _ACRONYM.fullmatch(cited) and _ACRONYM.fullmatch(held):
        return words(cited) != words(held)
    one, other = telling_words(cited), telling_words(held)
    if are_abbreviations(one, other) or are_abbreviations(other, one):
        return False
    initials = {"".join(word[0] for word in name) for name in (one, other) if name}
    return not any(name in initials for name in ("".join(one), "".join(other))) and not set(one) & set(other)


def _years(years: Sequence[int] | frozenset[int]) -> str:
    return ", ".join(str(year) for year in sorted(set(years)))


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
