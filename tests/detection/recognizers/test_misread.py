"""Numbers that character recognition got wrong are reported; what a notice may show is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.identity import invent_account, invent_id, invent_phone
from noticegen.detection.detector import default_detector
from noticegen.detection.finding import Finding
from noticegen.detection.inspectors.contents import Area, FileContents, Passage
from noticegen.detection.kinds import FindingType
from noticegen.detection.verdict import judge

_CONFUSED = {"0": "OoDQ", "1": "lI|i", "2": "Z", "5": "S", "6": "bG", "8": "B", "9": "g"}
_births = st.dates(date(1930, 1, 1), date(2019, 12, 31))


def found(text: str) -> list[Finding]:
    return default_detector().scan(text, recognised=True)


def covers(findings: list[Finding], text: str) -> bool:
    """Tell whether most of a number is reported, whatever it was taken for."""
    return any(one.end - one.start >= 0.7 * len(text) for one in findings)


@given(_births, st.integers(0, 16), st.integers(0, 9))
def test_an_id_with_one_wrong_figure_is_reported(birth: date, place: int, wrong: int) -> None:
    number = invent_id(birth, 991)
    read = f"{number[:place]}{wrong}{number[place + 1 :]}"
    assert covers(found(f"3\t王海龙\t{read}\t625"), read)


@given(_births, st.integers(0, 17), st.booleans())
def test_an_id_with_a_lost_or_doubled_figure_is_reported(
    birth: date, place: int, lost: bool
) -> None:
    number = invent_id(birth, 992)
    read = number[:place] + ("" if lost else number[place] * 2) + number[place + 1 :]
    assert covers(found(f"身份证号码\n{read}"), read)


@given(_births, st.data())
def test_an_id_with_letters_for_figures_is_reported(birth: date, data: st.DataObject) -> None:
    marks = list(invent_id(birth, 993))
    for place in data.draw(st.sets(st.integers(0, 16), max_size=3)):
        marks[place] = data.draw(st.sampled_from(_CONFUSED.get(marks[place], marks[place])))
    read = "".join(marks)
    assert covers(found(f"王海龙 {read}"), read)


@given(st.integers(0, 9999), st.integers(1, 10))
def test_a_mobile_number_with_a_lost_figure_is_reported(serial: int, place: int) -> None:
    number = invent_phone(serial)
    read = number[:place] + number[place + 1 :]
    assert any(one.type is FindingType.CN_MOBILE for one in found(f"王海龙\t{read}\t625"))


@pytest.mark.parametrize("read", ["316500002718", "165000027189"])
def test_a_mobile_number_with_a_neighbour_s_figure_is_reported(read: str) -> None:
    assert any(one.type is FindingType.CN_MOBILE for one in found(f"王海龙\t{read}\t625"))


@given(st.integers(10**8, 10**9), st.integers(6, 18))
def test_a_card_with_a_lost_figure_is_reported(serial: int, place: int) -> None:
    number = invent_account(serial)
    read = number[:place] + number[place + 1 :]
    assert covers(found(f"王海龙\t{read}\t625"), read)


@pytest.mark.parametrize(
    "text",
    [
        "监督电话：0472-5180012    举报电话：0472-5180013",
        "公示期2026年12月1日至2026年12月7日，共7天",
        "统一社会信用代码：91150203MA0N12345X",
        "发票号码：150222194004069",
        "序号\t户主姓名\t保障人口\t月保障金额\n12\t王海龙\t3\t1050\n13\t李秀英\t1\t625.50",
        "依据内民政发〔2023〕45号、国务院令第649号，本月合计128户、256人、158,930元",
        "咨询电话：12345  邮编：014030",
        "身份证号码\n150222****9903",
    ],
)
def test_what_a_notice_may_show_is_no_misread_number(text: str) -> None:
    kinds = {one.type for one in found(text)}
    assert kinds <= {FindingType.PERSON, FindingType.MASKED_ID}


def test_only_text_from_pictures_is_read_so_suspiciously() -> None:
    text = "王海龙\t1502O7l98B10159940x\t1650000976"
    seen = FileContents((Passage(Area.PICTURE, text),))
    typed = FileContents((Passage(Area.TEXT, text),))
    assert not judge(seen, default_detector()).is_clean
    assert len(judge(seen, default_detector()).observations) > len(
        judge(typed, default_detector()).observations
    )


def test_a_doubtful_number_says_that_it_is_doubtful() -> None:
    (one,) = (one for one in found("王海龙\t1S0207198810159941") if one.type.name != "PERSON")
    assert "认错" in one.explanation
    assert one.score < 0.6


@pytest.mark.parametrize("label", ["联系电话", "联系电\n话", "手\n机号", "联系电话\n"])
def test_a_telephone_that_lost_figures_is_known_by_its_label(label: str) -> None:
    """A row of noughts is read as fewer of them; a label goes on in the next line."""
    assert covers(found(f"赵凤霞，{label}165000361）符合条件"), "165000361")


def test_a_telephone_that_lost_its_first_figure_is_known_by_its_heading() -> None:
    table = "姓名\t联系电话\t金额\n王海龙\t16500002673\t1504\n高翠花\t6500001989\t1234"
    assert [one.value for one in found(table) if one.type is FindingType.CN_MOBILE] == [
        "16500002673",
        "6500001989",
    ]


def test_a_telephone_with_the_column_beside_it_is_reported() -> None:
    assert covers(found("刘二小\t16500008468367"), "16500008468367")
    assert not found("打印时间\t20261118153000")
