"""Readings as bytes, for the way from the process that read a document."""

from __future__ import annotations

import io
import pickle
from enum import Enum
from typing import Any

from footnotes import model
from footnotes.model import Reading


def _by_value(member: Enum) -> tuple[type[Enum], tuple[Any]]:
    return type(member), (member.value,)


_REDUCED = {kind: _by_value for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, Enum)}
"""Python 3.11.0 to 3.11.3 (Debian 12 has 3.11.2) writes a member as a call of ``getattr``, which is no noun."""


class DamagedReading(ValueError):
    """These bytes are no reading."""


def pack_reading(reading: Reading) -> bytes:
    """A reading as bytes."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.dispatch_table = _REDUCED
    pickler.dump(reading)
    return stream.getvalue()


def unpack_reading(packed: bytes) -> Reading:
    """The reading that was packed; nothing else is made of the bytes, whoever wrote them.

    Raises:
        DamagedReading: the bytes are damaged or hold something else.
    """
    try:
        reading = _NounsOnly(io.BytesIO(packed)).load()
    except Exception as error:  # damaged bytes raise whatever they like
        raise DamagedReading(f"What was read came damaged out of its process ({error}).") from error
    if not isinstance(reading, Reading):
        raise DamagedReading("What came out of the process is no reading.")
    return reading


class _NounsOnly(pickle.Unpickler):
    """Makes the dataclasses of ``footnotes.model`` and nothing else."""

    def find_class(self, module_name: str, global_name: str) -> Any:
        noun = getattr(model, global_name, None) if module_name == model.__name__ else None
        if not isinstance(noun, type) or noun.__module__ != model.__name__:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is no noun of a document")
        return noun
