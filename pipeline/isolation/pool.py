"""The workers seen from the program that asks them: started when needed, ended when stuck, few at once."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from pipeline.isolation.frames import HEAD, Answer, Ending, Question, encode_question

_START = "import sys; sys.path[:] = sys.argv[3:]; from pipeline.isolation.child import main; main()"
"""The path is handed over: left to itself, Python would look into the working folder, where hostile files may lie."""
_PIECE = 1 << 20
_SMALL = 1 << 18
"""Bytes of a body that may wait in the pipe until its worker comes to it. A small page is read in a millisecond or two,
and a busy program takes as long to hear of it and to send the next one."""
_IN_HAND = 2
"""Questions that a worker has at once."""
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


@dataclass(slots=True, eq=False)
class _Worker:
    """A process; it answers in the order in which it is asked."""

    process: asyncio.subprocess.Process
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Of the question that is answered."""
    questions: int = 0
    """Under way."""
    unsent: int = 0
    """Of them, those that are sent when their turn comes."""
    has_answered: bool = False
    is_ended: bool = False


class WorkerPool:
    """So many workers, each with its next question at hand. A context: its end ends them, whatever they are at."""

    def __init__(self, workers: int, megabytes: int) -> None:
        """Start nothing yet.

        Args:
            workers: the most that run at once.
            megabytes: of memory that each may take.
        """
        self.places = workers
        """Questions that may be answered at once."""
        self._slots = asyncio.Semaphore(_IN_HAND)
        self._allowed = 1
        self._work_s = 0.0
        self._megabytes = megabytes
        self._running: set[_Worker] = set()
        self._taking = asyncio.Lock()

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
            patience = loop.call_later(2 * _WORTH_S, self._allow_another)
            try:
                while (answer := await self._asked(question)) is None:
                    pass
            finally:
                patience.cancel()
            if self._work_s > _WORTH_S:
                self._allow_another()
            return answer

    async def rest(self) -> None:
        """End the workers that have nothing to do; what is asked from now on starts others."""
        await asyncio.gather(*(self._end(worker) for worker in tuple(self._running) if not worker.questions))

    def _allow_another(self) -> None:
        """Let one worker more be started, if that is not the last already."""
        self._work_s = 0.0
        if self._allowed < self.places:
            self._allowed += 1
            for _ in range(_IN_HAND):
                self._slots.release()

    async def _asked(self, question: Question) -> Answer | None:
        """What a worker answers, or how it ended over the question; None where it ended over the one before."""
        try:
            async with self._taking:
                worker = await self._take()
        except OSError as error:
            return Answer(Ending.NOT_STARTED, (error.strerror or str(error)).encode())
        worker.questions += 1
        is_sent = not worker.unsent and len(question.body) <= _SMALL
        if is_sent:
            # As one call, which wakes the worker once.
            _pipe_of(worker).write(encode_question(question) + question.body)
        else:
            worker.unsent += 1
        answer = None
        try:
            async with worker.turn:
                if not worker.is_ended:
                    answer = await self._answered(worker, question, is_sent)
        finally:
            worker.questions -= 1
            worker.unsent -= not is_sent
            if answer is None:  # nobody waits for the answer to a question that was sent
                await self._end(worker)
        return answer

    async def _answered(self, worker: _Worker, question: Question, is_sent: bool) -> Answer | None:
        """The same of a worker whose turn it is."""
        answer = None
        try:
            async with asyncio.timeout(_PATIENCE * question.seconds + _GRACE):
                if not is_sent:
                    await _send(worker, question)
                answer = await _answer_of(worker)
        except TimeoutError:
            return Answer(Ending.TOO_SLOW)
        except (asyncio.IncompleteReadError, ConnectionError):
            if worker.is_ended:
                return None
            return Answer(Ending.TOO_SLOW if await _ended_by_clock(worker.process) else Ending.DIED)
        finally:
            if answer is None or answer.is_spent:
                await self._end(worker)
        self._work_s += answer.computing_s if worker.has_answered else 0.0
        worker.has_answered = True
        return answer

    async def _take(self) -> _Worker:
        """The worker that has least to do."""
        self._running = {worker for worker in self._running if worker.process.returncode is None}
        worker = min(self._running, key=lambda worker: worker.questions, default=None)
        if worker is None or (worker.questions and len(self._running) < self._allowed):
            return await self._start()
        return worker

    async def _start(self) -> _Worker:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-c", _START, str(os.getpid()), str(self._megabytes), *sys.path),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            # Nothing of a worker may hold our own output open once we are gone.
            stderr=asyncio.subprocess.DEVNULL,
        )
        worker = _Worker(process)
        self._running.add(worker)
        return worker

    async def _end(self, worker: _Worker) -> None:
        worker.is_ended = True
        with suppress(ProcessLookupError):
            worker.process.kill()
        await worker.process.wait()
        self._running.discard(worker)


def _pipe_of(worker: _Worker) -> asyncio.StreamWriter:
    assert worker.process.stdin is not None
    return worker.process.stdin


async def _send(worker: _Worker, question: Question) -> None:
    pipe, body = _pipe_of(worker), memoryview(question.body)
    # With the beginning of its body a question is one call, and wakes its worker once.
    pipe.write(encode_question(question) + body[:_PIECE])
    for start in range(_PIECE, len(body), _PIECE):
        await pipe.drain()
        pipe.write(body[start : start + _PIECE])
    await pipe.drain()


async def _answer_of(worker: _Worker) -> Answer:
    answers = worker.process.stdout
    assert answers is not None
    ending, is_spent, computing_s, length = HEAD.unpack(await answers.readexactly(HEAD.size))
    if length > _LONGEST_ANSWER:
        return Answer(Ending.OUT_OF_MEMORY, is_spent=True)
    return Answer(Ending(ending), await answers.readexactly(length), is_spent, computing_s)


async def _ended_by_clock(worker: asyncio.subprocess.Process) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(_GRACE):
            return await worker.wait() == -getattr(signal, "SIGXCPU", 0)
    return False
