"""Values out of memory: what goes in comes out, in whatever order it is asked for, and a full disk loses nothing."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from cache.spill import Spill
from cache.spool import Amended, Chosen, Spool, SpooledMap


@dataclass(frozen=True, slots=True)
class Word:
    """A value."""

    text: str
    numbers: tuple[int, ...] = ()


WORDS = [Word("harbour", (1, 2)), Word("ümläut"), Word("half \ud800 of a character"), Word("x" * 3_000_000), Word("")]


def spooled(folder: Path | None) -> Spool[Word]:
    """All the words."""
    spool = Spool(Word, folder)
    assert [spool.add(word) for word in WORDS] == list(range(len(WORDS)))
    return spool


@pytest.mark.parametrize("is_there", [True, False], ids=["in a folder", "where the system has room"])
def test_what_goes_in_comes_out(tmp_path: Path, is_there: bool) -> None:
    """In order, by number, from the end, in part; the file has no name."""
    spool = spooled(tmp_path if is_there else None)
    assert list(spool) == WORDS
    assert [spool[number] for number in (3, 0, -1)] == [WORDS[3], WORDS[0], WORDS[-1]]
    assert list(spool[1:3]) == WORDS[1:3]
    assert not list(tmp_path.iterdir())
    with pytest.raises(IndexError):
        spool[len(WORDS)]


def test_values_are_replaced_and_chosen(tmp_path: Path) -> None:
    """One value in the place of another; some in another order; some others without touching the sequence."""
    spool = spooled(tmp_path)
    spool.replace(1, Word("quay"))
    assert [word.text[:7] for word in Chosen(spool, [4, 1, 0])] == ["", "quay", "harbour"]
    assert [word.text[:7] for word in Chosen(spool, [4, 1, 0])[1:]] == ["quay", "harbour"]
    amended = Amended(spool, {0: Word("weir")})
    assert ([word.text for word in amended][:2], amended[0].text, amended[1].text) == (["weir", "quay"], "weir", "quay")
    assert spool[0] == WORDS[0]


def test_a_full_disk_costs_memory_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of a value may be in the file and the rest not."""
    write, room = os.pwrite, [1_500_000]

    def fill(file: int, data: bytes, place: int) -> int:
        part = memoryview(data)[: room[0]]
        room[0] -= len(part)
        if not part:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(file, part, place)

    monkeypatch.setattr(os, "pwrite", fill)
    spool = spooled(tmp_path)
    assert list(spool) == WORDS
    assert [spool[number] for number in range(len(WORDS))] == WORDS


def test_names_share_values(tmp_path: Path) -> None:
    """A map keeps one value under many names, and lets go of a name."""
    kept = SpooledMap(Word, tmp_path)
    kept.put_all(["a", "b"], WORDS[0])
    kept["c"] = WORDS[1]
    kept.share("d", "c")
    kept.share("e", "nobody")
    del kept["a"]
    assert dict(kept) == {"b": WORDS[0], "c": WORDS[1], "d": WORDS[1]}
    assert ("a" in kept, kept.get("a"), len(kept)) == (False, None, 3)


@pytest.mark.parametrize("room", [0, 2, 10], ids=["none", "of some", "of all"])
def test_what_has_no_room_waits_in_a_file(tmp_path: Path, room: int) -> None:
    """Wherever they are, values come in order, by number, from the end, in part, and again."""
    values = Spill(Word, tmp_path, room)
    assert not values
    assert [values.add(word) for word in WORDS] == list(range(len(WORDS)))
    for _ in range(2):
        assert list(values) == WORDS
        assert [values[number] for number in (3, 3, 0, -1)] == [WORDS[3], WORDS[3], WORDS[0], WORDS[-1]]
        assert list(values[1:4]) == WORDS[1:4]
    with pytest.raises(IndexError):
        values[len(WORDS)]


def test_what_is_too_large_for_memory_goes_into_the_file_and_all_after_it(tmp_path: Path) -> None:
    """Their order stays."""
    values = Spill(Word, tmp_path, 3)
    sizes = [2, 2, 1]
    assert [values.add(word, size) for word, size in zip(WORDS, sizes, strict=False)] == [0, 1, 2]
    assert list(values) == WORDS[:3]
    assert values[0] is WORDS[0]
    assert values[2] is not WORDS[2]
