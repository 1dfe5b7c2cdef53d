"""The effects lock: nothing may reveal more than the committed lock says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from noticegen.deidentify import entries
from noticegen.pipeline import effects
from noticegen.policy.catalogue import load_policy, policy_names
from noticegen.policy.methods import METHODS, Given, Standing
from noticegen.publication.model import PublicValue
from noticegen.settings.schema import StrictModel

REVEALED = effects.lock_file().read_text(encoding="utf-8")


def test_nothing_more_is_revealed_than_the_lock_says() -> None:
    more = [line for line in effects.compare_with_lock() if line.startswith("+")]

    assert not more, (
        "公开的内容变多了；确属必要时运行 noticegen policy lock --update 并在提交说明里写明"
    )


def test_every_policy_is_under_lock() -> None:
    for name in policy_names():
        assert f"{name} " in REVEALED


@pytest.mark.parametrize("name", ["orphan-allowance", "unsupported-children", "rigid-expenditure"])
def test_unlistable_programmes_reveal_nobody(name: str) -> None:
    lines = [line for line in REVEALED.splitlines() if line.startswith(f"{name} ")]

    assert any("refused names-not-allowed" in line for line in lines)
    assert all(" refused " in line or " posting " in line for line in lines)


def test_no_private_value_stands_in_the_lock() -> None:
    private = ("id_number", "phone", "bank_account", "address", "member_names", "guardian_name")
    sensitive = ("illness", "cause", "hospital", "medical_cost", "income", "remark", "end_reason")
    for person in effects.invented_people():
        for key in (*private, *sensitive):
            assert person[key] not in REVEALED


def test_a_weaker_policy_breaks_the_lock(tmp_path: Path) -> None:
    source = Path(effects.lock_file()).parent.parent / "rural-dibao.yaml"
    weak = tmp_path / "rural-dibao.yaml"
    weak.write_text(
        source.read_text(encoding="utf-8").replace(
            "    action: mask\n    method: surname\n",
            "    action: mask\n    method: surname-and-last\n",
        ),
        encoding="utf-8",
    )
    people = effects.invented_people()

    lines = set(effects.policy_effects(load_policy(weak), effects.invented_roster(people), people))

    assert "rural-dibao paid web 新城村 1 申请人姓名 欧阳某国" in lines - set(REVEALED.splitlines())


def test_a_weaker_mask_breaks_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    def leaky(value: Given, _parameters: StrictModel, _standing: Standing) -> PublicValue:
        return f"{str(value)[:-1]}某"

    weak = {**METHODS, "surname": replace(METHODS["surname"], apply=leaky)}
    monkeypatch.setattr("noticegen.policy.building.METHODS", weak)

    assert any(line.startswith("+") for line in effects.compare_with_lock())


def test_a_leaking_door_breaks_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "village_of", lambda household, _day: household.head.text("phone"))

    assert any(line.startswith("+") for line in effects.compare_with_lock())
