"""``@FILE``: a text file that names documents, one on a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from footnotes.errors import UnreadableDocument

_MARK = "@"
MOST_BYTES = 8 * 1024 * 1024


def is_list(name: str) -> bool:
    """Whether a name on the command line means the names in a file; a file that is called so is a document."""
    return len(name) > 1 and name.startswith(_MARK) and not Path(name).exists()


def names_in(name: str) -> tuple[str, ...]:
    """The documents that ``@FILE`` names: paths, folders and patterns, seen from the folder of the file, and URLs.

    Blank lines, and lines that begin with ``#``, name nothing.

    Raises:
        UnreadableDocument: the file cannot be read, or is no text.
    """
    path = Path(name.removeprefix(_MARK))
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableDocument(f"{path} is larger than a list of documents can be. Name one document on a line.")
        text = path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise UnreadableDocument(f"{path} does not exist. Name a file with a document on each line after @.") from error
    except (OSError, ValueError) as error:
        raise UnreadableDocument(f"{path} cannot be read as a list ({error}). Save it as text in UTF-8.") from error
    return tuple(_names(text, path.parent))


def _names(text: str, folder: Path) -> Iterator[str]:
    for line in text.splitlines():
        name = line.strip()
        if name and not name.startswith("#"):
            yield name if name.lower().startswith(("http://", "https://")) else str(folder / name)
