"""Number plates: by their form, and parted in any way where they are called so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection import scan_text


def plates(text: str) -> list[str]:
    return [found.value for found in scan_text(text) if found.type == "PLATE"]


@pytest.mark.parametrize(
    "plate",
    [
        "蒙-B-12345",
        "蒙B_12345",
        "蒙B/12345",
        "蒙B：12345",
        "蒙（B）12345",
        "蒙B牌12345",
        "蒙B*12345",
        "蒙B●12345",
        "蒙B12O45",
        "蒙Β12345",
        "蒙B6PGBN",
        "蒙BPGBN6",
        "蒙B12345挂",
    ],
)
def test_what_is_called_a_plate_is_found_whole(plate: str) -> None:
    for text in (f"车牌{plate}", f"名下车辆：{plate}", f"车辆号牌{plate}，2019年购入"):
        assert plates(text) == [plate]


@given(st.sampled_from("-_.·/~:：*"), st.sampled_from(["", "-", "·", " "]))
def test_marks_between_hide_no_plate(mark: str, other: str) -> None:
    assert plates(f"车牌蒙{other}B{mark}6H7G2") == [f"蒙{other}B{mark}6H7G2"]


@pytest.mark.parametrize("text", ["蒙牛12345", "蒙B级12345", "川A 12345元", "京A类12345"])
def test_other_letters_and_figures_are_no_plate(text: str) -> None:
    assert plates(text) == []


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("登记有蒙D_12345号小轿车", "蒙D_12345"),
        ("蒙-D-12345轿车一辆", "蒙-D-12345"),
        ("家有蒙-D-12345皮卡", "蒙-D-12345"),
        ("骑蒙-D-12345摩托", "蒙-D-12345"),
        ("蒙-D-12345三轮一辆", "蒙-D-12345"),
        ("开蒙-D-12345拖拉机", "蒙-D-12345"),
        ("车牌蒙D一二三四五", "蒙D一二三四五"),
        ("车号蒙D壹贰叁肆伍", "蒙D壹贰叁肆伍"),
        ("车牌蒙D字12345", "蒙D字12345"),
        ("蒙D|12345", "蒙D|12345"),
    ],
)
def test_a_vehicle_behind_and_other_marks_between(text: str, plate: str) -> None:
    assert plates(text) == [plate]


@pytest.mark.parametrize(
    "text", ["京A+12345万元", "蒙A类救助车", "车辆蒙古包12345个", "新A类12345", "公交车12345次"]
)
def test_provinces_and_figures_are_no_plate(text: str) -> None:
    assert plates(text) == []


@pytest.mark.parametrize("text", ["蒙D一二三四五", "门口停着蒙D一二三四五", "蒙D幺二三四五号"])
def test_figures_in_words_are_a_plate_without_being_called_one(text: str) -> None:
    assert [plate[:2] for plate in plates(text)] == ["蒙D"]


def test_a_region_and_counting_words_are_no_plate() -> None:
    assert plates("内蒙古一二三四五") == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "机井 蒙B12345",
            "消防栓编号：蒙B00123",
            "线路杆号 蒙K01234",
            "采样点 云A00123",
            "藏书编号 藏C12345",
        ),
        *(
            "蒙D12345号监控",
            "豫A00012 号变压器",
            "晋C20240号文件",
            "锅炉使用证 锅蒙B00138(16)",
            "配电室 蒙B12345柜",
        ),
        *(
            "渔船 鲁F12345",
            "草原防火许可 蒙C00123",
            "学生证 E20260138",
            "招标编号：NMGZC-2026-G-13800012",
        ),
    ],
)
def test_wells_lamps_and_papers_have_no_plate(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "行驶证 蒙B12345",
            "机动车登记证书编号 蒙B12345",
            "号牌编号：蒙B12345",
            "停放在井旁的蒙B12345",
        ),
        *("名下车辆编号蒙B12345", "拖拉机蒙B12345", "轿车（蒙B12345）", "王建国 蒙B12345"),
    ],
)
def test_a_vehicle_near_a_thing_keeps_its_plate(text: str) -> None:
    assert "PLATE" in {f.type.value for f in scan_text(text)}
