"""Only what rules show of published households passes; everything else is a secret with a place."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.deidentify.door import Passage, publish
from noticegen.errors import ErrorCode, InputError, RefusalError
from noticegen.policy.catalogue import load_policy
from noticegen.policy.schema import SameName
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.stages import Channel, Stage
from tests.deidentify.invented_roster import PERSON, START, order, person, screened

DIBAO = load_policy("rural-dibao")
MINOR = (Outcome.WITHHELD, Reason.MINOR)
HELD = (Outcome.HELD, Reason.ID_INVALID)


def passage(people: list[dict[str, str]], channel: Channel = Channel.BOARD) -> Passage:
    roster, screening = screened(people, 赤小驹=MINOR, 青老农=HELD, 黄小马=MINOR)
    return publish(roster, screening, DIBAO, order(channel=channel))


def secret_values(found: Passage) -> set[str]:
    return {secret.value for secret in found.secrets.secrets}


def test_only_published_households_make_entries() -> None:
    found = passage([person("王芳"), person("赤小驹"), person("青老农"), person("李强", "新城村")])

    assert [v.village for v in found.publication.villages] == ["哈业脑包村", "新城村"]
    assert [e.values for e in found.publication.entries] == [
        ("王芳", 3, Decimal("836.50")),
        ("李强", 3, Decimal("836.50")),
    ]


def test_numbers_run_without_gaps_in_every_village_in_roster_order() -> None:
    people = [person("甲甲"), person("乙乙", "新城村"), person("赤小驹"), person("丙丙")]

    villages = passage(people).publication.villages

    assert [[(e.number, e.values[0]) for e in v.entries] for v in villages] == [
        [(1, "甲甲"), (2, "丙丙")],
        [(1, "乙乙")],
    ]


def test_a_column_that_says_nothing_of_anybody_is_left_out() -> None:
    subsidies = load_policy("disability-subsidies")

    def labels(*people: dict[str, str]) -> tuple[list[str], list[int]]:
        publication = publish(*screened(list(people)), subsidies, order()).publication
        widths = [len(entry.values) for entry in publication.entries]
        return [column.label for column in publication.columns], widths

    silent, told = person("王芳"), person("李强", subsidy_type="生活补贴")
    assert labels(silent) == (["姓名", "补贴金额（元）"], [2])
    assert labels(silent, told) == (["姓名", "补贴类别", "补贴金额（元）"], [3, 3])


def test_title_says_place_month_programme_and_stage() -> None:
    title = passage([person("王芳")]).publication.title

    assert title == "包头市九原区哈业胡同镇2026年12月农村最低生活保障发放公示"


def test_everything_hidden_is_a_secret_with_field_and_place() -> None:
    found = passage([person("王芳"), person("赤小驹", id_number="150207201506019914")])

    secrets = {secret.value: secret for secret in found.secrets.secrets}
    assert secrets["赤小驹"].field_key == "applicant_name"
    assert secrets["赤小驹"].place.row == 3
    for value in (PERSON["phone"], PERSON["bank_account"], PERSON["remark"], PERSON["id_number"]):
        assert value in secrets
    assert secrets["16500008101"].place.column == "联系电话"


def test_what_is_shown_on_purpose_is_allowed() -> None:
    found = passage([person("王芳")])

    assert {"王芳", "哈业脑包村", "0472-7153321", "836.50"} <= found.secrets.allowed
    assert not secret_values(found) & found.secrets.allowed


def test_a_masked_name_stays_secret_and_its_mask_is_allowed() -> None:
    found = passage([person("欧阳建国")], Channel.WEB)

    assert found.publication.entries[0].values[0] == "欧阳某"
    assert "欧阳建国" in secret_values(found)
    assert "欧阳某" in found.secrets.allowed


def test_a_withheld_namesake_of_a_published_person_cannot_be_told_apart() -> None:
    roster, _ = screened([person("王芳"), person("王芳")])
    _, screening = screened([person("王芳"), person("王芳")])
    verdicts = (screening.verdicts[0], replace(screening.verdicts[1], outcome=Outcome.WITHHELD))

    found = publish(roster, replace(screening, verdicts=verdicts), DIBAO, order())

    assert "王芳" not in secret_values(found)
    assert len(found.publication.entries) == 1
    assert [place.row for place in found.namesakes] == [3]


def test_every_column_that_is_not_shown_is_named() -> None:
    headings = [column.heading for column in passage([person("王芳")]).dropped_columns]

    assert headings == ["身份证号码", "联系电话", "银行账号", "备注"]


@pytest.mark.parametrize(
    ("left_out", "line"),
    [
        (0, None),
        (1, "另有少数家庭依法不予公开或者信息待核实，未列入本公示。"),
        (2, "另有少数家庭依法不予公开或者信息待核实，未列入本公示。"),
        (3, "另有3户依法不予公开或者信息待核实，未列入本公示。"),
    ],
)
def test_one_child_left_out_cannot_be_counted(left_out: int, line: str | None) -> None:
    hidden = [person("赤小驹"), person("青老农"), person("黄小马")][:left_out]

    publication = passage([person("王芳"), *hidden]).publication

    assert publication.wording.not_shown == line
    assert publication.not_shown == (left_out if left_out >= 3 else 0)


def test_basis_is_cited_in_the_opening() -> None:
    publication = passage([person("王芳")]).publication

    assert (
        "《最低生活保障审核确认办法》（民发〔2021〕57号）第二十四条" in publication.wording.opening
    )
    assert [one.key for one in publication.basis] == ["relief-649/62", "dibao-57/24"]


@pytest.mark.parametrize("name", ["orphan-allowance", "unsupported-children", "rigid-expenditure"])
def test_unlistable_programmes_are_refused_with_the_reason(name: str) -> None:
    roster, screening = screened([person("王芳")])

    with pytest.raises(RefusalError) as refused:
        publish(roster, screening, load_policy(name), order())

    assert refused.value.code is ErrorCode.NAMES_NOT_ALLOWED
    assert "不得公示名单" in refused.value.message
    assert "合计" in refused.value.message
    assert "王芳" not in refused.value.message


def test_sheets_are_not_posted() -> None:
    roster, screening = screened([person("王芳")])

    with pytest.raises(RefusalError, match="送达本户"):
        publish(roster, screening, load_policy("happiness-sheet"), order())


def test_a_stage_the_policy_does_not_know_is_refused() -> None:
    roster, screening = screened([person("王芳")])

    with pytest.raises(InputError) as refused:
        publish(roster, screening, DIBAO, order(Stage.ENDED))

    assert refused.value.code is ErrorCode.STAGE_NOT_ALLOWED
    assert "--stage paid" in refused.value.message


def test_a_day_before_the_policy_is_refused() -> None:
    roster, screening = screened([person("王芳")])

    with pytest.raises(InputError) as refused:
        publish(roster, screening, DIBAO, order(start=START.replace(year=2020)))

    assert refused.value.code is ErrorCode.POLICY_NOT_IN_FORCE


@pytest.mark.parametrize(
    ("field", "value", "column"),
    [
        ("monthly_amount", "八百多白云飞鹤", "保障金额"),
        ("household_size", "三四口白云飞鹤", "家庭人口"),
        ("applicant_name", "王芳16500008101", "申请人姓名"),
        ("village", "新城村白云飞鹤家16500008101", "嘎查村（社区）"),
    ],
)
def test_a_value_nobody_can_read_stops_the_run_without_being_told(
    field: str, value: str, column: str
) -> None:
    with pytest.raises(RefusalError) as refused:
        passage([person("王芳"), {**person("李强"), field: value}])

    assert refused.value.code is ErrorCode.VALUE_NOT_SHOWABLE
    assert f"第3行 “{column}”" in refused.value.message
    assert value not in refused.value.message
    assert "白云飞鹤" not in refused.value.message


def test_namesakes_may_be_numbered() -> None:
    roster, screening = screened([person("王芳"), person("李强"), person("王芳")])
    policy = replace(DIBAO, same_name=SameName.ORDINAL)

    publication = publish(roster, screening, policy, order()).publication

    assert [e.values[0] for e in publication.entries] == ["王芳（1）", "李强", "王芳（2）"]


NAMES = st.text("甲乙丙丁戊己庚辛", min_size=2, max_size=4)
PHONES = st.integers(16500000000, 16500009999).map(str)


@given(st.lists(st.tuples(NAMES, PHONES, st.sampled_from(Outcome)), min_size=1, max_size=12))
def test_whatever_the_roster_nothing_hidden_is_on_the_page(
    rows: list[tuple[str, str, Outcome]],
) -> None:
    roster, screening = screened([person(name, phone=phone) for name, phone, _ in rows])
    verdicts = tuple(
        replace(verdict, outcome=outcome)
        for verdict, (_, _, outcome) in zip(screening.verdicts, rows, strict=True)
    )

    found = publish(roster, replace(screening, verdicts=verdicts), DIBAO, order())

    shown = {str(value) for entry in found.publication.entries for value in entry.values}
    published = {name for name, _, outcome in rows if outcome is Outcome.PUBLISHED}
    assert shown <= published | {"3", "836.50"}
    assert not shown & secret_values(found)
    assert {phone for _, phone, _ in rows} <= secret_values(found)
    assert {name for name, _, _ in rows} <= secret_values(found) | published
