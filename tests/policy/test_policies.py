"""The fifteen policies: what each shows and why, traced to the register."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from noticegen.errors import InputError
from noticegen.policy.catalogue import bundled_file, load_policy, policy_names, register
from noticegen.policy.explaining import explain
from noticegen.policy.json_schema import case_schema, law_schema, policy_schema
from noticegen.policy.laws import Evidence
from noticegen.policy.schema import Listing
from noticegen.policy.showing import find_field
from noticegen.policy.tables import all_references
from noticegen.vocabulary.fields import Sensitivity, all_fields
from noticegen.vocabulary.programmes import all_programmes
from noticegen.vocabulary.stages import Audience, Channel, Stage

LISTED = [name for name in policy_names() if load_policy(name).listing is Listing.NAMES]


def test_all_fifteen_names_of_the_contract_have_a_policy() -> None:
    assert policy_names() == tuple(all_programmes())
    assert len(policy_names()) == 15


@pytest.mark.parametrize("name", policy_names())
def test_the_file_bears_the_name_of_its_policy(name: str) -> None:
    policy = load_policy(name)

    assert policy.name == name
    assert re.fullmatch("[0-9a-f]{64}", policy.digest)
    policy.require_in_force(date(2026, 12, 1))


@pytest.mark.parametrize("name", policy_names())
def test_nothing_sensitive_or_direct_but_the_name_reaches_the_public(name: str) -> None:
    policy = load_policy(name)
    shown = policy.shown_fields(None, None, Audience.PUBLIC)

    for key in shown - {"applicant_name"}:
        assert all_fields()[key].sensitivity in (Sensitivity.PLAIN, Sensitivity.QUASI)


@pytest.mark.parametrize("name", LISTED)
def test_names_on_the_web_are_masked(name: str) -> None:
    policy = load_policy(name)
    for stage, known in policy.stages.items():
        if Channel.WEB in known.posting:
            rules = policy.rules(stage, Channel.WEB)
            (rule,) = [one for one in rules if one.field.key == "applicant_name"]
            assert rule.method.name == "surname"


@pytest.mark.parametrize("name", policy_names())
def test_notices_cite_only_what_was_read(name: str) -> None:
    for stage in load_policy(name).stages.values():
        for reference in stage.basis:
            assert reference.checked is Evidence.TEXT
            assert reference.title


def test_every_law_of_the_register_says_where_it_was_read() -> None:
    cited = {one.key for name in policy_names() for one in all_references(load_policy(name))}
    for reference in register().values():
        assert reference.source
        assert reference.quotation is None or reference.checked is Evidence.TEXT
    assert cited <= set(register())


def test_the_ministrys_days_are_kept() -> None:
    dibao, tekun = load_policy("rural-dibao"), load_policy("tekun")

    assert dibao.posting(Stage.REVIEW, Channel.BOARD).days == 7
    assert tekun.posting(Stage.ENDED, Channel.BOARD).days == 7
    assert load_policy("housing-renovation").posting(Stage.PAID, Channel.BOARD).days == 20


def test_explaining_names_rule_law_and_outcome() -> None:
    name = find_field("姓名")
    remark = find_field("备注")
    school = find_field("就读学校")
    assert name is not None
    assert remark is not None
    assert school is not None
    policy = load_policy("rural-dibao")

    told = {one.place: one for one in explain(policy, name, "欧阳建国", None)}
    assert told["发放公示 · 村务公示栏"].outcome == "欧阳建国"
    assert told["发放公示 · 网站"].outcome == "欧阳某"
    assert "第二十四条" in told["发放公示 · 村务公示栏"].references[0].citation
    assert all(one.outcome is None for one in explain(policy, remark, "x", None))
    assert "没有规则提到" in explain(policy, school, None, None)[0].action


def test_schemas_are_json_and_know_fields_and_methods() -> None:
    whole = json.dumps([policy_schema(), case_schema(), law_schema()], ensure_ascii=False)

    for word in ("applicant_name", "id-card-ends", "extends", "quotation", "outcome"):
        assert f'"{word}"' in whole


def test_dated_rules_follow_each_other(tmp_path: Path) -> None:
    old = "  - rule: name-on-web\n"
    later = "  - rule: name-on-web-2027\n"
    text = (bundled_file("rural-dibao") or tmp_path).read_text(encoding="utf-8")
    rule = text[text.index(old) : text.index("  - rule: household-size")]
    ending = rule.replace(old, f"{old}    to: 2026-12-31\n")
    hidden = rule.replace(old, f"{later}    from: 2027-01-01\n").replace(
        "method: surname", "method: hidden"
    )
    path = tmp_path / "dated.yaml"
    path.write_text(text.replace(rule, ending + hidden), encoding="utf-8")
    policy = load_policy(path)

    def keys(day: date) -> list[str]:
        rules = policy.rules(Stage.PAID, Channel.WEB, on=day)
        return [one.key for one in rules if one.field.key == "applicant_name"]

    assert keys(date(2026, 12, 31)) == ["name-on-web"]
    assert keys(date(2027, 1, 1)) == ["name-on-web-2027"]


def test_a_policy_that_is_not_posted_sends_to_the_sheets() -> None:
    with pytest.raises(InputError) as refused:
        load_policy("happiness-sheet").stage_policy(Stage.PAID, Channel.BOARD)
    assert refused.value.remedy == "这个项目不张贴；送达本户的清单请用 noticegen sheets 制作。"
    with pytest.raises(InputError) as refused:
        load_policy("public-housing").stage_policy(Stage.PAID, Channel.BOARD)
    assert refused.value.remedy.startswith("可以选择：审核公示（--stage review）在村务公示栏；")
