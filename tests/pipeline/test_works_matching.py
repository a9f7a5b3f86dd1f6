"""Whether a record is the cited work, in what both differ, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.registries.cited import CitedWork, isbn_13
from pipeline.works.finding import Answers, conclude_work
from pipeline.works.matching import match
from reports.model import Person, WorkField, WorkKind, WorkRecord, WorkStatus

GULLS = WorkRecord(
    registry="crossref",
    key="10.1234/gulls",
    kind=WorkKind.ARTICLE,
    titles=("The slow return of gulls to northern harbours",),
    authors=(Person("Roe", "Jane B."), Person("van Poe", "John")),
    years=(2011,),
    containers=("Journal of Harbour Studies", "J. Harb. Stud."),
    volume="12",
    issue="3",
    pages="45-67",
    doi="10.1234/gulls",
)
TERNS = replace(
    GULLS, key="10.1234/terns", doi="10.1234/terns", titles=("Counting terns by night",), pages="101-9", volume="10"
)


@pytest.mark.parametrize(
    "note",
    [
        "Jane Roe and John van Poe, “The slow return of gulls to northern harbours,” J. of Harbour Studies 12 (2011).",
        "ROE JB, VAN POE J. The slow return of gulls to north-\nern harbours. J Harb Stud 2011; 12: 45-67.",
        "J. Roe et al., J. Harb. Stud. 12, 45 (2011).",
        "Roe, J. (2010). The slow return of gulls to northern harbors. Journal of Harbour Studies.",
        "The slow return of gulls to northern harbours, doi:10.1234/GULLS.",
        "Джейн Роу, The slow return of gulls to northern harbours, 2011.",
    ],
)
def test_a_record_is_the_work_of_a_note_in_any_style(note: str) -> None:
    assert match(CitedWork.read(note), GULLS).is_the_work


@pytest.mark.parametrize(
    "note",
    [
        "Max Moe, “The slow return of storks to southern villages,” Journal of Village Studies 3 (2001): 5-9.",
        "Roe and Poe, “Gulls,” Journal of Harbour Studies 14 (2013): 1-20.",
        "J. Roe, J. Harb. Stud. 13, 45 (2012).",
        "Harbour Authority, Annual Report 2011.",
        "",
    ],
)
def test_and_of_another_it_is_not(note: str) -> None:
    assert not match(CitedWork.read(note), GULLS).is_the_work


def test_a_short_title_has_to_stand_there_as_words() -> None:
    record = replace(GULLS, titles=("Gulls",))
    assert match(CitedWork.read("Jane Roe, Gulls (2011)."), record).is_the_work
    assert not match(CitedWork.read("Jane Roe, Seagullsong (2011)."), record).is_the_work


def _cited(**fields: object) -> CitedWork:
    plain = CitedWork.read(
        "Jane Roe and John van Poe, “The slow return of gulls to northern harbours,” Journal of Harbour Studies 12, "
        "no. 3 (2011): 45–67.",
        title="The slow return of gulls to northern harbours",
        authors=("Jane Roe", "John van Poe"),
        container="Journal of Harbour Studies",
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def _elsewhere(container: str) -> CitedWork:
    return _cited(container=container, text=_cited().text.replace("Journal of Harbour Studies", container))


def _answers(*records: WorkRecord, **fields: object) -> Answers:
    plain = Answers(records=records, asked=("Crossref", "OpenAlex"), silent=())
    return replace(plain, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("work", "differing"),
    [
        (_cited(), set()),
        (_cited(authors=("J. Roe", "J. van Poe")), set()),
        (_cited(authors=("Jane Roe",)), set()),
        (_cited(container="J Harb Stud"), set()),
        (_cited(container=None, title=None, authors=()), set()),
        (_cited(authors=("Jane Roe", "Max Moe")), {WorkField.AUTHORS}),
        (_cited(authors=("Kate Roe", "John van Poe")), {WorkField.AUTHORS}),
        (_cited(text=_cited().text.replace("2011", "2019")), {WorkField.YEAR}),
        (_cited(text=_cited().text.replace(" 12,", " 21,")), {WorkField.VOLUME}),
        (_cited(text=_cited().text.replace("45–67", "54–67")), {WorkField.PAGES}),
        (_elsewhere("Annals of Song"), {WorkField.CONTAINER}),
    ],
)
def test_what_differs_is_told_field_by_field(work: CitedWork, differing: set[WorkField]) -> None:
    found = conclude_work(work, _answers(GULLS))
    assert {one.field for one in found.differences} == differing
    assert found.status is (WorkStatus.DIFFERS if differing else WorkStatus.FOUND)
    assert found.record == GULLS


def test_versions_of_one_work_may_each_be_cited() -> None:
    preprint = replace(GULLS, key="p", kind=WorkKind.PREPRINT, years=(2007,), containers=("arXiv",), doi="10.48550/1")
    cited = _cited(text=_cited().text.replace("2011", "2007"))
    assert conclude_work(cited, _answers(GULLS, preprint)).status is WorkStatus.FOUND


def test_the_registry_that_holds_the_work_is_named() -> None:
    """By its own name, whoever else was asked before."""
    found = conclude_work(_cited(), _answers(replace(GULLS, registry="dnb")))
    assert found.detail == "Deutsche Nationalbibliothek holds this work."


def test_the_doi_of_another_work_is_told() -> None:
    found = conclude_work(_cited(doi="10.1234/terns"), _answers(TERNS, GULLS, of_doi=TERNS))
    assert (found.record, found.doi_leads_to, found.status) == (GULLS, TERNS, WorkStatus.DIFFERS)


@pytest.mark.parametrize(
    ("work", "answers", "status", "expected"),
    [
        (_cited(), _answers(TERNS, holds_container=True), WorkStatus.NOT_FOUND, True),
        (_cited(), _answers(TERNS), WorkStatus.NOT_FOUND, False),
        (
            _cited(text=_cited().text.replace("2011", "1950")),
            _answers(holds_container=True),
            WorkStatus.NOT_FOUND,
            False,
        ),
        (_cited(), _answers(TERNS, asked=("Crossref",), silent=("OpenAlex",)), WorkStatus.UNCLEAR, False),
        (_cited(), _answers(asked=()), WorkStatus.UNCLEAR, False),
        (CitedWork.read("Roe, letter to the author."), _answers(), WorkStatus.UNCLEAR, False),
    ],
)
def test_what_is_not_found_is_never_said_not_to_exist(
    work: CitedWork, answers: Answers, status: WorkStatus, expected: bool
) -> None:
    found = conclude_work(work, answers)
    assert (found.status, found.expected, found.record) == (status, expected, None)
    assert "exist" not in found.detail


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("https://doi.org/10.1016/S0149-7634(01)00065-3).", "doi", "10.1016/s0149-7634(01)00065-3"),
        ("(doi:10.1000/182).", "doi", "10.1000/182"),
        ("arXiv:2310.01362v2", "arxiv", "2310.01362"),
        ("arxiv.org/abs/hep-th/9901001", "arxiv", "hep-th/9901001"),
        ("PMID: 4835515.", "pmid", "4835515"),
        ("ISBN 0-306-40615-2", "isbn", "9780306406157"),
        ("ISBN 978-0-306-40615-8", "isbn", None),
        ("no number 10.1 here", "doi", None),
    ],
)  # fmt: skip
def test_identifiers_are_read_out_of_the_note(text: str, field: str, value: str | None) -> None:
    assert getattr(CitedWork.read(text), field) == value


def test_an_isbn_needs_its_check_digit() -> None:
    assert isbn_13("080442957X") == "9780804429573"
    assert isbn_13("0804429570") is None


def _told(record: WorkRecord, note: str, **fields: object) -> set[WorkField]:
    answers = Answers(records=(record,), asked=("Crossref", "OpenAlex"), silent=())
    finding = conclude_work(CitedWork.read(note, **fields), answers)  # type: ignore[arg-type]
    return {one.field for one in finding.differences} if finding.record else {WorkField.DOI}


PLACE = "Journal of Harbour Studies 12 (2011): 45–67"


@pytest.mark.parametrize(
    ("note", "fields", "told"),
    [
        # Doubtful fields tell what contradicts the whole note.
        (f"Max Moe, {GULLS.titles[0]}, {PLACE}", {"likely_authors": ("Max Moe",)}, {WorkField.AUTHORS}),
        (f"Jane Roe, {GULLS.titles[0]}, {PLACE}", {"likely_authors": ("Harbour Jane",)}, set()),
        (f"Jane Roe, The owls of our barns, {PLACE}", {"likely_title": "The owls of our barns"}, {WorkField.TITLE}),
        (f"Jane Roe, {PLACE}", {"likely_title": "Journal of Harbour Studies"}, set()),
        (f"Jane Roe, {GULLS.titles[0]}, Village Letters 12 (2011): 45", {"likely_container": "Village Letters"},
         {WorkField.CONTAINER}),
        (f"Jane Roe, {GULLS.titles[0]}, Harbour Letters 12 (2011): 45", {"likely_container": "Harbour Letters"}, set()),
        # A word in the place of a quite other one; an ending, a hyphen, a subtitle are none.
        (f"“The slow return of storks to northern harbours,” {PLACE}, Roe",
         {"title": "The slow return of storks to northern harbours"}, {WorkField.TITLE}),
        (f"“The slow returns of gulls to north-ern harbors,” {PLACE}, Roe",
         {"title": "The slow returns of gulls to north-ern harbors"}, set()),
        # The year behind a volume is no page.
        (f"Jane Roe, « {GULLS.titles[0]} », J. Harb. Stud., vol. 12, 2011", {}, set()),
        (f"Jane Roe, « {GULLS.titles[0]} », J. Harb. Stud., vol. 14, 2011", {}, {WorkField.VOLUME}),
    ],
)  # fmt: skip
def test_what_a_note_gives_otherwise(note: str, fields: dict[str, object], told: set[WorkField]) -> None:
    assert _told(GULLS, note, **fields) == told


def test_a_record_of_the_first_author_alone_accuses_nobody() -> None:
    first = replace(GULLS, authors=GULLS.authors[:1])
    note = f"Jane Roe and John van Poe, {GULLS.titles[0]}, {PLACE}"
    assert _told(first, note, authors=("Jane Roe", "John van Poe")) == set()
    assert _told(first, note, authors=("John van Poe", "Max Moe")) == set()
    assert _told(first, f"Max Moe and Ada Doe, {GULLS.titles[0]}, {PLACE}", authors=("Max Moe", "Ada Doe")) == {
        WorkField.AUTHORS
    }


@pytest.mark.parametrize(
    "note",
    [
        # A comment on it, another year's, another work of the same journal and page.
        f"Max Moe, “Regarding ‘{GULLS.titles[0]},’” Journal of Harbour Studies 14 (2012): 301",
        "Max Moe, “The slow return of gulls to northern ports,” Journal of Harbour Studies 9 (2011): 7",
        "Max Moe, “Barns,” Journal of Harbour Studies 12 (2011): 45",
    ],
)
def test_what_is_like_a_work_is_not_it(note: str) -> None:
    assert not match(CitedWork.read(note, authors=("Max Moe",)), GULLS).is_the_work


@pytest.mark.parametrize("title", ["", "The", "Of the"])
def test_articles_alone_are_no_title(title: str) -> None:
    assert not match(CitedWork.read("Roe, The gulls of the harbour, 2011"), replace(GULLS, titles=(title,))).is_the_work


def test_numbers_of_titles_tell_works_apart() -> None:
    count = replace(GULLS, titles=("Statistics of gulls and terns, 2009",), doi=None)
    assert match(CitedWork.read("Roe, Statistics of gulls and terns, 2009. J Harb Stud 2010"), count).is_the_work
    assert not match(CitedWork.read("Roe, Statistics of gulls and terns, 2002. J Harb Stud 2003"), count).is_the_work


def test_a_doubtful_title_is_asked_with_and_accuses_nobody() -> None:
    book = CitedWork.read(
        "Jane Roe, The slow return of gulls (Lund: Harbour, 1999)", likely_title="The slow return of gulls"
    )
    assert book.is_askable
    assert not book.is_describable
    finding = conclude_work(book, Answers(records=(), asked=("Open Library",), silent=()))
    assert (finding.status, finding.expected) == (WorkStatus.UNCLEAR, False)
