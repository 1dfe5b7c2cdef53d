"""Masked values: called masked, never live, with what still shows."""

from __future__ import annotations

import pytest

from benchmarks.detection_corpus.lines import generate
from noticegen.detection import FindingType, scan_text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("150203********1234", 10),
        ("150203********123X", 9),
        ("1502031980****1234", 14),
        ("15020319800101****", 14),
        ("1****************4", 2),
        ("150203××××××××1234", 10),
        ("150203●●●●●●●●1234", 10),
        ("150203xxxxxxxx1234", 10),
        ("150203＊＊＊＊＊＊＊＊1234", 10),
        ("138****5678", 7),
        ("138xxxx5678", 7),
        ("138 **** 5678", 7),
        ("138-****-5678", 7),
        ("138……5678", 7),
        ("138****56*8", 6),
        ("6217 **** **** 1234", 8),
        ("6217************123", 7),
        ("150203（略）1234", 10),
        ("****1234", 4),
        ("z***@qq.com", 6),
        ("蒙B***12", 4),
        ("E****5678", 5),
        ("165----5678", 7),
        ("165++++5678", 7),
        ("165~~~~5678", 7),
        ("150203========1234", 10),
        ("150203????????1234", 10),
        ("150203········1234", 10),
        ("1650012____", 7),
        ("165XXXXXXXX", 3),
        ("165 * * * * 5678", 7),
        ("6217-****-****-1234", 8),
        ("0472-51##234", 9),
        ("6217…1234", 8),
        ("150203（中间隐去）1234", 10),
        ("150203[已脱敏]1234", 10),
        ("150203▲▲▲▲▲▲▲▲1234", 10),
    ],
)
@pytest.mark.parametrize("around", ["{}", "证件号{}，", "张三 {} 600元"])
def test_a_masked_number_is_masked_and_nothing_else(value: str, shown: int, around: str) -> None:
    text = around.format(value)
    start = text.index(value)
    touching = [f for f in scan_text(text) if f.start < start + len(value) and start < f.end]
    assert [f.type.value for f in touching] == ["MASKED_ID"]
    assert (touching[0].start, touching[0].end) == (start, start + len(value))
    assert touching[0].shown is not None
    assert abs(touching[0].shown - shown) <= 1 or "@" in value
    assert "仍显示" in touching[0].explanation


@pytest.mark.parametrize(
    "name",
    [
        "张*",
        "李**",
        "刘*兵",
        "王某",
        "赵某某",
        "欧阳*",
        "欧阳某某",
        "阿*·巴*",
        "张○○",
        "王XX",
        "于*",
        "通拉**",
        "牧其*",
        "格日**",
        "图门**",
        "呼和**",
        "乌云其***",
        "阿拉*其尔",
        "哈斯**根",
        "满都×",
        "阿拉坦·**",
        "巴特尔·*",
        "包·乌日**",
        "孛儿只斤·**",
        "布某某",
        "其某某",
        "娜某",
        "特木某某",
        "王秀*",
        "李玉×",
        "李□□",
        "赵▲▲",
        "武■旺",
        "弓?枝",
        "杨#桃",
        "亢__全",
    ],
)
def test_a_masked_name_is_masked(name: str) -> None:
    for text in (name, f"户主{name}，3人", f"1 {name} 新光村 600元"):
        assert ("MASKED_NAME", name) in [(f.type.value, f.value) for f in scan_text(text)]


@pytest.mark.parametrize(
    "name",
    [
        *("张△△", "李██", "王▓▓", "赵OO", "刘__", "陈·*", "巴·**", "敖****", "杨口口", "周o梅"),
        *("吴…花", "徐秀X", "张囗囗", "孙 *", "胡 * *", "朱 某", "额***", "***花"),
    ],
)
def test_a_name_in_marks_that_mean_much_else_is_known_by_its_cell(name: str) -> None:
    for text in (f"12\t{name}\t新光村", f"申请人：{name}", f"{name}，新光村，低保C类"):
        if name[0] == "*" and "\t" not in text:
            continue
        assert ("MASKED_NAME", name) in [(f.type.value, f.value) for f in scan_text(text)]


@pytest.mark.parametrize(
    "text",
    [
        *("长 × 宽 × 高", "高 × 宽，单位cm", "水 × 2箱", "高□ 中□ 低□", "男□ 女□", "合计__元"),
        *("时__分", "羊__只", "何??", "全……", "周~日", "江…河", "张口结舌", "成功x", "*注：马铃薯"),
        *("身高*体重", "★★★★★", "钢-木", "石_料", "马铃薯 × 3袋", "组长：____", "安全__次"),
    ],
)
def test_products_blanks_and_boxes_are_no_masked_names(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("群众布某某反映补贴未到账", "布某某"),
        ("经查巴某某家有车", "巴某某"),
        ("牧民娜仁*申请救助", "娜仁*"),
        ("乌云**家三口人", "乌云**"),
        ("张某英反映", "张某英"),
        ("李某甲与李某乙系夫妻", "李某甲"),
        ("赵某家去年申请过", "赵某"),
        ("鲁XX说钱没到账", "鲁XX"),
        ("**英", "**英"),
    ],
)
def test_a_masked_name_is_told_from_the_words_around(text: str, name: str) -> None:
    found = [(f.type.value, f.value) for f in scan_text(text)]
    assert found[0] == ("MASKED_NAME", name)


@pytest.mark.parametrize(
    "text",
    [
        "其某些条款不适用",
        "原某单位职工",
        "对某某村进行督查",
        "呼和浩特*市",
        "申请人*",
        "1200--1500元",
        "2024————2025年",
        "120……150",
        "目录..........12",
        "9:00--12:00",
        "0472----",
    ],
)
def test_what_only_looks_like_a_mask_is_none(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize("stars", ["**", "***", "※※"])
@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("16500001234", "CN_MOBILE"),
        ("1650 000 1234", "CN_MOBILE"),
        ("15090219420809998X", "CN_ID_CARD"),
        ("150902194208099998", "CN_ID_CARD"),
        ("150222600101993", "CN_ID_CARD"),
        ("0472-5559876", "CN_LANDLINE"),
        ("E12345678", "CN_PASSPORT"),
        ("蒙B12345", "PLATE"),
        ("wangfang@163.com", "EMAIL"),
    ],
)
def test_stars_behind_a_whole_value_hide_nothing_of_it(value: str, kind: str, stars: str) -> None:
    label = {"CN_PASSPORT": "护照", "PLATE": "车牌", "CN_LANDLINE": "家中电话"}.get(kind, "")
    for text in (f"{label}{value}{stars}", f"**{label}：{value}{stars}，已核对"):
        assert (kind, value) in [(f.type.value, f.value) for f in scan_text(text)]
        assert "MASKED_ID" not in [f.type.value for f in scan_text(text)]


@pytest.mark.parametrize(
    "value",
    [
        "16500001234****",
        "150222196001011***",
        "6217000123456784***",
        "E123456**",
        "1502221960010112**",
    ],
)
def test_a_part_that_looks_whole_is_still_masked(value: str) -> None:
    assert [(f.type.value, f.value) for f in scan_text(f"号码：{value}")] == [("MASKED_ID", value)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("户主：**林芳**", "林芳"),
        ("姓名：**王秀英**，女", "王秀英"),
        ("**欧阳建国**（户主）", "欧阳建国"),
        ("**户主林芳**申请，**12户**", "林芳"),
    ],
)
def test_a_name_in_bold_type_is_not_masked(text: str, name: str) -> None:
    assert [(f.type.value, f.value) for f in scan_text(text)] == [("PERSON", name)]


def test_masked_names_side_by_side_are_not_bold_type() -> None:
    found = [(f.type.value, f.value) for f in scan_text("**英、王**")]
    assert found == [("MASKED_NAME", "**英"), ("MASKED_NAME", "王**")]


@pytest.mark.parametrize("half", ["third", "test"])
def test_bold_type_hides_no_number(half: str) -> None:
    for line in list(generate(half, 5))[::11]:
        if not {"*", "＊", "\n", "<"} & set(line.text):
            assert numbers(f"**{line.text}**") == numbers(line.text)


def numbers(text: str) -> list[tuple[str, str]]:
    found = [(finding.type.value, finding.value) for finding in scan_text(text)]
    return [each for each in found if each[0] not in ("PERSON", "MASKED_NAME", "SENSITIVE_HEALTH")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("惠农一卡通7056733434885355309*", "CN_BANK_ACCOUNT"),
        ("校验不通过：610102194503159914**", "CN_ID_CARD"),
        ("家里电话7153321*", "CN_LANDLINE"),
    ],
)
def test_a_note_behind_a_number_does_not_hide_it(text: str, kind: str) -> None:
    assert [f.type.value for f in scan_text(text)] == [kind]


@pytest.mark.parametrize(
    "text", ["卡号末4位：1234", "卡尾1234", "农商行卡(尾1234)", "身份证后六位为08123X"]
)
def test_a_tail_in_other_words_is_a_masked_number(text: str) -> None:
    assert [f.type.value for f in scan_text(text)] == ["MASKED_ID"]


@pytest.mark.parametrize("value", ["1502 03** **** **12 34", "0472-512XXXX"])
def test_groups_of_figures_and_masks_are_one_number(value: str) -> None:
    for text in (value, f"号码：{value}", f"李秀英 {value} 600元"):
        assert ("MASKED_ID", value) in [(f.type.value, f.value) for f in scan_text(text)]


@pytest.mark.parametrize("label", ["尾号1234", "卡号尾号为1234", "账户后四位：1234"])
def test_a_tail_told_in_words_is_a_masked_number(label: str) -> None:
    assert [(f.type.value, f.value) for f in scan_text(label)] == [("MASKED_ID", "1234")]


@pytest.mark.parametrize(
    "text",
    [
        "**重要**",
        "***",
        "年__月__日",
        "2026____",
        "3×4×5",
        "5*6=30",
        "a**b",
        "某村某组",
        "3~5人",
        "……",
        "?????",
    ],
)
def test_other_uses_of_the_same_marks_are_no_masks(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize("text", ["**16500008969**", "***150203194806049921***"])
def test_a_whole_number_between_stars_is_live(text: str) -> None:
    assert {f.type.value for f in scan_text(text)} & {"CN_MOBILE", "CN_ID_CARD"}


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1384721*456", 10), ("15020719650710995*", 17), ("150207*96507149927", 17)],
)
def test_a_number_with_one_figure_hidden_is_masked_and_shows_the_rest(
    value: str, shown: int
) -> None:
    assert [(f.type, f.value, f.shown) for f in scan_text(f"号码 {value}")] == [
        ("MASKED_ID", value, shown)
    ]


@pytest.mark.parametrize("text", ["数量1384*721元", "12*3456789012=0", "面积150*200米"])
def test_a_product_is_no_mask(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize(
    "text", ["电话165....00000456", "电话165----00000456", "电话1650000~~~~0456"]
)
def test_a_whole_number_with_a_row_inside_is_not_masked(text: str) -> None:
    assert "MASKED_ID" not in {found.type.value for found in scan_text(text)}


@pytest.mark.parametrize("mark", ["⋆", "。", "\\", "某", "叉", "星", "密"])
def test_a_row_of_such_a_mark_hides_an_identity_number(mark: str) -> None:
    text = "身份证号：150203" + mark * 8 + "1234"
    assert [f.type.value for f in scan_text(text)] == ["MASKED_ID"]


@pytest.mark.parametrize(
    "hidden", ["[MASK]", "[REDACTED]", "（中间八位隐去）", "♦" * 8, "⬤" * 8, "🟦" * 8]
)
def test_more_of_what_stands_for_hidden_figures(hidden: str) -> None:
    text = f"身份证号：150203{hidden}1234"
    assert [f.type.value for f in scan_text(text)] == ["MASKED_ID"]


@pytest.mark.parametrize(
    "mark", ["◇", "▒", "❌", "☐", "⬜", "▉", "♢", "◦", "・", "口", "米", "〇", "N"]
)
def test_every_shape_hides_figures_in_a_row(mark: str) -> None:
    for text in (
        f"户主证件 150203{mark * 8}1234",
        f"王*\t165{mark * 4}5678\t3人",
        f"卡号：6217{mark * 11}1234",
    ):
        assert [f.type.value for f in scan_text(text)][-1] == "MASKED_ID"
        assert not {f.type for f in scan_text(text)} - {
            FindingType.MASKED_ID,
            FindingType.MASKED_NAME,
        }


@pytest.mark.parametrize(
    "text",
    [
        r"证件150203\*\*\*\*\*\*\*\*1234",
        "身份证号150203某某某某1234",
        "身份证号：150203----34",
        "来电165@@@5678",
        "证件号15020319850101…………",
        "身份证号：1----------------4",
    ],
)
def test_a_short_row_hides_what_is_called_a_number(text: str) -> None:
    assert [f.type.value for f in scan_text(text)] == ["MASKED_ID"]


@pytest.mark.parametrize(
    "text",
    [
        "1................4",
        "目录1----------------2",
        "电话1650000~~~~0456",
        "二〇〇〇年",
        "第〇〇〇一号",
    ],
)
def test_leaders_and_whole_numbers_are_no_masks(text: str) -> None:
    assert "MASKED_ID" not in {f.type.value for f in scan_text(text)}


@pytest.mark.parametrize(
    "value",
    [
        *("150203（隐藏8位）1234", "150203[8位]1234", "150203[********]1234", "150203<已脱敏>1234"),
        *(
            "15020319650714（后四位隐藏）",
            "15020319650714后四位略",
            "15020319650714……",
            "1502031965071400*X",
        ),
        *(
            "150203_****_1234",
            "150203 - **** - 1234",
            "一五〇二〇三********一二三四",
            "15*2*3**6*0*1*0*1*",
        ),
        *(
            "150203🔒🔒🔒🔒1234",
            "150203乂乂乂乂乂乂乂乂1234",
            "150203打头，1234结尾",
            "165（隐藏）5678",
        ),
    ],
)
def test_words_and_brackets_hide_figures_too(value: str) -> None:
    for text in (f"身份证号：{value}", f"王*\t{value}\t680元"):
        found = [(f.type.value, f.value) for f in scan_text(text)]
        assert found[-1] == ("MASKED_ID", value)
        assert all(kind.startswith("MASKED_") for kind, _ in found)


@pytest.mark.parametrize("text", ["身份证…1234", "卡号：...1234", "身份证号 *1234", "手机：xx5678"])
def test_an_end_behind_its_label_is_masked(text: str) -> None:
    assert [f.type.value for f in scan_text(text)] == ["MASKED_ID"]


def test_a_masked_number_may_follow_a_masked_name_at_once() -> None:
    found = [(f.type.value, f.value) for f in scan_text("王*150203********1234")]
    assert found == [("MASKED_NAME", "王*"), ("MASKED_ID", "150203********1234")]


@pytest.mark.parametrize(
    "around",
    [
        "{}（已脱敏）",
        "{}（略）",
        "{}（后四位隐藏）",
        "****{}****",
        "***{}***",
        "{}……",
        "[{}]",
        "{}打码",
        "■{}■",
    ],
)
@pytest.mark.parametrize(
    "value", ["150203196507149927", "15020319650714002X", "16500001234", "E12345678", "蒙B12345"]
)
def test_what_is_said_of_a_whole_value_hides_nothing_of_it(value: str, around: str) -> None:
    kinds = {f.type.value for f in scan_text(f"王建国\t{around.format(value)}\t3人")}
    assert not {kind for kind in kinds if kind.startswith("MASKED_")}


@pytest.mark.parametrize(
    "text",
    [
        "2026（第1位）1234",
        "共150203元（略）",
        "详见附件3（略）1234",
        "单价...1234",
        "编号13（省略）2026",
    ],
)
def test_other_brackets_and_dots_hide_no_figures(text: str) -> None:
    assert "MASKED_ID" not in {f.type.value for f in scan_text(text)}


@pytest.mark.parametrize(
    "value",
    [
        *(
            "蒙B*****",
            "蒙*12345",
            "蒙B-12***",
            "蒙B12XXX",
            "蒙B123某某",
            "蒙B（略）45",
            "蒙B·***12",
        ),
        *("w...@qq.com", "wangxx@***.com", "w…1@qq.com", "HA******(3)", "6217 00** **** **** 234"),
    ],
)
def test_plates_mailboxes_and_cards_are_masked_in_many_ways(value: str) -> None:
    for text in (value, f"王*\t{value}\t3人", f"登记的是{value}，低保"):
        found = [(f.type.value, f.value) for f in scan_text(text)]
        assert ("MASKED_ID", value) in found
        assert all(kind.startswith("MASKED_") for kind, _ in found)


@pytest.mark.parametrize(
    ("text", "end"),
    [("转入农行*1234", "*1234"), ("建设银行（1234）", "（1234）"), ("尾号为*1234", "*1234")],
)
def test_the_end_of_a_card_behind_its_bank_is_masked(text: str, end: str) -> None:
    assert [(f.type.value, f.value) for f in scan_text(text)] == [("MASKED_ID", end)]


@pytest.mark.parametrize(
    "text",
    ["农业银行（2026）1号", "蒙B字第***号", "1380001**** 1200", "京津冀XXX项目", "银行*业务"],
)
def test_what_stands_beside_a_mask_is_no_part_of_it(text: str) -> None:
    values = {f.value for f in scan_text(text) if f.type is FindingType.MASKED_ID}
    assert values <= {"1380001****"}


@pytest.mark.parametrize(
    "value",
    [
        "15XXXX19650714XXXX",
        "15xxxx1965xxxx1234",
        "150203OOOOOOOO1234",
        "15020319650714OOOO",
        "150203oooooooo123X",
    ],
)
def test_two_rows_and_rings_read_as_letters_hide_figures(value: str) -> None:
    for text in (f"身份证号：{value}", f"王*\t{value}\t680元"):
        assert [(f.type.value, f.value) for f in scan_text(text)][-1] == ("MASKED_ID", value)


def test_letters_for_the_noughts_of_a_whole_mobile_are_live() -> None:
    assert [f.type.value for f in scan_text("电话165OOOO1234")] == ["CN_MOBILE"]


@pytest.mark.parametrize(
    "value",
    [
        "150203 ---------- 34",
        "150203198001 **** 34",
        "150203198001 ×××× 3X",
        "1502 ·········· 1234",
        "150203 ************",
        "1502031980010112 **",
        "1502031980010112XX",
        "165-********",
        "165 ********",
    ],
)
@pytest.mark.parametrize("around", ["身份证号：{}", "汪*（证件号{}），3人", "电话{} 无人接听"])
def test_a_row_apart_from_its_figures_masks_them(value: str, around: str) -> None:
    found = [(f.type, f.value) for f in scan_text(around.format(value))]
    assert (FindingType.MASKED_ID, value) in found
    assert all(kind.value.startswith("MASKED_") for kind, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "第5 ** 3页",
        "150 -------- 3",
        "2026 ********",
        "共 1 ×××× 3 组",
        "编号 150207 -- 09",
        "表150-1 ******** 见附件",
        "邮编 014000 ——————",
        "总计 16500 ———————— 3",
    ],
)
def test_rows_beside_other_figures_mask_nothing(text: str) -> None:
    assert scan_text(text) == []


def test_a_masked_number_does_not_go_on_in_another_cell() -> None:
    # The four figures behind complete a check digit by chance.
    text = "66\t范＊＊\t15220120030627××××\t好力宝嘎查\t1814"
    found = [(f.type, f.value) for f in scan_text(text)]
    assert (FindingType.MASKED_ID, "15220120030627××××") in found
    assert FindingType.CN_ID_CARD not in {kind for kind, _ in found}
