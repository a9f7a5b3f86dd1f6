"""``index.html`` of an audit as people use it: sorted, searched, by keyboard, at a desk and on a phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fakes.sample_report import NOON, many

from cache.model import RunRecord
from reports.audit_index import render_index
from reports.model import LinkHistory, LinkState

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium")]
STATES = (
    LinkHistory(LinkState.ROTTEN, NOON, newly_rotten=True),
    LinkHistory(LinkState.SUSPECT, NOON, changed=True),
    LinkHistory(LinkState.RECOVERED, NOON, changed=True),
    LinkHistory(LinkState.ROTTEN, NOON - timedelta(days=90)),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api").sync_playwright().start()
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
    )
    yield browser
    browser.close()
    playwright.stop()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    report = many(120)
    results = tuple(replace(one, history=STATES[n % 4] if n % 3 else None) for n, one in enumerate(report.results))
    runs = [RunRecord("audit", NOON + timedelta(days=7 * n), NOON, 2, 120, {"broken": 20 + n % 5}) for n in range(20)]
    path = tmp_path_factory.mktemp("audit") / "index.html"
    path.write_bytes(render_index(replace(report, results=results), runs))
    return path


@pytest.fixture
def page(browser: Any, index: Path) -> Iterator[Any]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(index.as_uri())
    yield page
    assert (asked, wrong) == ([index.as_uri()], []), "nothing is asked for, nothing goes wrong"
    page.close()


def _column(page: Any, name: str, column: int) -> list[str]:
    shown: list[str] = page.eval_on_selector_all(
        f"details:has(summary:has-text('{name}')) tbody tr:not([hidden])",
        f"rows => rows.map(row => row.cells[{column}].textContent)",
    )
    return shown


def test_a_table_is_sorted_by_its_headings(page: Any) -> None:
    page.click("summary:has-text('By site')")
    heading = "details:has(summary:has-text('By site')) th:has-text('Citations')"
    page.click(f"{heading} button")
    rising = [int(text) for text in _column(page, "By site", 1)]
    assert len(rising) > 3
    assert rising == sorted(rising)
    page.focus(f"{heading} button")
    page.keyboard.press("Enter")
    assert [int(text) for text in _column(page, "By site", 1)] == rising[::-1]
    assert page.get_attribute(heading, "aria-sort") == "descending"


def test_everything_is_searched_from_the_keyboard(page: Any) -> None:
    all_rows = page.locator("main tbody tr").count()
    site = _column(page, "By site", 0)[0]
    page.keyboard.press("/")
    page.keyboard.type(site)
    page.locator("#found", has_text="found").wait_for()
    shown = page.locator("main tbody tr:not([hidden])").count()
    assert 0 < shown < all_rows
    assert _column(page, "By site", 0)[0] == site
    assert page.locator("details:has(summary:has-text('By site'))").get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert page.locator("main tbody tr:not([hidden])").count() == all_rows


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say(browser: Any, index: Path, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(index.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "nothing runs over the edge"
    page.close()
