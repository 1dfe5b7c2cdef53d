"""The package with its detector compiled, as a release for one system carries it.

The copy stands in `.tooling/compiled/`, apart from the source, and is kept for the next run; a
change of the source makes a new one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_KEPT = _ROOT / ".tooling" / "compiled"


def run_compiled(module: str, arguments: list[str]) -> int:
    """Run a module of this project on the compiled package; return its exit code."""
    paths = os.pathsep.join(map(str, (compiled_package(), _ROOT)))
    # Without -P the source in the current directory would come first.
    command = [sys.executable, "-P", "-m", module, *arguments]
    environment = {**os.environ, "PYTHONPATH": paths}
    return subprocess.run(command, env=environment, check=False).returncode


def compiled_package() -> Path:
    """Return the directory of the compiled package; make it where the source has changed.

    Raises RuntimeError with the compiler's words where it cannot be made.
    """
    kept = _KEPT / _state_of_source()
    if not kept.is_dir():
        print("compiling the detector: some minutes, once", file=sys.stderr, flush=True)
        shutil.rmtree(_KEPT, ignore_errors=True)
        _unpack_wheel(kept)
    return kept


def _state_of_source() -> str:
    package = sorted((_ROOT / "noticegen").rglob("*.py"))
    files = [*package, _ROOT / "scripts" / "compile_detector.py"]
    digest = hashlib.sha256(sys.version.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _unpack_wheel(target: Path) -> None:
    """Build the wheel with the locked tools and unpack it, whole or not at all."""
    making = target.with_name("making")
    making.mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(making)],
        cwd=_ROOT,
        env={**os.environ, "HATCH_BUILD_HOOK_ENABLE_CUSTOM": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    with zipfile.ZipFile(next(making.glob("*.whl"))) as wheel:
        wheel.extractall(making / "package")
    (making / "package").rename(target)
