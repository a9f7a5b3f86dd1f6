"""Any archive that speaks Memento, over real HTTP: gate, list and captures, and its place behind the first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.clocks import FastClock
from fakes.fetching import LOOPBACK
from fakes.little_web import LittleWeb
from fakes.time_gate import BANNER, TimeGate

from cache.store import Workspace
from pipeline.archives.base import Cause, Listing, Memento, NotHeld, Trouble
from pipeline.archives.kinds import other_archives
from pipeline.archives.linkformat import read_links
from pipeline.archives.memento import MementoSettings
from pipeline.settings import FetchSettings, OtherArchive
from pipeline.web.client import build_archive_client

URL = "http://harbour.example/news/tides?year=2016"
PAGE = "<html><head><title>Tides</title></head><body><h1>Tides</h1></body></html>"
WHEN = datetime(2016, 3, 1, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path):
    with Workspace.open(tmp_path / "ws", software="footproof/test") as workspace:
        yield workspace


@pytest.fixture
def gate():
    with TimeGate() as gate:
        yield gate


@pytest.fixture
async def client(gate):
    async with build_archive_client(FetchSettings(), [gate.origin]) as client:
        yield client


@pytest.fixture
def archive(client, workspace, gate):
    def build(*, client=client, per_minute=6000, **settings):
        chosen = MementoSettings(**{"name": "library", "timegate": gate.timegate, "per_minute": per_minute, **settings})
        return other_archives((OtherArchive("memento", chosen),), client, workspace, FastClock())[0]

    return build


async def test_the_gate_leads_to_the_nearest_capture(archive, workspace, gate):
    """The moment is put to the gate as RFC 7089 has it, and what stands there comes back with its own moment."""
    for stamp in ("20100101000000", "20160304050607", "20250101000000"):
        gate.hold(URL, stamp, PAGE)
    found = await archive().nearest(URL, WHEN)
    assert isinstance(found, Memento)
    assert (found.archive, found.timestamp, found.original) == ("library", "20160304050607", URL)
    assert found.url == f"{gate.origin}/at/20160304050607/{URL}"
    assert found.capture.checked_at == datetime(2016, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert (found.capture.url, found.capture.final_url, found.capture.status) == (URL, URL, 200)
    assert BANNER.encode() in workspace.body(found.capture)
    assert gate.asked[0] == (f"/gate/{URL}", "Tue, 01 Mar 2016 00:00:00 GMT")
    assert found.local


async def test_raw_captures_are_what_the_site_sent(archive, workspace, gate):
    """Where the settings say so the bytes are fetched under ``id_``; the reader is sent to the page itself."""
    gate.hold(URL, "20160304050607", PAGE)
    found = await archive(raw=True).nearest(URL, WHEN)
    assert workspace.body(found.capture) == PAGE.encode()
    assert found.url == f"{gate.origin}/at/20160304050607/{URL}"
    assert gate.asked[-1][0] == f"/at/20160304050607id_/{URL}"


@pytest.mark.parametrize("raw", [False, True])
async def test_archived_redirects_are_followed(archive, workspace, gate, raw):
    """A redirect that was captured leads on within the archive; every step is kept in the site's own addresses."""
    goal = "http://harbour.example/news/tides-2016"
    gate.hold(URL, "20160304050607", "", 301, goal)
    gate.hold(goal, "20160304050607", PAGE)
    found = await archive(raw=raw).nearest(URL, WHEN)
    assert (found.capture.final_url, found.capture.status) == (goal, 200)
    assert [(hop.url, hop.status, hop.location) for hop in found.capture.hops] == [(URL, 301, goal), (goal, 200, None)]
    assert b"<h1>Tides</h1>" in workspace.body(found.capture)


@pytest.mark.parametrize("location", ["http://[::1", "/at/20160304050607/http://[::1"])
async def test_an_archived_redirect_to_what_is_no_address(archive, gate, location):
    """A capture of a redirect whose target is no address is kept as what it is."""
    gate.hold(URL, "20160304050607", "", 302, location)
    found = await archive(raw=True).nearest(URL, WHEN)
    assert (found.capture.status, found.capture.hops[-1].location) == (302, None)


def test_a_link_that_is_no_address_is_passed_over():
    """One bad target does not spoil the list."""
    links = read_links('<http://[::1>; rel="memento", </a>; rel="original"', "http://library.example/")
    assert [link.target for link in links] == ["http://library.example/a"]


async def test_an_archived_redirect_leads_to_no_other_host(archive, gate):
    """What a site wrote into a redirect is asked of the archive alone, even if it looks like a capture elsewhere."""
    with TimeGate() as elsewhere:
        gate.hold(URL, "20160304050607", "", 302, f"{elsewhere.origin}/at/20160304050607/{URL}")
        found = await archive(raw=True).nearest(URL, WHEN)
        assert isinstance(found, Memento)
        assert not elsewhere.asked


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize(
    "location",
    [
        "/admin/delete",
        "{origin}/admin/20160304050607/http://a.example/",
        "{origin}/at/20160304050607/http://a.example/../../../../admin",
        "http://a.example/../../../../../admin",
        "http://a.example/./../%2e/../..",
        "http://../../../../admin",
    ],
)
async def test_an_archived_redirect_chooses_no_path_of_the_archives_server(archive, gate, location, raw):
    """Whoever wrote the page that was archived reaches captures, and nothing else of a host that settings name."""
    gate.hold(URL, "20160304050607", "", 302, location.format(origin=gate.origin))
    await archive(raw=raw).nearest(URL, WHEN)
    assert gate.asked
    assert {path.split("/")[1] for path, _ in gate.asked} <= {"at", "gate", "map"}


_DATED = "Sat, 05 Mar 2016 00:00:00 GMT"
_LEADS = {
    "a redirect": [(302, {"Location": "{target}"}, "")],
    "a redirect after a redirect": [(302, {"Location": "/gate/on"}, ""), (307, {"Location": "{target}"}, "")],
    "a list of captures": [(200, {"Link": f'<{{target}}>; rel="memento"; datetime="{_DATED}"'}, "")],
}
_PRIVATE = [
    "http://127.0.0.1:{port}",
    "http://127.0.0.2:{port}",
    "http://localhost:{port}",
    "http://2130706433:{port}",
    "http://[::ffff:7f00:1]:{port}",
    "http://169.254.169.254",
    "http://10.0.0.1:8080",
]


@pytest.mark.parametrize("lead", _LEADS.values(), ids=_LEADS)
@pytest.mark.parametrize("place", _PRIVATE)
async def test_no_lead_into_a_private_network_is_followed(archive, gate, lead, place):
    """What an archive answers opens no other machine of the network that it is in; the archive itself goes on."""
    with LittleWeb() as within:
        target = f"{place.format(port=within.port)}/at/20160304050607/{URL}"
        for _ in range(3):
            gate.answers += [
                (status, {name: value.format(target=target) for name, value in headers.items()}, body)
                for status, headers, body in lead
            ]
        library = archive()
        troubles = [await library.nearest(f"{URL}&{n}", WHEN) for n in range(3)]
    assert {trouble.cause for trouble in troubles} == {Cause.GARBLED}
    assert "not a public address" in troubles[0].detail
    assert within.connections == 0
    gate.hold(URL, "20160304050607", PAGE)
    assert isinstance(await library.nearest(URL, WHEN), Memento)


async def test_a_list_in_a_private_network_is_not_read(archive, gate):
    """The TimeMap that a gate names is guarded as its captures are."""
    gate.hold(URL, "20160304050607", PAGE)
    with LittleWeb() as within:
        gate.origin = within.url("")
        library = archive()
        await library.nearest(URL, WHEN)
        trouble = await library.holdings(URL, WHEN)
    assert (trouble.cause, within.connections) == (Cause.GARBLED, 0)


async def test_captures_may_stand_on_a_host_that_is_permitted(workspace, gate):
    """A gate leads to captures of another host (RFC 7089, 3), private ones where the settings permit it."""
    with TimeGate() as elsewhere:
        elsewhere.hold(URL, "20160304050607", PAGE)
        gate.answers = [(302, {"Location": f"{elsewhere.origin}/at/20160304050607/{URL}"}, "")]
        chosen = MementoSettings(timegate=gate.timegate, per_minute=6000)
        async with build_archive_client(FetchSettings(allow_private=LOOPBACK), chosen.addresses) as client:
            (library,) = other_archives((OtherArchive("memento", chosen),), client, workspace, FastClock())
            found = await library.nearest(URL, WHEN)
    assert found.url == f"{elsewhere.origin}/at/20160304050607/{URL}"


async def test_the_list_is_found_where_the_gate_says(archive, gate):
    """The TimeMap that the gate names is read, each capture of it can be opened, and none is fetched twice."""
    for stamp in ("20100101000000", "20160304050607"):
        gate.hold(URL, stamp, PAGE)
    library = archive()
    await library.nearest(URL, WHEN)
    listing = await library.holdings(URL, WHEN)
    assert listing.complete
    assert [snapshot.timestamp for snapshot in listing.snapshots] == ["20100101000000", "20160304050607"]
    first = await library.open(listing.snapshots[0])
    asked = len(gate.asked)
    assert first.timestamp == "20100101000000"
    assert await library.open(listing.snapshots[0]) == first
    assert len(gate.asked) == asked


async def test_of_a_list_in_parts_the_nearest_are_read(workspace):
    """A long TimeMap comes in parts with the time that each covers: three are read, those about the moment."""
    with TimeGate(part=2) as gate:
        for year in range(2001, 2021):
            gate.hold(URL, f"{year}0101000000", PAGE)
        chosen = MementoSettings(timegate=gate.timegate, timemap=f"{gate.origin}/map", per_minute=6000)
        async with build_archive_client(FetchSettings(), chosen.addresses) as client:
            (library,) = other_archives((OtherArchive("memento", chosen),), client, workspace, FastClock())
            listing = await library.holdings(URL, WHEN)
        assert not listing.complete
        assert {snapshot.timestamp[:4] for snapshot in listing.snapshots} == set(map(str, range(2013, 2019)))
        assert len(gate.asked) == 4


async def test_what_is_not_held_is_asked_once_a_day(archive, gate):
    """404 at the gate means that there is nothing, and that is believed for a day."""
    assert await archive().nearest(URL, WHEN) == NotHeld()
    assert await archive().nearest(URL, WHEN) == NotHeld()
    assert len(gate.asked) == 1


async def test_a_second_run_needs_no_network(archive, workspace, gate):
    """What was fetched stays: the same question is answered offline, and another one says that it cannot be."""
    gate.hold(URL, "20160304050607", PAGE)
    found = await archive().nearest(URL, WHEN)
    offline = archive(client=None)
    assert await offline.nearest(URL, WHEN) == found
    answer = await offline.nearest("http://harbour.example/other", WHEN)
    assert isinstance(answer, Trouble)
    assert answer.cause is Cause.OFFLINE


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        ((403, {}, "no"), Cause.BLOCKED),
        ((200, {}, "<p>a search page"), Cause.GARBLED),
        ((400, {}, "bad date"), Cause.GARBLED),
        ((302, {"Location": "ftp://harbour.example/"}, ""), Cause.GARBLED),
    ],
    ids=["forbidden", "no memento", "bad request", "another scheme"],
)
async def test_what_is_no_capture_is_never_taken_for_one(archive, gate, answer, cause):
    """Only ``Memento-Datetime`` makes an answer a capture."""
    gate.answers = [answer]
    found = await archive().nearest(URL, WHEN)
    assert isinstance(found, Trouble)
    assert found.cause is cause


async def test_gates_that_lead_in_circles_end(archive, gate):
    """A gate that leads to itself is left after a few steps."""
    gate.answers = [(302, {"Location": f"/gate/{URL}"}, "")] * 50
    found = await archive().nearest(URL, WHEN)
    assert isinstance(found, Trouble)
    assert len(gate.asked) <= 12


async def test_a_list_that_is_none_is_trouble(archive, gate):
    """A page in the place of a TimeMap is not read as an empty list; no list known is not a whole one."""
    gate.answers = [(200, {}, "{'json': 1}")]
    assert isinstance(await archive(timemap=f"{gate.origin}/map").holdings(URL, WHEN), Trouble)
    assert await archive().holdings(URL, WHEN) == Listing((), complete=False)


def test_link_format_is_read_as_it_is_written():
    """Commas within addresses and quotes part nothing, relations may be several, and relative targets are resolved."""
    text = (
        '<http://a.example/x,y>;rel="original",\n <tm?z=1>; rel="self"; type="application/link-format",'
        '<http://b.example/2>; rel="first memento"; datetime="Fri, 04 Mar 2016 05:06:07 GMT"; title="a, <b>; c",'
        "<http://b.example/3>; rel=memento; datetime=yesterday, <broken"
    )
    links = list(read_links(text, "http://gate.example/map/"))
    assert [link.target for link in links] == [
        "http://a.example/x,y",
        "http://gate.example/map/tm?z=1",
        "http://b.example/2",
        "http://b.example/3",
    ]
    assert links[2].relations == {"first", "memento"}
    assert links[2].at == datetime(2016, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert links[3].at is None
