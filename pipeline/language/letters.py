"""py3langid as files that all processes share: its model is unpacked once a user, and mapped where it is asked for.

Unpacked by each process, as the library does it, the model takes half a second of computing and 110 MB of memory.
"""

from __future__ import annotations

import hashlib
import lzma
import mmap
import shutil
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from pipeline.user_folder import cache_folder

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_PIECE = 1 << 20
_MAPPED: list[mmap.mmap] = []
"""The large tables of the model, as this process sees them."""


def load_identifier(besides: Container[str]) -> LanguageIdentifier:
    """The identifier of the library's own model, without some languages; what it ranks has likelihoods."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE

    packed = MODEL_DIR / MODEL_FILE
    try:
        return _identifier(_kept(packed), besides)
    except (EOFError, OSError, RuntimeError, ValueError):  # no room or no folder for it, or somebody has damaged it
        with _for_once(packed) as folder:
            return _identifier(folder, besides)


def let_go_of_model() -> None:
    """Give back what has been looked up in the model; it stays in the system's cache, for all processes.

    The system maps what lies around each look-up as well: one text takes 17 MB, sixteen take 48, where to give them
    back and look the next one up anew takes a millisecond (measured).
    """
    advice = getattr(mmap, "MADV_DONTNEED", None)
    if advice is not None:
        for table in _MAPPED:
            table.madvise(advice)


def _identifier(folder: Path, besides: Container[str]) -> LanguageIdentifier:
    import numpy
    from py3langid.langid import LanguageIdentifier

    def table(name: str) -> Any:
        array = numpy.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
        _MAPPED.append(array.base)
        return array

    classes = table("classes").tolist()
    wanted = [place for place, code in enumerate(classes) if code not in besides]
    return LanguageIdentifier(
        _Columns(table("ptc"), wanted),
        table("pc")[wanted],
        [classes[place] for place in wanted],
        memoryview(table("nextmove")),  # its numbers are Python's own, and looked up twice as fast
        memoryview(table("out_feat")),
        norm_probs=True,
        tk_row=memoryview(table("nextmove_row")),
    )


class _Columns:
    """Some columns of a table, read a few rows at a time."""

    __slots__ = ("_columns", "_table")

    def __init__(self, table: Any, columns: list[int]) -> None:
        self._table = table
        self._columns = columns

    def __getitem__(self, rows: Any) -> Any:
        return self._table[rows][:, self._columns]


def _kept(packed: Path) -> Path:
    """The folder of this user that holds the arrays of a model; made where it is missing.

    Raises:
        OSError, RuntimeError: it cannot be made.
    """
    folder = cache_folder() / f"py3langid-{hashlib.sha256(packed.read_bytes()).hexdigest()[:16]}"
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as drafts:
            draft = Path(drafts) / "model"
            _unpack(packed, draft)
            try:
                draft.rename(folder)
            except OSError:
                if not folder.is_dir():  # which another process may have made by now
                    raise
    return folder


@contextmanager
def _for_once(packed: Path) -> Iterator[Path]:
    """The same in a folder that goes at the end; what was mapped of it stays."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        _unpack(packed, Path(name))
        yield Path(name)


def _unpack(packed: Path, folder: Path) -> None:
    with TemporaryFile(dir=folder.parent) as file:
        with lzma.open(packed) as model:
            shutil.copyfileobj(model, file, _PIECE)
        with ZipFile(file) as arrays:
            arrays.extractall(folder)
