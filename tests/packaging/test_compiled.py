import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.compiled import compiled_package
from tests.packaging.tour import ROOT

pytestmark = pytest.mark.slow

# Every line of the six halves, alone and fifty together as a file holds them.
_FINDINGS = """
import hashlib, sys
from benchmarks.detection import SEEDS
from benchmarks.detection_corpus.lines import generate
from noticegen.detection import scan_text
from noticegen.detection.text import normal

lines = [line.text for half, seed in sorted(SEEDS.items()) for line in generate(half, seed)]
pages = ["\\n".join(lines[at : at + 50]) for at in range(0, len(lines), 50)]
digest = hashlib.sha256()
for text in [*lines, *pages]:
    digest.update(repr(scan_text(text)).encode())
print(normal.__file__.endswith(".py"), len(lines), digest.hexdigest())
"""


def findings_of(package: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-P", "-c", _FINDINGS],
        env={**os.environ, "PYTHONPATH": f"{package}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_compiled_detector_finds_what_its_source_finds() -> None:
    is_source, lines, digest = findings_of(ROOT)
    assert is_source == "True"
    assert int(lines) > 20_000
    assert findings_of(compiled_package()) == ["False", lines, digest]


def test_compiled_package_stands_apart_from_the_source() -> None:
    assert compiled_package().is_relative_to(ROOT / ".tooling")
    assert not [*(ROOT / "noticegen").rglob("*.so"), *(ROOT / "noticegen").rglob("*.pyd")]
