"""What stands at once beside a value: it neither takes from it nor gives to it."""

from __future__ import annotations

import pytest

from benchmarks.detection_corpus.values import Invention
from noticegen.detection import scan_text
from noticegen.detection.numbers.identity import Likeness, likeness


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.type.value, finding.value) for finding in scan_text(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "住新光村3组12号，1956年3月12日出生",
            [("ADDRESS", "新光村3组12号"), ("BIRTH_DATE", "1956年3月12日")],
        ),
        (
            "住阳光小区4单元1402室，1956年3月12日生",
            [("ADDRESS", "阳光小区4单元1402室"), ("BIRTH_DATE", "1956年3月12日")],
        ),
        ("车牌蒙B36509 2019年购入", [("PLATE", "蒙B36509")]),
        ("蒙K·H7331 2021", [("PLATE", "蒙K·H7331")]),
        ("无护照，港澳通行证H67210954", [("CN_HKMT_PERMIT", "H67210954")]),
        ("通行证已注销，护照E12345678", [("CN_PASSPORT", "E12345678")]),
        ("电话0472-7153321/7153322", [("CN_LANDLINE", "0472-7153321"), ("CN_LANDLINE", "7153322")]),
        ("家里电话0472-7153321-801", [("CN_LANDLINE", "0472-7153321-801")]),
        ("他的号+86-472-7153321", [("CN_LANDLINE", "+86-472-7153321")]),
        ("护照PE1234567", [("CN_PASSPORT", "PE1234567")]),
        ("护照DE1234567", [("CN_PASSPORT", "DE1234567")]),
        ("现住和平路都市嘉林11-5-1501", [("ADDRESS", "和平路都市嘉林11-5-1501")]),
        ("DOB 1956-03-12", [("BIRTH_DATE", "1956-03-12")]),
    ],
)
def test_a_neighbour_neither_takes_nor_gives(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


def _identity(ending: str, year: int) -> str:
    """Return an invented number with a given last character and year of birth."""
    invention = Invention(7)
    while True:
        number = f"150203{year}0612{invention.random.randrange(1000):03}{ending}"
        if likeness(number) is Likeness.PROVEN:
            return number


def test_an_x_before_a_letter_belongs_to_the_number() -> None:
    number = _identity("X", 1956)
    for behind in ("dh", "x", "X", "abc"):
        assert found(f"sfz{number}{behind}")[0] == ("CN_ID_CARD", number)


@pytest.mark.parametrize("year", [1989, 2016, 2019, 2021, 2024])
def test_a_child_with_a_wrong_check_digit_is_found_without_a_label(year: int) -> None:
    number = _identity("X", year)[:17]
    wrong = number + ("1" if likeness(number + "1") is not Likeness.PROVEN else "2")
    assert found(wrong) == [("CN_ID_CARD", wrong)]
    assert found(f"号码：{wrong}（原表如此）") == [("CN_ID_CARD", wrong)]


def test_a_division_that_is_none_makes_no_child() -> None:
    assert found("150299202106259961") == []


@pytest.mark.parametrize("count", [7, 20, 100])
def test_a_pasted_column_without_borders_is_read_however_long(count: int) -> None:
    invention = Invention(11)
    mobiles = [invention.mobile() for _ in range(count)]
    assert [value for _, value in found("".join(mobiles))] == mobiles
    identities = [_identity("2", 1950 + place % 60) for place in range(count)]
    assert [value for _, value in found("".join(identities))] == identities
    assert [value for _, value in found("0000000" + "".join(mobiles))] == mobiles


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("165  0000  0456", "CN_MOBILE"),
        ("电话：165🄋0000456", "CN_MOBILE"),
        ("手机13847210〤5〦", "CN_MOBILE"),
    ],
)
def test_further_disguises(text: str, kind: str) -> None:
    assert kind in {name for name, _ in found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "新光村 95户 5271人",
        "前进村30户7274人",
        "阳光小区80栋楼外墙保温",
        "收据号码：67722086",
        "号码：3749531",
        "电表户号5508704915",
        "燃气户号 71942000",
        "商户号898150253110001",
        "订单编号16500000456",
        "资产条码：16500000456",
        "水表号16500000456",
        "采购单号16500000456",
        "共16500000456立方米",
        "1,5,0,3,2,4,1,9,7,4,0",
        "得分：1、3、5、3、2、4、1、9、7、4、0",
        "新光村,1,3,5,3,2,4,1,9,7,4,0",
        "138,472,10456",
        "138  472  10456  12",
        "便民服务大厅，地址：固阳县金山大街8676号",
        "报名地点：建设路3号社区居委会",
        "第11-5-1501条",
    ],
)
def test_counts_papers_and_offices_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["*红娜", "户主*红娜", "姓名：*丽", "×建国，女", "戴某一、"])
def test_a_masked_surname_is_masked_and_not_live(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["MASKED_NAME"]


@pytest.mark.parametrize("text", ["* 说明", "*备注：无", "*注", "3*长", "*必填"])
def test_a_star_before_a_remark_masks_nobody(text: str) -> None:
    assert found(text) == []
