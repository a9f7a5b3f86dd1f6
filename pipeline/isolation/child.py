"""A worker: answers one question after the other until its parent is gone."""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, NoReturn

from footnotes.errors import UnreadableDocument
from pipeline.collector import leave_imports, spare_imports
from pipeline.isolation.frames import Answer, Ending, Question, read_question, write_answer
from pipeline.isolation.limits import (
    end_with,
    give_back_memory,
    leave_interrupts,
    limit_memory,
    limit_time,
    megabytes_now,
)

_MOST_KEPT = 0.75
"""Share of its memory that a worker may hold between two questions. The words of languages alone take 100 MB for a
moment when they are loaded, and starting a worker costs as much as fifty pages: not the most it ever had is looked at.
"""
_WORTH_GIVING_BACK = 8
"""Megabytes more than after the last time, from which on free memory is given back, which takes a millisecond or two.
One large page leaves a worker 30 MB that it has no use for."""


def main() -> NoReturn:
    """Run as a process of its own; arguments: the parent's process id, megabytes of memory."""
    parent, megabytes = map(int, sys.argv[1:3])
    leave_imports()
    leave_interrupts()
    is_ended = end_with(parent)
    limit_memory(megabytes)
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get among the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    asked = iter(partial(read_question, sys.stdin.buffer), None) if is_ended else _overheard(sys.stdin.buffer)
    kept, began = 0, time.process_time()
    for question in asked:
        answer = _answer(question)
        del question  # and its body with it, before the next one comes
        now, ended = megabytes_now(), time.process_time()
        # What has run out of memory, or does not give much back, has a heap in pieces; what has failed, half an import.
        has_failed = answer.ending in (Ending.OUT_OF_MEMORY, Ending.FAILED)
        is_spent = has_failed or now > _MOST_KEPT * megabytes
        write_answer(answers, replace(answer, is_spent=is_spent, computing_s=ended - began))
        began = ended
        if now > kept + _WORTH_GIVING_BACK:
            give_back_memory()
            kept = megabytes_now()
    os._exit(0)


def _overheard(pipe: BinaryIO) -> Iterator[Question]:
    """The questions, heard by a thread that ends this process with the pipe, whatever it is at.

    To hand each of them over takes a fifth of the time of a small page.
    """
    questions: queue.SimpleQueue[Question] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, questions), daemon=True).start()
    while True:
        yield questions.get()


def _listen(pipe: BinaryIO, questions: queue.SimpleQueue[Question]) -> None:
    while question := read_question(pipe):
        questions.put(question)
    os._exit(0)


def _answer(question: Question) -> Answer:
    limit_time(question.seconds)
    try:
        return Answer(Ending.DONE, TASKS[question.task](question))
    except UnreadableDocument as refusal:
        return Answer(Ending.REFUSED, str(refusal).encode("utf-8", "replace"))
    except MemoryError:
        return Answer(Ending.OUT_OF_MEMORY)
    except Exception as error:
        return Answer(Ending.FAILED, type(error).__name__.encode())


def _read_document(question: Question) -> bytes:
    from footnotes.packing import pack_reading
    from footnotes.read import read_document

    spare_imports()
    path, document_id, address = question.arguments
    assert path is not None
    assert document_id is not None
    return pack_reading(read_document(Path(path), question.body, document_id, address=address))


def _read_page(question: Question) -> bytes:
    from pipeline.text.packing import pack_page
    from pipeline.text.read import read_page

    spare_imports()
    content_type, url = question.arguments
    assert url is not None
    return pack_page(read_page(question.body, content_type, url))


def _read_listing(question: Question) -> bytes:
    from pipeline.listings.reading import pack_listing, read_listing

    (address,) = question.arguments
    return pack_listing(read_listing(question.body, address))


TASKS: Mapping[str, Callable[[Question], bytes]] = {
    "document": _read_document,
    "page": _read_page,
    "listing": _read_listing,
}
"""What a worker can do, by the name that a question gives it."""
