"""Mailboxes that a notice names for objections are left alone, people's own are found."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text

_OFFICES = [
    "来信来邮：河口镇人民政府社会救助办，shjz0472@example.com",
    "电子信箱（单位）：jy2019@example.com",
    "办公邮箱：jy2019@example.com",
    "九原区民政局，邮箱：jy2019@example.com",
    "监督邮箱：jyqmzj3@example.com",
    "电子邮箱：mzj@baotou.gov.cn",
    "如有异议请发送邮件至mzj01@example.com",
    "反馈意见请发送至xxgk@example.cn",
    "异议材料发至邮箱：cl2026@example.com",
    "来信请发：lx@example.com",
    "九原区民政局邮箱：jyq@example.com",
    "包头市残疾人联合会电子信箱：cl@example.com",
    "受理邮箱（工作日）：sl@example.com",
    "监督电话：0472-7153321，邮箱：jd@example.com",
    "民政局（mzj@example.com）",
    "mzj@example.com（区民政局）",
    "异议材料请以邮件形式报送bs@example.com",
    "区长信箱：qz@example.com",
]
_PEOPLE_S = [
    "王芳，民政局，zhanglan88@example.com",
    "本人邮箱（单位）：zhanglan88@example.com",
    "材料发至邮箱：cl2026@example.com",
    "电子邮箱：zhanglan88@example.com",
    "本人邮箱zhanglan88@example.com",
    "王秀英 zhanglan88@example.com",
    "其女在民政局，邮箱zhanglan88@example.com",
    "民政局王秀英 zhanglan88@baotou.gov.cn",
    "请把材料发到我邮箱zhanglan88@example.com",
    "举报人邮箱：zhanglan88@example.com",
    "咨询人王秀英邮箱zhanglan88@example.com",
    "姓名\t邮箱\n王秀英\tzhanglan88@example.com",
    "联系电话：16500000456，邮箱：zhanglan88@example.com",
]


def mailboxes(text: str) -> list[str]:
    return [f.value for f in scan_text(text) if f.type == "EMAIL"]


@pytest.mark.parametrize("text", _OFFICES)
def test_an_office_s_mailbox_is_left_alone(text: str) -> None:
    assert mailboxes(text) == []


@pytest.mark.parametrize("text", _PEOPLE_S)
def test_somebody_s_own_mailbox_is_found(text: str) -> None:
    assert len(mailboxes(text)) == 1
