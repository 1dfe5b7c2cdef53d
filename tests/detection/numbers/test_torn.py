"""Values torn by any one mark or word, spoken, spelled or written in powers of ten."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection import scan_text

_MOBILE, _ID, _X = "16500000456", "150207196507149927", "15020719650710995"
_HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
_MARKS = [
    "，",
    "＋",
    "＝",
    "；",
    "'",
    "——",
    "…",
    "：",
    "^",
    "\\",
    "`",
    "__",
    "→",
    "😀",
    "加",
    "转",
    "。",
]


def groups(number: str, mark: str, *sizes: int) -> str:
    pieces, position = [], 0
    for size in sizes:
        pieces.append(number[position : position + size])
        position += size
    return mark.join(pieces)


def covers(text: str, value: str, kind: str) -> bool:
    start = text.index(value)
    return any(
        f.type == kind and f.start <= start and start + len(value) <= f.end for f in scan_text(text)
    )


@pytest.mark.parametrize("mark", _MARKS)
def test_one_mark_between_the_groups_of_a_number_hides_nothing(mark: str) -> None:
    mobile, identity = groups(_MOBILE, mark, 3, 4, 4), groups(_ID, mark, 6, 8, 4)
    assert covers(f"电话{mobile}，有人接", mobile, "CN_MOBILE")
    assert covers(f"身份证{identity}已核", identity, "CN_ID_CARD")


@pytest.mark.parametrize("mark", ["，", "／", "～", "。", "：", "\n      ", "\u3000\u3000", "•"])
def test_han_numerals_in_groups_are_one_number(mark: str) -> None:
    mobile = groups(_MOBILE.translate(_HAN), mark, 3, 4, 4)
    assert covers(f"电话{mobile}", mobile, "CN_MOBILE")


@pytest.mark.parametrize(
    "value", ["幺三八，四拐两幺，洞四五六", "1三8四7二1零4五6", "13,847,210,456"]
)
def test_a_number_read_aloud_or_set_off_behind_its_label(value: str) -> None:
    assert covers(f"电话：{value}", value, "CN_MOBILE")


@pytest.mark.parametrize(
    "end",
    [
        "叉",
        "艾克斯",
        "（大写X）",
        "罗马十",
        "字母X",
        "*X",
        "（X）",
        "(x)",
        " X",
        "-X",
        "Ⅹ",
        "×",
        "✕",
        "【X】",
        "ex",
    ],
)
def test_the_check_character_may_be_spelled(end: str) -> None:
    assert covers(f"身份证号{_X}{end}，已核", _X + end, "CN_ID_CARD")


@pytest.mark.parametrize("end", ["叉", "（X）"])
def test_a_spelled_check_character_counts_only_where_it_is_right(end: str) -> None:
    wrong = _X[:-1] + "4"
    assert not covers(f"流水{wrong}{end}", wrong + end, "CN_ID_CARD")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("1.50207196507149E+17", "CN_ID_CARD"),
        ("1.50207196507149e17", "CN_ID_CARD"),
        ("1.50207196507149×10^17", "CN_ID_CARD"),
        ("6.20102197711128e+17", "CN_ID_CARD"),
        ("6.22848040256489E+18", "CN_BANK_CARD"),
        ("1.6500000456E+10", "CN_MOBILE"),
    ],
)
def test_powers_of_ten(value: str, kind: str) -> None:
    assert covers(f"号码 {value}", value, kind)


@pytest.mark.parametrize(
    "text",
    [
        "残疾证150207196507149927 43",
        "残疾证号150207196507149927-43",
        "证号15020719650714992743B1补办",
        "残疾证号：一五〇二〇七一九六五〇七一四九九二七四三B一",
        "残疾证号：150207-19650710-995X-43",
    ],
)
def test_a_certificate_is_covered_to_its_last_character(text: str) -> None:
    found = [f for f in scan_text(text) if f.type == "CN_DISABILITY_CERT"]
    assert len(found) == 1
    assert text[found[0].end :] in {"", "补办"}


@pytest.mark.parametrize(
    "text",
    [
        "比分165|0000|0456",
        "165;0000;0456",
        "第155/2023/2024号至第156号",
        "土地承包经营权证号 150203349599938580J",
    ],
)
def test_columns_counts_and_papers_stay_apart(text: str) -> None:
    assert [f for f in scan_text(text) if f.type != "CN_MOBILE" or "/" not in f.value] == []


@pytest.mark.parametrize(
    "value",
    ["wang_88 at foxmail.com", "wang艾特qq点com", "wang[at]163[dot]com", "wang（艾特）qq.com"],
)
def test_an_address_may_spell_its_signs(value: str) -> None:
    assert covers(f"邮箱：{value}", value, "EMAIL")


def test_english_prose_is_no_address() -> None:
    assert scan_text("meet at noon, look at the notice at www.example.cn") == []


@pytest.mark.parametrize("mark", ["+", "⭐", "＝", "→", "*+", " + ", "加", "》《"])
def test_any_mark_behind_every_single_figure_hides_nothing(mark: str) -> None:
    for number, kind in ((_MOBILE, "CN_MOBILE"), (_ID, "CN_ID_CARD")):
        value = mark.join(number)
        assert covers(f"有人打 {value} 找我", value, kind)


@pytest.mark.parametrize("mark", ["，", "'", "|", ";", ","])
def test_single_figures_in_a_row_are_a_number_only_where_one_is_called_for(mark: str) -> None:
    value = mark.join(_MOBILE)
    assert covers(f"手机号：{value}", value, "CN_MOBILE")
    assert not covers(f"各组户数：{value}", value, "CN_MOBILE")


@pytest.mark.parametrize("mark", ["，", "'", "|", "+", "；", "空格", "(空)", "\t", "**"])
@pytest.mark.parametrize("sizes", [(6, 4, 4, 4), (3, 3, 3, 3, 3, 3), (9, 9)])
def test_a_proven_id_may_be_torn_anywhere(mark: str, sizes: tuple[int, ...]) -> None:
    value = groups(_ID, mark, *sizes)
    assert covers(f"备注：本人证件 {value} 已核", value, "CN_ID_CARD")


@pytest.mark.parametrize("mark", ["|", "\t", "  ", "、", "·", "\n", "，"])
@pytest.mark.parametrize("number", [_ID, f"{_X}X"])
def test_a_form_may_have_a_box_for_every_figure(mark: str, number: str) -> None:
    value = mark.join(number)
    assert covers(f"身份证号：{value}", value, "CN_ID_CARD")


@pytest.mark.parametrize("value", ["13、84、72、10、45、6", "138,472,104,56", "138.472.104.56"])
def test_any_even_groups_behind_a_label(value: str) -> None:
    assert covers(f"联系电话：{value}", value, "CN_MOBILE")
    assert not covers(f"各村户数：{value}", value, "CN_MOBILE")


@pytest.mark.parametrize(
    "value",
    [
        "150207，生日19650714，后四位9927",
        "150207年19650714月9927",
        "15020719650714开头，9927",
        "150207\t出生年月日：19650714\t其余：9927",
    ],
)
def test_the_parts_of_an_id_may_stand_apart_where_the_check_digit_proves_it(value: str) -> None:
    assert covers(f"身份证是{value}", value, "CN_ID_CARD")
    wrong = value[:-1] + "5"
    assert not covers(f"证件{wrong}", wrong, "CN_ID_CARD") or "后" in value


def test_a_figure_may_be_told_by_how_often_it_stands() -> None:
    assert covers("电话138四个0 1234", "138四个0 1234", "CN_MOBILE")
    assert scan_text("共5个0，3个1") == []


@pytest.mark.parametrize("value", ["1650000045", "165000004566"])
def test_a_mistyped_mobile_behind_its_label_is_one(value: str) -> None:
    assert covers(f"手机号：{value}", value, "CN_MOBILE")
    assert scan_text(f"序列号：{value}") == []


def test_columns_run_together_are_read_though_the_last_is_cut() -> None:
    found = scan_text("165000004561650000145618800")
    assert [f.value for f in found] == ["16500000456", "16500001456"]


def test_roman_numerals_are_figures() -> None:
    value = _MOBILE.translate(str.maketrans("123456789", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨ"))
    assert covers(f"电话{value}", value, "CN_MOBILE")


def test_a_list_mark_in_front_does_not_hide_a_torn_number() -> None:
    assert covers("3、165→0000→0456", "165→0000→0456", "CN_MOBILE")


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("手机前三位165后八位00000456", "165后八位00000456", "CN_MOBILE"),
        ("电话开头165后面是00000456，记一下", "165后面是00000456", "CN_MOBILE"),
        ("先165，再0000，最后0456", "165，再0000，最后0456", "CN_MOBILE"),
        (
            "身份证前六位150207中间八位19650714后四位9927",
            "150207中间八位19650714后四位9927",
            "CN_ID_CARD",
        ),
        (
            "前6位是150207，中间8位是19650714，末4位是9927",
            "150207，中间8位是19650714，末4位是9927",
            "CN_ID_CARD",
        ),
    ],
)
def test_a_number_told_in_parts_is_one_number(text: str, value: str, kind: str) -> None:
    assert covers(text, value, kind)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("金额16500000456元，实为本人手机号", "16500000456"),
        ("编号：16500000456（本人联系电话）", "16500000456"),
        ("订单号16500000456，其实是我手机号", "16500000456"),
        ("手机号（倒着写）65401274831", "65401274831"),
        ("电话\u202e65401274831\u202c", "65401274831"),
    ],
)
def test_a_telephone_in_another_number_s_clothes(text: str, value: str) -> None:
    assert covers(text, value, "CN_MOBILE")


@pytest.mark.parametrize("number", [_ID, f"{_X}X"])
def test_an_id_written_backwards_proves_itself(number: str) -> None:
    value = number[::-1]
    assert covers(f"反着念 {value}", value, "CN_ID_CARD")


@pytest.mark.parametrize(
    "text", ["流水号16500000456", "准考证号：65401274831", "金额16500000456元"]
)
def test_the_number_of_a_thing_stays_one(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "住宅电话：0476 2 9 1 3 5 2 1",
        "家里座机0476-2-9-1-3-5-2-1",
        "家里座机0 4 7 6 2 9 1 3 5 2 1",
        "家里座机（0476）2 9 1 3 5 2 1",
        "家庭电话0476 29 13 521",
        "家里座机2 9 1 3 5 2 1",
        "家里座机291-3521",
    ],
)
def test_a_landline_in_pieces_behind_its_label(text: str) -> None:
    assert [item.type.value for item in scan_text(text)] == ["CN_LANDLINE"]


@pytest.mark.parametrize(
    "text",
    [
        "统计：0476 2 9 1 3 5 2 1",
        "人数 2 9 1 3 5 2 1",
        "电话费：3 4 5 6 7 8 9元",
        "监督电话：0476 2 9 1 3 5 2 1",
        "办公电话：291-3521",
    ],
)
def test_figures_in_pieces_that_nobody_s_telephone_is(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "档案里是15位号码：150781490201343",
        "档案记载的身份号码是150781490201343",
        "档案号码：150781490201343（旧身份证）",
    ],
)
def test_fifteen_figures_of_a_person_in_a_file(text: str) -> None:
    assert [item.value for item in scan_text(text)] == ["150781490201343"]


@pytest.mark.parametrize("text", ["档案号150781490201343", "收据号码150781490201343"])
def test_fifteen_figures_of_a_file(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize(
    "number",
    ["(1)(6)(5)(0)(0)(0)(0)(1)(2)(3)(4)", "⑴⑹⑸(0)(0)(0)(0)⑴⑵⑶⑷", "【1】6【5】0000【1】234"],
)
def test_figures_in_brackets_of_their_own_are_one_number(number: str) -> None:
    assert [(f.type.value, f.value) for f in scan_text(f"电话：{number}")] == [
        ("CN_MOBILE", number)
    ]


@pytest.mark.parametrize("text", ["第(1)条第(2)款(3)", "(1)2(3)4(5)6(7)8(9)10(11)", "答案(1)A(2)B"])
def test_numbered_items_are_none(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize("prefix", ["146", "148", "149", "174"])
def test_ranges_that_the_plan_does_not_know_are_mobiles(prefix: str) -> None:
    assert [f.type.value for f in scan_text(f"{prefix}00001234")] == ["CN_MOBILE"]


@pytest.mark.parametrize("mark", ["→", "；", "*", "|", "点", "的", "😀", "\t"])
@pytest.mark.parametrize("groups", [(6, 8, 6), (4, 4, 4, 4, 4), (10, 10), (1,) * 20])
def test_a_certificate_is_torn_as_other_numbers_are(mark: str, groups: tuple[int, ...]) -> None:
    digits, pieces = _ID + "43", []
    for size in groups:
        pieces.append(digits[:size])
        digits = digits[size:]
    written = mark.join(pieces)
    kinds = {f.type.value for f in scan_text(f"残疾证号：{written}")}
    assert kinds & {"CN_DISABILITY_CERT", "CN_ID_CARD"}


@pytest.mark.parametrize("text", ["手机：165000,01234", "1795116500001234", "165的0000的1234"])
def test_more_ways_to_write_a_mobile(text: str) -> None:
    assert [f.type.value for f in scan_text(text)] == ["CN_MOBILE"]


@pytest.mark.parametrize("text", ["150元2000元3000元", "尺寸150*2000*30", "共165000,01234元"])
def test_amounts_and_sizes_are_no_mobile(text: str) -> None:
    assert scan_text(text) == []


@given(st.sampled_from([_MOBILE, _ID, "6222020492589913945"]), st.data())
def test_a_labelled_number_is_found_however_it_is_torn(number: str, data: st.DataObject) -> None:
    label = {11: "手机：", 18: "身份证号：", 19: "银行卡号："}[len(number)]
    marks = st.sampled_from(["", "", "-", " ", ".", "/", "_", "~", "·"])
    written = "".join(figure + data.draw(marks) for figure in number[:-1]) + number[-1]
    found = [f for f in scan_text(label + written) if not f.type.is_masked]
    assert any(f.start <= len(label) + 3 and f.end >= len(label + written) - 3 for f in found)


@pytest.mark.parametrize(
    "text",
    ["编号 165-00 001.234", "150和2000和3000", "尺寸150*20+00-3000", "2024-03-15 10:22:30.165"],
)
def test_figures_that_nothing_tells_are_no_number(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize(
    "mark", [r"\n", r"\r\n", r"\t", "%20", "%2D", r"\u002d", r"\u200b", r"\xa0"]
)
def test_a_separator_may_be_written_by_its_code(mark: str) -> None:
    assert [f.type for f in scan_text(f"手机：165{mark}0000{mark}0456")] == ["CN_MOBILE"]


def test_braille_figures_are_figures() -> None:
    written = _MOBILE.translate(str.maketrans("1234567890", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚"))
    assert [f.type for f in scan_text(f"电话：{written}")] == ["CN_MOBILE"]


def test_two_numbers_of_single_figures_are_no_certificate() -> None:
    spaced = " ".join(_ID) + "，" + " ".join(_MOBILE)
    assert [f.type.value for f in scan_text(spaced)] == ["CN_ID_CARD", "CN_MOBILE"]


@pytest.mark.parametrize("mark", [" ", "-", ".", " - ", "\u3000", "~", "→", "+", "*", "#", "；"])
def test_the_grade_of_a_certificate_may_stand_apart(mark: str) -> None:
    for parts in (("150203", "19650714", "002X", "44"), ("150203", "1965", "0714", "002X", "44")):
        value = mark.join(parts)
        found = [(f.type.value, f.value) for f in scan_text(f"残疾证：{value}")]
        assert found == [("CN_DISABILITY_CERT", value)]


@pytest.mark.parametrize("behind", ["，44岁", ",44,男", " 44元", "，24人", "\t44", " 4.4"])
def test_an_age_or_a_count_behind_an_id_is_no_grade(behind: str) -> None:
    found = [(f.type.value, f.value) for f in scan_text(f"15020319650714002X{behind}")]
    assert ("CN_ID_CARD", "15020319650714002X") in found


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("16500001234.0", "CN_MOBILE"),
        ("150203196507149927.0", "CN_ID_CARD"),
        ("6,217,000,000,000,001,234", "CN_BANK_CARD"),
    ],
)
def test_what_a_spreadsheet_makes_of_a_number_is_covered(value: str, kind: str) -> None:
    for text in (f"王建国\t{value}\t3人", f"电话和证件：{value}"):
        assert (kind, value) in [(f.type.value, f.value) for f in scan_text(text)]


@pytest.mark.parametrize("identity", ["150203196507149927", "15020319650714002X"])
@pytest.mark.parametrize(
    "grade",
    ["(44)", "（44）", "【44】", " 4 4", "-4-4", "44B1", " 44B1", "-44-B1", "44.0", "\n44", "44b1"],
)
def test_a_grade_in_brackets_or_issued_again_is_covered(identity: str, grade: str) -> None:
    found = scan_text(f"残疾人证号{identity}{grade}，已核")
    assert [f.type.value for f in found] == ["CN_DISABILITY_CERT"]
    assert found[0].value.rstrip(")）】") == (identity + grade).rstrip(")）】")


def test_letters_for_figures_of_a_certificate_issued_again() -> None:
    value = "15O2O31965O714992744B1"
    assert [(f.type.value, f.value) for f in scan_text(f"残疾证{value}")] == [
        ("CN_DISABILITY_CERT", value)
    ]
