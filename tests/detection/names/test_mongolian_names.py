"""Mongolian names that stand on no list, and places that are written like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection import scan_text
from noticegen.detection.names.mongolian import find_mongolian
from noticegen.detection.names.spellings import spelt, whole_names


def people(text: str) -> list[str]:
    return [finding.value for finding in scan_text(text) if finding.type == "PERSON"]


_NAMES = (
    *("斯日古冷", "乌兰托雅", "阿木古冷", "额尔很巴雅尔", "敖日格乐", "贺西格图", "萨楚日拉"),
    *("萨茹拉", "奥登图雅", "朝鲁巴特尔", "巴雅斯胡楞", "那木吉拉", "特如格乐", "其其日力格"),
)
_FRAMES = (
    *("户主{}", "12\t{}\t男\t560", "{}\t16500000412", "张志强、{}、李秀英", "兹证明{}系我嘎查牧民"),
    *("此户由张志强申报，{}复核", "经核实{}家有羊30只", "王建国\t{}\t李秀英", "副镇长{}调研"),
)


@pytest.mark.parametrize("frame", _FRAMES)
@pytest.mark.parametrize("name", _NAMES)
def test_a_name_is_known_by_how_it_is_built(name: str, frame: str) -> None:
    assert name in people(frame.format(name))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("副旗长金花调研社会救助工作", ["金花"]),
        ("副镇长托雅调研", ["托雅"]),
        ("退出人员有包音，令狐庆和赛音吉雅", ["包音", "令狐庆", "赛音吉雅"]),
        ("补贴打给白图雅", ["白图雅"]),
        ("巴图夫妇住院", ["巴图"]),
        ("乌恩其夫\t女\t低保", ["乌恩其夫"]),
        ("户主哈斯乌拉", ["哈斯乌拉"]),
        ("必力格调研", ["必力格"]),
    ],
)
def test_such_names_are_found_whole(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "到巴彦花入户核查3户",
        "经额尔登乌拉向旗里走",
        "地点：乌日图布拉格",
        "在查干木伦召开推进会",
        "巴图敖包附近草场1200亩",
        "地点：阿拉坦额莫勒镇",
        "走敖特尔的牧户享受贷款贴息",
        "乌力格尔、好来宝等非遗项目进社区",
        "霍林郭勒市、扎鲁特旗",
        "乌鲁木齐、克拉玛依、喀什",
        "乌兰哈达火山地质公园",
        "额尔古纳河、伊敏河、诺敏河",
        "桑根达来镇卫生院",
        "赛汉乌素卫生院",
        "巴彦托海苏木",
        "乌兰夫纪念馆",
    ],
)
def test_places_and_customs_are_nobody(text: str) -> None:
    assert people(text) == []


@given(
    st.sampled_from(sorted(spelt("spelt") | whole_names())), st.sampled_from(["", "乌云", "图雅"])
)
def test_every_spelling_is_read_to_its_end(part: str, more: str) -> None:
    name = part + more
    if len(name) >= 3 and not any(place in name for place in ("乌兰夫", "查干")):
        spans = [(start, end) for start, end, _ in find_mongolian(f"户主：{name}，")]
        assert spans == [] or spans[0] == (3, 3 + len(name))
