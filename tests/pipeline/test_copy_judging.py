"""Archived captures: what is offered as a copy of the cited thing, and what never is."""

from __future__ import annotations

from typing import Any

import pytest
from fakes.answers import PROSE, URL, capture, page

from cache.model import Capture, Outcome
from pipeline.checks.links.link import PAGE_RULES
from pipeline.copies.judging import CitedWork, CopyVerdict, JudgedCopy, Standing, judge_copy, settled_version
from pipeline.text.model import Media, Page
from reports.model import TitleStatus

TITLE = "Flood wall report divides the council"
CITED = CitedWork(URL, TITLE, "River Post", "2019-05-03")
UNTITLED = CitedWork(URL)
REPLAY = f"http://web.archive.org/web/20190506120000id_/{URL}"
GOOD = page(f"{TITLE} - River Post", TITLE)
OTHER = page("Bakers call for cheaper flour before winter")


def judge(
    shown: Page, fetched: Capture | None = None, cited: CitedWork = CITED, live: Page | None = None
) -> CopyVerdict:
    return judge_copy(cited, fetched or capture(REPLAY), shown, live)


REJECTED: dict[str, tuple[Page, Capture, str]] = {
    "not found": (page("Page not found", text="Sorry."), capture(REPLAY, 404), "http-404"),
    "redirect": (Page(Media.EMPTY), capture(REPLAY, 302), "http-302"),
    "no answer": (Page(Media.EMPTY), capture(REPLAY, outcome=Outcome.TIMEOUT), "timeout"),
    "empty": (Page(Media.EMPTY), capture(REPLAY), "empty"),
    "soft 404": (page("Page not found - River Post", "Page not found", text="Sorry."), capture(REPLAY), "error-page"),
    "challenge": (
        page("Just a moment...", text="Enable JavaScript and cookies to continue"),
        capture(REPLAY),
        "challenge",
    ),
    "login": (page("Sign in", text="Sign in to your account", password_fields=1), capture(REPLAY), "login"),
    "lander": (page("riverpost.org is for sale", text="Make an offer."), capture(REPLAY), "parked"),
    "home page": (
        page("River Post - home", text="Latest stories.", site="River Post"),
        capture(REPLAY, 200, (302, "http://web.archive.org/web/20190506120001id_/https://www.riverpost.org/")),
        "redirect-to-home",
    ),
    "other work": (OTHER, capture(REPLAY), "other-article"),
    "nothing to tell by": (page("River Post", text="Hello.", site="River Post"), capture(REPLAY), "no-text"),
}


@pytest.mark.parametrize(("shown", "fetched", "reason"), REJECTED.values(), ids=REJECTED)
def test_rejected(shown: Page, fetched: Capture, reason: str) -> None:
    """Captures that answer 200 (or not) and are not the cited thing are rejected, each with its reason."""
    verdict = judge(shown, fetched)
    assert (verdict.good, verdict.reason) == (False, reason)
    assert (verdict.detail or "").endswith(".")


def test_cited_title() -> None:
    """A capture that carries the cited title is the cited thing, and says so."""
    verdict = judge(GOOD)
    assert (verdict.standing, verdict.title_check.status) == (Standing.CITED, TitleStatus.MATCH)


def test_replay_redirect_to_a_near_capture() -> None:
    """An archive that passes on to the nearest moment of the same address has not redirected."""
    near = f"http://web.archive.org/web/20190507000000id_/{URL.replace('https://www.', 'http://')}"
    assert judge(GOOD, capture(REPLAY, 200, (302, near)), cited=UNTITLED).good


def test_same_as_the_living_page() -> None:
    """Where the note's title is wrong, a copy of what stands at the address is still a copy of it."""
    verdict = judge(OTHER, live=page("Bakers call for cheaper flour before winter | River Post"))
    assert (verdict.standing, verdict.title_check.status) == (Standing.LIVE, TitleStatus.MISMATCH)


def test_no_title_cited() -> None:
    """Without a cited title the living page tells; without one, nothing speaks against a page with text."""
    assert judge(GOOD, cited=UNTITLED, live=GOOD).standing is Standing.LIVE
    assert judge(OTHER, cited=UNTITLED, live=GOOD).reason == "other-article"
    assert judge(OTHER, cited=UNTITLED).standing is Standing.PLAUSIBLE


def test_translated_title() -> None:
    """A copy in another language than the cited title is taken where the living page carries its title."""
    russian = page("Что известно о новой стене у реки", text="Текст. " * 200)
    other = page("Суд отложил решение о мосте в городе", text="Текст. " * 200)
    assert judge(russian, live=russian).standing is Standing.LIVE
    assert judge(russian).standing is Standing.PLAUSIBLE
    assert judge(other, live=russian).reason == "other-article"


def test_pdf_and_untitled_captures() -> None:
    """A PDF, and a page with text but no title, are plausible."""
    assert judge(Page(Media.PDF, text="Scan.")).standing is Standing.PLAUSIBLE
    assert judge(page(text=PROSE * 10)).standing is Standing.PLAUSIBLE


def copy(timestamp: str, shown: Page, **more: Any) -> JudgedCopy:
    return JudgedCopy(timestamp, shown, judge(shown, cited=UNTITLED, **more))


def test_settled_version() -> None:
    """Without a cited title the work that stood at the address last is the one that is meant."""
    copies = [
        copy("20190601000000", GOOD),
        copy("20190501000000", OTHER),
        copy("20200101000000", page(TITLE)),
        copy("20210101000000", page("Page not found", text="Sorry.")),
    ]
    assert [kept.timestamp for kept in settled_version(copies, UNTITLED)] == ["20190601000000", "20200101000000"]


def test_settled_version_of_untitled_captures() -> None:
    """Captures without any title all stand, and no captures give none."""
    plain = copy("20190601000000", page(text=PROSE * 10))
    assert settled_version([plain], UNTITLED) == (plain,)
    assert settled_version([], UNTITLED) == ()


def test_rules_are_named() -> None:
    """The rules for pages are the same for links and for copies, each once."""
    assert len(set(PAGE_RULES)) == len(PAGE_RULES)
