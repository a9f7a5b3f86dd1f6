"""Hypothesis over every reader, URL repair, works and page reading, for so many minutes of computing.

    python tests/bench/fuzz.py [--minutes 2] [--most SECONDS] [--seed N] [--memory MB] [TARGET...]

Targets run in a process of their own, so that the end of others' C code is not that of the fuzzing. What ended it is
given to the program's own workers then: if they answer with a value, and read the next file, it was borne, which is
told, and is no finding. Prints a line for each finding, with the seed that brings it back, and how much was tried; the
exit status is 1 if there are any.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import pickle
import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from fakes.computing import Tired, computing
from fakes.fuzzed import asked_of_a_document, targets
from hypothesis import HealthCheck, Phase, given, seed, settings

from pipeline.isolation.frames import Ending
from pipeline.isolation.pool import WorkerPool

ROUND = 50
_OUT_OF_MEMORY = 9
"""How a process ends that has none left: what it goes on with is in pieces, and the program's workers end as well."""


def fuzz(name: str, seconds: float, most: float, first_seed: int, last: Path) -> int:
    """Try one target for so many seconds of computing; how many inputs were tried. Raises what it finds.

    An input may take ``most`` seconds; the longest have 100 KB.

    Each input is kept in ``last``, for whoever is left when it ends this process.
    """
    target, tried = targets()[name], 0

    def check(value: Any) -> None:
        nonlocal tried
        began = time.process_time()
        if began > until:
            return
        tried += 1
        last.write_bytes(pickle.dumps(value))
        try:
            with computing(most):
                target.check(value)
        except Tired:
            raise AssertionError(f"over {most} s") from None
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        # C code is not interrupted.
        assert time.process_time() - began < most, "slow"

    quiet = settings(
        max_examples=ROUND,
        database=None,
        deadline=None,
        # What is slow is not made smaller: each try would take its seconds.
        phases=(Phase.generate,) if name.endswith("long") else (Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    until, number = time.process_time() + seconds, first_seed
    while time.process_time() < until:
        print(f"seed {number}", flush=True)
        seed(number)(quiet(given(target.inputs)(check)))()
        number += 1
    return tried


def child(names: Sequence[str], seconds: float, most: float, first_seed: int, last: Path) -> None:
    """The same with one target after the other, said line by line."""
    for name in names:
        print(f"target {name}", flush=True)
        try:
            tried = fuzz(name, seconds, most, first_seed, last)
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        except (Exception, ExceptionGroup) as error:
            print(f"finding {type(error).__name__}: {str(error)[:300]} at {_place(error)}")
            print("\n".join(getattr(error, "__notes__", ()))[:1200])
        else:
            print(f"tried {tried}")
    print("end", flush=True)


def _place(error: BaseException) -> str:
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    return f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"


async def is_borne(name: str, value: Any, megabytes: int) -> bool:
    """Whether the program's workers answer about what ended a process, and read the next file."""
    question = targets()[name].question
    if question is None:
        return False
    async with WorkerPool(1, megabytes) as workers:
        answer = await workers.ask(question(value))
        after = await workers.ask(asked_of_a_document(".txt", "Gulls.[1]\n\n[1] A. Gull, http://a.example/1\n"))
    print(f"  the program's worker: {answer.ending.name}, and the next file: {after.ending.name}", flush=True)
    return after.ending is Ending.DONE


def report(said: str, ended: int) -> tuple[list[str], list[str], int]:
    """Targets that were begun, findings, and how many inputs were tried, from what a process has said.

    The last finding tells of the process's own end, if that was not its last word.
    """
    sections = said.split("target ")[1:]
    names = [section.partition("\n")[0] for section in sections]
    findings = []
    for name, section in zip(names, sections, strict=True):
        seeds = re.findall(r"^seed (\d+)$", section, re.M)
        again = f"{name} --seed {seeds[-1] if seeds else '?'}"
        if "finding " in section:
            findings.append(f"{again}: {section.partition('finding ')[2].removesuffix('end').strip()}")
        elif not re.search(r"^tried ", section, re.M):
            findings.append(f"{again}: the process ended with {ended}")
    return names, findings, sum(map(int, re.findall(r"^tried (\d+)$", said, re.M)))


def main() -> int:
    """Share the minutes among the targets; 1 after a finding."""
    known = targets()
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("targets", nargs="*", default=list(known), metavar="TARGET")
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--most", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--memory", type=int, default=560)
    parser.add_argument("--alone", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    seconds = 60 * options.minutes / len(options.targets)
    if options.alone:
        resource.setrlimit(resource.RLIMIT_DATA, (options.memory << 20, options.memory << 20))
        child(options.targets, 60 * options.minutes, options.most, options.seed, options.alone)
        return 0
    found, borne, inputs, left = 0, 0, 0, list(options.targets)
    with TemporaryDirectory() as folder:
        last = Path(folder) / "last"
        arguments = [f"--{name}={getattr(options, name)}" for name in ("most", "seed", "memory")]
        arguments.append(f"--minutes={seconds / 60}")
        while left:
            ended = subprocess.run(
                [sys.executable, "-W", "ignore", __file__, f"--alone={last}", *arguments, *left],
                stdout=subprocess.PIPE,
                text=True,
                check=False,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            )
            begun, findings, tried = report(ended.stdout, ended.returncode)
            for finding in findings:
                print(finding, flush=True)
            if begun and findings and findings[-1].endswith(f"ended with {ended.returncode}"):
                borne += asyncio.run(is_borne(begun[-1], pickle.loads(last.read_bytes()), options.memory))
            found, inputs, left = found + len(findings), inputs + tried, left[len(begun) :] if begun else []
    found -= borne
    print(f"{len(options.targets)} targets, {inputs} inputs, {found} findings, {borne} borne; seed {options.seed}")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
