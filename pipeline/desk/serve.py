"""The desk at an address of this machine, until somebody ends it."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address

import uvicorn

from cache.database import Place
from pipeline.collector import spare_imports
from pipeline.desk.app import Desk
from pipeline.desk.guard import Door
from pipeline.desk.session import Session
from pipeline.errors import ExitCode, UsageError

PASSWORD = "FOOTPROOF_DESK_PASSWORD"
"""Environment variable; secrets do not belong on a command line, which every user of a machine can read."""
SHORTEST_PASSWORD = 8
HERE = "127.0.0.1"
USUAL_PORT = 8717
"""Tried first: at the same address the browser still knows what could not be sent."""


def serve(session: Session, workspace: Place, *, host: str, port: int | None, password: str, browser: bool) -> ExitCode:
    """Open the desk and stay until it is ended.

    Args:
        session: what is open.
        workspace: where pages and copies are.
        host: address or name to listen at.
        port: None for the usual one, or any that is free.
        password: of whoever comes from elsewhere; empty at this machine.
        browser: whether to open one.

    Raises:
        UsageError: the address cannot be had, or it is not of this machine and there is no password.
    """
    is_here = _is_loopback(host)
    if not is_here and len(password) < SHORTEST_PASSWORD:
        raise UsageError(
            f"At {host} others can reach the desk, so it needs a password: set {PASSWORD} in the environment, "
            f"{SHORTEST_PASSWORD} characters or more. What is sent there is not encrypted."
        )
    with _listening(host, port) as bound:
        real_port = bound.getsockname()[1]
        door = Door(
            _names(host, real_port),
            any_address=real_port if host in ("0.0.0.0", "::") else None,
            password=None if is_here else password,
        )
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{real_port}/" + (f"?token={door.token}" if is_here else "")
        print(f"The desk is open at {address}", flush=True)
        print("It ends with Ctrl-C. Every decision is written down at once.", flush=True)
        if browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        desk = Desk(session, workspace, door)
        spare_imports()
        config = uvicorn.Config(
            desk.app, log_level="warning", access_log=False, server_header=False, ws="none", loop="asyncio", http="h11",
            timeout_graceful_shutdown=1,
        )  # fmt: skip
        try:
            _Server(config, desk).run(sockets=[bound])
        except KeyboardInterrupt:
            pass  # how a desk ends
    print("The desk is closed.")
    return ExitCode.OK


class _Server(uvicorn.Server):
    """Lets those who look on go when it is told to end; it would wait for them else."""

    def __init__(self, config: uvicorn.Config, desk: Desk) -> None:
        super().__init__(config)
        self._desk = desk

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        self._desk.hub.close()
        await super().shutdown(sockets)


@contextmanager
def _listening(host: str, port: int | None) -> Iterator[socket.socket]:
    try:
        bound = _bound(host, USUAL_PORT if port is None else port)
    except OSError as error:
        if port is not None:
            raise UsageError(
                f"The desk cannot be opened at {host}, port {port} ({error.strerror or error}). Name another --port."
            ) from error
        try:
            bound = _bound(host, 0)
        except OSError as refusal:
            raise UsageError(
                f"The desk cannot be opened at {host} ({refusal.strerror or refusal}). Name another --host."
            ) from refusal
    with bound:
        yield bound


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    bound = socket.socket(family, kind, protocol)
    try:
        # A desk that was killed leaves its port busy for a minute otherwise; on Windows the option means another thing.
        if hasattr(socket, "AF_UNIX"):
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        # Whoever comes before the desk is ready waits, and is not turned away.
        bound.listen()
    except OSError:
        bound.close()
        raise
    return bound


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _names(host: str, port: int) -> frozenset[str]:
    """What a browser on the way to us calls us; names of other machines that lead here are none."""
    names = {f"[{host}]" if ":" in host else host}
    if _is_loopback(host):
        names |= {HERE, "localhost"}
    elif host in ("0.0.0.0", "::"):
        names |= {HERE, "localhost", socket.gethostname()}
    return frozenset(f"{name.lower()}:{port}" for name in names)
