"""Names where minutes, chats, ledgers and lists of many kinds of office put them."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text
from noticegen.detection.lexicon import words_of


def found(text: str, kind: str = "PERSON") -> list[str]:
    return [finding.value for finding in scan_text(text) if finding.type == kind]


@pytest.mark.parametrize(
    "frame",
    [
        *(
            "{}作了总结",
            "最后{}作了总结",
            "下一个{}",
            "麻烦{}了",
            "已报{}",
            "镇民政办{}",
            "免去{}职务",
        ),
        *("{}待核", "{}有楼", "{}闹访", "{}整理", "{}休学一年", "{}拒绝转院", "{}养老保险断缴"),
        *("12床{}", "第二户{}", "72岁的{}独自生活", "就差{}了", "{}敬上", "{}得票15票", "舅妈{}"),
        *("{}营养餐补助", "{}缓刑考验期满", "{}挂失补卡", "客户{}要求挂失", "{}家草场1200亩"),
        *(
            "家里只剩{}一个人。",
            "会后{}又打来电话询问。",
            "我是{}的家长",
            "{}家受灾",
            "{}刑满释放后返乡",
        ),
    ],
)
@pytest.mark.parametrize("name", ["王建国", "郝秀英", "娜仁花", "布和"])
def test_a_name_is_found_in_the_words_of_any_office(frame: str, name: str) -> None:
    assert name in found(frame.format(name))


@pytest.mark.parametrize(
    "text",
    [
        *("会后高度重视整改", "最后时限为周五", "上报高新区管委会", "来到方家湾水厂", "走进石榴园"),
        *("提到管理漏洞", "问到常规问题", "看到金色牌匾", "甲方应于三日内付款", "民政办应急值守"),
        *(
            "一组计划种玉米",
            "同学应当按时到校",
            "客户应及时更新信息",
            "授权管理平台",
            "还差封面没做",
        ),
        *("申请人应如实申报家庭经济状况", "谢谢大家配合", "架子牛每头7200元", "祝贺丰收", "郝家窑"),
        *(
            "巴音杭盖保护区",
            "伍佰元整、陆仟元整",
            "把钱打到卡上",
            "孙子今年10岁",
            "呼和、包头、赤峰",
        ),
        *("白音花镇", "乌兰浩特", "普惠金融", "杨树林", "夏营盘草场"),
    ],
)
def test_words_in_the_same_places_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("评议小组成员唐斌 高丽 徐倩 孟婷", ["唐斌", "高丽", "徐倩", "孟婷"]),
        ("白音　石丽　付颖", ["白音", "石丽", "付颖"]),
        ("到会村民代表刘宝梅、韩文生、白音等44人", ["刘宝梅", "韩文生", "白音"]),
        ("呼和患有高血压", ["呼和"]),
        ("户名白音", ["白音"]),
        ("毛利生，智力残疾二级", ["毛利生"]),
        ("| 常利宏 | 3 |", ["常利宏"]),
    ],
)
def test_words_and_places_are_names_where_names_stand(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize("word", words_of("name_leads.txt", "kin"))
def test_no_word_for_a_relative_is_a_name(word: str) -> None:
    assert found(f"{word}今年10岁") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("群众范OO来电反映", "范OO"),
        ("前店村村民范□平申请临时救助", "范□平"),
        ("孔X英户，保障人口3人", "孔X英"),
        ("王X芳申请低保", "王X芳"),
        ("司马O\t3\t1.88万元", "司马O"),
        ("公示对象：尉迟□", "尉迟□"),
        ("李□□已领取", "李□□"),
        ("孙O签字", "孙O"),
        ("王*10岁", "王*"),
        ("**·巴特尔", "**·巴特尔"),
    ],
)
def test_masks_are_known_before_what_follows_a_name(text: str, name: str) -> None:
    assert found(text, "MASKED_NAME") == [name]


@pytest.mark.parametrize("text", ["有□ 无□", "男□女□", "高□低□", "于O型血", "王X项目", "3元*10袋"])
def test_boxes_and_products_hide_nobody(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize(
    "mask", ["王*英", "王○英", "王〇英", "王X英", "王█英", "王⭐英", "王（*）英"]
)
@pytest.mark.parametrize("behind", ["反映低保", "因病住院", "户，3人", "领取500元", "", "，女"])
def test_the_last_character_of_a_masked_name_is_taken_with_it(mask: str, behind: str) -> None:
    assert found(f"群众{mask}{behind}", "MASKED_NAME") == [mask]


@pytest.mark.parametrize(
    "text",
    [
        *("* 请各村抓紧上报", "*建议尽快办理", "**国家政策**要宣传到位", "●明确责任 ●压实任务"),
        *(
            "◆金秋助学启动",
            "金额（*）必填",
            "姓名（*）",
            "长*宽*高",
            "□平安 □富强",
        ),
    ],
)
def test_bullets_stars_and_products_are_no_masked_names(text: str) -> None:
    assert found(text, "MASKED_NAME") == []


@pytest.mark.parametrize("text", ["*国伟申请低保", "户主*国伟反映"])
def test_a_hidden_surname_ends_before_what_follows(text: str) -> None:
    assert found(text, "MASKED_NAME") == ["*国伟"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "毛泽东思想、邓小平理论",
            "学习习近平同志系列讲话",
            "弘扬焦裕禄精神",
            "袁隆平杂交水稻",
            "李时珍故里",
        ),
        *("羊群走丢三只", "那孩子今年高考", "冯家渠清淤", "白露前后收割"),
    ],
)
def test_whom_everybody_knows_and_set_phrases_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [("張國強申請低保", "張國強"), ("劉桂蘭領取", "劉桂蘭"), ("户主：陳　玉　蓮", "陳　玉　蓮")],
)
def test_names_in_traditional_characters_are_found_whole(text: str, name: str) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("群众*国伟反映", "*国伟"),
        ("牧民**花领取", "**花"),
        ("群众包**反映低保", "包**"),
        ("联系包*英核实", "包*英"),
        ("拟救助娜*、李建国等5户", "娜*"),
    ],
)
def test_masked_names_are_found_where_something_leads_them_in(text: str, name: str) -> None:
    assert found(text, "MASKED_NAME") == [name]
