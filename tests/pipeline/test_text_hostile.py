"""Bodies that are meant to break a reader, and pages as the workspace remembers them."""

import pickle
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.model import Media, Page, TitleCandidate
from pipeline.text.packing import StalePage
from pipeline.text.read import pack_page, read_page, unpack_page

URL = "https://a.example/b"
_LD = b'<title>T t</title><script type="application/ld+json">%s</script>'
HOSTILE = {
    "100,000 open tags": b"<div>" * 100_000 + b"deep",
    "deep and closed": b"<b><p>" * 30_000 + b"x" + b"</p></b>" * 30_000,
    "deep bylines": b"<span class='byline date'>" * 2_000 + b"x" * 50,
    "deep articles": b"<article><time>12 May</time>" * 20_000,
    "an attribute of 10 MB": b"<p title='" + b"a" * 10_000_000 + b"'>x</p>",
    "100,000 attributes": b"<p " + b"".join(b"a%d=1 " % n for n in range(100_000)) + b">x",
    "300,000 paragraphs": b"<p>words</p>" * 300_000,
    "one word of 12 MB": b"<p>" + b"a" * 12_000_000,
    "a megabyte of entities": b"<title>" + b"&amp;amp;" * 120_000 + b"</title>",
    "billion laughs": b"<!DOCTYPE l [<!ENTITY a 'ha'>"
    + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a;" * 10) for n in range(20))
    + b"]><html><body>&a19;</body></html>",
    "deep JSON": _LD % (b"[" * 200_000),
    "JSON of spaces": _LD % (b'{"@type":"Article",' + b" \n" * 150_000),
    "JSON of half strings": _LD % (b'"headline" : "' * 20_000),
    "JSON with a huge number": _LD % (b'{"@type":"Article","headline":' + b"9" * 200_000 + b"}"),
    "lone surrogates": _LD % rb'{"@type":"Article","headline":"a \ud800 b c","articleBody":"\udfff"}',
    "no such character": b"<title>a &#xD800; &#0; &#x110000; b</title>",
    "bad addresses": b"<base href='http://['><a href='http://[x'></a><link rel=canonical href='//['><form action='::'>",
    "every byte": bytes(range(256)) * 1_000,
    "not UTF-8": b"<title>\xff\xfe\xfd title</title>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_costs_seconds_at_most_and_can_be_remembered(name: str) -> None:
    """No nesting, size or nonsense raises, takes long, or gives a page that cannot be kept."""
    started = time.process_time()
    found = read_page(HOSTILE[name], "text/html", URL)
    assert time.process_time() - started < 40  # measured: under 2.5 on a busy machine
    assert unpack_page(pack_page(found)) == found
    assert len(found.text) <= 1_000_000
    assert len(found.visible) <= 1_000_000


def test_a_page_that_is_cut_says_so() -> None:
    """Whoever misses a quotation at the end of a huge page can know why."""
    assert "in part only" in read_page(HOSTILE["300,000 paragraphs"], "text/html", URL).note


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([None, "text/html", "text/plain; charset=utf-16", "application/pdf", "é;="]),
)
def test_no_bytes_raise(body: bytes, content_type: str | None) -> None:
    """Whatever a server sends is a page that can be kept."""
    for start in (b"", b"<!doctype html>", b"%PDF-1.4\n"):
        found = read_page(start + body, content_type, URL)
        assert unpack_page(pack_page(found)) == found


_PIECES = st.sampled_from(
    ["<h1>", "</h1>", "<title>", "</title>", "<p class='byline date'>", "<time datetime='2016-12-05'>", "<article>",
     "<meta property='og:title' content='", "'>", "<script type='application/ld+json'>", "</script>", "</p>",
     '{"@type":"Article"', ',"headline":', '"', "[", "]", "}", ",", "&amp;amp;", "&#x0;", "<a rel=author href='//['>",
     "<svg>", "<noscript>", "5 May 2016", "By Ann Miller", "\ud83d\ude00", "да", "<base href='http://[", "<frameset>",
     "<!--", "]]>", "<html lang='"],
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=60).map("".join))
def test_no_markup_raises(markup: str) -> None:
    """Pieces of mark-up in any order are a page that can be kept, its titles one line of at most 500 characters."""
    found = read_page(markup.encode("utf-8", "replace"), "text/html", "http://[not an address")
    assert unpack_page(pack_page(found)) == found
    assert all(0 < len(title.text) <= 500 and "\n" not in title.text for title in found.titles)


FULL = Page(
    Media.HTML,
    titles=(TitleCandidate("A title – with dashes", "og:title"),),
    site="The Paper",
    authors=("Ann Miller",),
    published="2016-12-05",
    frames=("https://a.example/f",),
    text="Zeile\nСтрока",
    needs_script=True,
)


def test_a_page_survives_being_remembered() -> None:
    """Packing and unpacking gives the same page."""
    assert unpack_page(pack_page(FULL)) == FULL


@pytest.mark.parametrize("packed", [b"", b"\xc1", b"not a page", pack_page(FULL)[:-3], b"\x81\xa5media\xa4film"])
def test_a_damaged_memory_is_told(packed: bytes) -> None:
    """What is no page any more is said to be stale, so that the body is read again."""
    with pytest.raises(StalePage):
        unpack_page(packed)


def test_reading_can_be_handed_to_another_process() -> None:
    """The function and its result are picklable."""
    assert pickle.loads(pickle.dumps(read_page)) is read_page
    assert pickle.loads(pickle.dumps(FULL)) == FULL


def test_nothing_heavy_is_imported_before_a_page_needs_it() -> None:
    """Importing the reader loads neither lxml, trafilatura nor pdfium; a thin page does not load trafilatura.

    An article does, and not the identifier of languages, before a text leaves a doubt that its words cannot settle.
    """
    code = (
        "import sys; from pipeline.text.read import read_page\n"
        "heavy = {'lxml', 'trafilatura', 'htmldate', 'pypdfium2'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "read_page(b'<title>404</title><p>The page is not in the place it was in.<p>2016-12-05', 'text/html', 'https://a.example/')\n"
        "assert 'trafilatura' not in sys.modules and 'dateparser' not in sys.modules\n"
        "article = b'<title>Locks</title>' + b'<p>The pilot of the barge waits for the lock to rise.' * 9\n"
        "assert read_page(article, 'text/html', 'https://a.example/').language == 'en'\n"
        "from pipeline.language.detect import _identifier, language_of\n"
        "assert 'trafilatura' in sys.modules and not _identifier.cache_info().currsize\n"
        "assert language_of('Neue Schleuse lockt Schaulustige nach Havelberg') == 'de'\n"
        "assert _identifier.cache_info().currsize and not {'py3langid', 'numpy'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
