from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest

from pipeline.web.addresses import EVERYTHING, AddressPolicy, literal_address

PUBLIC = ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2a00:1450:4001::200e", "64:ff9b::808:808"]
SPECIAL = [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "fe80::1", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "2001::1", "100::1",
    "2002:7f00:1::", "2002:0a00:0001::1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "5f00::1", "3fff::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_permitted(address: str) -> None:
    """A public unicast address is permitted without any setting."""
    assert AddressPolicy().permits(ip_address(address))


@pytest.mark.parametrize("address", SPECIAL)
def test_special_addresses_are_refused(address: str) -> None:
    """A special address is refused, also where it is wrapped in an IPv6 address, and allowed by --allow-private."""
    assert not AddressPolicy().permits(ip_address(address))
    assert AddressPolicy(EVERYTHING).permits(ip_address(address))


def test_a_network_of_the_settings_is_permitted_alone() -> None:
    """A network that settings allow is permitted, its neighbours are not, and the wrapped spelling counts."""
    policy = AddressPolicy((ip_network("10.20.0.0/16"),))
    assert policy.permits(ip_address("10.20.3.4"))
    assert policy.permits(ip_address("::ffff:10.20.3.4"))
    assert not policy.permits(ip_address("10.21.0.1"))
    assert not policy.permits(ip_address("fd00::1"))


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("[::1]", "::1"),
        ("::ffff:127.0.0.1", "::ffff:127.0.0.1"),
        ("example.org", None),
        ("1.2.3.4.example.org", None),
    ],
)
def test_every_spelling_of_an_address_is_known(host: str, address: str | None) -> None:
    """A host that a resolver would take for an address is read as that address."""
    assert literal_address(host) == (ip_address(address) if address else None)


@pytest.mark.parametrize("host", ["localhost", "app.localhost", "2130706433", "10.0.0.1", "::1"])
def test_a_proxy_is_not_asked_for_special_hosts(host: str) -> None:
    """Behind a proxy literal special addresses and localhost are still refused, names are not."""
    assert not AddressPolicy().permits_name(host)
    assert AddressPolicy(EVERYTHING).permits_name(host)
    assert AddressPolicy().permits_name("example.org")
