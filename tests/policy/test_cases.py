"""The bundled cases pass and cover every rule; the runner itself is tried with cases that fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.errors import ErrorCode, InputError
from noticegen.policy.bench import try_policies
from noticegen.policy.case_runner import CaseReport
from noticegen.policy.catalogue import policy_names
from noticegen.policy.same_names import tell_apart
from noticegen.policy.schema import SameName

HEAD = "policy: rural-dibao\ncases:\n"
CASE = """\
  - case: 一个成年人
    stage: paid
    channel: board
    start: 2026-12-01
    given:
      姓名: 王芳
      身份证号码: "150207197102209949"
      联系电话: "16500008101"
    expect:
      申请人姓名: 王芳
"""


def run(tmp_path: Path, text: str) -> CaseReport:
    path = tmp_path / "用例.yaml"
    path.write_text(text, encoding="utf-8")
    return try_policies([path])[0]


@pytest.mark.parametrize("name", policy_names())
def test_bundled_cases_pass_and_cover_every_rule(name: str) -> None:
    report = try_policies([name])[0]

    assert report.failures == ()
    assert [rule.key for rule in report.uncovered] == []


def test_a_right_case_passes(tmp_path: Path) -> None:
    assert run(tmp_path, HEAD + CASE).failures == ()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("      申请人姓名: 王芳\n", "      申请人姓名: 王某\n", "应为“王某”，实为“王芳”"),
        ("      申请人姓名: 王芳\n", "      申请人姓名: 王芳\n      电话: x\n", "实际没有公开"),
        ("    expect:\n      申请人姓名: 王芳\n", "    expect: {}\n", "多公开了“申请人姓名”"),
        (
            "    start: 2026-12-01\n",
            "    start: 2026-12-01\n    outcome: withheld\n",
            "实为“已公示”",
        ),
        ("150207197102209949", "150207200812019933", "实为“依法不予公开”"),
        ("150207197102209949", "150207197102209940", "实为“依法不予公开”"),
        ("    stage: paid\n", "    stage: ended\n", "没有规定"),
        ("    stage: paid\n", "", "要写 stage"),
        ("    expect:", "    absent: [芳]\n    expect:", "不应出现的“芳”"),
    ],
)
def test_a_wrong_case_fails(tmp_path: Path, old: str, new: str, why: str) -> None:
    assert old in CASE

    report = run(tmp_path, HEAD + CASE.replace(old, new))

    assert not report.passed
    assert [failure.line for failure in report.failures] == [3]
    assert why in report.failures[0].why


def test_a_hidden_value_inside_a_shown_one_fails(tmp_path: Path) -> None:
    leak = CASE.replace("姓名: 王芳\n      身", "姓名: 王芳16500008101\n      身")

    report = run(tmp_path, HEAD + leak.replace("申请人姓名: 王芳", "申请人姓名: 王芳16500008101"))

    assert any("phone" in failure.why for failure in report.failures)


def test_rules_without_a_case_are_told(tmp_path: Path) -> None:
    report = run(tmp_path, HEAD + CASE)

    uncovered = {rule.key for rule in report.uncovered}
    assert {"household-size", "amount", "name-on-web", "no-remark"} <= uncovered
    assert not uncovered & {"name-on-board", "no-id-number", "no-phone"}
    assert not report.passed


def test_a_failing_case_covers_nothing(tmp_path: Path) -> None:
    report = run(tmp_path, HEAD + CASE.replace("申请人姓名: 王芳", "申请人姓名: 李强"))

    assert "name-on-board" in {rule.key for rule in report.uncovered}


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("姓名: 王芳\n      身", "名儿: 王芳\n      身", 8, "没有这个字段"),
        ("    stage: paid", "    stage: payed", 4, "review"),
        ("    given:", "    givn:", 7, "没有这个键"),
        ("start: 2026-12-01", "start: 明天", 6, "日历上有的日期"),
        ('联系电话: "16500008101"', "家庭人口: 三口", 10, "不是能读懂的"),
    ],
)
def test_broken_case_files_say_where(
    tmp_path: Path, old: str, new: str, line: int, word: str
) -> None:
    assert old in CASE

    with pytest.raises(InputError) as refused:
        run(tmp_path, HEAD + CASE.replace(old, new))

    assert refused.value.code is ErrorCode.POLICY_INVALID
    assert f"“用例.yaml”第{line}行" in refused.value.message
    assert word in refused.value.message


def test_a_policy_without_cases_is_told_to_have_some(tmp_path: Path) -> None:
    policy = tmp_path / "local.yaml"
    policy.write_text("policy: local\nversion: 1\nextends: tekun\n", encoding="utf-8")

    with pytest.raises(InputError) as refused:
        try_policies([policy])

    assert refused.value.code is ErrorCode.CASES_MISSING


def test_cases_of_an_own_policy_stand_beside_it(tmp_path: Path) -> None:
    (tmp_path / "local.yaml").write_text(
        "policy: local\nversion: 1\nextends: rural-dibao\n", encoding="utf-8"
    )
    cases = tmp_path / "cases"
    cases.mkdir()
    (cases / "local.yaml").write_text(HEAD.replace("rural-dibao", "local") + CASE, encoding="utf-8")

    assert try_policies([tmp_path / "local.yaml"])[0].failures == ()
    assert try_policies([cases / "local.yaml"])[0].policy == "local"


VILLAGE = """\
  - case: 同村同名
    stage: paid
    channel: board
    start: 2026-12-01
    together:
      - given: {姓名: 王芳, 身份证号码: "150207197102209949", 村: 新城村}
        expect: {序号: 1, 申请人姓名: 王芳, 嘎查村（社区）: 新城村}
      - given: {姓名: 赵小驹, 身份证号码: "150207200812019933", 村: 新城村}
        outcome: withheld
      - given: {姓名: 王芳, 身份证号码: "150207198209149952", 村: 新城村}
        expect: {序号: 2, 申请人姓名: 王芳, 嘎查村（社区）: 新城村}
        absent: ["150207198209149952"]
"""
ORDINAL = "policy: local\nversion: 1\nextends: rural-dibao\nsame_name: ordinal\n"


def test_a_case_of_same_names_passes_and_covers_how_they_are_told_apart(tmp_path: Path) -> None:
    report = run(tmp_path, HEAD + VILLAGE)

    assert report.failures == ()
    assert "same_name" not in {one.key for one in report.uncovered}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("序号: 2", "序号: 3", "第3人“序号”应为“3”，实为“2”"),
        ("{序号: 2, ", "{", "第3人多公开了“序号”：“2”"),
        ("outcome: withheld", "expect: {序号: 2}", "第2人结果应为“已公示”"),
        ("村: 新城村}\n        outcome", "村: 旧城村}\n        outcome", "要在同一个村"),
        ('absent: ["150207198209149952"]', "absent: [王芳]", "第3人不应出现的“王芳”"),
    ],
)
def test_a_wrong_case_of_same_names_fails(tmp_path: Path, old: str, new: str, why: str) -> None:
    assert old in VILLAGE
    report = run(tmp_path, HEAD + VILLAGE.replace(old, new))

    assert why in " ".join(failure.why for failure in report.failures)
    assert "same_name" in {one.key for one in report.uncovered}


def test_two_of_different_names_do_not_cover_it(tmp_path: Path) -> None:
    other = VILLAGE.replace("王芳", "李强", 2)

    report = run(tmp_path, HEAD + other)

    assert report.failures == ()
    assert "same_name" in {one.key for one in report.uncovered}


@pytest.mark.parametrize(("first", "second"), [("王芳", "王芳"), ("王芳（1）", "王芳（2）")])
def test_an_overlay_that_numbers_names_needs_a_case_that_says_so(
    tmp_path: Path, first: str, second: str
) -> None:
    (tmp_path / "local.yaml").write_text(ORDINAL, encoding="utf-8")
    case = VILLAGE.replace("申请人姓名: 王芳", f"申请人姓名: {first}", 1)
    case = case.replace("序号: 2, 申请人姓名: 王芳", f"序号: 2, 申请人姓名: {second}")
    cases = tmp_path / "cases"
    cases.mkdir()
    (cases / "local.yaml").write_text("policy: local\ncases:\n" + case, encoding="utf-8")

    report = try_policies([tmp_path / "local.yaml"])[0]

    assert report.passed == (first != "王芳")
    assert [one.key for one in report.uncovered] == ([] if report.passed else ["same_name"])


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("    together:\n", "    given: {姓名: 王芳}\n    together:\n", 3, "只写一种"),
        ("村: 新城村}\n        outcome", "村名儿: 新城村}\n        outcome", 10, "没有这个字段"),
        ("        outcome: withheld", "        outcome: gone", 11, "withheld"),
    ],
)
def test_a_broken_case_of_same_names_says_where(
    tmp_path: Path, old: str, new: str, line: int, word: str
) -> None:
    assert old in VILLAGE

    with pytest.raises(InputError) as refused:
        run(tmp_path, HEAD + VILLAGE.replace(old, new))

    assert f"第{line}行" in refused.value.message
    assert word in refused.value.message


@given(st.lists(st.sampled_from(["王芳", "王某", "李强"]), max_size=12))
def test_ordinals_tell_everybody_apart_and_numbers_leave_names_alone(names: list[str]) -> None:
    told = tell_apart(names, SameName.ORDINAL)

    assert tell_apart(names, SameName.LIST_NUMBER) == tuple(names)
    assert len(set(told)) == len(names)
    assert [str(one).partition("（")[0] for one in told] == names
