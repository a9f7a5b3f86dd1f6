"""Finding URLs in a text and repairing those that are evidently broken."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.urls.readings import Lexicon, lexicon_of
from footnotes.urls.repair import find_links

WHOLE = [
    pytest.param("See https://plover.example/a/b.html.", "https://plover.example/a/b.html", id="full-stop"),
    pytest.param("(https://plover.example/a)", "https://plover.example/a", id="round-brackets"),
    pytest.param("<https://plover.example/a>", "https://plover.example/a", id="angle-brackets"),
    pytest.param("“https://plover.example/a”", "https://plover.example/a", id="quotes"),
    pytest.param(
        "https://w.example/wiki/Mercury_(planet), seen", "https://w.example/wiki/Mercury_(planet)", id="own-brackets"
    ),
    pytest.param(
        "(see https://w.example/wiki/Mercury_(planet)).", "https://w.example/wiki/Mercury_(planet)", id="both-brackets"
    ),
    pytest.param("https://a.example/d?pos=1;-13; next", "https://a.example/d?pos=1;-13", id="inner-semicolon"),
    pytest.param("https://a.example/rank#", "https://a.example/rank#", id="empty-fragment"),
    pytest.param("https://a.example/K97_ and more", "https://a.example/K97_", id="trailing-underscore"),
    pytest.param(
        "https://web.archive.example/web/2020/https://a.example/b",
        "https://web.archive.example/web/2020/https://a.example/b",
        id="url-inside-a-path",
    ),
    pytest.param(
        "https://a.example/go?u=https://b.example/x",
        "https://a.example/go?u=https://b.example/x",
        id="url-inside-a-query",
    ),
    pytest.param("https://stadt.example/straße", "https://stadt.example/straße", id="letters-beyond-ascii"),
    pytest.param("https://a.example/one and https", "https://a.example/one", id="words-after"),
    pytest.param(
        "https://a.example/foo\nstate-of-the-art mills", "https://a.example/foo", id="hyphenated-word-on-the-next-line"
    ),
    pytest.param("https://a.example/foo (Article 12).", "https://a.example/foo", id="remark-after"),
]


@pytest.mark.parametrize(("text", "url"), WHOLE)
def test_sound_urls_are_taken_as_they_are(text: str, url: str) -> None:
    """A URL that is not broken is found without its sentence's punctuation, and no repair is claimed."""
    (link,) = find_links(text).links
    assert (link.url, link.printed, link.repairs) == (url, None, ())


BROKEN = [
    pytest.param(
        "https://the plover.example/2016/x/; Next",
        "https://theplover.example/2016/x/",
        "joined-space",
        id="space-in-host",
    ),
    pytest.param("https://www. plover.example/x", "https://www.plover.example/x", "joined-space", id="space-after-www"),
    pytest.param(
        "https://www.the plover.example/x",
        "https://www.theplover.example/x",
        "joined-space",
        id="space-in-second-label",
    ),
    pytest.param("https:// plover.example/x", "https://plover.example/x", "joined-space", id="space-after-scheme"),
    pytest.param("https://plover.example /x/y", "https://plover.example/x/y", "joined-space", id="space-before-path"),
    pytest.param(
        "https://plover.example/1234. html and",
        "https://plover.example/1234.html",
        "joined-space",
        id="space-before-suffix",
    ),
    pytest.param(
        "https://plover.example/a?x=Zx9QrT44mWp2 Kd7HhsQ2aLp0 Next",
        "https://plover.example/a?x=Zx9QrT44mWp2Kd7HhsQ2aLp0",
        "joined-space",
        id="space-in-query-token",
    ),
    pytest.param(
        "https://plover.example/mills-under-\n\npressure?p=1; B",
        "https://plover.example/mills-under-pressure?p=1",
        "joined-line",
        id="hyphen-at-paragraph-end",
    ),
    pytest.param(
        "https://plover.example/mills-\nclose",
        "https://plover.example/mills-close",
        "joined-line",
        id="hyphen-at-line-end",
    ),
    pytest.param(
        "https://plover.example/mills\n-close/1.html",
        "https://plover.example/mills-close/1.html",
        "joined-line",
        id="hyphen-at-line-start",
    ),
    pytest.param(
        "https://plover.example/2019\n/05/mills",
        "https://plover.example/2019/05/mills",
        "joined-line",
        id="slash-at-line-start",
    ),
    pytest.param(
        "https://plover.example/list?page=\n12",
        "https://plover.example/list?page=12",
        "joined-line",
        id="query-value-on-next-line",
    ),
    pytest.param(
        "https://plover.example/a\\_b\\\\_c", "https://plover.example/a_b_c", "unescaped", id="escaped-underscores"
    ),
    pytest.param(
        "https://plover.example/a\\%20b\\&c", "https://plover.example/a%20b&c", "unescaped", id="latex-escapes"
    ),
    pytest.param(
        "[https://plover.example/a\\_b](https://plover.example/a_b)",
        "https://plover.example/a_b",
        "unescaped",
        id="escaped-markdown-link",
    ),
    pytest.param(
        "[https://plover.example/a...](https://plover.example/abc)",
        "https://plover.example/abc",
        "took-link-target",
        id="shortened-markdown-link",
    ),
    pytest.param(
        "<https://plover.example/a b\nc>", "https://plover.example/abc", "joined-line", id="white-space-between-angles"
    ),
    pytest.param(
        "https://plover.example/?a=1&amp;b=2", "https://plover.example/?a=1&b=2", "unescaped-entity", id="entity"
    ),
    pytest.param(
        "https://plover.example/x&#x27;s", "https://plover.example/x's", "unescaped-entity", id="numeric-entity"
    ),
    pytest.param("http://ttps://plover.example/x", "https://plover.example/x", "fixed-scheme", id="doubled-scheme"),
    pytest.param("ttps://plover.example/x", "https://plover.example/x", "fixed-scheme", id="scheme-cut-short"),
    pytest.param("http:/plover.example/x", "http://plover.example/x", "fixed-scheme", id="lost-slash"),
    pytest.param(
        "https: //www .harbourofplover.example/x",
        "https://www.harbourofplover.example/x",
        "joined-space",
        id="space-before-the-name-of-the-host",
    ),
    pytest.param("h ttp s://plover.example/x", "https://plover.example/x", "fixed-scheme", id="spaced-scheme"),
    pytest.param(
        "https://plover.example/31.htm;l Next",
        "https://plover.example/31.html",
        "fixed-suffix",
        id="semicolon-in-suffix",
    ),
    pytest.param(
        "https://plover.example/a\u200bb\u00adc",
        "https://plover.example/abc",
        "stripped-invisible",
        id="invisible-characters",
    ),
    pytest.param(
        "https://copies.example/\nAB12-9XYZ]",
        "https://copies.example/AB12-9XYZ",
        "joined-line",
        id="code-of-a-copy-on-the-next-line",
    ),
    pytest.param(
        "https://copies.example/AB12- 9XYZ]",
        "https://copies.example/AB12-9XYZ",
        "joined-space",
        id="code-of-a-copy-in-two",
    ),
    pytest.param(
        "https://plover.example/mills-f9530303e10b99\n4e88430bcf6b (in English)",
        "https://plover.example/mills-f9530303e10b994e88430bcf6b",
        "joined-line",
        id="digest-in-two",
    ),
    pytest.param(
        "https://plover.example/the-closed-mi\nlls-56c3d9d0a278c15e and more",
        "https://plover.example/the-closed-mills-56c3d9d0a278c15e",
        "joined-line",
        id="slug-that-ends-in-a-digest",
    ),
    pytest.param("www.plover.example.", "http://www.plover.example", "added-scheme", id="no-scheme"),
    pytest.param(
        "https://www.google.com/url?q=https%3A%2F%2Fplover.example%2Fb&sa=D",
        "https://plover.example/b",
        "unwrapped-redirect",
        id="google-redirect",
    ),
    pytest.param(
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fplover.example%2Fb&data=1",
        "https://plover.example/b",
        "unwrapped-redirect",
        id="outlook-safelink",
    ),
]


BROKEN_BY_WIDTH = {
    "behind-the-question-mark": ("https://plover.example/doc/? id=36#pos=3;-4", "https://plover.example/doc/?id=36#pos=3;-4"),
    "before-the-last-parameter": ("https://plover.example/a?src=feed&i d=28", "https://plover.example/a?src=feed&id=28"),
    "in-a-parameter": ("https://plover.example/a.aspx?Ne wsID=28&LangID=E", "https://plover.example/a.aspx?NewsID=28&LangID=E"),
    "before-a-capital": ("https://plover.example/news/ Pages/Show.aspx?Item=2", "https://plover.example/news/Pages/Show.aspx?Item=2"),
    "in-a-folder": ("https://plover.example/f iles/2010-11/mills_close.pdf", "https://plover.example/files/2010-11/mills_close.pdf"),
    "before-a-doi": ("https://doi.org/ 10.1234/abc.5", "https://doi.org/10.1234/abc.5"),
    "in-a-doi": ("https://doi.org/10.1234/ abc.1999.5", "https://doi.org/10.1234/abc.1999.5"),
    "in-a-word-of-the-title": (
        "“Protests Go On,” https://plover.example/prot ests-go-on",
        "https://plover.example/protests-go-on",
    ),
    "before-the-title": (
        "“The Old Mill,” https://plover.example/ the-old-mill",
        "https://plover.example/the-old-mill",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "url"), BROKEN_BY_WIDTH.values(), ids=BROKEN_BY_WIDTH.keys())
def test_what_can_only_be_the_rest_of_a_url_is_joined(text: str, url: str) -> None:
    """A line's end that text recognition has left as a space is no end of a URL, where a URL evidently goes on."""
    (link,) = find_links(text).links
    assert (link.url, link.repairs) == (url, ("joined-space",))


NOT_BROKEN = {
    "a-question": "Who owns https://plover.example/mills? The council knows",
    "a-word-of-the-title": "“The Old Mill,” https://plover.example/old mill owners say",
    "words-with-hyphens": "“The Mill,” https://plover.example/ state-owned mills",
    "a-formula": "https://plover.example/mills p=0.05 holds",
    "another-host": "https://plover.example/mills sparrow.example/?id=2",
}


@pytest.mark.parametrize("text", NOT_BROKEN.values(), ids=NOT_BROKEN.keys())
def test_prose_after_a_url_is_not_joined(text: str) -> None:
    """Words that may be prose stay outside of the URL before them."""
    link = find_links(text).links[0]
    assert link.repairs == ()
    assert text.split("https://")[1].startswith(link.url.removeprefix("https://"))


@pytest.mark.parametrize(("text", "url", "repair"), BROKEN)
def test_broken_urls_are_repaired_and_the_repair_is_named(text: str, url: str, repair: str) -> None:
    """Evident damage is repaired, and the link tells what was done and how the URL was printed."""
    (link,) = find_links(text).links
    assert link.url == url
    assert repair in link.repairs
    assert link.printed


def test_two_urls_glued_together_are_two() -> None:
    """A second scheme inside a word begins a second URL."""
    links = find_links("https://a.example/1.htmlhttps://b.example/2;https://c.example/3").links
    assert [link.url for link in links] == ["https://a.example/1.html", "https://b.example/2", "https://c.example/3"]


def test_a_url_begins_a_word() -> None:
    """A space that is missing before a URL is put in."""
    assert find_links("July 2021,https://a.example/x").text == "July 2021, https://a.example/x"


def test_a_decoder_loop_is_cut() -> None:
    """A fragment that is repeated for hundreds of characters is left out of the URL."""
    loop = "ders.treaty.example/_layouts/15/Download.aspx?symbol=INT/CAT/33738&Lang=en"
    text = "https://docs.treaty.example/_layouts/15/Download.aspx?symbol=INT/CAT/33738&Lang=en" + loop * 6 + "ders.tre"
    (link,) = find_links(text).links
    assert link.url == "https://docs.treaty.example/_layouts/15/Download.aspx?symbol=INT/CAT/33738&Lang=en"
    assert "cut-repetition" in link.repairs


def test_linked_words_keep_their_words() -> None:
    """Words that are linked stay in the text, and the span covers them."""
    found = find_links("See [the report](https://a.example/r_1) today.")
    (link,) = found.links
    assert found.text == "See the report today."
    assert (link.span.of(found.text), link.url, link.printed) == ("the report", "https://a.example/r_1", None)


GUESSES = [
    pytest.param("https://a.example/harbour-\nmills", "https://a.example/harbourmills", id="typesetters-hyphen"),
    pytest.param(
        "Angry Harbour Mothers Demand a School, https://a.example/angry-harbourmothers-demand-a-school/12.html",
        "https://a.example/angry-harbour-mothers-demand-a-school/12.html",
        id="title-spells-the-words-apart",
    ),
    pytest.param(
        "https://a.example/the-long-road-to-town-part-two and https://a.example/the-longroad-totown-part-three",
        "https://a.example/the-long-road-to-town-part-three",
        id="another-url-of-the-document",
    ),
    pytest.param(
        "All statements: https://a.example/press-state-ments-of-may",
        "https://a.example/press-statements-of-may",
        id="word",
    ),
]


@pytest.mark.parametrize(("text", "reading"), GUESSES)
def test_other_readings_are_kept(text: str, reading: str) -> None:
    """Where the damage is not evident, the other reading is kept beside the URL."""
    assert reading in find_links(text, lexicon_of(text)).links[-1].alternatives


def test_an_undamaged_slug_has_no_other_readings() -> None:
    """A slug that agrees with its title gets no alternatives."""
    text = "The Harbour's New Mills, https://a.example/the-harbours-new-mills-open-today"
    assert find_links(text, lexicon_of(text)).links[0].alternatives == ()


@pytest.mark.parametrize("text", ["https://", "http:// and", "www.", "http://...", "[x]()", "<https://>", "a ://b"])
def test_heads_without_a_host_are_no_urls(text: str) -> None:
    """What has no host is left as it stands."""
    found = find_links(text)
    assert (found.text, found.links) == (text, ())


PIECES = st.sampled_from(
    [
        "https://a.example/b-",
        "https://",
        "http://x y.example/",
        "www.a.example",
        " ",
        "\n",
        "c-d",
        "\\_",
        "&amp;",
        "(",
        ")",
        "<",
        ">",
        "[",
        "](",
        "htm;l",
        "?q=",
        "Aa1Bb2Cc3Dd4",
        ".",
        ",",
        "words and",
        "\u200b",
        "¹",
        "$",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_spans_slice_to_what_they_claim(text: str) -> None:
    """A span covers the URL itself, what was printed of it, or the words that are linked; spans do not overlap."""
    found = find_links(text, Lexicon())
    end = 0
    for link in found.links:
        assert end <= link.span.start <= link.span.end <= len(found.text)
        end = link.span.end
        covered = link.span.of(found.text)
        assert covered == link.url or covered == link.printed or not covered.startswith("http")


@given(st.text(max_size=200))
def test_text_without_urls_is_left_alone(text: str) -> None:
    """A text that names no scheme, no www and no link comes back as it is."""
    plain = text.replace("tp", "").replace("t p", "").replace("www.", "").replace("](", "")
    if not any(sign in plain.lower() for sign in ("tp", "t p", "www.", "](")):
        assert find_links(plain).text == plain


@pytest.mark.parametrize(
    "unit",
    ["https://", "[a](", "[", "http://a-\n", "<https://", "h t", "www.", "(https://a.b/c)", "https://a.b/?a=aB9xQ2 "],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    """A quarter of a megabyte of near-URLs is read in seconds, not minutes."""
    text = unit * (120_000 // len(unit))
    began = time.process_time()
    find_links(text)
    assert time.process_time() - began < 40
