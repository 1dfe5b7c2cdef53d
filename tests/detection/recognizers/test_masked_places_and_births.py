"""Addresses and birth dates of which a part is masked: told as masked, never as live."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text

_PLACES = [
    "友谊大街**号",
    "土默特右旗沟门镇**村",
    "梅力更嘎查*组*号",
    "下湿壕镇×××号",
    "润恒家园**号楼**单元",
    "保利花园○栋○室",
    "东河区****",
    "内蒙古自治区包头市九原区******",
    "九原区****镇****村",
    "赛罕区**小区*号楼*单元***",
    "五当召镇XX村",
    "金山镇某村",
    "青山区自由路×号街坊×栋×号",
    "包头市**区**路**号",
    "南门外大街1**号",
    "九原区**街道**社区",
    "青松小区*-*-*",
    "金山镇阳光家园*#*单元***",
    "青松小区XX栋XX室",
    "内蒙古***********",
    "打不素嘎查**独贵龙",
    "青山区****小区5号楼",
]
_FRAMES = [
    "住址：{}",
    "王*，{}",
    "邓某某\t{}\t3人",
    "现居住{}",
    "家庭住址：{}，联系电话已屏蔽",
    "李*（住{}）",
    "住址（脱敏）：{}",
]
_LIVE_PLACES = [
    "友谊小区5号楼3单元***",
    "友谊小区5号楼*单元*室",
    "新光村3组**号",
    "锦绣家园21栋*单元599",
]
_NO_PLACES = [
    *(
        "XX镇XX村低保公示",
        "哈业胡同镇××村村民委员会",
        "土默特右旗××镇人民政府",
        "达茂旗**重点**工作",
    ),
    *(
        "九原区**低保**公示",
        "对某某村进行督查",
        "本镇**个村",
        "小区*栋住宅",
        "地址：××市××区××路××号",
    ),
    *(
        "建设路××号工程",
        "友谊大街__号线路",
        "户籍地址：______镇______村______组",
        "三道坝镇*",
        "A区*栋正在施工",
    ),
]
_BIRTHS = [
    "1965年**月**日",
    "1965年×月",
    "1965-**-**",
    "1965-07-**",
    "1965/**/14",
    "1965.**.**",
    "19**年7月14日",
    "196*年7月",
    "1965年7月**日",
    "1965****",
    "**月14日",
    "1965年X月X日",
    "1965年□□月□□日",
]
_BIRTH_FRAMES = ["出生日期：{}", "王*，女，汉族，出生日期{}", "出生年月 {}", "生于{}"]
_NO_BIRTHS = [
    *("2026年×月×日", "签字日期：2026年X月X日", "男，2026年×月×日申请", "申请时间：20**年**月"),
    *("有效期至20**年", "出生日期：____年__月__日", "出生日期：****-**-**", "公示期：2026年3月*日"),
]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(f.type.value, f.value) for f in scan_text(text)]


@pytest.mark.parametrize("frame", _FRAMES)
@pytest.mark.parametrize("place", _PLACES)
def test_an_address_without_a_door_left_is_masked(frame: str, place: str) -> None:
    found = kinds(frame.format(place))
    assert ("MASKED_ADDRESS", place) in found
    assert all(kind.startswith("MASKED_") for kind, _ in found)


@pytest.mark.parametrize("place", _LIVE_PLACES)
def test_an_address_that_shows_a_door_is_live(place: str) -> None:
    assert [kind for kind, _ in kinds(f"住址：{place}")] == ["ADDRESS"]


@pytest.mark.parametrize("text", _NO_PLACES)
def test_templates_and_bold_type_are_no_masked_addresses(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("frame", _BIRTH_FRAMES)
@pytest.mark.parametrize("date", _BIRTHS)
def test_a_birth_with_a_part_hidden_is_masked(frame: str, date: str) -> None:
    found = kinds(frame.format(date))
    assert ("MASKED_BIRTH_DATE", date) in found
    assert all(kind.startswith("MASKED_") for kind, _ in found)


def test_a_birth_is_told_by_the_sex_or_the_words_behind_as_well() -> None:
    assert ("MASKED_BIRTH_DATE", "1965****") in kinds("王*\t男\t1965****\t汉族")
    assert ("MASKED_BIRTH_DATE", "1965年*月*日") in kinds("张某（1965年*月*日出生）")


@pytest.mark.parametrize("text", _NO_BIRTHS)
def test_masked_days_of_other_things_are_no_births(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("text", ["出生日期：1965年7月14日**", "出生日期：**1965年7月14日**"])
def test_stars_around_a_whole_birth_hide_nothing(text: str) -> None:
    assert [kind for kind, _ in kinds(text)] == ["BIRTH_DATE"]


@pytest.mark.parametrize("rest", ["（略）", "(详细地址已隐藏)", "[已脱敏]", "……", "..."])
def test_words_hide_the_rest_of_an_address_that_is_led_in(rest: str) -> None:
    assert kinds(f"住址：百灵庙镇{rest}") == [("MASKED_ADDRESS", f"百灵庙镇{rest}")]
    assert kinds(f"王建国去了百灵庙镇{rest}")[1:] == []


@pytest.mark.parametrize(
    "text", ["单位地址：包头市××路××号", "办公地点：东河区**路**号", "家住某镇某村"]
)
def test_offices_and_templates_have_no_masked_address(text: str) -> None:
    assert kinds(text) == []
