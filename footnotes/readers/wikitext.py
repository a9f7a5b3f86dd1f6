"""Reads wikitext: the notes, links and citation templates of Wikipedia and other wikis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from footnotes.encoding import decode
from footnotes.model import Document, Note, NoteKind, Work
from footnotes.readers.entries import doi, entry_note, iso_date
from footnotes.readers.entries import field as one_line
from footnotes.readers.html.page import document_of
from footnotes.readers.html.tree import NOTE_LABEL, parse_tree
from footnotes.readers.html.walk import source_line
from footnotes.readers.sizes import refuse_larger
from footnotes.readers.wikitext_openings import without_endless_openings

LARGEST_FILE = 4 * 1024 * 1024
"""Bytes; the longest articles have 1 MB."""
_CITES = re.compile(
    r"(?:cite|citation|cita|citar|literatur|internetquelle|lien|ouvrage|article|книга|статья|cytuj|citeer|"
    r"web|kirjaviite|verkkoviite|kilde|webbref|tidskriftsref|bokref|kaynak|cytat|citation needed)\b",
    re.I,
)
_TITLES = ("title", "titel", "titre", "título", "titulo", "titolo", "заголовок", "название", "tytuł", "script-title")
_PLACES = (
    "work", "website", "newspaper", "magazine", "journal", "periodical", "publisher", "via", "werk", "périodique",
    "éditeur", "site", "obra", "editorial", "publicación", "pubblicazione", "издание", "издательство", "hrsg", "verlag",
    "opublikowany", "czasopismo",
)  # fmt: skip
_DATES = ("date", "year", "datum", "année", "fecha", "data", "дата", "год", "jahr", "publication-date")
_ACCESSED = (
    "access-date",
    "accessdate",
    "abruf",
    "consulté le",
    "fechaacceso",
    "acessodata",
    "accesso",
    "дата обращения",
)
_ADDRESSES = ("url", "chapter-url", "contribution-url", "lire en ligne", "ссылка", "online")
_ARCHIVED = (
    "archive-url",
    "archiveurl",
    "archiv-url",
    "archive",
    "urlarchivo",
    "arquivourl",
    "urlarchivio",
    "архив-url",
)
_DROPPED = frozenset(["gallery", "math", "syntaxhighlight", "source", "timeline", "templatestyles", "nowiki"])
_APART = frozenset(["li", "dd", "dt", "p", "div", "center", "ol", "ul"])
"""What begins a paragraph of its own; items of lists that signs mark hold nothing themselves."""
_BRACKETED = re.compile(r"\[(<a href=\"[^\"]{1,4000}\">[^<]{1,4000}</a>)\]")
"""An external link with letters that the parser does not take for a URL's, so that its brackets are left."""
_HIDDEN_LINKS = re.compile(r"(?:file|image|datei|fichier|archivo|файл|category|kategorie|catégorie|категория):", re.I)
_MOST_AUTHORS = 50
_DEEPEST = 30


def read(data: bytes) -> Document:
    """Read a page's wikitext: ``<ref>`` with its names and reuses, ``{{cite ...}}`` by its fields, external links.

    Raises:
        UnreadableDocument: the file is empty, binary, or larger than a page can be.
    """
    import mwparserfromhell

    refuse_larger(data, LARGEST_FILE)
    text, warning = decode(data)
    writer = _Writer()
    page = mwparserfromhell.parse(without_endless_openings(text), skip_style_tags=True)
    body = "".join(writer.nodes(page.nodes, 0))
    html = f"<html><body>{_paragraphs(body)}{''.join(writer.notes())}</body></html>"
    document = document_of(parse_tree(html), "wikitext", source_line, (warning,) if warning else ())
    notes = tuple(_with_work(note, writer.works.get(note.label)) for note in document.notes)
    return replace(document, notes=notes)


@dataclass(slots=True)
class _Ref:
    number: int
    html: str = ""
    entry: Note | None = None


@dataclass(slots=True)
class _Writer:
    """Writes nodes as HTML, and keeps the notes for the end."""

    refs: dict[str, _Ref] = field(default_factory=dict)

    @property
    def works(self) -> Mapping[str, Note]:
        """The notes that are one template, by label."""
        return {str(ref.number): ref.entry for ref in self.refs.values() if ref.entry is not None}

    def notes(self) -> Iterator[str]:
        """The notes as they stand at the end of a page."""
        for ref in self.refs.values():
            if ref.html:
                name = f'id="note-{ref.number}" {NOTE_LABEL}="{ref.number}"'
                yield f'<aside role="doc-footnote" {name}>{ref.html}</aside>\n'

    def nodes(self, nodes: list[Any], depth: int) -> Iterator[str]:
        """The HTML of nodes in order."""
        for node in nodes if depth < _DEEPEST else ():
            kind = type(node).__name__
            if kind == "Text":
                yield _styled(escape(str(node), quote=False))
            elif kind == "Heading":
                yield f"\n\n<h2>{''.join(self.nodes(node.title.nodes, depth + 1))}</h2>\n\n"
            elif kind == "Wikilink":
                if not _HIDDEN_LINKS.match(str(node.title).strip()):
                    yield "".join(self.nodes((node.text or node.title).nodes, depth + 1))
            elif kind == "ExternalLink":
                words = "".join(self.nodes(node.title.nodes, depth + 1)) if node.title else escape(str(node.url))
                yield f'<a href="{escape(str(node.url))}">{words}</a>'
            elif kind == "Template":
                yield self._template(node)
            elif kind == "HTMLEntity":
                yield escape(node.normalize(), quote=False)
            elif kind == "Tag":
                yield from self._tag(node, depth)

    def _tag(self, node: Any, depth: int) -> Iterator[str]:
        name = str(node.tag).strip().lower()
        if name == "ref":
            yield self._ref(node, depth)
        elif name == "references":
            list(self.nodes(node.contents.nodes if node.contents else [], depth + 1))  # definitions stand inside
        elif name in ("br", "hr"):
            yield f"<{name}>"
        elif name not in _DROPPED and (node.contents is not None or name in _APART):
            inner = "".join(self.nodes(node.contents.nodes if node.contents else [], depth + 1))
            if name in _APART:
                inner = f"\n\n{inner}\n\n" if inner else "\n\n"
            yield (
                f"<{name}>{inner}</{name}>"
                if name in ("i", "b", "sup", "sub", "blockquote", "table", "tr", "td", "th")
                else inner
            )

    def _ref(self, node: Any, depth: int) -> str:
        group = _attribute(node, "group")
        name = _attribute(node, "name") or f"\0{len(self.refs)}"
        known = self.refs.get(f"{group}\0{name}")
        ref = known or self.refs.setdefault(f"{group}\0{name}", _Ref(len(self.refs) + 1))
        if node.contents is not None and str(node.contents).strip():
            ref.html = ref.html or _BRACKETED.sub(r"\1", "".join(self.nodes(node.contents.nodes, depth + 1)))
            ref.entry = ref.entry or _only_template(node.contents.nodes)
        return (
            f'<sup><a role="doc-noteref" href="#note-{ref.number}" {NOTE_LABEL}="{ref.number}">{ref.number}</a></sup>'
        )

    def _template(self, node: Any) -> str:
        entry = _entry(node)
        return escape(entry.text, quote=False) if entry else ""


def _attribute(node: Any, name: str) -> str:
    return str(node.get(name).value).strip().strip("\"'") if node.has(name) else ""


def _only_template(nodes: list[Any]) -> Note | None:
    """The work of a note that is one citation template and nothing else but a full stop."""
    told = [node for node in nodes if type(node).__name__ == "Template" or str(node).strip(" .\n")]
    return _entry(told[0]) if len(told) == 1 and type(told[0]).__name__ == "Template" else None


def _entry(template: Any) -> Note | None:
    if not _CITES.match(str(template.name).strip()):
        return None
    fields = {str(param.name).strip().lower(): _plain(param.value) for param in template.params}
    work = Work(
        authors=tuple(_authors(fields)),
        title=one_line(_first(fields, _TITLES)),
        publisher=one_line(_first(fields, _PLACES)),
        date=iso_date(_first(fields, _DATES)),
        accessed=iso_date(_first(fields, _ACCESSED)),
        doi=doi(fields.get("doi", "")),
    )
    url = _first(fields, _ADDRESSES) or (f"https://doi.org/{work.doi}" if work.doi else None)
    return entry_note("?", work, url) if work.title or url else None


def _authors(fields: Mapping[str, str]) -> Iterator[str]:
    for number in ("", *map(str, range(1, _MOST_AUTHORS))):
        last = _first(
            fields, (f"last{number}", f"surname{number}", f"nachname{number}", f"nom{number}", f"apellidos{number}")
        )
        first = _first(
            fields, (f"first{number}", f"given{number}", f"vorname{number}", f"prénom{number}", f"nombre{number}")
        )
        name = f"{first} {last}" if last else _first(fields, (f"author{number}", f"autor{number}", f"auteur{number}"))
        if name.strip():
            yield " ".join(name.split())


def _first(fields: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


def _plain(value: Any) -> str:
    return " ".join(str(value.strip_code(normalize=True, collapse=True)).replace("''", "").split())


def _styled(text: str) -> str:
    """Italics and bold as apostrophes mark them."""
    text = re.sub(r"'''(.{1,2000}?)'''", r"<b>\1</b>", text)
    return re.sub(r"''(.{1,2000}?)''", r"<i>\1</i>", text)


def _paragraphs(body: str) -> str:
    return "".join(f"<p>{part}</p>\n" if part.strip() else "\n" for part in re.split(r"\n\s*\n|\n(?=[*#:;])", body))


def _with_work(note: Note, entry: Note | None) -> Note:
    if entry is None:
        return replace(note, kind=NoteKind.FOOTNOTE)
    return replace(entry, label=note.label, kind=NoteKind.FOOTNOTE, location=note.location)
