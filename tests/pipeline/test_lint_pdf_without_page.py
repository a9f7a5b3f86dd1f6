"""Long PDFs cited without a place in them."""

from dataclasses import replace

import pytest
from fakes.linted import cited, inline, said, silent

from pipeline.checks.lint.pdf_without_page import LONG, RULE
from pipeline.text.model import Media, Page
from reports.model import LinkStatus, TitleStatus

PDF = "https://ministry.org/plan.pdf"
LENGTHY = Page(Media.PDF, pages=120)
BARE = {
    "title and year": f"Ministry of Water, Flood plan, 2019, {PDF}",
    "title and day": f"Ministry of Water, “Flood plan”, 3 May 2019, {PDF}",
    "a day before its month": f"P. C. Weir, “Flood plan”, May 3, 2019, {PDF}",
    "a day in numbers": f"Ministry of Water, Flood plan, 3.5.2019, {PDF}",
    "the number of a paper": f"Weir, “Flood plan”, Working Paper 12, May 2019, {PDF}",
    "the number of a report": f"Ministry of Water, Flood plan, Report No. 12, {PDF}",
    "an office's number": f"Ministry of Water, Flood plan, UN Doc. A/70/1 (2019), {PDF}",
    "a part of something else": f"Ministry of Water, Flood plan, Part of the river agenda, 2019, {PDF}",
    "a year in the title": f"Ministry of Water, Flood plan 2020, available at {PDF}",
}
PLACED = {
    "p.": f"Ministry of Water, Flood plan, 2019, p. 12, {PDF}",
    "pp.": f"Flood plan (2019), pp. 12-14. {PDF}",
    "German": f"Hochwasserplan, 2019, S. 12, {PDF}",
    "Russian": f"План, 2019, с. 12, {PDF}",
    "a bare number at the end": f"{PDF}, 12.",
    "a range": f"Flood plan: 12–14, {PDF}",
    "section": f"Flood plan, § 7, {PDF}",
    "article": f"Flood law, art. 5, {PDF}",
    "chapter": f"Flood plan, chapter IV, {PDF}",
    "annex": f"Flood plan, Annex B, {PDF}",
    "a bare number behind the year": f"Flood plan (2019) 12, {PDF}",
    "a year and a page": f"Flood plan, 2019: 12, {PDF}",
    "written together": f"Flood plan, p12, {PDF}",
    "Spanish": f"Plan, pág. 12, {PDF}",
    "Polish": f"Plan, 2019, str. 12, {PDF}",
    "Chinese": f"Plan, 第12页, {PDF}",
    "recital": f"Flood law, recital 12, {PDF}",
    "small roman numbers": f"Flood plan, iii–v, {PDF}",
    "a chapter in words": f"Flood plan, Chapter Three, {PDF}",
    "a volume": f"Flood plan, vol. II, {PDF}",
    "key findings": f"Flood plan, key findings, {PDF}",
    "summary": f"Flood plan, Executive summary, {PDF}",
}


@pytest.mark.parametrize("text", BARE.values(), ids=BARE)
def test_a_long_pdf_without_a_place_is_told(text: str) -> None:
    """Nobody leafs through 120 pages."""
    assert said(RULE, cited(PDF, text, page=LENGTHY)).evidence == ("120 pages",)


@pytest.mark.parametrize("text", PLACED.values(), ids=PLACED)
def test_any_place_is_a_place(text: str) -> None:
    """Pages, sections and articles all tell where to look."""
    assert silent(RULE, cited(PDF, text, page=LENGTHY))


def test_numbers_of_the_title_are_no_place() -> None:
    """If it is the page's: what was taken for a title may have swallowed the page."""
    text = f"Ministry of Water, “Flood plan 12”, 2019, {PDF}"
    assert said(RULE, cited(PDF, text, page=LENGTHY, title="Flood plan 12", shown=TitleStatus.MATCH))
    assert silent(RULE, cited(PDF, text, page=LENGTHY, title="Flood plan 12", shown=TitleStatus.UNKNOWN))


def test_other_sources_need_no_page() -> None:
    """Short PDFs, web pages, links of the running text, dead links, and links that open at the page."""
    text = BARE["title and year"]
    assert silent(RULE, cited(PDF, text, page=replace(LENGTHY, pages=LONG - 1)))
    assert silent(RULE, cited(PDF, text))
    assert silent(RULE, inline(cited(PDF, text, page=LENGTHY)))
    assert silent(RULE, cited(PDF, text, page=LENGTHY, status=LinkStatus.DEAD))
    assert silent(RULE, cited(f"{PDF}#page=12", text, page=LENGTHY))
