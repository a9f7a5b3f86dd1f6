"""Documents given back: corrections as tracked changes, comments at marks, all else untouched."""

from __future__ import annotations

import copy
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_document
from fakes.answers import NOW, URL, result
from fakes.docx_files import W, docx, field, members_of, note, paragraph, reference, text, zipped
from fakes.returned_files import (
    BEHIND,
    COPY,
    DEAD,
    FOUND,
    LINK,
    MOVED,
    NEW,
    NOTES,
    TYPES,
    checked,
    judged,
    odt,
    typed,
)  # fmt: skip
from lxml import etree

from footnotes.model import Reading
from footnotes.read import read_document
from pipeline.returned.offering import DOCUMENT_FORMATS, checked_name, given_back
from pipeline.returned.returned_file import ReturnedFile
from reports.model import (
    LinkFinding,
    LinkStatus,
    Report,
    Run,
)

w = f"{{{W}}}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def shown(root: Any, gone: str = "none") -> str:
    """The text, without one kind of change."""
    root = copy.deepcopy(root)
    for change in list(root.iter(w + gone)):
        change.getparent().remove(change)
    return "".join(part.text or "" for part in root.iter(w + "t", w + "delText"))


@pytest.mark.parametrize(("runs", "links"), NOTES.values(), ids=NOTES)
@pytest.mark.parametrize("link", [DEAD, MOVED], ids=["dead", "moved"])
def test_a_correction_can_be_taken_or_left(runs: list[str], links: dict[str, str], link: LinkFinding) -> None:
    body = paragraph("The wall failed.", reference(1))
    data = docx(body, footnotes=note(1, *runs), note_links=links)
    written, _ = checked(data, link)
    before, after = (etree.fromstring(members_of(one)["word/footnotes.xml"]) for one in (data, written))
    original = shown(before)
    ours = [one for one in after.iter(w + "ins", w + "del") if one.get(w + "author") == "footproof"]
    assert ours
    for one in ours:
        if one.tag == w + "ins":
            one.getparent().remove(one)
    assert shown(after) == original
    after = etree.fromstring(members_of(written)["word/footnotes.xml"])
    old = f"{URL}>" if link is DEAD and f"{URL}>" in original else URL
    wanted = NEW if link is MOVED else f"{old} (archived at {COPY})"
    assert shown(after, "del") == original.replace(old, wanted)
    assert not list(after.iter(f"{w}ins/{w}hyperlink"))


PROTECTION = f'<w:settings xmlns:w="{W}"><w:documentProtection w:edit="readOnly" {{}}/></w:settings>'


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"word/settings.xml": PROTECTION.format('w:enforcement="1"')}, "protected"),
        ({"word/settings.xml": PROTECTION.format("")}, ""),
        ({"_xmlsignatures/sig1.xml": "<a/>"}, "signed"),
    ],
)
def test_protection_and_signatures_are_told(more: dict[str, str], told: str) -> None:
    data = docx(paragraph("It failed.", reference(1)), footnotes=note(1, f"{BEHIND}."))
    data = zipped({**members_of(data), **more})
    reading = read_document(Path("draft.docx"), data, "draft.docx")
    known = judged(
        replace(result(link=DEAD, archive=FOUND), citation=reading.citations[0], footnote=reading.footnotes[0])
    )
    report = Report("1", Run(NOW, NOW, offline=False, complete=True), (reading,), (known,))
    (file,) = given_back(report, [DOCUMENT_FORMATS["docx"]], lambda _: data)
    assert isinstance(file, ReturnedFile)
    assert [told in one for one in file.warnings] == ([True] if told else [])
    assert b"archived at" in members_of(file.data)["word/footnotes.xml"]


def test_links_open_what_they_show() -> None:
    data = docx(
        paragraph("It failed.", reference(1)),
        footnotes=note(1, "Weir, ", LINK.format(URL, ""), "."),
        note_links={"a": URL},
    )
    for link, opened in ((MOVED, NEW), (DEAD, COPY)):
        members = members_of(checked(data, link)[0])
        assert f'Target="{URL}"'.encode() in members["word/_rels/footnotes.xml.rels"]
        assert f'Target="{opened}"'.encode() in members["word/_rels/footnotes.xml.rels"]


FIELD = field(f' HYPERLINK "{URL}" ', "the report", 3)
WORDS = LINK.format("the ", text("report", "<w:i/>"))


@pytest.mark.parametrize("words", [WORDS, FIELD], ids=["a link", "a field"])
def test_words_are_led_to_where_the_page_is(words: str) -> None:
    """Taken out and put in again as a link to the new address: a change that can be taken or left."""
    data = docx(paragraph("It failed.", reference(1)), footnotes=note(1, "See ", words, "."), note_links={"a": URL})
    members = members_of(checked(data, MOVED)[0])
    after = etree.fromstring(members["word/footnotes.xml"])
    assert shown(after, "ins") == shown(after, "del") == " See the report."
    (link,) = [one for one in after.iter(w + "hyperlink") if list(one.iter(w + "ins"))]
    assert len(list(link.iter(w + "i"))) == (words is WORDS)
    number = next(value for name, value in link.attrib.items() if name.endswith("}id"))
    assert f'Id="{number}"' in members["word/_rels/footnotes.xml.rels"].decode()
    assert f'Target="{NEW}"'.encode() in members["word/_rels/footnotes.xml.rels"]


def test_a_comment_stands_on_the_mark_alone() -> None:
    """The mark shares its run with words, and the file has somebody else's comment already."""
    crowded = '<w:r><w:t>It failed.</w:t><w:footnoteReference w:id="1"/><w:t xml:space="preserve"> So what.</w:t></w:r>'
    data = docx(f"<w:p>{crowded}{reference(2)}</w:p>", footnotes=note(1, f"{BEHIND}.") + note(2, "No source at all."))
    written, reading = checked(typed(data), DEAD)
    (comment,) = open_document(io.BytesIO(written)).comments
    assert comment.author == "footproof"
    assert "dead: " in comment.text
    assert f"[{reading.citations[0].id}:dead]" in comment.text
    body = etree.fromstring(members_of(written)["word/document.xml"])
    (start,) = body.iter(w + "commentRangeStart")
    run, end = start.getnext(), start.getnext().getnext()
    assert [child.tag for child in run] == [w + "footnoteReference"]
    assert end.tag == w + "commentRangeEnd"
    assert "".join(one.text for one in body.iter(w + "t")) == "It failed. So what."


def test_all_other_parts_stay() -> None:
    data = docx(paragraph("It failed.", reference(1)), footnotes=note(1, f"{BEHIND}."), settings="<w:trackRevisions/>")
    data = zipped({**members_of(data), "word/media/image1.png": b"\x89PNG", "customXml/item1.xml": b"<?x y?><a/>"})
    before, after = members_of(data), members_of(checked(data, DEAD)[0])
    touched = {
        "[Content_Types].xml",
        "word/document.xml",
        "word/footnotes.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
    }
    assert {name for name in after if after[name] != before.get(name)} == touched
    assert list(after)[: len(before)] == list(before)


def test_a_living_source_leaves_the_file_as_it_is() -> None:
    data = docx(paragraph("It failed.", reference(1)), footnotes=note(1, f"{BEHIND}."))
    written, _ = checked(data, replace(DEAD, status=LinkStatus.ALIVE))
    assert members_of(written) == members_of(data)


@pytest.mark.parametrize(
    "words",
    [
        f"{BEHIND}.",
        f"Weir, Report, {URL[:12]}<text:span>{URL[12:]}</text:span>.",
        f'Weir, Report, <text:a xlink:href="{URL}"><text:span>{URL}</text:span></text:a>.',
        f'<text:a xlink:href="{URL}">Weir, Report, <text:span>{URL}</text:span></text:a>.',
    ],
)
@pytest.mark.parametrize("link", [DEAD, MOVED], ids=["dead", "moved"])
def test_an_odt_comes_back_likewise(words: str, link: LinkFinding) -> None:
    noted = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f"<text:p>{words}</text:p></text:note-body></text:note>"
    )
    written, _ = checked(odt(f"<text:p>It failed.{noted} So what.</text:p>"), link, "draft.odt")
    root = etree.fromstring(members_of(written)["content.xml"])
    (body,) = root.iter(TEXT + "note-body")
    wanted = NEW if link is MOVED else f"{URL} (archived at {COPY})"
    assert "".join(body.itertext()) == f"{BEHIND}.".replace(URL, wanted)
    for link_there in body.iter(TEXT + "a"):
        words_there = "".join(link_there.itertext())
        assert not words_there.startswith("http") or words_there == link_there.get("{http://www.w3.org/1999/xlink}href")
    deleted = ["".join(one.find(TEXT + "p").itertext()) for one in root.iter(TEXT + "deletion")]
    assert deleted == ([URL] if link is MOVED else [])
    comments = list(root.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"))
    assert [one.getnext().tag for one in comments] == ([TEXT + "note"] if link is DEAD else [])
    assert root.find(f".//{TEXT}p[1]") is not None


def test_words_of_an_odt_are_led_to_where_the_page_is() -> None:
    linked = f'See <text:a xlink:href="{URL}">the <text:span>report</text:span></text:a>.'
    noted = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f"<text:p>{linked}</text:p></text:note-body></text:note>"
    )
    written, _ = checked(odt(f"<text:p>It failed.{noted}</text:p>"), MOVED, "draft.odt")
    root = etree.fromstring(members_of(written)["content.xml"])
    (body,), (deletion,) = root.iter(TEXT + "note-body"), root.iter(TEXT + "deletion")
    assert "".join(body.itertext()) == "See the report."
    href = "{http://www.w3.org/1999/xlink}href"
    assert [one.get(href) for one in body.iter(TEXT + "a")] == [NEW]
    assert [one.get(href) for one in deletion.iter(TEXT + "a")] == [URL]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("draft.docx", "draft.checked.docx"), ("draft.docx~2", "draft~2.checked.docx"), ("a.b.odt", "a.b.checked.odt")],
)
def test_names_of_what_comes_back(name: str, expected: str) -> None:
    reading = Reading(name, name, "", "docx", (), ())
    assert checked_name(reading) == expected


def test_what_cannot_come_back_is_told() -> None:
    """Another format, or a file that was changed in the meantime: a sentence each, and no file."""
    data = docx(paragraph("It failed.", reference(1)), footnotes=note(1, f"{BEHIND}."))
    reading = read_document(Path("draft.docx"), data, "draft.docx")
    known = judged(replace(result(link=DEAD), citation=reading.citations[0], footnote=reading.footnotes[0]))
    report = Report("1", Run(NOW, NOW, offline=False, complete=True), (reading,), (known,))
    (changed,) = given_back(report, [DOCUMENT_FORMATS["docx"]], lambda _: data + b" ")
    assert "was changed during the run" in str(changed)
    report = replace(report, documents=(replace(reading, format="markdown"),))
    (other,) = given_back(report, [DOCUMENT_FORMATS["docx"]], lambda _: data)
    assert "does not give back" in str(other)


def test_an_entry_of_a_list_is_put_right_where_it_stands() -> None:
    """It has no mark: the comment is on its paragraph."""
    entries = [paragraph(f"Weir, A. (2019). Flood wall report. {URL}"), paragraph("Holm, B. (2020). Nets. Sea Press.")]
    data = docx(paragraph("It failed."), paragraph("References", properties='<w:outlineLvl w:val="0"/>'), *entries)
    body = etree.fromstring(members_of(checked(data, DEAD)[0])["word/document.xml"])
    start = next(body.iter(w + "commentRangeStart"))
    assert URL in shown(start.getparent())
    assert f"archived at {COPY}" in shown(body)


def test_a_thousand_notes() -> None:
    count = 1_000
    marks = [paragraph(f"Sentence {number}.", reference(number)) for number in range(1, count + 1)]
    notes = [note(number, f"Weir {number}, ", text(URL), f"/{number}.") for number in range(1, count + 1)]
    written, _ = checked(docx(*marks, footnotes="".join(notes)), MOVED)
    assert shown(etree.fromstring(members_of(written)["word/footnotes.xml"]), "del").count(NEW) == count


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_reads_what_was_written(tmp_path: Path) -> None:
    """Comments and changes are comments and changes to it, whoever wrote the file."""
    parts = ("footnotes", "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml")
    override = f'<Override PartName="/word/{parts[0]}.xml" ContentType="{parts[1]}"/></Types>'
    data = docx(paragraph("It failed.", reference(1)), footnotes=note(1, f"{BEHIND}."))
    data = zipped({**members_of(data), "[Content_Types].xml": TYPES.replace("</Types>", override)})
    path = tmp_path / "draft.checked.docx"
    path.write_bytes(checked(data, DEAD)[0])
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "odt", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    root = etree.fromstring(members_of(path.with_suffix(".odt").read_bytes())["content.xml"])
    creators = [one.text for one in root.iter("{http://purl.org/dc/elements/1.1/}creator")]
    assert creators.count("footproof") >= 2
    assert list(root.iter(TEXT + "insertion"))
    assert f"archived at {COPY}" in "".join(next(root.iter(TEXT + "note-body")).itertext())


def test_a_damaged_picture_keeps_no_report_from_being_written() -> None:
    """The reader never looked at it; the document does not come back, which is told."""
    data = docx(paragraph("It failed.", reference(1)), footnotes=note(1, f"{BEHIND}."))
    data = zipped({**members_of(data), "word/media/image1.png": b"a picture of some length, " * 40})
    place = data.index(b"word/media/image1.png") + len("word/media/image1.png") + 4
    data = data[:place] + b"\xff\xff\xff" + data[place + 3 :]
    reading = read_document(Path("draft.docx"), data, "draft.docx")
    known = judged(replace(result(link=DEAD), citation=reading.citations[0], footnote=reading.footnotes[0]))
    report = Report("1", Run(NOW, NOW, offline=False, complete=True), (reading,), (known,))
    (told,) = given_back(report, [DOCUMENT_FORMATS["docx"]], lambda _: data)
    assert "draft.docx is not given back: a member of it is damaged" in str(told)


def test_names_of_parts_in_other_cases() -> None:
    """Part names do not tell cases apart."""
    data = docx(paragraph("It failed.", reference(1)), footnotes=note(1, f"{BEHIND}."))
    data = zipped({name.replace("word/f", "Word/F"): content for name, content in members_of(data).items()})
    written = members_of(checked(data, DEAD)[0])
    assert COPY.encode() in written["Word/Footnotes.xml"]
    assert "word/footnotes.xml" not in written
