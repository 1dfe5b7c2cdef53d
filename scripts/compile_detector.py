"""Build hook: compile the detector's rooms with mypyc, so that they read more lines a second.

A wheel is plain Python unless this is asked for; both find the same, and a test holds them to it.
Nothing is compiled in the checkout, where a compiled module would hide a later edit of its source.

    HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 uv build --wheel

It needs a C compiler and takes some minutes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_ROOMS = ("names", "numbers", "recognizers", "telephones", "text")
_DETECTION = Path("noticegen", "detection")
# Runs in a process of its own: setuptools reads the directory and command line it stands in.
_BUILD = """
import sys
from mypyc.build import mypycify
from setuptools import setup

options = ["--config-file=", "--strict", "--follow-imports=silent", "--ignore-missing-imports"]
modules = mypycify([*options, *sys.argv[1:]], opt_level="1", group_name="noticegen_detection")
setup(
    name="noticegen-detection",
    packages=[],
    ext_modules=modules,
    script_args=["build_ext", "--build-lib", "compiled"],
)
"""


class CompiledDetector(BuildHookInterface[Any]):
    """Adds the compiled modules to a wheel, beside their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and tell the wheel which files to take and that they fit this Python only."""
        if version == "editable":
            return
        self._work = Path(tempfile.mkdtemp(prefix="noticegen-compile."))
        for module in compile_detector(Path(self.root), self._work):
            build_data["force_include"][str(module)] = str(
                module.relative_to(self._work / "compiled")
            )
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the working directory away."""
        if version != "editable":
            shutil.rmtree(self._work, ignore_errors=True)


def compile_detector(root: Path, work: Path) -> list[Path]:
    """Compile a copy of the package's detector in a directory; return the modules made.

    Raises RuntimeError with what the compiler said where it fails.
    """
    shutil.copytree(root / "noticegen", work / "noticegen")
    rooms = (work / _DETECTION / room for room in _ROOMS)
    sources = [work / _DETECTION / "detector.py", *(f for room in rooms for f in room.glob("*.py"))]
    names = sorted(str(source.relative_to(work)) for source in sources)
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, *names],
        cwd=work,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the detector could not be compiled\n{done.stdout}\n{done.stderr}")
    return sorted(file for file in (work / "compiled").rglob("*") if file.is_file())
