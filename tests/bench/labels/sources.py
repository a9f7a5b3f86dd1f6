"""Public labelled references, read from snapshots of their repositories, as examples."""

from __future__ import annotations

import hashlib
import random
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tarfile import open as open_tar

from examples import OUTSIDE, SEPARATOR, SIGNAL, Example, Labelled, Piece, example, one_work
from lxml import etree

from footnotes.model import Span


@dataclass(frozen=True, slots=True)
class Source:
    """Where examples come from, and under which licence."""

    repository: str
    path: str
    licence: str


ANYSTYLE = Source("inukshuk/anystyle", "res/parser", "BSD-2-Clause")
GROBID = Source("kermitt2/grobid", "grobid-trainer/resources/dataset/citation/corpus", "Apache-2.0")
LINKED_BOOKS = Source("dhlab-epfl/LinkedBooksDeepReferenceParsing", "dataset.tar.gz", "MIT")
PROSE = Source("kermitt2/grobid", "grobid-trainer/resources/dataset", "Apache-2.0")
FOOTNOTES = Source("mpilhlt/bibliographic-tei", "data/gold", "BSD-2-Clause")
SOURCES = (ANYSTYLE, GROBID, PROSE, LINKED_BOOKS, FOOTNOTES)

_PARSER = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False, no_network=True)


class Snapshots:
    """A folder of snapshots: git directories ``OWNER+NAME/repo`` or ``OWNER+NAME/repo/.git``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def show(self, source: Source, path: str) -> bytes:
        """One file of a repository."""
        return self._git(source, "show", f"HEAD:{path}")

    def names(self, source: Source) -> list[str]:
        """The files under the path of a source."""
        listed = self._git(source, "ls-tree", "-r", "--name-only", "HEAD", source.path)
        return [name for name in listed.decode().split("\n") if name]

    def commit(self, source: Source) -> str:
        """The commit that a snapshot stands at."""
        return self._git(source, "show", "-s", "--format=%H", "HEAD").decode().strip()

    def _git(self, source: Source, *arguments: str) -> bytes:
        folder = self._folder / source.repository.replace("/", "+") / "repo"
        folder = folder / ".git" if (folder / ".git").exists() else folder
        if not folder.exists():
            raise SystemExit(f"{folder}: no snapshot of {source.repository}; clone it there and try again")
        command = ["git", "-c", "core.quotepath=off", "--git-dir", str(folder), *arguments]
        return subprocess.run(command, capture_output=True, check=True).stdout


def is_kept_aside(text: str) -> bool:
    """Whether a note belongs to the half that figures are checked on and nothing is trained on."""
    return hashlib.sha1(re.sub(r"\W+", "", text).encode()).digest()[0] % 2 == 1


# ---- AnyStyle ----

_ANYSTYLE_LABELS = {
    "author": "AUT", "editor": "EDT", "translator": "EDT", "director": "AUT", "producer": "EDT", "title": "TIT",
    "journal": "CON", "container-title": "CON", "source": "CON", "collection-title": "SER", "publisher": "PUB",
    "location": "PLA", "date": "DAT", "volume": "VOL", "issue": "VOL", "edition": "VOL", "pages": "PAG", "url": "URL",
    "doi": "URL",
}  # fmt: skip


def anystyle(snapshots: Snapshots, name: str) -> Iterator[Example]:
    """The strings of ``core.xml`` or ``good.xml``; ``gold.xml`` is for measuring."""
    root = etree.fromstring(snapshots.show(ANYSTYLE, f"{ANYSTYLE.path}/{name}.xml"), _PARSER)
    for sequence in root:
        pieces = []
        for element in sequence:
            text = " ".join("".join(element.itertext()).split())
            if text:
                pieces += [Piece(text, _ANYSTYLE_LABELS.get(str(element.tag), OUTSIDE)), Piece(" ")]
        yield example(one_work(pieces[:-1]))


# ---- GROBID ----

_TEI_LABELS = {
    "editor": "EDT", "date": "DAT", "publisher": "PUB", "pubPlace": "PLA", "idno": "URL", "ptr": "URL", "note": OUTSIDE,
    "meeting": "CON", "respStmt": "EDT", "edition": "VOL", "citedRange": "PAG", "ref": "BACK",
}  # fmt: skip


def grobid(snapshots: Snapshots) -> Iterator[Example]:
    """The references of GROBID's citation model."""
    for name in snapshots.names(GROBID):
        root = etree.fromstring(snapshots.show(GROBID, name), _PARSER) if name.endswith(".xml") else None
        for reference in root.iter("{*}bibl") if root is not None else ():
            pieces = list(_tei_pieces(reference))
            while pieces and not pieces[0].text.strip():
                pieces.pop(0)
            if sum(len(piece.text) for piece in pieces) > 25:
                yield example(one_work(pieces))


def prose(snapshots: Snapshots) -> Iterator[str]:
    """Sentences of articles, and of thanks to people and bodies, that cite nothing."""
    for name in snapshots.names(PROSE):
        wanted = name.endswith(("fulltext.tei.xml", "acknowledgment/corpus/all.tei.xml"))
        root = etree.fromstring(snapshots.show(PROSE, name), _PARSER) if wanted else None
        for element in root.iter("{*}p", "{*}acknowledgment") if root is not None else ():
            if not any(str(child.tag).endswith("ref") for child in element.iter()):
                text = re.sub(r"-\s*\n\s*", "", "".join(element.itertext()))
                yield from _SENTENCE.findall(" ".join(text.split()))


_SENTENCE = re.compile(r"[A-Z][^.?!]{30,400}[.?!](?=\s[A-Z]|$)")


def _tei_pieces(reference: etree._Element) -> Iterator[Piece]:
    levels = [title.get("level") for title in reference.iter("{*}title")]
    yield from _piece(reference.text, None)
    for child in reference:
        if isinstance(child.tag, str):
            yield from _piece("".join(child.itertext()), _tei_label(child, levels))
        yield from _piece(child.tail, None)


def _piece(text: str | None, label: str | None) -> Iterator[Piece]:
    words = re.sub(r"\s+", " ", text or "")
    if words:
        yield Piece(words, label)


def _tei_label(element: etree._Element, levels: list[str | None]) -> str | None:
    name = str(element.tag).rpartition("}")[2]
    if name == "title":
        level = element.get("level")
        own = level in ("a", "u") or (level == "m" and "a" not in levels) or level is None
        return "TIT" if own else "SER" if level == "s" else "CON"
    if name in ("author", "name", "persName"):
        return "AUT"
    if name == "orgName":
        return "PUB" if element.get("type") in ("institution", "department") else "AUT"
    if name == "biblScope":
        return "PAG" if (element.get("unit") or element.get("type") or "").startswith("p") else "VOL"
    return None if name == "lb" else _TEI_LABELS.get(name)


# ---- Footnotes of law and humanities ----


def footnotes(snapshots: Snapshots) -> Iterator[Example]:
    """The footnotes of the half that may be trained on, with comments, several works and references back."""
    for name in snapshots.names(FOOTNOTES):
        root = etree.fromstring(snapshots.show(FOOTNOTES, name), _PARSER) if name.endswith(".xml") else ()
        for instance in (one for one in root if str(one.tag).endswith("instance")):
            raw, output = instance.find("{*}input"), instance.find("{*}output")
            if raw is None or output is None:
                continue
            text = re.sub(r"^\d+\s+", "", " ".join((raw.text or "").split()))
            if text and not is_kept_aside(text):
                yield _placed(text, list(_footnote_pieces(output)))


def _footnote_pieces(output: etree._Element) -> Iterator[Piece]:
    for element in output.iter("{*}bibl", "{*}note"):
        if any(str(parent.tag).endswith("}bibl") for parent in element.iterancestors()):
            continue
        if str(element.tag).endswith("}bibl"):
            yield from one_work(_tei_pieces(element))
        elif element.get("type") in ("signal", "comment", "document-type"):
            yield from _piece("".join(element.itertext()), SIGNAL if element.get("type") == "signal" else OUTSIDE)


def _placed(text: str, pieces: list[Piece]) -> Example:
    """Labels for the note as printed: each piece is looked for behind the one before it."""
    labels: list[Labelled] = []
    at = 0
    for piece in pieces:
        words = piece.text.split()
        match = re.compile(r"\s*".join(map(re.escape, words))).search(text, at) if words and piece.label else None
        if match and piece.label:
            if piece.begins and labels and ";" in text[at : match.start()]:
                semicolon = text.index(";", at)
                labels.append(Labelled(Span(semicolon, semicolon + 1), SEPARATOR))
            labels.append(Labelled(Span(match.start(), match.end()), piece.label, piece.begins))
            at = match.end()
    return Example(text, tuple(labels))


# ---- LinkedBooks ----

_LINKED_LABELS = {
    "title": "TIT", "author": "AUT", "publicationplace": "PLA", "year": "DAT", "publisher": "PUB", "pagination": "PAG",
    "series": "SER", "volume": "VOL", "tomo": "VOL", "column": "PAG", "date": "DAT", "publicationspecifications": "VOL",
    "conjunction": "CON",
}  # fmt: skip
_NO_SPACE_BEFORE = frozenset(",.;:)]»”’")
_NO_SPACE_BEHIND = frozenset("([«“‘’'")
_YEAR = re.compile(r"1[5-9]\d\d|20[01]\d")


def linked_books(snapshots: Snapshots, seed: int) -> list[Example]:
    """References of books on Venice (Italian, some English, French, German), lines of prose as notes without works."""
    with open_tar(fileobj=BytesIO(snapshots.show(LINKED_BOOKS, LINKED_BOOKS.path))) as archive:
        member = archive.extractfile("clean_train.txt")
        raw = member.read().decode("utf-8").replace("\r", "\n") if member else ""
    sequences = [[line.split() for line in block.split("\n")] for block in re.split(r"\n[ \t]*\n", raw)]
    sequences = [[row for row in rows if len(row) >= 4 and row[0] != "-DOCSTART-"] for rows in sequences]
    chosen = random.Random(seed)
    # References to manuscripts of archives are most of the set; a few of them do.
    return [
        _linked(rows)
        for rows in sequences
        if len(rows) >= 5 and (not any("primary" in row[2] for row in rows) or chosen.random() < 0.15)
    ]


def _linked(rows: list[list[str]]) -> Example:
    text, labels = "", []
    titled = inside = begun = False
    outside = True
    for token, kind, group, state, *_ in rows:
        if state == "b-r" or (state != "o" and outside):
            titled = inside = begun = False
        outside = state == "o"
        label = OUTSIDE if outside else _linked_label(token, kind, group, titled, inside)
        titled = titled or label == "TIT"
        inside = inside or label == "CON"
        glued = not text or token[0] in _NO_SPACE_BEFORE or text[-1] in _NO_SPACE_BEHIND
        start = len(text) + (not glued)
        text += token if glued else f" {token}"
        begins = not outside and not begun and label != OUTSIDE and token[0].isalnum()
        begun = begun or begins
        if labels and labels[-1].label == label and not begins:
            labels[-1] = Labelled(Span(labels[-1].span.start, len(text)), label, labels[-1].begins)
        else:
            labels.append(Labelled(Span(start, len(text)), label, begins))
    return Example(text, tuple(labels))


def _linked_label(token: str, kind: str, group: str, titled: bool, inside: bool) -> str:
    if "meta" in group and kind == "title":
        return "CON" if inside or (titled and token in '«“"') else "TIT"
    if "meta" in group and titled and (kind == "conjunction" or token.lower() == "in"):
        return "CON"
    if kind == "publicationnumber-year":
        return "DAT" if _YEAR.fullmatch(token) else "VOL"
    if kind == "author" and titled:
        return "EDT"
    if "primary" in group:
        return "DAT" if kind in ("date", "year") else OUTSIDE
    return _LINKED_LABELS.get(kind, OUTSIDE)
