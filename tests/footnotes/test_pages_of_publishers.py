"""What publishers, forums and word processors make of notes in web pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnotes.model import Reading
from footnotes.read import read_document
from footnotes.readers.markdown_notes import as_notes

ENTRY = "Lind, M. Water and mills. J. Mills 12, 45–67 (2018)."
SCHOLAR = '<a href="https://scholar.google.com/scholar_lookup?title=Water">Google Scholar</a>'
PUBMED = '<a href="http://www.ncbi.nlm.nih.gov/pubmed/123">PubMed</a>'
ARTICLE = '<a href="https://doi.org/10.1000/jm.12.3">Article</a>'


def _reading(name: str, text: str) -> Reading:
    return read_document(Path(name), text.encode(), name)


@pytest.mark.parametrize(
    ("links", "url"),
    [
        (f"{ARTICLE} {PUBMED} {SCHOLAR}", "https://doi.org/10.1000/jm.12.3"),
        (f"[{PUBMED}] [{SCHOLAR}]", None),
        (f" | {SCHOLAR}", None),
        (f'<a href="https://post.example/m">https://post.example/m</a> {SCHOLAR}', "https://post.example/m"),
        (ARTICLE, "https://doi.org/10.1000/jm.12.3"),
    ],
)
def test_links_of_services_are_no_sources(links: str, url: str | None) -> None:
    """An entry cites one work, at its own address, whatever a publisher links beside it."""
    mark = '<p>Mills turn.<sup><a href="#ref-CR1">1</a></sup></p>'
    page = f'{mark}<h2>References</h2><ol><li><p id="ref-CR1">{ENTRY}</p><p>{links}</p></li></ol>'
    (citation,) = _reading("a.html", page).citations
    assert citation.url == url
    assert "Scholar" not in citation.text


MARKS = {
    "the mark names its note in an attribute": (
        '<p>It is so.<span class="fna-ref" data-definition="a-1"><a href="#">*</a></span></p>'
        '<aside style="display:none" id="a-1">{}</aside>'
    ),
    "an attribute repeats a part of the name": (
        '<p>It is so.<span data-footnote-id="k2" role="doc-noteref"><sup><a href="#fnk2">[1]</a></sup></span>'
        '</p><ol><li role="doc-endnote" id="fnk2"><sup><a href="#fnrefk2">^</a></sup> {}</li></ol>'
    ),
    "the names of pasted notes are gone": (
        '<p>It is so.<sup><a href="#_ftn1">[1]</a></sup></p><p><sup><a href="//6CB5-11#_ftnref1">[1]</a></sup> {}</p>'
    ),
}


@pytest.mark.parametrize("page", MARKS.values(), ids=MARKS.keys())
def test_marks_find_their_notes(page: str) -> None:
    """The note is tied to its sentence, without its number."""
    reading = _reading("a.html", page.format(ENTRY))
    assert [note.text for note in reading.footnotes] == [ENTRY]
    assert [note.anchor.sentence for note in reading.footnotes if note.anchor] == ["It is so."]
    assert reading.markers_without_note == ()


@pytest.mark.parametrize(
    ("note", "url"),
    [
        (
            'Lind, “Water,” https://doi.org/<a href="https://doi.org/10.1000/1">10.1000/1</a>.',
            "https://doi.org/10.1000/1",
        ),
        ('Lind, “Water,” https://<a href="https://a.example/b">a.example/b</a>.', "https://a.example/b"),
        ('<a href="http://www.a.example/b">“Water”</a>. <i>www.a.example</i>. 2018.', "http://www.a.example/b"),
        ("Lind, “Water,” www.a.example, 2018.", "http://www.a.example"),
    ],
)
def test_an_address_is_read_once(note: str, url: str) -> None:
    """An address of which only a part is linked is whole, and the name of a site is no second one."""
    page = f'<p>It is so.<sup><a href="#n1">1</a></sup></p><ol><li id="n1">{note}</li></ol>'
    assert [citation.url for citation in _reading("a.html", page).citations] == [url]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ('It is so[^1^].\n\n[1]: https://a.example/b "Water"\n', ["1"]),
        ("It is so[1] and so[2].\n\n[1]: https://a.example/b\n[2]: <https://a.example/c> 'Mills'\n", ["1", "2"]),
        ("It is so[^1^].\n\n[^1]: Lind, “Water,” https://a.example/b.\n", ["1"]),
    ],
)
def test_numbers_with_an_address_are_notes(text: str, labels: list[str]) -> None:
    """Markdown of chat programs: a number in brackets whose definition is an address is a note."""
    reading = _reading("a.md", text)
    assert [note.label for note in reading.footnotes] == labels
    assert reading.citations[0].url == "https://a.example/b"
    assert reading.footnotes[0].anchor is not None


def test_words_that_a_number_links_stay_words() -> None:
    """A link by reference is a link of the running text as ever."""
    text = "The [river][1] runs, see [1].\n\n[1]: https://a.example/b\n"
    assert as_notes(text) == text
