from __future__ import annotations

import httpx
import pytest

from cache.model import Outcome
from pipeline.web.locations import BadLocation, cited_location, parse_location, redirect_target


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("http://Example.ORG", "http://example.org"),
        ("https://example.org./a", "https://example.org/a"),
        ("http://bücher.example/ä", "http://xn--bcher-kva.example/%C3%A4"),
        ("http://straße.example/", "http://xn--strae-oqa.example/"),
        ("http://i❤.example/", "http://xn--i-7iq.example/"),
        ("http://пример.example/путь", "http://xn--e1afmkfd.example/%D0%BF%D1%83%D1%82%D1%8C"),
        ("http://foo_bar.example:8080/x", "http://foo_bar.example:8080/x"),
        ("http://[2606:4700::1]:81/x", "http://[2606:4700::1]:81/x"),
        (" http://example.org/a b\n", "http://example.org/a%20b"),
        ("http://example.org/a%2Fb?c=%20#d", "http://example.org/a%2Fb?c=%20#d"),
        ("http://example.org\\a\\b?c=\\", "http://example.org/a/b?c=\\"),
    ],
)
def test_urls_are_read_as_browsers_read_them(text: str, url: str) -> None:
    """A URL becomes what goes over the wire: host in ASCII, path escaped, escapes kept."""
    assert str(parse_location(text)) == url


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("ftp://example.org/", Outcome.SCHEME),
        ("mailto:someone@example.org", Outcome.SCHEME),
        ("javascript:alert(1)", Outcome.SCHEME),
        ("file:///etc/hosts", Outcome.SCHEME),
        ("", Outcome.BAD_URL),
        ("www.example.org/page", Outcome.BAD_URL),
        ("http://", Outcome.BAD_URL),
        ("http:///page", Outcome.BAD_URL),
        ("http://a..b/", Outcome.BAD_URL),
        ("http://exa mple.org/", Outcome.BAD_URL),
        ("http://%31.1.1.1/", Outcome.BAD_URL),
        ("http://[fe80::1%25eth0]/", Outcome.BAD_URL),
        ("http://[::1/", Outcome.BAD_URL),
        ("http://example.org:99999/", Outcome.BAD_URL),
        ("http://example.org:port/", Outcome.BAD_URL),
        ("http://" + "a" * 64 + ".org/", Outcome.BAD_URL),
        ("http://example.org/" + "a" * 20_000, Outcome.BAD_URL),
        ("http://example.org/\x00", Outcome.BAD_URL),
    ],
)
def test_what_is_no_web_address_is_told(text: str, outcome: Outcome) -> None:
    """What cannot be asked for is refused with a sentence and the right outcome."""
    with pytest.raises(BadLocation) as caught:
        parse_location(text)
    assert caught.value.outcome is outcome
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("base", "location", "target"),
    [
        ("http://a.example/x/y", "z", "http://a.example/x/z"),
        ("http://a.example/x/y", "/z?q", "http://a.example/z?q"),
        ("http://a.example/x", "//b.example/z", "http://b.example/z"),
        ("http://a.example/x", "https://b.example", "https://b.example"),
        ("http://a.example/x#part", "/z", "http://a.example/z#part"),
        ("http://a.example/x#part", "/z#other", "http://a.example/z#other"),
        ("http://a.example/x", "?q=1", "http://a.example/x?q=1"),
        ("http://a.example/x", "/a b", "http://a.example/a%20b"),
        ("http://a.example/x", "/caf\u00c3\u00a9", "http://a.example/caf%C3%A9"),
        ("http://a.example/x", "/caf\u00e9", "http://a.example/caf%C3%A9"),
        ("http://a.example/x", "http://b\u00c3\u00bccher.example/", "http://xn--bcher-kva.example/"),
        ("http://a.example/x", "\n/z", "http://a.example/z"),
        ("http://a.example/x", "\\y\\z", "http://a.example/y/z"),
        ("http://a.example/x", "\\\\b.example\\z", "http://b.example/z"),
        ("http://a.example/x", "http:\\\\b.example\\z?q=\\", "http://b.example/z?q=\\"),
        ("https://a.example/x", "https:/y/z", "https://a.example/y/z"),
        ("https://a.example/x/y", "https:z", "https://a.example/x/z"),
        ("http://a.example/x", "https:/b.example/z", "https://b.example/z"),
        ("https://a.example/x", "https:///b.example/z", "https://b.example/z"),
        ("https://a.example/x", "HTTPS:////b.example/z", "https://b.example/z"),
    ],
)
def test_redirects_are_resolved_as_browsers_do(base: str, location: str, target: str) -> None:
    """A Location is resolved against its page, read as UTF-8 where it is, and keeps the fragment."""
    assert str(redirect_target(httpx.URL(base), location)) == target


@pytest.mark.parametrize("location", ["javascript:alert(1)", "intent://x", "file:///etc/hosts"])
def test_redirects_to_other_schemes_stop(location: str) -> None:
    """A redirect to anything but http and https is refused."""
    with pytest.raises(BadLocation) as caught:
        redirect_target(httpx.URL("http://a.example/"), location)
    assert caught.value.outcome is Outcome.SCHEME


@pytest.mark.parametrize("port", [22, 25, 6379, 0, 6667, 10080])
def test_ports_of_other_services_are_not_asked(port: int) -> None:
    """A request there could be taken for a command; browsers refuse them as well."""
    with pytest.raises(BadLocation) as caught:
        cited_location(f"http://a.example:{port}/x")
    assert caught.value.outcome is Outcome.UNSAFE_PORT


def test_no_login_is_sent() -> None:
    assert str(parse_location("https://anna:s3cr3t@a.example/x")) == "https://a.example/x"
    assert str(redirect_target(httpx.URL("https://a.example/"), "https://u:p@b.example/y")) == "https://b.example/y"
