"""Notes that were typed by hand, in formats whose mark-up says nothing of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.docx_files import docx, paragraph, text

from footnotes.model import NoteKind, Reading
from footnotes.read import read_document

NOTES = ("Eva Dahl, “Fire,” Post, 3 May 2019, https://post.example/fire.", "Per Berg, “Mill,” Post, 2019.", "Ibid.")
BODY = ("The mill burned.{1} It was rebuilt.{2}", "It stands.{3}")


def _reading(name: str, data: str | bytes) -> Reading:
    return read_document(Path(name), data.encode() if isinstance(data, str) else data, name)


def _body(mark: str) -> list[str]:
    return [line.format("", *(mark.format(number) for number in (1, 2, 3))) for line in BODY]


def _page(mark: str, label: str, tag: str = "p", around: str = "{}") -> str:
    notes = "".join(f"<{tag}>{label.format(number)}{note}</{tag}>" for number, note in enumerate(NOTES, 1))
    return "".join(f"<p>{line}</p>" for line in _body(mark)) + "<h2>Notes</h2>" + around.format(notes)


def _word(label: bool) -> bytes:
    raised = '<w:vertAlign w:val="superscript"/>'
    pieces = [part for number, line in enumerate(("The mill burned.", " It was rebuilt."), 1)
              for part in (line, text(str(number), raised))]  # fmt: skip
    body = paragraph(*pieces) + paragraph("It stands.", text("3", raised))
    for number, note in enumerate(NOTES, 1):
        body += paragraph(text(str(number), raised) if label else f"{number}. ", f" {note}")
    return docx(body)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("brackets.html", _page("[{}]", "[{}] ")),
        ("raised.html", _page("<sup>{}</sup>", "<sup>{}</sup> ")),
        ("dots.html", _page("<sup>{}</sup>", "{}. ")),
        ("round.html", _page("({})", "({}) ")),
        ("items.html", _page("<sup>[{}]</sup>", "", "li", "<ol>{}</ol>")),
        ("signs.html", _page("[{}]", "{}) ")),
        ("breaks.html", _page("[{}]", "[{}] ", "span", "<p>{}</p>").replace("</span><span>", "</span><br><span>")),
        ("wide.html", _page("［{}］", "［{}］")),
        ("raised.docx", _word(label=True)),
        ("dots.docx", _word(label=False)),
    ],
)
def test_numbers_tie_typed_notes(name: str, data: str | bytes) -> None:
    """Each note is read with its sentence, and neither number is left in a text."""
    reading = _reading(name, data)
    assert [(note.label, note.text) for note in reading.footnotes] == [*zip("123", NOTES, strict=True)]
    anchors = [note.anchor.sentence if note.anchor else None for note in reading.footnotes]
    assert anchors == ["The mill burned.", "It was rebuilt.", "It stands."]
    assert (reading.markers_without_note, reading.notes_without_marker) == ((), ())
    assert reading.citations[2].same_as == reading.citations[1].id


def test_notes_behind_their_paragraphs() -> None:
    """A note may stand behind each paragraph; a second paragraph of a note goes on with it."""
    one, two = (f"<p><sup>{number}</sup>{note}</p>" for number, note in enumerate(NOTES[:2], 1))
    page = f"<p>The mill<sup>1</sup> burned.</p>{one}<p>It was rebuilt.<sup>2</sup></p>{two}<p>It stands.</p>"
    reading = _reading("a.html", page)
    assert [note.text for note in reading.footnotes] == list(NOTES[:2])
    assert {note.kind for note in reading.footnotes} == {NoteKind.FOOTNOTE}


@pytest.mark.parametrize(
    "page",
    [
        "<p>It is 3 m<sup>2</sup> and 4 m<sup>3</sup>.</p>",
        "<p>We did three things.</p><ol><li>We went.</li><li>We saw.</li><li>We came back.</li></ol>",
        "<p>See [1] and [2] of the appendix.</p><p>[7] is another number.</p>",
        "<h2>1. The north</h2><p>It is cold.</p><h2>2. The south</h2><p>It is warm.</p><h2>3. The east</h2>",
        "<table>" + "".join(f"<tr><td>{n}. row</td><td>{n}<sup>{n}</sup></td></tr>" for n in range(1, 6)) + "</table>",
    ],
)
def test_other_numbers_are_no_notes(page: str) -> None:
    """Powers, lists, headings and rows have numbers that count up, and are no notes."""
    assert _reading("a.html", page).footnotes == ()
