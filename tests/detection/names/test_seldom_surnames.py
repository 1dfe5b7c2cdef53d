"""Surnames of few people, most of which are everyday words: 郇, 綦, 么, 双, 山, 元."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text
from noticegen.detection.lexicon import characters_of


def people(text: str) -> list[str]:
    return [finding.value for finding in scan_text(text) if finding.type == "PERSON"]


_SELDOM = "綦贠郇剡矫蹇旷沃钦侍绽双山东元利容松益相言南仓光初占布鲜黑豆玄"
_SELDOM += "尉菅郅仵宛袭仪伦母由问员令起"


@pytest.mark.parametrize("surname", _SELDOM)
@pytest.mark.parametrize(
    "frame", ["{}申请低保", "经办人：{}", "1\t{}\t男\t65", "户主{}患病", "张建国、{}、李秀英"]
)
def test_people_with_seldom_surnames_are_found(surname: str, frame: str) -> None:
    name = f"{surname}秀兰"
    assert name in people(frame.format(name))


@pytest.mark.parametrize(
    "text",
    [
        "对外公布电话0472-5555555",
        "儿童福利科：0472-5555555",
        "双方协商一致后签字生效",
        "国家发展改革委印发通知",
        "元旦假期值班表",
        "山洪预警：请沿河住户撤离",
        "利息按季结算",
        "步行街施工围挡",
        "矫正对象报到须知",
        "沃尔玛超市",
        "同比利好政策解读",
        "通辽市科尔沁区",
        "玉龙家园社区党群服务中心",
        "户主信息变更",
        "申请人须知",
        "联系人相关信息",
        "现将明安镇2025年农村低保对象予以公示",
        "如有异议，请向新贤城镇人民政府反映",
        "困境儿童，由祖母照料",
        "种玉米21亩，亩产889斤",
        "由民政办统一上报",
        "问题线索移交",
        "员工体检通知",
        "院内停车请缴费",
        "令行禁止",
        "回复意见已收到",
        "起诉期限为六个月",
        "同意上报",
        "经开区管委会",
        "过渡期政策",
        "可回收垃圾",
        "化肥补贴",
        "母亲节活动",
        "未来三天有雪",
        "革命老区建设",
        "由志愿者上门送餐",
    ],
)
def test_their_words_are_left_alone(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize("text", ["郇某某", "户主綦*", "领取人：双**", "姓名\t矫*英\t女"])
def test_their_masked_names_are_found(text: str) -> None:
    assert [finding.type for finding in scan_text(text)] == ["MASKED_NAME"]


@pytest.mark.parametrize("text", ["30元*12月", "3户*2人", "每户面粉2袋*85元"])
def test_measures_are_no_masked_names(text: str) -> None:
    assert scan_text(text) == []


def test_no_surname_stands_in_two_groups() -> None:
    groups = [characters_of("surnames.txt", name) for name in ("common", "rare", "word")]
    seldom = [characters_of("surnames.txt", name) for name in ("seldom", "measure", "verb")]
    assert not set("".join(groups)) & set("".join(seldom))
