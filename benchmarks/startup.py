"""How long `noticegen --help` takes, beside a bare interpreter and beside what it must not load.

Run `python -m benchmarks.startup`. Each command runs in a process of its own; the best of several
runs counts, because the first ones read files from the disk.
"""

from __future__ import annotations

import subprocess
import sys
import time

_RUNS = 7
_COMMANDS = {
    "bare interpreter": ["-c", "pass"],
    "noticegen --help": ["-m", "noticegen", "--help"],
    "noticegen notice --help": ["-m", "noticegen", "notice", "--help"],
    "import weasyprint": ["-c", "import weasyprint"],
    "import presidio_analyzer": ["-c", "import presidio_analyzer"],
}


def best_seconds(words: list[str]) -> float:
    """Return the shortest of several runs, in seconds."""
    return min(_timed(words) for _ in range(_RUNS))


def _timed(words: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    """Print each command's best time and its ratio to the bare interpreter."""
    times = {name: best_seconds(words) for name, words in _COMMANDS.items()}
    bare = times["bare interpreter"]
    for name, seconds in times.items():
        print(f"{name:28} {seconds:6.3f} s  {seconds / bare:5.1f} ×")


if __name__ == "__main__":
    main()
