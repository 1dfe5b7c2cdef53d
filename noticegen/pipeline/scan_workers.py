"""Read and judge files in processes of their own: a hostile file can only end its own worker.

Every file has a time and a memory bound. What leaves a worker is masked; values stay inside.
"""

from __future__ import annotations

import os
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
from noticegen.workers.worker import Worker, hire, limit_memory

if TYPE_CHECKING:
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

    `processors` is how many of them one worker may use for one picture. In a scan of very many
    files no more than `most_told` findings of each are kept, and names that stand alone counted.
    """

    public: tuple[str, ...] = ()
    strict: bool = False
    bounds: Bounds = field(default_factory=Bounds.usual)
    processors: int = 1
    most_told: int | None = None


@dataclass(slots=True)
class _Reader:
    """A worker, the file it is reading and when it must be done."""

    worker: Worker
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
    with _crew(count, search) as readers:
        while len(verdicts) < len(paths):
            for reader in readers:
                if reader.index is None and waiting:
                    _assign(reader, waiting.popleft(), paths, search)
            for index, verdict in _collect(readers, search):
                verdicts[index] = verdict
                on_done(index)
    return tuple(verdicts[index] for index in range(len(paths)))


@contextmanager
def _crew(count: int, search: Search) -> Iterator[list[_Reader]]:
    readers = [_Reader(hire(_work, search)) for _ in range(count)]
    try:
        yield readers
    finally:
        for reader in readers:
            reader.worker.dismiss()


def _replace(reader: _Reader, search: Search) -> None:
    """Put a new worker in the place of one that died or was given up."""
    reader.worker.dismiss()
    reader.worker = hire(_work, search)


def _assign(reader: _Reader, index: int, paths: tuple[Path, ...], search: Search) -> None:
    try:
        reader.worker.pipe.send(str(paths[index]))
    except OSError:  # it died between two files
        _replace(reader, search)
        reader.worker.pipe.send(str(paths[index]))
    reader.index, reader.deadline = index, time.monotonic() + _STARTUP_SECONDS


def _collect(readers: list[_Reader], search: Search) -> Iterator[tuple[int, Verdict]]:
    """Wait for an answer, a death or a deadline; a worker that is gone is replaced."""
    busy = [reader for reader in readers if reader.index is not None]
    soonest = min(reader.deadline for reader in busy) - time.monotonic()
    ready = wait([reader.worker.pipe for reader in busy], timeout=max(0.0, soonest))
    for reader in busy:
        if reader.worker.pipe in ready:
            try:
                verdict: Verdict | Unreadable | None = reader.worker.pipe.recv()
            except (EOFError, OSError):
                verdict = Unreadable.CRASHED
            if verdict is None:  # it has begun: from now on its time counts
                reader.deadline = time.monotonic() + search.bounds.seconds
                continue
        elif time.monotonic() > reader.deadline:
            verdict = Unreadable.TIMED_OUT
        else:
            continue
        if reader.index is not None:
            yield reader.index, _as_verdict(verdict)
        reader.index = None
        if isinstance(verdict, Unreadable):
            _replace(reader, search)


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
    limit_memory(search.bounds.memory)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            path = Path(pipe.recv())
            pipe.send(None)
            answer = _judge_file(path, detector, strict=search.strict)
            pipe.send(answer if search.most_told is None else answer.in_brief(search.most_told))


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
