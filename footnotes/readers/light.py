"""Reads Org, AsciiDoc and Typst: their notes and links are written as Markdown has them, and read as that."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from footnotes.encoding import decode
from footnotes.model import Document
from footnotes.readers import markdown

_LONGEST_NOTE = 20_000
_BRACKET = re.compile(r"[\[\]]")
_ORG_HEADING = re.compile(r"^(\*{1,6}) ", re.M)
_ORG_LINK = re.compile(r"\[\[(?P<url>(?:https?|ftp)://[^\[\]\n]{1,4000})\](?:\[(?P<words>[^\[\]]{1,1000})\])?\]")
_ORG_DEFINED = re.compile(r"^\[fn:(?P<label>[\w-]{1,60})\][ \t]*", re.M)
_ORG_INLINE = re.compile(r"\[fn:[\w-]{0,60}:\s?")
_ORG_MARK = re.compile(r"\[fn:(?P<label>[\w-]{1,60})\]")
_ORG_SLASHES = re.compile(r"(?<![\w/:<(])/(?=[^\s/])([^/\n]{1,300}?)(?<=\S)/(?![\w/])")
_ORG_KEYWORD = re.compile(r"^[ \t]{0,20}(?:#\+\w{1,40}(?:\[[^\]\n]{0,80}\])?:|:[\w-]{1,40}:)[^\n]*$", re.M)
_ADOC_HEADING = re.compile(r"^(={1,6}) ", re.M)
_ADOC_NOTE = re.compile(r"footnote(?:ref)?:(?P<id>[\w-]{0,60})\[")
_ADOC_LINK = re.compile(
    r"(?:link:)?(?P<url>(?:https?|ftp)://[^\s\[\]<>]{1,4000})\[(?P<words>[^\[\]]{0,1000}?)(?:,[^\[\]]{0,200})?\]"
)
_ADOC_LINE = re.compile(
    r"^(?://(?!/)[^\n]*|:[\w-]{1,60}!?:[^\n]*|\[[^\[\]\n]{0,300}\]|(?:-{4,}|\*{4,}|={4,}|_{4,}|\.{4,}|\+))$", re.M
)
"""Comments, attributes, and what parts blocks."""
_ADOC_QUOTED = re.compile(r"(?:\"`|``)(?P<words>[^`\n]{1,2000}?)(?:`\"|'')")
"""Quotation marks: "`now`", and ``before''."""
_ADOC_PASSED = re.compile(r"\+\+([^\s+]{1,4000})\+\+")
"""An address that is kept from being read."""
_TYPST_HEADING = re.compile(r"^(={1,6}) ", re.M)
_TYPST_NOTE = re.compile(r"#footnote\[")
_TYPST_LINK = re.compile(r"#link\(\"(?P<url>[^\"\n]{1,4000})\"\)(?:\[(?P<words>[^\[\]]{0,1000})\])?")
_TYPST_EMPHASIS = re.compile(r"#emph\[([^\[\]]{1,1000})\]")
_TYPST_LINE = re.compile(r"^(?://[^\n]*|#(?:set|show|import|include|let|pagebreak|bibliography)\b[^\n]*)$", re.M)


def read_org(data: bytes) -> Document:
    """Read an Org file; raises ``UnreadableDocument``."""
    return _read(data, "org", _org)


def read_asciidoc(data: bytes) -> Document:
    """Read an AsciiDoc file; raises ``UnreadableDocument``."""
    return _read(data, "asciidoc", _asciidoc)


def read_typst(data: bytes) -> Document:
    """Read a Typst file; raises ``UnreadableDocument``."""
    return _read(data, "typst", _typst)


def _read(data: bytes, form: str, as_markdown: Callable[[str], str]) -> Document:
    text, warning = decode(data[: markdown.LARGEST_FILE + 1])
    document = markdown.read(as_markdown(text.replace("\r\n", "\n")).encode())
    warnings = (*([warning] if warning else []), *document.warnings)
    return replace(document, format=form, warnings=warnings)


def _org(text: str) -> str:
    text = _ORG_KEYWORD.sub("", text).replace("---", "—").replace("--", "–")
    text = _ORG_LINK.sub(_link, text)
    text = _in_place(text, _ORG_INLINE)
    text = _ORG_DEFINED.sub(r"[^\g<label>]: ", text)
    text = _ORG_MARK.sub(r"[^\g<label>]", text)
    text = _ORG_HEADING.sub(lambda found: "#" * len(found[1]) + " ", text)
    return _ORG_SLASHES.sub(r"*\1*", text)


def _asciidoc(text: str) -> str:
    text = _ADOC_QUOTED.sub("“\\g<words>”", _ADOC_PASSED.sub(r"\1", _ADOC_LINE.sub("", text)))
    text = _ADOC_LINK.sub(_link, text)
    text = _named_notes(text)
    return _ADOC_HEADING.sub(lambda found: "#" * len(found[1]) + " ", text)


def _typst(text: str) -> str:
    text = _TYPST_LINE.sub("", text)
    text = _TYPST_EMPHASIS.sub(r"*\1*", _TYPST_LINK.sub(_link, text))
    text = _in_place(text, _TYPST_NOTE)
    return _TYPST_HEADING.sub(lambda found: "#" * len(found[1]) + " ", text)


def _link(found: re.Match[str]) -> str:
    words = found["words"]
    return f"[{words}](<{found['url']}>)" if words and words != found["url"] else f"<{found['url']}>"


def _in_place(text: str, opening: re.Pattern[str]) -> str:
    """The text with notes in brackets written as Markdown has them in place."""
    out: list[str] = []
    closings = _closings(text)
    at = 0
    while (found := opening.search(text, at)) is not None:
        end = closings.get(text.index("[", found.start()))
        out += [text[at : found.start()], "^[" if end is not None else found[0]]
        at = found.end()
        if end is not None:
            out += [text[at:end], "]"]
            at = end + 1
    return "".join([*out, text[at:]])


def _named_notes(text: str) -> str:
    """The same for AsciiDoc, where a note may have a name under which it is cited again."""
    out: list[str] = []
    defined: list[str] = []
    closings = _closings(text)
    at = 0
    while (found := _ADOC_NOTE.search(text, at)) is not None:
        end = closings.get(text.index("[", found.start()))
        out.append(text[at : found.start()])
        at = found.end() if end is None else end + 1
        words = "" if end is None else " ".join(text[found.end() : end].split())
        name = found["id"]
        if end is None:
            out.append(found[0])
        elif name and words:
            defined.append(f"[^{name}]: {words}")
            out.append(f"[^{name}]")
        else:
            out.append(f"[^{name}]" if name else f"^[{words}]")
    return "".join([*out, text[at:], *(f"\n\n{one}" for one in defined), "\n" if defined else ""])


def _closings(text: str) -> dict[int, int]:
    """Where each bracket closes that does so within the length of a note, by where it opens."""
    opened: list[int] = []
    closings: dict[int, int] = {}
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif opened and found.start() - (start := opened.pop()) < _LONGEST_NOTE:
            closings[start] = found.start()
    return closings
