"""Eleven figures shaped like a mobile number: of a paper, a meter or a thing, or of a person."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text

_NUMBER = "16500000456"
_THINGS = [
    "合计{}.50元",
    "订单{}已发货",
    "采购单{}号",
    "快递单{}",
    "运单 {}",
    "工单{}办结",
    "包裹{}在驿站",
    "准考证号：{}",
    "收据（NO.{}）",
    "收据No：{}",
    "发票№{}",
    "凭证 NO {}",
    "档案盒编号{}",
    "水表读数{}",
    "电表示数{}",
    "气表底数：{}",
    "表底{}",
    "票号{}",
    "受理号：{}",
    "办件号{}",
    "二维码序号{}",
    "追溯码{}",
    "防伪码：{}",
    "验证码：{}",
    "取件码{}",
    "识别码 {}",
    "不动产单元号{}",
    "房产证号{}",
    "低保证号NM{}",
    "收文号{}",
    "公文流转编号{}",
    "箱号{}",
    "柜号：{}",
    "杆号{}",
    "电杆编号{}",
    "井号{}",
    "耳标号{}",
    "牲畜耳标：{}",
    "羊耳标{}",
    "草原证号：{}",
    "林权证号 {}",
    "合作社注册号：{}",
    "信访件{}号",
    "案号{}",
    "报告编号：{}",
    "检测样品{}",
    "图号{}",
    "版号：{}",
    "型号{}",
    "学号：{}",
    "考号{}",
    "报名号 {}",
    "会员卡{}积分",
    "座位号{}",
    "缴费单 {}",
    "交易号{}",
    "业务流水{}",
    "批次{}",
    "计划号{}",
    "物料号：{}",
    "产品序列{}",
    "IMEI {}",
    "ISBN {}",
    "编号：{}",
    "序号 {}",
    "编码：{}",
    "{}号文件",
    "第{}号令",
    "共发放{}元",
    "合计{}斤",
    "{}千瓦时",
    "{}度电",
    "用水{}吨",
    "面积{}㎡",
    "{}平方米",
    "浏览量{}次",
    "阅读{}次",
    "库存{}件",
]
_TELEPHONES = [
    "{}.50元收讫, 电话{}",
    "电话{} 50元已充",
    "手机号{}",
    "电话号码{}",
    "联系号码：{}",
    "新号{}",
    "老号码{}",
    "他的号是{}",
    "这个号{}",
    "留的号码{}",
    "常用号码：{}",
    "微信号{}",
    "备用号{}",
    "来电号码{}",
    "户主号码{}",
    "本人号码：{}",
    "移动号{}",
    "换号了：{}",
    "1号家属{}",
    "3号楼王家{}",
    "户主{}",
    "监护人 {}",
    "王建国{}",
    "证人{}",
    "代领人{}",
    "表哥{}",
    "3单元 {}",
    "房东{}",
    "车主{}",
    "订货人{}",
    "快递员{}",
    "案件当事人{}",
    "儿子号{}",
    "小号{}",
    "低保户{}",
    "单身汉{}",
    "持证人{}",
    "票已退，{}",
    "报表联系人{}",
    "{}次日联系",
    "{}度假未归",
    "件已送，电话{}",
    "打{}",
    "{}元旦回来",
    "二维码扫不了，{}",
    "验证码发到{}",
    "验证码发送至{}",
    "取件联系{}",
    "订单收货人{}",
    "收货手机{}",
    "登记的号：{}",
    "编号12，{}",
    "序号3 {}",
    "密码忘了{}",
]


def is_mobile(text: str) -> bool:
    return any(f.type == "CN_MOBILE" for f in scan_text(text.format(_NUMBER, _NUMBER)))


@pytest.mark.parametrize("text", _THINGS)
def test_the_number_of_a_thing_is_no_telephone(text: str) -> None:
    assert not is_mobile(text)


@pytest.mark.parametrize("text", _TELEPHONES)
def test_a_telephone_stays_one_beside_words_for_things(text: str) -> None:
    assert is_mobile(text)


@pytest.mark.parametrize("name", ["张三", "赵四", "李五", "王九"])
@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("16500000456", "CN_MOBILE"),
        ("150207196507149927", "CN_ID_CARD"),
        ("15020719650710995X", "CN_ID_CARD"),
    ],
)
def test_the_numeral_of_a_name_is_no_figure_of_the_number_behind_it(
    name: str, number: str, kind: str
) -> None:
    assert [(f.type, f.value) for f in scan_text(name + number)] == [
        ("PERSON", name),
        (kind, number),
    ]


@pytest.mark.parametrize("behind", ["三口人", "五天内", "二组"])
def test_a_count_behind_a_number_is_none_of_its_figures(behind: str) -> None:
    assert [f.value for f in scan_text(f"电话16500000456{behind}")] == ["16500000456"]


@pytest.mark.parametrize(
    "label",
    ["快递", "合同号", "林权证", "回执", "彩票", "桩号", "检验报告", "支付令", "编 号：", "档案"],
)
def test_more_labels_of_things(label: str) -> None:
    assert scan_text(f"{label}16500000456") == []


@pytest.mark.parametrize("label", ["保障人口", "人口", "家庭人口"])
def test_a_telephone_in_a_column_of_people_is_found(label: str) -> None:
    """No place has so many people: the number stands in the wrong column, or hides in it."""
    assert [found.type for found in scan_text(f"{label}：16500000456")] == ["CN_MOBILE"]


@pytest.mark.parametrize(
    "text",
    [
        *("电能表E12345678", "路灯杆H12345678", "监控点位E12345678", "界桩E12345678"),
        *(
            "不动产证D12345678",
            "E12345678号设备",
            "H12345678批次",
            "M12345678型",
            "图斑号：E12345678",
        ),
    ],
)
def test_a_letter_and_figures_of_a_thing_are_no_passport(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize(
    "text", ["护照E12345678", "王秀英 E12345678", "李树 E12345678", "证件号E12345678"]
)
def test_a_passport_stays_one(text: str) -> None:
    assert "CN_PASSPORT" in [found.type for found in scan_text(text)]


_CARD, _PASSBOOK = "6228480001243516364", "15602090012345"


@pytest.mark.parametrize("thing", ["序号：", "编号：", "订单号 ", "金额：", "文号：", "凭证 "])
@pytest.mark.parametrize(
    "label", [f"银行卡号{_CARD}", f"卡号：{_CARD}", f"农行卡{_CARD}", f"账号{_PASSBOOK}"]
)
def test_the_label_of_an_account_speaks_louder_than_a_thing_before_it(
    thing: str, label: str
) -> None:
    (found,) = scan_text(f"{thing}{label}")
    assert found.type in ("CN_BANK_CARD", "CN_BANK_ACCOUNT")


@pytest.mark.parametrize("thing", ["序号：", "编号：", "订单号 ", "流水号：", "账号 订单号："])
def test_the_number_of_a_thing_is_no_card(thing: str) -> None:
    assert scan_text(f"{thing}{_CARD}") == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "宽带账号：16500001234",
            "登录账号：nmg001",
            "系统账号 15022301",
            "门禁卡号 0013847210",
            "加油卡号 1000111500013847210",
        ),
        *(
            "设备ID 16500001234",
            "传感器 ID：16500001234",
            "网关 16500001234",
            "终端号 16500001234",
            "批文 16500001234",
        ),
        *(
            "卷号 16500001234",
            "履约保函 16500001234",
            "流量 16500001234 立方米",
            "邮政挂号 XA16500001215",
        ),
        *(
            "教师资格证号 20161500001384721",
            "业务号 15022320260318138472",
            "开户行行号 402192001384",
        ),
        *(
            "单位银行网点 机构号 15020138",
            "公积金单位账号 150200138472",
            "键 3f165000-0123-4b67-8c13-8472104567ab",
        ),
    ],
)
def test_codes_of_things_and_systems_are_nobody_s(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "手机号（登录账号）16500001234",
            "惠农卡号 13847210",
            "业务员电话 16500001234",
        ),
        *("残疾证号 15020320150714002144", "证件号码：E12345678"),
    ],
)
def test_labels_like_those_of_things_still_lead_to_somebody_s(text: str) -> None:
    assert any(f.type.value not in ("PERSON", "MASKED_NAME") for f in scan_text(text))
