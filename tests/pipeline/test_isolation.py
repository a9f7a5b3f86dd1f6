"""What hostile files are read in: workers that may be lost, and that outlive nobody."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from footnotes.packing import unpack_reading
from pipeline.isolation.frames import HEAD, Ending, Question, encode_question
from pipeline.isolation.pool import WorkerPool

ENDLESS = b"\\footnote{A. Gull, https://a.example/x}" * 150_000
"""A document that takes minutes."""


def _document(text: bytes, name: str = "a.txt", seconds: int = 60) -> Question:
    return Question("document", (name, name, None), seconds, text)


NOTE = b"The pier was closed.[1]\n\n[1] A. Gull, The pier, https://a.example/pier\n"


async def test_a_document_comes_out_as_a_reading() -> None:
    async with WorkerPool(1, 300) as workers:
        answer = await workers.ask(_document(NOTE))
    assert answer.ending is Ending.DONE
    assert [citation.url for citation in unpack_reading(answer.body).citations] == ["https://a.example/pier"]


async def test_a_refusal_is_a_sentence_and_the_worker_goes_on() -> None:
    async with WorkerPool(1, 300) as workers:
        refused = await workers.ask(_document(b"", "a.docx"))
        read = await workers.ask(_document(NOTE))
    assert refused.ending is Ending.REFUSED
    assert b"a.docx" in refused.body
    assert read.ending is Ending.DONE


async def test_workers_that_rest_are_gone_until_they_are_needed() -> None:
    async with WorkerPool(1, 300) as workers:
        await workers.ask(_document(NOTE))
        (first,) = workers._running
        await workers.rest()
        assert first.process.returncode is not None
        assert not workers._running
        assert (await workers.ask(_document(NOTE))).ending is Ending.DONE


@pytest.mark.parametrize(
    ("text", "name", "megabytes", "seconds", "endings"),
    [
        (ENDLESS, "a.tex", 500, 1, {Ending.TOO_SLOW}),
        (NOTE * 20_000, "a.txt", 60, 60, {Ending.OUT_OF_MEMORY, Ending.DIED}),
        (b"<p>word <b>bold</b>" * 150_000, "a.html", 60, 60, {Ending.OUT_OF_MEMORY}),
        (b"<p>word <b>bold</b>" * 150_000, "a.html", 120, 60, {Ending.OUT_OF_MEMORY, Ending.DIED}),
    ],
    ids=["time", "memory", "libxml2 at once", "libxml2 half-way"],
)
async def test_limits_end_one_document_and_not_the_next(
    text: bytes, name: str, megabytes: int, seconds: int, endings: set[Ending]
) -> None:
    async with WorkerPool(1, megabytes) as workers:
        lost = await workers.ask(_document(text, name, seconds))
        read = await workers.ask(_document(NOTE))
    assert lost.ending in endings
    assert read.ending is Ending.DONE


async def test_a_question_that_waits_at_a_worker_is_asked_anew_if_that_ends() -> None:
    """Over the question before, or because nobody waits for the answer to that any more."""
    async with WorkerPool(1, 500) as workers:
        lost, read, other = await asyncio.gather(
            workers.ask(_document(ENDLESS, "a.tex", 1)), *(workers.ask(_document(NOTE)) for _ in range(2))
        )
        assert (lost.ending, read.ending, other.ending) == (Ending.TOO_SLOW, Ending.DONE, Ending.DONE)
        endless = asyncio.create_task(workers.ask(_document(ENDLESS, "a.tex", 600)))
        waiting = asyncio.create_task(workers.ask(_document(NOTE)))
        (worker,) = workers._running
        while worker.questions < 2:
            await asyncio.sleep(0.01)
        endless.cancel()
        assert (await waiting).body == read.body


async def test_who_is_interrupted_does_not_wait_for_a_worker() -> None:
    began = time.monotonic()
    async with WorkerPool(1, 500) as workers:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.5):
                await workers.ask(_document(ENDLESS, "a.tex", 600))
    assert time.monotonic() - began < 30


PARENT = """
import asyncio, sys
from pipeline.isolation.frames import Question
from pipeline.isolation.pool import WorkerPool

async def main():
    async with WorkerPool(1, 500) as workers:
        await workers.ask(Question("document", ("a.txt", "a.txt", None), 60, b"Nothing."))
        print(*(worker.process.pid for worker in workers._running), flush=True)
        await workers.ask(Question("document", ("a.tex", "a.tex", None), 600, sys.stdin.buffer.read()))

asyncio.run(main())
"""


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="POSIX only")
def test_workers_end_with_their_parent_and_hold_nothing_open() -> None:
    """However it ends: kill -9 of the parent closes its output at once and leaves no process."""
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.stdin.write(ENDLESS)
        parent.stdin.close()
        time.sleep(0.5)
        parent.send_signal(signal.SIGKILL)
        assert parent.stdout.read() == b""
    deadline = time.monotonic() + 20
    while _lives(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(worker)


def _lives(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    if stat.parent.parent.joinpath("self").exists():
        return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"
    return subprocess.run(["ps", "-p", str(process)], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("kernel_tells", [True, False])
def test_a_worker_answers_and_ends_with_the_pipe(kernel_tells: bool) -> None:
    """Whether the kernel tells of the parent's end, or a thread has to listen for that of the pipe."""
    start = f"from pipeline.isolation import child\nchild.end_with = lambda parent: {kernel_tells}\nchild.main()"
    question = _document(NOTE)
    asked = (encode_question(question) + question.body) * 2
    told = subprocess.run(
        [sys.executable, "-c", start, str(os.getpid()), "500"], input=asked, capture_output=True, timeout=60, check=True
    ).stdout
    for _ in range(2 if kernel_tells else 0):  # a thread that hears of the end does not wait for answers
        ending, is_spent, computing_s, length = HEAD.unpack(told[: HEAD.size])
        assert (ending, is_spent) == (Ending.DONE, False)
        assert computing_s > 0
        told = told[HEAD.size + length :]
