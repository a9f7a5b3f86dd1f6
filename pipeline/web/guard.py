"""Connections to checked addresses only: the address that was checked is the one connected to.

The check stands where the connection is made, the only place that opens one, so no redirect, no second look-up and no
odd spelling of an address gets round it.
"""

from __future__ import annotations

import asyncio
import time

import httpcore

from pipeline.web.addresses import AddressPolicy, IPAddress
from pipeline.web.names import Resolver, ResolverFailed
from pipeline.web.sockets import SocketStream, open_stream

# An address that does not answer within this is passed by for the next one (RFC 8305 waits a quarter of a second
# and tries both at once; one after the other is gentler, and a first SYN is repeated after one second).
NEXT_ADDRESS_S = 2.0


class AddressRefused(httpcore.ConnectError):
    """The policy forbids every address of the host; no connection was made."""


class Guard:
    """Looks names up, checks every address, and connects to one that passed."""

    def __init__(self, policy: AddressPolicy, resolver: Resolver) -> None:
        self._policy = policy
        self._resolver = resolver

    async def connect(self, host: str, port: int, timeout: float | None) -> SocketStream:
        """Connect to the first permitted address that answers.

        Raises:
            AddressRefused: the host has special addresses only.
            NameNotFound: the host has no address.
            ResolverFailed: the look-up itself failed.
            httpcore.ConnectError: no address took the connection.
            httpcore.ConnectTimeout: no address answered within ``timeout`` seconds.
        """
        end = None if timeout is None else time.monotonic() + timeout
        try:
            async with asyncio.timeout(timeout):
                *others, last = await self._checked(host, self._policy.towards(host, port))
        except TimeoutError as error:
            raise ResolverFailed(f"{host}: the name server gave no answer within {timeout:g} s") from error
        for address in others:
            try:
                return await open_stream(str(address), port, _shorter(end, NEXT_ADDRESS_S))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await open_stream(str(last), port, _left(end))

    async def _checked(self, host: str, policy: AddressPolicy) -> tuple[IPAddress, ...]:
        found = await self._resolver.addresses(host)
        permitted = tuple(address for address in found if policy.permits(address))
        if not permitted:
            raise AddressRefused(f"{host} leads to {found[0]}, which is not a public address")
        return permitted


def _left(end: float | None) -> float | None:
    return None if end is None else max(0.01, end - time.monotonic())


def _shorter(end: float | None, seconds: float) -> float:
    left = _left(end)
    return seconds if left is None else min(left, seconds)
