"""The desk in a real Chromium: by keyboard alone, by two people, through the end of its server, for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes.browsing import until
from fakes.chromium import NEEDED, launched
from fakes.reviewed import RunningDesk, open_desk, write_reviewed
from fakes.sample_report import hostile_report

from reports.formats.json_v1 import JsonFormat
from reports.write import write_reports

pytestmark = NEEDED


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as chromium:
        yield chromium


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[RunningDesk]:
    with open_desk(tmp_path, write_reviewed(tmp_path, 56), "--port", "0") as running:
        yield running


@contextmanager
def visit(browser: Any, desk: RunningDesk, by: str = "", quiet: bool = True, **options: Any) -> Iterator[Any]:
    """A person at the desk; nothing may be asked of another origin, and nothing may go wrong in the page."""
    context = browser.new_context(**options)
    page = context.new_page()
    surprises: list[str] = []
    page.on("request", lambda request: request.url.startswith(desk.origin) or surprises.append(request.url))
    page.on("pageerror", lambda error: surprises.append(str(error)))
    page.on("dialog", lambda dialog: (surprises.append(dialog.message), dialog.dismiss()))
    if quiet:
        page.on("console", lambda message: message.type == "error" and surprises.append(message.text))
    if by:
        context.add_cookies([{"name": "footproof-reviewer", "value": by, "url": desk.origin}])
    page.goto(desk.address)
    page.wait_for_selector(".row")
    page.wait_for_selector("#details .foot", state="attached")
    yield page
    context.close()
    assert [one for one in surprises if one != "data:,"] == []


def violations(page: Any) -> list[str]:
    """What axe-core finds wrong with a page, a line each."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def done(page: Any) -> int:
    return int(re.match(r"\d+", page.inner_text("#done"))[0])


def settled(desk: RunningDesk, count: int, page: Any) -> list[dict[str, Any]]:
    """The lines of the file, once there are so many."""
    for _ in range(100):
        if len(desk.decisions()) >= count:
            break
        page.wait_for_timeout(50)
    lines = desk.decisions()
    assert len(lines) == count
    return lines


def at(page: Any) -> str:
    """Id of the citation that is shown."""
    return str(page.inner_text("#details .foot bdi"))


def test_the_whole_desk_by_keyboard(browser: Any, desk: RunningDesk) -> None:
    """From the first Tab to a decision with a reason, undo, search and filter; no mouse."""
    with visit(browser, desk) as page:
        assert "token" not in page.url
        keyboard = page.keyboard
        keyboard.press("Tab")
        assert page.inner_text(":focus") == "Skip to the citation"
        first = at(page)
        keyboard.press("a")
        assert page.is_visible("#name")
        keyboard.type("Anna")
        keyboard.press("Enter")
        until(page, "document.querySelector('#done').textContent.startsWith('4 of')")
        assert at(page) != first
        assert [line["by"] for line in settled(desk, 4, page)] == ["Anna"] * 4
        keyboard.press("u")
        until(page, "document.querySelector('#done').textContent.startsWith('0 of')")
        assert at(page) == first
        settled(desk, 8, page)
        keyboard.press("x")
        keyboard.press("Shift+W")
        assert page.is_visible("#reason")
        keyboard.type("It opens in every browser.")
        keyboard.press("Enter")
        lines = settled(desk, 9, page)
        assert (lines[-1]["state"], lines[-1]["reason"]) == ("wrong", "It opens in every browser.")
        second = at(page)
        keyboard.press("f")
        settled(desk, 10, page)
        keyboard.press("r")
        keyboard.type("See the new note.")
        keyboard.press("Enter")
        assert settled(desk, 11, page)[-1]["reason"] == "See the new note."
        keyboard.press("k")
        keyboard.press("j")
        keyboard.press("?")
        assert page.is_visible("#help")
        keyboard.press("Escape")
        keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        keyboard.type(at(page))
        until(page, "document.querySelectorAll('.row').length === 1")
        keyboard.press("Escape")
        keyboard.press("Escape")
        for _ in range(3):
            keyboard.press("Tab")
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        page.focus("#f-state")
        keyboard.press("End")
        until(page, "document.querySelector('#shown').textContent.startsWith('56 of')")
        page.focus("#list")
        keyboard.press("Home")
        keyboard.press("ArrowDown")
        assert page.get_attribute("#list", "aria-activedescendant") == "row-1"
        keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "c-heading"
        assert second != first


def test_no_trap_and_every_control_has_a_name(browser: Any, desk: RunningDesk) -> None:
    """Tab goes through everything and out of the page again."""
    with visit(browser, desk, "Anna") as page:
        seen = []
        for _ in range(80):
            page.keyboard.press("Tab")
            here = page.evaluate("document.activeElement === document.body ? '' : document.activeElement.outerHTML")
            if not here:
                break
            seen.append(here)
        else:
            raise AssertionError("Tab never left the page")
        assert len(seen) > 15
        nameless = page.eval_on_selector_all(
            "button, select, input, a",
            "all => all.filter(e => !(e.textContent.trim() || e.ariaLabel || e.labels?.length)).length",
        )
        assert nameless == 0


def test_two_people_at_one_desk(browser: Any, desk: RunningDesk) -> None:
    """Each sees what the other decides without loading anything; the last word wins for both."""
    with visit(browser, desk, "Anna") as anna, visit(browser, desk, "Ben") as ben:
        assert at(anna) == at(ben)
        anna.keyboard.press("a")
        until(ben, "document.querySelector('#done').textContent.startsWith('4 of')")
        assert "Anna" in ben.inner_text("#said")
        ben.select_option("#f-by", "Anna")
        assert ben.locator(".row").count() == 4
        assert "Accepted, Anna" in ben.inner_text(".word")
        ben.click('.finding.chosen [data-state="wrong"]')
        anna.select_option("#f-state", "decided")
        until(anna, "document.querySelector('#rows').textContent.includes('Ben')")
        assert done(anna) == done(ben)


def test_killed_between_two_decisions(browser: Any, tmp_path: Path) -> None:
    """What was decided is written; what could not be sent is kept by the browser, and written once."""
    report = write_reviewed(tmp_path, 56)
    with open_desk(tmp_path, report, "--port", "0") as first:
        port = first.origin.rpartition(":")[2]
        with visit(browser, first, "Anna", quiet=False) as page:
            page.keyboard.press("x")
            page.keyboard.press("w")
            settled(first, 1, page)
            first.kill()
            page.keyboard.press("a")
            page.keyboard.press("l")
            # Three where the desk had written the first one and died before it could say so: it is sent again, with the
            # key by which it is known.
            until(page, "/[23] decisions/.test(document.querySelector('#alarm').textContent)")
            with open_desk(tmp_path, report, "--port", port) as second:
                page.goto(second.address)
                page.wait_for_selector(".row")
                lines = settled(second, 3, page)
                assert [line["state"] for line in lines] == ["wrong", "accepted", "later"]
                assert len({line["key"] for line in lines}) == 3
                page.reload()
                page.wait_for_selector(".row")
                page.wait_for_timeout(300)
                assert len(second.decisions()) == 3
                assert page.is_hidden("#alarm")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(browser: Any, desk: RunningDesk, scheme: str, width: int) -> None:
    with visit(browser, desk, "Anna", color_scheme=scheme, viewport={"width": width, "height": 844}) as page:
        assert violations(page) == []
        if width < 760:
            page.click(".row >> nth=0")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("a")
        page.keyboard.press("s")
        page.wait_for_selector("#sources p")
        assert violations(page) == []
        page.select_option("#f-state", "flagged") if width > 760 else None
        page.click("#who")
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        assert violations(page) == []


def test_text_of_strangers_does_nothing(browser: Any, tmp_path: Path) -> None:
    """Every field of the report tries to get out of the page."""
    report = hostile_report()
    write_reports(replace(report, run=replace(report.run, decisions="../d.jsonl")), tmp_path / "r", (JsonFormat(),))
    with open_desk(tmp_path, tmp_path / "r", "--port", "0") as desk:
        context = browser.new_context()
        page = context.new_page()
        surprises: list[str] = []
        page.on("request", lambda request: request.url.startswith(desk.origin) or surprises.append(request.url))
        page.on("dialog", lambda dialog: (surprises.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: surprises.append(str(error)))
        page.on("console", lambda message: message.type == "error" and surprises.append(message.text))
        page.goto(desk.address)
        page.select_option("#f-state", "")
        page.wait_for_selector(".row")
        for _ in range(page.locator(".row").count()):
            page.wait_for_selector("#details .foot")
            page.keyboard.press("j")
        assert page.locator("#work script, #work img, #work iframe, .row script, .row img").count() == 0
        assert page.locator("a[href^='javascript:'], a[href^='data:']").count() == 0
        context.close()
        assert [one for one in surprises if one != "data:,"] == []
