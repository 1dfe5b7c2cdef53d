"""Digit runs read as a whole: what each number is called, and what is left alone."""

from __future__ import annotations

import pytest

from noticegen.detection import Finding, scan_text

ID = "150203194806049921"
ID_X = "23010319650820996X"
WRONG_CHECK = "150203194806049922"
CERTIFICATE = "14020219940409996373"
CARD = "6222020492589913945"
CARD_16 = "6212261771516209"
MOBILE = "16500008969"


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.type.value, finding.value) for finding in scan_text(text)]


@pytest.mark.parametrize(
    "around", ["{}", "身份证{}号", "证{}。", "ID{}", "（{}）", "'{}", "张三{}李四"]
)
@pytest.mark.parametrize("number", [ID, ID_X, ID_X.lower()])
def test_an_id_is_found_whatever_it_touches(around: str, number: str) -> None:
    assert ("CN_ID_CARD", number) in found(around.format(number))


def test_a_pupils_number_is_covered_with_its_letter() -> None:
    assert found(f"学籍号G{ID}已注册") == [("CN_ID_CARD", f"G{ID}")]


@pytest.mark.parametrize("number", [f"{ID}42B1", f"{ID}42 B1", f"{ID_X}42B2"])
def test_a_reissued_certificate_is_covered_with_its_mark(number: str) -> None:
    assert found(f"残疾证{number}，二级") == [("CN_DISABILITY_CERT", number)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (CERTIFICATE, "CN_DISABILITY_CERT"),
        (CERTIFICATE + "1", "CN_DISABILITY_CERT"),
        (ID_X + "43", "CN_DISABILITY_CERT"),
        (CARD, "CN_BANK_CARD"),
        (CARD_16, "CN_BANK_CARD"),
        (MOBILE, "CN_MOBILE"),
        ("+86" + MOBILE, "CN_MOBILE"),
        ("0086" + MOBILE, "CN_MOBILE"),
        ("0" + MOBILE, "CN_MOBILE"),
        ("0472-7156789", "CN_LANDLINE"),
        ("(010)62345678", "CN_LANDLINE"),
        ("0472-7156789转801", "CN_LANDLINE"),
        ("820000196807259911", "CN_ID_CARD"),
        ("610102361020990", "CN_ID_CARD"),
        (WRONG_CHECK, "CN_ID_CARD"),
        (ID[:15] + "000", "CN_ID_CARD"),
        ("1.50203194806E+17", "CN_ID_CARD"),
        ("6.22202049258E+18", "CN_BANK_CARD"),
    ],
)
def test_a_number_is_called_by_its_name_and_covered(text: str, kind: str) -> None:
    assert found(text) == [(kind, text)]


@pytest.mark.parametrize(
    ("label", "number", "kind"),
    [
        ("账号：", "0501234567890", "CN_BANK_ACCOUNT"),
        ("一卡通", "150101201012345678", "CN_BANK_ACCOUNT"),
        ("存折号 ", "70123456789012345", "CN_BANK_ACCOUNT"),
        ("卡号", CARD[:-1] + "0", "CN_BANK_CARD"),
        ("身份证", ID[:17], "CN_ID_CARD"),
        ("身份证", ID[:14], "CN_ID_CARD"),
        ("联系电话", "7156789", "CN_LANDLINE"),
        ("手机", "15412345678", "CN_MOBILE"),
    ],
)
def test_words_in_front_tell_what_proves_nothing_itself(label: str, number: str, kind: str) -> None:
    assert found(label + number) == [(kind, number)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (ID + MOBILE, [ID, MOBILE]),
        (MOBILE + ID, [MOBILE, ID]),
        (ID + CARD, [ID, CARD]),
        (ID_X + MOBILE, [ID_X, MOBILE]),
        (MOBILE + MOBILE, [MOBILE, MOBILE]),
        (CARD + MOBILE, [CARD, MOBILE]),
        (ID + ID, [ID, ID]),
        (CERTIFICATE + MOBILE, [CERTIFICATE, MOBILE]),
        (f"{MOBILE}、{MOBILE}/{MOBILE}", [MOBILE] * 3),
        (f"3 {ID} 600 {MOBILE} 12", [ID, MOBILE]),
        (f"①{MOBILE}②{MOBILE}", [MOBILE, MOBILE]),
        (f"2026-11-01 {MOBILE}", [MOBILE]),
    ],
)
def test_numbers_that_ran_together_are_told_apart(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "1500\t1234567",
        "165\t00002345",
        "600  13847212  345",
        "序号 1 3 600 7\n2 500 3 90",
        "2026-11-01至2026-11-07",
        "20261101-20261107",
        "合计1,380,013,800.00元",
        "总额16500008000元",
        "192.168.10.245 139.196.10.245",
        "150203",
        "150203001201",
        "订单号202411240001234567",
        "编号150207202611240001",
        "档案15020720240501",
        "统一社会信用代码54211102JAHWX8G71G",
        "包民发〔2026〕35号",
        "12345、12349、96156、95588、400-810-8888",
        "邮政编码014060",
        "ISBN 978-7-5091-0000-0",
        "经度109.968000，纬度40.653000",
    ],
)
def test_what_is_no_personal_number_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "监督电话：0472-7151234",
        "监督电话 0472-7151234、0472-7155678",
        "举报电话：0472-7151234，7151235",
        "政策咨询电话0472-7151234（镇民政办）",
        "如有异议，请拨打0472-7151234反映",
        "区民政局监督举报电话（工作日）：0472-7151234",
        "镇人民政府办公室电话：0472-7153321",
        "联系电话：0472-7153321（镇社会救助办公室）",
        "社会救助办公室 0472-7153321",
        "监督电话：16500002345",
        "0472-7151234（监督电话）",
        "来电（0472-7153321）、来访（镇政府一楼）",
    ],
)
def test_published_telephones_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("监督电话：0472-7151234，本人电话16500008969", "16500008969"),
        ("监督电话：0472-7151234，户主电话：0472-7156789", "0472-7156789"),
        ("举报人电话16500008969", "16500008969"),
        ("镇政府电话0472-7153321，其子手机16500008969", "16500008969"),
        ("家庭电话0472-7156789", "0472-7156789"),
        ("村委会主任已通知，户主手机16500008969", "16500008969"),
    ],
)
def test_a_private_number_beside_a_published_one_is_found(text: str, private: str) -> None:
    assert [value for _, value in found(text)] == [private]


@pytest.mark.parametrize("number", [CARD_16 + "0X", "6222020492589913" + "9X", "1" * 28 + "X"])
def test_an_x_that_is_no_check_digit_breaks_nothing(number: str) -> None:
    assert all(value in number for _, value in found(f"卡号{number}"))


def test_scores_say_what_proved_a_number() -> None:
    by_text = {text: scan_text(text)[0] for text in (ID, WRONG_CHECK, ID[:6] + " " + ID[6:])}
    scores = [finding.score for finding in by_text.values()]
    assert scores[0] == 1.0
    assert scores[1] == pytest.approx(0.7)
    assert scores[2] == pytest.approx(0.95)


def test_no_finding_shows_its_value_by_accident() -> None:
    finding = scan_text(f"身份证{ID}")[0]
    assert isinstance(finding, Finding)
    for shown in (repr(finding), str(finding), finding.explanation, finding.excerpt):
        assert ID not in shown
        assert ID[6:14] not in shown


@pytest.mark.parametrize("text", ["变成科学计数法，如1.23E+17", "约1.23E+17"])
def test_an_example_in_powers_of_ten_is_nobody_s_number(text: str) -> None:
    assert scan_text(text) == []


def test_a_short_number_in_powers_of_ten_counts_where_it_is_called_an_id() -> None:
    assert [found.type for found in scan_text("身份证号：1.23E+17")] == ["CN_ID_CARD"]


@pytest.mark.parametrize("label", ["账号", "卡号：", "一卡通 "])
def test_an_account_is_covered_whole_though_it_holds_what_could_be_an_id(label: str) -> None:
    account = "6222020200112233445"
    assert [finding.value for finding in scan_text(label + account)] == [account]
