"""Throw-away environments: one for each peer, made by uv, or by venv and pip where uv is not."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from benchmarks.peers.packages import Peer

ROOT = Path(__file__).resolve().parents[2]
_OWN_UV = ROOT / ".tooling" / "uv" / "bin" / "uv"


def make_environment(peer: Peer, folder: Path) -> Path:
    """Install exactly the peer's pinned packages; return the environment's interpreter."""
    home = folder / peer.package
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if python.exists():
        return python
    uv = str(_OWN_UV) if _OWN_UV.exists() else shutil.which("uv")
    if uv:
        _run(uv, "venv", "-q", "--python", sys.executable, str(home))
        install = [uv, "pip", "install", "-q", "--python", str(python)]
    else:
        venv.create(home, with_pip=True)
        install = [str(python), "-m", "pip", "install", "-q"]
    # The files pin everything that is needed, so that a peer's other wishes are not installed.
    _run(*install, "--no-deps", "-r", str(peer.requirements))
    return python


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
