"""Help is quick because nothing heavy is loaded for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    *("weasyprint", "presidio_analyzer", "spacy", "openpyxl", "pikepdf", "fontTools"),
    *("rich", "pydantic", "yaml", "pygments"),
)


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["notice", "--help"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    code = (
        "import sys\n"
        "from noticegen.cli.app import run\n"
        f"assert run({words!r}) == 0\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "noticegen" in done.stdout


def test_every_command_and_option_says_in_chinese_what_it_does() -> None:
    from typer.main import get_command

    from noticegen.cli.app import app

    def undocumented(command: object, path: str) -> list[str]:
        missing = []
        for name, part in getattr(command, "commands", {}).items():
            missing += undocumented(part, f"{path} {name}")
        for parameter in getattr(command, "params", []):
            text = getattr(parameter, "help", None) or ""
            if not any("\u4e00" <= letter <= "\u9fff" for letter in text):
                missing.append(f"{path} {parameter.name}")
        return missing

    assert undocumented(get_command(app), "noticegen") == []
