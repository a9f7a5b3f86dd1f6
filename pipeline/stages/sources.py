"""Sources: what was named on the command line becomes the documents to read, in order, each once."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from footnotes.errors import UnreadableDocument
from footnotes.readers import READABLE
from pipeline.errors import UsageError
from pipeline.listings.lists import is_list, names_in

MAX_DOCUMENT_MB = 200
"""Mebibytes: a text of this size has some 40,000 pages; what is larger is no document."""
MOST_DOCUMENTS = 10_000
"""Of one folder or pattern; a run beyond it is a mistake in the name of the folder."""
MOST_ENTRIES = 500_000
"""Files and folders that are looked at below one folder: some ten seconds on a slow disk."""
_NAMED_ONLY = frozenset((".csv", ".tsv", ".json", ".xml"))
"""Formats that most files of a folder share which hold data and no addresses: read where they are named."""
LISTINGS = frozenset((".xml", ".gz", ".rss", ".atom", ".rdf"))
"""Suffixes that sitemaps and feeds may have."""
_OURS = frozenset(("footproof.toml", "footproof.sqlite"))
_REPORT, _REPORT_HEAD = "report.json", re.compile(rb'"tool":\s*\{\s*"name":\s*"footproof"')
_PATTERN = re.compile(r"[*?\[]")
_DIGITS = re.compile(r"(\d{1,18})")
_TOLD = 5
"""So many files are named that were passed over."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document before it is read."""

    name: str
    """Path or URL, as reports show it."""
    filename: str
    """What its id is made of; the suffix says how it is read."""
    load: Callable[[], bytes]
    """Its bytes; raises ``UnreadableDocument`` with the reason why there are none."""
    address: str | None = None
    """URL that it was fetched from, redirects followed; None for a file."""

    @property
    def is_online(self) -> bool:
        """Whether it is named by a URL."""
        return is_url(self.name)


@dataclass(frozen=True, slots=True)
class Sources:
    """All documents of a run."""

    documents: tuple[Source, ...]
    warnings: tuple[str, ...] = ()
    """Sentences for a person: what was passed over."""

    def load(self, name: str) -> bytes:
        """The bytes of the document of that name; raises ``UnreadableDocument`` with the reason why there are none."""
        source = next((one for one in self.documents if one.name == name), None)
        return source.load() if source is not None else _refuse(f"{name} is no document of this run.")


@dataclass(slots=True)
class _Search:
    """What one folder or pattern has shown so far."""

    own: frozenset[str]
    found: list[Path] = field(default_factory=list)
    passed_over: list[Path] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    """Folders that may not be listed."""
    seen: int = 0

    @property
    def is_endless(self) -> bool:
        return len(self.found) > MOST_DOCUMENTS or self.seen > MOST_ENTRIES


def is_url(name: str) -> bool:
    """Whether a document is named by its address on the web."""
    return name.lower().startswith(("http://", "https://"))


def may_be_listing(source: Source) -> bool:
    """Whether a source has to be looked into before it is known which documents it stands for."""
    return source.is_online or Path(source.filename).suffix.lower() in LISTINGS


def online(address: str) -> Source:
    """A source that is named by a URL, before it is fetched."""
    return Source(address, address, partial(_refuse, f"{address} was not fetched."))


def unreadable(name: str, reason: str) -> Source:
    """A source that says why it cannot be read."""
    return Source(name, name, partial(_refuse, reason))


def find_sources(names: Sequence[str], own: Sequence[Path]) -> Sources:
    """The documents that were named: files, folders, patterns, URLs, and lists of them (``@FILE``).

    A folder stands for every readable document in it and below; hidden files, and what this program has written,
    are left out. What cannot be found is a source that says so when it is read.

    Args:
        names: as on the command line.
        own: folders of reports and workspace.

    Raises:
        UsageError: a name is empty, as an unset variable of a script leaves it.
    """
    mine = frozenset(os.path.realpath(folder) for folder in own)
    documents: dict[str, Source] = {}
    warnings: list[str] = []
    if not all(name.strip() for name in names):
        raise UsageError("One of the documents has no name. Name files, folders or URLs.")
    for name in names:
        for source, key in _listed(name, mine, warnings) if is_list(name) else _named(name, mine, warnings):
            documents.setdefault(key, source)
    return Sources(tuple(documents.values()), tuple(warnings))


def _listed(name: str, own: frozenset[str], warnings: list[str]) -> Iterator[tuple[Source, str]]:
    try:
        names = names_in(name)
    except UnreadableDocument as refusal:
        yield unreadable(name, str(refusal)), name
        return
    if not names:
        yield unreadable(name, f"{name.removeprefix('@')} names no document. Name one on a line."), name
    for one in names:
        yield from _named(one, own, warnings)


def _named(name: str, own: frozenset[str], warnings: list[str]) -> Iterator[tuple[Source, str]]:
    if is_url(name):
        yield online(name), name
        return
    path = Path(name)
    if path.is_dir():
        search = _Search(own)
        _walk(path, search)
        nothing = f"{name} holds no document that can be read"
    elif _PATTERN.search(name) and not path.exists():
        search = _Search(own)
        _match(name, search)
        nothing = f"No document matches {name}"
    else:
        yield _file(path), os.path.realpath(path)
        return
    warnings.extend(_warnings(name, search))
    if search.is_endless:
        yield unreadable(name, f"{name} holds more files than one run takes. Name the folders in it one by one."), name
    elif not search.found:
        yield unreadable(name, f"{nothing}. Check the spelling; formats: {', '.join(sorted(READABLE))}."), name
    else:
        yield from ((_file(found), os.path.realpath(found)) for found in search.found)


def _file(path: Path) -> Source:
    return Source(str(path), path.name, partial(_bytes_of, path))


def _match(pattern: str, search: _Search) -> None:
    # Path.glob takes no absolute patterns.
    for match in sorted(islice(glob.iglob(pattern, recursive=True), MOST_ENTRIES), key=_natural):  # noqa: PTH207
        path = Path(match)
        if path.is_dir():
            if "**" not in pattern:
                _walk(path, search)
        elif not _is_ours(path.name):
            _sort_in(path, search, READABLE)
        if search.is_endless:
            return


def _walk(folder: Path, search: _Search) -> None:
    def note_closed(error: OSError) -> None:
        search.closed.append(str(error.filename))

    for parent, folders, files in os.walk(folder, onerror=note_closed):
        here = Path(parent)
        folders[:] = sorted((one for one in folders if not _is_left_out(here / one, search.own)), key=_natural)
        search.seen += len(folders) + len(files)
        for name in sorted(files, key=_natural):
            if not name.startswith(".") and not _is_ours(name):
                _sort_in(here / name, search, READABLE - _NAMED_ONLY)
        if search.is_endless:
            return


def _sort_in(path: Path, search: _Search, suffixes: frozenset[str]) -> None:
    (search.found if path.suffix.lower() in suffixes else search.passed_over).append(path)


def _is_ours(name: str) -> bool:
    # Word keeps the names of those who have a document open in "~$..." beside it.
    return name in _OURS or name.startswith("~$")


def _is_left_out(folder: Path, own: frozenset[str]) -> bool:
    if folder.name.startswith(".") or os.path.realpath(folder) in own:
        return True
    try:
        with (folder / _REPORT).open("rb") as report:
            return _REPORT_HEAD.search(report.read(400)) is not None
    except OSError:
        return False


def _natural(name: str) -> list[tuple[bool, int, str]]:
    """A key that puts chapter 2 before chapter 10."""
    parts = _DIGITS.split(name.casefold())
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]


def _warnings(name: str, search: _Search) -> Iterator[str]:
    over = search.passed_over
    if over:
        told = ", ".join(path.name for path in over[:_TOLD]) + (" ..." if len(over) > _TOLD else "")
        files = "1 file was" if len(over) == 1 else f"{len(over)} files were"
        yield f"{name}: {files} passed over: {told}. Name a file to have it read all the same."
    if search.closed:
        closed = ", ".join(search.closed[:_TOLD])
        yield f"{name}: these folders may not be opened, so what is in them was not read: {closed}."


def _refuse(reason: str) -> bytes:
    raise UnreadableDocument(reason)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_DOCUMENT_MB * 1024 * 1024:
            raise UnreadableDocument(f"{path} is larger than {MAX_DOCUMENT_MB} MiB. Split it and check the parts.")
        if not path.is_file():
            raise UnreadableDocument(f"{path} is no file. Name a document.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument(f"{path} does not exist. Check the spelling and the folder.") from error
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableDocument(f"{path} cannot be read ({said}). Check its permissions.") from error
