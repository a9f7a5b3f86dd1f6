"""The workers seen from the program that asks them: started when needed, ended when stuck, few at once."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from types import TracebackType
from typing import Self

from pipeline.isolation.frames import HEAD, Answer, Ending, Question, encode_question

_START = "import sys; sys.path[:] = sys.argv[3:]; from pipeline.isolation.child import main; main()"
"""The path is handed over: left to itself, Python would look into the working folder, where hostile files may lie."""
_PIECE = 1 << 20
_LONGEST_ANSWER = 128 << 20
"""Bytes. Fifty thousand notes take some 60 million."""
_PATIENCE = 8
"""The kernel counts a worker's computing; the clock only ends one that waits for ever. On a busy machine a second of
computing has taken six (measured), and a document must not be refused for that."""
_WORTH_S = 4.0
"""Seconds of computing, starts left out, after which one worker more is started; to start one costs two. Thirty notes,
a hundred real pages, and a thousand small ones are read by one, however long the program takes to ask."""
_GRACE = 5
"""Seconds beside twice the computing time that an answer may take: for the start, and for a machine that is busy."""


class WorkerPool:
    """So many workers, each asked one question at a time. A context: its end ends them, whatever they are at."""

    def __init__(self, workers: int, megabytes: int) -> None:
        """Start nothing yet.

        Args:
            workers: the most that run at once.
            megabytes: of memory that each may take.
        """
        self.places = workers
        """Questions that may be under way at once."""
        self._slots = asyncio.Semaphore(1)
        self._more = workers - 1
        self._work_s = 0.0
        self._megabytes = megabytes
        self._idle: list[asyncio.subprocess.Process] = []
        self._running: set[asyncio.subprocess.Process] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.gather(*map(self._end, tuple(self._running)))

    async def ask(self, question: Question) -> Answer:
        """What a worker answers, or how it ended over the question."""
        loop = asyncio.get_running_loop()
        async with self._slots:
            is_start = not self._idle
            patience = loop.call_later(2 * _WORTH_S, self._allow_another)
            try:
                answer = await self._asked(question)
            finally:
                patience.cancel()
            self._work_s += 0.0 if is_start else answer.computing_s
            if self._work_s > _WORTH_S:
                self._allow_another()
            return answer

    async def rest(self) -> None:
        """End the workers that have nothing to do; what is asked from now on starts others."""
        idle, self._idle = self._idle, []
        await asyncio.gather(*map(self._end, idle))

    def _allow_another(self) -> None:
        """Let one worker more be started, if that is not the last already."""
        self._work_s = 0.0
        if self._more:
            self._more -= 1
            self._slots.release()

    async def _asked(self, question: Question) -> Answer:
        try:
            worker = await self._take()
        except OSError as error:
            return Answer(Ending.NOT_STARTED, (error.strerror or str(error)).encode())
        answer = None
        try:
            async with asyncio.timeout(_PATIENCE * question.seconds + _GRACE):
                answer = await _exchange(worker, question)
        except TimeoutError:
            return Answer(Ending.TOO_SLOW)
        except (asyncio.IncompleteReadError, ConnectionError):
            return Answer(Ending.TOO_SLOW if await _ended_by_clock(worker) else Ending.DIED)
        finally:
            if answer is None or answer.is_spent:
                await self._end(worker)
            else:
                self._idle.append(worker)
        return answer

    async def _take(self) -> asyncio.subprocess.Process:
        while self._idle:
            if (worker := self._idle.pop()).returncode is None:
                return worker
            self._running.discard(worker)
        return await self._start()

    async def _start(self) -> asyncio.subprocess.Process:
        worker = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-c", _START, str(os.getpid()), str(self._megabytes), *sys.path),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            # Nothing of a worker may hold our own output open once we are gone.
            stderr=asyncio.subprocess.DEVNULL,
        )
        self._running.add(worker)
        return worker

    async def _end(self, worker: asyncio.subprocess.Process) -> None:
        with suppress(ProcessLookupError):
            worker.kill()
        await worker.wait()
        self._running.discard(worker)


async def _exchange(worker: asyncio.subprocess.Process, question: Question) -> Answer:
    assert worker.stdin is not None
    assert worker.stdout is not None
    body = memoryview(question.body)
    # With the beginning of its body a question is one call, and wakes its reader once.
    worker.stdin.write(encode_question(question) + body[:_PIECE])
    for start in range(_PIECE, len(body), _PIECE):
        await worker.stdin.drain()
        worker.stdin.write(body[start : start + _PIECE])
    await worker.stdin.drain()
    ending, is_spent, computing_s, length = HEAD.unpack(await worker.stdout.readexactly(HEAD.size))
    if length > _LONGEST_ANSWER:
        return Answer(Ending.OUT_OF_MEMORY, is_spent=True)
    return Answer(Ending(ending), await worker.stdout.readexactly(length), is_spent, computing_s)


async def _ended_by_clock(worker: asyncio.subprocess.Process) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(_GRACE):
            return await worker.wait() == -getattr(signal, "SIGXCPU", 0)
    return False
