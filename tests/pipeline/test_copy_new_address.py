"""Dead links whose page stands somewhere else now: archived redirects lead there, and the page has to agree."""

from __future__ import annotations

import httpx
import pytest
from fakes.clocks import FastClock
from fakes.wayback_machine import Take

from cache.model import Capture, Hop, JobState, Outcome, SaveJob
from footnotes.model import Citation, Footnote, Location, NoteKind
from pipeline.progress import SilentProgress
from pipeline.settings import ArchiveSettings, LintSettings
from pipeline.stages.archive import build_archivist
from pipeline.stages.verify import conclude, in_the_light_of
from pipeline.text.model import Media, Page
from pipeline.text.read import read_page
from reports.model import ArchiveStatus, CitationResult, LinkFinding, LinkStatus, Verdict

URL = "https://gazette.example/news/upper-lock"
NEW = "https://gazette.example/archive/2016/upper-lock-closes"
TITLE = "Council votes to close the upper lock"
PROSE = (
    "<p>" + "The keeper of the lock had asked for new gates three times, and three times the council put it off. " * 6
)
GONE = "<title>Page not found</title><h1>Page not found</h1>"


def article(title: str = TITLE) -> str:
    return (
        f"<html lang=en><head><title>{title} | Gazette</title></head><body><main><h1>{title}</h1>{PROSE}</main></body>"
    )


@pytest.fixture
async def check(machine, workspace):
    """Look for the copy and the new address of a dead link; ``web`` is what stands where, all else is gone."""
    opened: list[str] = []

    async def read(capture):
        if capture.body_sha256 is None:
            return Page(Media.EMPTY)
        return read_page(workspace.body(capture), capture.header("content-type"), capture.final_url or capture.url)

    async with httpx.AsyncClient() as client:

        async def run(web, *, title: str | None = TITLE, link: LinkStatus = LinkStatus.DEAD):
            async def visit(url):
                opened.append(url)
                status, html = (200, web[url]) if url in web else (404, GONE)
                capture = Capture(
                    url, Outcome.ANSWERED, FastClock().now(), 1, "", url, status, (("content-type", "text/html"),),
                    (Hop(url, status),),
                )  # fmt: skip
                return capture, read_page(html.encode(), "text/html", url)

            settings = ArchiveSettings(origin=machine.origin, save=False, cdx_per_minute=600)
            archivist = build_archivist(client, workspace, settings, None, read, SilentProgress(), visit, FastClock())
            citation = Citation("a#1.1", "a#1", "a", f"Gazette, {URL}.", title=title, date="2016-03-04", url=URL)
            note = Footnote("a#1", "a", "1", NoteKind.FOOTNOTE, "", Location(), None)
            found = LinkFinding(link, "http-404", "The page is gone.", 404, URL)
            result = CitationResult(citation, note, link=found)
            searched = await archivist.find([result])
            result = in_the_light_of(result, searched.findings["a#1.1"], await searched.comparisons.of("a#1.1"))
            return conclude(result, LintSettings()), opened

        yield run


def moved(*targets: str) -> list[Take]:
    """A capture of the article, then one redirect a year, then nothing but errors."""
    redirects = [Take(f"{2018 + n}0304050607", status=301, location=target) for n, target in enumerate(targets)]
    return [Take("20160304050607", article()), *redirects, Take("20250304050607", GONE, status=404)]


async def test_a_page_that_has_moved_is_found_where_its_redirect_led(check, machine):
    """The editor is given the new address, which was opened; the cited link is broken all the same."""
    machine.hold(URL, *moved(NEW))
    result, opened = await check({NEW: article()})
    assert (result.verdict, result.link.new_address.url) == (Verdict.BROKEN, NEW)
    (reason,) = result.reasons
    assert f"The page has moved to {NEW}, where its title agrees" in reason.suggestion
    assert "the archived copy of 4 March 2016" in reason.suggestion
    assert NEW in reason.evidence
    assert result.corrected == f"Gazette, {NEW}."
    assert opened == [NEW]


HELD = {
    "by the title of the copy, where the note gives none": (moved(NEW), {NEW: article()}, None),
    "by the redirect before the last one, which led home": (
        moved(NEW, "https://gazette.example/"), {NEW: article()}, TITLE),
    "at a project's own home page": (
        moved("https://upperlock.example/"), {"https://upperlock.example/": article()}, TITLE),
    "where no capture of the page itself is held": (moved(NEW)[1:], {NEW: article()}, TITLE),
}  # fmt: skip


@pytest.mark.parametrize(("takes", "web", "title"), HELD.values(), ids=HELD)
async def test_a_new_address_is_found(check, machine, takes, web, title):
    """Whichever redirect told it, and whichever title can tell."""
    machine.hold(URL, *takes)
    result, _ = await check(web, title=title)
    assert result.link.new_address.url in web


NOT_HELD = {
    "another work stands there": (moved(NEW), {NEW: article("Bakers call for cheaper flour")}, TITLE),
    "an error page stands there": (moved(NEW), {NEW: GONE}, TITLE),
    "nothing stands there": (moved(NEW), {}, TITLE),
    "no title tells": (moved(NEW)[1:], {NEW: article()}, None),
    "all went home": (moved("https://gazette.example/"), {"https://gazette.example/": article()}, TITLE),
    "the redirect changed the scheme": (moved("http://gazette.example/news/upper-lock/"), {}, TITLE),
    "a login": (moved("https://gazette.example/login?next=/news"), {}, TITLE),
    "no redirect": (moved(), {NEW: article()}, TITLE),
}


@pytest.mark.parametrize(("takes", "web", "title"), NOT_HELD.values(), ids=NOT_HELD)
async def test_no_false_address_is_given(check, machine, takes, web, title):
    """Only a page that was opened and agrees is one; sites redirect what they deleted, too."""
    machine.hold(URL, *takes)
    result, opened = await check(web, title=title)
    assert result.link.new_address is None
    assert len(opened) <= 1


async def test_a_living_or_walled_link_is_not_looked_for(check, machine):
    """Where nothing is known to be gone, no other address is opened."""
    machine.hold(URL, *moved(NEW))
    result, opened = await check({NEW: article()}, link=LinkStatus.BLOCKED)
    assert (result.link.new_address, opened) == (None, [])


async def test_few_addresses_are_opened(check, machine):
    """However often a site changed its mind."""
    targets = [f"https://gazette.example/old/{n}" for n in range(6)]
    machine.hold(URL, *moved(*targets))
    _, opened = await check({})
    assert len(opened) == 2


async def test_the_capture_that_was_made_while_the_page_lived_is_still_known(check, machine, workspace):
    """The program looked at it then; the archive has forgotten it since."""
    machine.hold(URL, Take("20240304050607", article()))
    workspace.jobs.put(SaveJob(URL, JobState.SAVED, FastClock().now(), timestamp="20240304050607", original=URL))
    before, _ = await check({})
    assert before.archive.timestamp == "20240304050607"
    machine.takes.clear()
    machine.hold(URL, Take("20250304050607", GONE, status=404))
    after, _ = await check({})
    assert (after.archive.status, after.archive.timestamp) == (ArchiveStatus.FOUND, "20240304050607")
