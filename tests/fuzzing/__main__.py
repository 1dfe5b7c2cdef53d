"""Spoil files and texts for a while and say what broke.

    python -m tests.fuzzing [--seconds N] [--seed N] [--engine atheris|mutation] [TARGET...]

Every target runs in a process of its own, so that a crash of a library is seen and ends only it.
With atheris the coverage of `noticegen.detection` leads the search; without it the same mutations
are made blindly. Exit code 1 if anything broke; the input is kept and its path printed. The same
seed makes the same mutations as far as the time reaches; without one every run makes its own.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import signal
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from tests.fuzzing.mutation import mutate
from tests.fuzzing.seeds import SEEDS
from tests.fuzzing.targets import check_input

_SECONDS_PER_INPUT = 20
_SECONDS_TO_START = 4
_MEGABYTES = 3072


def main() -> int:
    """Run the targets one after another and share the time among them."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing")
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--engine", choices=("atheris", "mutation"))
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    targets = options.targets or list(SEEDS)
    engine = options.engine or ("atheris" if find_spec("atheris") else "mutation")
    if options.here:
        (name,) = targets
        _spoil(name, options.seconds, options.seed)
        return 0
    print(f"engine: {engine}, {len(targets)} targets, {options.seconds} s, seed {options.seed}")
    kept = Path(tempfile.mkdtemp(prefix="noticegen-fuzz."))
    ends, broken = time.monotonic() + options.seconds, []
    for place, name in enumerate(targets):
        # Starting a process takes time as well; what one target takes too long, others lose.
        share = (ends - time.monotonic()) / (len(targets) - place) - _SECONDS_TO_START
        if not _run(engine, name, (max(2, int(share)), options.seed), kept):
            broken.append(name)
    print(f"broken: {', '.join(broken)}; inputs in {kept}" if broken else "nothing broke")
    return 1 if broken else 0


def _run(engine: str, name: str, effort: tuple[int, int], kept: Path) -> bool:
    seconds, seed = effort
    if engine == "atheris":
        command = ["tests.fuzzing.coverage", name, str(seconds), str(kept), str(seed)]
    else:
        command = ["tests.fuzzing", name, "--here", f"--seconds={seconds}", f"--seed={seed}"]
    done = subprocess.run(  # our own module
        [sys.executable, "-m", *command],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        timeout=seconds + 120,
    )
    told = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    runs = next((line for line in reversed(told) if "runs" in line), "")
    print(f"{name:8} {'ok' if done.returncode == 0 else 'BROKEN'} {runs}", flush=True)
    if done.returncode:
        print("\n".join(told[-25:]), flush=True)
    return done.returncode == 0


def _spoil(name: str, seconds: int, seed: int) -> None:
    """Spoil one target's seed blindly until the time is up."""
    limit = _MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    signal.signal(signal.SIGALRM, _too_slow)
    start = SEEDS[name]()
    data, count, ends = start, 0, time.monotonic() + seconds
    while time.monotonic() < ends:
        data = mutate(data if count % 8 else start, seed + count)
        count += 1
        signal.alarm(_SECONDS_PER_INPUT)
        try:
            check_input(name, data)
        except BaseException:
            print(f"input kept: {_keep(name, data)}", file=sys.stderr)
            raise
        signal.alarm(0)
    print(f"{count} runs")


def _keep(name: str, data: bytes) -> Path:
    digest = hashlib.sha256(data).hexdigest()[:12]
    path = Path(tempfile.gettempdir()) / f"noticegen-fuzz-{digest}-{name}"
    path.write_bytes(data)
    return path


def _too_slow(_signal: int, _frame: object) -> None:
    raise TimeoutError(f"one input took more than {_SECONDS_PER_INPUT} s")


if __name__ == "__main__":
    sys.exit(main())
