"""What a worker may take, set from within: memory, computing time, and no life beyond its parent's."""

from __future__ import annotations

import math
import os
import signal
import sys
import threading
import time
from functools import cache
from io import FileIO
from pathlib import Path

_LOOK = 0.1
"""Seconds between two looks at the memory where the kernel does not limit it."""
_PR_SET_PDEATHSIG = 1
_M_ARENA_MAX = -8
_ON_LINUX = sys.platform == "linux"


def end_with(parent: int) -> bool:
    """Let the kernel end this process when its parent dies, however that dies; False where only the pipe can tell."""
    is_ended = False
    if _ON_LINUX:
        import ctypes

        is_ended = ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL) == 0
    if hasattr(os, "getppid") and os.getppid() != parent:
        os._exit(1)
    return is_ended


def leave_interrupts() -> None:
    """Ctrl-C goes to every process of a terminal; the parent ends its workers, and they need not say a word."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def limit_memory(megabytes: int) -> None:
    """Let whatever would take more than this fail with a ``MemoryError``, or with the end of the process."""
    try:
        import resource
    except ImportError:  # Windows: the bounds inside the readers hold
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if _ON_LINUX:
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
        # Should the machine itself run out, let this process go and not the user's editor.
        try:
            Path("/proc/self/oom_score_adj").write_text("1000")
        except OSError:
            pass
        return
    threading.Thread(target=_watch_memory, args=(megabytes,), daemon=True).start()


def limit_time(seconds: int) -> None:
    """Let the kernel end this process once it has computed for so many seconds more, in the midst of C code even."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock holds
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = math.ceil(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def megabytes_now() -> int:
    """The memory of its own that this process has now; where the system does not say, the most that it ever had."""
    try:
        pages = _own_pages()
        pages.seek(0)
        _, resident, shared, *_ = pages.read().split()
        return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE") >> 20
    except (OSError, ValueError):
        return peak_megabytes()


@cache
def _own_pages() -> FileIO:
    """Opened once: that takes longer than to read it, which is done after every page."""
    return FileIO("/proc/self/statm")


def keep_one_heap() -> None:
    """Let the C library (glibc) have one heap for all threads: what is free in the heap of one, no other takes.

    Call it before threads begin. Of 845 real pages the program kept 20 MiB less; bounds for large pieces, and for when
    the heap is given back, save no more and cost a twentieth of the computing.
    """
    if not _ON_LINUX:
        return
    import ctypes

    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        set_option(_M_ARENA_MAX, 1)


def give_back_memory() -> None:
    """Return what is free in the heap to the system, where the C library can (glibc); otherwise most of it is kept."""
    if not _ON_LINUX:
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def peak_megabytes() -> int:
    """The most memory that this process has had so far; 0 where that is not known."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak >> (20 if sys.platform == "darwin" else 10)


def _watch_memory(megabytes: int) -> None:
    while peak_megabytes() <= megabytes:
        time.sleep(_LOOK)
    os._exit(1)
