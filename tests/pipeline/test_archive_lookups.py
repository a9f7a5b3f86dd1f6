"""Replay and index over real HTTP: which capture is nearest, what it showed, and what is asked only once."""

import asyncio
import gzip
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from fakes.wayback_machine import Take, WaybackMachine

from cache.model import Outcome, Snapshot
from pipeline.archives.base import Cause, Listing, Memento, NotHeld, Trouble
from pipeline.archives.cdx import read_listing
from pipeline.archives.pace import Limiter
from pipeline.archives.urls import MementoAddress, capturable, read_memento, to_moment
from pipeline.archives.wayback import Wayback
from pipeline.archives.wire import Reply, Wire
from pipeline.settings import ArchiveSettings, FetchSettings
from pipeline.web.client import build_archive_client

URL = "https://harbour.example/tides"
IN_2016 = datetime(2016, 3, 4, tzinfo=UTC)
PAGE = "<title>High water</title>"


@pytest.fixture
async def wire(clock, machine):
    async with build_archive_client(FetchSettings(), [machine.origin]) as client:
        yield Wire(client, Limiter.of(ArchiveSettings(), clock), clock)


@pytest.fixture
def archive(wire, workspace, machine):
    return Wayback(wire, workspace, machine.origin)


@pytest.fixture
def next_run(wire, workspace, machine):
    return lambda: Wayback(wire, workspace, machine.origin)


async def test_nearest_capture_in_two_requests(archive, machine, workspace):
    """The capture nearest the moment comes from the larger budget, in the site's own terms, body and all."""
    machine.hold(URL, Take("20090101000000", "old"), Take("20160304050607", PAGE), Take("20200101000000", "new"))
    memento = await archive.nearest(URL, IN_2016)
    assert memento.timestamp == "20160304050607"
    assert memento.url == f"{machine.origin}/web/20160304050607/{URL}"
    assert (memento.capture.url, memento.capture.final_url, memento.capture.status) == (URL, URL, 200)
    assert memento.capture.checked_at == datetime(2016, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert workspace.body(memento.capture) == PAGE.encode()
    assert memento.local
    assert [asked.kind for asked in machine.asked] == ["replay", "replay"]


async def test_bytes_as_the_site_sent_them(archive, machine):
    """Mementos are asked for raw: the archive's own banner and scripts would be read as the page."""
    machine.hold(URL, Take("20160304050607", PAGE))
    await archive.nearest(URL, IN_2016)
    assert all("id_/" in asked.target for asked in machine.asked)


async def test_memento_is_fetched_once_for_ever(archive, next_run, machine, workspace):
    """The next run takes the memento from the workspace, body included, and asks nothing."""
    machine.hold(URL, Take("20160304050607", PAGE))
    first = await archive.nearest(URL, IN_2016)
    asked = len(machine.asked)
    assert await next_run().nearest(URL, IN_2016) == first
    assert len(machine.asked) == asked


async def test_other_moment_with_the_same_memento_costs_one_request(archive, next_run, machine):
    """Where another moment leads to a memento that is held, only the archive's redirect is asked for."""
    machine.hold(URL, Take("20160304050607", PAGE))
    first = await archive.nearest(URL, IN_2016)
    asked = len(machine.asked)
    again = await next_run().nearest(URL, IN_2016 + timedelta(days=40))
    assert again.capture.body_sha256 == first.capture.body_sha256
    assert again.timestamp == first.timestamp
    assert len(machine.asked) == asked + 1


async def test_same_question_at_once_is_asked_once(archive, machine):
    """Many citations of one page cost as much as one."""
    machine.hold(URL, Take("20160304050607", PAGE))
    await asyncio.gather(*(archive.nearest(URL, IN_2016) for _ in range(20)))
    assert machine.count("replay") == 2


async def test_not_held_is_believed_for_a_day(archive, next_run, machine, workspace):
    """What is not archived is asked for again after a day, not before, whatever the moment; of a steady link later."""
    assert await archive.nearest(URL, IN_2016) == NotHeld()
    assert await next_run().nearest(URL, datetime(2020, 1, 1, tzinfo=UTC)) == NotHeld()
    assert machine.count("replay") == 1
    learnt, value = workspace.recall("replay", URL)
    workspace.remember("replay", URL, value, learnt - timedelta(hours=25))
    machine.hold(URL, Take("20160304050607", PAGE))
    steady = next_run()
    steady.lifetimes.steady_since = {URL: learnt - timedelta(days=9)}
    assert await steady.nearest(URL, IN_2016) == NotHeld()
    changed = next_run()
    changed.lifetimes.steady_since = {URL: learnt}
    assert isinstance(await changed.nearest(URL, IN_2016), Memento)


async def test_archived_redirect_is_followed_within_the_archive(archive, machine):
    """The copy is what the redirect led to at the time, under its own address."""
    machine.hold(URL, Take("20160304050607", status=301, location="/almanac/tides"))
    machine.hold("https://harbour.example/almanac/tides", Take("20160304050700", PAGE))
    memento = await archive.nearest(URL, IN_2016)
    assert memento.original == "https://harbour.example/almanac/tides"
    assert memento.timestamp == "20160304050700"
    assert [hop.url for hop in memento.capture.hops] == [URL, "https://harbour.example/almanac/tides"]
    assert memento.capture.final_url == "https://harbour.example/almanac/tides"


async def test_archived_redirect_into_nothing(archive, machine):
    """A redirect whose target was never archived is a capture of a redirect: it says so by its status."""
    machine.hold(URL, Take("20160304050607", status=302, location="/"))
    memento = await archive.nearest(URL, IN_2016)
    assert memento.capture.status == 302
    assert memento.capture.hops[-1].location == "https://harbour.example/"


@pytest.mark.parametrize("location", ["http://[::1", "http://[bad]/x"])
async def test_archived_redirect_to_what_is_no_address(archive, machine, location):
    """A capture of a redirect whose target is no address is kept as what it is."""
    headers = {"Location": location}
    machine.hold(URL, Take("20160304050607", "moved", status=302, headers=headers))
    memento = await archive.nearest(URL, IN_2016)
    assert (memento.capture.status, memento.capture.hops[0].location) == (302, None)


@pytest.mark.parametrize("location", ["http://a.example/../../../../../../admin", "http://../../../../../../admin"])
async def test_archived_redirect_stays_among_the_captures(archive, machine, location):
    """No dot segment of what a page said climbs to another path of the archive's server."""
    machine.hold(URL, Take("20160304050607", "moved", status=302, headers={"Location": location}))
    await archive.nearest(URL, IN_2016)
    assert len(machine.asked) > 1
    assert all(asked.target.startswith("/web/") for asked in machine.asked)


async def test_archived_redirects_end(archive, machine):
    """A circle of archived redirects is left after three."""
    machine.hold(URL, Take("20160304050607", status=302, location=URL))
    memento = await archive.nearest(URL, IN_2016)
    assert memento.capture.outcome is Outcome.TOO_MANY_REDIRECTS
    assert machine.count("replay") < 8


@pytest.mark.parametrize("status", [403, 404, 429, 503])
async def test_status_belongs_to_the_capture(archive, machine, status):
    """An archived error is a capture of an error, not trouble with the archive: Memento-Datetime tells."""
    machine.hold(URL, Take("20160304050607", "<title>No</title>", status=status))
    memento = await archive.nearest(URL, IN_2016)
    assert memento.capture.status == status


async def test_headers_of_the_site(archive, machine):
    """The site's headers are those that the archive passes on under its own prefix."""
    headers = {"X-Archive-Orig-Server": "harbourmaster", "Server": "archive"}
    machine.hold(URL, Take("20160304050607", PAGE, headers=headers))
    memento = await archive.nearest(URL, IN_2016)
    assert memento.capture.header("server") == "harbourmaster"
    assert memento.capture.header("content-type") == "text/html"


CODINGS = {
    "right": ({"Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
    "twice": ({"Content-Encoding": "gzip, gzip"}, gzip.compress(PAGE.encode())),
    "gone": ({"Content-Encoding": "gzip"}, PAGE.encode()),
}


@pytest.mark.parametrize("case", CODINGS)
async def test_broken_content_coding(archive, machine, workspace, case):
    """A coding that is named twice, or is no longer there, does not spoil the page."""
    headers, body = CODINGS[case]
    machine.hold(URL, Take("20160304050607", body, headers=headers))
    memento = await archive.nearest(URL, IN_2016)
    assert workspace.body(memento.capture) == PAGE.encode()


TROUBLES = [
    ("blocked site", (403, {}, "AdministrativeAccessControlException"), Cause.BLOCKED),
    ("robots", (404, {"X-Archive-Wayback-Runtime-Error": "RobotAccessControlException: x"}, ""), Cause.BLOCKED),
    ("page of a proxy", (200, {}, "<p>Welcome to our hotel"), Cause.GARBLED),
    ("redirect nowhere", (302, {"Location": "http://[::1"}, ""), Cause.GARBLED),
    (
        "redirect to a very long address",
        (302, {"Location": "/web/2016id_/http://a.example/" + "a" * 66_000}, ""),
        Cause.GARBLED,
    ),
    ("redirect elsewhere", (302, {"Location": "https://login.hotel.example/"}, ""), Cause.GARBLED),
]


@pytest.mark.parametrize(("answer", "cause"), [r[1:] for r in TROUBLES], ids=[r[0] for r in TROUBLES])
async def test_answers_that_are_no_capture(archive, machine, answer, cause):
    """What is not marked as a capture is never taken for one, nor for "not archived"."""
    machine.answers["replay"] = [answer]
    trouble = await archive.nearest(URL, IN_2016)
    assert isinstance(trouble, Trouble)
    assert trouble.cause is cause


async def test_server_error_is_tried_once_more(archive, machine):
    """One 503 of the archive is not the end; two are, for this page."""
    machine.hold(URL, Take("20160304050607", PAGE))
    machine.answers["replay"] = [(503, {}, "")]
    assert isinstance(await archive.nearest(URL, IN_2016), Memento)
    machine.answers["replay"] = [(503, {}, "")] * 2
    trouble = await archive.nearest(URL + "2", IN_2016)
    assert trouble.cause is Cause.UNAVAILABLE


async def test_busy_archive_is_waited_for_once(archive, machine, clock):
    """A 429 is waited out; a second one ends the questions of the run, and says when to go on."""
    machine.hold(URL, Take("20160304050607", PAGE))
    began = clock.monotonic()
    machine.answers["replay"] = [(429, {}, "")]
    assert isinstance(await archive.nearest(URL, IN_2016), Memento)
    assert clock.monotonic() - began >= 60
    machine.answers["replay"] = [(429, {}, "")] * 2
    trouble = await archive.nearest(URL + "2", IN_2016)
    assert (trouble.cause, trouble.until is not None) == (Cause.BUSY, True)
    asked = len(machine.asked)
    assert (await archive.nearest(URL + "3", IN_2016)).cause is Cause.BUSY
    assert len(machine.asked) == asked


async def test_unreachable_archive_is_left_alone(workspace, clock):
    """After two refused connections nothing more is tried."""
    tries = []

    async def count(request):
        tries.append(request)

    async with httpx.AsyncClient(verify=False, event_hooks={"request": [count]}) as client:
        wire = Wire(client, Limiter.of(ArchiveSettings(), clock), clock)
        archive = Wayback(wire, workspace, "http://127.0.0.1:9")
        troubles = [await archive.nearest(f"{URL}/{n}", IN_2016) for n in range(50)]
    assert {trouble.cause for trouble in troubles} == {Cause.UNREACHABLE}
    assert len(tries) == 2


@pytest.mark.slow
async def test_enforced_limits_are_kept(clock, workspace):
    """Many pages at once against an archive that counts: each is answered, and never with 429."""
    limits, settings = {"replay": 60, "cdx": 24}, ArchiveSettings(replay_per_minute=60, cdx_per_minute=24)
    with WaybackMachine(clock, limits=limits) as machine:
        async with build_archive_client(FetchSettings(), [machine.origin]) as client:
            archive = Wayback(Wire(client, Limiter.of(settings, clock), clock), workspace, machine.origin)
            urls = [f"{URL}/{n}" for n in range(100)]
            lookups = [archive.nearest(url, IN_2016) for url in urls]
            await asyncio.gather(*lookups, *(archive.holdings(url, IN_2016) for url in urls[:50]))
            assert machine.count("replay") == 100
            assert machine.count("cdx") == 50
            assert not machine.refused()


async def test_holdings_are_listed_in_order_of_time(archive, machine):
    """The index gives what was answered with success, and what it knows no status of."""
    machine.hold(
        URL,
        Take("20200101000000", "b"),
        Take("20090101000000", "a"),
        Take("20100101000000", status=404),
        Take("20110101000000", status=302),
        Take("20120101000000", "a", status="-", mime="warc/revisit"),
    )
    listing = await archive.holdings(URL, IN_2016)
    assert [snapshot.timestamp[:4] for snapshot in listing.snapshots] == ["2009", "2012", "2020"]
    assert [snapshot.status for snapshot in listing.snapshots] == [200, None, 200]
    assert listing.complete


async def test_index_is_asked_once_a_day(archive, next_run, machine, workspace):
    """A complete listing serves every moment, this run and the next."""
    machine.hold(URL, Take("20200101000000", "b"))
    first = await archive.holdings(URL, IN_2016)
    assert await archive.holdings(URL, datetime(2019, 1, 1, tzinfo=UTC)) == first
    assert await next_run().holdings(URL, datetime(2001, 1, 1, tzinfo=UTC)) == first
    assert machine.count("cdx") == 1


async def test_long_listing_is_what_lies_around_the_moment(next_run, machine):
    """Of a page with very many captures those around the moment are listed, for each moment anew."""
    machine.hold(URL, *(Take(f"20{n // 12 % 30:02}{n % 12 + 1:02}01000000", str(n)) for n in range(300)))
    around = await next_run().holdings(URL, IN_2016)
    assert not around.complete
    assert {snapshot.timestamp[:4] for snapshot in around.snapshots} <= {str(year) for year in range(2008, 2025)}
    early = await next_run().holdings(URL, datetime(2002, 1, 1, tzinfo=UTC))
    assert early.snapshots[0].timestamp < around.snapshots[0].timestamp
    await next_run().holdings(URL, IN_2016)
    assert machine.count("cdx") == 2


async def test_opening_a_listed_capture(archive, machine, workspace):
    """A snapshot of the list is replayed by its own time stamp, in one request."""
    machine.hold(URL, Take("20090101000000", "a"), Take("20200101000000", PAGE))
    listing = await archive.holdings(URL, IN_2016)
    memento = await archive.open(listing.snapshots[1])
    assert memento.timestamp == "20200101000000"
    assert machine.count("replay") == 1


HEADER = '["urlkey","timestamp","original","mimetype","statuscode","digest","length"]'
ROW = '["k","20160304050607","http://harbour.example/","text/html","200","ABC","12"]'
LISTINGS = [
    ("nothing listed", 200, "[]", 0),
    ("nothing at all", 200, "", 0),
    ("header alone", 200, f"[{HEADER}]", 0),
    ("one", 200, f"[{HEADER},{ROW}]", 1),
    ("repeated rows", 200, f"[{HEADER},{ROW},{ROW}]", 1),
    ("day 00", 200, f"[{HEADER},{ROW.replace('0304', '0300')}]", 1),
    ("short row", 200, f'[{HEADER},["k"]]', 0),
    ("no time stamp", 200, f"[{HEADER},{ROW.replace('20160304050607', 'soon')}]", 0),
    ("short 429", 429, "429 Too Many Requests", None),
    ("empty 403", 403, "", None),
    ("blocked with 200", 200, "org.archive.AdministrativeAccessControlException: Blocked Site Error", None),
    ("not JSON", 200, "<html>hotel", None),
    ("other fields", 200, '[["a","b"],["1","2"]]', None),
    ("an object", 200, '{"error": "x"}', None),
]


@pytest.mark.parametrize(("status", "text", "rows"), [r[1:] for r in LISTINGS], ids=[r[0] for r in LISTINGS])
def test_reading_a_listing(status, text, rows):
    """An answer is a listing or trouble; trouble is never read as "never archived"."""
    answer = read_listing(Reply(status, {}, text), "wayback")
    if rows is None:
        assert isinstance(answer, Trouble)
    else:
        assert isinstance(answer, Listing)
        assert len(answer.snapshots) == rows
        assert all(isinstance(snapshot, Snapshot) for snapshot in answer.snapshots)


def test_day_zero_keeps_the_archives_own_stamp():
    """A capture with day 00 is found by no other time stamp than that."""
    row = ROW.replace("0304", "0300")
    answer = read_listing(Reply(200, {}, f"[{HEADER},{row}]"), "wayback")
    assert answer.snapshots[0].timestamp == "20160300050607"


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://harbour.example/a#top", "https://harbour.example/a"),
        (" https://harbour.example/a b?q=é ", "https://harbour.example/a%20b?q=%C3%A9"),
        ("https://häfen.example/", "https://xn--hfen-loa.example/"),
        ("ftp://harbour.example/", None),
        ("mailto:pilot@harbour.example", None),
        ("https://me:secret@harbour.example/", None),
        ("https://[bad/", None),
        ("http://xn--/", "http://xn--/"),
        ("http://xn--e28h.example/", "http://xn--e28h.example/"),
        ("", None),
    ],
)
def test_what_is_put_to_an_archive(url, asked):
    """ASCII without fragment; nothing that could not be archived, and no passwords."""
    assert capturable(url) == asked


@pytest.mark.parametrize(
    ("address", "read"),
    [
        (
            "https://web.archive.org/web/20160304050607/http://a.example/?q=1",
            ("20160304050607", "http://a.example/?q=1"),
        ),
        ("https://web.archive.org/web/20160304050607id_/https:/a.example/", ("20160304050607", "https://a.example/")),
        ("http://own.example/web/2016/https://a.example/web/b", ("2016", "https://a.example/web/b")),
        ("https://a.example/web/page", None),
        ("https://web.archive.org/web/*/https://a.example/", None),
        ("http://[::1", None),
    ],
)
def test_reading_the_address_of_a_memento(address, read):
    """Time stamp and original stand in the address, whatever the modifier."""
    assert read_memento(address) == (MementoAddress(*read) if read else None)


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [
        ("20209945", datetime(2020, 12, 31, tzinfo=UTC)),
        ("20210231120000", datetime(2021, 2, 28, 12, tzinfo=UTC)),
        ("20160304050607", datetime(2016, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ("2016", datetime(2016, 1, 1, tzinfo=UTC)),
        ("20160000000000", datetime(2016, 1, 1, tzinfo=UTC)),
    ],
)
def test_moment_of_a_time_stamp(stamp, moment):
    """Short stamps and those of month 00 mean the start of what they say."""
    assert to_moment(stamp) == moment
