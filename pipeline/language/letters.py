"""py3langid in half of the memory: its table of transitions without repetitions, its chances for few languages only.

Of the parts of sixteen numbers that the table is made of, nine in ten repeat others. The library keeps all of them, and
the chances of the languages that are left out, which makes 110 MB of each process that tells languages.
"""

from __future__ import annotations

import io
import lzma
import shutil
from array import array
from collections.abc import Container
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from py3langid.langid import LanguageIdentifier

_PART = 16
"""Numbers of a part; with 8 or 64 the table takes more."""
_AT_ONCE = 10_000


def load_identifier(besides: Container[str]) -> LanguageIdentifier:
    """The identifier of the library's own model, without some languages; what it ranks has likelihoods."""
    import numpy
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    with _unpacked(MODEL_DIR / MODEL_FILE) as file, numpy.load(file, allow_pickle=False) as model:
        # What is largest comes first, while there is little else.
        transitions = _Transitions(model["nextmove"])
        classes = model["classes"].tolist()
        wanted = [place for place, code in enumerate(classes) if code not in besides]
        return LanguageIdentifier(
            model["ptc"][:, wanted],
            model["pc"][wanted],
            [classes[place] for place in wanted],
            transitions,
            model["out_feat"].tolist(),
            norm_probs=True,
            tk_row=model["nextmove_row"].tolist(),
        )


class _Transitions:
    """A long array of numbers, whose parts are kept once each."""

    __slots__ = ("_parts", "_places")

    def __init__(self, numbers: Any) -> None:
        """Part an array of unsigned numbers of 32 bits, whose length is a multiple of a part's."""
        import numpy

        table = numpy.asarray(numbers, numpy.uint32).reshape(-1, _PART)
        sums = numpy.zeros(len(table), numpy.uint64)
        for column, factor in enumerate(numpy.random.default_rng(1).integers(1, 2**63, _PART, dtype=numpy.uint64)):
            sums += table[:, column] * (factor | numpy.uint64(1))
        _, first, place_of = numpy.unique(sums, return_index=True, return_inverse=True)
        parts = table[first]
        for start in range(0, len(table), _AT_ONCE):  # unlike parts with like sums would be a wonder
            end = start + _AT_ONCE
            assert (parts[place_of[start:end]] == table[start:end]).all()
        self._parts = array("I", parts.tobytes())
        self._places = array("I", (place_of * _PART).astype(numpy.uint32).tobytes())

    def __getitem__(self, place: int) -> int:
        return self._parts[self._places[place // _PART] + place % _PART]


def _unpacked(path: Path) -> IO[bytes]:
    """The model without its packing, in a file without a name; in memory where the disk takes none."""
    with lzma.open(path) as packed:
        try:
            file: IO[bytes] = TemporaryFile()  # noqa: SIM115  (the caller closes it)
            shutil.copyfileobj(packed, file, 1 << 20)
        except OSError:
            packed.seek(0)
            file = io.BytesIO(packed.read())
    file.seek(0)
    return file
