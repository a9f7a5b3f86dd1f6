from __future__ import annotations

import contextlib
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from fakes.fetching import LOOPBACK, Names, fetching, quick
from fakes.little_web import Authority, LittleWeb, Reply

from cache.model import Capture, Outcome
from pipeline.errors import UsageError
from pipeline.settings import FetchSettings
from pipeline.web.client import build_archive_client, build_client, sure_names

PAGE = b"<title>A page</title>"


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture(autouse=True)
def trusted(authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The little web's authority is the only one that is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.trust(tmp_path / "authority.pem")))


@pytest.fixture
def proxy() -> Iterator[LittleWeb]:
    with LittleWeb() as server:
        yield server


async def fetch(folder: Path, url: str, settings: FetchSettings | None = None, names: Names | None = None) -> Capture:
    async with fetching(folder / "workspace", settings, names) as (fetcher, _):
        return await fetcher.fetch(url)


async def test_https_with_a_trusted_certificate(authority: Authority, tmp_path: Path) -> None:
    """SSL_CERT_FILE is honoured, and the certificate is checked against the name although we connect to an address."""
    names = Names({"site.example": ["127.0.0.1"]})
    with LittleWeb(context=authority.good("site.example")) as web:
        web.plan("/", Reply(body=PAGE))
        capture = await fetch(tmp_path, f"https://site.example:{web.port}/", names=names)
    assert (capture.outcome, capture.status) == (Outcome.ANSWERED, 200)
    assert capture.hops[0].ip == "127.0.0.1"


@pytest.mark.parametrize(
    ("certificate", "outcome"),
    [
        pytest.param(Authority.expired, Outcome.TLS_EXPIRED, id="expired"),
        pytest.param(lambda authority: authority.self_signed(), Outcome.TLS_SELF_SIGNED, id="self-signed"),
        pytest.param(lambda authority: authority.wrong_host(), Outcome.TLS_WRONG_HOST, id="wrong host"),
        pytest.param(lambda authority: authority.unknown(), Outcome.TLS, id="authority not sent"),
    ],
)
async def test_bad_certificates_are_told_apart(
    authority: Authority, tmp_path: Path, certificate: Callable[[Authority], ssl.SSLContext], outcome: Outcome
) -> None:
    """Each fault of a certificate has its own outcome and sentence, and is not tried again."""
    with LittleWeb(context=certificate(authority)) as web:
        web.plan("/", Reply(body=PAGE))
        capture = await fetch(tmp_path, web.url("/"))
        assert web.requests == []
    assert (capture.outcome, capture.attempts) == (outcome, 1)
    assert "127.0.0.1" in capture.detail
    assert capture.detail.endswith(".")


async def test_a_server_without_tls_behind_https(tmp_path: Path) -> None:
    """Plain HTTP where TLS is expected is a TLS failure, not a dead link."""
    with LittleWeb() as web:
        capture = await fetch(tmp_path, f"https://127.0.0.1:{web.port}/", quick(attempts=1))
    assert capture.outcome in (Outcome.TLS, Outcome.RESET, Outcome.TIMEOUT)


async def test_a_wrong_certificate_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An SSL_CERT_FILE that does not exist ends the run with a sentence that names it."""
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file.pem")
    with pytest.raises(UsageError, match="SSL_CERT_FILE"):
        build_archive_client(FetchSettings(), [])


async def test_a_proxy_of_the_environment_is_used(
    proxy: LittleWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """HTTP_PROXY is honoured: the proxy resolves the name, and its address is not taken for the site's."""
    monkeypatch.setenv("http_proxy", proxy.url("/"))
    proxy.plan("http://site.example/page", Reply(body=PAGE))
    names = Names()
    capture = await fetch(tmp_path, "http://site.example/page", quick(allow_private=()), names)
    assert capture.status == 200
    assert capture.hops[0].ip is None
    assert names.asked == []


async def test_odd_heads_are_read_behind_a_proxy(
    proxy: LittleWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy passes on what servers send."""
    monkeypatch.setenv("http_proxy", proxy.url("/"))
    proxy.plan("http://site.example/page", Reply(raw=b"HTTP/1 200 OK\r\nBack End: 1\r\n\r\n" + PAGE))
    capture = await fetch(tmp_path, "http://site.example/page", quick(allow_private=()), Names())
    assert (capture.outcome, capture.status) == (Outcome.ANSWERED, 200)


async def test_the_archive_client_uses_the_proxy_too(proxy: LittleWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests to the archive go through the same proxy, and see redirects as they are."""
    monkeypatch.setenv("all_proxy", proxy.url("/"))
    proxy.plan("http://archive.example/x", Reply(status=302, headers=(("Location", "/y"),)))
    async with build_archive_client(FetchSettings(), []) as client:
        response = await client.get("http://archive.example/x")
    assert response.headers["location"] == "/y"


@pytest.mark.parametrize(("port", "asked"), [(8080, 1), (8081, 0)])
async def test_an_archive_of_the_settings_may_be_private_behind_a_proxy(
    proxy: LittleWeb, monkeypatch: pytest.MonkeyPatch, port: int, asked: int
) -> None:
    """The proxy is asked for the archive that the settings name, and for no other port of the same machine."""
    monkeypatch.setenv("http_proxy", proxy.url("/"))
    async with build_archive_client(FetchSettings(), ["http://10.0.0.7:8080/gate"]) as client:
        with contextlib.nullcontext() if asked else pytest.raises(httpx.ConnectError, match="not a public address"):
            await client.get(f"http://10.0.0.7:{port}/gate/x")
    assert proxy.connections == asked


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "http://2130706433/", "http://localhost/", "http://[::1]/"])
async def test_literal_addresses_are_refused_behind_a_proxy(
    proxy: LittleWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    """A proxy is never asked for a literal special address."""
    monkeypatch.setenv("http_proxy", proxy.url("/"))
    capture = await fetch(tmp_path, url, quick(allow_private=()))
    assert capture.outcome is Outcome.PRIVATE_ADDRESS
    assert proxy.connections == 0


async def test_no_proxy_is_honoured(proxy: LittleWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host of NO_PROXY is asked straight, through the guard."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.9:9/")
    monkeypatch.setenv("no_proxy", "site.example")
    proxy.plan("/page", Reply(body=PAGE))
    names = Names({"site.example": ["127.0.0.1"]})
    url = f"http://site.example:{proxy.port}/page"
    assert (await fetch(tmp_path, url, names=names)).hops[0].ip == "127.0.0.1"
    refused = await fetch(tmp_path, url, quick(allow_private=()), names)
    assert refused.outcome is Outcome.PRIVATE_ADDRESS


async def test_a_proxy_that_cannot_reach_the_host(
    proxy: LittleWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy that refuses the tunnel leaves the link undecided."""
    monkeypatch.setenv("https_proxy", proxy.url("/"))
    proxy.plan("site.example:443", Reply(status=502))
    capture = await fetch(tmp_path, "https://site.example/")
    assert capture.outcome is Outcome.UNREACHABLE
    assert "proxy" in capture.detail


async def test_no_message_shows_the_login_of_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "gopher://anna:s3cr3t@127.0.0.1:70")
    with pytest.raises(UsageError, match="gopher") as caught:
        build_client(quick())
    assert "s3cr3t" not in str(caught.value)


async def test_a_proxy_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy setting that cannot be used ends the run with a sentence that names it."""
    monkeypatch.setenv("https_proxy", "gopher://127.0.0.1:70")
    with pytest.raises(UsageError, match="gopher"):
        build_client(quick())


async def test_the_guard_stands_in_httpx_s_own_transport() -> None:
    """The pool that replaces httpx's own is the one that connects: its refusal arrives as an httpx error."""
    with LittleWeb() as web:
        web.plan("/", Reply(body=PAGE))
        async with build_client(quick(allow_private=())) as client:
            with pytest.raises(httpx.ConnectError, match="not a public address"):
                await client.get(web.url("/"))
        async with build_client(quick(allow_private=LOOPBACK)) as client:
            assert (await client.get(web.url("/"))).content == PAGE
        assert len(web.requests) == 1


async def test_connections_are_kept_and_reused(tmp_path: Path) -> None:
    """Several pages of one host go over one connection, and a connection that a server closed is not trusted."""
    with LittleWeb() as web:
        for number in range(5):
            web.plan(f"/{number}", Reply(body=PAGE))
        async with fetching(tmp_path / "workspace") as (fetcher, _):
            for number in range(5):
                assert (await fetcher.fetch(web.url(f"/{number}"))).status == 200
    assert web.connections == 1


async def test_a_kept_connection_that_breaks_is_replaced_once(tmp_path: Path) -> None:
    """A server may close while the next request is under way: that is no fault of the page, and no further attempt."""
    with LittleWeb() as web:
        web.plan("/first", Reply(body=PAGE))
        web.plan("/second", Reply(close=True), Reply(body=PAGE))
        web.plan("/third", Reply(close=True))
        async with fetching(tmp_path / "workspace", quick(attempts=1)) as (fetcher, _):
            assert (await fetcher.fetch(web.url("/first"))).status == 200
            second = await fetcher.fetch(web.url("/second"))
            third = await fetcher.fetch(web.url("/third"))
    assert (second.status, second.attempts) == (200, 1)
    assert (third.outcome, len(web.asked("/third"))) == (Outcome.RESET, 2)


@pytest.mark.parametrize(
    ("archive", "names"),
    [
        ("https://web.archive.org", ("web.archive.org", "example.com")),
        ("http://b\u00fccher.example:8080/wayback", ("xn--bcher-kva.example", "example.com")),
        ("http://192.168.1.7:8080", ("example.com",)),
        ("http://127.0.0.1:8080", ()),
        ("http://[::1]:8080", ()),
        ("http://localhost:8080", ()),
        ("no address", ("example.com",)),
    ],
)
def test_names_that_exist_for_certain(archive: str, names: tuple[str, ...]) -> None:
    """The archive's, and one of IANA's; none for an archive on this machine, whose runs may have no network."""
    assert sure_names(archive) == names
