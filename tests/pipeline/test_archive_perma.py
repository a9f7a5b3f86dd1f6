"""Perma.cc over real HTTP: its public index, what lies in its files, and captures that count against a quota."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.clocks import FastClock
from fakes.little_web import LittleWeb
from fakes.perma_service import PermaService

from cache.store import Workspace
from pipeline.archives.base import Cause, Keeper, Kept, Memento, NotHeld, Trouble
from pipeline.archives.kinds import other_archives
from pipeline.archives.perma import PermaSettings
from pipeline.settings import FetchSettings, OtherArchive
from pipeline.web.client import build_archive_client

URL = "http://harbour.example/news/tides"
PAGE = "<html><head><title>Tides</title></head><body><h1>Tides</h1></body></html>"
WHEN = datetime(2016, 3, 1, tzinfo=UTC)


@pytest.fixture
def service():
    with PermaService() as service:
        yield service


@pytest.fixture
def workspace(tmp_path):
    with Workspace.open(tmp_path / "ws", software="footproof/test") as workspace:
        yield workspace


@pytest.fixture
async def perma(workspace, service):
    async with build_archive_client(FetchSettings(), [service.origin]) as client:

        def build(key="secret", **more):
            settings = PermaSettings(url=service.origin, key=key, per_minute=6000, **more)
            return other_archives((OtherArchive("perma", settings),), client, workspace, FastClock())[0]

        yield build


@pytest.mark.parametrize("wacz", [False, True], ids=["WARC", "WACZ"])
async def test_the_page_is_read_out_of_the_file(perma, workspace, service, wacz):
    """The link nearest the moment is offered, and its page is what the site sent, be it in a WARC or a WACZ."""
    service.hold("AAAA-0001", URL, "2015-01-01T00:00:00Z", PAGE.replace("Tides", "Old"))
    service.hold("AAAA-0002", URL, "2016-03-04T05:06:07.9Z", PAGE, wacz=wacz)
    found = await perma().nearest(URL, WHEN)
    assert isinstance(found, Memento)
    assert (found.url, found.timestamp, found.original) == ("https://perma.cc/AAAA-0002", "20160304050607", URL)
    assert workspace.body(found.capture) == PAGE.encode()
    assert (found.capture.status, found.capture.header("content-type")) == (200, "text/html")
    asked = len(service.asked)
    assert await perma().nearest(URL, WHEN) == found
    assert len(service.asked) == asked


@pytest.mark.parametrize("file", [b"", b"PK\x03\x04 no zip", b"\x1f\x8b no gzip", b"<html>an error page</html>"])
async def test_a_file_that_is_no_web_archive_holds_nothing(perma, service, file):
    """Damaged downloads are captures that cannot be had, no crash."""
    service.hold("AAAA-0001", URL, "2015-01-01T00:00:00Z", PAGE)
    service.files["AAAA-0001"] = file
    assert await perma().nearest(URL, WHEN) == NotHeld()


async def test_a_download_is_not_fetched_from_a_private_network(perma, service):
    """Where the service passes a download on to a machine within the network, that machine is not asked."""
    service.hold("AAAA-0001", URL, "2015-01-01T00:00:00Z", PAGE)
    with LittleWeb() as web:
        service.moved["AAAA-0001"] = f"https://127.0.0.1:{web.port}/file.warc"
        trouble = await perma().nearest(URL, WHEN)
    assert (trouble.cause, web.connections) == (Cause.GARBLED, 0)
    assert "not a public address" in trouble.detail


async def test_captures_that_failed_are_not_offered(perma, service):
    """A link whose capture failed is none, and an empty index says so."""
    service.hold("AAAA-0001", URL, "2015-01-01T00:00:00Z", PAGE, status="failed")
    assert await perma().nearest(URL, WHEN) == NotHeld()


async def test_a_capture_is_made_and_paid_for_once(perma, service):
    """The page goes into the folder of the settings, the job is followed to its end, and asking again costs nothing."""
    keeper = perma(save=True, folder=27)
    assert isinstance(keeper, Keeper)
    assert keeper.captures
    made = Kept("https://perma.cc/NEW1-LINK", "20260304050607")
    assert await keeper.capture(URL) == made
    assert [body for method, _, body in service.asked if method == "POST"] == [{"url": URL, "folder": 27}]
    assert await perma(save=True).capture(URL) == made
    assert sum(method == "POST" for method, _, _ in service.asked) == 1


@pytest.mark.parametrize(
    ("key", "url", "job", "cause", "words"),
    [
        ("wrong", URL, ["completed"], Cause.DENIED, "PERMA_API_KEY"),
        ("secret", f"{URL}/quota", ["completed"], Cause.UNAVAILABLE, "You've reached your usage limit."),
        ("secret", URL, ["failed"], Cause.UNAVAILABLE, "It would not load."),
        ("secret", URL, ["pending"], Cause.BUSY, "not finished"),
    ],
    ids=["key", "quota", "failed", "slow"],
)
async def test_refusals_are_told_in_its_words(perma, service, key, url, job, cause, words):
    """A wrong key, a used-up quota, a failed and a slow capture are troubles that say what happened."""
    service.job = job
    answer = await perma(key, save=True).capture(url)
    assert isinstance(answer, Trouble)
    assert answer.cause is cause
    assert words in answer.detail


def test_the_key_is_never_shown():
    """Settings may be printed without giving the key away."""
    assert "secret" not in repr(PermaSettings(key="secret"))
