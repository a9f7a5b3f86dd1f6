"""What is read out of OpenDocument texts."""

from __future__ import annotations

import pytest
from fakes.docx_files import zipped

from footnotes.errors import UnreadableDocument
from footnotes.model import BlockKind, Document, NoteKind
from footnotes.readers.office.read import read

_KIND = "application/vnd.oasis.opendocument.text"
_NAMES = {
    "office": "office:1.0",
    "text": "text:1.0",
    "table": "table:1.0",
    "draw": "drawing:1.0",
    "style": "style:1.0",
    "fo": "xsl-fo-compatible:1.0",
}
_SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}"' for name, path in _NAMES.items())
_SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
STYLES = (
    '<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="J" style:family="text" style:parent-style-name="I"/>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="I" style:family="paragraph"/>'
)


def content(text: str, root: str = "document-content") -> str:
    """The XML of a text with some styles."""
    styles = f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    return f'<office:{root} {_SPACES} office:version="1.2">{styles}{body}</office:{root}>'


def odt(text: str, **others: str) -> Document:
    """What is read out of a file with this text."""
    return read(zipped({"mimetype": _KIND, "content.xml": content(text), **others}))


def note(words: str, citation: str = "<text:note-citation>1</text:note-citation>", kind: str = "footnote") -> str:
    """A note in place."""
    body = f"<text:note-body><text:p>{words}</text:p></text:note-body>"
    return f'<text:note text:note-class="{kind}">{citation}{body}</text:note>'


def test_notes_have_the_labels_that_the_file_shows() -> None:
    """Labels are the citations of the file, an author's own mark included; they are counted where there are none."""
    own = '<text:note-citation text:label="*">*</text:note-citation>'
    text = f"<text:p>A{note('One.')} b{note('Two.', own)} c{note('Three.', '')}.</text:p>"
    document = odt(text)
    assert [(found.label, found.text) for found in document.notes] == [("1", "One."), ("*", "Two."), ("3", "Three.")]
    assert document.blocks[0].text == "A b c."
    assert [(marker.offset, marker.note) for marker in document.blocks[0].markers] == [(1, 0), (3, 1), (5, 2)]


def test_endnotes_follow_the_footnotes() -> None:
    """Endnotes are a kind of their own, at the end of the document as they stand in it."""
    end = note("End.", "<text:note-citation>i</text:note-citation>", "endnote")
    document = odt(f"<text:p>A{end} b{note('Foot.')}.</text:p>")
    assert [(found.label, found.kind) for found in document.notes] == [
        ("1", NoteKind.FOOTNOTE),
        ("i", NoteKind.ENDNOTE),
    ]
    assert [marker.note for marker in document.blocks[0].markers] == [1, 0]


def test_links_and_italics_of_notes() -> None:
    """Targets of links, spaces given by number, and italics by inherited style."""
    words = 'See <text:span text:style-name="J">The<text:s text:c="2"/>Courier</text:span>, '
    words += '<text:a xlink:href="https://a.example/x?y=1&amp;z">read<text:line-break/>it</text:a>.'
    found = odt(f"<text:p>A{note(words)}</text:p>").notes[0]
    assert found.text == "See The Courier, read it."
    assert [span.of(found.text) for span in found.emphasis] == ["The Courier"]
    assert [(link.span.of(found.text), link.url) for link in found.links] == [("read it", "https://a.example/x?y=1&z")]


def test_what_is_not_shown_is_not_read() -> None:
    """Deleted text with its notes, comments, hidden text, tables of contents and layout of the XML are no text."""
    deleted = f"<text:deletion><text:p>Gone{note('Gone too.')}</text:p></text:deletion>"
    changes = f"<text:tracked-changes><text:changed-region>{deleted}</text:changed-region></text:tracked-changes>"
    toc = "<text:table-of-content><text:index-body><text:p>Contents</text:p></text:index-body></text:table-of-content>"
    body = (
        '<text:p>It is<office:annotation><text:p>Sure?</text:p></office:annotation> so<text:change text:change-id="1"/>'
    )
    body += '<text:span text:style-name="H"> secretly</text:span>.</text:p>'
    document = odt(f"{changes}\n {toc}\n {body}\n")
    assert [block.text for block in document.blocks] == ["It is so."]
    assert document.notes == ()


def test_headings_cells_and_boxes_are_told_apart() -> None:
    """A text box is a block beside the paragraph that holds it."""
    box = f"<draw:frame><draw:text-box><text:p>Box{note('Boxed.')}</text:p></draw:text-box></draw:frame>"
    table = "<table:table><table:table-row><table:table-cell><text:p>Cell</text:p></table:table-cell></table:table-row>"
    document = odt(f"<text:h>Head</text:h><text:p>Around {box}it.</text:p>{table}</table:table>")
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, "Head"),
        (BlockKind.PARAGRAPH, "Box"),
        (BlockKind.PARAGRAPH, "Around it."),
        (BlockKind.CELL, "Cell"),
    ]
    assert [found.text for found in document.notes] == ["Boxed."]


def test_a_text_that_is_one_file_is_read_alike() -> None:
    """Flat OpenDocument holds the same in one XML file."""
    flat = '<?xml version="1.0"?>\n' + content(f"<text:p>A{note('One.')}</text:p>", "document")
    assert [found.text for found in read(flat.encode()).notes] == ["One."]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        pytest.param(
            {
                "content.xml": b"\x00\x01",
                "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
            },
            "protected by a password",
            id="encrypted",
        ),
        pytest.param({"content.xml": "<a><b></a>"}, "content.xml is damaged", id="broken"),
        pytest.param({"styles.xml": "<a/>"}, "holds no content.xml", id="without-content"),
        pytest.param({"content.xml": "<a/>"}, "without a text, such as a spreadsheet", id="spreadsheet"),
    ],
)
def test_what_cannot_be_read_is_said(members: dict[str, str | bytes], reason: str) -> None:
    """Each file that is no text is refused with its reason."""
    with pytest.raises(UnreadableDocument, match=reason):
        read(zipped({"mimetype": _KIND, **members}))
