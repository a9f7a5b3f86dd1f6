"""Text that pages hold and do not show at once: a quotation stands in it, and nothing else is made of it."""

from __future__ import annotations

import json
import time

import pytest
from fakes.answers import ARTICLE, URL, capture

from pipeline.checks.links.link import judge_link
from pipeline.checks.quotations.quotation import check_quote
from pipeline.checks.titles.title import check_title
from pipeline.text.hidden import MAX_HIDDEN
from pipeline.text.model import Page
from pipeline.text.read import pack_page, read_page, unpack_page
from reports.model import LinkStatus, QuoteStatus, TitleStatus

QUOTE = "the lower gates were never once tested under load"
SAID = f"In the end, {QUOTE}, she wrote."
ALTERED = "the lower gates were never once painted under load"
SHELL = "<title>Flood wall report</title><h1>Flood wall report</h1><p>" + ARTICLE
IN_SIGHT = {
    "an accordion": f"<details><summary>More</summary><p>{SAID}</p></details>",
    "a tab closed by a style sheet": f'<div class="tab-pane fade"><p>{SAID}</p></div>',
    "decoration to screen readers": f'<div aria-hidden="true"><p>{SAID}</p></div>',
}
OUT_OF_SIGHT = {
    "a hidden panel": f"<div hidden><p>{SAID}</p></div>",
    "found only in searches of the page": f'<div hidden="until-found"><p>{SAID}</p></div>',
    "a closed tab": f'<div role="tabpanel" style="display: none"><p>{SAID}</p></div>',
    "in capitals": f'<div STYLE="Display:None"><p>{SAID}</p></div>',
    "invisible": f'<li style="color:red; visibility:hidden">{SAID}</li>',
    "a template": f"<template><p>{SAID}</p></template>",
    "without scripts": f"<noscript><p>{SAID}</p></noscript>",
    "hidden within hidden": f'<div hidden><section style="display:none"><p>{SAID}</p></section></div>',
    "read more, within a sentence": (
        "<p>In the end, the lower gates were<span> never</span><span style='display:none'> once tested</span> "
        "under load, she wrote.</p>"
    ),
    "the article of the metadata": '<script type="application/ld+json">'
    + json.dumps({"@type": "NewsArticle", "headline": "Flood wall report", "articleBody": SAID})
    + "</script>",
}
NOT_READ = {
    "a script": f"<div hidden><script>var a = '{SAID}'</script></div>",
    "a style": f"<div hidden><style>/* {SAID} */</style></div>",
    "a comment": f"<div hidden><!-- {SAID} --></div>",
    "an attribute": f'<div hidden data-text="{SAID}"></div>',
}
SPAM = (
    "<div style='display:none'><h1>Buy cheap pills online</h1><p>404 page not found. This domain is for sale. "
    "Published 7 January 2001 by Spam King. Please log in to continue reading.</p></div>"
)


def read(markup: str) -> Page:
    return read_page(f"<!doctype html>{SHELL}{markup}".encode(), "text/html", URL)


@pytest.mark.parametrize("markup", IN_SIGHT.values(), ids=IN_SIGHT)
def test_what_opens_with_a_click_is_visible(markup: str) -> None:
    """Style sheets are not read, so what they close counts as shown."""
    found = read(markup)
    assert SAID in found.visible
    assert SAID not in found.hidden


@pytest.mark.parametrize("markup", OUT_OF_SIGHT.values(), ids=OUT_OF_SIGHT)
def test_a_quotation_from_what_is_not_shown_is_found(markup: str) -> None:
    """It stands in the source; so does one with a word changed, as altered."""
    found = read(markup)
    assert QUOTE not in found.visible
    assert check_quote(QUOTE, found, URL).status is QuoteStatus.FOUND
    assert check_quote(ALTERED, found, URL).status is QuoteStatus.ALTERED


@pytest.mark.parametrize("markup", NOT_READ.values(), ids=NOT_READ)
def test_code_is_no_text(markup: str) -> None:
    """Scripts, styles, comments and attributes are not read in hidden parts either."""
    found = read(markup)
    assert found.hidden == ""
    assert check_quote(QUOTE, found, URL).status is QuoteStatus.ABSENT


def test_nothing_is_kept_twice() -> None:
    """A copy for phones of what is shown, and a second copy of what is not, cost nothing."""
    found = read(f"<p>{SAID}</p><div hidden><p>{SAID}</p><p>Another line of it.</p><p>Another line of it.</p></div>")
    assert found.hidden == "Another line of it."


def test_hidden_spam_changes_nothing_but_quotations() -> None:
    """Titles, authors, dates, the main text and what is visible are those of the page without it."""
    clean, spammed = read(""), read(SPAM)
    assert "domain is for sale" in spammed.hidden
    for field in Page.__dataclass_fields__:
        if field != "hidden":
            assert getattr(spammed, field) == getattr(clean, field), field


def test_hidden_spam_is_no_evidence_against_a_link_or_for_a_title() -> None:
    """A living page stays alive, and a title that only spam bears is not that of the page."""
    spammed = read(SPAM)
    assert judge_link(URL, capture(), spammed, None, "Flood wall report").status is LinkStatus.ALIVE
    check = check_title("Buy cheap pills online", spammed, publisher=None, url=URL)
    assert check.status is TitleStatus.MISMATCH


def test_hidden_text_never_makes_a_quotation_worse() -> None:
    """What is found in sight stays found there, whatever variant of it is hidden."""
    found = read(f"<p>{SAID}</p><div hidden><p>In the end, {ALTERED}, she wrote.</p></div>")
    check = check_quote(QUOTE, found, URL)
    assert check.status is QuoteStatus.FOUND
    assert "tested" in (check.passage or "")


def test_hidden_text_is_bounded_and_remembered() -> None:
    """As much as an article of metadata may have is cut, and what is left survives packing."""
    lines = "".join(f"<p>Line {number} of a long hidden list of things</p>" for number in range(20_000))
    found = read(f"<div hidden>{lines}</div>")
    assert 0.9 * MAX_HIDDEN < len(found.hidden) <= MAX_HIDDEN
    assert unpack_page(pack_page(found)) == found


@pytest.mark.parametrize(
    "markup",
    [
        "<div><p>a</p><span hidden>b c d e f g h</span>" * 20_000,
        "<span hidden>b c d e f g h</span>" * 30_000,
        "<div>" * 900 + "</div><span style='display:none'>b c d e f g h</span>" * 900,
    ],
    ids=["nested", "side by side", "inside out"],
)
def test_many_hidden_parts_cost_no_time(markup: str) -> None:
    """Neither nesting nor number makes the reading of them more than linear."""
    started = time.process_time()
    assert "b c d e f g h" in read(markup).hidden
    assert time.process_time() - started < 40
