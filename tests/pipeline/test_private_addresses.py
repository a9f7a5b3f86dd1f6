"""Two hundred ways for a document to make the program knock inside its user's network: none of them connects.

Every try carries the port of a server on this machine that writes down whoever connects.
"""

from __future__ import annotations

import asyncio
import itertools
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from fakes.fetching import Names, fetching, quick
from fakes.little_web import LittleWeb, Reply

from cache.model import Outcome, Purpose
from cache.store import Workspace
from pipeline.web.client import build_archive_client
from pipeline.web.fetcher import Fetcher
from pipeline.web.names import Resolver

HOSTS = (
    # Loopback and "this host" in every spelling of inet_aton (WHATWG URL standard, 3.5).
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0X7F.0.0.1", "017700000001", "0177.0.0.1",
    "0177.1", "127.0.0.1.", "127.127.127.127", "127.255.255.254", "0", "0.0.0.0", "0x0", "00", "0.1", "localhost",
    "LOCALHOST", "localhost.", "a.localhost", "127.0.0.01", "0x7f.0x0.0x0.0x1", "0000000177.0.0.1", "%31%32%37.0.0.1",
    # Private, link-local, shared, documentation, multicast and reserved networks (RFC 6890).
    "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.254", "169.254.169.254",
    "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "0xa9fea9fe", "2852039166", "0xa.0.0.1", "012.0.0.1", "3232235521", "0xc0a80001",
    # IPv6, and IPv4 wrapped in it.
    "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[fe80::1]",
    "[fe80::1%25eth0]", "[fc00::1]", "[fd00::1]", "[ff02::1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]", "[2002:c0a8:1::1]", "[2001:0:7f00:1::]", "[2001:db8::1]", "[::ffff:10.0.0.1]",
    "[::ffff:169.254.169.254]", "[3fff::1]", "[2001:10::1]",
    # Other digits and dots that IDNA folds into these (UTS 46).
    "１２７.0.0.1", "127。0。0。1", "①②⑦.0.0.1", "127．0．0．1", "ⓛocalhost", "ｌｏｃａｌｈｏｓｔ",
)  # fmt: skip
SHAPES = (
    "http://{host}:{port}/x", "http://a.example@{host}:{port}/x", "http:\\\\{host}:{port}\\x",
)  # fmt: skip
NAMED = ("127.0.0.1", "10.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254", "0.0.0.0")
"""What the name of a hostile site resolves to."""


@contextmanager
def _witness() -> Iterator[tuple[int, list[object]]]:
    """A port on every address of this machine, and who has connected to it."""
    with socket.socket(socket.AF_INET6 if socket.has_dualstack_ipv6() else socket.AF_INET) as server:
        if server.family is socket.AF_INET6:
            server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        server.bind(("", 0))
        server.listen(64)
        server.setblocking(False)
        callers: list[object] = []
        yield server.getsockname()[1], callers
        try:
            while True:
                connection, caller = server.accept()
                connection.close()
                callers.append(caller)
        except BlockingIOError:
            pass


async def _try_all(folder: Path, urls: list[str], names: Names) -> list[Outcome]:
    async with fetching(folder, quick(allow_private=(), attempts=1), names) as (fetcher, _):
        return [capture.outcome for capture in await asyncio.gather(*map(fetcher.fetch, urls))]


async def test_no_address_in_any_spelling_is_reached(tmp_path: Path) -> None:
    with _witness() as (port, callers):
        urls = [shape.format(host=host, port=port) for host, shape in itertools.product(HOSTS, SHAPES)]
        assert len(urls) >= 200
        outcomes = await _try_all(tmp_path, urls, Names({"localhost": ["127.0.0.1"], "a.localhost": ["127.0.0.1"]}))
    assert callers == []
    assert Outcome.ANSWERED not in outcomes


async def test_no_name_and_no_redirect_leads_there(tmp_path: Path) -> None:
    """A site's own name server, and a site's own answer, are no better than the document."""
    table = {f"n{number}.example": [address] for number, address in enumerate(NAMED)}
    table |= {f"two{number}.example": ["127.0.0.1", address] for number, address in enumerate(NAMED)}
    with _witness() as (port, callers):
        outcomes = await _try_all(tmp_path, [f"http://{name}:{port}/x" for name in table], Names(table))
    assert callers == []
    assert set(outcomes) <= {Outcome.PRIVATE_ADDRESS}


@pytest.mark.parametrize("host", ["127.0.0.2", "10.0.0.1", "2130706434", "[::1]", "[::ffff:127.0.0.2]", "0x7f.2"])
async def test_what_a_permitted_site_redirects_to_is_looked_at_again(tmp_path: Path, host: str) -> None:
    from ipaddress import ip_network

    with _witness() as (port, callers), LittleWeb() as web:
        web.plan("/x", Reply(status=302, headers=(("Location", f"http://{host}:{port}/y"),)))
        settings = quick(allow_private=(ip_network("127.0.0.1/32"),), attempts=1)
        async with fetching(tmp_path, settings) as (fetcher, _):
            capture = await fetcher.fetch(web.url("/x"))
    assert callers == []
    assert capture.outcome is Outcome.PRIVATE_ADDRESS


async def test_no_archive_no_registry_and_no_webhook_leads_there(tmp_path: Path) -> None:
    """They are asked by the same client, which trusts the address that settings name, and nothing beside it."""
    names = Names({"localhost": ["127.0.0.1"], "a.localhost": ["127.0.0.1"], "here.example": ["127.0.0.1"]})
    with _witness() as (port, callers), LittleWeb() as web:
        web.plan("/x", Reply(status=302, headers=(("Location", f"http://127.0.0.1:{port}/y"),)))
        trusted, settings = web.url("/"), quick(allow_private=())
        async with build_archive_client(settings, [trusted], Resolver(names)) as client:
            for url in (f"http://{host}:{port}/x" for host in (*HOSTS, "here.example")):
                with pytest.raises((httpx.HTTPError, httpx.InvalidURL, ValueError)):
                    await client.get(url)
            assert (await client.get(web.url("/x"))).status_code == 302
            with Workspace.open(tmp_path, software="test") as workspace:
                capture = await Fetcher(client, workspace, settings).fetch(web.url("/x"), Purpose.REGISTRY)
    assert callers == []
    assert capture.outcome is Outcome.PRIVATE_ADDRESS


async def test_the_address_that_is_looked_up_is_the_one_that_is_connected_to(tmp_path: Path) -> None:
    """A name that leads elsewhere the second time is not asked a second time."""
    names = Names({"turning.example": ["127.0.0.1"]})
    with LittleWeb() as web:
        web.plan("/x", Reply(body=b"Gulls."))
        async with fetching(tmp_path, quick(attempts=1), names) as (fetcher, _):
            capture = await fetcher.fetch(web.url("/x").replace("127.0.0.1", "turning.example"))
    assert (capture.outcome, names.asked) == (Outcome.ANSWERED, ["turning.example"])


DOORS = {
    "pipeline/web/client.py": "the guarded client",
    "pipeline/web/transport.py": "a proxy of the user's environment",
    "pipeline/web/sockets.py": "behind the guard",
    "pipeline/telling/mail.py": "guarded: its own test",
    "pipeline/evidence/timestamp.py": "an address of settings that are the user's own",
    "pipeline/desk/serve.py": "listens, and connects to nobody",
}
"""Where the program may open a connection, and why no document and no site chooses where it leads."""
_OPENS = re.compile(
    r"httpx\.(?:Async)?Client\(|HTTPTransport\(|create_connection\(|open_connection\(|socket\.socket\(|urlopen\("
)


def test_there_is_no_other_door() -> None:
    root = Path(__file__).parents[2]
    files = (
        path for package in ("pipeline", "cache", "reports", "footnotes") for path in (root / package).rglob("*.py")
    )
    opening = {path.relative_to(root).as_posix() for path in files if _OPENS.search(path.read_text(encoding="utf-8"))}
    assert opening == set(DOORS)


async def test_the_witness_sees_who_is_let_through(tmp_path: Path) -> None:
    with _witness() as (port, callers):
        async with fetching(tmp_path, quick(attempts=1)) as (fetcher, _):
            await fetcher.fetch(f"http://127.0.0.1:{port}/x")
    assert callers
