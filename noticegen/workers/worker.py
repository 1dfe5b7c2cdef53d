"""Start a process for work that may run away, bound it, and end it.

A worker is spawned and not forked, so that it holds nothing of ours but what it is sent. It ends
when its pipe does: none outlives a run that was killed.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess


@dataclass(frozen=True, slots=True)
class Worker:
    """A process, and our end of the pipe to it."""

    process: BaseProcess
    pipe: Connection

    def dismiss(self) -> None:
        """End the process, whatever it is doing, and wait until it is gone."""
        self.pipe.close()
        if self.process.is_alive():
            self.process.kill()
        self.process.join()


def hire(work: Callable[..., None], *arguments: object) -> Worker:
    """Start a process that calls `work(pipe, *arguments)`; what it is sent must be picklable.

    Ctrl-C does not reach it: whoever started it dismisses it.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, *arguments), daemon=True)
    with _interrupts_kept_from_children():
        process.start()
    theirs.close()
    return Worker(process, ours)


@contextmanager
def _interrupts_kept_from_children() -> Iterator[None]:
    """Let a process start with Ctrl-C blocked, so that it ends with us and without a traceback.

    A terminal sends Ctrl-C to every process. What we get meanwhile waits until we listen again.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing import resource_tracker

    # Python starts it with the first process, and listens to Ctrl-C again when it has.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def limit_memory(octets: int) -> None:
    """Bound this process's address space; where the system has no such bound, nothing happens."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (octets, octets))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(seconds: float) -> None:
    """Bound the processor time this process may still take, should nobody wait for it any more."""
    try:
        import resource
    except ImportError:  # Windows: whoever waits ends the process
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + 5
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
