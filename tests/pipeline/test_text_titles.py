"""Every title that a page offers, and the outlet's name."""

import json

import pytest

from pipeline.text.model import Page
from pipeline.text.read import read_page

URL = "https://news.example/2021/bridge-closes"
TITLE = "Old bridge closes after eighty years"


def page(head: str = "", body: str = "", url: str = URL) -> Page:
    markup = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_page(markup.encode(), "text/html; charset=utf-8", url)


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


def offers(found: Page) -> list[tuple[str, str]]:
    return [(title.found_in, title.text) for title in found.titles]


@pytest.mark.parametrize(
    ("head", "body", "place"),
    [
        (ld({"@type": "NewsArticle", "headline": TITLE}), "", "json-ld"),
        (f'<meta name="citation_title" content="{TITLE}">', "", "citation_title"),
        (f'<meta property="og:title" content="{TITLE}">', "", "og:title"),
        (f'<meta name="og:title" content="{TITLE}">', "", "og:title"),
        (f'<meta name="Twitter:Title" content="{TITLE}">', "", "twitter:title"),
        (f'<meta name="DC.title" content="{TITLE}">', "", "dc.title"),
        (f'<meta name="parsely-title" content="{TITLE}">', "", "parsely"),
        ("<meta name='parsely-page' content='" + json.dumps({"title": TITLE}) + "'>", "", "parsely"),
        ("", f'<div itemprop="headline">{TITLE}</div>', "headline"),
        ("", f"<h1>{TITLE}</h1>", "h1"),
        ("", f'<div class="entry-title">{TITLE}</div>', "headline"),
        ("", f"<main><h2>{TITLE}</h2><p>Text.</p></main>", "headline"),
        (f"<title>{TITLE}</title>", "", "title"),
    ],
)
def test_a_title_is_found_wherever_it_stands(head: str, body: str, place: str) -> None:
    """Each of the places that pages keep their title in is read, and named."""
    assert offers(page(head, body)) == [(place, TITLE)]


def test_the_more_trusted_place_comes_first() -> None:
    """Titles are ordered by how much their place is to be trusted, and one text is offered once."""
    report = ld({"@type": "Report", "name": "Three"})
    found = page(f'<title>One – The Paper</title><meta property="og:title" content="Two">{report}', "<h1>Two</h1>")
    assert offers(found) == [("json-ld", "Three"), ("og:title", "Two"), ("title", "One – The Paper")]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Tom &amp; Ann&#39;s &ldquo;house&rdquo;", "Tom & Ann's “house”"),
        ("Tom &amp;amp; Ann&amp;#8217;s house", "Tom & Ann’s house"),
        ("  Two\n   lines\u00a0here ", "Two lines here"),
        ("The &lt;i&gt;Hindenburg&lt;/i&gt; letters", "The Hindenburg letters"),
        ("Soft\u00adhyphen and\u200b space", "Softhyphen and space"),
        ("a < b and c > d", "a < b and c > d"),
        ("Dogs' dinner", "Dogs' dinner"),
        ("PÃ©age supprimÃ© prÃ¨s de lâ€™Ã©cluse", "Péage supprimé près de l’écluse"),
        ("Ð\u009cÐ¾Ñ\u0081Ñ\u0082 Ð·Ð°ÐºÑ\u0080Ñ\u008bÑ\u0082", "Мост закрыт"),
        ("CAFÉ’S and ÉTÉ’S", "CAFÉ’S and ÉTÉ’S"),
        ("São Tomé’s Â-side", "São Tomé’s Â-side"),
    ],
)
def test_titles_come_in_plain_words(written: str, plain: str) -> None:
    """Entities are decoded, twice where they were encoded twice, inline tags dropped, white space folded."""
    assert offers(page(f'<meta property="og:title" content="{written}">')) == [("og:title", plain)]


def test_a_title_of_a_megabyte_is_cut() -> None:
    """What is longer than any title is cut to 500 characters."""
    assert len(page(f"<title>{'word ' * 200_000}</title>").titles[0].text) <= 500


@pytest.mark.parametrize(
    "script",
    [
        {"@graph": [{"@type": "WebSite", "name": "The Paper"}, {"@type": "NewsArticle", "headline": TITLE}]},
        [{"@type": "BreadcrumbList", "name": "Home"}, {"@type": ["Article", "Thing"], "headline": TITLE}],
        {"@type": "WebPage", "mainEntity": {"@type": "BlogPosting", "headline": TITLE}},
        {"@type": "https://schema.org/ScholarlyArticle", "headline": [TITLE]},
        {"@type": "Article", "headline": {"@value": TITLE, "@language": "en"}},
        {"@type": "Article", "headline": TITLE.replace(" eighty", "&nbsp;<b>eighty</b>")},
        '{"@type": "Article", "headline": "Old bridge closes\n after eighty years"}',
        '{"@type": "Article", "headline": "Old bridge closes after eighty years", "keywords": ["a", "b",],}',
        '<!-- {"@type": "Article", "headline": "Old bridge closes after eighty years"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline": "Old bridge closes after eighty years"}\n//]]>',
        '{"@type": "Organization"}{"@type": "Article", "headline": "Old bridge closes after eighty years"};',
        '{"@type": "Article", "headline": "Old bridge closes after eighty years", "author": "A "quoted" name"}',
        '{"@type":"Article","headline":"Old bridge closes after eighty years","articleBody":"cut off here',
    ],
)
def test_json_ld_is_read_however_it_is_written(script: object) -> None:
    """Lists, graphs, raw newlines, trailing commas, comments, CDATA and broken JSON give their headline."""
    assert offers(page(ld(script))) == [("json-ld", TITLE)]


@pytest.mark.parametrize("kind", ["WebSite", "Organization", "NewsMediaOrganization", "BreadcrumbList", "Person"])
def test_the_name_of_the_site_is_no_title(kind: str) -> None:
    """JSON-LD names sites, organisations and persons: none of these names is a title."""
    assert offers(page(ld({"@type": kind, "name": "The Paper"}))) == []


def test_articles_that_a_page_lists_are_not_its_title() -> None:
    """A front page that describes each of its stories does not take the title of any."""
    stories = [{"@type": "NewsArticle", "headline": f"Story number {n}", "url": f"/s{n}"} for n in range(9)]
    assert offers(page(ld(stories) + "<title>The Paper</title>")) == [("title", "The Paper")]


def test_of_several_articles_the_one_at_this_address_is_meant() -> None:
    """Where related stories are described too, the one that gives the page's own address is taken."""
    stories = [
        {"@type": "NewsArticle", "headline": "Another story", "url": "https://news.example/2021/other"},
        {"@type": "NewsArticle", "headline": TITLE, "mainEntityOfPage": {"@id": URL}},
    ]
    assert offers(page(ld(stories))) == [("json-ld", TITLE)]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ('<div class="site-logo"><h1>The Paper</h1></div><article><h1>Story</h1></article>', ["Story"]),
        ('<h1><a href="/">The Paper</a></h1><h1>Story</h1>', ["Story"]),
        ("<h1>Section</h1><main><h1>Story</h1></main>", ["Story", "Section"]),
        ('<h1>Story</h1><div style="display: none"><h1>Search</h1></div>', ["Story"]),
        ("<h1>Story <br>in two lines</h1>", ["Story in two lines"]),
        ("<h1>Story<script>var x = 1</script></h1>", ["Story"]),
        ('<h1>Story</h1><h1><a href="/other-story">Other story</a></h1>', ["Story"]),
        ('<h1><a href="https://news.example/2021/bridge-closes">Story</a></h1>', ["Story"]),
        ("<nav><h1>Main menu</h1></nav><h1>Story</h1><footer><h1>Contact</h1></footer>", ["Story"]),
        ("<header><h1>Story</h1></header>", ["Story"]),
    ],
    ids=["logo", "home link", "main first", "hidden", "line break", "script", "teaser", "permalink", "menu", "header"],
)
def test_headings_are_the_pages_own(body: str, texts: list[str]) -> None:
    """Logos, teasers and hidden headings are left out; what stands in the main part comes first."""
    assert [title.text for title in page("", body).titles if title.found_in == "h1"] == texts


def test_the_title_of_a_drawing_is_not_that_of_the_page() -> None:
    """A ``title`` within an inline drawing names the drawing."""
    found = page("", f"<svg><title>Icon</title></svg><h1>{TITLE}</h1>")
    assert offers(found) == [("h1", TITLE)]


@pytest.mark.parametrize(
    ("head", "site"),
    [
        ('<meta property="og:site_name" content="The Paper">', "The Paper"),
        ('<meta name="application-name" content="The Paper">', "The Paper"),
        (ld({"@type": "Article", "headline": TITLE, "publisher": {"name": "The Paper"}}), "The Paper"),
        (ld({"@type": "WebSite", "name": "The Paper"}), "The Paper"),
        (f'<title>{TITLE} | News | The Paper</title><meta property="og:title" content="{TITLE}">', "The Paper"),
        (f'<title>The Paper: {TITLE}</title><meta property="og:title" content="{TITLE}">', "The Paper"),
        (f'<title>{TITLE}</title><meta property="og:title" content="{TITLE}">', None),
        (f"<title>{TITLE} – The Paper</title>", None),
        ('<meta property="og:site_name" content="https://news.example">', None),
    ],
)
def test_the_outlet_is_named_by_metadata_or_by_what_it_adds_to_titles(head: str, site: str | None) -> None:
    """The site's name comes from metadata, else from what ``title`` has beyond a headline found elsewhere."""
    assert page(head).site == site


def test_attributes_are_read_by_a_parser() -> None:
    """An apostrophe within a quoted attribute does not end it."""
    double = '<meta property="og:title" content="It\'s &quot;the&quot; one">'
    single = "<meta content='He said \"no\"' name=twitter:title>"
    assert offers(page(double + single)) == [("og:title", 'It\'s "the" one'), ("twitter:title", 'He said "no"')]
