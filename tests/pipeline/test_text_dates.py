"""Dates as pages of the world print them, and which of them are the article's own."""

from __future__ import annotations

import json

import pytest

from pipeline.text.date_forms import is_unread, may_mean, to_iso
from pipeline.text.read import read_page

TITLE = "Old weir opens to walkers"
PROSE = "<p>" + "The weir keeper lets people cross between the two banks until the light goes. " * 4 + "</p>"

READ = {
    "digits of Arabic": ("٥ مارس ٢٠١٩", "2019-03-05"),
    "digits of Persian": ("۵ مارس ۲۰۱۹", "2019-03-05"),
    "digits of Hindi": ("५ मार्च २०१९", "2019-03-05"),
    "marks in a month": ("5 मार्च 2019", "2019-03-05"),
    "Hungarian": ("2019. március 5.", "2019-03-05"),
    "Lithuanian": ("2019 m. kovo 5 d.", "2019-03-05"),
    "Latvian": ("2019. gada 5. marts", "2019-03-05"),
    "Kazakh": ("2019 жылғы 5 наурыз", "2019-03-05"),
    "Vietnamese": ("Thứ Ba, ngày 5 tháng 3 năm 2019", "2019-03-05"),
    "Korean with stops": ("2019. 3. 5.", "2019-03-05"),
    "a Roman month": ("5.III.2019", "2019-03-05"),
    "a Roman month, twelve": ("24 XII 2019", "2019-12-24"),
    "Chinese numerals": ("二〇一九年三月二十五日", "2019-03-25"),
    "Chinese numerals, ten": ("二〇一九年十月十日", "2019-10-10"),
    "a Japanese era": ("平成31年3月5日", "2019-03-05"),
    "the first year of one": ("令和元年5月3日", "2019-05-03"),
    "the era of the Republic": ("民國108年3月5日", "2019-03-05"),
    "no era": ("第108年", None),
    "the beginning of Unix time": ("1970-01-01T00:00:00Z", None),
    "the beginning of SQL time": ("1900-01-01", None),
    "the end of Unix time": ("2038-01-19", None),
    "a day that is none of these": ("1970-01-02", "1970-01-02"),
}


@pytest.mark.parametrize(("text", "day"), READ.values(), ids=READ)
def test_forms_of_the_world_are_read(text: str, day: str | None) -> None:
    """Digits, numerals, eras and orders of other languages mean the same day; a placeholder means none."""
    assert to_iso(text) == day


UNREAD = (
    "5 มีนาคม 2562",
    "৫ মার্চ ২০১৯",
    "5 Machi 2019",
    "5 Մարտի 2019",
    "2019ko martxoaren 5a",
    "۱۴ اسفند ۱۳۹۷",
    "२०७५ फागुन २१",
    "28 جمادى الآخرة 1440",
    "23 Adar II 5779",
    "ET 26 የካቲት 2011",
    "5/iii/19",
    "05/03/19",
    "5 Mar ’19",
    "Thứ Ba, 05/03/2019",
)
NO_DATES = (
    "5 March 2019",
    "Photo 3 of 20",
    "12 comments",
    "0 0 0 0 30 Views",
    "+44 20 7946 0958",
    "Volume 2",
    "The 2019 report has 12 chapters on weirs, 3 of them on the lower valley alone",
)


@pytest.mark.parametrize("line", UNREAD)
def test_a_date_that_cannot_be_read_is_noticed(line: str) -> None:
    """Other calendars and spellings look like dates all the same."""
    assert is_unread(line)


@pytest.mark.parametrize("line", NO_DATES)
def test_other_numbers_are_no_unread_dates(line: str) -> None:
    """What can be read, and what only has numbers, raises no doubt."""
    assert not is_unread(line)


def test_an_unread_date_may_be_the_day_that_is_known() -> None:
    """The numbers of day and year decide: the month is what could not be read."""
    assert may_mean("5 Machi 2019", "2019-03-05")
    assert may_mean("05/03/19", "2019-03-05")
    assert not may_mean("5 Machi 2019", "2021-06-01")


def _page(head: str = "", before: str = "", beneath: str = "", after: str = "", url: str = "https://a.example/weir"):
    article = f"<main><article><h1>{TITLE}</h1>{beneath}{PROSE}</article></main>"
    markup = f"<html lang=en><head><title>{TITLE}</title>{head}</head><body>{before}{article}{after}</body></html>"
    return read_page(markup.encode(), "text/html; charset=utf-8", url)


BESIDE = {
    "the day of the visit in the header": "<header><div class='header-date'>Sunday, November 29, 2026</div></header>",
    "the same as a time": "<header><time datetime='2026-11-29'>Sunday</time></header>",
    "the same in a bar of its own": "<div class='today'>29 November 2026</div>",
    "a column of events": "<aside><h3>Events</h3><div class='event-date'>12 December 2024</div><p>Choir</p></aside>",
    "a box of events": "<div class='events-box'><span class='date'>12 December 2024</span> Choir</div>",
    "the weather": "<div id='weather'><span class='date'>12 December 2024</span> rain</div>",
    "the latest stories": "<ul><li><span class=date>28 November 2024</span> Ferry returns today</li>"
    "<li><span class=date>27 November 2024</span> Mill is open again</li></ul>",
    "a post that is quoted": "<blockquote class='tweet'><time datetime='2024-11-28'>28 Nov 2024</time></blockquote>",
}


@pytest.mark.parametrize("box", BESIDE.values(), ids=BESIDE)
def test_a_date_beside_the_article_is_not_its_own(box: str) -> None:
    """Neither before nor after it; with its own date, that one is read."""
    for page in (_page(before=box), _page(after=box)):
        assert page.published_in in (None, "htmldate")
    own = _page(before=box, beneath="<p class='dateline'>5 March 2019</p>", after=box)
    assert (own.published, own.published_in) == ("2019-03-05", "text")


def _ld(*nodes: dict[str, object]) -> str:
    return f"<script type='application/ld+json'>{json.dumps(nodes)}</script>"


def test_the_work_that_the_page_is_about_gives_the_date() -> None:
    """Not the film or the picture that comes before it."""
    film = {"@type": "VideoObject", "name": "Clip of the week", "uploadDate": "2023-02-02"}
    article = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2019-03-05"}
    assert _page(_ld(film, article)).published == "2019-03-05"
    assert _page(_ld(film)).published == "2023-02-02"


NUMBERS = {
    "eight digits against metadata": ("https://a.example/news/20010213", "2019-03-05", "meta"),
    "a folder of a day, older than metadata": ("https://a.example/2017/02/13/weir", "2017-02-13", "url"),
    "before there was a web": ("https://a.example/1912/01/12/weir", "2019-03-05", "meta"),
}


@pytest.mark.parametrize(("url", "day", "place"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_in_the_address_is_no_date(url: str, day: str, place: str) -> None:
    """Pages are counted by numbers that read as days; a date in the address has steps of its own."""
    page = _page("<meta property='article:published_time' content='2019-03-05'>", url=url)
    assert (page.published, page.published_in) == (day, place)


def test_dates_of_another_calendar_are_not_guessed() -> None:
    """Ethiopian numbers look like ours, seven years off."""
    markup = (
        f"<html lang=am><body><article><h1>{TITLE}</h1><div class=date>26/6/2011</div>{PROSE}</article></body></html>"
    )
    assert read_page(markup.encode(), "text/html", "https://a.example/weir").published is None
