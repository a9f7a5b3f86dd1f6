"""The cited title against a page's: what is the same work, what is another, and what nobody can tell."""

from __future__ import annotations

import pytest
from fakes.answers import ARTICLE, URL, page

from pipeline.checks.titles.title import check_title
from pipeline.text.model import UNPRINTED, Media, Page, TitleCandidate
from reports.model import TitleStatus

SAME = {
    "equal": ("Flood wall report divides the council", "Flood wall report divides the council"),
    "case": ("Flood wall report divides the council", "FLOOD WALL REPORT DIVIDES THE COUNCIL"),
    "curly quotes": ("Mayor's 'quiet' deal with a builder", "Mayor’s “quiet” deal with a builder"),
    "dash for colon": ("Riverton: A town under water again", "Riverton — A town under water again"),
    "ampersand": ("Roads and bridges in the valley", "Roads & bridges in the valley"),
    "accents": ("Sao Tome votes for a new harbour", "São Tomé votes for a new harbour"),
    "outlet after a pipe": (
        "Flood wall report divides the council",
        "Flood wall report divides the council | River Post",
    ),
    "outlet before a colon": ("Flood wall report", "River Post: Flood wall report"),
    "outlet and section": ("Flood wall report", "Flood wall report | News | River Post"),
    "outlet with the cited title": ("Flood wall report - River Post", "Flood wall report"),
    "initials": ("U.S. engineers inspect the wall", "US engineers inspect the wall"),
    "thousands": ("Why 12,000 people left the valley", "Why 12000 people left the valley"),
    "number in words": ("Five reasons why the wall failed", "5 reasons why the wall failed"),
    "hyphenation": ("The counter-flood plan that nobody read", "The counterflood plan that nobody read"),
    "cut with an ellipsis": (
        "The council that could not decide on a wall for the river",
        "The council that could not decide on…",
    ),
    "cut in a word": (
        "The council that could not decide on a wall for the river",
        "The council that could not deci...",
    ),
    "cut without one": (
        "How a small town learned to live with a river that rises every spring",
        "How a small town learned to live with a river that",
    ),
    "subtitle dropped": ("The wall that never came: how a town gave up", "The wall that never came"),
    "suffix added": ("The wall that never came", "The wall that never came [Updated]"),
    "suffix: what we know": ("Dam breaks above the town", "Dam breaks above the town: What We Know"),
    "kicker in front": ("Riverton: Council hides the second report", "Council hides the second report"),
    "a word edited": (
        "Council quietly drops plan for a wall by the river",
        "Council quietly drops the plan for a wall by the river",
    ),
    "a word replaced": (
        "Council slams plan for a wall by the river",
        "Council criticises plan for a wall by the river",
    ),
    "labour, labor": ("Labour shortage delays work on the wall", "Labor shortage delays work on the wall"),
    "homoglyphs of OCR": ("Пожар в Hyp-Таре: что известно", "Пожар в Нур-Таре: что известно"),
    "Persian letters on an Arabic keyboard": ("کشتی قدیمی به کانال برگشت", "كشتي قديمي به كانال برگشت"),
    "entities left over": ("Roads & bridges in the valley", "Roads &amp; bridges in the valley"),
}

OTHER = {
    "another article": ("Flood wall report divides the council", "Bakers call for cheaper flour before winter"),
    "another year": ("Annual Water Review 2023", "Annual Water Review 2024"),
    "another year, long": (
        "Freedom of movement in the valley: findings for 2021",
        "Freedom of movement in the valley: findings for 2019",
    ),
    "another month": (
        "Monthly water bulletin for the valley, May issue",
        "Monthly water bulletin for the valley, June issue",
    ),
    "another part": ("A history of the river, Part II", "A history of the river, Part III"),
    "another country": ("Rights of fishermen and boatmen: Kenya", "Rights of fishermen and boatmen: Norway"),
    "denial and confirmation": ("Minister denies ordering the dam opened", "Minister confirms ordering the dam opened"),
    "negation dropped": ("Council will not pay for the broken wall", "Council will pay for the broken wall"),
    "rise and fall": (
        "Water levels rise for a third week in the valley",
        "Water levels fall for a third week in the valley",
    ),
    "shares outlet only": (
        "Bakers call for cheaper flour - River Post",
        "Flood wall report divides the council - River Post",
    ),
}

UNTELLABLE = {
    "only the outlet": ("Flood wall report divides the council", "River Post"),
    "only the domain": ("Flood wall report divides the council", "riverpost.org"),
    "home": ("Flood wall report divides the council", "Home | River Post"),
    "untitled": ("Flood wall report divides the council", "Untitled document"),
    "a file's name": ("Flood wall report divides the council", "Microsoft Word - final_v7.docx"),
    "a login": ("Flood wall report divides the council", "Log in or sign up to view"),
    "an application": ("Flood wall report divides the council", "X"),
    "loading": ("Flood wall report divides the council", "Loading…"),
    "a description of a post": ("Twitter post", "A. Weir on X: the wall is gone"),
    "a description with a name": ("Facebook post by Anna Weir", "The wall is gone this morning"),
    "a plain description": ("Press release", "Council announces the second wall"),
    "a number for a title": ("WB-17/2019", "Joint motion on the second wall"),
    "one word of a series": ("Riverton", "Riverton - Country profile and statistics"),
    "year on one side only": ("Water Review 2023", "Water Review"),
    "much in common": (
        "Wall report: council split over money for river",
        "Council split: wall money report leaves river towns waiting",
    ),
}


def status(cited: str, *found: str, **more: object) -> TitleStatus:
    return check_title(cited, page(*found, text="", **more), publisher="River Post", url=URL).status  # type: ignore[arg-type]


@pytest.mark.parametrize(("cited", "found"), SAME.values(), ids=SAME)
def test_same_work(cited: str, found: str) -> None:
    """Typography, outlets, subtitles, truncation and one edited word do not make another work."""
    assert status(cited, found) is TitleStatus.MATCH
    assert status(found, cited) is TitleStatus.MATCH


@pytest.mark.parametrize(("cited", "found"), OTHER.values(), ids=OTHER)
def test_another_work(cited: str, found: str) -> None:
    """Other words, and nearly the same words with another number, place or sense, are another work."""
    assert status(cited, found) is TitleStatus.MISMATCH


@pytest.mark.parametrize(("cited", "found"), UNTELLABLE.values(), ids=UNTELLABLE)
def test_no_verdict_without_evidence(cited: str, found: str) -> None:
    """A page that names no work, a description for a title, a half likeness: unknown, never a mismatch."""
    assert status(cited, found) is TitleStatus.UNKNOWN


TRANSLATED = {
    "script": ("What the ministry said about the water", "Что министерство сказало о воде и рыбе"),
    "script, the other way": ("Что министерство сказало о воде и рыбе", "What the ministry said about the water"),
    "german page": ("The minister and the question of the water", "Der Minister und die Frage nach dem Wasser"),
    "french page": ("How the town lost its river and its mill", "Comment la ville a perdu sa rivière et son moulin"),
}


@pytest.mark.parametrize(("cited", "found"), TRANSLATED.values(), ids=TRANSLATED)
def test_translated_title(cited: str, found: str) -> None:
    """A title cited in another script or language than the page's is no mismatch."""
    assert status(cited, found) is TitleStatus.OTHER_LANGUAGE


def test_same_language_is_never_called_another() -> None:
    """Two English titles are a mismatch although the page declares German."""
    found = status(
        "The minister and the question of the water", "The bakers of the valley and their bread", language="de"
    )
    assert found is TitleStatus.MISMATCH


def test_transliterated_title() -> None:
    """A Russian title cited in Latin letters is compared letter by letter."""
    assert status("Chto izvestno o novoy stene u reki", "Что известно о новой стене у реки") is TitleStatus.MATCH


def test_best_candidate_wins() -> None:
    """One candidate with the cited title is enough, and it is the one that is named."""
    shown = page("River Post", "Flood wall report divides the council", text="")
    check = check_title("Flood wall report divides the council", shown, publisher=None, url=URL)
    assert (check.status, check.found_in) == (TitleStatus.MATCH, "h1")


def test_heading_without_markup() -> None:
    """A line at the top of the text that is the cited title counts; a sentence that quotes it does not."""
    title = "Flood wall report divides the council"
    top = page("Bakers call for cheaper flour", text=f"River Post\n{title}\nThe council met on Tuesday.")
    quoted = page(
        "Bakers call for cheaper flour", text=f"In “{title}” we told the story of a wall that nobody wanted to pay."
    )
    assert check_title(title, top, publisher=None, url=URL).status is TitleStatus.MATCH
    assert check_title(title, quoted, publisher=None, url=URL).status is TitleStatus.MISMATCH


def test_title_elsewhere_on_the_page() -> None:
    """A page that lists the cited title far down is not called another page, nor the right one."""
    title = "Flood wall report divides the council"
    shown = page("Bakers call for cheaper flour", text="Bread. " * 400 + f"\n{title}\n")
    assert check_title(title, shown, publisher=None, url=URL).status is TitleStatus.UNKNOWN


def test_number_found_on_the_page() -> None:
    """A document's number counts as its title where the page shows it."""
    shown = page("Joint motion on the second wall", text="Procedure WB-17/2019, tabled on Monday.")
    assert check_title("WB-17/2019", shown, publisher=None, url=URL).status is TitleStatus.MATCH


def test_pdf_cover() -> None:
    """A PDF with rubbish for metadata is told by the words on its cover, over line ends too."""
    cover = Page(
        Media.PDF,
        titles=(TitleCandidate("Brochure layout spring", "pdf"),),
        text="City of Riverton\nFlood wall report\ndivides the council\nMay 2019\n",
    )
    check = check_title("Flood wall report divides the council", cover, publisher=None, url=URL)
    assert check.status is TitleStatus.MATCH


@pytest.mark.parametrize("cited", [None, "", "—", "  "])
def test_nothing_cited(cited: str | None) -> None:
    """Without a cited title nothing is compared."""
    check = check_title(cited, page("Flood wall report"), publisher=None, url=URL)
    assert (check.status, check.score) == (TitleStatus.UNKNOWN, None)


def test_page_without_titles() -> None:
    """A page that offers no title leaves the question open."""
    assert check_title("Flood wall report", page(), publisher=None, url=URL).status is TitleStatus.UNKNOWN


def test_separator_in_a_title() -> None:
    """A title that is made of two halves keeps both: it is not stripped to nothing."""
    assert status("Bread | Water", "Bread | Water - River Post") is TitleStatus.MATCH


def test_hostile_title_is_bounded() -> None:
    """A title of a megabyte is judged like any other, by its beginning."""
    assert status("Flood wall report", "(" * 1_000_000) is TitleStatus.UNKNOWN
    assert status("Flood wall report", "a - " * 300_000) is not TitleStatus.MATCH


@pytest.mark.parametrize(
    ("metadata", "place", "status"),
    [
        ("Template for papers in two columns", UNPRINTED, TitleStatus.UNKNOWN),
        ("Scanned by the front desk", UNPRINTED, TitleStatus.UNKNOWN),
        ("Plantilla de informes", UNPRINTED, TitleStatus.UNKNOWN),
        ("Tolls on the lower canal", UNPRINTED, TitleStatus.MATCH),
        ("Accounts of the upper mill", "pdf", TitleStatus.MISMATCH),
    ],
)
def test_metadata_that_no_page_prints_refute_nothing(metadata: str, place: str, status: TitleStatus) -> None:
    """They may confirm a title: nobody writes the cited one into a file of something else."""
    page = Page(Media.PDF, titles=(TitleCandidate(metadata, place),))
    found = check_title("Tolls on the lower canal", page, publisher=None, url="https://a.example/b.pdf")
    assert found.status is status


def test_a_list_that_has_the_title_is_not_the_work() -> None:
    """A page of a keyword lists titles and no prose; over prose the same line is a heading."""
    cited = "Old boiler sold for scrap metal"
    items = f"{cited}\nNew boiler arrives by barge\nBoiler house is open again"
    found = check_title(cited, page("Boilers - River Post", text=items), publisher="River Post", url=URL)
    assert found.status is TitleStatus.UNKNOWN
    found = check_title(cited, page("Boilers - River Post", text=f"{cited}\n{ARTICLE}"), publisher=None, url=URL)
    assert found.status is TitleStatus.MATCH


def test_two_words_on_a_line_of_their_own() -> None:
    """A section of two words is the cited thing as much as a longer one; within a line they are anybody's."""
    title = "Boatmen training"
    prose = "Bread. " * 400
    on_its_own = page("Bakers call for cheaper flour", text=f"{prose}\n{title}\n")
    within = page("Bakers call for cheaper flour", text=f"{prose}\nBoatmen training tables\n")
    assert check_title(title, on_its_own, publisher=None, url=URL).status is TitleStatus.UNKNOWN
    assert check_title(title, within, publisher=None, url=URL).status is TitleStatus.MISMATCH
