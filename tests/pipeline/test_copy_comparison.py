"""What the archive stage makes of copies beyond offering them: drift, lost domains, stand-ins, other archives."""

from __future__ import annotations

import hashlib
import io

import httpx
import pytest
from fakes.archived import no_visit
from fakes.clocks import START, FastClock
from fakes.drifting import CASINO, OTHER, PARAGRAPHS
from fakes.perma_service import PermaService
from fakes.time_gate import TimeGate
from fakes.wayback_machine import Take

from cache.model import Capture, Exchange, Hop, Outcome, Purpose
from footnotes.model import Citation, Footnote, Location, NoteKind
from pipeline.archives.memento import MementoSettings
from pipeline.archives.perma import PermaSettings
from pipeline.progress import SilentProgress
from pipeline.settings import ArchiveKeys, ArchiveSettings, LintSettings, OtherArchive
from pipeline.stages.archive import build_archivist
from pipeline.stages.verify import Evidence, conclude, in_the_light_of, judge_citation, readables
from pipeline.text.model import Media, Page
from pipeline.text.read import read_page
from reports.model import ArchiveStatus, LinkStatus, TitleStatus, Verdict

URL = "https://gazette.example/news/upper-lock"
TITLE = "Council votes to close the upper lock"
KEYS = ArchiveKeys(access="access", secret="secret")
SHELL = (
    "<html><head><title>Gazette</title></head><body><div id='root'></div>"
    "<noscript>You need to enable JavaScript to run this app.</noscript></body></html>"
)


def article(paragraphs=PARAGRAPHS, title=TITLE, site="Maribeck Gazette"):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<html lang="en"><head><title>{title} | {site}</title><meta property="og:site_name" content="{site}">'
        f'<meta property="article:published_time" content="2016-03-03"></head>'
        f"<body><main><h1>{title}</h1>{body}</main></body></html>"
    )


@pytest.fixture
def comparisons():
    """What the copies of the last check tell, by citation."""
    return {}


@pytest.fixture
async def check(machine, workspace, comparisons):
    """Judge URLs by what they answer now, look for copies, and conclude."""

    async def read(capture):
        if capture.body_sha256 is None:
            return Page(Media.EMPTY)
        return read_page(workspace.body(capture), capture.header("content-type"), capture.final_url or capture.url)

    async def fetched(url, html, status, cut):
        body, headers = html.encode(), (("content-type", "text/html"),)
        record = workspace.record(Exchange(url, START, (), status, "", headers, io.BytesIO(body), len(body)))
        hops, digest = (Hop(url, status, record=record),), hashlib.sha256(body).hexdigest()
        capture = Capture(url, Outcome.ANSWERED, START, 1, "", url, status, headers, hops, digest, len(body), cut)
        workspace.keep(capture, Purpose.CITED)
        return Evidence(capture, await read(capture))

    async with httpx.AsyncClient() as client:

        async def run(pages, *, title=TITLE, status=200, others=(), keys=None, cut=False):
            note = Footnote("a#1", "a", "1", NoteKind.FOOTNOTE, "", Location(), None)
            results = []
            for number, (url, html) in enumerate(pages.items(), 1):
                citation = Citation(f"a#1.{number}", "a#1", "a", "", title=title, date="2016-03-04", url=url)
                results.append(judge_citation(citation, note, await fetched(url, html, status, cut)))
            settings = ArchiveSettings(
                origin=machine.origin, poll_s=2, save_per_minute=600, cdx_per_minute=600, wait_s=10_000
            )
            archivist = build_archivist(
                client, workspace, settings, keys, read, SilentProgress(), no_visit, FastClock(), others=others
            )
            ids = [result.citation.id for result in results]
            findings, wanted, told = await archivist.find(results)
            comparisons.update({key: await told.of(key) for key in ids})
            findings.update(await archivist.save(wanted) if wanted else {})
            return [
                conclude(in_the_light_of(result, findings[i], comparisons.get(i)), LintSettings())
                for result, i in zip(results, ids, strict=True)
            ]

        yield run


def codes(result):
    return [reason.code for reason in result.reasons]


async def test_a_page_that_says_the_same_is_the_same(check, machine):
    """The copy nearest the date is compared, not asked for twice, and nothing is to be done."""
    machine.hold(URL, Take("20160306101010", article()))
    (result,) = await check({URL: article()})
    assert (result.drift.status, result.drift.score) == ("same", 1.0)
    assert result.drift.compared_with == f"{machine.origin}/web/20160306101010/{URL}"
    assert result.verdict is Verdict.OK
    assert [asked.kind for asked in machine.asked] == ["replay", "replay"]


async def test_a_page_with_another_text_is_to_be_reviewed(check, machine):
    """Under the same title another text stands: the copy is offered in the reason and in the corrected note."""
    machine.hold(URL, Take("20160306101010", article()))
    (result,) = await check({URL: article((*PARAGRAPHS[:1], *OTHER))})
    assert result.drift.status == "major"
    assert (result.verdict, codes(result)) == (Verdict.REVIEW, ["drift-major"])
    assert "6 March 2016" in result.reasons[0].suggestion
    assert result.drift.changes


async def test_without_a_cited_title_the_copy_says_what_stood_there(check, machine):
    """A capture of another work than the page is no copy of it, but it tells that the page has been exchanged."""
    machine.hold(URL, Take("20160306101010", article()))
    (result,) = await check({URL: article(OTHER, "Tomatoes before August")}, title=None)
    assert (result.drift.status, result.verdict) == ("off-topic", Verdict.REVIEW)
    assert result.archive.status is not ArchiveStatus.FOUND


@pytest.mark.parametrize(
    ("url", "stamp", "cut"),
    [
        (URL, "20260220000000", False),
        ("https://gazette.example/", "20160306101010", False),
        (URL, "20160306101010", True),
    ],
    ids=["a copy of last week", "a front page", "a page that was cut off"],
)
async def test_what_tells_nothing_is_not_compared(check, machine, url, stamp, cut):
    """Young copies, front pages and pages of which only the beginning was fetched are no measure of change."""
    machine.hold(url, Take(stamp, article()))
    (result,) = await check({url: article((*PARAGRAPHS[:1], *OTHER))}, cut=cut)
    assert result.drift is None


async def test_a_domain_in_other_hands_is_parked_and_rescued(check, machine):
    """A casino stands where the source was: the link is broken, and the copy that was there is the rescue."""
    machine.hold(URL, Take("20160306101010", article()))
    (result,) = await check({URL: article(CASINO, "Best bonus and free spins", "Lucky Wheel")})
    assert (result.link.status, result.link.reason) == (LinkStatus.PARKED, "usurped")
    assert result.verdict is Verdict.BROKEN
    assert (result.archive.status, result.archive.timestamp) == (ArchiveStatus.FOUND, "20160306101010")
    assert result.corrected is None or "/web/20160306101010/" in result.corrected
    assert result.source is None


async def test_the_copy_of_a_usurped_page_is_read_in_its_place(check, machine, comparisons):
    """What stands there now is not the source: quotations are looked for in the copy alone."""
    machine.hold(URL, Take("20160306101010", article()))
    (result,) = await check({URL: article(CASINO, "Best bonus and free spins", "Lucky Wheel")})
    (source,) = readables(result, Page(Media.HTML, visible="Spin and win"), comparisons["a#1.1"])
    assert (source.found_in, source.url, source.title) == ("archive", result.archive.url, TitleStatus.MATCH)
    assert PARAGRAPHS[0] in source.page.text


@pytest.mark.parametrize(
    ("now", "title", "status", "expected"),
    [
        (article(), TITLE, 200, ["page"]),
        (article((*PARAGRAPHS[:1], *OTHER)), TITLE, 200, ["page", "archive"]),
        (article((*PARAGRAPHS[:1], *OTHER)), None, 200, ["page"]),
        (article(OTHER, "Tomatoes before August"), TITLE, 200, ["page", "archive"]),
        ("gone", TITLE, 404, ["archive"]),
        ("<h1>Forbidden</h1>", TITLE, 403, ["archive"]),
    ],
    ids=["the same", "another text", "another text, no title cited", "another title", "gone", "blocked"],
)
async def test_the_copy_is_read_where_it_says_more(check, machine, comparisons, now, title, status, expected):
    """Where the page is gone, closed or changed under the cited title, the copy is a source of quotations, too."""
    machine.hold(URL, Take("20160306101010", article()))
    (result,) = await check({URL: now}, title=title, status=status)
    sources = readables(result, Page(Media.HTML, visible="now"), comparisons["a#1.1"])
    assert [source.found_in for source in sources] == expected


async def test_one_page_that_remains_keeps_the_domain(check, machine):
    """Where another cited page of the domain is what it was, the domain has not changed hands."""
    other = "https://gazette.example/news/tides"
    machine.hold(URL, Take("20160306101010", article()))
    machine.hold(other, Take("20160306101010", article()))
    pages = {URL: article(CASINO, "Best bonus and free spins", "Lucky Wheel"), other: article()}
    first, second = await check(pages)
    assert (first.link.status, first.drift.status, first.verdict) == (LinkStatus.ALIVE, "off-topic", Verdict.REVIEW)
    assert (second.drift.status, second.verdict) == ("same", Verdict.OK)


@pytest.mark.parametrize(("html", "status"), [("<h1>Forbidden</h1>", 403), ("", 401), (SHELL, 200)])
async def test_the_copy_stands_in_for_what_programs_may_not_read(check, machine, html, status):
    """Title, date and text of the best capture are taken, and it is said that they are."""
    machine.hold(URL, Take("20160306101010", article()))
    (result,) = await check({URL: html}, status=status)
    assert (result.title_check.status, result.title_check.found_in) == (TitleStatus.MATCH, "archive")
    source = result.source
    assert (source.found_in, source.title, source.date) == ("archive", TITLE, "2016-03-03")
    assert "The council voted on Tuesday evening" in source.excerpt
    assert result.verdict is Verdict.OK
    assert "from-archive" in codes(result)


@pytest.mark.parametrize("held", [True, False], ids=["with a copy", "without"])
async def test_the_title_of_a_shell_is_that_of_no_page(check, machine, held):
    """One shell serves every address of a site that renders in the browser: it neither refutes nor has changed."""
    if held:
        machine.hold(URL, Take("20160306101010", article()))
    (result,) = await check({URL: SHELL.replace("Gazette", "Read the news of the whole valley every day")})
    assert result.title_check.status is (TitleStatus.MATCH if held else TitleStatus.UNKNOWN)
    assert not {"title-mismatch", "title-changed"} & set(codes(result))


async def test_a_blocked_page_without_a_copy_is_to_be_reviewed(check):
    """Nothing stands in for it: a person has to look."""
    (result,) = await check({URL: "<h1>Forbidden</h1>"}, status=403)
    assert (result.verdict, result.title_check.status, result.source) == (Verdict.REVIEW, TitleStatus.UNKNOWN, None)
    assert codes(result) == ["blocked"]


def library(gate, name="library"):
    return OtherArchive("memento", MementoSettings(name=name, timegate=gate.timegate, per_minute=6000))


async def test_other_archives_are_asked_where_the_first_holds_nothing(check):
    """A page that is gone and not in the Wayback Machine is found in the next archive that has it."""
    with TimeGate() as empty, TimeGate() as gate:
        gate.hold(URL, "20160306101010", article())
        (result,) = await check({URL: "gone"}, status=404, others=(library(empty, "empty"), library(gate)))
        assert (result.archive.status, result.archive.url) == (
            ArchiveStatus.FOUND,
            f"{gate.origin}/at/20160306101010/{URL}",
        )
        assert result.archive.title_check.status is TitleStatus.MATCH
        assert empty.asked


async def test_other_archives_are_left_alone_where_the_first_has_a_copy(check, machine):
    """The Wayback Machine comes first, and living pages are not asked for elsewhere."""
    machine.hold(URL, Take("20160306101010", article()))
    with TimeGate() as gate:
        await check({URL: "gone"}, status=404, others=(library(gate),))
        await check({"https://gazette.example/alive": article()}, others=(library(gate),))
        assert not gate.asked


async def test_a_capture_of_another_work_elsewhere_is_rejected(check):
    """Copies of other archives are judged like all others, and named among what was rejected."""
    with TimeGate() as gate:
        gate.hold(URL, "20160306101010", article(OTHER, "Tomatoes before August"))
        (result,) = await check({URL: "gone"}, status=404, others=(library(gate),))
        assert (result.archive.status, result.archive.url) == (ArchiveStatus.NONE, None)
        assert [one.timestamp for one in result.archive.rejected] == ["20160306101010"]


async def test_what_the_first_refuses_is_captured_elsewhere(check, machine):
    """A page that the Wayback Machine does not capture is, where Perma.cc is allowed to."""
    machine.rules[URL] = "error:blocked-url"
    with PermaService() as service:
        perma = PermaSettings(url=service.origin, key="secret", save=True, per_minute=6000)
        (result,) = await check({URL: article()}, keys=KEYS, others=(OtherArchive("perma", perma),))
        assert (result.archive.status, result.archive.url) == (ArchiveStatus.SAVED, "https://perma.cc/NEW1-LINK")
        assert result.archive.title_check.status is TitleStatus.MATCH
