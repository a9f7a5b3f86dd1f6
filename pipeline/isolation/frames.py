"""What passes through the pipes: a question is a call and the bytes it is about, an answer is a mark and bytes."""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO

HEAD = struct.Struct(">B?dQ")
"""Of an answer: its ``Ending``, whether the worker is spent, its seconds of computing, and how many bytes follow."""
_SIZES = struct.Struct(">QQ")


class Ending(IntEnum):
    """How a question ended. The first four a worker tells itself, the others are seen from outside."""

    DONE = 0
    """What follows is the result."""
    REFUSED = 1
    """What follows is the reason, a sentence for a person."""
    OUT_OF_MEMORY = 2
    FAILED = 3
    """What follows names the exception, for whoever mends the reader."""
    TOO_SLOW = 4
    DIED = 5
    """The worker crashed, or was killed for what it took."""
    NOT_STARTED = 6
    """There was no process to be had; what follows is what the system says."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a question."""

    ending: Ending
    body: bytes = b""
    is_spent: bool = False
    """Whether the worker should read nothing more."""
    computing_s: float = 0.0
    """Seconds of computing that it took, as far as the worker lived to say."""


@dataclass(frozen=True, slots=True)
class Question:
    """One file for a worker to read."""

    task: str
    """A key of ``pipeline.isolation.child.TASKS``."""
    arguments: tuple[str | None, ...]
    seconds: int
    """Of computing, after which the kernel ends the worker."""
    body: bytes


def encode_question(question: Question) -> bytes:
    """All of a question but its body, which follows."""
    call = pickle.dumps((question.task, question.arguments, question.seconds))
    return _SIZES.pack(len(call), len(question.body)) + call


def read_question(pipe: BinaryIO) -> Question | None:
    """The next question; None when the program that asks has closed the pipe or is gone."""
    sizes = pipe.read(_SIZES.size)
    if len(sizes) < _SIZES.size:
        return None
    length, body_length = _SIZES.unpack(sizes)
    call, body = pipe.read(length), pipe.read(body_length)
    if len(call) < length or len(body) < body_length:
        return None
    # Comes from the program that started this one; answers, which come from hostile files, are never unpickled.
    task, arguments, seconds = pickle.loads(call)
    return Question(task, arguments, seconds, body)


def write_answer(pipe: BinaryIO, answer: Answer) -> None:
    """Send an answer."""
    pipe.write(HEAD.pack(answer.ending, answer.is_spent, answer.computing_s, len(answer.body)))
    pipe.write(answer.body)
    pipe.flush()
