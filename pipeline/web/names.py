"""Name look-ups in threads of their own, and what their failures mean."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from itertools import chain, zip_longest

import httpcore

from pipeline.web.addresses import IPAddress, literal_address, unwrapped

LOOKUPS_AT_ONCE = 32
"""A resolver may take many seconds for one broken name; the others must not wait for it."""
ADDRESSES_TRIED = 8
_NEVER_LOOKED_UP = (".onion", ".alt")
"""Name servers must not be asked for these, lest they learn of them (RFC 7686, 2; RFC 9476, 2)."""
_NO_SUCH_NAME = frozenset(
    getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY") if hasattr(socket, name)
)


class NameNotFound(httpcore.ConnectError):
    """The name has no address (NXDOMAIN, or no record of the kind)."""


class ResolverFailed(httpcore.ConnectError):
    """The look-up itself failed; it says nothing about the name."""


def system_look_up(host: str) -> list[IPAddress]:
    """The addresses of a name as the system knows them, best first.

    Raises:
        socket.gaierror: there is none, or no look-up.
    """
    rows = socket.getaddrinfo(host.encode("ascii"), None, type=socket.SOCK_STREAM)
    return [unwrapped(ip_address(str(row[4][0]).partition("%")[0])) for row in rows]


class Resolver:
    """The system's resolver, asked in threads of its own."""

    def __init__(
        self, look_up: Callable[[str], list[IPAddress]] = system_look_up, *, sure: tuple[str, ...] = ()
    ) -> None:
        """Keep what looks names up.

        Args:
            look_up: addresses of a name, best first; raises socket.gaierror. Called in threads.
            sure: names that exist wherever there is a network, asked in this order where no other is known to.
        """
        self._system = look_up
        self._threads = ThreadPoolExecutor(LOOKUPS_AT_ONCE, thread_name_prefix="names")
        self._sure = sure
        """What the resolver must know if it works; the name that was found last, once there is one."""

    async def addresses(self, host: str) -> tuple[IPAddress, ...]:
        """The addresses of a host, best first, IPv6 and IPv4 in turns.

        Raises:
            NameNotFound: the resolver says that there is none.
            ResolverFailed: the resolver gives no answer, or denies names that exist as well.
        """
        literal = literal_address(host)
        if literal is not None:
            return (unwrapped(literal),)
        if host.endswith(_NEVER_LOOKED_UP):
            raise NameNotFound(f"{host} is no name of the public Internet")
        try:
            found = await self._look_up(host)
        except NameNotFound:
            await self._prove_resolver()
            raise
        self._sure = (host,)
        return found

    def close(self) -> None:
        """Begin no further look-ups."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _prove_resolver(self) -> None:
        """Ask for names that exist.

        Some systems (macOS) say "no such name" of every name while the machine is off the network.
        """
        denied: NameNotFound | ResolverFailed | None = None
        for name in self._sure:
            try:
                await self._look_up(name)
            except (NameNotFound, ResolverFailed) as error:
                denied = error
            else:
                self._sure = (name,)
                return
        if denied is not None:
            raise ResolverFailed("the resolver does not know what exists, either") from denied

    async def _look_up(self, host: str) -> tuple[IPAddress, ...]:
        loop = asyncio.get_running_loop()
        try:
            rows = await loop.run_in_executor(self._threads, self._system, host)
        except socket.gaierror as error:
            raise name_error(error, host) from error
        found = _in_turns(tuple(dict.fromkeys(rows)))
        if not found:
            raise NameNotFound(f"no address for {host}")
        return found[:ADDRESSES_TRIED]


def name_error(error: socket.gaierror, host: str) -> NameNotFound | ResolverFailed:
    """What a failed look-up means (RFC 3493, 6.1)."""
    text = f"{host}: {error.strerror or error}"
    return NameNotFound(text) if error.errno in _NO_SUCH_NAME else ResolverFailed(text)


def _in_turns(addresses: tuple[IPAddress, ...]) -> tuple[IPAddress, ...]:
    """The two families in turns, so that a broken one is passed by early; the system's order otherwise (RFC 8305)."""
    first = [address for address in addresses if address.version == addresses[0].version]
    other = [address for address in addresses if address.version != addresses[0].version]
    return tuple(address for address in chain.from_iterable(zip_longest(first, other)) if address is not None)
