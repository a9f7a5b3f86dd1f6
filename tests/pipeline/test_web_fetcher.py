from __future__ import annotations

import asyncio
import hashlib
import resource
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from ipaddress import ip_network
from pathlib import Path

import pytest
from fakes.fetching import Names, fetching, quick
from fakes.little_web import Authority, LittleWeb, Reply, bomb, gzipped, redirect

from cache.model import Capture, Outcome, Purpose
from pipeline import __version__
from pipeline.settings import FetchSettings
from pipeline.web.addresses import IPAddress

PAGE = b"<html><title>A page</title><p>Some words.</p></html>"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Authority().trust(tmp_path_factory.mktemp("trust") / "authority.pem")


@pytest.fixture(autouse=True)
def few_certificates(certificates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading every authority of the world takes longer than most of these tests."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates))


@pytest.fixture
def web() -> Iterator[LittleWeb]:
    with LittleWeb() as server:
        yield server


async def fetch(folder: Path, url: str, settings: FetchSettings | None = None, names: Names | None = None) -> Capture:
    async with fetching(folder, settings, names) as (fetcher, _):
        return await fetcher.fetch(url)


async def test_a_page_is_fetched_and_kept(web: LittleWeb, tmp_path: Path) -> None:
    """An answer becomes a capture with headers, digest and record, and its body comes back from the workspace."""
    web.plan("/page", Reply(body=PAGE, headers=(("X-Case", "Kept"),)))
    async with fetching(tmp_path) as (fetcher, workspace):
        capture = await fetcher.fetch(web.url("/page#part"))
        assert capture.outcome is Outcome.ANSWERED
        assert (capture.status, capture.attempts, capture.detail) == (200, 1, "")
        assert capture.final_url == web.url("/page#part")
        assert capture.header("X-Case") == "Kept"
        assert capture.body_sha256 == hashlib.sha256(PAGE).hexdigest()
        assert capture.body_length == len(PAGE)
        assert capture.hops[0].ip == "127.0.0.1"
        assert capture.hops[0].record is not None
        assert workspace.latest(web.url("/page")) == capture
        assert workspace.body(capture) == PAGE


async def test_requests_look_like_a_browser_under_our_own_name(web: LittleWeb, tmp_path: Path) -> None:
    """The headers of a browser for type, language and coding go out, and a user agent that says who asks."""
    web.plan("/", Reply(body=PAGE))
    await fetch(tmp_path, web.url("/"))
    [request] = web.requests
    assert request.method == "GET"
    assert request.headers["user-agent"] == f"Mozilla/5.0 (compatible; footproof/{__version__})"
    assert not any(word in request.headers["user-agent"].lower() for word in ("bot", "link", "httpx", "python"))
    assert "text/html" in request.headers["accept"]
    assert request.headers["accept-language"].startswith("en")
    assert request.headers["accept-encoding"] == "gzip, deflate"


async def test_the_purpose_is_kept_apart(web: LittleWeb, tmp_path: Path) -> None:
    """A probe is not the capture of a cited URL."""
    web.plan("/p", Reply(body=PAGE))
    async with fetching(tmp_path) as (fetcher, workspace):
        await fetcher.fetch(web.url("/p"), Purpose.PROBE)
        assert workspace.latest(web.url("/p")) is None
        assert workspace.latest(web.url("/p"), Purpose.PROBE) is not None


@pytest.mark.parametrize(
    ("reply", "body"),
    [
        pytest.param(gzipped(PAGE), PAGE, id="gzip"),
        pytest.param(Reply(body=zlib.compress(PAGE), headers=(("Content-Encoding", "deflate"),)), PAGE, id="deflate"),
        pytest.param(Reply(body=PAGE, chunked=True), PAGE, id="chunked"),
        pytest.param(Reply(body=PAGE, chunked=True, drip_s=0.001, drip_bytes=7), PAGE, id="many small chunks"),
        pytest.param(Reply(status=204, body=b""), b"", id="empty"),
        pytest.param(Reply(body=PAGE * 50_000), PAGE * 50_000, id="longer than memory is given to it"),
    ],
)
async def test_bodies_are_decoded(web: LittleWeb, tmp_path: Path, reply: Reply, body: bytes) -> None:
    """The digest is of the decoded body, and the record gives it back, whatever coding it came in."""
    web.plan("/", reply)
    async with fetching(tmp_path) as (fetcher, workspace):
        capture = await fetcher.fetch(web.url("/"))
        assert workspace.body(capture) == body
        assert capture.body_sha256 == (hashlib.sha256(body).hexdigest() if body else None)
        assert capture.body_length == len(body)


@pytest.mark.parametrize("host", ["😀.example", "xn--e28h.example", "xn--"])
async def test_names_that_idna_does_not_know_are_looked_up(web: LittleWeb, tmp_path: Path, host: str) -> None:
    """Browsers open such names, and whoever registered them gets an answer."""
    web.plan("/", Reply(body=PAGE))
    names = Names({"xn--e28h.example": ["127.0.0.1"], "xn--": ["127.0.0.1"]})
    assert (await fetch(tmp_path, web.url("/", host), names=names)).status == 200


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_the_whole_redirect_chain_is_kept(web: LittleWeb, tmp_path: Path, status: int) -> None:
    """Every hop appears with its status, target and record; the last one is the final URL."""
    web.plan("/a", redirect("b?x=1", status))
    web.plan("/b?x=1", redirect(web.url("/c", "127.0.0.2"), status))
    web.plan("/c", Reply(body=PAGE))
    capture = await fetch(tmp_path, web.url("/a#part"))
    assert [hop.status for hop in capture.hops] == [status, status, 200]
    assert [hop.location for hop in capture.hops] == [
        web.url("/b?x=1#part"),
        web.url("/c#part", "127.0.0.2"),
        None,
    ]
    assert all(hop.record for hop in capture.hops)
    assert [hop.ip for hop in capture.hops] == ["127.0.0.1", "127.0.0.1", "127.0.0.2"]
    assert capture.final_url == web.url("/c#part", "127.0.0.2")
    assert capture.attempts == 1
    assert {request.method for request in web.requests} == {"GET"}


async def test_a_redirect_without_a_target_is_an_answer(web: LittleWeb, tmp_path: Path) -> None:
    """A 302 with no Location, and a 304, end the chain as answers."""
    web.plan("/302", Reply(status=302, body=PAGE))
    web.plan("/300", Reply(status=300, body=PAGE, headers=(("Location", "/x"),)))
    for path, status in (("/302", 302), ("/300", 300)):
        capture = await fetch(tmp_path, web.url(path))
        assert (capture.outcome, capture.status) == (Outcome.ANSWERED, status)


async def test_a_circle_of_redirects_ends(web: LittleWeb, tmp_path: Path) -> None:
    """Two pages that redirect to each other are asked once each."""
    web.plan("/a", redirect("/b"))
    web.plan("/b", redirect("/a"))
    capture = await fetch(tmp_path, web.url("/a"))
    assert capture.outcome is Outcome.TOO_MANY_REDIRECTS
    assert capture.status == 302
    assert len(web.requests) == 2


async def test_an_endless_chain_of_redirects_ends(web: LittleWeb, tmp_path: Path) -> None:
    """After 20 redirects it is enough."""
    for number in range(30):
        web.plan(f"/{number}", redirect(f"/{number + 1}"))
    capture = await fetch(tmp_path, web.url("/0"))
    assert capture.outcome is Outcome.TOO_MANY_REDIRECTS
    assert len(capture.hops) == 21


@pytest.mark.parametrize("value", ["town=caf\xe9", "town=\xc3\xa9\xe2\x82\xac"], ids=["Latin-1", "UTF-8"])
async def test_cookies_beyond_ascii_go_back_as_they_came(web: LittleWeb, tmp_path: Path, value: str) -> None:
    """Whatever bytes a host puts into a cookie, it gets the same ones."""
    web.plan("/a", redirect("/b", 302, ("Set-Cookie", value)))
    web.plan("/b", Reply(body=PAGE))
    assert (await fetch(tmp_path, web.url("/a"))).status == 200
    assert web.asked("/b")[0].headers["cookie"] == value


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(Reply(body=PAGE, reason="\xff\xfe"), id="reason"),
        pytest.param(Reply(body=PAGE, headers=(("X-Town", "caf\xe9"),)), id="value"),
        pytest.param(Reply(body=PAGE, headers=(("X-Town", 'a=caf\xe9; b="na\xefve"'),)), id="value with parts"),
    ],
)
async def test_heads_beyond_ascii_are_kept(web: LittleWeb, tmp_path: Path, reply: Reply) -> None:
    """A head that no standard allows is an answer like any other, and its record can be read."""
    web.plan("/", reply)
    async with fetching(tmp_path) as (fetcher, workspace):
        capture = await fetcher.fetch(web.url("/"))
        assert capture.status == 200
        assert workspace.body(capture) == PAGE


async def test_cookies_live_as_long_as_the_chain(web: LittleWeb, tmp_path: Path) -> None:
    """A page that sets a cookie and redirects to itself is reached; other hosts and later chains see no cookie."""
    web.plan("/gate", redirect("/gate", 302, ("Set-Cookie", "seen=1; Path=/")), redirect("/next"))
    web.plan("/next", redirect(web.url("/away", "127.0.0.2")))
    web.plan("/away", Reply(body=PAGE))
    async with fetching(tmp_path) as (fetcher, _):
        capture = await fetcher.fetch(web.url("/gate"))
        assert capture.status == 200
        await fetcher.fetch(web.url("/next"))
    cookies = [(request.target, request.headers.get("cookie")) for request in web.requests]
    assert cookies == [
        ("/gate", None),
        ("/gate", "seen=1"),
        ("/next", "seen=1"),
        ("/away", None),
        ("/next", None),
        ("/away", None),
    ]


@pytest.mark.parametrize(
    ("location", "outcome"),
    [
        ("mailto:someone@example.org", Outcome.SCHEME),
        ("file:///etc/hosts", Outcome.SCHEME),
        ("http://[", Outcome.BAD_URL),
        ("http://:80/", Outcome.BAD_URL),
    ],
)
async def test_redirects_that_lead_out_of_the_web_are_not_followed(
    web: LittleWeb, tmp_path: Path, location: str, outcome: Outcome
) -> None:
    """A redirect to another scheme, or to nonsense, ends the chain and says so."""
    web.plan("/", redirect(location))
    capture = await fetch(tmp_path, web.url("/"))
    assert capture.outcome is outcome
    assert capture.detail
    assert [hop.location for hop in capture.hops] == [location]


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"])
async def test_private_addresses_are_refused_in_every_spelling(web: LittleWeb, tmp_path: Path, host: str) -> None:
    """No connection is made to a special address, however it is written."""
    names = Names({"localhost": ["127.0.0.1", "::1"]})
    capture = await fetch(tmp_path, f"http://{host}:{web.port}/", quick(allow_private=()), names)
    assert capture.outcome is Outcome.PRIVATE_ADDRESS
    assert capture.hops[0].status is None
    assert web.connections == 0


async def test_a_name_that_leads_to_a_private_address_is_refused(web: LittleWeb, tmp_path: Path) -> None:
    """What counts is the address that a name has, not how the name looks."""
    names = Names({"inside.example": ["127.0.0.1"]})
    capture = await fetch(tmp_path, f"http://inside.example:{web.port}/", quick(allow_private=()), names)
    assert capture.outcome is Outcome.PRIVATE_ADDRESS
    assert web.connections == 0


async def test_a_redirect_to_a_private_address_is_refused(web: LittleWeb, tmp_path: Path) -> None:
    """A permitted page cannot send us into the network next door."""
    settings = quick(allow_private=(ip_network("127.0.0.1/32"),))
    web.plan("/", redirect(web.url("/secret", "127.0.0.2")))
    capture = await fetch(tmp_path, web.url("/"), settings)
    assert capture.outcome is Outcome.PRIVATE_ADDRESS
    assert [hop.status for hop in capture.hops] == [302, None]
    assert capture.final_url == web.url("/")
    assert web.asked("/secret") == []


async def test_the_checked_address_is_the_one_connected_to(web: LittleWeb, tmp_path: Path) -> None:
    """A name is looked up once for a connection: no second answer can differ from the one that was checked."""
    web.plan("/", Reply(body=PAGE))
    names = Names({"site.example": ["127.0.0.3"]})
    capture = await fetch(tmp_path, f"http://site.example:{web.port}/", names=names)
    assert names.asked == ["site.example"]
    assert capture.hops[0].ip == "127.0.0.3"
    assert web.requests[0].headers["host"] == f"site.example:{web.port}"


async def test_the_next_address_is_tried(web: LittleWeb, tmp_path: Path) -> None:
    """An address that takes no connection, and one that is forbidden, do not hide one that works."""
    web.plan("/", Reply(body=PAGE))
    names = Names({"site.example": ["::1", "10.0.0.1", "127.0.0.4"]})
    capture = await fetch(tmp_path, f"http://site.example:{web.port}/", names=names)
    assert capture.status == 200
    assert capture.hops[0].ip == "127.0.0.4"


async def test_a_name_that_does_not_exist(tmp_path: Path) -> None:
    """NXDOMAIN is an outcome of its own and is asked once."""
    names = Names()
    capture = await fetch(tmp_path, "http://gone.example/", names=names)
    assert capture.outcome is Outcome.DNS
    assert names.asked == ["gone.example"]


async def test_a_resolver_that_fails_is_asked_again(tmp_path: Path) -> None:
    """A failing resolver says nothing about the name, so it is tried as often as settings say."""
    names = Names()
    names.broken = True
    capture = await fetch(tmp_path, "http://site.example/", names=names)
    assert capture.outcome is Outcome.DNS_FAILURE
    assert capture.attempts == 3
    assert len(names.asked) == 3


async def test_a_resolver_that_takes_too_long_has_failed(tmp_path: Path) -> None:
    """A name server that keeps us waiting says nothing about the name, and it does not outlast the attempt."""

    class Slow(Names):
        def __call__(self, host: str) -> list[IPAddress]:
            time.sleep(3.0)
            return super().__call__(host)

    capture = await fetch(tmp_path, "http://site.example/", quick(timeout_s=2.0, attempts=1), Slow())
    assert capture.outcome is Outcome.DNS_FAILURE


async def test_a_resolver_that_suddenly_denies_everything_is_not_believed(web: LittleWeb, tmp_path: Path) -> None:
    """When a name that was known a moment ago is gone as well, the network is down and not the link."""
    web.plan("/", Reply(body=PAGE))
    names = Names({"site.example": ["127.0.0.1"]})
    async with fetching(tmp_path, names=names) as (fetcher, _):
        assert (await fetcher.fetch(f"http://site.example:{web.port}/")).status == 200
        assert (await fetcher.fetch("http://gone.example/")).outcome is Outcome.DNS
        names.table = {}
        assert (await fetcher.fetch("http://other.example/")).outcome is Outcome.DNS_FAILURE


async def test_a_refused_connection(tmp_path: Path) -> None:
    """A port where nobody listens is REFUSED, after one more attempt."""
    with LittleWeb() as gone:
        url = gone.url("/")
    capture = await fetch(tmp_path, url)
    assert capture.outcome is Outcome.REFUSED
    assert capture.attempts == 2


@pytest.mark.parametrize(
    ("reply", "outcome", "attempts"),
    [
        pytest.param(Reply(reset=True), Outcome.RESET, 3, id="reset"),
        pytest.param(Reply(close=True), Outcome.RESET, 3, id="closed without an answer"),
        pytest.param(Reply(raw=b"SSH-2.0-OpenSSH_9.6\r\n\r\n"), Outcome.PROTOCOL, 1, id="not HTTP"),
        pytest.param(Reply(raw=bytes(range(256)) * 40), Outcome.PROTOCOL, 1, id="noise"),
        pytest.param(Reply(raw=b"HTTP/1.1 abc\r\n\r\n"), Outcome.PROTOCOL, 1, id="bad status line"),
        pytest.param(Reply(raw=b"HTTP/1.1 200 OK\r\nA: " + b"b" * 200_000), Outcome.PROTOCOL, 1, id="endless head"),
        pytest.param(
            Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
            Outcome.TRUNCATED,
            3,
            id="bad chunk",
        ),
    ],
)
async def test_broken_servers_are_told_apart(
    web: LittleWeb, tmp_path: Path, reply: Reply, outcome: Outcome, attempts: int
) -> None:
    """Each kind of breakage has its outcome, a sentence, and its number of attempts."""
    web.plan("/", reply)
    capture = await fetch(tmp_path, web.url("/"))
    assert (capture.outcome, capture.attempts) == (outcome, attempts)
    assert capture.detail.endswith(".")


async def test_a_truncated_body_is_kept(web: LittleWeb, tmp_path: Path) -> None:
    """What came of an answer that broke off is kept, with its status."""
    web.plan("/", Reply(body=PAGE, keep_bytes=30))
    async with fetching(tmp_path) as (fetcher, workspace):
        capture = await fetcher.fetch(web.url("/"))
        assert capture.outcome is Outcome.TRUNCATED
        assert capture.status == 200
        assert workspace.body(capture) == PAGE[:30]
    assert len(web.requests) == 3


async def test_a_truncated_redirect_is_a_redirect(web: LittleWeb, tmp_path: Path) -> None:
    """Nobody reads the body of a redirect, so nobody minds that it broke off."""
    web.plan("/", Reply(status=301, headers=(("Location", "/new"),), body=PAGE, keep_bytes=3))
    web.plan("/new", Reply(body=PAGE))
    capture = await fetch(tmp_path, web.url("/"))
    assert [hop.status for hop in capture.hops] == [301, 200]


async def test_passing_trouble_passes(web: LittleWeb, tmp_path: Path) -> None:
    """After a reset and a 503 the page is there: it is the capture, and the attempts are counted."""
    web.plan("/", Reply(reset=True), Reply(status=503), Reply(body=PAGE))
    capture = await fetch(tmp_path, web.url("/"))
    assert (capture.status, capture.attempts) == (200, 3)
    assert len(capture.hops) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 501, 999])
async def test_final_statuses_are_asked_once(web: LittleWeb, tmp_path: Path, status: int) -> None:
    """A status that does not pass is an answer at once, 999 included."""
    web.plan("/", Reply(status=status, body=PAGE))
    capture = await fetch(tmp_path, web.url("/"))
    assert (capture.outcome, capture.status, capture.attempts) == (Outcome.ANSWERED, status, 1)


async def test_retry_after_is_honoured(web: LittleWeb, tmp_path: Path) -> None:
    """A host that asks for a second gets it before the next request."""
    web.plan("/", Reply(status=429, headers=(("Retry-After", "1"),)), Reply(body=PAGE))
    capture = await fetch(tmp_path, web.url("/"))
    assert capture.status == 200
    first, second = web.requests
    assert second.at - first.at >= 1.0


async def test_a_pause_holds_for_the_whole_host(web: LittleWeb, tmp_path: Path) -> None:
    """While a host has asked for a pause its other URLs wait as well, and other hosts do not."""
    web.plan("/busy", Reply(status=429, headers=(("Retry-After", "1"),)), Reply(body=PAGE))
    web.plan("/other", Reply(body=PAGE))
    async with fetching(tmp_path, quick(per_host=1)) as (fetcher, _):
        busy = asyncio.ensure_future(fetcher.fetch(web.url("/busy")))
        while not web.requests:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        await fetcher.fetch(web.url("/other", "127.0.0.2"))
        await fetcher.fetch(web.url("/other"))
        await busy
    at = {(request.host, request.target): request.at for request in reversed(web.requests)}
    began = at["127.0.0.1", "/busy"]
    assert at["127.0.0.2", "/other"] - began < 0.9
    assert at["127.0.0.1", "/other"] - began >= 1.0


@pytest.mark.parametrize("seconds", ["60", "date"])
async def test_a_pause_beyond_the_deadline_ends_it_at_once(web: LittleWeb, tmp_path: Path, seconds: str) -> None:
    """A Retry-After that outlasts the deadline is not waited for; the 429 is the result."""
    value = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True) if seconds == "date" else seconds
    web.plan("/", Reply(status=429, headers=(("Retry-After", value),)))
    began = time.monotonic()
    capture = await fetch(tmp_path, web.url("/"))
    assert (capture.status, capture.attempts) == (429, 1)
    assert time.monotonic() - began < 15.0


async def test_an_endless_429_ends(web: LittleWeb, tmp_path: Path) -> None:
    """Endless 429 with Retry-After ends with the attempts or the deadline, whichever is first."""
    web.plan("/", Reply(status=429, headers=(("Retry-After", "1"),)))
    began = time.monotonic()
    capture = await fetch(tmp_path, web.url("/"), quick(attempts=100, deadline_s=2.5))
    assert capture.status == 429
    assert time.monotonic() - began < 15.0
    assert len(web.requests) == 3


async def test_a_host_that_hangs_times_out(web: LittleWeb, tmp_path: Path) -> None:
    """No answer is a time-out of each attempt, and the deadline bounds them together."""
    web.plan("/", Reply(hang=True))
    began = time.monotonic()
    capture = await fetch(tmp_path, web.url("/"), quick(timeout_s=0.4, deadline_s=1.0))
    assert capture.outcome is Outcome.TIMEOUT
    assert capture.status is None
    assert time.monotonic() - began < 15.0
    assert 2 <= len(web.requests) <= 3


async def test_a_dripping_body_cannot_outlast_the_deadline(web: LittleWeb, tmp_path: Path) -> None:
    """A server that sends a byte now and then is left when its time is over; what came is kept."""
    web.plan("/", Reply(body=PAGE * 100, drip_s=0.05, drip_bytes=20))
    began = time.monotonic()
    async with fetching(tmp_path, quick(timeout_s=0.5, deadline_s=0.8)) as (fetcher, workspace):
        capture = await fetcher.fetch(web.url("/"))
        assert capture.outcome is Outcome.TRUNCATED
        assert capture.status == 200
        assert 0 < len(workspace.body(capture)) < len(PAGE * 100)
    assert time.monotonic() - began < 15.0


async def test_slow_redirects_share_one_deadline(web: LittleWeb, tmp_path: Path) -> None:
    """A chain of slow hops ends when the URL's time is over, although no hop is too slow by itself."""
    for number in range(20):
        web.plan(f"/{number}", Reply(status=302, headers=(("Location", f"/{number + 1}"),), delay_s=0.3))
    capture = await fetch(tmp_path, web.url("/0"), quick(deadline_s=1.0))
    assert capture.outcome is Outcome.TIMEOUT
    assert 0 < len(capture.hops) <= 4  # each takes 0.3 seconds or, on a busy machine, more


async def test_waiting_for_a_busy_host_is_not_held_against_a_url(web: LittleWeb, tmp_path: Path) -> None:
    """Many URLs of one host take longer than one deadline together, and all are answered."""
    for number in range(8):
        web.plan(f"/{number}", Reply(body=PAGE, delay_s=0.2))
    async with fetching(tmp_path, quick(per_host=1, deadline_s=0.5)) as (fetcher, _):
        captures = await asyncio.gather(*(fetcher.fetch(web.url(f"/{number}")) for number in range(8)))
    assert {capture.status for capture in captures} == {200}
    assert web.peak["127.0.0.1"] == 1


async def test_a_host_that_hangs_does_not_hold_up_a_batch(web: LittleWeb, tmp_path: Path) -> None:
    """After a few silent attempts a host is not asked for the others, which say so."""
    for number in range(12):
        web.plan(f"/{number}", Reply(hang=True))
    began = time.monotonic()
    async with fetching(tmp_path, quick(timeout_s=0.3, deadline_s=1.0)) as (fetcher, _):
        captures = await asyncio.gather(*(fetcher.fetch(web.url(f"/{number}")) for number in range(12)))
    assert {capture.outcome for capture in captures} == {Outcome.TIMEOUT}
    assert any(capture.detail.startswith("Not asked") for capture in captures)
    assert len(web.requests) <= 9
    assert time.monotonic() - began < 15.0


async def test_a_body_of_two_gigabytes_is_cut(web: LittleWeb, tmp_path: Path) -> None:
    """Of an enormous body no more than the limit is fetched, kept or held in memory, and it is said."""
    web.plan("/", Reply(huge=2 * 1024**3))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    capture = await fetch(tmp_path, web.url("/"), quick(max_body_mb=3))
    assert (capture.outcome, capture.status, capture.cut) == (Outcome.ANSWERED, 200, True)
    assert capture.body_length == 3 * 1024**2
    assert time.monotonic() - began < 15.0
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024


async def test_a_body_of_exactly_the_limit_is_whole(web: LittleWeb, tmp_path: Path) -> None:
    """A body as long as the limit is not called cut."""
    web.plan("/", Reply(huge=2 * 1024**2))
    capture = await fetch(tmp_path, web.url("/"), quick(max_body_mb=2))
    assert (capture.body_length, capture.cut) == (2 * 1024**2, False)


async def test_a_long_text_in_gzip_is_no_bomb(web: LittleWeb, tmp_path: Path) -> None:
    """A page that unpacks to more than the limit, as text does, is kept as far as the limit goes."""
    text = "".join(f"Entry {n}: {n * n % 9973}\n" for n in range(150_000)).encode()
    web.plan("/", gzipped(text))
    async with fetching(tmp_path, quick(max_body_mb=1)) as (fetcher, workspace):
        capture = await fetcher.fetch(web.url("/"))
        assert (capture.outcome, capture.body_length, capture.cut) == (Outcome.ANSWERED, 1024**2, True)
        assert workspace.body(capture) == text[: 1024**2]


async def test_a_decompression_bomb_is_refused(web: LittleWeb, tmp_path: Path) -> None:
    """A small body that unpacks to far more than the limit is named and not kept as a page."""
    web.plan("/", bomb(40 * 1024**2))
    capture = await fetch(tmp_path, web.url("/"), quick(max_body_mb=1))
    assert capture.outcome is Outcome.BOMB
    assert capture.body_sha256 is None
    assert capture.hops[0].record is not None


async def test_what_is_no_url_is_a_capture(tmp_path: Path) -> None:
    """A citation with a broken URL gets an outcome and no attempt."""
    for url, outcome in (("http://exa mple/", Outcome.BAD_URL), ("ftp://example.org/x", Outcome.SCHEME)):
        capture = await fetch(tmp_path, url)
        assert (capture.outcome, capture.attempts, capture.hops) == (outcome, 0, ())
