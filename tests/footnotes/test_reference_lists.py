"""Reference lists are found in every format and language, with and without links; prose and furniture are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from footnotes.languages.headings import Listed, heading_of
from footnotes.model import NoteKind, Reading, UnreadKind
from footnotes.read import read_document
from footnotes.references.likeness import NAMED, PARTS, likeness
from footnotes.references.lines import entry_starts

ENTRIES = (
    "Berg, P., & Lind, M. (2015). Mills of the north. Harbour Press.",
    "Dahl, E. (2019, May 3). Fire at the mill. Harbour Post. https://post.example/fire",
    "Lind, M. (2018). Water and mills. Journal of Mills, 12(3), 45–67.",
)
PROSE = "It is known (Berg 2015) that mills turn, and that they are built where water falls. Others say otherwise."


def _reading(name: str, text: str) -> Reading:
    return read_document(Path(name), text.encode(), name)


def _listed(reading: Reading) -> list[str]:
    return [note.text for note in reading.footnotes if note.kind is NoteKind.REFERENCE]


def _html(heading: str, *entries: str) -> str:
    return f"<html lang=en><h1>A study</h1><p>{PROSE}</p><h2>{heading}</h2>" + "".join(f"<p>{e}</p>" for e in entries)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("paragraphs.html", _html("References", *ENTRIES)),
        (
            "items.html",
            "<h2>References</h2><ul>" + "".join(f"<li>{one}</li>" for one in ENTRIES) + "</ul>",
        ),
        ("bold.html", f"<p>{PROSE}</p><p><b>References</b></p>" + "".join(f"<p>{one}</p>" for one in ENTRIES)),
        ("breaks.html", f"<p>{PROSE}</p><h2>References</h2><p>" + "<br>".join(ENTRIES) + "</p>"),
        ("tight.md", f"{PROSE}\n\n## References\n\n" + "\n".join(ENTRIES)),
        ("numbered.md", f"{PROSE}\n\n## References\n\n" + "\n".join(f"{n}. {one}" for n, one in enumerate(ENTRIES, 1))),
        ("blank.txt", "\n\n".join((PROSE, "References", *ENTRIES))),
        ("tight.txt", PROSE + "\n\nREFERENCES\n" + "\n".join(ENTRIES)),
        ("hanging.txt", PROSE + "\n\nReferences:\n\n" + "\n".join(one.replace(". ", ".\n    ", 1) for one in ENTRIES)),
        (
            "no-heading.txt",
            "\n\n".join((PROSE, "* * *", *ENTRIES, "Moor, A. (2016). Banks of sand. Oslo: Fjord Press.")),
        ),
        ("list.md", f"{PROSE}\n\n## References\n\n" + "\n\n".join(ENTRIES)),
        ("bullets.md", f"{PROSE}\n\n## References\n\n" + "\n".join(f"- {one}" for one in ENTRIES)),
        (
            "items.wiki",
            f"{PROSE}\n\n== References ==\n\n<ol>" + "\n".join(f"<li>{one}</li>" for one in ENTRIES) + "</ol>",
        ),
        ("list.rst", f"{PROSE}\n\nReferences\n==========\n\n" + "\n\n".join(ENTRIES)),
        (
            "list.tex",
            "\\begin{document}" + PROSE + "\n\n\\section*{References}\n\n" + "\n\n".join(ENTRIES).replace("&", "\\&"),
        ),
        (
            "notes-too.md",
            f"{PROSE}[^1]\n\n## References\n\n" + "\n\n".join(ENTRIES) + "\n\n[^1]: Ada Moor, “Nets,” Post, 2019.",
        ),
    ],
)
def test_a_list_is_read_in_every_format(name: str, text: str) -> None:
    """Each entry is a reference with a citation of its own, and nothing else is."""
    reading = _reading(name, text)
    listed = _listed(reading)
    assert [one[:12] for one in listed[:3]] == [one[:12] for one in ENTRIES]
    assert len(listed) == (4 if name == "no-heading.txt" else 3)
    cited = {citation.footnote for citation in reading.citations}
    assert all(note.id in cited for note in reading.footnotes)
    assert reading.unread == ()


@pytest.mark.parametrize(
    "heading",
    [
        "Works Cited",
        "5. References",
        "Reference list",
        "Selected bibliography",
        "Notes and references",
        "Literaturverzeichnis",
        "VI. Quellen und Literatur",
        "Références bibliographiques",
        "Referencias bibliográficas",
        "Riferimenti bibliografici",
        "Referências",
        "Literatuurlijst",
        "Källförteckning",
        "Litteraturliste",
        "Lähteet",
        "Piśmiennictwo",
        "Seznam použité literatury",
        "Zoznam použitej literatúry",
        "Felhasznált irodalom",
        "Referințe bibliografice",
        "Използвана литература",
        "Popis literature",
        "Βιβλιογραφία",
        "Kaynakça",
        "Список использованной литературы",
        "Список використаних джерел",
        "Пайдаланылған әдебиеттер",
        "Literatūros sąrašas",
        "Izmantotā literatūra",
        "Kasutatud kirjandus",
        "المصادر والمراجع",
        "منابع",
        "ביבליוגרפיה",
        "संदर्भ सूची",
        "参考文献",
        "引用文献",
        "참고문헌",
        "Daftar Pustaka",
        "Tài liệu tham khảo",
        "Bibliography (selected works)",
        "## Sources",
    ],
)
def test_headings_of_lists(heading: str) -> None:
    """What heads a list of references is known in every language, numbered, modified or joined with another word."""
    assert Listed.WORKS in (heading_of(heading) or Listed(0))


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Further reading", Listed.LINKS),
        ("Anmerkungen", Listed.NOTES),
        ("Notes", Listed.NOTES),
        ("Sources of water", None),
        ("The literature of the north", None),
        ("Results", None),
        ("Reference manager", None),
        ("", None),
        ("a" * 200, None),
    ],
)
def test_other_headings(heading: str, kind: Listed | None) -> None:
    """Headings of notes and of further links are told apart, others head no list."""
    assert heading_of(heading) is kind


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "review.html",
            _html("Literature", PROSE + " " + PROSE, "Dahl (2019) has shown that the fire was laid. " + PROSE),
        ),
        (
            "sources.txt",
            f"Sources\n\n{PROSE} {PROSE}\n\nThe minister said on 3 May 2019 that he knew nothing of it, and we agree.",
        ),
        (
            "page.html",
            f"<h1>News</h1><p>{PROSE}</p><h2>More</h2><ul><li>Sport</li><li>3 May 2019</li><li>About us</li></ul>",
        ),
        (
            "table.html",
            "<h2>Results</h2><table>" + "<tr><td>Berg, P.</td><td>2015</td><td>12–14</td></tr>" * 6 + "</table>",
        ),
    ],
)
def test_prose_and_furniture_are_no_references(name: str, text: str) -> None:
    """Nothing of a review of the literature, of a page's furniture or of a table becomes a reference."""
    assert _listed(_reading(name, text)) == []


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_numbers_of_a_few_entries_are_no_notes(name: str) -> None:
    """A list put together from others keeps their numbers on some entries, which number no notes of the text."""
    entries = [f"Moor, A. ({2000 + place}). Sand {place}. Journal of Mills, {place}(3), 45–67." for place in range(7)]
    labelled = [
        f"{label} A. Moor, “Sand,” Journal of Mills, 2019." for label in ("[1]", "[73]", "[70]", "(16)", "147.")
    ]
    entries += [*labelled, "A. Moor. Sand and mills. J. Mills, 4(2), 127–136, June 1978.", "[6] A. Moor, “Sand,” 2012."]
    text = _html("References", *entries) if name == "a.html" else "\n\n".join((PROSE, "References", *entries))
    reading = _reading(name, text)
    assert [note.kind for note in reading.footnotes] == [NoteKind.REFERENCE] * 14


def test_a_list_ends_where_another_subject_begins() -> None:
    """What follows the last entry is running text again, with or without a heading; subheadings end nothing."""
    after = "<h2>About the author</h2><p>Ada Moor was born in 1970 and has written for the Post.</p>"
    page = _html("References", "x", *ENTRIES[:1]).replace("<p>x</p>", "<h3>Books</h3>") + "<h3>Articles</h3>"
    reading = _reading(
        "a.html", page + "".join(f"<p>{one}</p>" for one in ENTRIES[1:]) + "<p>Share this page</p>" + after
    )
    assert [one[:4] for one in _listed(reading)] == ["Berg", "Dahl", "Lind"]


def test_links_of_the_text_are_read_beside_a_list() -> None:
    """In a document that has a list and no notes, the links of its text are citations as before."""
    page = _html("References", *ENTRIES).replace("mills turn", '<a href="https://a.example/turn">mills turn</a>')
    reading = _reading("a.html", page)
    assert [citation.url for citation in reading.citations] == [
        None,
        "https://post.example/fire",
        None,
        "https://a.example/turn",
    ]


def test_what_could_not_be_read_is_told_with_its_place() -> None:
    """A heading without references below it, a reference outside of lists, and a marker without its note."""
    lines = ("Sources", "", PROSE, "", PROSE, "", "# Mills", "", PROSE, "", ENTRIES[2], "", PROSE)
    reading = _reading("a.md", "# " + "\n".join(lines))
    told = [(one.kind, one.text[:7], one.location.line) for one in reading.unread]
    assert told == [(UnreadKind.LIST, "Sources", 1), (UnreadKind.REFERENCE, "Lind, M", 11)]
    mark = '<sup><a href="#fn1" class="footnote-ref">1</a></sup>'
    assert [one.kind for one in _reading("a.html", f"<p>So it is.{mark} And so.</p>").unread] == [UnreadKind.MARKER]


def test_every_note_ends_in_a_citation_or_a_word_about_it() -> None:
    """A remark is told as one, and what a sentence cites on its way is cited."""
    notes = (
        "The nets were mended twice.",
        "Jane Roe, Nets Torn, The Plover, 3 May 2019, https://plover.example/nets",
        "Auf Berg beruft man sich, der es so erläutert (Netze und Recht, Lund 1968, S. 82 ff.): Das ist oft so.",
    )
    text = "So it is.[^1] And so.[^2] And so on.[^3]\n\n" + "\n\n".join(
        f"[^{number}]: {note}" for number, note in enumerate(notes, 1)
    )
    reading = _reading("a.md", text)
    assert [(one.kind, one.text) for one in reading.unread] == [(UnreadKind.REMARK, notes[0])]
    assert [one.footnote for one in reading.citations] == ["a.md#2", "a.md#3"]


@pytest.mark.parametrize("text", [f"{name} x" for name in NAMED])
def test_names_stand_first(text: str) -> None:
    """Each way in which names stand first reads its example."""
    assert likeness(text + " said in 1999").named


@pytest.mark.parametrize(("example", "pattern"), PARTS.items())
def test_signs_read_their_examples(example: str, pattern: str) -> None:
    """Each sign of a reference is found in the example beside it."""
    assert re.search(pattern, example)


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        (ENTRIES, (0, 1, 2)),
        (("Berg, P. 2015. Mills of the", "  north. Harbour Press.", "Dahl, E. 2019. Fire. Post."), (0, 2)),
        (("  Berg, P. 2015. Mills of the", "north. Harbour Press.", "  Dahl, E. 2019. Fire. Post."), (0, 2)),
        (("1. Mills of the north, 2015,", "Harbour Press.", "2. Fire, Post, 2019."), (0, 2)),
        (("Berg, P. 2015. Mills of the", "North. Harbour Press.", "Dahl, E. 2019. Fire. Post."), (0, 2)),
        (("Berg, P. 2015. Mills of the north,", "Oslo and the towns beside it. Harbour Press."), (0,)),
        (
            (
                "[6] C. Bergheim, M. Lindholm, B. Dahlgren, S. Moorland, T. Wahlund, J.",
                "Storm, M. Ekman, and H. Roe, “Light and fire in northern mills and nets,”",
                "Optics of Mills 20, 7 (2012).",
            ),
            (0,),
        ),
        (("It is known that mills turn and", "Others, E. say they do not turn."), (0,)),
    ],
)
def test_lines_that_begin_entries(lines: tuple[str, ...], starts: tuple[int, ...]) -> None:
    """Indents, numbers and names tell where an entry begins; one entry stays one."""
    assert entry_starts(lines) == starts


def test_notes_of_a_text_are_no_list() -> None:
    """Notes with raised numbers that follow each other in the order of the alphabet stay notes."""
    names = ("Adam Berg", "Bo Dahl", "Carl Ek", "Dora Lind", "Eva Moor")
    body = [f"Claim {number} stands here.{raised}" for number, raised in enumerate("¹²³⁴⁵", 1)]
    notes = [
        f"{raised} {name}, The mill, Post, May 2019, https://a.example/{name[:2]}"
        for raised, name in zip("¹²³⁴⁵", names, strict=True)
    ]
    reading = _reading("a.txt", "\n\n".join([*body, "---", *notes]))
    assert [note.label for note in reading.footnotes] == ["1", "2", "3", "4", "5"]
    assert reading.markers_without_note == ()


def test_menus_and_comments_of_pages_are_no_references() -> None:
    """Links below "Links", and names and dates of comments, say nothing of sources."""
    menu = "".join(
        f'<p><a href="https://{name}.example/">{name.title()} Magazine</a></p>' for name in ("post", "news", "blog")
    )
    comments = "".join(f"<p>Eva Dahl May {day}, 2019 at 9:50 pm Reply</p>" for day in range(1, 7))
    reading = _reading(
        "a.html", f"<h1>Mills</h1><p>{PROSE}</p><h2>Links</h2>{menu}<h2>Sources</h2>{comments}<p>© 2019 The Post</p>"
    )
    assert _listed(reading) == []
    assert [one.kind for one in reading.unread] == [UnreadKind.LIST]
