"""What a file declares of itself and of its links: its date, and words that show another address."""

from pathlib import Path

import pytest

from footnotes.read import read_document

NOTE = '<p>Text<a href="#n1" id="r1">1</a></p><div class="footnotes"><p id="n1"><a href="#r1">1</a> {}</p></div>'


def html(body: str, head: str = ""):
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_document(Path("a.html"), page.encode(), "a.html")


@pytest.mark.parametrize(
    ("head", "dated"),
    [
        ('<meta property="article:published_time" content="2019-05-03T10:00:00Z">', "2019-05-03"),
        ('<meta name="created" content="2018-01-02"><meta name="changed" content="2019-05-03T10:00">', "2019-05-03"),
        ('<meta name="DC.date" content="2019-05">', "2019-05"),
        ('<meta name="date" content="Friday">', None),
        ('<meta name="date" content="03/05/2019">', None),
        ('<meta name="description" content="2019-05-03">', None),
    ],
    ids=["published", "changed later", "month", "a weekday", "not ISO", "something else"],
)
def test_a_page_declares_its_date(head: str, dated: str | None) -> None:
    """Only what the metadata say in so many words is taken."""
    assert html("<p>Text.</p>", head).dated == dated


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("---\ntitle: River\ndate: 2019-05-03\n---\n\nText.[^1]\n\n[^1]: A note.\n", "2019-05-03"),
        ('---\ndate: "2019-05-03 10:00"\n---\nText.\n', "2019-05-03"),
        ("---\ntitle: River\n---\n\ndate: 2019-05-03\n", None),
        ("Text.\n\n---\ndate: 2019-05-03\n---\n", None),
    ],
    ids=["front matter", "quoted", "after it", "a rule in the text"],
)
def test_front_matter_declares_a_date(text: str, dated: str | None) -> None:
    """The date stands in the YAML block at the head of a Markdown file, nowhere else."""
    assert read_document(Path("a.md"), text.encode(), "a.md").dated == dated


@pytest.mark.parametrize(
    ("shown", "url", "kept"),
    [
        ("https://river.example/b", "https://river.example/a", "https://river.example/b"),
        ("www.river.example/b", "https://river.example/a", "www.river.example/b"),
        ("river.example/report", "https://other.example/a", "river.example/report"),
        ("https://river.example/a", "https://river.example/a", None),
        ("The flood report", "https://river.example/a", None),
        ("river.example", "https://other.example/a", None),
    ],
    ids=["whole", "www", "without scheme", "the same", "words", "a name alone"],
)
def test_words_that_show_an_address_are_kept(shown: str, url: str, kept: str | None) -> None:
    """A citation remembers the address that its linked words show, where it is another."""
    link = f'A. Weir, <a href="{url}">{shown}</a>, 2019.'
    assert html(NOTE.format(link)).citations[0].url_shown == kept
    assert html(f"<p>As the council said ({link})</p>").citations[0].url_shown == kept
