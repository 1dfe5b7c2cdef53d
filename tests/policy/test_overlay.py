"""A local overlay may show less; more needs a local law and is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticegen.errors import InputError
from noticegen.policy.catalogue import bundled_file, load_policy
from noticegen.policy.diffing import Direction, compare
from noticegen.policy.faults import PolicyFaultsError
from noticegen.policy.lint import lint
from noticegen.policy.loader import load_file
from noticegen.policy.model import Policy
from noticegen.policy.schema import Listing
from noticegen.vocabulary.stages import Channel, Stage

HEAD = "policy: local\nversion: 1\nextends: rural-dibao\n"
LAW = """\
laws:
  local-rule:
    title: 某旗社会救助公示办法
    document: 某政发〔2025〕1号
    issuer: 某旗人民政府
    from: 2023-01-01
    dated: text
    source: 单位档案
    articles:
      "3":
        label: 第三条
        says: 公布起始月份，张贴15天。
        checked: text
"""
START_MONTH = """\
rules:
  - rule: start-month
    field: start_month
    action: generalise
    method: month
    references: [{reference}]
"""


def load(tmp_path: Path, text: str) -> Policy:
    path = tmp_path / "local.yaml"
    path.write_text(text, encoding="utf-8")
    return load_policy(path)


def test_less_may_be_shown_without_more_words(tmp_path: Path) -> None:
    policy = load(
        tmp_path,
        HEAD
        + "rules:\n  - rule: household-size\n    field: household_size\n    action: suppress\n"
        + "    references: [pipl/6]\n",
    )

    assert "household_size" not in policy.shown_fields(Stage.PAID, Channel.BOARD)
    assert "applicant_name" in policy.shown_fields(Stage.PAID, Channel.BOARD)
    assert policy.widenings == ()
    changes = compare(load_policy("rural-dibao"), policy)
    assert {change.direction for change in changes} <= {Direction.LESS, Direction.OTHER}


def test_shorter_posting_is_less(tmp_path: Path) -> None:
    policy = load(
        tmp_path,
        HEAD
        + "stages:\n  paid:\n    posting:\n      board: {days: 5, references: [dibao-57/24]}\n",
    )

    assert policy.posting(Stage.PAID, Channel.BOARD).days == 5
    assert policy.posting(Stage.PAID, Channel.WEB).days == 7


def test_more_with_a_law_of_the_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="地方依据"):
        load(tmp_path, HEAD + START_MONTH.format(reference="dibao-57/24"))


def test_more_with_a_local_law_is_reported(tmp_path: Path) -> None:
    policy = load(tmp_path, HEAD + LAW + START_MONTH.format(reference="local-rule/3"))

    assert "start_month" in policy.shown_fields(Stage.PAID, Channel.BOARD)
    assert [one.references[0].key for one in policy.widenings] == ["local-rule/3"]
    remarks = lint([tmp_path / "local.yaml"]).remarks
    assert any(
        "公开得更多" in remark.why and "某政发〔2025〕1号" in remark.why for remark in remarks
    )
    changes = compare(load_policy("rural-dibao"), policy)
    assert changes[0].direction is Direction.MORE
    assert policy.digest != load_policy("rural-dibao").digest


def test_names_may_be_listed_by_a_local_law_only_where_the_policy_leaves_room(
    tmp_path: Path,
) -> None:
    names = "listing: names\nlisting_references: [local-rule/3]\n" + LAW
    rule = (
        "rules:\n  - rule: no-name\n    field: applicant_name\n    action: show\n"
        "    references: [local-rule/3]\n"
        "stages:\n  paid:\n    procedure: 以下家庭经审核认定。\n"
    )

    policy = load(tmp_path, HEAD.replace("rural-dibao", "rigid-expenditure") + names + rule)
    assert policy.listing is Listing.NAMES
    assert len(policy.widenings) >= 2

    with pytest.raises(InputError, match="地方政策也不能"):
        load(tmp_path, HEAD.replace("rural-dibao", "unsupported-children") + names + rule)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("minors:\n  under: 17\n  references: [pipl/28]\n", "小于18"),
        ("extends2: x\n", "没有这个键"),
        ("from: 2020-01-01\n", "没有这个键"),
    ],
)
def test_what_an_overlay_cannot_change(tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(InputError, match=word):
        load(tmp_path, HEAD + text)


def test_an_overlay_of_an_overlay_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("policy: a\nversion: 1\nextends: a\n", encoding="utf-8")

    with pytest.raises(InputError, match="没有名为“a”的政策"):
        load_policy(path)


@pytest.mark.parametrize(
    ("under", "is_allowed"), [(18, False), (19, False), (20, True), (21, True)]
)
def test_whom_the_policy_calls_a_minor_stays_one(
    tmp_path: Path, under: int, is_allowed: bool
) -> None:
    bundled = bundled_file("rural-dibao")
    assert bundled is not None
    base = tmp_path / "base.yaml"
    text = bundled.read_text(encoding="utf-8")
    base.write_text(text.replace("  under: 18\n", "  under: 20\n"), encoding="utf-8")
    local = tmp_path / "local.yaml"
    minors = f"minors:\n  under: {under}\n  references: [civil-code/17]\n"
    local.write_text(HEAD + minors, encoding="utf-8")
    laws = bundled.parent / "laws.yaml"

    if is_allowed:
        assert load_file(local, laws, lambda _name: base).minors.under == under
        return
    with pytest.raises(PolicyFaultsError) as caught:
        load_file(local, laws, lambda _name: base)
    (fault,) = caught.value.faults
    assert fault.path == "minors.under"


def test_a_rule_beside_one_of_the_policy_extended_says_which_file_it_stands_in(
    tmp_path: Path,
) -> None:
    rule = START_MONTH.format(reference="local-rule/3").replace("start_month", "remark")
    with pytest.raises(InputError) as caught:
        load(tmp_path, HEAD + LAW + rule.replace("generalise\n    method: month", "suppress"))
    assert "与“rural-dibao.yaml”第" in caught.value.message
    assert "规则名（rule）写成“no-remark”" in caught.value.message
