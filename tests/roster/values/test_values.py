from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.roster.cell import Cell, CellKind
from noticegen.roster.values.amounts import parse_amount
from noticegen.roster.values.counts import parse_count
from noticegen.roster.values.dates import PartialDate, has_short_year, parse_date
from noticegen.roster.values.idnumbers import clean_id, is_scientific, split_ids
from noticegen.roster.values.names import split_names
from noticegen.roster.values.numerals import parse_numeral
from noticegen.roster.values.texts import clean_name, clean_text


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,234.50", "1234.50"),
        ("１２３４元", "1234"),
        ("壹仟贰佰元整", "1200"),
        ("一千二百三十四元五角六分", "1234.56"),
        ("壹万零伍元整", "10005"),
        ("￥1，200.00", "1200"),
        ("0.5万元", "5000"),
        ("-500", "-500"),
        ("(500)", "-500"),
        ("0", "0"),
        ("600元/月", "600"),
        (" 600\u00a0", "600"),
        ("600.10", "600.10"),
    ],
)
def test_sums_are_read_as_offices_write_them(text: str, amount: str) -> None:
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "约500",
        "500+300",
        "1,23",
        "1.234,50",
        "12.345",
        "五百左右",
        "元",
        "百千元",
        "1e5",
        "--5",
        "(500",
        "500)",
        "9" * 16,
        "三三十元",
        "500/600",
        "无",
        "一二三元",
    ],
)
def test_what_is_not_one_sum_is_none(text: str) -> None:
    assert parse_amount(text) is None


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_every_sum_survives_its_common_spellings(amount: Decimal) -> None:
    for text in (f"{amount}", f"{amount:,}", f"{amount}元", f"￥{amount:,}", f" {amount} "):
        assert parse_amount(text) == amount


@given(st.integers(min_value=1, max_value=10**7))
def test_binary_dust_of_a_numeric_cell_is_rounded_away(cents: int) -> None:
    assert parse_amount(repr(cents / 100 + 1e-10), computed=True) == Decimal(cents) / 100


def _numeral(number: int) -> str:
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return _numeral(high) + "万" + gap + (_numeral(low) if low else "")
    text, zero = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if zero and text else "") + "零一二三四五六七八九"[digit] + unit
            zero = False
        else:
            zero = True
    return text


@given(st.integers(min_value=1, max_value=99_999_999))
def test_every_chinese_numeral_is_read_back(number: int) -> None:
    assert parse_numeral(_numeral(number)) == number


@pytest.mark.parametrize(
    ("text", "count"),
    [("3", 3), ("3.0", 3), ("３人", 3), ("叁口人", 3), ("十二", 12), ("0", 0), ("共3人", 3)],
)
def test_counts(text: str, count: int) -> None:
    assert parse_count(text) == count


@pytest.mark.parametrize("text", ["", "3.5", "3-4", "约3", "-1", "3（含儿童1人）", "多", "人"])
def test_what_is_not_a_count_is_none(text: str) -> None:
    assert parse_count(text) is None


@pytest.mark.parametrize(
    ("text", "number", "meant"),
    [
        ("1980.5.1", False, PartialDate(1980, 5, 1)),
        ("1980年5月", False, PartialDate(1980, 5)),
        ("1980年5月1日", False, PartialDate(1980, 5, 1)),
        ("1980-05-01 00:00:00", False, PartialDate(1980, 5, 1)),
        ("１９８０／５／１", False, PartialDate(1980, 5, 1)),
        ("19800501", False, PartialDate(1980, 5, 1)),
        ("198005", True, PartialDate(1980, 5)),
        ("29342", True, PartialDate(1980, 5, 1)),
        ("1980.5", True, PartialDate(1980, 5)),
        ("1980.1", True, PartialDate(1980)),
        ("1980", False, PartialDate(1980)),
    ],
)
def test_dates(text: str, number: bool, meant: PartialDate) -> None:
    assert parse_date(text, number=number) == meant


@pytest.mark.parametrize("text", ["80.5.1", "80年5月", "05/01/80", "800501"])
def test_two_digit_years_are_asked_about(text: str) -> None:
    assert parse_date(text) is None
    assert has_short_year(text)


@pytest.mark.parametrize("text", ["", "不详", "1980.13.1", "1980-02-30", "29342", "1779-01-01"])
def test_what_is_no_certain_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(min_value=date(1900, 3, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_from_every_spelling(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    spellings = [
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day:%Y%m%d}",
    ]
    for text in spellings:
        known = parse_date(text)
        assert known is not None
        assert known.complete == day
    if serial >= 10_000:
        known = parse_date(str(serial), number=True)
        assert known is not None
        assert known.complete == day


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_a_month_allows_each_of_its_days_and_no_other(year: int, month: int) -> None:
    known = PartialDate(year, month)
    assert known.allows(known.earliest)
    assert known.allows(known.latest)
    assert not known.allows(known.earliest - timedelta(days=1))
    assert not known.allows(known.latest + timedelta(days=1))


@pytest.mark.parametrize(
    "text",
    [
        "15020319500101999x",
        "'15020319500101999X",
        "１５０２０３１９５００１０１９９９Ｘ",
        "150203 19500101 999X",
        "150203-19500101-999×",
        "\u200b15020319500101999X\t",
        "15020319500101999Х",
    ],
)
def test_one_form_of_an_id_number(text: str) -> None:
    assert clean_id(text) == "15020319500101999X"


@given(
    st.lists(st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True), min_size=2, max_size=6),
    st.sampled_from(["\n", "，", ",", "；", "、", " ", "\u3000", "/"]),
)
def test_several_numbers_in_a_cell_are_parted(numbers: list[str], mark: str) -> None:
    assert split_ids(mark.join(numbers)) == tuple(numbers)


@pytest.mark.parametrize(
    ("text", "yes"),
    [("1.50203E+17", True), ("1.5E17", True), ("150203", False), ("2e3", False), ("E+17", False)],
)
def test_a_number_shown_in_powers_of_ten(text: str, yes: bool) -> None:
    assert is_scientific(text) is yes


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("张　三", "张三"),
        ("  欧阳 明月 ", "欧阳明月"),
        ("阿拉腾.其其格", "阿拉腾·其其格"),
        ("阿拉腾•其其格", "阿拉腾·其其格"),
        ("阿拉腾 · 其其格", "阿拉腾·其其格"),
        ("\u200b张三\ufeff", "张三"),
        ("张\n三", "张三"),
        ("\U0002cc56\u36c3", "\U0002cc56\u36c3"),
    ],
)
def test_names_as_they_are_printed(cell: str, name: str) -> None:
    assert clean_name(cell) == name


def test_mongolian_script_keeps_its_joining_marks() -> None:
    word = "\u182e\u1823\u1829\u182d\u1823\u182f\u202f\u1822\u1828\u180e\u1820"
    assert clean_text(word) == word


def test_several_names_in_a_cell() -> None:
    assert split_names("张三（长子）、李四\n王小五") == ("张三", "李四", "王小五")
    assert split_names("张三 李四") == ("张三", "李四")
    assert split_names("张 三") == ("张三",)


@given(st.text(max_size=40))
def test_cleaning_is_done_once_and_for_all(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    parse_amount(text)
    parse_date(text)
    parse_count(text)
    split_ids(text)
    split_names(text)
    clean_name(text)


@given(st.integers(10**17, 10**18 - 1))
def test_a_float_written_out_has_lost_its_digits(number: int) -> None:
    assert Cell(f"{int(float(number))}.0", CellKind.TEXT, 1).precision_lost
    assert not Cell(f"{number // 16 * 16 + 7}.0", CellKind.TEXT, 1).precision_lost
    assert not Cell(f"{number}", CellKind.TEXT, 1).precision_lost
