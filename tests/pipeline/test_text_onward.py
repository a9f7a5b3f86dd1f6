"""Where pages send browsers on: refreshes, scripts and nothing else, frames."""

from __future__ import annotations

import pytest

from pipeline.text.model import Page
from pipeline.text.onward import refreshed
from pipeline.text.read import read_page

URL = "https://news.example/2019/story"
SCRIPT = "<script>{}</script>"


def page(html: str) -> Page:
    return read_page(html.encode(), "text/html; charset=utf-8", URL)


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("0; url=/new", "https://news.example/new"),
        ("0;URL='/new'", "https://news.example/new"),
        ("5, https://other.example/x", "https://other.example/x"),
        ("1;/new", "https://news.example/new"),
        ("900; url=/new", None),
        ("0", None),
        ("soon; url=/new", None),
        ("0; url=mailto:a@b.example", None),
    ],
)
def test_refresh_headers(value: str, target: str | None) -> None:
    """The header says what the element says."""
    assert refreshed(value, URL) == target


@pytest.mark.parametrize(
    ("body", "target"),
    [
        (SCRIPT.format("window.location.replace('/new')"), "https://news.example/new"),
        (SCRIPT.format('window.onload=function(){window.location.href="/lander"}'), "https://news.example/lander"),
        (SCRIPT.format("location = 'https:\\/\\/other.example\\/x'"), "https://other.example/x"),
        (SCRIPT.format("top.location.href='new.html';") + "<p>Redirecting…", "https://news.example/2019/new.html"),
        (SCRIPT.format("document.location = '/new'; document.location = '/new'"), "https://news.example/new"),
        (SCRIPT.format("if (a) location='/one'; else location='/two'"), None),
        (SCRIPT.format("location='/new'") + "<script src=/app.js></script>", None),
        (SCRIPT.format("var mylocation='/new'; geo.location = '/new'"), None),
        (SCRIPT.format("if (location.href == '/new') {}"), None),
        (SCRIPT.format("location='/new'") + "<p>" + "The council met on Tuesday evening. " * 5, None),
        (SCRIPT.format(f"location='{URL}'"), None),
    ],
)
def test_only_the_script_of_an_empty_page_leads_on(body: str, target: str | None) -> None:
    """Pages with text stay; so do those whose scripts have a choice, or load others."""
    assert page(f"<html><head><title>x</title></head><body>{body}</body></html>").scripted == target


@pytest.mark.parametrize(
    ("body", "frames"),
    [
        (
            "<frameset><frame src=nav.html><frame name=main src=text.html></frameset>",
            ("https://news.example/2019/text.html", "https://news.example/2019/nav.html"),
        ),
        (
            "<frameset><frame name=left src=/a><frame src=/b></frameset>",
            ("https://news.example/b", "https://news.example/a"),
        ),
        ("<body><iframe src=/inner></iframe></body>", ("https://news.example/inner",)),
        ("<body><iframe src=/one></iframe><iframe src=/two></iframe></body>", ()),
        ("<body><iframe src=/ad style='display:none'></iframe></body>", ()),
        ("<body><iframe src=/counter height=0 width=0></iframe></body>", ()),
        ("<body><noscript><iframe src=/counter></iframe></noscript><div id=root></div></body>", ()),
        ("<body><div hidden><iframe src=/later></iframe></div></body>", ()),
        ("<body><p>" + "The council met on Tuesday evening. " * 5 + "<iframe src=/video></iframe></body>", ()),
        ("<frameset><frame src='javascript:0'></frameset>", ()),
    ],
)
def test_frames_that_make_up_a_page(body: str, frames: tuple[str, ...]) -> None:
    """The frame with the text comes before menus; one beside a text is an advertisement or a film."""
    assert page(f"<html><head><title>x</title></head>{body}</html>").framed == frames
