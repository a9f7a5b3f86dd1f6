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


HOSTS = (
    "https://archive.is/AbCdE",
    "https://archive.today/20190601101010/https://harbour.example/tides",
    "https://archive.ph/2019.06.01-101010/https://harbour.example/tides",
    "https://perma.cc/AB12-CD34?type=source",
    "https://ghostarchive.org/archive/AbCdE",
    "https://www.webcitation.org/6abcDEF12",
    "https://webcache.googleusercontent.com/search?q=cache:AbC:https://harbour.example/tides",
    "https://arquivo.pt/wayback/20190601101010/https://harbour.example/tides",
    "https://www.webarchive.org.uk/en/ukwa/target/123",
    "https://webarchive.nationalarchives.gov.uk/ukgwa/20190601101010/https://harbour.example/tides",
    "https://wayback.archive-it.org/1234/20190601101010/https://harbour.example/tides",
    "https://www.webharvest.gov/peth04/20190601101010/https://harbour.example/tides",
    "https://vefsafn.is/is/20190601101010*/https://harbour.example/tides",
    "https://haw.nsk.hr/arhiva/vol3/123/index.html",
    "https://warp.da.ndl.go.jp/info:ndljp/pid/11291234/harbour.example/tides",
    "https://pandora.nla.gov.au/pan/123/20190601-1010/harbour.example/tides",
    "https://archives-internet.bnf.fr/20190601101010/https://harbour.example/tides",
    "https://megalodon.jp/2019-0601-1010-10/harbour.example/tides",
    "https://timetravel.mementoweb.org/memento/2019/https://harbour.example/tides",
    "https://web-archive.oecd.org/2019-06-01/123-tides.htm",
)
ONE_WORK |= {f"on {host}": (f"{TITLED}{PAGE} (archived at {host}).", host) for host in HOSTS}
T = "https://archive.ph/AbCdE"
ONE_WORK |= {
    words: (f"{TITLED}{PAGE}{words.replace('T', T)}", T)
    for words in (
        ", accessed June 4, 2019, archived at T.",
        ". Accessed 4 June 2019. Archived 1 June 2019, T.",
        ", available via the Internet Archive at T.",
        " (archived by WebCite® at T).",
        " (page discontinued), archived at T.",
        " (captured June 1, 2019, T).",
        " (also at T).",
        " (snapshot: T).",
        ". Permalink: T.",
        " [<T>] accessed 4 June 2019.",
        ", T.",
        " T",
        " | T",
        " (arquivado em T).",
        " (gearchiveerd op T).",
        " (arkivert på T).",
        " (archivováno na T).",
        ", archivierte Fassung: T.",
        " (مؤرشف في T).",
        "（存档于T）。",
        "（アーカイブ：T）。",
    )
}
WIKIPEDIA = {
    "page, then copy": (
        f"Moor, Ada (3 May 2019). [“The Tide Tables”]({PAGE}). *Harbour News*. [Archived]({WAYBACK}) from the original "
        "on 1 June 2019. Retrieved 4 June 2019."
    ),
    "copy, then page": (
        f"Moor, Ada (3 May 2019). [“The Tide Tables”]({T}). *Harbour News*. Archived from [the original]({PAGE}) on "
        "1 June 2019. Retrieved 4 June 2019."
    ),
    "in brackets": (
        f"Ada Moor, [“The Tide Tables”]({PAGE}) ([Memento]({WAYBACK}) vom 1. Juni 2019 im *Internet Archive*). "
        "Harbour News, 3. Mai 2019, abgerufen am 4. Juni 2019."
    ),
}


@pytest.mark.parametrize("note", WIKIPEDIA.values(), ids=WIKIPEDIA)
def test_words_that_tell_of_the_copy_give_neither_outlet_nor_date(note: str) -> None:
    (citation,) = _citations(note)
    assert citation.url == PAGE
    assert citation.cited_copy is not None
    assert (citation.title, citation.date, citation.accessed) == ("The Tide Tables", "2019-05-03", "2019-06-04")
    assert citation.authors == ("Ada Moor",)
    assert "rchive" not in (citation.publisher or "")


@pytest.mark.parametrize(
    "note",
    [
        f"Moor, Ada. [*The Tide Tables*]({PAGE}), Harbour News, 3 May 2019 (archived at {T}).",
        f"Ada Moor, [“The Tide Tables”]({PAGE}), Harbour News, 3 May 2019, archived at <{WAYBACK}>.",
    ],
)
def test_a_page_behind_its_title_and_a_copy_that_is_printed_are_one_work(note: str) -> None:
    (citation,) = _citations(note)
    assert citation.url == PAGE
    assert citation.cited_copy is not None
    assert (citation.title, citation.date) == ("The Tide Tables", "2019-05-03")


@pytest.mark.parametrize("link", [PAGE, f"[the tables]({PAGE})"])
def test_in_running_text_a_page_and_its_copy_are_one_work(link: str) -> None:
    text = f"It is shown in {link} (archived at {T}). And [nets]({PAGE}/nets) too.\n"
    reading = read_document(Path("draft.md"), text.encode(), "draft.md")
    first, second = reading.citations
    assert first.cited_copy is not None
    assert (first.url, first.cited_copy.url, second.url) == (PAGE, T, f"{PAGE}/nets")
    assert [note.text for note in reading.footnotes][1] == "nets"


@pytest.mark.parametrize("copies", [f" [{PERMA}] [{T}].", f", archived at {PERMA} and at {T}."])
def test_of_two_copies_the_first_counts(copies: str) -> None:
    (citation,) = _citations(f"{TITLED}{PAGE}{copies}")
    assert citation.cited_copy is not None
    assert citation.cited_copy.url == PERMA


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
    "another page, given as a copy alone": (f"{TITLED}{PAGE}, {WAYBACK.replace('tides', 'ferries')}.", 2),
    "another page, in an archive that hides which": (f"{TITLED}{PAGE}; see also {T}.", 2),
    "another page, after a signal in brackets": (f"{TITLED}{PAGE} (but see {T}).", 2),
    "a titled work in an archive": (f"{TITLED}{PAGE} (archived; Jon Brook, “Two,” at {T}).", 2),
    "addresses alone": (f"See {PAGE}, {T}.", 2),
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
