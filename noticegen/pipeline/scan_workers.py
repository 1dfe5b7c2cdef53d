"""Read and judge files in processes of their own: a hostile file can only end its own worker.

Every file has a time and a memory bound. What leaves a worker is masked; values stay inside.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import stat
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING

from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.contents import (
    FileContents,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.optical import engine
from noticegen.detection.verdict import Verdict

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from noticegen.detection.detector import Detector

_MOST_WORKERS = 8
# Reading a photograph takes a gigabyte of memory for itself.
_MOST_READERS = 4
_STARTUP_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one file may take: seconds, and bytes of address space (POSIX only)."""

    seconds: float
    memory: int

    @classmethod
    def usual(cls) -> Bounds:
        """Return the bounds of this installation: character recognition takes more of both."""
        if engine.can_recognise():
            return cls(seconds=1800.0, memory=8 * 1024**3)
        return cls(seconds=120.0, memory=3 * 1024**3)


@dataclass(frozen=True, slots=True)
class Search:
    """How to judge: values that are public on purpose, and whether names alone count.

    `processors` is how many of them one worker may use for one picture.
    """

    public: tuple[str, ...] = ()
    strict: bool = False
    bounds: Bounds = field(default_factory=Bounds.usual)
    processors: int = 1


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    index: int | None = None
    deadline: float = 0.0


def judge_files(
    paths: tuple[Path, ...], search: Search, on_done: Callable[[int], None]
) -> tuple[Verdict, ...]:
    """Return a verdict for every file, in order; `on_done` gets the index of each when ready.

    InputError DETECTOR_INCOMPLETE before anything is read when the word lists are damaged.
    """
    default_detector()
    verdicts: dict[int, Verdict] = {}
    waiting = deque(range(len(paths)))
    processors = os.cpu_count() or 1
    most = _MOST_READERS if engine.can_recognise() else _MOST_WORKERS
    count = max(1, min(len(paths), processors, most))
    search = replace(search, processors=max(1, processors // count))
    with _crew(count, search) as workers:
        while len(verdicts) < len(paths):
            for place, worker in enumerate(workers):
                if worker.index is None and waiting:
                    workers[place] = _assign(worker, waiting.popleft(), paths, search)
            for index, verdict in _collect(workers, search):
                verdicts[index] = verdict
                on_done(index)
    return tuple(verdicts[index] for index in range(len(paths)))


@contextmanager
def _crew(count: int, search: Search) -> Iterator[list[_Worker]]:
    workers = [_hire(search) for _ in range(count)]
    try:
        yield workers
    finally:
        for worker in workers:
            _dismiss(worker)


def _hire(search: Search) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, search), daemon=True)
    with _interrupts_kept_from_children():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _interrupts_kept_from_children() -> Iterator[None]:
    """Start a process that Ctrl-C does not reach; it ends when we do, without a traceback.

    A terminal sends Ctrl-C to every process. What we get meanwhile waits until we listen again.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _dismiss(worker: _Worker) -> None:
    worker.pipe.close()
    if worker.process.is_alive():
        worker.process.kill()
    worker.process.join()


def _assign(worker: _Worker, index: int, paths: tuple[Path, ...], search: Search) -> _Worker:
    try:
        worker.pipe.send(str(paths[index]))
    except OSError:  # it died between two files
        _dismiss(worker)
        worker = _hire(search)
        worker.pipe.send(str(paths[index]))
    worker.index, worker.deadline = index, time.monotonic() + _STARTUP_SECONDS
    return worker


def _collect(workers: list[_Worker], search: Search) -> Iterator[tuple[int, Verdict]]:
    """Wait for an answer, a death or a deadline; a worker that is gone is replaced."""
    busy = [worker for worker in workers if worker.index is not None]
    soonest = min(worker.deadline for worker in busy) - time.monotonic()
    ready = wait([worker.pipe for worker in busy], timeout=max(0.0, soonest))
    for place, worker in enumerate(workers):
        if worker.index is None:
            continue
        if worker.pipe in ready:
            try:
                verdict: Verdict | Unreadable | None = worker.pipe.recv()
            except (EOFError, OSError):
                verdict = Unreadable.CRASHED
            if verdict is None:  # it has begun: from now on its time counts
                worker.deadline = time.monotonic() + search.bounds.seconds
                continue
        elif time.monotonic() > worker.deadline:
            verdict = Unreadable.TIMED_OUT
        else:
            continue
        yield worker.index, _as_verdict(verdict)
        worker.index = None
        if isinstance(verdict, Unreadable):
            _dismiss(worker)
            workers[place] = _hire(search)


def _as_verdict(answer: Verdict | Unreadable) -> Verdict:
    return answer if isinstance(answer, Verdict) else Verdict((), (UnreadPart(answer),))


def _work(pipe: Connection, search: Search) -> None:
    """Answer every path with a verdict, until the other side hangs up."""
    # What takes long to load is loaded before the first file's time begins.
    from noticegen.detection import verdict  # noqa: F401 - loaded, not used
    from noticegen.detection.detector import Detector
    from noticegen.detection.inspectors import files  # noqa: F401 - loaded, not used

    detector = Detector(public=search.public)
    engine.threads.set(search.processors)
    _limit_memory(search.bounds.memory)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            path = Path(pipe.recv())
            pipe.send(None)
            pipe.send(_judge_file(path, detector, strict=search.strict))


def _judge_file(path: Path, detector: Detector, *, strict: bool) -> Verdict:
    from noticegen.detection.inspectors.file_names import name_passage
    from noticegen.detection.inspectors.files import LARGEST_FILE, read_file
    from noticegen.detection.verdict import judge

    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe waits for ever, a device has no end
            raise UnreadableError(Unreadable.NOT_A_FILE)
        with path.open("rb") as stream:  # it may grow meanwhile: no more than is read anyway
            data = stream.read(LARGEST_FILE + 1)
        return judge(read_file(path.name, data), detector, strict=strict)
    except UnreadableError as error:
        reason = error.reason
    except OSError:
        reason = Unreadable.NO_ACCESS
    except (MemoryError, RecursionError):
        reason = Unreadable.OUT_OF_MEMORY
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # an extension's panic is no Exception
        reason = Unreadable.DAMAGED
    # Whatever is in it, its name can be read.
    named = FileContents((name_passage(path.name),), (UnreadPart(reason),))
    return judge(named, detector, strict=strict)


def _limit_memory(octets: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bound; the time bound holds there
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (octets, octets))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
