"""URL keys: what means the same resource."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cache.keys import url_key


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:443/a#part", "https://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org/%7Euser/%c3%a9", "https://example.org/~user/%C3%A9"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("https://bücher.example/a b", "https://xn--bcher-kva.example/a%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://stra\u00dfe.example/", "https://xn--strae-oqa.example/"),
        ("https://\U0001f600.example/", "https://xn--e28h.example/"),
        ("https://example.org./a", "https://example.org/a"),
        ("http://[::1]:80/a", "http://[::1]/a"),
        (" https://example.org/a ", "https://example.org/a"),
        ("no address", "no address"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_what_never_matters_is_folded(url: str, key: str) -> None:
    """Case of the host, default ports, fragments and needless escapes do not make another resource."""
    assert url_key(url) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.org/", "https://example.org/"),
        ("https://example.org/a", "https://example.org/a/"),
        ("https://example.org/?a=1&b=2", "https://example.org/?b=2&a=1"),
        ("https://example.org/A", "https://example.org/a"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ],
)
def test_what_may_matter_is_kept(one: str, other: str) -> None:
    """Servers may answer differently to these, so they are fetched apart."""
    assert url_key(one) != url_key(other)


@given(st.text(max_size=60) | st.from_regex(r"https?://[a-z0-9.%é/?&=#:@-]{0,40}", fullmatch=True))
def test_keys_are_idempotent(url: str) -> None:
    """The key of a key is the key."""
    assert url_key(url_key(url)) == url_key(url)
