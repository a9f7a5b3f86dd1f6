"""Bibliographies and lists of addresses: fields arrive as the file gives them, without being parsed from words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from footnotes.errors import UnreadableDocument
from footnotes.model import Citation, NoteKind, Reading
from footnotes.read import read_document


def _reading(name: str, text: str) -> Reading:
    return read_document(Path(name), text.encode(), name)


def _one(name: str, text: str) -> Citation:
    (citation,) = _reading(name, text).citations
    return citation


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        ("author = {Moor, Ada and K{\\\"o}nig, Jr, Karl and {Valley Agency} and others}", "authors",
         ("Ada Moor", "Karl König Jr", "Valley Agency")),
        ("editor = \"Ada Moor\"", "authors", ("Ada Moor",)),
        ("title = {{G}ulls of the {Outer Mole}: \\emph{A} study}", "title", "Gulls of the Outer Mole: A study"),
        ("title = {Gulls}, subtitle = {A Study}", "title", "Gulls: A Study"),
        ("title = \"Nets \" # \"and {\\'E}tudes\"", "title", "Nets and Études"),
        ("journaltitle = post, publisher = {X}", "publisher", "Harbour Post"),
        ("date = {2019-05-03/2019-06}", "date", "2019-05-03"),
        ("year = 2012, month = mar", "date", "2012-03"),
        ("year = {2012}, month = {3}, day = 9", "date", "2012-03-09"),
        ("year = {n.d.}", "date", None),
        ("urldate = {2020-01-02}", "accessed", "2020-01-02"),
        ("note = {Accessed: 5 March 2018}", "accessed", "2018-03-05"),
        ("url = {https://a.example/b\\_c?x=1\\&y=2\\%20z}", "url", "https://a.example/b_c?x=1&y=2%20z"),
        ("howpublished = {\\url{https://w.example/~x/y}}", "url", "https://w.example/~x/y"),
        ("doi = {https://doi.org/10.1000/sea.12}", "url", "https://doi.org/10.1000/sea.12"),
        ("eprint = {2001.00001}, archiveprefix = {arXiv}", "url", "https://arxiv.org/abs/2001.00001"),
        ("crossref = {parent}", "publisher", "Proceedings of X"),
    ],
)  # fmt: skip
def test_bibtex_fields_are_read(entry: str, field: str, value: object) -> None:
    """Braces, accents, strings, name orders and date forms of BibTeX and BibLaTeX come to plain fields."""
    text = f"@string{{post = {{Harbour Post}}}}\n@comment{{x, title = {{no}}}}\n@misc{{k, {entry} }}\n"
    text += "@proceedings{parent, title = {Proceedings of X}}\n"
    citation = next(one for one in _reading("refs.bib", text).citations if one.footnote == "refs.bib#k")
    assert getattr(citation, field) == value


def test_entries_are_references_under_their_keys() -> None:
    """The key is the label, the line is told, no mark is missed, and a sentence shows what the fields say."""
    reading = _reading(
        "refs.bib",
        "% list\n\n@online{moor, author = {Ada Moor}, title = {Gulls}, url = {https://a.example/}}\n"
        "@book(b, title={B})",
    )
    first, second = reading.footnotes
    assert (first.id, first.kind, first.location.line) == ("refs.bib#moor", NoteKind.REFERENCE, 3)
    assert first.text == "Ada Moor, “Gulls”, https://a.example/"
    assert second.id == "refs.bib#b"
    assert reading.notes_without_marker == ()


def test_titles_are_not_parsed_again() -> None:
    """A title that reads like a citation of its own stays a title."""
    title = "Ibid., “Nets,” Harbour Post, 3 May 2019; see also note 8"
    citation = _one("refs.bib", f"@misc{{k, title = {{{title}}}, url = {{https://a.example/}}}}")
    assert (citation.title, citation.publisher, citation.same_as) == (title, None, None)


ITEM = {
    "id": "http://zotero.example/users/1/items/ABC", "type": "webpage", "title": "Gulls of the <i>mole</i>",
    "container-title": "Harbour Post", "URL": "https://a.example/x",
    "author": [{"family": "Moor", "given": "Ada", "non-dropping-particle": "van"}, {"literal": "Valley Agency"}],
    "issued": {"date-parts": [[2019, 5, 3]]}, "accessed": {"date-parts": [["2020", 1]]},
}  # fmt: skip


@pytest.mark.parametrize(
    "wrapped", [[ITEM], {"items": [ITEM]}, {"references": [ITEM]}], ids=["list", "items", "pandoc"]
)
def test_csl_json_fields_are_read(wrapped: object) -> None:
    """Names, dates and addresses of CSL variables come to plain fields."""
    citation = _one("refs.json", json.dumps(wrapped))
    assert (citation.id, citation.authors) == ("refs.json#ABC.1", ("Ada van Moor", "Valley Agency"))
    assert (citation.title, citation.publisher) == ("Gulls of the mole", "Harbour Post")
    assert (citation.date, citation.accessed, citation.url) == ("2019-05-03", "2020-01", "https://a.example/x")


ONE_TWO = ("a.example/1", "b.example/2")
NAMED = [("Gulls", "https://a.example/1"), ("Nets", "https://b.example/2")]


@pytest.mark.parametrize(
    ("name", "text", "rows"),
    [
        ("a.txt", "https://a.example/1\nhttps://b.example/2,\n", [(None, f"https://{x}") for x in ONE_TWO]),
        ("a.txt", "# go\n1. <https://a.example/1>\n- https://b.example/2\n", [(None, f"https://{x}") for x in ONE_TWO]),
        ("a.txt", "www.a.example/1\nwww.b.example/2\n", [(None, f"http://www.{x}") for x in ONE_TWO]),
        ("a.txt", "Gulls\thttps://a.example/1\nhttps://b.example/2 | “Nets”\n", NAMED),
        ("a.csv", "https://a.example/1,Gulls,3\nhttps://b.example/2,Nets,4\n", NAMED),
        ("a.csv", 'url,title\nhttps://a.example/1,"\x0chttp://c.example/x\x0chttp://c.example/x;"\nhttps://a.example/2,Two\n',
         [("http://c.example/x http://c.example/x", "https://a.example/1"), ("Two", "https://a.example/2")]),
        ("a.csv", 'url,title\nhttps://a.example/1,"A | b | c; d"\n', [("A | b | c; d", "https://a.example/1")]),
        ("a.csv", "https://a.example/1,One\nhttps://a.example/2,Two; or three\n",
         [("One", "https://a.example/1"), ("Two; or three", "https://a.example/2")]),
        ("a.csv", "id;Title;Link\n1;\"A; b\";https://a.example/1\n2;none;\n", [("A; b", "https://a.example/1")]),
        ("a.tsv", "Headline\tURL\nGulls\thttps://a.example/1\n", [("Gulls", "https://a.example/1")]),
    ],
)  # fmt: skip
def test_lists_of_addresses_are_read(name: str, text: str, rows: list[tuple[str | None, str]]) -> None:
    """Each line or row with an address is a citation, with its title where there is one."""
    assert [(one.title, one.url) for one in _reading(name, text).citations] == rows


def test_columns_that_name_themselves_are_fields() -> None:
    """A table may give authors, outlet and dates as well."""
    citation = _one(
        "a.csv", "url,title,author,outlet,date\nhttps://a.example/,Gulls,Ada Moor; Eva Dahl,Harbour Post,3 May 2019\n"
    )
    assert citation.authors == ("Ada Moor", "Eva Dahl")
    assert (citation.publisher, citation.date) == ("Harbour Post", "2019-05-03")


def test_a_text_with_addresses_is_no_list() -> None:
    """Prose that cites many addresses is read as prose."""
    text = "Gulls count, see https://a.example/1.\nThey do not, see https://b.example/2.\nhttps://c.example/3\n"
    assert _reading("a.txt", text).format == "text"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.bib", "no entries here", "holds no entry"),
        ("a.json", "[" * 1_000_000, "no valid JSON"),
        ("a.json", '{"name": "x"}', "no bibliography"),
        ("a.json", "[1, 2]", "no bibliography"),
        ("a.csv", "a,b\n1,2\n", "no column of web addresses"),
        ("a.csv", 'https://a.example/,"' + "x" * 200_000, "cannot be read"),
    ],
)
def test_files_of_something_else_are_one_sentence(name: str, text: str, words: str) -> None:
    """What is no bibliography or list says so, and names the next step."""
    with pytest.raises(UnreadableDocument, match=words):
        _reading(name, text)


HOSTILE = ["@", "@a{b,", "@a{b,c={", '@a{b,c="', "@a{b,c=x#", "{", "@string{a=a#a#a#a}", "\\"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_bibliographies_take_time_in_proportion(piece: str) -> None:
    """Hundreds of thousands of characters of anything unclosed leave the entry before them intact."""
    reading = _reading("a.bib", "@misc{k, title = {Gulls}}\n" + piece * (300_000 // len(piece)))
    assert reading.citations[0].title == "Gulls"


def test_strings_do_not_multiply() -> None:
    """A thousand strings that each hold the one before six times stay small."""
    text = "@string{a0 = {xxxxxxxxxx}}\n" + "".join(
        f"@string{{a{n + 1} = a{n} # a{n} # a{n} # a{n} # a{n} # a{n}}}\n" for n in range(1000)
    )
    assert len(_one("a.bib", text + "@misc{k, title = a1000}").title or "") <= 2_000


def test_a_row_of_a_table_whose_address_is_not_read_is_told() -> None:
    """A row without an address, or with one among words, is no citation and is not passed over."""
    rows = "url,title\nhttps://a.example/1,One\nsee https://a.example/2,Two\n,Three\n"
    reading = read_document(Path("a.csv"), rows.encode(), "a")
    assert [citation.url for citation in reading.citations] == ["https://a.example/1"]
    assert [one.text for one in reading.unread] == ["see https://a.example/2 Two", "Three"]
