"""Addresses that carry another, and names that nobody can look up."""

from __future__ import annotations

import pytest

from pipeline.addresses.carried import carries, wrapped
from pipeline.addresses.special import is_special_name

CITED = "https://www.riverpost.org/2019/05/flood-wall"


@pytest.mark.parametrize(
    ("carrier", "does"),
    [
        ("https://www.riverpost.org/consent?url=https%3A%2F%2Fwww.riverpost.org%2F2019%2F05%2Fflood-wall", True),
        ("https://www.riverpost.org/?next=/2019/05/flood-wall/", True),
        ("https://riverpost.org/age?to=%252F2019%252F05%252Fflood-wall", True),
        ("https://www.riverpost.org/robot?url=LzIwMTkvMDUvZmxvb2Qtd2FsbA", True),
        ("https://gate.publisher.org/?site=x&callbackUrl=https%3A%2F%2Fwww.riverpost.org", True),
        ("https://www.riverpost.org/#return=/2019/05/flood-wall", True),
        ("https://www.riverpost.org/all?from=/2019", False),
        ("https://www.riverpost.org/viewer.html?file=/2019/05/flood-wall", False),
        ("https://www.riverpost.org/search?q=flood+wall", False),
        ("https://www.riverpost.org/?ref=https://www.riverpost.org/", False),
        ("https://www.riverpost.org/new?utm_source=/other/page", False),
        ("https://gate.publisher.org/?to=https://another.org/2019/05/flood-wall", False),
    ],
)
def test_carriers(carrier: str, does: bool) -> None:
    """The cited path, whole or in base64; from another site its site alone is enough."""
    assert carries(carrier, CITED) is does


@pytest.mark.parametrize(
    ("url", "inner"),
    [
        ("https://www.searching.com/url?q=https://www.riverpost.org/a&sa=D", "https://www.riverpost.org/a"),
        ("https://safe.mailer.com/?url=https%3A%2F%2Fwww.riverpost.org%2Fa&d=1", "https://www.riverpost.org/a"),
        ("https://www.riverpost.org/x?back=https://www.riverpost.org/a", None),
        ("https://x.org/?a=https://b.org/&c=https://d.org/", None),
        ("https://x.org/?a=b", None),
    ],
)
def test_wrappers(url: str, inner: str | None) -> None:
    """One whole address of another site is what a wrapper leads to."""
    assert wrapped(url) == inner


@pytest.mark.parametrize(
    ("name", "special"),
    [
        ("riverpostabcdef.onion", True), ("river.i2p", True), ("river.eth", True), ("printer.local", True),
        ("wiki.corp", True), ("db.internal", True), ("box.home.arpa", True), ("www.example", True),
        ("www.riverpost.org", False), ("river.co.uk", False), ("река.рф", False), ("xn--80a.xn--p1ai", False),
        ("river.zip", False), ("old.river.yu", False),
    ],
)  # fmt: skip
def test_special_names(name: str, special: bool) -> None:
    """What no registry offers was never on the public Internet; what a country gave up was."""
    assert is_special_name(f"http://{name}/x") is special
