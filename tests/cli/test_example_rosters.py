"""Every programme, through the command, from the example roster with that programme's headings."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from examples.programmes import CHILD, ROSTERS, ProgrammeRoster, list_people, type_cell
from noticegen.cli.app import run
from noticegen.policy.catalogue import load_policy, policy_names
from noticegen.policy.schema import Listing
from noticegen.settings.resources import resource_directory

pytestmark = pytest.mark.slow


EXAMPLES = resource_directory("examples")
BY_LISTING = {
    listing: [one for one in ROSTERS if load_policy(one.programme).listing is listing]
    for listing in Listing
}
_SHORT = 4  # a shorter value ("一级", a number of people) stands in any notice by chance
_OPEN = ("村", "社区", "姓名", "户主", "申请人", "农户", "金额", "资金", "保障金", "供养方式")
_ALSO_OPEN = ("救助类型", "补贴类别", "补贴项目", "面积", "批次", "改造方式", "家庭人口")


def _notice(roster: ProgrammeRoster, out: Path, *more: str) -> int:
    policy = load_policy(roster.programme)
    stages = [str(stage) for stage in policy.stages if str(stage) != "ended"]
    return run(
        [
            "notice",
            str(EXAMPLES / "programmes" / roster.file_name),
            *("--unit", str(EXAMPLES / "unit.yaml")),
            *("--policy", roster.programme),
            *("--period", "2026-12"),
            *("--start", "2026-12-01"),
            *("--stage", stages[-1] if stages else "paid"),
            *("--out", str(out)),
            *more,
        ]
    )


def _printed(out: Path) -> str:
    (pdf,) = (out / "public").iterdir()
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(text.split())


def _private(roster: ProgrammeRoster) -> set[str]:
    """Return what the clerk typed under headings that no notice of names shows."""
    return {
        typed
        for heading in roster.headings
        if not any(word in heading for word in (*_OPEN, *_ALSO_OPEN))
        or heading.startswith("监护人")
        for person in list_people(roster)
        if len(typed := str(type_cell(person, heading))) >= _SHORT
    }


def test_every_policy_has_an_example_roster() -> None:
    assert sorted(one.programme for one in ROSTERS) == sorted(policy_names())


@pytest.mark.parametrize("roster", BY_LISTING[Listing.NAMES], ids=lambda one: one.programme)
def test_a_list_shows_every_adult_and_nothing_private(
    roster: ProgrammeRoster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _notice(roster, tmp_path / "out", "--json") == 0
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert counts == {"read": 15, "published": 14, "withheld": 1, "held": 0}

    printed = _printed(tmp_path / "out")
    names = [person.name for person in list_people(roster) if not person.is_child]
    for name in set(names):
        assert printed.count(name) == names.count(name), name
    assert CHILD not in printed
    private = _private(roster)
    assert len(private) >= 15
    assert [value for value in private if value in printed] == []


@pytest.mark.parametrize("roster", BY_LISTING[Listing.TOTALS], ids=lambda one: one.programme)
def test_numbers_name_nobody_and_hide_the_village_of_one(
    roster: ProgrammeRoster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _notice(roster, tmp_path / "out", "--json") == 0
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert (counts["published"], counts["held"]) == (0, 0)

    printed = _printed(tmp_path / "out")
    assert "15" in printed
    assert "敖包湾" not in printed
    hidden = _private(roster) | {person.name for person in list_people(roster)}
    assert [value for value in hidden if value in printed] == []


@pytest.mark.parametrize("roster", BY_LISTING[Listing.DELIVERED], ids=lambda one: one.programme)
def test_what_is_delivered_is_not_posted(
    roster: ProgrammeRoster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _notice(roster, tmp_path / "out") == 2
    assert "noticegen sheets" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_list_of_one_programme_is_refused_under_the_policy_of_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    orphans = EXAMPLES / "programmes" / "orphan-allowance.xlsx"
    code = run(
        [
            *("notice", str(orphans), "--unit", str(EXAMPLES / "unit.yaml")),
            *("--policy", "subsidy-card", "--period", "2026-12", "--start", "2026-12-01"),
            *("--out", str(tmp_path / "out")),
        ]
    )
    assert code in (1, 2)
    assert "孤儿" in capsys.readouterr().err
    assert not (tmp_path / "out" / "public").exists()
