"""Sentences of an office's own that take from readers what the law gives them."""

from __future__ import annotations

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.release.gate.denied_rights import find_denied_rights
from noticegen.release.gate.public_words import public_words

WORDS = public_words(invent_publication(9), frozenset())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("监督电话已停用。", "电话"),
        ("监督电话已变更，请以村委会通知为准。", "电话"),
        ("上述监督电话不再接听。", "电话"),
        ("0472-7151234 为空号，请勿拨打监督电话", "电话"),
        ("热线长期无人接听", "电话"),
        ("对本公示不得提出异议。", "反映办法"),
        ("《社会救助暂行办法》规定，不得对名单提出异议。", "反映办法"),
        ("请勿反映", "反映办法"),
        ("无需来电", "反映办法"),
        ("逾期不予受理。", "反映办法"),
        ("来信来访一律不接待", "反映办法"),
        ("如需反映，一律不予受理。", "反映办法"),
        ("异议只能本人到镇政府当面提出。", "反映办法"),
        ("举报不实者一律拘留。", "反映人"),
        ("举报人须承担调查费用。", "反映人"),
        ("反映问题的家庭，反映人停发低保", "反映人"),
        ("将反映人姓名张榜公布。", "反映人"),
        ("提出异议须缴纳费用五十元。", "费用"),
        ("领取保障金须缴纳工本费二十元。", "费用"),
        ("每户扣留百分之十作为管理费", "费用"),
        ("办理加急请联系镇政府一楼，费用两百元。", "费用"),
    ],
)
def test_what_takes_a_right_away_is_found(text: str, kind: str) -> None:
    assert kind in set(find_denied_rights(text, WORDS))


@pytest.mark.parametrize(
    "text",
    [
        "公示期间如有异议，请拨打监督电话反映。",
        "监督电话：0472-7151234（工作日上午8:30—11:30）。",
        "反映问题可以署名，也可以匿名。",
        "对反映人的情况严格保密。",
        "任何人不得打击报复反映人，不得拒绝群众的举报。",
        "恶意诬告陷害他人的，依法承担责任。",
        "凡以办理低保为名收费的，请拨打监督电话举报。",
        "发放低保金不收取任何费用，谨防诈骗。",
        "工作人员不会打电话索要银行卡密码和验证码。",
        "请勿相信陌生来电。",
        "如电话占线，请稍后再拨。",
        "法定节假日电话无人接听时，请在工作日拨打。",
        "办公地点如有变更，将另行公告。",
        "联系电话变更的，请及时告知村委会。",
        "不能到场的，可以来电反映。",
        "接到举报后，对违规人员依法追究责任。",
        "举报查实的，依法追究当事人责任。",
        "不服审核决定的，可以依法申请行政复议或者提起行政诉讼。",
        "严禁截留、挪用低保资金，违者依法处理。",
        "本公示张贴期间请勿撕毁、遮盖。",
        "城乡居民医疗保险个人缴费部分给予资助，每人400元。",
        "低保标准为每人每月625元。",
        "按身份证号码对照，姓名改了不影响。",
    ],
)
def test_what_an_office_may_say_is_left_alone(text: str) -> None:
    assert not list(find_denied_rights(text, WORDS))


def test_the_publications_own_words_deny_nothing() -> None:
    text = "。".join(WORDS.statements)
    assert not list(find_denied_rights(text, WORDS))
