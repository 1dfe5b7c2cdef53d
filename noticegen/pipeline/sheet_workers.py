"""Print a large run on all processors: each file of sheets in whichever worker is free.

Small runs stay in one process: a worker takes seconds to start.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import cast

from noticegen.errors import ErrorCode, NoticegenError, RefusalError
from noticegen.pipeline.sheet_press import Paper, Press, Printed
from noticegen.workers.worker import Worker, hire

LEAST_SHEETS = 150
_MOST_WORKERS = 8


@dataclass(slots=True)
class _Printer:
    """A worker and the place of the paper it prints."""

    worker: Worker
    place: int | None = None


def print_papers(papers: Sequence[Paper], press: Press) -> tuple[Printed, ...]:
    """Return every paper printed and inspected, in order; the first error is raised."""
    count = min(len(papers), os.cpu_count() or 1, _MOST_WORKERS)
    if count < 2 or sum(len(paper.book.sheets) for paper in papers) < LEAST_SHEETS:
        ready = press.open()
        return tuple(ready.make(paper) for paper in papers)
    printed: dict[int, Printed] = {}
    waiting = list(range(len(papers)))[::-1]
    with _crew(count, press) as printers:
        while len(printed) < len(papers):
            for printer in printers:
                if printer.place is None and waiting:
                    printer.place = waiting.pop()
                    printer.worker.pipe.send(papers[printer.place])
            printed.update(_collect(printers))
    return tuple(printed[place] for place in range(len(papers)))


def _collect(printers: Sequence[_Printer]) -> Iterator[tuple[int, Printed]]:
    busy = {id(one.worker.pipe): one for one in printers if one.place is not None}
    for pipe in wait([printer.worker.pipe for printer in busy.values()]):
        printer = busy[id(pipe)]
        try:
            answer = cast("Connection", pipe).recv()
        except (EOFError, OSError):
            raise RefusalError(ErrorCode.RENDERING_FAILED, why="排版的进程中断了") from None
        if isinstance(answer, BaseException):
            raise answer
        if printer.place is not None:
            yield printer.place, answer
        printer.place = None


@contextmanager
def _crew(count: int, press: Press) -> Iterator[list[_Printer]]:
    printers: list[_Printer] = []
    try:
        for _ in range(count):
            printers.append(_Printer(hire(_work, press)))
        yield printers
    finally:
        for printer in printers:
            printer.worker.dismiss()


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
