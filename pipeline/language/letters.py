"""py3langid's model as files that all processes share: unpacked once a user, and read where it is asked for.

Unpacked by each process, as the library does it, the model takes half a second of computing and 110 MB of memory;
mapped it takes 17 MB for one text and 48 for sixteen, for the system maps 64 KB around each look-up. The few sums that
rank languages need no numpy, which takes 15 MB in each process and a quarter of a second.
"""

from __future__ import annotations

import ast
import hashlib
import lzma
import math
import shutil
import struct
import sys
import threading
import unicodedata
import weakref
from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from operator import itemgetter, mul
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any
from zipfile import ZipFile

from pipeline.user_folder import cache_folder

_PIECE = 1 << 20
_LETTERS = 256
_AT_HAND = 2_048
"""Rows of letters that stay in memory, a kilobyte each."""
_KINDS = {"u1": "B", "u2": "H", "u4": "I", "i2": "h", "i4": "i", "f2": "e", "f4": "f", "f8": "d"}
"""What ``struct`` calls numpy's kinds of numbers."""
_SHORTEST = 10
"""Bytes of a file of numpy's before its header, the last two of them the size of that."""


def load_identifier(besides: Container[str]) -> Identifier:
    """The identifier of the library's own model, without some languages."""
    library = find_spec("py3langid")  # which would load numpy, were it imported
    assert library is not None
    assert library.origin is not None
    packed = Path(library.origin).with_name("data") / "model.npz.xz"
    try:
        return Identifier(_kept(packed), besides)
    # no room or no folder for it, or somebody has damaged it
    except (EOFError, OSError, RuntimeError, SyntaxError, ValueError, struct.error):
        with _for_once(packed) as folder:
            return Identifier(folder, besides)


class Identifier:
    """Ranks the languages of a model by what letters follow each other, as py3langid does (its naive Bayes)."""

    def __init__(self, folder: Path, besides: Container[str]) -> None:
        """Open the model in a folder, without some of its languages.

        Raises:
            OSError, SyntaxError, ValueError: it is not there, or damaged.
        """
        classes = _Table(folder / "classes.npy").texts()
        wanted = [place for place, code in enumerate(classes) if code not in besides]
        self._chosen = itemgetter(*wanted)
        self._classes = self._chosen(classes)
        self._before = self._chosen(_Table(folder / "pc.npy").numbers())
        self._weights = _Table(folder / "ptc.npy")
        self._row = struct.Struct(f"<{len(classes)}{self._weights.kind}")
        self._next = _Table(folder / "nextmove.npy")
        self._row_of = _Table(folder / "nextmove_row.npy").numbers()
        self._feature_of = _Table(folder / "out_feat.npy").numbers()
        self._known: dict[int, array[int]] = {}

    def rank(self, text: str) -> list[tuple[str, float]]:
        """All languages and their likelihoods, 0 to 1 and 1 together, best first."""
        text = unicodedata.normalize("NFC", text.lower() if text.isupper() else text)
        letters = text.encode("utf-8", "surrogatepass")
        scores: list[float] = [0.0] * len(self._classes)
        if seen := self._seen(letters):
            rows = [self._chosen(self._row.unpack(self._weights.row(feature))) for feature in seen]
            weights = [*map(math.log1p, seen.values())]
            scores = [
                before + sum(map(mul, weights, column))
                for before, column in zip(self._before, zip(*rows, strict=True), strict=True)
            ]
        # By the root of the length likelihoods mean the same of long texts and of short ones.
        best, root = max(scores), math.sqrt(len(letters) or 1)
        shares = [math.exp((score - best) / root) for score in scores]
        total = sum(shares)
        ranked: defaultdict[str, float] = defaultdict(float)
        for code, share in zip(self._classes, shares, strict=True):  # a language of two scripts is in it twice
            ranked[code] += share / total
        return sorted(ranked.items(), key=itemgetter(1), reverse=True)

    def _seen(self, letters: bytes) -> Counter[int]:
        """How often each feature of the model stands in a text."""
        state, seen = 0, list[int]()
        for letter in letters:
            row = self._row_of[state]
            moves = self._known.get(row)
            state = (self._moves(row) if moves is None else moves)[letter]
            feature = self._feature_of[state]
            if feature >= 0:
                seen.append(feature)
        return Counter(seen)

    def _moves(self, row: int) -> array[int]:
        if len(self._known) >= _AT_HAND:
            self._known.clear()
        moves = self._known[row] = self._next.numbers(row * _LETTERS, _LETTERS)
        return moves


class _Table:
    """An array in a file as numpy writes it, of which rows are read when they are asked for."""

    def __init__(self, path: Path) -> None:
        """Open it.

        Raises:
            OSError, SyntaxError, ValueError: it is not there, or damaged.
        """
        self._lock, self._file = threading.Lock(), path.open("rb", buffering=0)
        weakref.finalize(self, self._file.close)
        start = self._file.read(_SHORTEST)
        size = int.from_bytes(start[-2:], "little")
        header = ast.literal_eval(self._file.read(size).decode("latin-1"))
        kind, shape = header["descr"], header["shape"]
        self.kind = _KINDS.get(kind[1:], "s")
        """What ``struct`` calls a number of it."""
        self._start, self._length = len(start) + size, shape[0]
        self._width = math.prod(shape[1:]) * (4 * int(kind[2:]) if kind[1] == "U" else int(kind[2:]))
        if path.stat().st_size < self._start + self._length * self._width:
            raise ValueError(f"{path} is cut off")

    def row(self, row: int, together: int = 1) -> bytes:
        """A row, or several from it on."""
        with self._lock:
            self._file.seek(self._start + row * self._width)  # Windows has no ``os.pread``
            return self._file.read(together * self._width)

    def numbers(self, row: int = 0, together: int | None = None) -> array[Any]:
        """The numbers of some rows, of all by default."""
        numbers = array(self.kind, self.row(row, self._length if together is None else together))
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers

    def texts(self) -> list[str]:
        """All rows as texts."""
        text, width = self.row(0, self._length).decode("utf-32-le"), self._width // 4
        return [text[start : start + width].rstrip("\0") for start in range(0, len(text), width)]


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
