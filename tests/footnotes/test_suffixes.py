"""Host names taken apart by the public suffix list."""

from __future__ import annotations

import pytest

from footnotes.urls.suffixes import HostParts, host_parts


@pytest.mark.parametrize(
    ("name", "parts", "registered"),
    [
        ("news.bbc.co.uk", HostParts("news", "bbc", "co.uk"), "bbc.co.uk"),
        ("a.b.Example.ORG.", HostParts("a.b", "example", "org"), "example.org"),
        ("co.uk", HostParts("", "", "co.uk"), ""),
        ("gulls.blogspot.com", HostParts("gulls", "blogspot", "com"), "blogspot.com"),
        ("x.y.kobe.jp", HostParts("", "x", "y.kobe.jp"), "x.y.kobe.jp"),
        ("city.kobe.jp", HostParts("", "city", "kobe.jp"), "city.kobe.jp"),
        ("例子.中国", HostParts("", "例子", "中国"), "例子.中国"),
        ("xn--fsqu00a.xn--fiqs8s", HostParts("", "xn--fsqu00a", "xn--fiqs8s"), "xn--fsqu00a.xn--fiqs8s"),
        ("xn--\ud800.org", HostParts("", "xn--\ud800", "org"), "xn--\ud800.org"),
        ("localhost", HostParts("", "localhost", ""), ""),
        ("gulls.eth", HostParts("gulls", "eth", ""), ""),
        ("127.0.0.1", HostParts("", "127.0.0.1", ""), ""),
        ("", HostParts("", "", ""), ""),
    ],
)
def test_a_name_taken_apart(name: str, parts: HostParts, registered: str) -> None:
    assert host_parts(name) == parts
    assert parts.registered == registered
