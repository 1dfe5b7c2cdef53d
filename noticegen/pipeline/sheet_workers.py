"""Print a large run on all processors: each file of sheets in whichever worker is free.

A worker ends when its pipe does, so that none outlives a run that was killed. Small runs stay in
one process: a worker takes seconds to start.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, cast

from noticegen.errors import ErrorCode, NoticegenError, RefusalError
from noticegen.pipeline.sheet_press import Paper, Press, Printed

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

LEAST_SHEETS = 150
_MOST_WORKERS = 8


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    place: int | None = None


def print_papers(papers: Sequence[Paper], press: Press) -> tuple[Printed, ...]:
    """Return every paper printed and inspected, in order; the first error is raised."""
    count = min(len(papers), os.cpu_count() or 1, _MOST_WORKERS)
    if count < 2 or sum(len(paper.book.sheets) for paper in papers) < LEAST_SHEETS:
        ready = press.open()
        return tuple(ready.make(paper) for paper in papers)
    printed: dict[int, Printed] = {}
    waiting = list(range(len(papers)))[::-1]
    with _crew(count, press) as workers:
        while len(printed) < len(papers):
            for worker in workers:
                if worker.place is None and waiting:
                    worker.place = waiting.pop()
                    worker.pipe.send(papers[worker.place])
            printed.update(_collect(workers))
    return tuple(printed[place] for place in range(len(papers)))


def _collect(workers: Sequence[_Worker]) -> Iterator[tuple[int, Printed]]:
    busy = {id(worker.pipe): worker for worker in workers if worker.place is not None}
    for pipe in wait([worker.pipe for worker in busy.values()]):
        worker = busy[id(pipe)]
        try:
            answer = cast("Connection", pipe).recv()
        except (EOFError, OSError):
            raise RefusalError(ErrorCode.RENDERING_FAILED, why="排版的进程中断了") from None
        if isinstance(answer, BaseException):
            raise answer
        if worker.place is not None:
            yield worker.place, answer
        worker.place = None


@contextmanager
def _crew(count: int, press: Press) -> Iterator[list[_Worker]]:
    workers: list[_Worker] = []
    try:
        for _ in range(count):
            workers.append(_hire(press))
        yield workers
    finally:
        for worker in workers:
            worker.pipe.close()
            if worker.process.is_alive():
                worker.process.kill()
            worker.process.join()


def _hire(press: Press) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, press), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _work(pipe: Connection, press: Press) -> None:
    """Answer every paper with its file or an error, until the other side hangs up."""
    try:
        ready = press.open()
    except Exception:  # a traceback on the screen may hold a value; the closed pipe says enough
        return
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            pipe.send(_make(ready.make, pipe.recv()))


def _make(make: Callable[[Paper], Printed], paper: Paper) -> Printed | BaseException:
    try:
        return make(paper)
    except NoticegenError as error:
        return error
    except Exception as error:  # its words may hold a value: only its kind goes on
        return RefusalError(ErrorCode.RENDERING_FAILED, why=type(error).__name__)
