"""What holds for every test: a clean environment, and no network beyond loopback."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from fakes.postgres import Server, running_server

# hypothesis is imported here, before any test: its plugin would else compile it in the end, and CPython 3.11 may
# refuse to compile anything after a test that went to the limit of recursion.
# A busy machine is no fault of what is tested: no example is held to a time.
hypothesis.settings.register_profile("footproof", deadline=None)
hypothesis.settings.load_profile("footproof")
_OUTSIDE: list[str] = []
_CLEARED = (
    "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy",
    "SSL_CERT_FILE", "SSL_CERT_DIR", "IA_ACCESS_KEY_ID", "IA_SECRET_ACCESS_KEY",
    "OPENALEX_API_KEY", "NCBI_API_KEY", "SEMANTIC_SCHOLAR_API_KEY", "COURTLISTENER_API_KEY",
)  # fmt: skip


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host in ("", "localhost")


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse and remember every connection and name look-up that leaves this machine."""
    if event == "socket.connect":
        address = arguments[1]
    elif event == "socket.getaddrinfo":
        address = arguments
    else:
        return
    if not isinstance(address, tuple) or address[0] is None:
        return  # a Unix socket, or a look-up of the machine's own addresses
    host = address[0].decode() if isinstance(address[0], bytes) else str(address[0])
    if not _is_loopback(host):
        _OUTSIDE.append(f"{event} {host}")
        raise AssertionError(f"a test reached for the network: {event} {host}")


sys.addaudithook(_watch)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Take whatever runs the whole command for slow: each start costs a second."""
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL that this process of the tests has for itself."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: workspaces on a server are NOT tested")
    with running_server() as server:
        if server is None:
            pytest.skip("PostgreSQL is not installed (Debian: postgresql): workspaces on a server are NOT tested")
        yield server


@pytest.fixture(params=["folder", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a workspace may be, in each of its two homes: a new folder, a new database."""
    if request.param == "folder":
        return tmp_path / "ws"
    server: Server = request.getfixturevalue("server")
    return server.database()


@pytest.fixture(autouse=True, scope="session")
def ctrl_c() -> None:
    """Ctrl-C interrupts: shells start what runs in the background with it ignored, and children inherit that."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail a test that reached beyond loopback, even where the program took the refusal for a dead link."""
    _OUTSIDE.clear()
    yield
    assert not _OUTSIDE, f"reached for the network: {_OUTSIDE}"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away proxies, keys and certificates of the machine that runs the tests."""
    for name in _CLEARED:
        if name in os.environ:
            monkeypatch.delenv(name)
