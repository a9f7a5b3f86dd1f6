"""Which addresses are public: where a cited URL may lead.

Standard library only; no name is looked up here.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

IPAddress = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# The IANA special-purpose registries (RFC 6890 and its updates), written out because `is_global` has changed
# between the Python versions that we run on.
_SPECIAL_IPV4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
_UNICAST_IPV6 = IPv6Network("2000::/3")
_SPECIAL_IPV6 = tuple(
    IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "3fff::/20", "2620:4f:8000::/48")
)
_NAT64 = IPv6Network("64:ff9b::/96")
EVERYTHING: tuple[Network, ...] = (ip_network("0.0.0.0/0"), ip_network("::/0"))
"""Networks that ``--allow-private`` stands for."""


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Public addresses, and the networks that settings allow beyond them."""

    allowed: tuple[Network, ...] = ()
    trusted: frozenset[tuple[str, int]] = frozenset()
    """Hosts in ASCII, each with a port, that may have any address: the settings name them, no document or page."""

    def towards(self, host: str, port: int | None) -> AddressPolicy:
        """The policy for one host and port."""
        return AddressPolicy(EVERYTHING) if (host, port) in self.trusted else self

    def permits(self, address: IPAddress) -> bool:
        """Whether a connection may be made to this address."""
        address = unwrapped(address)
        return is_public(address) or any(
            network.version == address.version and address in network for network in self.allowed
        )

    def permits_name(self, host: str) -> bool:
        """Whether a proxy may be asked for this host: not for a special address in any spelling, nor ``localhost``."""
        if host == "localhost" or host.endswith(".localhost"):
            return self.permits(IPv4Address("127.0.0.1"))
        address = literal_address(host)
        return address is None or self.permits(address)


def is_public(address: IPAddress) -> bool:
    """Whether an address is public unicast, and so is every IPv4 address that is wrapped in it."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_IPV4)
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    if address.sixtofour is not None:
        return is_public(address.sixtofour)
    # Teredo (2001::/32) lies within 2001::/23: a tunnel to whatever its packets say.
    return address in _UNICAST_IPV6 and not any(address in network for network in _SPECIAL_IPV6)


def unwrapped(address: IPAddress) -> IPAddress:
    """The IPv4 address that the system would connect to for ``::ffff:a.b.c.d``; any other as it is."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def literal_address(host: str) -> IPAddress | None:
    """The address that a URL's host spells, None for a name.

    Resolvers take ``2130706433``, ``0x7f.1`` and ``0177.0.0.1`` for addresses, too (inet_aton).
    """
    text = host.strip("[]").partition("%")[0]
    try:
        return ip_address(text)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(text))
    except (OSError, ValueError):
        return None
