"""Remarks as clerks write them: dialect, slips of the pen, abbreviations, with nobody named."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text


def _kinds(text: str) -> set[str]:
    return {found.type for found in scan_text(text) if found.type.startswith("SENSITIVE")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("患高血亚，长期服药", "SENSITIVE_HEALTH"),
        ("脑更两次", "SENSITIVE_HEALTH"),
        ("搭了仨支架", "SENSITIVE_HEALTH"),
        ("男人得了赖病，没钱看", "SENSITIVE_HEALTH"),
        ("肝硬化失代偿期", "SENSITIVE_HEALTH"),
        ("老年痴呆走丢过两回", "SENSITIVE_HEALTH"),
        ("红斑狼疮每月药费两千", "SENSITIVE_HEALTH"),
        ("重度抑郁休学在家", "SENSITIVE_HEALTH"),
        ("慢粒白血病吃格列卫", "SENSITIVE_HEALTH"),
        ("CKD5期规律透析", "SENSITIVE_HEALTH"),
        ("听力3级残", "SENSITIVE_DISABILITY"),
        ("残疾（二级）", "SENSITIVE_DISABILITY"),
        ("言语Ⅳ级", "SENSITIVE_DISABILITY"),
        ("一只胳膊没了", "SENSITIVE_DISABILITY"),
        ("耳朵实聋", "SENSITIVE_DISABILITY"),
        ("蹲大牢", "SENSITIVE_CRIME"),
        ("刑满回村", "SENSITIVE_CRIME"),
        ("判无期", "SENSITIVE_CRIME"),
        ("私孩子", "SENSITIVE_FAMILY"),
        ("二婚带一孩", "SENSITIVE_FAMILY"),
        ("爹死娘走，跟着姥姥", "SENSITIVE_FAMILY"),
        ("媳妇嫌穷跑了，丢下俩娃", "SENSITIVE_FAMILY"),
        ("信喇嘛教", "SENSITIVE_BELIEF"),
        ("出家当和尚", "SENSITIVE_BELIEF"),
        ("刘桂兰，右肺切除", "SENSITIVE_HEALTH"),
        ("王建国，左膝关节置换", "SENSITIVE_HEALTH"),
        ("其子精神受过刺激", "SENSITIVE_HEALTH"),
        ("李改枝，老来丧子", "SENSITIVE_FAMILY"),
        ("郝二虎，工地摔残", "SENSITIVE_DISABILITY"),
    ],
)
def test_remarks_are_found(text: str, kind: str) -> None:
    assert kind in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "人心更齐、干劲更足",
        "透析中心开诊时间",
        "化疗中心专家坐诊",
        "强暴风雨天气预警",
        "合法权益被侵犯的可拨打12348",
        "理由站不住脚",
        "抵御非法传教活动",
        "羊只烂脚病防治",
        "父母一方死亡、另一方失踪的儿童",
        "父母双方服刑、强制隔离戒毒的儿童认定为事实无人抚养儿童",
        "如有精神病史请提前告知",
        "心脏搭桥手术纳入集采",
        "智力3级、4级可享受康复补贴",
        "残疾（二级）及以上可申请",
        "重度抑郁识别与求助",
        "尘肺三期患者鉴定流程",
        "严禁跳大神等封建迷信",
        "打女人是违法行为",
        "入教育系统招聘",
        "存款不能动用",
        "王秀英，房屋破裂",
        "李建国，手机变形",
        "赵二虎，前院墙体开裂变形",
        "王秀英宣讲三高防治知识",
        "李建国主持重点人员稳控会议",
    ],
)
def test_rules_and_other_matters_are_left_alone(text: str) -> None:
    assert _kinds(text) == set()
