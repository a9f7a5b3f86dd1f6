"""A copy that the note gives is opened and judged: a dead page with a good one beside it is in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fakes.archived import no_visit
from fakes.clocks import START, FastClock
from fakes.wayback_machine import Take, WaybackMachine

from cache.model import Capture, Hop, Outcome
from cache.store import Workspace
from footnotes.model import Citation, CitedCopy, Footnote, Location, NoteKind
from pipeline.copies.given import Visit
from pipeline.progress import SilentProgress
from pipeline.settings import ArchiveKeys, ArchiveSettings, LintSettings
from pipeline.stages.archive import build_archivist
from pipeline.stages.verify import conclude, in_the_light_of
from pipeline.text.model import Page
from pipeline.text.read import read_page
from reports.model import CitationResult, LinkFinding, LinkStatus, TitleCheck, TitleStatus, Verdict

URL = "http://harbour.example/tides"
TITLE = "The tide tables of the lower harbour"
BODY = "The tables were worked out by hand in the winter, and were printed twice in the year that followed. " * 8
ARTICLE = f"<html><title>{TITLE}</title><h1>{TITLE}</h1><p>{BODY}</p></html>"
OTHER = f"<html><title>Bakers call for cheaper flour</title><h1>Bakers call for cheaper flour</h1><p>{BODY}</p></html>"
ERROR_PAGE = "<html><title>Page not found</title><h1>Page not found</h1><p>It is gone.</p></html>"
STAMP = "20190601101010"


def _capture(url: str, status: int = 200) -> Capture:
    headers = (("content-type", "text/html"),)
    return Capture(url, Outcome.ANSWERED, START, 1, "", url, status, headers, (Hop(url, status),))


def _visit(html: str, status: int = 200) -> Visit:
    async def visit(url: str) -> tuple[Capture, Page]:
        return _capture(url, status), read_page(html.encode(), "text/html", url)

    return visit


class _Desk:
    """An archive with copies, and one citation."""

    def __init__(self, workspace: Workspace, machine: WaybackMachine, clock: FastClock) -> None:
        self.workspace, self.machine, self.clock = workspace, machine, clock

    async def judged(
        self, copy: str, link: LinkStatus = LinkStatus.DEAD, visit: Visit = no_visit, url: str = URL
    ) -> CitationResult:
        settings = ArchiveSettings(origin=self.machine.origin, poll_s=2, save_per_minute=600, wait_s=10_000)
        result = _cited(url, copy, link)

        async def read(capture: Capture) -> Page:
            body = self.workspace.body(capture) if capture.body_sha256 else b""
            return read_page(body, capture.header("content-type"), capture.final_url or capture.url)

        async with httpx.AsyncClient(verify=False) as client:
            keys = ArchiveKeys(access="a", secret="b")
            archivist = build_archivist(
                client, self.workspace, settings, keys, read, SilentProgress(), visit, self.clock
            )
            findings, wanted, comparisons = await archivist.find([result])
            self.wanted = tuple(one.url for one in wanted.values())
        name = result.citation.id
        return conclude(in_the_light_of(result, findings[name], await comparisons.of(name)), LintSettings())


def _cited(url: str, copy: str, link: LinkStatus) -> CitationResult:
    stamp = STAMP if STAMP in copy else None
    given = CitedCopy(copy, URL if stamp else None, stamp) if copy else None
    text = f"Ada Moor, “{TITLE},” 2019, {url} (archived at {copy})."
    citation = Citation("a#1.1", "a#1", "a", text, title=TITLE, date="2019", url=url, cited_copy=given)
    note = Footnote("a#1", "a", "1", NoteKind.FOOTNOTE, text, Location(), None)
    status = TitleStatus.MATCH if link.living else TitleStatus.UNKNOWN
    return CitationResult(
        citation, note, LinkFinding(link, "http-404", "No such page."), title_check=TitleCheck(status)
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[_Desk]:
    clock = FastClock()
    with WaybackMachine(clock) as machine, Workspace.open(tmp_path / "ws", software="footproof/test") as workspace:
        yield _Desk(workspace, machine, clock)


async def test_a_dead_page_with_a_good_copy_is_in_order(desk: _Desk) -> None:
    desk.machine.hold(URL, Take(STAMP, ARTICLE))
    result = await desk.judged(f"https://web.archive.org/web/{STAMP}/{URL}")
    assert result.verdict is Verdict.OK
    assert [reason.code for reason in result.reasons] == ["cited-with-copy"]
    assert result.archive is not None
    assert result.archive.timestamp == STAMP
    assert result.corrected is None


@pytest.mark.parametrize("body", [OTHER, ERROR_PAGE])
async def test_a_copy_of_something_else_is_told(desk: _Desk, body: str) -> None:
    """The page stays broken, and the good copy is offered in the place of the bad one."""
    desk.machine.hold(URL, Take(STAMP, body), Take("20180101000000", ARTICLE))
    result = await desk.judged(f"https://web.archive.org/web/{STAMP}/{URL}")
    assert result.verdict is Verdict.BROKEN
    assert [reason.code for reason in result.reasons] == ["dead", "cited-copy-bad"]
    assert result.corrected is not None
    assert "20180101000000" in result.corrected
    assert STAMP not in result.corrected


async def test_a_copy_that_the_archive_does_not_hold_is_told(desk: _Desk) -> None:
    result = await desk.judged(f"https://web.archive.org/web/{STAMP}/{URL}")
    assert [reason.code for reason in result.reasons] == ["dead", "cited-copy-bad"]


@pytest.mark.parametrize(
    ("visit", "codes"),
    [
        (_visit(f"<title>Perma | {TITLE}</title>"), ["cited-with-copy"]),
        (_visit(ERROR_PAGE, 404), ["dead", "cited-copy-bad"]),
        (_visit("<title>Just a moment...</title>", 403), ["dead"]),
        (_visit("<title>Perma.cc</title>"), ["dead"]),
    ],
)
async def test_copies_of_other_archives_are_opened_as_pages(desk: _Desk, visit: Visit, codes: list[str]) -> None:
    """What cannot be looked at is neither good nor bad, and nothing is offered beside it."""
    result = await desk.judged("https://perma.cc/AB12-CD34", visit=visit)
    assert [reason.code for reason in result.reasons] == codes
    assert result.corrected is None


async def test_a_living_page_with_a_copy_needs_no_other(desk: _Desk) -> None:
    desk.machine.hold(URL, Take(STAMP, ARTICLE))
    result = await desk.judged(f"https://web.archive.org/web/{STAMP}/{URL}", LinkStatus.ALIVE)
    assert result.verdict is Verdict.OK
    assert desk.wanted == ()


@pytest.mark.parametrize("link", [LinkStatus.ALIVE, LinkStatus.DEAD])
async def test_no_archive_is_asked_to_capture_an_archive(desk: _Desk, link: LinkStatus) -> None:
    result = await desk.judged("", link, url=f"https://web.archive.org/web/{STAMP}/{URL}")
    assert desk.wanted == ()
    assert desk.machine.count("cdx") == desk.machine.count("replay") == 0
    assert (result.archive is not None and result.archive.url is not None) is link.living


@pytest.mark.parametrize(
    "url", ["https://archive.org/details/tides", "https://blog.archive.org/2019/tides", "https://perma.cc/about"]
)
async def test_pages_of_archives_themselves_are_not_submitted_either(desk: _Desk, url: str) -> None:
    result = await desk.judged("", LinkStatus.ALIVE, url=url)
    assert desk.wanted == ()
    assert result.archive is not None
    assert result.archive.url is None
