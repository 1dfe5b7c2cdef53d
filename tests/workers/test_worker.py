"""A worker can only end itself: not by Ctrl-C, not by its memory, not by outliving us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from multiprocessing.connection import Connection

import pytest

from noticegen.workers.worker import hire, limit_memory, limit_time

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="no such bounds there")
_MEGABYTE = 1024 * 1024


def echo(pipe: Connection, prefix: str) -> None:
    while True:
        pipe.send(prefix + pipe.recv())


def answer_interrupted(pipe: Connection) -> None:
    os.kill(os.getpid(), signal.SIGINT)
    pipe.send("还在")


def fill(pipe: Connection, most: int) -> None:
    """Ask for more than the bound allows: the memory is refused before it is used."""
    limit_memory(most)
    try:
        held = bytearray(most)
    except MemoryError:
        pipe.send("没有给")
    else:
        pipe.send(f"给了{len(held)}")


def spin(_pipe: Connection) -> None:
    limit_time(-4.0)  # four of the five seconds of grace
    while True:
        pass


def test_a_worker_answers_until_it_is_dismissed() -> None:
    worker = hire(echo, "回")
    worker.pipe.send("声")
    assert worker.pipe.recv() == "回声"
    worker.dismiss()
    assert not worker.process.is_alive()


def test_a_worker_whose_pipe_ends_ends_too() -> None:
    worker = hire(echo, "")
    worker.pipe.close()
    worker.process.join(60)
    assert worker.process.exitcode is not None


@needs_posix
def test_ctrl_c_does_not_reach_a_worker_and_still_reaches_us() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    worker = hire(answer_interrupted)
    assert worker.pipe.recv() == "还在"
    worker.dismiss()
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


@needs_posix
def test_a_worker_gets_no_more_memory_than_its_bound() -> None:
    worker = hire(fill, 600 * _MEGABYTE)
    assert worker.pipe.recv() == "没有给"
    worker.dismiss()


@needs_posix
def test_a_worker_nobody_waits_for_ends_by_its_time() -> None:
    worker = hire(spin)
    worker.process.join(60)
    assert worker.process.exitcode == -signal.SIGXCPU


@needs_posix
def test_the_first_worker_of_a_program_is_kept_from_interrupts_too() -> None:
    program = (
        "from noticegen.workers.worker import hire\n"
        "from tests.workers.test_worker import answer_interrupted\n"
        "if __name__ == '__main__':\n"
        "    worker = hire(answer_interrupted)\n"
        "    print(worker.pipe.recv())\n"
        "    worker.dismiss()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stdout, done.stderr) == ("还在\n", "")
