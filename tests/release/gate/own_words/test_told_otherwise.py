"""Sentences of an office's own that tell otherwise than the notice; altered ones of the policy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.publication.changes import Changes
from noticegen.release.gate.leaks.public_words import public_words
from noticegen.release.gate.own_words.altered_sentences import find_altered
from noticegen.release.gate.own_words.told_otherwise import find_told_otherwise
from noticegen.vocabulary.stages import Stage

REVIEW = invent_publication(9)
PAID = replace(REVIEW, stage=Stage.PAID)
WORDS = public_words(PAID, frozenset())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("异议须在两日内提出。", "期限"),
        ("请在24小时内反映", "期限"),
        ("异议请于2026年12月3日前提出。", "期限"),
        ("异议须当日提出。", "期限"),
        ("公示期至12月10日止。", "期限"),
        ("公示期已满。", "期限"),
        ("公示期延长五天。", "期限"),
        ("异议受理到12月3日为止。", "期限"),
        ("请于本周三之前提出。", "期限"),
        ("公示的前三天受理异议。", "期限"),
        ("名单长期保留，不撤下。", "期限"),
        ("公示期满后名单继续张贴一年。", "期限"),
        ("本名单作废。", "名单"),
        ("本 名单 作废", "名单"),
        ("样张，以正式文件为准。", "名单"),
        ("（讨论稿）", "名单"),
        ("上表为去年的名单，仅供参考。", "名单"),
        ("本公示已被第二号公示代替。", "名单"),
        ("以上内容如与村里通知不一致，以村里通知为准。", "名单"),
        ("其余名单略。", "名单"),
        ("上表金额为每人金额。", "金额"),
        ("每户扣除医保费三百八十元后发放。", "金额"),
        ("欢迎拍照转发本名单到微信群。", "公开范围"),
        ("本次没有未公示的家庭。", "未列入的家庭"),
        ("本公示为草稿，不作数。", "名单"),
        ("表中金额为全年发放数。", "金额"),
        ("以上资金尚未发放。", "金额"),
        ("各户实发金额为表列金额的一半。", "金额"),
        ("实际发放金额为表列的两倍。", "金额"),
        ("未列入的一户是孤儿。", "未列入的家庭"),
        ("依法不予公开的是一名未成年人。", "未列入的家庭"),
        ("未列入的家庭在新城村。", "未列入的家庭"),
        ("上月为十三户。", "上月户数"),
        ("上月停发一户，因本人去世。", "上月户数"),
        ("根据《社会救助暂行办法》第十一条，公示应当写明病情。", "公开范围"),
    ],
)
def test_what_is_told_otherwise_is_found(text: str, kind: str) -> None:
    assert kind in set(find_told_otherwise(text, WORDS, PAID))


@pytest.mark.parametrize(
    "text",
    [
        "对名单有异议的，请在公示期内反映，也就是7日内提出。",
        "我们将在收到反映之日起5个工作日内调查核实，并答复反映人。",
        "县级民政部门在15个工作日内提出确认意见。",
        "公示期自2026年12月1日起至2026年12月7日止。",
        "异议请于12月8日前提出。",
        "公示期满无异议的，按程序发放。",
        "公示期满后也可以随时反映。",
        "名单中如有错误，请及时告知我们更正。",
        "资金未到账的，请到镇政府询问。",
        "不再符合条件的，保障金停止发放。",
        "金额按月计算，由财政直接打卡发放。",
        "2026年农村低保标准为每人每年7500元。",
        "符合条件而没有列入名单的，您可以向镇政府询问。",
        "未列入的为依法不予公开或者信息待核实的家庭。",
        "打印时选“实际大小”（100%）。",
        "公示不得写明病情。",
        "请勿将本公示转发到微信群。",
        "户主姓名以户口簿为准。",
        "公示期满后不再张贴。",
        "公示期满后撤下，不长期张贴。",
        "公示期满后5个工作日内发放救助证。",
        "公示期满之日起3个工作日内报旗民政局。",
    ],
)
def test_what_an_office_may_tell_is_left_alone(text: str) -> None:
    assert not list(find_told_otherwise(text, WORDS, PAID))


def test_before_it_is_paid_money_is_not_paid() -> None:
    assert not list(find_told_otherwise("资金尚未发放。", WORDS, REVIEW))


def test_the_month_before_is_told_as_the_changes_have_it() -> None:
    changed = replace(PAID, changes=Changes(3, 4, None))
    assert not list(find_told_otherwise("与上月相比新增3户，停发四户", WORDS, changed))
    assert list(find_told_otherwise("与上月相比新增5户", WORDS, changed))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("第十九条", "第二十条"),
        ("2021", "2011"),
        ("依法为反映人", "依法不为反映人"),
        ("可以来人", "不得来人"),
        ("12月", "11月"),
    ],
)
def test_an_altered_sentence_of_the_policy_is_found(old: str, new: str) -> None:
    text = f"{PAID.wording.opening}\n{PAID.wording.objection}"
    assert old in text
    assert not list(find_altered(text, WORDS))
    assert list(find_altered(text.replace(old, new), WORDS))


@pytest.mark.parametrize(
    "text",
    [
        "现将新城村2026年12月农村最低生活保障审核情况公示如下。",
        "任何单位和个人对公示内容有异议的，可以来访、来信或者来电反映。",
        "任何单位和个人有异议的，可以向镇政府（电话0472-7153321）来人、来信或者来电反映。",
        "依据《最低生活保障审核确认办法》第二十四条，公布申请人姓名、家庭成员数量。",
    ],
)
def test_other_words_for_it_are_an_offices_right(text: str) -> None:
    assert not list(find_altered(text, WORDS))
