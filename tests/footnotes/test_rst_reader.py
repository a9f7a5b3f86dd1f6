"""reStructuredText: what its notes, marks and links come to, and what it may not do."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnotes.errors import UnreadableDocument
from footnotes.model import Document, NoteKind
from footnotes.readers.rst import read


def _read(text: str) -> Document:
    return read(text.encode())


def _marks(document: Document) -> list[tuple[str, str | None]]:
    return [
        (mark.label, None if mark.note is None else document.notes[mark.note].text)
        for block in document.blocks
        for mark in block.markers
    ]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Gulls [1]_ count.\n\n.. [1] One.\n", [("1", "One.")]),
        ("Gulls [#]_ count [#]_.\n\n.. [#] One.\n.. [#] Two.\n", [("1", "One."), ("2", "Two.")]),
        ("Gulls [#b]_ count [#a]_.\n\n.. [#a] A.\n.. [#b] B.\n", [("2", "B."), ("1", "A.")]),
        ("Gulls [*]_ count [*]_.\n\n.. [*] One.\n.. [*] Two.\n", [("*", "One."), ("†", "Two.")]),
        ("See [Moor2019]_.\n\n.. [Moor2019] Ada Moor, Gulls.\n", [("Moor2019", "Ada Moor, Gulls.")]),
        ("Gulls [7]_ count.\n\n.. [1] One.\n", [("7", None)]),
        ("A\n=\n\nOne [1]_.\n\n.. [1] One.\n\nB\n=\n\nTwo [1]_.\n\n.. [1] Two.\n", [("1", "One."), ("1", "Two.")]),
        ("===== =====\nA     B\n===== =====\nc     d [1]_\n===== =====\n\n.. [1] One.\n", [("1", "One.")]),
    ],
    ids=["number", "auto", "named", "symbols", "citation", "lost", "numbers again by chapter", "in a table"],
)
def test_every_mark_finds_its_note(text: str, marks: list[tuple[str, str | None]]) -> None:
    """All ways to write a footnote come to a mark with the label that is printed, tied to its text."""
    assert _marks(_read(text)) == marks


def test_entries_of_a_reference_list_are_references() -> None:
    """Citations are no footnotes, stand behind them, and keep their name where a note points at them."""
    document = _read("Gulls [1]_.\n\n.. [M19] Ada Moor, Gulls.\n.. [1] See [M19]_, 12.\n")
    assert [(note.kind, note.text) for note in document.notes] == [
        (NoteKind.FOOTNOTE, "See [M19], 12."),
        (NoteKind.REFERENCE, "Ada Moor, Gulls."),
    ]


@pytest.mark.parametrize(
    ("note", "urls"),
    [
        ("`Gulls <https://a.example/b_c>`__, 2019.", ["https://a.example/b_c"]),
        ("gulls_.\n\n.. _gulls: https://a.example/x?y=1&z_=2", ["https://a.example/x?y=1&z_=2"]),
        ("https://a.example/plate_(ix).", ["https://a.example/plate_(ix)"]),
        ("https://a.example/a_b_c/x%20y.", ["https://a.example/a_b_c/x%20y"]),
        (":title:`Gulls`, |site|.\n\n.. |site| replace:: https://a.example/s", ["https://a.example/s"]),
    ],
    ids=["embedded", "target", "brackets", "signs of mark-up", "substitution"],
)
def test_urls_are_exact(note: str, urls: list[str]) -> None:
    """Each way to give an address comes to that address."""
    (read_note,) = _read(f"Gulls [1]_.\n\n.. [1] {note}\n").notes
    assert [link.url for link in read_note.links] == urls


def test_lines_emphasis_and_date_are_kept() -> None:
    """Notes say where they stand, what is in italics, and the document when it was written."""
    document = _read("T\n=\n\n:Date: 5 March 2021\n\nGulls [1]_.\n\n.. [1] Ada, *Harbour Post*.\n\n   More.\n")
    (note,) = document.notes
    assert (note.text, note.location.line, document.dated) == ("Ada, Harbour Post.\nMore.", 8, "2021-03-05")
    assert [span.of(note.text) for span in note.emphasis] == ["Harbour Post"]


@pytest.mark.parametrize("words", ["A. Moor, Gulls.", "J. Dahl and K. Kra, Nets.", "I. Berg, Mills."])
def test_an_initial_is_no_list(words: str) -> None:
    """A note that begins with an initial keeps it, though docutils takes it for the number of a list."""
    (note,) = _read(f"Gulls [1]_.\n\n.. [1] {words}\n").notes
    assert note.text == words


def test_nothing_is_included_run_or_configured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """No other file is opened, no raw passage taken, no docutils.conf obeyed, nothing printed; the reader says so."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    (tmp_path / "docutils.conf").write_text("[parsers]\nfile_insertion_enabled: yes\nraw_enabled: yes\n")
    monkeypatch.chdir(tmp_path)
    document = _read(
        f"Text.\n\n.. include:: {secret}\n\n.. raw:: html\n   :file: {secret}\n\n"
        f".. csv-table::\n   :file: {secret}\n\n.. literalinclude:: {secret}\n"
    )
    assert "secret" not in " ".join(block.text for block in document.blocks)
    (warning,) = document.warnings
    assert "include, raw" in warning
    assert "literalinclude" in warning
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- " * 3000 + "x", "nested"),
        ("".join(" " * number + "x\n\n" for number in range(190)), "nested"),
        (" " * 300 + "x", "begin with more than"),
        ("`a " * 5000, "more signs of mark-up"),
        ("x\n\n" * 30_000, "paragraphs"),
        ("==\n" * 30_000, "paragraphs"),
        ("[1]_ " * 20_000, "more signs of mark-up"),
        ("+--+\n|a |\n" * 10_000, "a table of thousands"),
        ("x" * (2 * 1024 * 1024 + 1), "more than the 2 MB"),
        ("   \n ", "empty"),
    ],
    ids=["bullets", "quotes", "indents", "openings", "paragraphs", "rules", "references", "table", "size", "empty"],
)
def test_hostile_files_are_one_sentence(text: str, words: str) -> None:
    """What would take docutils for ever, or overturn it, is refused before."""
    with pytest.raises(UnreadableDocument, match=words):
        _read(text)


def test_substitutions_do_not_multiply() -> None:
    """Forty substitutions that each hold the next one twice stay small."""
    text = "".join(f".. |a{n}| replace:: |a{n + 1}||a{n + 1}|\n" for n in range(40)) + ".. |a40| replace:: x\n\n|a0|\n"
    assert sum(len(block.text) for block in _read(text).blocks) < 10_000


@pytest.mark.parametrize(
    ("definitions", "shown"),
    [
        (".. |a| replace:: Harbour Server |release|", "Harbour Server |release|"),
        (".. |a| replace:: x |b|\n.. |b| replace:: y |a|", "x |b|"),
        (".. |a| replace:: x |b|\n.. |b| replace:: y", "x y"),
        (
            "\n".join(
                f".. |{one}| replace:: |{two}| |{two}|"
                for one, two in zip("abcdefghijklmnopqrstu", "bcdefghijklmnopqrstuv", strict=True)
            )
            + "\n.. |v| replace:: long word",
            "|b| |b|",
        ),
    ],
    ids=["known to Sphinx alone", "a cycle", "sound", "doubling"],
)
def test_substitutions_that_docutils_cannot_end(definitions: str, shown: str) -> None:
    """What cannot be put in stands as it was written, and the notes are read."""
    document = read(f"Gulls |a| count [1]_.\n\n.. [1] https://a.example/1\n\n{definitions}\n".encode())
    assert document.blocks[0].text == f"Gulls {shown} count."
    assert [link.url for note in document.notes for link in note.links] == ["https://a.example/1"]


@pytest.mark.parametrize("text", ["ab-" * 30_000, "x." * 40_000, "\\'93" * 25_000, "«a" * 40_000])
def test_words_without_end_are_refused(text: str) -> None:
    with pytest.raises(UnreadableDocument, match="word that goes on"):
        read(f"Gulls count [1]_.\n\n.. [1] {text}\n".encode())


def test_addresses_of_a_paragraph_are_read_however_many_there_are() -> None:
    """And those behind a word with a colon that is none."""
    addresses = [f"https://a.example/{number}" for number in range(1_200)]
    document = read(f"Gulls count [1]_.\n\n.. [1] Note:this {' and '.join(addresses)}{' ' * 50_000}.\n".encode())
    assert [link.url for note in document.notes for link in note.links] == addresses
