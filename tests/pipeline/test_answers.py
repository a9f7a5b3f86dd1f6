"""Replies and resolved comments of a document that came back."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.docx_files import R, W, docx, members_of, paragraph, zipped

from pipeline.decisions.importing import read_brought
from reports.model import DecisionState

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
LINES = ["dead: No such page. [draft.docx#1.1:dead]"]
OTHER = ["error: No answer. [draft.docx#2.1:error]"]
TWO = [*LINES, "title-mismatch: Another title. [draft.docx#1.1:title-mismatch]"]


def came_back(folder: Path, ours: list[str], replies: list[tuple[str, str]], *, done: bool) -> Path:
    """A docx with two comments of ours, one of Dora, and replies to our first.

    As in Word's files, a comment has a number only once somebody has replied to it or resolved it.
    """
    comments = [
        ("footproof", ours),
        ("footproof", OTHER),
        ("Dora", ["Wrong: this is ours to say."]),
        *((by, [said]) for by, said in replies),
    ]
    written = "".join(
        f'<w:comment w:id="{number}" w:author="{by}">'
        + "".join(
            f"<w:p{_numbered(number) if line is lines[-1] else ''}><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines
        )
        + "</w:comment>"
        for number, (by, lines) in enumerate(comments)
    )
    first = "00000000"
    entries = f'<w15:commentEx w15:paraId="{first}" w15:done="{int(done)}"/>' + "".join(
        f'<w15:commentEx w15:paraId="{number:04}0000" w15:paraIdParent="{first}" w15:done="0"/>'
        for number in range(3, len(comments))
    )
    parts = members_of(docx(paragraph("It failed.")))
    rels = parts["word/_rels/document.xml.rels"].decode()
    more = (
        f'<Relationship Id="c1" Type="{R}/comments" Target="comments.xml"/><Relationship Id="c2" '
        'Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/>'
    )
    parts |= {
        "word/_rels/document.xml.rels": rels.replace("</Relationships>", f"{more}</Relationships>").encode(),
        "word/comments.xml": f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{written}</w:comments>'.encode(),
        "word/commentsExtended.xml": f'<w15:commentsEx xmlns:w15="{W15}">{entries}</w15:commentsEx>'.encode(),
    }
    path = folder / "draft.checked.docx"
    path.write_bytes(zipped(parts))
    return path


def _numbered(number: int) -> str:
    return "" if number in (1, 2) else f' w14:paraId="{number:04}0000"'


SAID = {
    "a state": ([("Ben", "Wrong: I have it on paper.")], False, [("dead", "wrong", "Ben", "I have it on paper.")]),
    "two words": ([("Ben", "ask author – which edition?")], False, [("dead", "ask-author", "Ben", "which edition?")]),
    "a state alone": ([("Ben", "FIXED")], True, [("dead", "fixed", "Ben", "")]),
    "talk": ([("Ben", "I wonder whether that is wrong.")], False, []),
    "talk, resolved": ([("Ben", "I wonder.")], True, []),
    "the last word": ([("Ben", "later"), ("Cleo", "accepted: OK")], False, [("dead", "accepted", "Cleo", "OK")]),
    "resolved": ([], True, [("dead", "accepted", "draft.checked.docx", "")]),
    "nothing": ([], False, []),
}  # fmt: skip


@pytest.mark.parametrize(("replies", "done", "expected"), SAID.values(), ids=SAID)
def test_what_replies_decide(
    replies: list[tuple[str, str]], expected: list[tuple[str, str, str, str]], tmp_path: Path, *, done: bool
) -> None:
    """Comments of others, and what begins with no state, decide nothing; the latter is told."""
    brought = read_brought(came_back(tmp_path, LINES, replies, done=done), "")
    assert [(one.finding, one.state.value, one.by, one.reason) for one in brought.rulings] == expected
    assert bool(brought.left) is (bool(replies) and not expected)
    assert all(one.citation == "draft.docx#1.1" for one in brought.rulings)


@pytest.mark.parametrize(
    ("said", "findings"),
    [("accepted", ["dead", "title-mismatch"]), ("wrong, the title-mismatch is none", ["title-mismatch"])],
)
def test_a_comment_of_several_findings(said: str, findings: list[str], tmp_path: Path) -> None:
    brought = read_brought(came_back(tmp_path, TWO, [("Ben", said)], done=False), "")
    assert [one.finding for one in brought.rulings] == findings


def test_who_resolves_is_named_by_the_command(tmp_path: Path) -> None:
    (ruling,) = read_brought(came_back(tmp_path, LINES, [], done=True), "Anna").rulings
    assert (ruling.by, ruling.state) == ("Anna", DecisionState.ACCEPTED)


def test_libreoffice_keeps_no_threads_in_docx(tmp_path: Path) -> None:
    """A reply of its is a comment without a range behind ours; it lists only those comments that are resolved."""
    path = came_back(tmp_path, LINES, [("Unknown Author", "Wrong: it opens."), ("Cleo", "Wrong.")], done=False)
    parts = members_of(path.read_bytes())
    ranged, point = '<w:commentRange{0} w:id="{1}"/>', '<w:r><w:commentReference w:id="{}"/></w:r>'
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = (
        ranged.format("Start", 0) + mark + ranged.format("End", 0) + point.format(0) + point.format(3)
        + ranged.format("Start", 1) + mark + ranged.format("End", 1) + point.format(1) + "<w:r><w:t>Words.</w:t></w:r>"
        + point.format(4)
    )  # fmt: skip
    parts["word/document.xml"] = f'<w:document xmlns:w="{W}"><w:body><w:p>{body}</w:p></w:body></w:document>'.encode()
    parts["word/commentsExtended.xml"] = f'<w15:commentsEx xmlns:w15="{W15}"/>'.encode()
    path.write_bytes(zipped(parts))
    (ruling,) = read_brought(path, "Ben").rulings
    assert (ruling.citation, ruling.state.value, ruling.by, ruling.reason) == (
        "draft.docx#1.1",
        "wrong",
        "Ben",
        "it opens.",
    )


def test_an_odt_brings_the_same(tmp_path: Path) -> None:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    )

    def comment(by: str, line: str, more: str = "") -> str:
        return f"<office:annotation {more}><dc:creator>{by}</dc:creator><text:p>{line}</text:p></office:annotation>"

    body = (
        comment("Dora", "wrong")
        + "It failed."
        + comment("footproof", "dead: No page. [a.odt#1.1:dead]", 'office:name="f1"')
        + comment("Ben", "Wrong: it opens.", 'loext:parent-name="f1"')
        + '<text:note text:note-class="footnote"/> and '
        + comment("footproof", "dead: No page. [a.odt#2.1:dead]", 'loext:resolved="true"')
        + '<text:note text:note-class="footnote"/> and '
        + comment("footproof", "dead: No page. [a.odt#3.1:dead]", 'office:name="f3"')
        + '<text:note text:note-class="footnote"/><office:annotation-end office:name="f3"/><text:change-start/>'
        + comment("Cleo", "later")
        + "<text:change-end/> and "
        + comment("Dora", "wrong")
        + '<text:note text:note-class="footnote"/>'
    )
    path = tmp_path / "a.checked.odt"
    path.write_bytes(zipped({"content.xml": f"<office:text {spaces}><text:p>{body}</text:p></office:text>"}))
    rulings = read_brought(path, "Anna").rulings
    assert [(one.citation, one.state.value, one.by) for one in rulings] == [
        ("a.odt#1.1", "wrong", "Ben"),
        ("a.odt#2.1", "accepted", "Anna"),
        ("a.odt#3.1", "later", "Cleo"),
    ]
