"""What an address says by itself."""

from __future__ import annotations

import pytest

from footnotes.urls.captures import original_of

PAGE = "https://harbour.example/news/tides?year=2016"
COPIES = {
    "the Wayback Machine": (f"https://web.archive.org/web/20160304050607/{PAGE}", PAGE),
    "a short time stamp": (f"https://web.archive.org/web/2016/{PAGE}", PAGE),
    "the earliest": (f"https://web.archive.org/web/0/{PAGE}", PAGE),
    "as the site sent it": (f"http://web.archive.org/web/20160304050607id_/{PAGE}", PAGE),
    "one slash": ("https://web.archive.org/web/20160304/https:/harbour.example/a", "https://harbour.example/a"),
    "no scheme": ("https://web.archive.org/web/2016/harbour.example/2015/a", "http://harbour.example/2015/a"),
    "archive.today": (f"https://archive.ph/20160304050607/{PAGE}", PAGE),
    "archive.today, the year": (f"https://archive.is/2016/{PAGE}", PAGE),
    "Arquivo.pt": (f"https://arquivo.pt/wayback/20160304050607mp_/{PAGE}", PAGE),
    "two folders": (f"https://www.webarchive.example/wayback/archive/20160304050607/{PAGE}", PAGE),
    "a library, no scheme": (
        "https://webarchive.archives.example/ukgwa/20160304050607/www.harbour.org/a",
        "http://www.harbour.org/a",
    ),
    "no scheme, no path": ("https://webarchive.archives.example/20160304050607/harbour.org", "http://harbour.org"),
    "another stamp within": (
        "https://web.archive.org/web/20160304050607/https://a.example/20150101000000/http://b.example/",
        "https://a.example/20150101000000/http://b.example/",
    ),
}
ORDINARY = {
    "a year in the path": "https://news.example/2019/flood",
    "a month in the path": "https://news.example/201905/flood.html",
    "a number of fourteen digits": "https://news.example/20190503101500/flood",
    "a picture under such a number": "https://news.example/20190503101500/flood.jpeg",
    "a number and another address": f"https://share.example/123456/{PAGE}",
    "a list of captures": f"https://web.archive.org/web/*/{PAGE}",
    "no capture": "https://web.archive.org/about/2019/",
    "an address as a parameter": f"https://share.example/2019/?u={PAGE}",
    "nothing": "",
}


@pytest.mark.parametrize(("copy", "original"), COPIES.values(), ids=COPIES)
def test_a_copy_shows_another_address(copy: str, original: str) -> None:
    """The address of a capture names the page that was captured."""
    assert original_of(copy) == original


@pytest.mark.parametrize("url", ORDINARY.values(), ids=ORDINARY)
def test_any_other_address_stands_for_itself(url: str) -> None:
    """Digits in a path make no capture."""
    assert original_of(url) == url


def test_a_hostile_path_is_read_in_no_time() -> None:
    """A long path of what may be folders and stamps ends the search early."""
    url = "https://a.example/" + "20160304050607/" * 5000
    assert original_of(url) == url
