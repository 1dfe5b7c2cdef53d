"""Render the pages of an office's own templates in a process that can only end itself.

A style sheet may ask for more than any machine has: a box a million kilometres high, columns
without end, a table nested a hundred deep. Every page has a time and a memory bound; a page that
needs more ends its process, and the run is refused before anything is written.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import NoReturn, Self

from noticegen.errors import ErrorCode, InputError, NoticegenError, RefusalError
from noticegen.rendering.pdf import Box, render_with_boxes
from noticegen.rendering.type_case import TypeCase
from noticegen.workers.worker import Worker, hire, limit_memory, limit_time

Rendered = tuple[bytes, tuple[tuple[Box, ...], ...]]

_STARTUP_SECONDS = 120.0
_GIGABYTE = 1024**3


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a page may take: seconds, more for a long one, and bytes of address space (POSIX)."""

    seconds: float = 120.0
    characters_per_second: int = 3_000  # a tenth of what an ordinary list takes
    memory: int = 4 * _GIGABYTE

    def seconds_for(self, html: str) -> float:
        """Return how long a page may take."""
        return self.seconds + len(html) / self.characters_per_second


class BoundedPress:
    """Prints pages one after the other in one process of its own; `name` is the templates' name.

    An InputError TEMPLATE_INVALID when a page takes more than its bounds.
    """

    def __init__(self, name: str, bounds: Bounds | None = None) -> None:
        self._name = name
        self._bounds = bounds or Bounds()
        self._worker: Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop()

    def __call__(self, html: str, _case: TypeCase | None = None) -> bytes:
        """Return the PDF of a page; the process cuts its own fonts."""
        return self.with_boxes(html)[0]

    def with_boxes(self, html: str, _case: TypeCase | None = None) -> Rendered:
        """Return the PDF and where the elements of class `keep` came to stand."""
        pipe = (self._worker or self._start()).pipe
        seconds = self._bounds.seconds_for(html)
        try:
            pipe.send((html, seconds))
            if not pipe.poll(seconds):
                self._refuse(f"{seconds:.0f}秒还没有排完")
            answer = pipe.recv()
        except (EOFError, OSError):
            self._refuse("要的时间或者内存太多，排版的进程中断了")
        if isinstance(answer, NoticegenError):
            raise answer
        if answer is None:
            gigabytes = self._bounds.memory / _GIGABYTE
            self._refuse(f"排版要的内存超过{gigabytes:.2g}GB")
        rendered: Rendered = answer
        return rendered

    def _start(self) -> Worker:
        self._worker = hire(_work, self._bounds.memory)
        with suppress(EOFError, OSError):
            if self._worker.pipe.poll(_STARTUP_SECONDS) and self._worker.pipe.recv():
                return self._worker
        self._stop()
        raise RefusalError(ErrorCode.RENDERING_FAILED, why="排版的进程没有启动")

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.dismiss()
        self._worker = None

    def _refuse(self, why: str) -> NoReturn:
        self._stop()
        why += "，已经停下，没有写出任何文件；多半是样式里有极大的尺寸，或者内容没完没了"
        raise InputError(ErrorCode.TEMPLATE_INVALID, file=self._name, why=why)


def _work(pipe: Connection, memory: int) -> None:
    """Answer every page with its PDF, an error, or None for want of memory."""
    case = TypeCase()
    limit_memory(memory)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        pipe.send(True)
        while True:
            try:
                html, seconds = pipe.recv()
            except MemoryError:
                pipe.send(None)
                continue
            limit_time(seconds)
            pipe.send(_render(html, case))


def _render(html: str, case: TypeCase) -> Rendered | NoticegenError | None:
    try:
        return render_with_boxes(html, case)
    except NoticegenError as error:
        return error
    except MemoryError:
        return None
    except Exception as error:  # its words may hold a value: only its kind goes on
        return RefusalError(ErrorCode.RENDERING_FAILED, why=type(error).__name__)
