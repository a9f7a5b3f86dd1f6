"""Quotations against a page: word for word, as they read, in other words, absent, or not to be told."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checks.quotations.quotation import check_quote
from pipeline.text.model import Media, Page, TitleCandidate
from reports.model import QuoteStatus

URL = "https://post.example/wall"
STORY = """Flood wall report divides the council
The flood wall was never finished, the engineers’ report says, and the town has paid for it twice.
“We were told in March that the money had gone,” Mayor Ada Brandt said on Tuesday, “and nobody asked where to.”
Advertisement
Most of the 1,200 houses on the lower bank were built after 1987. Residents who had asked for a well-known
firm to be heard were unable to speak at the hearing.[12] The first o\ufb03cial account, printed in 1991, said the
govern-
ment had “no knowledge” of the plan; the second one did not. The U.S. insurer paid 3.5 million dollars, a
sum that the council has kept in a fund of its own since then and that it will not touch before the wall stands.
"""
PAGE = Page(Media.HTML, titles=(TitleCandidate("Flood wall report", "h1"),), text=STORY, visible=STORY, language="en")

FOUND = {
    "as printed": "the town has paid for it twice",
    "a whole sentence": "Most of the 1,200 houses on the lower bank were built after 1987.",
    "straight apostrophe": "The flood wall was never finished, the engineers' report says",
    "capital at the start": "Residents who had asked for a well-known firm",
    "small letter at the start": "most of the 1,200 houses on the lower bank",
    "dash for hyphen": "asked for a well–known firm to be heard",
    "no hyphen": "asked for a well known firm to be heard",
    "line break": "a well-known\nfirm to be   heard",
    "soft hyphen": "Resi\u00addents who had asked",
    "hyphen at the end of a line": "said the government had “no knowledge” of the plan",
    "ligature": "The first official account, printed in 1991",
    "comma inside the marks": "the town has paid for it twice,",
    "full stop inside the marks": "the second one did not.",
    "inner marks changed": "the government had ‘no knowledge’ of the plan",
    "mark of a note in the source": "unable to speak at the hearing. The first",
    "initials": "The US insurer paid 3.5 million dollars",
    "thousands": "Most of the 1200 houses on the lower bank",
    "ellipsis in brackets": "The flood wall was never finished [...] and the town has paid for it twice",
    "ellipsis of three dots": "Most of the 1,200 houses ... were built after 1987",
    "ellipsis of one sign": "We were told in March … and nobody asked where to",
    "ellipsis of spaced dots": "Most of the 1,200 houses . . . were built after 1987",
    "ellipsis over a block": "The flood wall was never finished […] the government had “no knowledge”",
    "an insertion": "[the] town has paid for it twice",
    "an insertion for other words": "[the council] will not touch before the wall stands",
    "a letter in brackets": "[M]ost of the 1,200 houses on the lower bank",
    "a letter in brackets that differs": "[t]he flood wall was never finished",
    "sic": "the town has paid [sic] for it twice",
    "over a block in between": "nobody asked where to. Most of the 1,200 houses on the lower bank were built",
    "cut within its first word": "esidents who had asked for a well-known firm",
    "cut within its last word": "were built after 1987. Residents who had ask",
    "the title": "Flood wall report divides the council",
}
ALTERED = {
    "a word changed": ("the city has paid for it twice", [("city", "town")]),
    "the sense turned": ("The flood wall was always finished, the engineers’ report says", [("always", "never")]),
    "a number changed": ("Most of the 1,300 houses on the lower bank", [("1,300", "1,200")]),
    "a word dropped": ("We were told March that the money had gone", [("", "in")]),
    "a word added": ("Residents who had never asked for a well-known firm", [("never", "")]),
    "a first word changed": ("Many of the 1,200 houses on the lower bank", [("Many", "Most")]),
    "a last word changed": ("and the town has paid for it once", [("once", "twice")]),
    "negation cut off": ("able to speak at the hearing", [("able", "unable")]),
    "between two ellipses": ("Most of the 1,200 houses … were torn down after 1987", [("torn down", "built")]),
    "two words changed": (
        "the first official account, written in 1992, said the government had",
        [("written", "printed"), ("1992", "1991")],
    ),
}  # fmt: skip
ABSENT = {
    "another subject": "Every passenger of the night ferry was counted twice by the crew",
    "words of the page in another order": "council report flood the says finished never engineers wall",
    "common words only": "it is not what we have been to and for",
    "only the names": "Ada Brandt told the parliament in Lisbon that she would resign",
    "the pieces too far apart and reversed": "a fund of its own [...] The night ferry was counted [...] by the crew",
}
UNCHECKED = {
    "one word": "finished",
    "two words": "never started",
    "two words and an insertion": "[the council] did not",
    "three short ones": "a b c",
    "another language": "Der Damm ist nie gebaut worden, und die Stadt hat zweimal für ihn bezahlt",
    "another script": "Стена так и не была достроена, и город заплатил дважды",
    "a name": "The Sound of Silence in Winter",
    "nothing": "…",
}


@pytest.mark.parametrize("quote", FOUND.values(), ids=FOUND)
def test_what_stands_in_the_source_is_found(quote: str) -> None:
    """Typography, cuts and insertions that are marked, and notes and blocks in between change no quotation."""
    check = check_quote(quote, PAGE, URL)
    assert (check.status, check.score) == (QuoteStatus.FOUND, 1.0)
    assert check.passage


@pytest.mark.parametrize(("quote", "changes"), ALTERED.values(), ids=ALTERED)
def test_what_was_changed_is_told_word_by_word(quote: str, changes: list[tuple[str, str]]) -> None:
    """A word changed, dropped or added makes a quotation altered, and is named."""
    check = check_quote(quote, PAGE, URL)
    assert check.status is QuoteStatus.ALTERED
    assert [(one.quoted, one.source) for one in check.difference if not one.same] == changes
    assert 0.5 <= (check.score or 0) < 1


@pytest.mark.parametrize("quote", ABSENT.values(), ids=ABSENT)
def test_what_the_source_does_not_say_is_absent(quote: str) -> None:
    """Words that only happen to occur in the page make no quotation of it."""
    assert check_quote(quote, PAGE, URL).status is QuoteStatus.ABSENT


@pytest.mark.parametrize("quote", UNCHECKED.values(), ids=UNCHECKED)
def test_what_cannot_be_looked_for_is_unchecked(quote: str) -> None:
    """Scare quotes, names and translations are no accusation, and the reason is told."""
    check = check_quote(quote, PAGE, URL)
    assert check.status is QuoteStatus.UNCHECKED
    assert check.reason
    assert check.reason.endswith(".")


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(Page(Media.EMPTY), id="empty"),
        pytest.param(Page(Media.PDF, note="This PDF has no text layer: its pages are images."), id="images"),
        pytest.param(Page(Media.HTML, text="Loading", visible="Loading", needs_script=True), id="script"),
        pytest.param(Page(Media.HTML, text=STORY, visible=STORY, note="This page was read in part only."), id="cut"),
        pytest.param(Page(Media.HTML, text="Watch the film here", visible="Watch the film here"), id="thin"),
        pytest.param(Page(Media.HTML, text=STORY, visible=f"{STORY}\nSubscribe to continue reading."), id="teaser"),
        pytest.param(Page(Media.HTML, text=STORY, visible=STORY, paid=True), id="not free"),
    ],
)
def test_absence_from_what_was_not_read_proves_nothing(page: Page) -> None:
    """A page without text, cut short by anybody, or filled by scripts makes a quotation unchecked, never absent."""
    check = check_quote("Every passenger of the night ferry was counted twice", page, URL)
    assert check.status is QuoteStatus.UNCHECKED
    assert check.reason


def test_a_whole_article_with_an_offer_beside_it_is_no_teaser() -> None:
    """What a menu says of subscribers is said on every page: of a long text an absence is told."""
    whole = f"{STORY}\n" * (2000 // len(STORY) + 1)
    page = Page(Media.HTML, text=whole, visible=f"Already a subscriber? Log in\n{whole}", paid=True)
    check = check_quote("Every passenger of the night ferry was counted twice", page, URL)
    assert check.status is QuoteStatus.ABSENT


def test_a_quotation_in_the_language_of_the_source_is_no_translation() -> None:
    """An author who writes English and quotes German quotes what a source says: its absence counts."""
    german = "Der Damm ist nie gebaut worden, und die Stadt hat zweimal für ihn bezahlt"
    assert check_quote(german, PAGE, URL, written_in="de").status is QuoteStatus.UNCHECKED
    assert check_quote(german, PAGE, URL, written_in="en").status is QuoteStatus.ABSENT


def test_what_the_main_text_lacks_is_looked_for_in_all_that_is_visible() -> None:
    """An absence is told of the whole page, captions and boxes included."""
    page = Page(Media.HTML, text="The flood wall was never finished.", visible=STORY, language="en")
    assert check_quote("the town has paid for it twice", page, URL).status is QuoteStatus.FOUND
    boxed = Page(Media.HTML, text=STORY, visible="The flood wall", language="en")
    assert check_quote("the town has paid for it twice", boxed, URL).status is QuoteStatus.FOUND


def test_the_passage_comes_with_its_context_and_a_link() -> None:
    """What stands before and after is shown, and the link opens the page at the passage."""
    check = check_quote("the town has paid for it twice", PAGE, URL + "#top")
    assert check.passage == "the town has paid for it twice"
    assert check.before.endswith("report says, and")
    assert check.after.startswith(". “We were told")
    assert check.url == URL + "#top:~:text=the%20town%20has%20paid%20for%20it%20twice"


def test_a_pdf_is_opened_at_the_page() -> None:
    """Form feeds tell the pages of a PDF apart; the link names the one that holds the passage."""
    text = "A cover with a title\fThe contents of the report\f" + STORY
    page = Page(Media.PDF, text=text, visible=text, language="en")
    check = check_quote("the town has paid for it twice", page, "https://post.example/report.pdf")
    assert (check.page, check.url) == (3, "https://post.example/report.pdf#page=3")


def test_a_running_head_parts_no_quotation() -> None:
    """What a PDF prints between two pages of a sentence is no change of it."""
    text = STORY.replace("Residents who had asked", "Residents who\nRiver Board Papers 14\fhad asked")
    page = Page(Media.PDF, text=text, visible=text, language="en")
    check = check_quote("Residents who had asked for a well-known firm to be heard", page, URL)
    assert check.status is QuoteStatus.FOUND


def test_text_without_spaces_is_searched_by_characters() -> None:
    """Chinese and Japanese quotations are found, and a character changed is told."""
    text = "河岸的防洪墙从未完工，工程师的报告说，全镇为此付了两次钱。市长星期二表示，没有人问过钱去了哪里。" * 2
    page = Page(Media.HTML, text=text, visible=text, language="zh")
    assert check_quote("防洪墙从未完工，工程师的报告说", page, URL).status is QuoteStatus.FOUND
    altered = check_quote("防洪墙早已完工，工程师的报告说", page, URL)
    assert altered.status is QuoteStatus.ALTERED
    assert [(one.quoted, one.source) for one in altered.difference if not one.same] == [("早已", "从未")]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.text(max_size=400), st.sampled_from([*FOUND.values(), *ABSENT.values()]))
def test_nothing_that_is_printed_raises(noise: str, text: str, quote: str) -> None:
    """Whatever quotation and page hold, a result comes back, and its passage stands in the page."""
    shown = f"{text}\n{STORY}\n{noise}"
    page = Page(Media.HTML, text=text, visible=shown, language="en")
    for sought in (noise, text, quote + noise, noise + quote):
        check = check_quote(sought, page, URL)
        if check.passage and len(check.passage) < 500:
            assert check.passage in " ".join(shown.split()) or check.passage in " ".join(text.split())


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        pytest.param("a b " * 5_000, "a b c " * 160_000, id="two words over and over"),
        pytest.param("the wall was finished " * 2_500, STORY * 800, id="ten thousand words"),
        pytest.param("never asked for it [...] " * 400, STORY * 800, id="hundreds of ellipses"),
        pytest.param("a" * 100_000, "a" * 1_000_000, id="one letter"),
        pytest.param("[" * 50_000, "[" * 1_000_000, id="brackets"),
        pytest.param(". " * 50_000 + "the wall", ". " * 500_000, id="dots"),
        pytest.param("it is the town of the wall", "it is the town of a wall " * 40_000, id="near it everywhere"),
    ],
)
def test_hostile_text_takes_linear_time(quote: str, text: str) -> None:
    """A megabyte of repetition and a quotation of ten thousand words cost seconds at most."""
    page = Page(Media.HTML, text=text, visible=text, language="en")
    start = time.process_time()
    check_quote(quote, page, URL)
    assert time.process_time() - start < 40
