"""WeChat and QQ names, mailboxes: by every name people give them, and with what is in the way."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.type.value, finding.value) for finding in scan_text(text)]


@pytest.mark.parametrize(
    "label",
    [
        "微信：",
        "维信",
        "微~信：",
        "微.信 ",
        "wei信：",
        "微xin：",
        "weixin ",
        "we-chat: ",
        "WeChat ID: ",
        "w x：",
        "薇❤",
        "V❤信：",
        "卫星号：",
        "绿泡泡：",
        "加我v：",
        "+V ",
        "➕V：",
        "联系v：",
        "加微",
    ],
)
def test_wechat_by_many_names(label: str) -> None:
    assert found(f"{label}batu1985x") == [("WECHAT", "batu1985x")]


@pytest.mark.parametrize("text", ["batu1985x（微信）", "batu1985x是我微信", "batu1985x (微信号)"])
def test_wechat_named_behind(text: str) -> None:
    assert found(text) == [("WECHAT", "batu1985x")]


def test_wechat_with_its_letters_set_apart() -> None:
    assert found("微信：b a t u 1 9 8 5") == [("WECHAT", "b a t u 1 9 8 5")]


@pytest.mark.parametrize("label", ["🐧", "抠抠", "叩叩：", "扣 扣 ", "Q", "加Q", "企鹅号"])
@pytest.mark.parametrize("number", ["304199560", "304 199 560", "3o4l99560"])
def test_qq_by_many_names(label: str, number: str) -> None:
    if label.endswith("Q") and not number.isdigit():
        return  # a Q and letters may be any code
    assert found(label + number) == [("QQ", number)]


@pytest.mark.parametrize("text", ["Q235钢材", "微信群里通知", "卫星电视abcdef", "V型槽123456"])
def test_such_words_with_nothing_behind_them(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "value",
    [
        "batu at qq dot com",
        "batu AT 163 DOT com",
        "batu#qq.com",
        "batu[@]qq[.]com",
        "batu@qq。com",
        "batu圈a qq.com",
        "batu@\nqq.com",
    ],
)
def test_a_mailbox_whose_signs_are_spelled(value: str) -> None:
    assert found(f"邮箱：{value}") == [("EMAIL", value)]


@pytest.mark.parametrize(
    "text",
    [
        "监督邮箱：jd001@example.com",
        "意见请发送至电子邮箱yj001@example.com",
        "如有异议请发邮件至yy01@example.org",
        "电子信箱：xx@example.com，邮编014000",
        "公开监督电话：0472-7153321，邮箱：a1@example.com",
        "联系邮箱：lx@example.com（区民政局）",
        "电子邮箱：bgs@baotou.gov.cn",
    ],
)
def test_a_mailbox_for_anybody_is_public(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "冯桂莲邮箱：fenggl@qq.com",
        "户主电子邮箱 feng@163.com",
        "举报人邮箱feng@163.com",
        "邮箱：wangwu@163.com",
        "材料可发至li88@163.com",
    ],
)
def test_a_mailbox_of_somebody_is_not(text: str) -> None:
    assert "EMAIL" in [kind for kind, _ in found(text)]


@pytest.mark.parametrize("text", ["9v6+Vf2GP2GP+GLv", "VE/8Ay6//ALioA+Vf25/25/8AhtH", "a+Vbc12345"])
def test_letters_and_figures_of_base64_are_no_account(text: str) -> None:
    assert not [found for found in scan_text(text) if found.type == "WECHAT"]


@pytest.mark.parametrize(
    "text", ["电话在后+V：zhang_li88", "16500008000+V zhang_li88", "+Vzhang_li88"]
)
def test_a_plus_and_a_v_in_front_of_an_account_are_its_label(text: str) -> None:
    assert "zhang_li88" in {found.value for found in scan_text(text) if found.type == "WECHAT"}


@pytest.mark.parametrize(
    "text",
    [
        "加微信好友batu1985x",
        "微信联系batu1985x",
        "微信号“batu1985x”",
        "微信号为：batu1985x",
        "微信-batu1985x",
        "微信用户名：batu1985x",
        "溦信：batu1985x",
        "微信：@batu1985x",
    ],
)
def test_wechat_by_words_between(text: str) -> None:
    assert found(text) == [("WECHAT", "batu1985x")]


@pytest.mark.parametrize("text", ["qq群里私聊78288610", "Q Q 号 78288610", "扣号78288610"])
def test_qq_by_words_between(text: str) -> None:
    assert found(text) == [("QQ", "78288610")]


@pytest.mark.parametrize("text", ["QQ群123456789", "微信公众号batuminzheng", "关注微信扫码"])
def test_what_belongs_to_nobody_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "label", ["威X:", "薇X：", "微X:", "V:", "微伩：", "微芯：", "薇号", "江玉民，威X "]
)
def test_wechat_by_words_like_it(label: str) -> None:
    assert ("WECHAT", "linxi_wx1") in found(f"{label}linxi_wx1")


@pytest.mark.parametrize("label", ["秋秋", "口口号", "QQ/", "QQ:“", "我的Q是", "Q我", "QQ加"])
def test_qq_by_words_like_it(label: str) -> None:
    assert ("QQ", "304199560") in found(f"{label}304199560")


@pytest.mark.parametrize(
    "value",
    [
        "hailang4008[at]qq[dot]com",
        "hailang4008(at)qq(dot)com",
        "hailang4008{at}qq{dot}com",
        "hailang4008_at_qq_dot_com",
        "hailang4008★qq.com",
        "hailang4008@qq,com",
        "hailang4008小老鼠qq.com",
    ],
)
def test_a_mailbox_at_qq_is_no_label_of_a_number(value: str) -> None:
    assert ("EMAIL", value) in found(f"邮箱{value}")


@pytest.mark.parametrize("text", ["V:v2.1.0_beta", "微X", "QQ加好友", "a_at_b", "小老鼠吃米"])
def test_what_is_like_a_contact_and_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("label", ["微信同步：", "微信名片 ", "微信名："])
def test_more_labels_of_wechat(label: str) -> None:
    assert [f.type.value for f in scan_text(f"{label}lxm84512")] == ["WECHAT"]


@pytest.mark.parametrize(
    "name", ["w x i d _ a b c 1 2 3", "w.a.n.g.j.g.8.8", "wang jg88", "w*a*n*g*8*8"]
)
def test_a_wechat_name_may_be_torn(name: str) -> None:
    for label in ("微信号：", "微信号"):
        found = [(f.type.value, f.value) for f in scan_text(f"{label}{name}，已核")]
        assert ("WECHAT", name) in found
