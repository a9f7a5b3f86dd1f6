from __future__ import annotations

import base64
import hashlib
import re
import time
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from fakes.sample_report import (
    hostile_report,
    incomplete_report,
    many,
    parsed_report,
    report_of,
    sample_report,
)

from footnotes.model import Confidence
from reports.formats.html import HtmlFormat
from reports.model import ArchiveStatus, LinkStatus, TitleStatus, Verdict


def page_of(report):
    return BeautifulSoup(HtmlFormat().render(report), "lxml")


def card_of(page, identifier):
    return next(card for card in page.select(".card") if card.select_one(".foot bdi").text == identifier)


@pytest.fixture(scope="module")
def page():
    return page_of(sample_report())


def test_every_citation_is_there_worst_first(page):
    """All citations are in the page, without script too, in the order broken, review, unchecked, ok."""
    cards = page.select(".card")
    assert len(cards) == len(sample_report().results)
    ranks = [list(Verdict).index(card["data-verdict"]) for card in cards]
    assert ranks == sorted(ranks)
    assert not page.select(".card[hidden]")
    assert [("open" in card.details.attrs) for card in cards] == [rank < 2 for rank in ranks]


def test_a_card_says_it_all(page):
    """Sentence, note, reasons, next step, chain, copy and correction stand on the card of a rescue."""
    card = card_of(page, "harbour-inquiry.md#2.1")
    text = " ".join(card.text.split())
    for words in (
        "Who Owns the Old Pier?",
        "Ada Lindqvist · The Harbour Courier · 5 December 2016",
        "no buyer was ever named.2",
        "Cite the archived copy of 7 December 2016",
        "301 Moved Permanently",
        "404 Not Found",
        "https://courier.example/2016/12/05/who-owns-the- old-pier.html",
        "7 December 2016. An earlier copy of the cited source was found. It carries the cited title.",
        "2 copies looked at and not offered",
        "6 December 2016: It shows the newspaper's login form.",
    ):
        assert words in text
    assert card.select_one(".note mark").text.startswith("Ada Lindqvist")
    assert "see also" not in card.select_one(".note mark").text
    assert card.select_one(".paste-text").text == next(
        r.corrected for r in sample_report().results if r.citation.id == "harbour-inquiry.md#2.1"
    )


def test_differing_titles_are_marked(page):
    """Where the titles differ, the differing words are marked on both sides."""
    card = card_of(page, "harbour-inquiry.md#3.1")
    assert [mark.text for mark in card.select("dd.was mark")] == ["2012", "2015"]
    assert [mark.text for mark in card.select("dd.now mark")] == ["2018", "2021"]
    assert "(the note says 14 June 2016)" in card.text


def test_robust_links(page):
    """Cited URL and copy carry the Robust Links attributes: original, version and its date."""
    card = card_of(page, "harbour-inquiry.md#2.1")
    marked = card.select("a[data-versiondate]")
    assert len(marked) == 2
    for link in marked:
        assert link["data-originalurl"] == "https://courier.example/2016/12/05/who-owns-the-old-pier.html"
        assert link["data-versionurl"].startswith("https://web.archive.org/web/20161207091533/")
        assert link["data-versiondate"] == "2016-12-07"


def test_an_ibid_leads_to_what_it_means(page):
    """An ibid. links to the card of the citation that it means."""
    card = card_of(page, "harbour-inquiry.md#10.1")
    target = next(a["href"] for a in card.select("a") if a.text == "harbour-inquiry.md#1.1")
    assert page.select_one(f"[id='{target[1:]}']") == card_of(page, "harbour-inquiry.md#1.1")


def test_fields_that_were_read_with_doubt_are_named():
    """A card says which of its fields are no more than probable, and says nothing where all are certain."""
    result = sample_report().results[0]
    sure = Confidence(title=0.5, authors=1.0, date=0.97)
    doubted = replace(result, citation=replace(result.citation, confidence=sure))
    assert "Read with doubt" in (text := page_of(report_of([doubted])).get_text(" "))
    assert "title, date" in text
    assert "Read with doubt" not in page_of(report_of([result])).get_text(" ")


@pytest.mark.parametrize("make", [sample_report, incomplete_report, parsed_report, hostile_report])
def test_one_file_under_a_strict_policy(make):
    """Nothing is fetched: no outside source of any kind, and only our own style and script are allowed."""
    page = page_of(make())
    policy = page.select_one("meta[http-equiv='Content-Security-Policy']")["content"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (element,) = page.select(tag)
        digest = base64.b64encode(hashlib.sha256(element.string.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert not page.select("img, iframe, object, embed, base, audio, video, source, [src], [style]")
    assert [link["href"] for link in page.select("link")] == ["data:,"]
    assert not re.search(r"url\(|@import", page.style.string)


@pytest.mark.parametrize("make", [sample_report, hostile_report])
def test_links_lead_only_to_the_web(make):
    """Every link is a fragment or http(s) without referrer; any other URL is shown as text."""
    for link in page_of(make()).select("a[href]"):
        if not link["href"].startswith("#"):
            assert re.match(r"https?://", link["href"])
            assert link["rel"] == ["noopener", "noreferrer", "nofollow"]


def test_strangers_add_no_elements():
    """No tag and no event handler of a hostile text becomes part of the page; control characters are gone."""
    data = HtmlFormat().render(hostile_report()).decode()
    page = BeautifulSoup(data, "lxml")
    assert len(page.select("script")) == 1
    assert len(page.select("svg[onload], [onerror], [onmouseover]")) == 0
    assert "{{7*7}}" in page.text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", data)


def test_what_is_missing_is_prominent():
    """A cut run, unread documents and lost notes stand in the header, before any count."""
    data = HtmlFormat().render(incomplete_report()).decode()
    for words in ("cut short", "budget.xlsb", "172 markers in the text, but no notes were found"):
        assert 0 < data.index(words, data.index("<body")) < data.index('class="tiles"')


def test_every_status_renders():
    """Each link, title and archive status has a card, in words and without an error."""
    base = next(r for r in sample_report().results if r.citation.id == "harbour-inquiry.md#2.1")
    results = [replace(base, link=replace(base.link, status=status)) for status in LinkStatus]
    results += [replace(base, title_check=replace(base.title_check, status=s, found="x")) for s in TitleStatus]
    results += [replace(base, archive=replace(base.archive, status=status)) for status in ArchiveStatus]
    assert len(page_of(report_of(results)).select(".card")) == len(results)


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(report_of(()), id="no documents"),
        pytest.param(replace(report_of(sample_report().results[:3]), results=()), id="no citations"),
        pytest.param(parsed_report(), id="parsed only"),
    ],
)
def test_little_to_show(report):
    """A report without documents, citations or findings is a page nonetheless."""
    page = page_of(report)
    assert page.h1.text
    assert len(page.select(".card")) == len(report.results)


def test_ids_are_unique():
    """Every id of the page is unique, also where citation ids differ in punctuation alone."""
    base = sample_report().results[0]
    twins = [replace(base, citation=replace(base.citation, id=name)) for name in ("a b#1.1", "a-b#1.1", "a!b#1.1")]
    ids = [element["id"] for element in page_of(report_of(twins)).select("[id]")]
    assert len(ids) == len(set(ids))
    assert {"c-a-b-1.1", "c-a-b-1.1~2", "c-a-b-1.1~3"} <= set(ids)


def test_large_batches():
    """Time and size grow with the number of citations alone: ten thousand take 2.4 s and 28 MB."""
    report = many(2_000)
    start = time.perf_counter()
    data = HtmlFormat().render(report)
    assert time.perf_counter() - start < 25
    assert len(data) < 8_000_000
