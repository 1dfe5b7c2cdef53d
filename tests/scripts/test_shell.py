import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ["scripts/setup", "scripts/demo", "scripts/test", "scripts/lock", ".ci/run"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_is_plain_executable_shell(script: str) -> None:
    path = ROOT / script
    assert path.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    assert path.stat().st_mode & stat.S_IXUSR
    check = subprocess.run(["shellcheck", str(path)], capture_output=True, text=True, check=False)  # noqa: S607  # scripts/setup installs it
    assert check.returncode == 0, check.stdout


def test_lock_names_no_registry() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_every_dependency_is_locked_with_hashes() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pinned = [place for place, line in enumerate(lines) if "==" in line.split(";")[0]]
    assert len(pinned) > 50
    assert all(lines[place].rstrip().endswith("\\") for place in pinned)
    assert all("--hash=sha256:" in lines[place + 1] for place in pinned)


def run_setup(checkout: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(checkout / "scripts" / "setup")],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout at a path with spaces and Chinese characters."""
    directory = tmp_path / "新 目录"
    (directory / "scripts").mkdir(parents=True)
    script = directory / "scripts" / "setup"
    script.write_bytes((ROOT / "scripts" / "setup").read_bytes())
    return directory


def stand_in(directory: Path, name: str, body: str) -> None:
    """Put a program into a directory that stands in front of the real one."""
    directory.mkdir(exist_ok=True)
    path = directory / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def test_old_python_is_refused_in_two_languages(checkout: Path, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        stand_in(programs, name, "exit 1")
    done = run_setup(checkout, PATH=f"{programs}:/usr/bin:/bin", PYTHON="", SYSTEM_PYTHON="")
    assert done.returncode == 1
    assert "需要 Python 3.11" in done.stderr
    assert "Python 3.11 or newer is needed" in done.stderr


def test_without_rights_it_prints_one_command_and_stops(checkout: Path, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    stand_in(programs, "id", "echo 1000")
    stand_in(programs, "dpkg-query", "exit 1")
    stand_in(programs, "apt-cache", "echo '  Candidate: 1.0'")
    stand_in(programs, "apt-get", f"echo called >>'{tmp_path}/apt'")
    for tool in ("sh", "cat", "dirname", "mkdir", "grep", "tr", "rm", "head", "tail", "mktemp"):
        stand_in(programs, tool, f'exec "$(PATH=/usr/bin:/bin command -v {tool})" "$@"')
    stand_in(programs, "uv", "echo uv 0.0")
    done = run_setup(checkout, PATH=str(programs), PYTHON=sys.executable)
    assert done.returncode == 1
    commands = [line for line in done.stderr.splitlines() if "apt-get install" in line]
    assert len(commands) == 1
    assert "libpango-1.0-0" in commands[0]
    assert "fonts-noto-cjk" in commands[0]
    assert not (tmp_path / "apt").exists()
    assert not (checkout / ".venv").exists()


def test_the_demo_is_made_where_the_newcomer_stands(checkout: Path, tmp_path: Path) -> None:
    (checkout / "scripts" / "demo").write_bytes((ROOT / "scripts" / "demo").read_bytes())
    stand_in(checkout / "scripts", "setup", "exit 0")
    (checkout / ".venv").mkdir()
    stand_in(checkout / ".venv" / "bin", "noticegen", 'mkdir demo && echo "$@"')
    empty = tmp_path / "空"
    empty.mkdir()
    done = subprocess.run(
        ["/bin/sh", str(checkout / "scripts" / "demo"), "--json"],
        cwd=empty,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "demo --json\n"
    assert (empty / "demo").is_dir()
