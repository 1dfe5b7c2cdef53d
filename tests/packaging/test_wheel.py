import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.packaging.tour import ROOT, tour_commands

pytestmark = pytest.mark.slow


def run(
    *command: str | Path, cwd: Path, code: int = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done


def find_uv() -> str:
    own = ROOT / ".tooling" / "uv" / "bin" / "uv"
    found = str(own) if own.is_file() else shutil.which("uv")
    assert found, "scripts/setup installs uv"
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the locked hatchling: no network."""
    out = tmp_path_factory.mktemp("dist")
    run(
        *(find_uv(), "build", "-q", "--wheel", "--no-build-isolation", "--offline"),
        *("--python", sys.executable, "-o", out, "."),
        cwd=ROOT,
    )
    return next(out.glob("*.whl"))


def test_wheel_carries_its_resources_and_nothing_of_the_workshop(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for resource in ("templates/notice.html.j2", "policies/rural-dibao.yaml", "examples/unit.yaml"):
        assert f"noticegen/_resources/{resource}" in names
    assert "noticegen/vocabulary/fields.yaml" in names
    assert all(name.startswith(("noticegen/", "noticegen-")) for name in names)
    assert not any(name.endswith((".pyc", ".pdf", ".log")) for name in names)


def test_installed_wheel_makes_the_demo_in_an_empty_directory(wheel: Path, tmp_path: Path) -> None:
    environment, empty = tmp_path / "clean", tmp_path / "empty"
    empty.mkdir()
    python = environment / "bin" / "python"
    uv = find_uv()
    run(uv, "venv", "-q", "--python", sys.executable, environment, cwd=empty)
    locked = ROOT / "requirements.lock"
    run(
        *(uv, "pip", "install", "-q", "--python", python, "--constraints", locked, wheel),
        cwd=empty,
    )
    fonts = str(ROOT / ".fonts")
    program = environment / "bin" / "noticegen"
    done = run(program, "demo", cwd=empty, NOTICEGEN_FONTS=fonts)
    assert "已公示" in done.stdout
    assert str(ROOT) not in done.stdout
    assert list((empty / "demo" / "public").glob("*.pdf"))
    written = json.loads((empty / "demo" / "internal" / "reconciliation.json").read_text("utf-8"))
    expected = json.loads((ROOT / "examples" / "expected.json").read_text("utf-8"))
    assert written["counts"] == expected["counts"]
    for words in tour_commands("README.md"):
        code = 1 if words[1] in ("check", "notice") and "--allow-held" not in words else 0
        run(program, *words[1:], cwd=empty, code=code, NOTICEGEN_FONTS=fonts)
    assert list((empty / "公示结果" / "public").glob("*.pdf"))
