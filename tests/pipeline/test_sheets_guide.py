"""Every command of the clerks' guide is run as it is printed."""

import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from noticegen.cli.app import run
from noticegen.settings.unit import load_unit
from tests.pipeline.invented_month import Line, Person, write_list, write_unit

GUIDE = Path(__file__).parents[2] / "docs" / "zh" / "救助幸福清单.md"
WANG = Person("王秀英", date(1950, 2, 3))
LI = Person("李凤霞", date(1949, 3, 3), 994)


def commands() -> list[list[str]]:
    """Return the guide's commands as lists of words."""
    blocks = re.findall(r"```\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    return [shlex.split(line) for block in blocks for line in block.splitlines()]


def test_every_command_of_the_guide_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    write_list(tmp_path, "rural-dibao", [Line(WANG, 836)], name="低保.xlsx")
    write_list(
        tmp_path, "old-age-allowance", [Line(LI, 100, phone="16500000002")], name="高龄.xlsx"
    )
    write_unit(tmp_path).rename(tmp_path / "单位.yaml")
    assert load_unit(tmp_path / "单位.yaml").telephone
    monkeypatch.chdir(tmp_path)
    for number, words in enumerate(commands()):
        assert words[0] == "noticegen"
        # Two commands of the guide print into the same directory, which has to be a new one.
        asked = [f"清单{number}" if word == "清单" else word for word in words[1:]]
        assert run(asked) == 0, (words, capfd.readouterr().err)
    assert (tmp_path / "二维码.json").is_file()
    assert list((tmp_path / "网页" / "d").glob("*.bin"))
    assert not (tmp_path / "短信").exists()


def test_every_option_the_guide_names_exists(capfd: pytest.CaptureFixture[str]) -> None:
    named = set(re.findall(r"--[a-z][a-z-]+", GUIDE.read_text(encoding="utf-8")))
    for command in ("sheets", "pages", "messages"):
        run([command, "--help"])
    known = capfd.readouterr().out
    assert not {option for option in named if option not in known}
