"""Documents that are read, judged as a test says, and given back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fakes.answers import NOW, URL, decided, result
from fakes.docx_files import field, members_of, text, zipped

from footnotes.model import Reading
from footnotes.read import read_document
from pipeline.checks.corrected import corrections_of
from pipeline.returned.offering import DOCUMENT_FORMATS, given_back
from pipeline.returned.returned_file import ReturnedFile
from reports.model import (
    ArchiveFinding,
    ArchiveStatus,
    CitationResult,
    LinkFinding,
    LinkStatus,
    Report,
    Run,
    TitleCheck,
)
from reports.model import TitleStatus as Title

NEW = "https://e.org/new-place"
COPY = f"https://web.archive.org/web/20190503101500/{URL}"
DEAD = LinkFinding(LinkStatus.DEAD, "http-404", "No such page.", checked_at=NOW)
MOVED = replace(DEAD, status=LinkStatus.MOVED, final_url=NEW)
FOUND = ArchiveFinding(ArchiveStatus.FOUND, COPY, "20190503101500", TitleCheck(Title.MATCH, 1.0))
LINK = '<w:hyperlink r:id="a"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{}</w:t></w:r>{}</w:hyperlink>'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def typed(data: bytes) -> bytes:
    """The file with a list of its parts that other programs insist on."""
    return zipped({**members_of(data), "[Content_Types].xml": TYPES})


def checked(data: bytes, link: LinkFinding, name: str = "draft.docx") -> tuple[bytes, Reading]:
    """The document given back, every citation of it with this link; nothing must be lost."""
    reading = read_document(Path(name), data, name)
    footnotes = {one.id: one for one in reading.footnotes}
    results = [
        judged(replace(result(link=link, archive=FOUND), citation=one, footnote=footnotes[one.footnote]))
        for one in reading.citations
    ]
    report = Report("1", Run(NOW, NOW, offline=False, complete=True), (reading,), tuple(results))
    (returned,) = given_back(report, [DOCUMENT_FORMATS["docx"]], lambda _: data)
    assert isinstance(returned, ReturnedFile), returned
    assert not returned.warnings
    return returned.data, reading


def judged(known: CitationResult) -> CitationResult:
    """With verdict, findings and corrections."""
    verdict, reasons = decided(known)
    return replace(known, verdict=verdict, reasons=reasons, corrections=corrections_of(known))


BEHIND = f"Weir, Report, {URL}"
NOTES: dict[str, tuple[list[str], dict[str, str]]] = {
    "plain": ([f"{BEHIND}."], {}),
    "torn": (["Weir, Report, ", text(URL[:11], "<w:b/>"), text(URL[11:20]), text(f"{URL[20:]}.")], {}),
    "a link": (["Weir, Report, ", LINK.format(URL, ""), "."], {"a": URL}),
    "a torn link": (["Weir, Report, ", LINK.format(URL[:9], text(URL[9:])), "."], {"a": URL}),
    "a link that holds more": ([LINK.format("Weir, Report, ", text(URL)), "."], {"a": URL}),
    "a field": (["Weir, Report, ", field(f' HYPERLINK "{URL}" ', URL, 3), "."], {}),
    "another's insertion": (["Weir, Report, ", f'<w:ins w:id="7" w:author="Dora">{text(URL)}{text(".")}</w:ins>'], {}),
    "first in its note": ([f"{URL}."], {}),
    "in angle brackets": ([f"Weir ‘Report’ &lt;{URL}&gt; accessed 4 June 2019."], {}),
    "a simple field": (["Weir, ", f'<w:fldSimple w:instr="HYPERLINK {URL}">{text(URL)}</w:fldSimple>', "."], {}),
    "a smart tag": (["Weir, ", f'<w:smartTag w:uri="u" w:element="e">{text(f"Report, {URL}")}</w:smartTag>', "."], {}),
    "a content control": ([f"<w:sdt><w:sdtPr/><w:sdtContent>{text(f'Report, {URL}.')}</w:sdtContent></w:sdt>"], {}),
    "beside a formula": (['<m:oMath><m:r><m:t>BC=D</m:t></m:r></m:oMath>', f" Weir, Report, {URL}."], {}),
}  # fmt: skip


def odt(body: str) -> bytes:
    """An odt file with this text."""
    names = ["office", "text"]
    spaces = " ".join(f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in names)
    content = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{body}'
    )
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"{content}</office:text></office:body></office:document-content>",
    })  # fmt: skip
