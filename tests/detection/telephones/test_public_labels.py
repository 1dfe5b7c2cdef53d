"""Telephones of offices are left alone, those of people who called them are not."""

from __future__ import annotations

import time
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection import scan_text
from noticegen.detection.telephones.owners import is_of_a_person

_OFFICE = "0472-7151234"


def telephones(text: str) -> list[str]:
    return [f.value for f in scan_text(text) if f.type in {"CN_MOBILE", "CN_LANDLINE"}]


@pytest.mark.parametrize(
    "text",
    [
        "监督电话：镇 {}　区 {}",
        "监督电话：镇{}，区{}",
        "监督电话（镇）：{}；（区）：{}",
        "监督电话：镇纪委{}、区民政局{}",
        "监督电话\n镇\t{}\n区\t{}",
        "举报热线：119、{}",
        "热线：110/{}",
        "欢迎群众监督，电话：{}",
        "异议反映渠道：电话{}",
        "联系部门：社会救助股；联系方式：{}",
        "承办单位：新光镇政府 联系电话：{}",
        "供电所抢修电话{}",
        "监 督 电 话 ： {}",
        "监 督 电 话 ： （0472）7151234",
        "地址：新光镇政府便民大厅；电话：（0472）7151234；邮编：014060",
        "公 示 期 监 督 电 话：{}",
        "地址：新光镇政府便民大厅；电话：{}；邮编：014060",
        "红旗牧场 电话：{}",
        "对外公布电话{}",
        "技术支持电话：{}",
        "卫生院急诊{}",
        '"tel":"{}","dept":"区民政局"',
        "{}\t新光镇民政办",
        "电话：{} 传真：0472-7155678",
        "<p>监督电话：<span>{}</span></p>",
        "<td>举报电话</td><td>{}</td>",
        "咨询电话：{}（工作时间）",
        "来访接待电话：{}",
        "民生服务专线{}",
        "如有异议，可通过以下方式反映：电话：{}",
        "新光镇党群服务中心\n电话：{}",
        "民政局\n{}",
        "小学门卫{}",
        '{{"supervision_phone":"{}","office":"新光镇政府"}}',
        "公示期内有异议的，请向镇社会救助办反映，联系电话：{}",
    ],
)
def test_published_telephones_are_left_alone(text: str) -> None:
    assert telephones(text.format(_OFFICE, "0472-7156789")) == []


@pytest.mark.parametrize("number", ["16500000456", "0472-5123456"])
@pytest.mark.parametrize(
    "text",
    [
        "拨打了12345投诉，来电号码{}",
        "民政局来电：请回王秀英{}",
        "热线王秀英{}",
        "热线转来：诉求人电话{}",
        "咨询张建国{}",
        "举报人电话{}",
        "监督电话0472-7151234，户主电话{}",
        "监督电话0472-7151234，张建国{}",
        "举报电话：0472-7151234 王秀英 {}",
        "派出所来人找王秀英，电话{}",
        "联系人：王秀英，单位：民政局，本人电话{}",
        "王秀英\t{}\t民政局",
        "投诉群众电话{}",
        "王秀英\t民政局\n{}",
        "王秀英要求民政局答复\n电话：{}",
    ],
)
def test_a_person_between_cancels_the_exemption(text: str, number: str) -> None:
    assert telephones(text.format(number)) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "姓名\t家庭住址\t联系方式\n吕二山\t共青农场南社4号\t0472-2087645",
        "吕二山，红旗牧场三队4号，0472-2087645",
        "姓名\t住址\t电话\n吕二山\t二中学区3号\t0472-2087645",
        "户主吕二山 地址：镇政府家属院3号楼；电话：0472-2087645",
        "家 庭 电 话 ： 0472-2087645",
        "举 报 人 电 话 ： 0472-2087645",
    ],
)
def test_a_home_is_no_office_whatever_it_is_called_after(text: str) -> None:
    assert telephones(text) == ["0472-2087645"]


def test_a_name_behind_the_clause_does_not_cancel_a_call_to_everybody() -> None:
    assert telephones(f"公示异议请拨{_OFFICE}。附：巴特尔，已申请低保") == []


def test_only_landlines_follow_a_public_label_in_lines_of_their_own() -> None:
    """Rows of a list may begin with a mobile; a bare landline below another is the office's."""
    label = "监督电话：0472-7151234"
    assert telephones(f"{label}\n0472-7151235\n（0472）7151236") == []
    assert telephones(f"{label}\n16500000456") == ["16500000456"]


def test_a_column_of_peoples_telephones_below_a_public_label_is_found() -> None:
    text = "监督电话：0472-7151234\n姓名\t联系电话\n王秀英\t16500000456\n张建国\t16500000457"
    assert telephones(text) == ["16500000456", "16500000457"]


@pytest.mark.parametrize("unit", ["镇0472-7151234，", "监督电话0472-7151234、", "举报", "区民政局"])
def test_long_lists_take_linear_time(unit: str) -> None:
    text = unit * (40_000 // len(unit)) + _OFFICE
    started = time.process_time()
    scan_text(text)
    assert time.process_time() - started < 20


class _Spans(list[tuple[int, int]]):
    """Spans that count how often one is looked at."""

    looks = 0

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        self.looks += 1
        return super().__getitem__(index)


@given(st.lists(st.integers(1, 9), max_size=20), st.integers(0, 99), st.integers(0, 99))
def test_a_name_between_label_and_number_is_found_among_all(
    sizes: list[int], first: int, last: int
) -> None:
    edges = list(accumulate(sizes))
    people = list(zip(edges[::2], edges[1::2], strict=False))
    inside = any(first <= start and end <= last for start, end in people)
    assert is_of_a_person("-" * 100, first, last, people) == inside


def test_telephones_do_not_look_at_every_name_of_a_long_text() -> None:
    people = _Spans((place, place + 2) for place in range(0, 100_000, 4))
    assert is_of_a_person("-" * 100_000, 50_001, 50_100, people)
    assert 0 < people.looks < 40
