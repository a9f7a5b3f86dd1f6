"""A page and its archived copy in one note are one work, in every style and language; two works stay two."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnotes.languages.all import LANGUAGES
from footnotes.model import Citation
from footnotes.read import read_document
from footnotes.urls.captures import capture_of, is_archived

PAGE = "https://harbour.example/tides"
WAYBACK = f"https://web.archive.org/web/20190601101010/{PAGE}"
PERMA = "https://perma.cc/AB12-CD34"
TITLED = "Ada Moor, “The Tide Tables,” Harbour News, 3 May 2019, "
ONE_WORK = {
    "in brackets": (f"{TITLED}{PAGE} (archived at {WAYBACK}).", WAYBACK),
    "Bluebook": (f"Ada Moor, *The Tide Tables*, Harbour News (May 3, 2019), {PAGE} [{PERMA}].", PERMA),
    "OSCOLA": (f"Ada Moor, ‘The Tide Tables’ (Harbour News, 3 May 2019) <{PAGE}> archived at <{PERMA}>.", PERMA),
    "Chicago": (f"{TITLED}{PAGE}, archived June 1, 2019, at {WAYBACK}.", WAYBACK),
    "MLA, without a scheme": (
        f"Moor, Ada. “The Tide Tables.” *Harbour News*, 3 May 2019, {PAGE}. Archived 1 June 2019, {WAYBACK[8:]}.",
        WAYBACK,
    ),
    "the copy first": (f"{TITLED}{WAYBACK}, archived from the original at {PAGE}.", WAYBACK),
    "http for https, and a slash": (f"{TITLED}{PAGE}/ ({WAYBACK.replace('/https:', '/http:')}).", None),
    "archive.today": (f"{TITLED}{PAGE} (archived: https://archive.ph/AbCdE).", "https://archive.ph/AbCdE"),
    "bare": (f"See {PAGE} ({WAYBACK}).", WAYBACK),
}
ONE_WORK |= {
    f"in {language.name}": (f"{TITLED}{PAGE} ({language.archived_at[0]}: {PERMA}).", PERMA)
    for language in LANGUAGES
    if language.archived_at
}


def _citations(note: str) -> tuple[Citation, ...]:
    text = f"A claim is made here.[^1]\n\n[^1]: {note}\n"
    return read_document(Path("draft.md"), text.encode(), "draft.md").citations


@pytest.mark.parametrize("case", ONE_WORK.values(), ids=ONE_WORK)
def test_a_page_and_its_copy_are_one_work(case: tuple[str, str | None]) -> None:
    note, copy = case
    (citation,) = _citations(note)
    assert (citation.url or "").rstrip("/") == PAGE
    assert citation.cited_copy is not None
    assert copy in (None, citation.cited_copy.url)
    if not note.startswith("See"):
        assert citation.title == "The Tide Tables"


SEVERAL = {
    "another work, read in an archive": (
        f"Ada Moor, “One,” 2019, {PAGE}; Jon Brook, “Two,” 2020, "
        "https://web.archive.org/web/20200101000000/https://ferry.example/two.",
        2,
    ),
    "a book on the archive's own pages": (
        f"{TITLED}{PAGE}; Jon Brook, *Two* (2020), https://archive.org/details/two.",
        2,
    ),
    "a copy alone": (f"{TITLED}{WAYBACK}.", 1),
    "a work behind the copy": (f"{TITLED}{PAGE}, archived at {PERMA}; Lea Stern, “Three,” https://quay.example/3.", 2),
}


@pytest.mark.parametrize("case", SEVERAL.values(), ids=SEVERAL)
def test_two_works_stay_two(case: tuple[str, int]) -> None:
    note, number = case
    assert len(_citations(note)) == number


def test_what_a_copy_shows_of_itself() -> None:
    (citation,) = _citations(f"{TITLED}{PAGE} (archived at {WAYBACK}).")
    assert citation.cited_copy is not None
    assert (citation.cited_copy.original, citation.cited_copy.timestamp) == (PAGE, "20190601101010")
    (citation,) = _citations(f"{TITLED}{PAGE} [{PERMA}].")
    assert citation.cited_copy is not None
    assert (citation.cited_copy.original, citation.cited_copy.timestamp) == (None, None)


@pytest.mark.parametrize(
    ("url", "archived"),
    [
        (WAYBACK, True),
        (PERMA, True),
        ("https://arquivo.pt/wayback/20150101000000/http://a.example/", True),
        ("https://archive.org/details/book", False),
        ("https://mirror.example/web/2019/https://a.example/", False),
        ("https://a.example/2019/archive", False),
        ("https://perma.cc/about", False),
    ],
)
def test_addresses_of_copies(url: str, archived: bool) -> None:
    assert is_archived(url) is archived


def test_a_mirror_shows_what_it_mirrors() -> None:
    assert capture_of("https://mirror.example/web/2019/https://a.example/x") == ("https://a.example/x", "2019")
