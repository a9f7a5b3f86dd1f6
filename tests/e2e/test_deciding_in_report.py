"""``report.html`` alone: what is decided in it by mouse or keyboard is saved, imported, and settled by the next run."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path

import pytest
from fakes.chromium import NEEDED, launched
from fakes.command import Desk
from fakes.little_web import LittleWeb, Reply
from fakes.sample_report import decidable_report

from reports.formats.html import HtmlFormat

pytestmark = NEEDED

DRAFT = """The ramp is steep.[^1] The store is dry.[^2] The quay is old, and the shed is new.[^3]

[^1]: Ada Moor, “The Ramp,” 2019, {ramp}.

[^2]: Jon Brook, “The Store,” 2020, {store}.

[^3]: Lea Stern, “The Quay,” 2021, {quay}; Ada Moor, “The Shed,” 2020, {shed}.
"""
PATHS = ("ramp", "store", "quay", "shed")


@pytest.fixture(scope="module")
def browser():
    with launched() as chromium:
        yield chromium


@pytest.fixture
def visit(browser):
    """Opens a report in a browser that holds nothing yet; a script error fails the test."""

    @contextmanager
    def opened(path: Path, prepare: str = ""):
        context = browser.new_context(accept_downloads=True)
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        if prepare:
            page.add_init_script(prepare)
        page.goto(path.as_uri())
        yield page
        context.close()
        assert errors == []

    return opened


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_bytes(HtmlFormat().render(decidable_report()))
    return path


def saved(page, path: Path) -> list[dict]:
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(path)
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def give_name(page, name: str) -> None:
    page.fill("#decide-by", name)


def test_decided_in_two_copies_of_the_report_and_settled_by_the_next_run(visit, tmp_path: Path) -> None:
    """Anna decides with the mouse, Ben with keys, each in a report that was mailed; both files merge."""
    desk = Desk(tmp_path)
    with LittleWeb() as web:
        for name in PATHS:
            web.plan(f"/{name}", *[Reply(status=404, body=b"<title>Not found</title>Not found")] * 9)
        desk.write("draft.md", DRAFT.format(**{name: web.url(f"/{name}") for name in PATHS}))
        assert desk.run("check", "draft.md", "--allow-private").code == 1
        mailed = tmp_path / "elsewhere" / "report.html"
        mailed.parent.mkdir()
        mailed.write_bytes((tmp_path / "footproof-report" / "report.html").read_bytes())
        with visit(mailed) as page:
            assert page.inner_text("#done") == "0 of 4 decided"
            page.click(".decide >> nth=0")
            give_name(page, "Anna Weir")
            page.check("input[value=wrong]")
            page.fill("#decide-reason", "It opens here.")
            page.click("#decide-save")
            assert page.inner_text("#done") == "1 of 4 decided"
            (anna,) = saved(page, tmp_path / "anna.jsonl")
        assert (anna["by"], anna["state"], anna["reason"]) == ("Anna Weir", "wrong", "It opens here.")
        with visit(mailed) as page:
            for _ in range(2):
                page.keyboard.press("j")
            page.keyboard.press("a")
            give_name(page, "Ben")
            page.keyboard.press("Enter")
            for key in ("f", "w"):
                page.keyboard.press(key)
            assert page.inner_text("#done") == "3 of 4 decided"
            ben = saved(page, tmp_path / "ben.jsonl")
        assert [line["state"] for line in ben] == ["accepted", "fixed", "wrong"]
        for name in ("anna.jsonl", "ben.jsonl", "anna.jsonl"):
            assert desk.run("decide", "import", name).code == 0
        written = (tmp_path / "footproof-decisions.jsonl").read_text().splitlines()
        assert sorted(map(json.loads, written), key=str) == sorted([anna, *ben], key=str)
        assert desk.run("check", "draft.md", "--allow-private").code == 0
    report = desk.report()
    assert report["summary"]["verdicts"]["settled"] == 4
    assert report["run"]["orphans"] == []
    assert {one["outcome"] for citation in report["citations"] for one in citation["decisions"]} == {"kept"}


def test_the_page_writes_what_the_program_writes(visit, tmp_path: Path) -> None:
    """For one finding and for a whole citation, the line of the page and that of ``decide`` tell the same."""
    desk = Desk(tmp_path)
    with LittleWeb() as web:
        for name in PATHS:
            web.plan(f"/{name}", *[Reply(status=404, body=b"<title>Not found</title>Not found")] * 9)
        urls = {name: web.url(f"/{name}") for name in PATHS} | {"shed": web.url("/quay")}
        desk.write("draft.md", DRAFT.format(**urls) + f"\n[^4]: Ada Moor, “The Ramp,” 2019, {urls['ramp']}.\n")
        desk.run("check", "draft.md", "--allow-private")
    with visit(tmp_path / "footproof-report" / "report.html") as page:
        for card in page.locator(".card[data-decided]").all():
            if card.locator(".decide").count():
                card.locator(".decide").first.click()
                give_name(page, "Anna")
                page.click("#decide-save")
        lines = saved(page, tmp_path / "page.jsonl")
    ids = [citation["id"] for citation in desk.report()["citations"] if citation["verdict"] == "broken"]
    for name in ids:
        made = desk.run("decide", name, "--finding", "dead", "--state", "accepted", "--by", "Anna")
        assert made.code == 0, made.err
    program = [json.loads(line) for line in (tmp_path / "footproof-decisions.jsonl").read_text().splitlines()]
    assert len(lines) == len(program) > 3

    def told(entries: list[dict]) -> list[dict]:
        return sorted(({**entry, "at": ""} for entry in entries), key=lambda entry: str(entry["where"]))

    assert told(lines) == told(program)


def test_kept_undone_and_filtered(visit, sample: Path) -> None:
    """The browser keeps decisions over a reload; the last is taken back with a key, any in the list of decisions."""
    with visit(sample) as page:
        for key in ("j", "a"):
            page.keyboard.press(key)
        give_name(page, "Anna")
        page.keyboard.press("Enter")
        page.keyboard.press("l")
        page.reload()
        assert page.inner_text("#done") == "2 of 7 decided"
        page.select_option("#f-open", "open")
        assert page.inner_text("#shown") == "5 of 14 citations"
        page.click("#clear")
        page.keyboard.press("Escape")
        page.keyboard.press("u")
        assert page.inner_text("#done") == "1 of 7 decided"
        page.keyboard.press("3")
        page.click("text=Take back")
        assert page.inner_text("#done") == "0 of 7 decided"
        assert page.is_disabled("#save")


def test_works_where_the_browser_keeps_nothing(visit, sample: Path) -> None:
    blocked = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    with visit(sample, blocked) as page:
        page.click(".decide >> nth=0")
        give_name(page, "Anna")
        page.click("#decide-save")
        assert page.inner_text("#done") == "1 of 7 decided"
        assert "save before you close" in page.inner_text("#kept")
        assert len(saved(page, sample.parent / "saved.jsonl")) == 1
