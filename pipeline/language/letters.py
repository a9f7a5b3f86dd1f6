"""py3langid as files that all processes share: its model is unpacked once a user, and read where it is asked for.

Unpacked by each process, as the library does it, the model takes half a second of computing and 110 MB of memory.
"""

from __future__ import annotations

import hashlib
import lzma
import shutil
import threading
import weakref
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
_LETTERS = 256
_AT_HAND = 2_048
"""Rows of letters that stay in memory, a kilobyte each."""


def load_identifier(besides: Container[str]) -> LanguageIdentifier:
    """The identifier of the library's own model, without some languages; what it ranks has likelihoods."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE

    packed = MODEL_DIR / MODEL_FILE
    try:
        return _identifier(_kept(packed), besides)
    except (EOFError, OSError, RuntimeError, ValueError):  # no room or no folder for it, or somebody has damaged it
        with _for_once(packed) as folder:
            return _identifier(folder, besides)


def _identifier(folder: Path, besides: Container[str]) -> LanguageIdentifier:
    import numpy
    from py3langid.langid import LanguageIdentifier

    def table(name: str) -> Any:
        return numpy.load(folder / f"{name}.npy", allow_pickle=False)

    classes = table("classes").tolist()
    wanted = [place for place, code in enumerate(classes) if code not in besides]
    return LanguageIdentifier(
        _Likelihoods(_Rows(folder / "ptc.npy", len(classes)), wanted),
        table("pc")[wanted],
        [classes[place] for place in wanted],
        _Moves(_Rows(folder / "nextmove.npy", _LETTERS)),
        memoryview(table("out_feat")),
        norm_probs=True,
        tk_row=memoryview(table("nextmove_row")),
    )


class _Rows:
    """A table in a file, of which rows are read when they are asked for.

    To map it costs more: the system maps 64 KB around each look-up, one text takes 17 MB, sixteen take 48 (measured).
    """

    def __init__(self, path: Path, columns: int) -> None:
        import numpy

        table = numpy.load(path, mmap_mode="r", allow_pickle=False)
        self.kind = table.dtype
        self._start, self._width = table.offset, columns * table.itemsize
        if table.size % columns:
            raise ValueError(f"{path} has other columns")
        self._lock, self._file = threading.Lock(), path.open("rb", buffering=0)
        weakref.finalize(self, self._file.close)

    def __getitem__(self, row: int) -> bytes:
        with self._lock:  # Windows has no ``os.pread``
            self._file.seek(self._start + row * self._width)
            return self._file.read(self._width)


class _Moves:
    """The next state for each state and letter, of which the rows that were looked up last stay in memory."""

    __slots__ = ("_known", "_rows")

    def __init__(self, rows: _Rows) -> None:
        self._rows = rows
        self._known: dict[int, memoryview] = {}

    def __getitem__(self, place: int) -> int:
        row = self._known.get(place >> 8)
        if row is None:
            if len(self._known) >= _AT_HAND:
                self._known.clear()
            row = self._known[place >> 8] = memoryview(self._rows[place >> 8]).cast(self._rows.kind.char)
        return row[place & 255]


class _Likelihoods:
    """Some columns of a table, read a few rows at a time."""

    __slots__ = ("_columns", "_rows")

    def __init__(self, rows: _Rows, columns: list[int]) -> None:
        self._rows = rows
        self._columns = columns

    def __getitem__(self, rows: Any) -> Any:
        import numpy

        read = b"".join(map(self._rows.__getitem__, rows.tolist()))
        return numpy.frombuffer(read, self._rows.kind).reshape(len(rows), -1)[:, self._columns]


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
    """The same in a folder that goes at the end; what was opened of it stays."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        _unpack(packed, Path(name))
        yield Path(name)


def _unpack(packed: Path, folder: Path) -> None:
    with TemporaryFile(dir=folder.parent) as file:
        with lzma.open(packed) as model:
            shutil.copyfileobj(model, file, _PIECE)
        with ZipFile(file) as arrays:
            arrays.extractall(folder)
