"""Which corrections a note gets, which of them are safe, and how they read in the note's language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.answers import NOW, URL, result

from footnotes.model import CitedCopy
from pipeline.checks.corrected import corrections_of
from pipeline.settings import CiteSettings
from reports.corrections import corrected_note, with_corrections
from reports.model import (
    ArchiveFinding,
    ArchiveStatus,
    CitationResult,
    Decision,
    DecisionOutcome,
    DecisionState,
    LinkFinding,
    LinkStatus,
    NewAddress,
    TitleCheck,
    TitleStatus,
)

COPY = f"https://web.archive.org/web/20190503101500/{URL}"
MATCH = TitleCheck(TitleStatus.MATCH, 1.0)
FOUND = ArchiveFinding(ArchiveStatus.FOUND, COPY, "20190503101500", MATCH)
NEW = "https://e.org/new-place"
DEAD = LinkFinding(LinkStatus.DEAD, "http-404", "No such page.", checked_at=NOW)
MOVED = replace(DEAD, status=LinkStatus.MOVED, final_url=NEW)
ALIVE = replace(DEAD, status=LinkStatus.ALIVE)


def known(text: str, link: LinkFinding = DEAD, *, note: str | None = None, **more: object) -> CitationResult:
    """A citation of these words, with a copy at hand; its note holds nothing else unless ``note`` says so."""
    found = result(link=link, archive=FOUND)
    citation = replace(found.citation, text=text, **more)  # type: ignore[arg-type]
    return replace(found, citation=citation, footnote=replace(found.footnote, text=note or text, anchor=None))


def read(found: CitationResult) -> str:
    return with_corrections(found.citation.text, corrections_of(found))


@pytest.mark.parametrize(
    ("text", "note", "expected"),
    [
        (f"Weir, Report, {URL}.", None, f"Weir, Report, {URL} (archived at {COPY})."),
        (f"Weir, Report <{URL}>.", None, f"Weir, Report <{URL}> (archived at {COPY})."),
        (f"Weir, Report ({URL}).", None, f"Weir, Report ({URL}, archived at {COPY})."),
        (f"Weir, Report, {URL}", f"He was late (see Weir, Report, {URL}).", f"Weir, Report, {URL}, archived at {COPY}"),
        (
            f"Weir, Der Bericht über die Flut und was die Stadt nicht getan hat, {URL}.",
            None,
            f"Weir, Der Bericht über die Flut und was die Stadt nicht getan hat, {URL} (archiviert unter {COPY}).",
        ),
        (
            f"Weir, Le rapport sur la crue et ce que la ville n'a pas fait dans les années qui ont suivi, {URL}.",
            None,
            "Weir, Le rapport sur la crue et ce que la ville n'a pas fait dans les années qui ont suivi, "
            f"{URL} (archivé: {COPY}).",
        ),
    ],
)
def test_a_copy_reads_as_its_note_does(text: str, note: str | None, expected: str) -> None:
    assert read(known(text, note=note)) == expected


@pytest.mark.parametrize(
    ("found", "safe"),
    [
        (known(f"Weir, {URL}."), [True]),
        (known(f"Weir, {URL}.", MOVED), [True]),
        (replace(known(f"Weir, {URL}.", MOVED), title_check=replace(MATCH, status=TitleStatus.MISMATCH)), [False]),
        (known(f"Weir, {URL[:9]} {URL[9:]}.", ALIVE, url_printed=f"{URL[:9]} {URL[9:]}"), [True]),
        (known(f"Weir, {URL[:9]} {URL[9:]}.", url_printed=f"{URL[:9]} {URL[9:]}"), [True, True]),
        (
            replace(known(f"Weir, {URL[:9]} {URL[9:]}.", url_printed=f"{URL[:9]} {URL[9:]}"), archive=None),
            [False],
        ),
        (known(f"Weir, {URL}.", replace(DEAD, new_address=NewAddress(NEW, MATCH))), [False]),
        (replace(known(f"Weir, {URL}.", ALIVE), title_check=replace(MATCH, status=TitleStatus.CHANGED)), [False]),
        (
            replace(
                known(f"Weir, {URL} (archived at {COPY[:-3]}).", cited_copy=CitedCopy(COPY[:-3])), given_copy_good=False
            ),
            [False],
        ),
        (known(f"Weir, {URL}.", ALIVE), []),
        (known("Ibid.", same_as="draft.txt#1.1"), []),
        (known("Ibid.", MOVED, same_as="draft.txt#1.1"), []),
    ],
)  # fmt: skip
def test_what_goes_in_unseen(found: CitationResult, safe: list[bool]) -> None:
    """Moved addresses, repaired URLs and copies beside dead links; of anything else a person judges."""
    assert [one.safe for one in corrections_of(found)] == safe


def _note_of_two() -> list[CitationResult]:
    note = f"Weir, {URL}; see also Holm, {URL}/2."
    first = known(f"Weir, {URL}", MOVED, note=note)
    second = known(f"see also Holm, {URL}/2.", note=note, url=f"{URL}/2", id="draft.txt#1.2")
    return [replace(one, corrections=corrections_of(one)) for one in (first, second)]


def test_a_whole_note_has_all_its_works() -> None:
    note = corrected_note(_note_of_two())
    assert note.text == f"Weir, {NEW}; see also Holm, {URL}/2 (archived at {COPY})."
    assert note.safely == note


@pytest.mark.parametrize(
    ("state", "stays"), [(DecisionState.WRONG, True), (DecisionState.ACCEPTED, True), (DecisionState.LATER, False)]
)
def test_what_a_person_left_is_left(state: DecisionState, *, stays: bool) -> None:
    first, second = _note_of_two()
    decided = replace(first, decisions=(Decision("moved", state, "Anna", NOW, "", DecisionOutcome.KEPT),))
    note = corrected_note([decided, second])
    assert (NEW not in note.text) is stays


@pytest.mark.parametrize(
    ("text", "note", "expected"),
    [
        (f"Weir, Report, {URL}.", None, f"Weir, Report, {URL} [{COPY}]."),
        (f"Weir, Report ({URL}).", None, f"Weir, Report ({URL}; copy of 2019-05-03 archived at {COPY})."),
        (
            f"Weir, Der Bericht über die Flut und was die Stadt nicht getan hat, {URL}.",
            None,
            f"Weir, Der Bericht über die Flut und was die Stadt nicht getan hat, {URL} (Archivkopie: {COPY}).",
        ),
    ],
)
def test_a_copy_reads_as_the_project_has_it(text: str, note: str | None, expected: str) -> None:
    cite = CiteSettings(
        archived="[{copy}]",
        in_brackets="; copy of {date} archived at {copy}",
        languages={"de": "(Archivkopie: {copy})"},
    )
    assert with_corrections(text, corrections_of(known(text, note=note), cite)) == expected


def test_a_copy_stands_in_square_brackets_in_bluebook() -> None:
    text = f"Ada Weir, Report, Harbour News (May 3, 2019), {URL}."
    assert read(known(text)) == f"Ada Weir, Report, Harbour News (May 3, 2019), {URL} [{COPY}]."
