"""Colour on terminals only; nothing of a library on the screen; no character stops a message."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
WRONG = ["-m", "noticegen", "notise"]


def on_a_terminal(words: list[str], **environment: str) -> str:
    """Return what a program shows on a terminal."""
    import pty

    ours, theirs = pty.openpty()
    inherited = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    inherited |= {"TERM": "xterm-256color", "COLUMNS": "80", **environment}
    with subprocess.Popen(
        [sys.executable, *words], stdin=theirs, stdout=theirs, stderr=theirs, env=inherited
    ):
        os.close(theirs)
        shown = b""
        while True:
            try:
                shown += (part := os.read(ours, 4096))
            except OSError:  # the other side has gone
                break
            if not part:
                break
    os.close(ours)
    return shown.decode()


@POSIX
def test_colour_on_a_terminal_and_none_where_it_is_not_wanted() -> None:
    assert "\x1b[1;31m" in on_a_terminal(WRONG)
    assert "\x1b[1;31m" not in (plain := on_a_terminal(WRONG, NO_COLOR="1"))
    assert not any(f"\x1b[{colour}m" in plain for colour in range(31, 38))
    assert "没有“notise”这个命令" in plain


def test_no_escape_sequence_goes_into_a_file() -> None:
    done = subprocess.run([sys.executable, *WRONG], capture_output=True, text=True, check=False)
    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
@pytest.mark.parametrize("words", [["--help"], ["doctor"], ["policy", "list"], ["notise"]])
def test_no_console_encoding_stops_a_message(encoding: str, words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "noticegen", *words],
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1, 2)
    printed = (done.stdout + done.stderr).decode(encoding, "replace")
    assert "Traceback" not in printed
    assert "Error" not in printed
    if encoding == "gbk":
        assert "\\u" not in printed, "a Chinese Windows console shows every sign we use"


def test_what_libraries_say_of_a_list_never_reaches_the_screen(tmp_path: Path) -> None:
    code = (
        "import logging, threading, warnings\n"
        "from noticegen.cli.terminal import take_over_screen\n"
        "take_over_screen()\n"
        "warnings.warn('白云飞鹤')\n"
        "logging.getLogger('a.library').error('白云飞鹤')\n"
        "logging.error('白云飞鹤')\n"
        "class Broken:\n"
        "    def __del__(self):\n"
        "        raise ValueError('白云飞鹤')\n"
        "Broken()\n"
        "def break_down():\n"
        "    raise ValueError('白云飞鹤')\n"
        "thread = threading.Thread(target=break_down)\n"
        "thread.start(); thread.join()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout + done.stderr == ""


STEERING = "\x1b[31m\x1b]0;x\x07\u202e\u2066\x9b2J\r"


@POSIX
@pytest.mark.parametrize("extra", [[], ["--json"]])
def test_a_file_name_cannot_steer_the_terminal_or_stop_the_scan(
    tmp_path: Path, extra: list[str]
) -> None:
    for name in (f"[red]{STEERING}.txt", "[bold].txt"):
        (tmp_path / name).write_text("电话 16500008888", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/odd\xff.txt")).write_bytes(b"\x00\x01\x02" * 40)
    done = subprocess.run(
        [sys.executable, "-m", "noticegen", "scan", str(tmp_path), *extra],
        env={**os.environ, "COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert not set(STEERING) - set("[31m]0;x2J") & set(done.stderr)
    if extra:
        assert len(json.loads(done.stdout)["files"]) == 3
    else:
        assert not set(STEERING) - set("[31m]0;x2J") & set(done.stdout)
        assert "[red]\\u001b[31m" in done.stdout


@POSIX
def test_a_bar_on_the_terminal_takes_a_file_name_for_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "[red]\x1b[2J\u202e.txt").write_text("公示", encoding="utf-8")
    shown = on_a_terminal(["-m", "noticegen", "scan", str(tmp_path)])
    assert "检查了1个文件" in shown
    assert "\x1b[2J" not in shown
    assert "\u202e" not in shown
