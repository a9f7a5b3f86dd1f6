"""A batch's quotations and claims, from documents to findings."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from fakes.answers import decided

from footnotes.read import read_document
from pipeline.checks.quotations.claims import best_passages
from pipeline.checks.quotations.fragment import page_link, text_link
from pipeline.checks.quotations.quotation import check_quote
from pipeline.checks.quotations.quotes import check_quotes, is_reported
from pipeline.checks.quotations.readable import Readable
from pipeline.text.model import Media, Page
from reports.model import CitationResult, LinkFinding, LinkStatus, QuoteStatus, TitleStatus

DRY = (
    "The wall was dry in March, the engineers of the river board found, and it stayed so until the rain of autumn.\n"
    "Mayor Ada Brandt opened the gate on 3 May 2019 and paid 1,200 dollars for the band that played there.\n"
    "Nobody in the town had asked the insurers how long the stones would hold against the river in a wet year."
)
WET = (
    "The wall was wet in May, and water stood in the cellars of all the houses along the lower bank for weeks.\n"
    "People carried what they could to the school, where the teachers had kept a room dry for the old and the sick."
)
PAGES = {
    "https://post.example/dry": Page(Media.HTML, text=DRY, visible=DRY, language="en"),
    "https://post.example/wet": Page(Media.HTML, text=WET, visible=WET, language="en"),
}
ALIVE = LinkFinding(LinkStatus.ALIVE, "ok", "The page answers.")
HOLM = "A. Holm, “Dry,” Post, 2019, https://post.example/dry"
LUND = "B. Lund, “Wet,” Post, 2019, https://post.example/wet"


def checked(sentence: str, note: str, link: LinkFinding = ALIVE) -> list[CitationResult]:
    def shown(result: CitationResult) -> tuple[Readable, ...]:
        page = PAGES.get(result.citation.url or "")
        living = result.link is not None and result.link.status.living
        return (Readable(page, result.citation.url or "", TitleStatus.MATCH),) if page and living else ()

    return check_quotes(cited(sentence, note, link), shown)


def cited(sentence: str, note: str, link: LinkFinding = ALIVE) -> list[CitationResult]:
    document = f"{sentence}[^1]\n\n[^1]: {note}.\n"
    reading = read_document(Path("a.md"), document.encode(), "a.md")
    return [CitationResult(citation, reading.footnotes[0], link=link) for citation in reading.citations]


def held(sentence: str, note: str, *sources: Readable, link: LinkFinding = ALIVE) -> CitationResult:
    (result,) = check_quotes(cited(sentence, note, link), lambda _: sources)
    return result


def statuses(results: list[CitationResult]) -> list[list[str]]:
    return [[str(quote.status) for quote in result.quotes or ()] for result in results]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        pytest.param("the wall was wet in May", [[], ["found"]], id="in the second"),
        pytest.param("the wall was dry in March", [["found"], []], id="in the first"),
        pytest.param("water stood in the cellars of no houses", [[], ["altered"]], id="altered in the second"),
        pytest.param("every passenger of the ferry was counted", [["absent"], []], id="in neither"),
    ],
)
def test_the_best_match_decides_between_the_works_of_a_note(quote: str, expected: list[list[str]]) -> None:
    """A quotation is told once, with the work that holds it."""
    assert statuses(checked(f"They write: “{quote}.”", f"{HOLM}; {LUND}")) == expected


@pytest.mark.parametrize("status", [LinkStatus.BLOCKED, LinkStatus.RESTRICTED, LinkStatus.DEAD, LinkStatus.ERROR])
def test_a_page_that_was_not_seen_leaves_a_quotation_unchecked(status: LinkStatus) -> None:
    """Whatever stands on a wall or an error page, the quotation is not called absent, and the reason is told."""
    (result,) = checked("They write: “nothing of this is said.”", HOLM, LinkFinding(status, "x", "A wall."))
    (quote,) = result.quotes or ()
    assert (quote.status, bool(quote.reason), result.passages) == (QuoteStatus.UNCHECKED, True, None)


def test_a_lost_mark_accuses_nobody() -> None:
    """Where a quotation ends nobody knows when its mark was lost: found, or unchecked."""
    assert statuses(checked("They write “the wall was dry in March and nobody else thought so.", HOLM)) == [
        ["unchecked"]
    ]
    assert statuses(checked("They write “the wall was dry in March.", HOLM)) == [["found"]]


@pytest.mark.parametrize(
    ("quote", "note", "expected"),
    [
        ("the insurers were asked twice that year", HOLM, "absent"),
        ("the insurers were asked twice that year", f"{HOLM} (in Russian)", "unchecked"),
        ("the insurers were asked twice that year", f"See (available only in German): {HOLM}", "unchecked"),
        ("the insurers were asked twice that year", f"{HOLM}, author’s translation", "unchecked"),
        ("the wall was dry in March", f"{HOLM} (in Russian)", "found"),
        ("asked them twice", HOLM, "unchecked"),
        ("the wall was dry", HOLM, "found"),
    ],
    ids=["as it is", "in Russian", "in German", "own translation", "found all the same", "a phrase", "a phrase found"],
)
def test_what_proves_nothing_accuses_nobody(quote: str, note: str, expected: str) -> None:
    """Words that the note calls translated, and phrases of a few words, are not called absent."""
    assert statuses(checked(f"They write: “{quote}.”", note)) == [[expected]]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("(my translation)", "unchecked"),
        ("(my own translation)", "unchecked"),
        ("(translation mine)", "unchecked"),
        ("(translated by the author)", "unchecked"),
        ("in Russian-held towns", "absent"),
        ("of a translation that is lost", "absent"),
    ],
)
def test_a_sentence_may_say_that_it_translates(said: str, expected: str) -> None:
    """Beside the quotation as in the note; a language that is only spoken of there says nothing of the source."""
    assert statuses(checked(f"They write “the insurers were asked twice that year” {said}.", HOLM)) == [[expected]]


def test_the_verdict_names_the_difference() -> None:
    """An editor reads which word differs, and what the source has in its place."""
    (result,) = checked("They write: “Nobody in the town had asked the bankers how long.”", HOLM)
    verdict, (reason,) = decided(result)
    assert (str(verdict), reason.code) == ("review", "quote-altered")
    assert reason.message.endswith("It says “insurers”, not “bankers”.")


def test_a_claim_comes_with_passages() -> None:
    """A sentence without a quotation is given what the source says about it, and no reason to be flagged."""
    (result,) = checked("Mayor Ada Brandt of Riverton opened the gate on May 3, 2019, for 1,200 dollars.", HOLM)
    first = (result.passages or ())[0]
    assert first.text.startswith("Mayor Ada Brandt opened the gate")
    assert first.present == ("May 3, 2019", "Ada Brandt", "1,200") or set(first.present) >= {"May 3, 2019", "1,200"}
    assert result.quotes == ()
    assert decided(result)[1] == ()


def test_what_stands_nowhere_in_the_source_is_named() -> None:
    """Names and numbers that the page lacks are listed with each passage."""
    passages = best_passages(
        "In Lisbon the mayor opened the gate for 900 dollars.", PAGES["https://post.example/dry"], "u"
    )
    assert passages
    assert {"900", "Lisbon"} <= set(passages[0].missing)


def test_a_sentence_about_something_else_has_no_passages() -> None:
    """Where little is common nothing is shown."""
    assert best_passages("Ferries were painted blue.", PAGES["https://post.example/dry"], "u") == ()
    assert best_passages("", PAGES["https://post.example/dry"], "u") == ()
    assert best_passages("A gate.", Page(Media.EMPTY), "u") == ()


@pytest.mark.parametrize(
    ("url", "passage", "expected"),
    [
        pytest.param(
            "https://a.example/", "dry - all, too", "https://a.example/#:~:text=dry%20%2D%20all%2C%20too", id="short"
        ),
        pytest.param("https://a.example/#s2", "dry", "https://a.example/#s2:~:text=dry", id="fragment kept"),
        pytest.param("https://a.example/#:~:text=x", "dry", "https://a.example/#:~:text=dry", id="directive replaced"),
        pytest.param(
            "https://a.example/",
            "one two three four five six\nseven eight nine ten eleven & twelve",
            "https://a.example/#:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20%26%20twelve",
            id="over two blocks",
        ),
        pytest.param("https://a.example/", " ", "https://a.example/", id="nothing"),
    ],
)
def test_links_open_the_page_at_the_passage(url: str, passage: str, expected: str) -> None:
    """Text directives are encoded as their draft asks, dashes, commas and ampersands too."""
    assert text_link(url, passage) == expected


def test_pdf_links_name_one_page() -> None:
    """The page takes the place of another; other parameters stay."""
    assert page_link("https://a.example/r.pdf", 4) == "https://a.example/r.pdf#page=4"
    assert page_link("https://a.example/r.pdf#page=9", 4) == "https://a.example/r.pdf#page=4"
    assert page_link("https://a.example/r.pdf#zoom=50", 4) == "https://a.example/r.pdf#zoom=50&page=4"


def test_a_long_page_costs_little() -> None:
    """A megabyte of text and a sentence of thousands of words are looked through within seconds."""
    text = (DRY + "\n") * 3_000
    page = Page(Media.HTML, text=text, visible=text, language="en")
    start = time.process_time()
    best_passages("Ada Brandt opened 1,200 gates on 3 May 2019 " * 200, page, "u")
    assert time.process_time() - start < 25


DRY_PAGE, WET_PAGE = PAGES["https://post.example/dry"], PAGES["https://post.example/wet"]
DEAD = LinkFinding(LinkStatus.DEAD, "http-404", "The page is gone.")
COPY = "https://web.archive.org/web/20190504000000/https://post.example/dry"


@pytest.mark.parametrize(
    ("quote", "title", "note", "expected"),
    [
        ("the wall was dry in March", TitleStatus.MATCH, HOLM, "found"),
        ("the insurers of the town had asked nobody how long", TitleStatus.MATCH, HOLM, "altered"),
        ("every passenger of the ferry was counted", TitleStatus.MATCH, HOLM, "absent"),
        ("the wall was dry in March", TitleStatus.MISMATCH, HOLM, "found"),
        ("Nobody in the town had asked the bankers how long", TitleStatus.MISMATCH, HOLM, "unchecked"),
        ("every passenger of the ferry was counted", TitleStatus.UNKNOWN, HOLM, "unchecked"),
        ("every passenger of the ferry was counted", TitleStatus.OTHER_LANGUAGE, HOLM, "unchecked"),
        ("the wall was dry in March", TitleStatus.UNKNOWN, "https://post.example/dry", "found"),
        ("Nobody in the town had asked the bankers how", TitleStatus.UNKNOWN, "https://post.example/dry", "altered"),
        ("every passenger of the ferry was counted", TitleStatus.UNKNOWN, "https://post.example/dry", "unchecked"),
    ],
    ids=[
        "found", "altered", "absent", "found under another title", "altered under another title",
        "absent without a title to compare", "absent under a translated title", "found, no title cited",
        "altered, no title cited", "absent, no title cited",
    ],
)  # fmt: skip
def test_a_copy_proves_as_much_as_its_title(quote: str, title: TitleStatus, note: str, expected: str) -> None:
    """A copy under the cited title proves all; what may be another work only proves what stands in it."""
    copy = Readable(DRY_PAGE, COPY, title, "archive")
    (quote_check,) = held(f"They write: “{quote}.”", note, copy, link=DEAD).quotes or ()
    assert quote_check.status.value == expected
    assert bool(quote_check.reason) == (expected == "unchecked")
    assert quote_check.found_in == "archive"


def test_a_passage_of_a_copy_opens_the_copy() -> None:
    """The link of what was found in a copy leads to the copy, at the passage."""
    copy = Readable(DRY_PAGE, COPY, TitleStatus.MATCH, "archive")
    (quote,) = held("They write: “the wall was dry in March.”", HOLM, copy, link=DEAD).quotes or ()
    assert quote.url == f"{COPY}#:~:text=The%20wall%20was%20dry%20in%20March"
    result = held("Mayor Ada Brandt opened the gate on May 3, 2019, for 1,200 dollars.", HOLM, copy, link=DEAD)
    first = (result.passages or ())[0]
    assert (first.url.split("#")[0], first.found_in) == (COPY, "archive")


def test_the_copy_that_lacks_a_quotation_is_named() -> None:
    """A person can open the very copy in which nothing like the quotation was found."""
    copy = Readable(DRY_PAGE, COPY, TitleStatus.MATCH, "archive")
    (quote,) = held("They write: “every passenger of the ferry was counted.”", HOLM, copy, link=DEAD).quotes or ()
    assert (quote.status, quote.passage, quote.url) == (QuoteStatus.ABSENT, None, COPY)


def test_a_copy_of_a_pdf_opens_at_the_page() -> None:
    """A PDF has no text fragments, in an archive no more than elsewhere."""
    page = Page(Media.PDF, text=f"A cover\f{DRY}", visible=f"A cover\f{DRY}", language="en")
    copy = Readable(page, COPY, TitleStatus.MATCH, "archive")
    (quote,) = held("They write: “the wall was dry in March.”", HOLM, copy, link=DEAD).quotes or ()
    assert (quote.page, quote.url) == (2, f"{COPY}#page=2")


def test_what_the_page_has_lost_is_found_in_the_copy() -> None:
    """Where both can be read, what either of them holds is found; what stands on the page is shown there."""
    live = Readable(WET_PAGE, "https://post.example/dry", TitleStatus.MATCH)
    copy = Readable(DRY_PAGE, COPY, TitleStatus.MATCH, "archive")
    for quote, expected in (
        ("the wall was dry in March", ("found", "archive")),
        ("The wall was wet in May", ("found", "page")),
        ("every passenger of the ferry was counted", ("absent", "page")),
    ):
        (check,) = held(f"They write: “{quote}.”", HOLM, live, copy).quotes or ()
        assert (check.status.value, check.found_in) == expected


def test_an_empty_shell_says_nothing_against_the_copy() -> None:
    """What a page shows only to scripts is looked for in the copy, and missed there, too."""
    shell = Page(Media.HTML, text="Loading", visible="Loading the page", needs_script=True)
    live = Readable(shell, "https://post.example/dry", TitleStatus.UNKNOWN)
    copy = Readable(DRY_PAGE, COPY, TitleStatus.MATCH, "archive")
    for quote, expected in (("the wall was dry in March", "found"), ("every passenger of it was counted", "absent")):
        (check,) = held(f"They write: “{quote}.”", HOLM, live, copy).quotes or ()
        assert (check.status.value, check.found_in) == (expected, "archive")


def test_where_nothing_can_be_read_nothing_was_looked_in() -> None:
    """Neither page nor copy: no place is named, and no passages are shown."""
    result = held("They write: “the wall was dry in March.”", HOLM, link=DEAD)
    (check,) = result.quotes or ()
    assert (check.status, check.found_in, result.passages) == (QuoteStatus.UNCHECKED, None, None)


REPORTED = {
    "after that": ("The author writes that “rest and open cover”.", "en", True),
    "after a colon": ("The author writes: “rest and open cover”.", None, True),
    "German": ("Die Autorin schreibt, dass „rest and open cover“ fehlten.", "de", True),
    "Russian": ("Автор пишет, что «rest and open cover» нужны.", "ru", True),
    "the word of another language": ("She was at “rest and open cover”.", "en", False),
    "set off": ("It was a “rest and open cover” sort of place.", "en", False),
    "the language is not known": ("Sie schreibt, dass „rest and open cover“ fehlten.", None, False),
    "other words": ("The author writes that “nothing was left”.", "en", False),
}


@pytest.mark.parametrize(("sentence", "language", "reported"), REPORTED.values(), ids=REPORTED)
def test_words_that_somebody_said_are_told_from_those_set_off(sentence, language, reported):
    """By what leads on to them: a colon, or "that" in the language of the document."""
    assert is_reported("rest and open cover", sentence, language) is reported


@pytest.mark.parametrize(("letters", "status"), [(20, QuoteStatus.UNCHECKED), (12, QuoteStatus.ABSENT)])
def test_the_absence_of_a_short_phrase_tells_where_it_was_said(letters, status):
    """The words "rest and open cover" have 16 letters."""
    text = "The keeper of the weir let people cross between the banks until the light went out. " * 6
    page = Page(Media.HTML, text=text, visible=text, language="en")
    check = check_quote("rest and open cover", page, "https://a.example/", written_in="en", conclusive=letters)
    assert check.status is status
