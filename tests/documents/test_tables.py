from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from noticegen.documents.tables import build_tables, half_label
from noticegen.publication.model import Column, ColumnKind, Entry, VillageList

_KINDS = {
    ColumnKind.NAME: st.text("王李乌云·", min_size=1, max_size=12),
    ColumnKind.TEXT: st.text("草原补贴", min_size=1, max_size=20),
    ColumnKind.COUNT: st.integers(min_value=0, max_value=999),
    ColumnKind.AMOUNT: st.integers(min_value=0, max_value=10**7).map(
        lambda cents: Decimal(cents) / 100
    ),
}


@st.composite
def _lists(draw: st.DrawFn) -> tuple[tuple[Column, ...], VillageList]:
    kinds = draw(st.lists(st.sampled_from(list(_KINDS)), min_size=1, max_size=7))
    columns = tuple(
        Column(
            f"c{place}", draw(st.text("申请人姓名金额（元）", min_size=2, max_size=9)), kind, "r"
        )
        for place, kind in enumerate(kinds)
    )
    count = draw(st.integers(min_value=1, max_value=6))
    rows = st.tuples(*(_KINDS[kind] for kind in kinds))
    entries = tuple(Entry(number, draw(rows)) for number in range(1, count + 1))
    return columns, VillageList("新村", entries)


@given(_lists())
def test_shares_are_the_whole_line(made: tuple[tuple[Column, ...], VillageList]) -> None:
    columns, village = made
    (table,) = build_tables(columns, [village])
    assert abs(sum(head.width for head in table.heads) - 100) < 0.1
    assert all(head.width > 0 for head in table.heads)
    assert [len(row) for row in table.rows] == [len(columns) + 1] * len(village.entries)


def test_a_wide_table_is_set_smaller_and_only_texts_break() -> None:
    columns = (
        Column("applicant_name", "姓名", ColumnKind.NAME, "r"),
        Column("subsidy_type", "补贴项目", ColumnKind.TEXT, "r"),
        Column("age_band", "年龄段", ColumnKind.TEXT, "r"),
        Column("quantity", "数量", ColumnKind.COUNT, "r"),
        Column("paid_amount", "补贴金额（元）", ColumnKind.AMOUNT, "r"),
        Column("assistance_type", "救助类型", ColumnKind.TEXT, "r"),
    )
    entry = Entry(
        1,
        (
            "阿拉腾·其其格",
            "草原生态保护补助奖励",
            "80—89周岁",
            36,
            Decimal("1551.50"),
            "支出型临时救助",
        ),
    )
    (table,) = build_tables(columns, [VillageList("新村", (entry,))])
    number, name, project, _, quantity, amount, _ = table.rows[0]
    assert (number.fits, name.fits, quantity.fits, amount.fits) == (True, True, True, True)
    assert name.scale == 1.0
    assert not project.fits
    assert table.size < 14


def test_headings_break_in_the_middle() -> None:
    assert half_label("月保障金额（元）") == "月保障金"
    assert half_label("姓名") == "姓名"


def test_columns_to_write_in_are_wider_than_their_headings() -> None:
    columns = (
        Column("village", "村", ColumnKind.TEXT, "r"),
        Column("households", "户数", ColumnKind.COUNT, "r"),
        Column("posted", "张贴日期", ColumnKind.TEXT, "r"),
        Column("signed", "张贴人签字", ColumnKind.TEXT, "r"),
    )
    entry = Entry(1, ("巴彦淖尔嘎查乌兰图雅三社新村", 19, "", ""))
    (table,) = build_tables(columns, [VillageList("", (entry,))])
    for head in table.heads[3:]:
        assert head.ems >= len(head.label)
