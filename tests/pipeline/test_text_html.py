"""Text of a page, and what tells shells, walls and challenges."""

import json

import pytest

from pipeline.text.model import Media, Page
from pipeline.text.read import read_page

URL = "https://news.example/2021/bridge"
SENTENCE = "The old bridge was closed to all traffic on Monday morning after engineers found a crack in its deck"


def page(markup: str, url: str = URL) -> Page:
    return read_page(markup.encode(), "text/html; charset=utf-8", url)


def article(count: int = 12) -> str:
    paragraphs = "".join(f"<p>{SENTENCE}, report number {n} of the city says.</p>" for n in range(count))
    return (
        "<html lang=en><head><title>Bridge - The Paper</title><script>var secret = 1</script></head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport section</a></li></ul></nav>"
        f"<main><article><h1>Bridge</h1>{paragraphs}</article></main>"
        "<footer>All rights reserved by the paper.</footer></body></html>"
    )


def test_the_main_text_leaves_navigation_out_and_the_visible_text_does_not() -> None:
    """Every paragraph is in the main text; menus and footers are in the visible text only."""
    found = page(article())
    assert all(f"{SENTENCE}, report number {n} of the city says." in found.text.split("\n") for n in range(12))
    assert "Sport section" not in found.text
    assert "Sport section" in found.visible.split("\n")
    assert "All rights reserved" in found.visible
    assert "secret" not in found.visible


@pytest.mark.parametrize(
    ("body", "visible"),
    [
        ("<p>One</p><p>Two <b>bold</b>er</p>", "One\nTwo bolder"),
        ("One<br>Two<div>Three</div>Four", "One\nTwo\nThree\nFour"),
        ("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>", "A B\nC"),
        ("Seen<script>x</script> <style>y</style><template>z</template><noscript>n</noscript>", "Seen"),
        (
            "Seen<p hidden>not</p><p style='color:red; display : none'>not</p><p style='visibility:hidden'>not</p>",
            "Seen",
        ),
        ("<p>a&nbsp;&amp;\n\t b</p><!-- c -->", "a & b"),
        ("<p>before<span style='display:none'>not</span>after</p>", "beforeafter"),
    ],
)
def test_the_visible_text_is_what_a_reader_sees(body: str, visible: str) -> None:
    """Blocks part lines, inline tags do not; scripts, templates and hidden elements are not seen."""
    assert page(f"<html><body>{body}</body></html>").visible == visible


def test_a_body_that_waits_for_a_script_to_show_it_is_read() -> None:
    """Sites hide ``body`` against flicker: that hides nothing from a reader."""
    assert (
        page("<html style='visibility:hidden'><body style='display:none'><p>Words</p></body></html>").visible == "Words"
    )


def test_the_text_of_a_short_page_is_its_main_part() -> None:
    """A page too short for an extractor gives the lines outside its navigation."""
    found = page("<body><nav>Menu</nav><h1>Page not found</h1><p>Try a search.</p><footer>Imprint</footer></body>")
    assert found.text == "Page not found\nTry a search."


def test_the_body_in_metadata_stands_in_for_a_page_that_shows_none() -> None:
    """``articleBody`` is the text of a page that a script would fill."""
    work = json.dumps({"@type": "Article", "headline": "Bridge", "articleBody": f"<p>{SENTENCE}.</p>\nEnd."})
    found = page(f"<head><script type='application/ld+json'>{work}</script></head><body><div id=root></div></body>")
    assert found.text == f"{SENTENCE}.\nEnd."
    assert found.visible == ""


@pytest.mark.parametrize(
    ("body", "needed"),
    [
        ("<div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript>", True),
        ("<div id='__next'></div><script src='/bundle.js'></script>", True),
        ("<app-root></app-root><script src='/main.js'></script>", True),
        ("<script src='/bundle.js'></script>", True),
        ("<p>Loading…</p><noscript>Please turn on Java Script</noscript>", True),
        ("<p>A short page without any script.</p>", False),
        (f"<div id='root'><p>{SENTENCE}</p></div>", False),
        (f"<p>{SENTENCE * 4}</p><noscript>This works better with JavaScript</noscript><div id=app></div>", False),
    ],
)
def test_an_empty_shell_needs_a_script(body: str, needed: bool) -> None:
    """Hardly any text with an empty root or a plea for JavaScript is a shell; a short or full page is none."""
    assert page(f"<html><body>{body}</body></html>").needs_script is needed


@pytest.mark.parametrize(
    ("head", "target"),
    [
        ("<meta http-equiv='refresh' content='0; url=/moved'>", "https://news.example/moved"),
        ("<META HTTP-EQUIV=Refresh CONTENT=\"0;URL='https://other.example/x'\">", "https://other.example/x"),
        ("<meta http-equiv='refresh' content='3,/moved'>", "https://news.example/moved"),
        ("<base href='https://cdn.example/a/'><meta http-equiv='refresh' content='0;b'>", "https://cdn.example/a/b"),
        ("<meta http-equiv='refresh' content='300; url=/moved'>", None),
        ("<meta http-equiv='refresh' content='0'>", None),
        (f"<meta http-equiv='refresh' content='0; url={URL}'>", None),
        ("<noscript><meta http-equiv='refresh' content='0; url=/noscript'></noscript>", None),
        ("<meta http-equiv='refresh' content='0; url=javascript:alert(1)'>", None),
    ],
)
def test_only_an_immediate_refresh_to_elsewhere_is_a_redirect(head: str, target: str | None) -> None:
    """A ticker that reloads itself, and what is meant for browsers without scripts, lead nowhere."""
    assert page(f"<html><head>{head}</head><body>x</body></html>").refresh == target


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        ("<link rel='canonical' href='/c'>", "https://news.example/c"),
        ("<link href='https://news.example/c' rel='shortlink canonical'>", "https://news.example/c"),
        ("<meta property='og:url' content='https://news.example/og'>", "https://news.example/og"),
        ("<link rel='canonical' href='http://[bad'>", None),
        ("", None),
    ],
)
def test_the_canonical_address_is_absolute(head: str, canonical: str | None) -> None:
    """``rel=canonical``, else ``og:url``, resolved against the page."""
    assert page(f"<html><head>{head}</head><body>x</body></html>").canonical == canonical


def test_password_fields_in_view_are_counted() -> None:
    """A log-in form is counted, one in a hidden pop-up is not."""
    form = "<form method=post><input name=user><input type=Password></form>"
    assert page(f"<body>{form}<div style='display:none'>{form}</div></body>").password_fields == 1


def test_frames_scripts_and_forms_are_listed_with_absolute_addresses() -> None:
    """What a page loads and where it sends is listed, at most fifty of it, no data or script addresses."""
    scripts = "".join(f"<script src='/s{n}.js'></script>" for n in range(80))
    body = (
        f"<iframe src='//frames.example/f'></iframe><form action='/go'></form><script src='data:,x'></script>{scripts}"
    )
    found = page(f"<body>{body}</body>").frames
    assert found[:3] == ("https://frames.example/f", "https://news.example/go", "https://news.example/s0.js")
    assert len(found) == 50


@pytest.mark.parametrize(
    ("script", "address"),
    [
        (
            "a.src = '/cdn-cgi/challenge-platform/h/b/orchestrate/v1?ray=1';",
            "https://news.example/cdn-cgi/challenge-platform",
        ),
        ('window.location.href="/lander"', "https://news.example/lander"),
        ("location.replace('https://parking.example/p')", "https://parking.example/p"),
    ],
)
def test_a_page_without_text_tells_where_its_scripts_lead(script: str, address: str) -> None:
    """Challenges and landers are often nothing but an inline script."""
    assert page(f"<body><script>{script}</script></body>").frames[0].startswith(address)


@pytest.mark.parametrize(
    ("body", "content_type", "media", "text"),
    [
        (b'{"error": "not found"}', "application/json", Media.TEXT, '{"error": "not found"}'),
        ("Zeile eins\r\nZeile zwei ü".encode(), "text/plain", Media.TEXT, "Zeile eins\nZeile zwei ü"),
        (b"\x89PNG\r\n\x1a\n", "image/png", Media.OTHER, ""),
        (b"", "text/html", Media.EMPTY, ""),
        (b"<!-- nothing -->", "text/html", Media.EMPTY, ""),
    ],
)
def test_other_bodies_are_pages_too(body: bytes, content_type: str, media: Media, text: str) -> None:
    """Plain text is its own text; of an image or an empty answer nothing is read."""
    found = read_page(body, content_type, URL)
    assert (found.media, found.text, found.titles) == (media, text, ())
