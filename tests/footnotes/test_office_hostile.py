"""Damaged and hostile office files: one clear sentence each, in bounded time and memory."""

from __future__ import annotations

import random
import struct
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes.docx_files import W, docx, members_of, note, paragraph, reference, text, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footnotes.errors import UnreadableDocument
from footnotes.read import read_document
from footnotes.readers.office import container, xml_part
from footnotes.readers.office.read import read

FORMATS = Path(__file__).parent.parent / "data" / "formats"
SOUND = docx(paragraph("It is so.", reference(1)), footnotes=note(1, "Poe, “Ink.”"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ZEROS = b"\0" * (8 * 2**20)


def with_parts(**parts: str | bytes) -> bytes:
    """A sound docx file with other parts under ``word/``."""
    return zipped({**members_of(SOUND), **{f"word/{name}.xml": content for name, content in parts.items()}})


def without(name: str) -> bytes:
    """A sound docx file that lacks a member."""
    members = members_of(SOUND)
    del members[name]
    return zipped(members)


def main_part(body: str, prologue: str = "") -> bytes:
    """A docx file with this XML in its body."""
    return with_parts(document=f'{prologue}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')


def billion_laughs() -> bytes:
    """Entities that would grow to 10^9 letters."""
    rows = ['<!ENTITY a "haha haha">']
    rows += [f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9)]
    return main_part(paragraph(text("&j;")), f"<!DOCTYPE w:document [{''.join(rows)}]>")


def external_entity() -> bytes:
    """An entity that stands for a file of the machine."""
    return main_part(paragraph(text("&e;")), '<!DOCTYPE w:document [<!ENTITY e SYSTEM "file:///etc/hostname">]>')


def marked_encrypted() -> bytes:
    """A zip file that says its members are encrypted."""
    data = bytearray(SOUND)
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        struct.pack_into("<H", data, at + 8, 1)
    return bytes(data)


def compressed_otherwise() -> bytes:
    """A zip file whose members say they are compressed by LZMA."""
    data = bytearray(SOUND)
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        struct.pack_into("<H", data, at + 10, 14)
    return bytes(data)


def related(target: str) -> bytes:
    """An office file that says where its main part is, and holds nothing else."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    relation = f'<Relationships xmlns="{space}"><Relationship Id="a" Type="{kind}" Target="{target}"/></Relationships>'
    return zipped({"[Content_Types].xml": "", "_rels/.rels": relation})


REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("empty", lambda: b"", "The file is empty"),
    ("noise", lambda: bytes(range(256)) * 9, "no office document"),
    ("cut-short", lambda: SOUND[: len(SOUND) // 2], "damaged: the table of contents"),
    ("old-word", lambda: OLE + "WordDocument".encode("utf-16-le"), r"old kind \(.doc\)"),
    ("encrypted-word", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    ("other-ole", lambda: OLE, "old office file"),
    ("rich-text", lambda: b"{\\rtf1 Hello}", "rich text"),
    ("pdf", lambda: b"%PDF-1.7", "a PDF under another name"),
    ("web-archive", lambda: b"MIME-Version: 1.0\r\n", "saved web page"),
    ("word-2003", lambda: b'<w xmlns="http://schemas.microsoft.com/office/word/2003/wordml"/>', "as one XML file"),
    ("plain-zip", lambda: zipped({"a.txt": "a", "b.txt": "b"}), r"holds no document of its own, but 2 files \(a.txt"),
    ("empty-zip-entry", lambda: zipped({"[Content_Types].xml": "<a/>"}), "without word/document.xml"),
    ("without-document", lambda: without("word/document.xml"), "without word/document.xml"),
    ("zip-password", marked_encrypted, "protected by a password"),
    ("zip-method", compressed_otherwise, "compressed in a way"),
    ("broken-xml", lambda: with_parts(document="<w:document>"), "word/document.xml is damaged: it is no well-formed"),
    ("broken-notes", lambda: with_parts(footnotes="<w:footnotes"), "word/footnotes.xml is damaged"),
    ("other-root", lambda: with_parts(document="<html/>"), "no part of a Word document"),
    ("deep", lambda: main_part("<w:p>" * 99_999 + "</w:p>" * 99_999), "nested deeper than any document"),
    ("entity-bomb", billion_laughs, "declares a document type of its own"),
    ("hidden-entity", lambda: main_part("", f"<!--{' ' * 9_000}--><!DOCTYPE a []>"), "declares a document type"),
    ("external-entity", external_entity, "declares a document type of its own"),
    ("zip-bomb", lambda: with_parts(document=ZEROS), "inflates to more than 4 MB"),
    ("notes-bomb", lambda: with_parts(footnotes=ZEROS), "inflates to more than 4 MB"),
    ("members", lambda: zipped(dict.fromkeys(map(str, range(10_001)), "")), "more than 10,000 members"),
    ("spreadsheet", lambda: related("xl/workbook.xml"), "a spreadsheet"),
    ("way-out", lambda: related("../../etc/passwd"), "without word/"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "reason"), [pytest.param(make, reason, id=name) for name, make, reason in REFUSED])
def test_what_cannot_be_read_is_refused_with_its_reason(make: Callable[[], bytes], reason: str) -> None:
    """Each such file is one sentence or two that name it and its reason, within two seconds and 64 MB."""
    data = make()
    tracemalloc.start()
    started = time.process_time()
    try:
        with pytest.raises(UnreadableDocument, match=reason) as refusal:
            read_document(Path("draft.docx"), data, "draft.docx")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert str(refusal.value).startswith("draft.docx: The file") or "draft.docx: " in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert time.process_time() - started < 15
    assert peak < 64 * 2**20


def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many parts below the bound of one do not add up to more than the bound of all."""
    monkeypatch.setattr(container, "LARGEST_TOTAL", 1000)
    with pytest.raises(UnreadableDocument, match="inflates to more than"):
        read(SOUND)


def test_the_nodes_of_a_part_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that is small but has too many elements or attributes is refused before it is parsed."""
    monkeypatch.setattr(xml_part, "MOST_NODES", 500)
    with pytest.raises(UnreadableDocument, match="more than 500 elements"):
        read(main_part("<w:p/>" * 500))


def test_a_size_that_lies_is_not_believed() -> None:
    """A member that says it is small is still stopped where the bound is."""
    data = bytearray(with_parts(document=ZEROS))
    at = data.rfind(b"word/document.xml", 0, data.rfind(b"PK\x05\x06")) - 46
    struct.pack_into("<I", data, at + 24, 10)
    with pytest.raises(UnreadableDocument, match=r"word/document\.xml (?:is damaged|inflates)"):
        read(bytes(data))


@pytest.mark.parametrize(
    "name", ["word/footnotes.xml", "word/_rels/document.xml.rels", "_rels/.rels", "word/styles.xml"]
)
def test_a_file_without_a_part_is_read_by_what_it_has(name: str) -> None:
    """A docx without notes, relations or styles is read, and a mark whose note is missing is told."""
    document = read(without(name))
    assert [block.text for block in document.blocks] == ["It is so."]
    has_notes = name in ("_rels/.rels", "word/styles.xml")
    assert [marker.note for marker in document.blocks[0].markers] == [0 if has_notes else None]


def test_a_web_page_under_the_name_of_a_document_is_read() -> None:
    """Programs export HTML under the names of office files."""
    page = b'<html><body><p>So.<sup><a href="#fn1">1</a></sup></p><p id="fn1">1. Poe.</p></body></html>'
    assert [found.text for found in read(page).notes] == ["Poe."]


def test_other_office_files_are_read_under_the_wrong_name() -> None:
    """What a zip file holds counts, not its name."""
    path = FORMATS / "report.pandoc.odt"
    assert read_document(Path("report.docx"), path.read_bytes(), "report.docx").format == "odt"


def test_names_with_backslashes_and_other_cases_are_found() -> None:
    """Part names written by other programs lead to the same parts."""
    members = {
        name.replace("/", "\\").replace("document", "Document"): part for name, part in members_of(SOUND).items()
    }
    assert [found.text for found in read(zipped(members)).notes] == ["Poe, “Ink.”"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 3 + text("A"), id="ends-without-begin"),
        pytest.param(text("A") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 3, id="begins-without-end"),
        pytest.param(
            f'<w:fldSimple w:instr="DATE">{text("A")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:fldSimple>',
            id="simple-field-ended-inside",
        ),
        pytest.param(f'<w:hyperlink r:id="no" xmlns:r="x">{text("A")}</w:hyperlink>', id="link-without-target"),
        pytest.param(f'<w:r><w:footnoteReference w:customMarkFollows="1"/></w:r>{text("A")}', id="mark-without-sign"),
        pytest.param(text("A") + '<w:r><w:footnoteReference w:id="-9"/></w:r>', id="odd-id"),
    ],
)
def test_odd_structures_do_no_harm(body: str) -> None:
    """Fields, links and marks that do not add up leave the text as it is."""
    assert [block.text for block in read(main_part(f"<w:p>{body}</w:p>")).blocks] == ["A"]


def test_many_fields_in_fields_take_no_longer_than_others() -> None:
    """Reading takes time by the length of a file, not by its square."""
    dice = random.Random(1)
    opened = "".join(
        f'<w:r w:rsidR="{dice.random()}"><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>'
        for _ in range(20_000)
    )
    data = main_part(f"<w:p>{opened}{text('a ') * 20_000}</w:p>")
    started = time.process_time()
    assert len(read(data).blocks[0].text) == 39_999
    assert time.process_time() - started < 25


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=12), st.sampled_from(["docx", "odt", "epub"]))
def test_damage_anywhere_is_a_reading_or_a_refusal(place: int, damage: bytes, suffix: str) -> None:
    """Bytes changed anywhere in a file, inside its archive or its XML, never end in another exception."""
    data = (FORMATS / f"report.pandoc.{suffix}").read_bytes()
    at = place % len(data)
    members = members_of(data)
    name = list(members)[place % len(members)]
    inside = place // 7 % (len(members[name]) + 1)
    members[name] = members[name][:inside] + damage + members[name][inside + len(damage) :]
    for broken in (data[:at] + damage + data[at + len(damage) :], data[:at], zipped(members)):
        try:
            read(broken)
        except UnreadableDocument:
            continue
