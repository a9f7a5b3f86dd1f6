"""Readings on their way from the process that read a document."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pytest

from footnotes.model import NoteKind
from footnotes.packing import pack_reading, unpack_reading
from footnotes.read import read_document

READING = read_document(Path("draft.md"), b"The ramp.[^1]\n\n[^1]: Ada Moor, Ramps, 2019.\n", "draft.md")


def test_members_of_enumerations_come_through_every_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Debian 12's Python writes them, they are calls of a function that the reader of the bytes does not take."""

    def as_3_11_2_does(member: StrEnum, _protocol: int) -> tuple[object, ...]:
        return getattr, (type(member), member.name)

    for kind in (NoteKind, StrEnum):
        monkeypatch.setattr(kind, "__reduce_ex__", as_3_11_2_does, raising=False)
    assert unpack_reading(pack_reading(READING)) == READING
