"""What is fuzzed: hostile files and texts for every reader, and what must hold of each.

A target is a strategy and a check. A check raises for an error that is none of the reader's own, and for an address
that went in with a note and neither came out nor is told to be unread. Time is bounded by whoever runs it.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from fakes.docx_files import docx, members_of, note, paragraph, reference, text, zipped
from fakes.typesetter import Chapter, Layout, typeset
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from markupsafe import escape

from footnotes.errors import UnreadableDocument
from footnotes.model import Footnote, Location, Note, NoteKind
from footnotes.packing import pack_reading, unpack_reading
from footnotes.read import read_document
from footnotes.readers import READERS
from footnotes.urls.repair import find_links
from footnotes.works.cite import cite, names_seen, split_notes
from pipeline.isolation.frames import Question
from pipeline.text.packing import pack_page, unpack_page
from pipeline.text.read import read_page

DATA = Path(__file__).parents[1] / "data" / "formats"
WORDS = (
    "Gulls count. ", "A. Novak, ", "“Title”", "«Title» ", "ibid. ", "5 May 2019", "p. 12, ", "et al., ", "in ",
    "see ", "doi:10.1000/182", "http://a.example/x", "https://a.", "www.", "://", "@", "&amp;", "&#0;", "&lt;",
    "²", "①", "†", "\x00", "\x0c", "\x01", "\u202e", "\u00ad", "\ufffe", "\u2028", "\u200b", "\U0001f600", "é",
    "e\u0301", "א", "中", "(", ")", "[", "]", "{", "}", "<", ">", '"', "'", ",", ";", ":", ".", "...", "-", "--",
    "_", "*", "**", "#", "|", "`", "```", "~", "^", "$", "%", "\\", "/", "=", "!", "1", "12. ", "2019) ", "[1]",
    "[1] ", "[2] ", "(3) ", " ",
)  # fmt: skip
"""Of running text and notes, in any format."""
MARKUP = (
    "\n", "\n\n", "    ", "\t", "\r", "[^1]", "[^1]: ", "^[", "- ", "1. ", "> ", "# ", "| a | b |\n|---|---|\n",
    "---\n", "<p>", "</p>", "<sup>", "<a href='#n1' id='r1'>", "</a>", "<title>", "<select>", "<!--", "-->",
    "<script>", "<li>", "</script>", "<style>", "<textarea>", "<table><tr><td>", "<ol>", "<blockquote>",
    "<ref>", "</ref>", "<ref name=a />", "{{cite web|url=", "}}", "[[", "]]", "<nowiki>", "\\footnote{",
    "\\begin{quote}", "\\end{quote}", "\\url{", "\\href{", "\\def\\a{", "\\newcommand{\\b}[1]{", "\\verb|",
    "@misc{k,", "title=", "url=", ".. [1] ", ".. |a| replace:: |a|", "::\n\n", ".. _a: ",
    ".. include:: /etc/passwd\n", "`x`_", "|a|", "[#a]_", "[fn:1]", "[fn:1] ", "footnote:[", "#footnote[",
    "* a\n", "\\par ", "{\\footnote ", "\\u8220?", "\\'93", "\\bin9 ", "{\\*\\x ", "TY  - JOUR\n", "UR  - ",
    "ER  - \n", '{"id": "a", "title": ', '"URL": "http://a.example"', "}]", "MIME-Version: 1.0\n", "--B\n",
    "%PDF-1.7\n", "PK\x03\x04", "1 0 obj\n<</Type/Catalog>>\nendobj\n", "<?xml version='1.0'?>",
    "<!DOCTYPE a [<!ENTITY a 'b'>]>", "<fn id='f1'>", "<w:p>",
)  # fmt: skip
"""Of formats, and not of others."""
texts = st.lists(st.sampled_from((*WORDS, *MARKUP)) | st.text(max_size=8), max_size=40).map("".join)
long_texts = st.tuples(st.lists(st.sampled_from((*WORDS, *MARKUP)), min_size=1, max_size=3).map("".join), texts).map(
    lambda parts: parts[0] * (100_000 // len(parts[0])) + parts[1]
)
"""Of 100,000 characters: a few pieces without end."""


@dataclass(frozen=True)
class Target:
    """What is fuzzed with what."""

    inputs: SearchStrategy[Any]
    check: Callable[[Any], object]
    """Raises where something is wrong."""
    question: Callable[[Any], Question] | None = None
    """What the program asks a worker about the same; None for what it asks none about."""


def asked_of_a_document(suffix: str, data: str | bytes) -> Question:
    """As the program reads a document."""
    return Question("document", (f"a{suffix}", "a", None), 60, _bytes(data))


def asked_of_a_page(kind: str | None, data: str | bytes) -> Question:
    """As the program reads a page."""
    return Question("page", (kind, "https://a.example/x"), 60, _bytes(data))


def read_or_refused(suffix: str, data: str | bytes) -> None:
    """A document is read, and its reading passes out of its process, or it is refused in a sentence."""
    try:
        reading = read_document(Path(f"a{suffix}"), _bytes(data), "a")
    except UnreadableDocument:
        return
    assert unpack_reading(pack_reading(reading)) == reading


def page_is_read(data: str | bytes, kind: str | None = "text/html") -> None:
    """A page is read, whatever it is."""
    page = read_page(_bytes(data), kind, "https://a.example/x")
    assert unpack_page(pack_page(page)) == page


def links_are_found(text: str) -> None:
    """What was not repaired stands where it is said to stand."""
    repaired = find_links(text)
    for link in repaired.links:
        assert 0 <= link.span.start <= link.span.end <= len(repaired.text)


def works_are_read(words: str) -> None:
    """Every address of a note is in a citation."""
    repaired = find_links(words)
    where, kind = Location(line=1), NoteKind.FOOTNOTE
    notes = split_notes([Note("1", kind, repaired.text, where, repaired.links)])
    footnote = Footnote("a#1", "a", "1", kind, repaired.text, where, None)
    cited = cite(notes[0], footnote, names_seen(notes)).cited
    urls = {one.citation.url for one in cited} | {
        one.citation.cited_copy.url for one in cited if one.citation.cited_copy
    }
    assert {link.url for link in repaired.links} <= urls


ADDRESS = "https://kept.example/1"
OTHER = "https://kept.example/2"


@dataclass(frozen=True)
class Surrounded:
    """A format in which a note with an address stands among hostile words."""

    write: Callable[[str, str, str], str | bytes]
    """A file of a paragraph's words, and of those before and behind the address of a note."""
    except_: tuple[str, ...] = ()
    """Signs of the format that take what follows out of the text: an author who writes them has written no note."""


def addresses_are_kept(suffix: str, write: Callable[[str, str, str], str | bytes], words: tuple[str, str, str]) -> None:
    """The addresses of two notes come out, or are told to be unread."""
    try:
        reading = read_document(Path(f"a{suffix}"), _bytes(write(*words)), "a")
    except UnreadableDocument:
        return  # that is told
    told = [one.text for one in reading.unread]
    for one in reading.citations:
        told += [one.url or "", one.url_printed or "", *one.alternatives, one.cited_copy.url if one.cited_copy else ""]
    for address in (ADDRESS, OTHER):
        assert any(address in words for words in told), address


def _markdown(text: str, before: str, after: str) -> str:
    return f"One.[^a] Two.[^b]\n\n{text}\n\n[^a]: {before} {ADDRESS} {after}\n\n[^b]: Two, {OTHER}\n"


def _plain(text: str, before: str, after: str) -> str:
    return f"One.[1] Two.[2]\n\n{text}\n\n[1] {before} {ADDRESS} {after}\n\n[2] Two, {OTHER}\n"


def _html(text: str, before: str, after: str) -> str:
    return (
        f'<p>One.<a href="#n1" id="r1"><sup>1</sup></a> Two.<a href="#n2" id="r2"><sup>2</sup></a></p><div>{text}</div>'
        f'<p id="n1"><a href="#r1">1</a> {before} {ADDRESS} {after}</p><p id="n2"><a href="#r2">2</a> Two, {OTHER}</p>'
    )


def _rst(text: str, before: str, after: str) -> str:
    return f"One [1]_. Two [2]_.\n\n{text}\n\n.. [1] {before} {ADDRESS} {after}\n\n.. [2] Two, {OTHER}\n"


def _tex(text: str, before: str, after: str) -> str:
    return f"One.\\footnote{{{before} {ADDRESS} {after}}}\n\n{text}\n\nTwo.\\footnote{{Two, {OTHER}}}\n"


def _wiki(text: str, before: str, after: str) -> str:
    return f"One.<ref>{before} {ADDRESS} {after}</ref>\n\n{text}\n\nTwo.<ref>Two, {OTHER}</ref>\n"


def _jats(text: str, before: str, after: str) -> str:
    text, before, after = (escape(_printable(words)) for words in (text, before, after))
    return (
        "<article><body><p>One.<xref ref-type='fn' rid='f1'>1</xref> Two.<xref ref-type='fn' rid='f2'>2</xref></p>"
        f"<p>{text}</p></body><back><fn-group><fn id='f1'><p>{before} {ADDRESS} {after}</p></fn>"
        f"<fn id='f2'><p>Two, {OTHER}</p></fn></fn-group></back></article>"
    )


def _org(text: str, before: str, after: str) -> str:
    return f"One.[fn:1] Two.[fn:2]\n\n{text}\n\n* Notes\n\n[fn:1] {before} {ADDRESS} {after}\n\n[fn:2] Two, {OTHER}\n"


def _asciidoc(text: str, before: str, after: str) -> str:
    return f"One.footnote:[{before} {ADDRESS} {after}]\n\n{text}\n\nTwo.footnote:[Two, {OTHER}]\n"


def _typst(text: str, before: str, after: str) -> str:
    return f"One.#footnote[{before} {ADDRESS} {after}]\n\n{text}\n\nTwo.#footnote[Two, {OTHER}]\n"


def _rtf(text: str, before: str, after: str) -> str:
    text, before, after = (_rtf_words(words) for words in (text, before, after))
    return (
        f"{{\\rtf1\\ansi\\pard One.{{\\super\\chftn}}{{\\footnote {{\\super\\chftn}} {before} {ADDRESS} {after}}}\\par "
        f"{text}\\par Two.{{\\super\\chftn}}{{\\footnote {{\\super\\chftn}} Two, {OTHER}}}\\par}}"
    )


def _rtf_words(words: str) -> str:
    return "".join(
        f"\\{c}" if c in "\\{}" else c if " " <= c < "\x7f" else f"\\u{ord(c) - 65536 * (ord(c) > 32767)}?"
        for c in words
        if ord(c) < 0x10000
    )


def _notebook(text: str, before: str, after: str) -> str:
    cells = _markdown(text, before, after).split("\n\n")
    return json.dumps({"cells": [{"cell_type": "markdown", "source": cell + "\n\n"} for cell in cells]})


def _mhtml(text: str, before: str, after: str) -> str:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\n'
    part = "Content-Type: text/html; charset=utf-8\nContent-Location: https://post.example/a/\n\n"
    return f"{head}{part}{_html(text, before, after)}\n--B--\n"


def _docx(words: str, before: str, after: str) -> bytes:
    words, before, after = (str(escape(_printable(part))) for part in (words, before, after))
    return docx(
        paragraph("One.", reference(2)),
        paragraph(text(words)),
        paragraph("Two.", reference(3)),
        footnotes=note(2, text(f"{before} {ADDRESS} {after}")) + note(3, text(f"Two, {OTHER}")),
    )


def _odt(words: str, before: str, after: str) -> bytes:
    names = {"office": "office:1.0", "text": "text:1.0"}
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}"' for name, path in names.items())
    words, before, after = (str(escape(_printable(part))) for part in (words, before, after))

    def noted(label: int, inner: str) -> str:
        body = f"<text:note-body><text:p>{inner}</text:p></text:note-body>"
        return (
            f'<text:note text:note-class="footnote"><text:note-citation>{label}</text:note-citation>{body}</text:note>'
        )

    body = (
        f"<text:p>One.{noted(1, f'{before} {ADDRESS} {after}')}</text:p><text:p>{words}</text:p>"
        f"<text:p>Two.{noted(2, f'Two, {OTHER}')}</text:p>"
    )
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {spaces}>{content}</office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _epub(words: str, before: str, after: str) -> bytes:
    words, before, after = (str(escape(_printable(part))) for part in (words, before, after))
    root = '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>'
    item = '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    page = _html(words, before, after)
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            f"{root}</rootfiles></container>",
            "book.opf": f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{item}</manifest>'
            '<spine><itemref idref="a"/></spine></package>',
            "a.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>'
            + page
            + "</body></html>",
        }
    )


def _pdf(words: str, before: str, after: str) -> bytes:
    words, before, after = (
        "".join(c for c in part if " " <= c < "\x7f" and c not in "{}") for part in (words, before, after)
    )
    notes = (f"{before} {ADDRESS} {after}", f"Two, {OTHER}")
    return typeset([Chapter(("The river rose.{1} It fell.{2}", f"And more. {words}"), notes)], Layout())


def _bibtex(words: str, before: str, after: str) -> str:
    one = f"@misc{{a, title = {{{words} {before}}}, note = {{{after}}}, url = {{{ADDRESS}}}}}"
    return f"{one}\n\n@misc{{b, title = {{Two}}, url = {{{OTHER}}}}}\n"


def _csl(words: str, before: str, after: str) -> str:
    return json.dumps([
        {"id": "a", "type": "book", "title": words + before, "note": after, "URL": ADDRESS},
        {"id": "b", "type": "book", "title": "Two", "URL": OTHER},
    ])  # fmt: skip


def _ris(words: str, before: str, after: str) -> str:
    words, before, after = (" ".join(part.split()) for part in (words, before, after))
    one = f"TY  - JOUR\nTI  - {words} {before}\nN1  - {after}\nUR  - {ADDRESS}\nER  - \n"
    return f"{one}\nTY  - BOOK\nTI  - Two\nUR  - {OTHER}\nER  - \n"


def _table(words: str, before: str, after: str) -> str:
    quoted = (words + before).replace('"', '""').replace("\x00", "")
    return f'url,title\n{ADDRESS},"{quoted}"\n{OTHER},Two\n'


_HIDING = ("<", "<!--", "<script>", "<style>", "<title>", "<textarea>", "<select>", "<!DOCTYPE", "<?xml")
SURROUNDED: Mapping[str, Surrounded] = {
    ".md": Surrounded(_markdown, ("`", "<!--", "<script>", "<style>", "<textarea>", "    ", "\t", "$", "|")),
    ".txt": Surrounded(_plain),
    ".html": Surrounded(_html, _HIDING),
    ".rst": Surrounded(_rst, ("`", "::", "..", "|", "\n")),
    ".tex": Surrounded(_tex, ("%", "\\", "{", "}", "$")),
    ".wiki": Surrounded(_wiki, ("<", "{{", "}}")),
    ".xml": Surrounded(_jats),
    ".org": Surrounded(_org, ("#", "`", "*", "\n")),
    ".adoc": Surrounded(_asciidoc, ("]", "/", "-", "+", "`", "|", "\n", ":", "=", ".")),
    ".typ": Surrounded(_typst, ("/", "`", "]", "[", "$", "#", "\\", '"', "*", "_")),
    ".rtf": Surrounded(_rtf),
    ".ipynb": Surrounded(_notebook, ("`", "<!--", "<script>", "<style>", "<textarea>", "    ", "\t", "$", "|")),
    ".mhtml": Surrounded(_mhtml, (*_HIDING, "--B")),
    ".docx": Surrounded(_docx),
    ".odt": Surrounded(_odt),
    ".epub": Surrounded(_epub),
    ".pdf": Surrounded(_pdf),
    ".bib": Surrounded(_bibtex, ("{", "}", "\\", "%", "@", '"')),
    ".json": Surrounded(_csl),
    ".ris": Surrounded(_ris),
    ".csv": Surrounded(_table, ("\r",)),
}
"""By suffix, one for each reader."""


def _words(except_: tuple[str, ...]) -> SearchStrategy[str]:
    pieces = [piece for piece in (*WORDS, *MARKUP) if not any(sign in piece for sign in except_)]
    strange = st.text(
        st.characters(codec="utf-8", exclude_characters="".join(s for s in except_ if len(s) == 1)), max_size=6
    )
    allowed = strange.filter(lambda words: not any(sign in words for sign in except_))
    return (
        st.lists(st.sampled_from(pieces) | allowed, max_size=14)
        .map("".join)
        .filter(lambda words: not any(sign in words for sign in except_))
    )


_OPERATORS = (
    "q", "Q", "BT", "ET", "/X Do", "/F1 12 Tf", "/F1 1e9 Tf", "(Gulls count) Tj", "[(a) -9999 (b)] TJ",
    "1 0 0 1 72 700 cm", "1e30 0 0 1e-30 0 0 cm", "0 0 0 0 0 0 Tm", "72 700 Td", "-1e9 3e8 Td", "T*", "3 Tr",
    "(1) Tj", "8 Ts", "0 0 m 600 0 l S", "0 0 600 0.5 re f", "BI /W 1 /H 1 ID x EI", "<FFFE> Tj",
    "/Span <</ActualText (x)>> BDC", "EMC", "(", "<<", "[", "9" * 40, "(https://a.example/1) Tj", "50 Tz",
    "-1 Tc", "1e9 Tw",
)  # fmt: skip
pdfs = st.tuples(
    st.lists(st.sampled_from(_OPERATORS), max_size=60).map("\n".join), st.sampled_from((1, 1, 1, 50, 2000)),
    st.sampled_from(("0 0 612 792", "0 0 0 0", "-1e9 0 1e9 792", "612 792 0 0", "0 0 3e7 3e7", "")), st.integers(0, 3),
).map(lambda parts: made_pdf(*parts))  # fmt: skip


def made_pdf(content: str, times: int, box: str, turns: int) -> bytes:
    """A page with this content, and a form that the content may draw."""
    stream = zlib.compress((content + "\n").encode() * times)
    drawn = zlib.compress(b"BT /F1 12 Tf 72 600 Td (A form) Tj ET")
    form = "/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>"
    resources = "<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>"
    objects: list[tuple[str, bytes | None]] = [
        ("<</Type/Catalog/Pages 2 0 R>>", None),
        ("<</Type/Pages/Kids[3 0 R]/Count 1>>", None),
        (f"<</Type/Page/Parent 2 0 R/Rotate {90 * turns}/MediaBox[{box}]/Contents 4 0 R/Resources{resources}>>", None),
        (f"<</Length {len(stream)}/Filter/FlateDecode>>", stream),
        ("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", None),
        (f"<<{form}/Length {len(drawn)}/Filter/FlateDecode>>", drawn),
    ]
    out = b"%PDF-1.7\n"
    for number, (head, body) in enumerate(objects, 1):
        tail = b"" if body is None else b"\nstream\n" + body + b"\nendstream"
        out += b"%d 0 obj\n%s%s\nendobj\n" % (number, head.encode(), tail)
    return out + b"trailer\n<</Size 7/Root 1 0 R>>\n%%EOF\n"


_changes = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 40)), min_size=1, max_size=8
)


def changed(data: bytes, changes: list[tuple[float, bytes, int]]) -> bytes:
    """A file with bytes put in place of others."""
    for place, new, length in changes:
        at = int(place * len(data))
        data = data[:at] + new + data[at + length :]
    return data


def changed_within(data: bytes, changes: list[tuple[float, bytes, int]]) -> bytes:
    """A zip file with the same done to its largest members of text, so that its sums are right."""
    members = members_of(data)
    names = sorted(
        (name for name in members if name.endswith(("xml", "html", "opf"))), key=lambda name: -len(members[name])
    )
    for number, change in enumerate(changes):
        name = names[number % min(3, len(names))]
        members[name] = changed(members[name], [change])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _damaged(path: Path, change: Callable[[bytes, list[tuple[float, bytes, int]]], bytes]) -> SearchStrategy[bytes]:
    return _changes.map(partial(change, path.read_bytes()))


def _of_pages(inputs: SearchStrategy[Any], kind: str | None = "text/html") -> Target:
    return Target(inputs, partial(page_is_read, kind=kind), partial(asked_of_a_page, kind))


def _of_documents(inputs: SearchStrategy[Any], suffix: str) -> Target:
    return Target(inputs, partial(read_or_refused, suffix), partial(asked_of_a_document, suffix))


def targets() -> dict[str, Target]:
    """Everything that is fuzzed, by name."""
    found = {
        "repair": Target(
            st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40).map("".join), links_are_found
        ),
        "works": Target(_words(()), works_are_read),
        "page html": _of_pages(texts),
        "page html long": _of_pages(long_texts),
        "page text": _of_pages(texts, "text/plain"),
        "page bytes": _of_pages(st.binary(max_size=300), None),
        "page pdf": _of_pages(pdfs, "application/pdf"),
        "read .pdf": _of_documents(pdfs, ".pdf"),
        "works long": Target(long_texts.map(lambda words: words[:12_000]), works_are_read),
    }
    readers: dict[Any, str] = {}
    for suffix, reader in READERS.items():
        readers.setdefault(reader, suffix)
    for reader, suffix in readers.items():
        if reader.__name__ not in ("read_pdf", "read_office"):
            found[f"read {suffix}"] = _of_documents(texts, suffix)
            found[f"read {suffix} long"] = _of_documents(long_texts, suffix)
    for path in sorted(DATA.glob("report.*.*")):
        change = changed_within if path.suffix in (".docx", ".odt", ".epub") else changed
        found[f"damaged {path.name}"] = _of_documents(_damaged(path, change), path.suffix)
    for suffix, surrounded in SURROUNDED.items():
        words = _words(surrounded.except_)
        check = partial(addresses_are_kept, suffix, surrounded.write)
        found[f"kept {suffix}"] = Target(st.tuples(words, words, words), check)
    return found


def _bytes(data: str | bytes) -> bytes:
    return data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data


def _printable(words: str) -> str:
    """Without what XML cannot hold."""
    return "".join(c for c in words if c in "\t\n" or " " <= c < "\ud800" or "\ue000" <= c < "\ufffe" or c > "\uffff")
