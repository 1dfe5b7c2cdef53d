from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticegen.documents.invented import AWKWARD_NAMES, INVENTED_UNIT, invent_publication
from noticegen.documents.measure import text_width
from noticegen.documents.poster import describe_posting, plan_poster, poster_html
from noticegen.documents.poster_columns import (
    PosterLine,
    cell_needs,
    deal_out,
    list_lines,
    longest_column,
)
from noticegen.documents.poster_geometry import CODE, Sheet
from noticegen.documents.publicity import publicity_html
from noticegen.documents.tables import build_tables
from noticegen.errors import InputError
from noticegen.publication.model import VillageList
from noticegen.publication.publicity import Publicity
from noticegen.vocabulary.paper import Paper
from noticegen.vocabulary.stages import Stage

_MM_PER_POINT = 25.4 / 72


@given(
    households=st.integers(min_value=1, max_value=120),
    villages=st.integers(min_value=1, max_value=5),
    rows=st.integers(min_value=3, max_value=25),
    columns=st.integers(min_value=1, max_value=4),
)
def test_every_household_stands_once_and_in_order(
    households: int, villages: int, rows: int, columns: int
) -> None:
    names = tuple(f"{number}村" for number in range(villages))
    publication = invent_publication(households, names)
    tables = build_tables(
        publication.columns, [village for village in publication.villages if village.entries]
    )
    lines = list_lines(tables, cell_needs(publication.columns, tables))
    sheets = deal_out(lines, rows, columns)
    dealt = [line for sheet in sheets for column in sheet for line in column.lines]
    assert [line for line in dealt if line.kind != "village"] == [
        line for line in lines if line.kind != "village"
    ]
    for sheet in sheets:
        assert len(sheet) <= columns
        for column in sheet:
            assert len(column.lines) <= rows
            assert column.lines[0].kind == "village"
            assert column.lines[-1].kind != "village"


def test_last_sheet_is_even() -> None:
    publication = invent_publication(10, ("新村",))
    tables = build_tables(publication.columns, publication.villages)
    lines = list_lines(tables, cell_needs(publication.columns, tables))
    (sheet,) = deal_out(lines, 30, 2)
    assert abs(len(sheet[0].lines) - len(sheet[1].lines)) <= 1


def test_sheets_are_as_full_as_each_other() -> None:
    plan = plan_poster(invent_publication(40), Paper.A3)
    longest = [longest_column([sheet]) for sheet in plan.sheets]
    assert len(longest) == 3
    assert max(longest) - min(longest) <= 1
    # What is left of the sheet lies between the rows.
    assert plan.row_pitch > 1.42
    assert plan.row_pitch * max(longest) < plan.sheet.height - plan.title_height - plan.foot_height


def test_a_title_gets_smaller_sooner_than_it_takes_three_lines() -> None:
    unit = replace(INVENTED_UNIT, issuer_mn="ᠪᠤᠭᠤᠲᠤ ᠬᠣᠲᠠ")
    plan = plan_poster(replace(invent_publication(20), unit=unit), Paper.A3)
    assert len(plan.title_lines) == 2
    assert 1.5 <= plan.title_size < 2.1


def test_a_long_village_name_stays_in_its_column() -> None:
    village = "巴彦淖尔嘎查乌兰图雅三社新村"
    plan = plan_poster(invent_publication(40, (village,)), Paper.A3)
    names = [column.lines[0].cells[0] for sheet in plan.sheets for column in sheet]
    assert all(cell.text.startswith(village) for cell in names)
    assert all(text_width(cell.text) * cell.scale < plan.column_width for cell in names)
    assert all(cell.scale > 0.5 for cell in names)


def test_a_very_long_name_takes_two_lines_sooner_than_it_gets_tiny() -> None:
    base = invent_publication(1, ("新村",))
    name = "阿布都热合曼·买买提明·吐尔逊尼亚孜"
    entries = (replace(base.entries[0], values=(name, *base.entries[0].values[1:])),)
    publication = replace(base, villages=(VillageList("新村", entries),))
    plan = plan_poster(publication, Paper.A3)
    cell = plan.sheets[0][0].lines[1].cells[1]
    assert cell.lines == ("阿布都热合曼·", "买买提明·吐尔逊尼亚孜")
    assert cell.scale > 0.45
    assert 2 * 1.04 * cell.scale < plan.row_pitch


@pytest.mark.parametrize("paper", list(Paper))
def test_body_is_24_points_at_a3_and_scales_with_the_paper(paper: Paper) -> None:
    sheet = Sheet(paper, landscape=False)
    assert sheet.body_points == pytest.approx(24 * paper.size_mm[0] / 297, abs=0.01)
    # Read from so many metres as the body has points for; the code from ten times its size.
    assert CODE * sheet.body_points * _MM_PER_POINT >= 40


@pytest.mark.parametrize(("paper", "most"), [(Paper.A1, 5), (Paper.A2, 10), (Paper.A3, 20)])
def test_a_long_list_is_set_smaller_but_is_read_from_two_metres(paper: Paper, most: int) -> None:
    plan = plan_poster(invent_publication(400), paper)
    assert plan.sheet.body_points >= 24
    assert len(plan.sheets) <= most
    assert plan.scale > 0.97
    listed = [line for sheet in plan.sheets for column in sheet for line in column.lines]
    assert sum(line.kind == "row" for line in listed) == 400


@pytest.mark.parametrize("paper", list(Paper))
def test_what_fits_on_one_sheet_is_as_large_as_the_paper_asks(paper: Paper) -> None:
    plan = plan_poster(invent_publication(8), paper)
    assert len(plan.sheets) == 1
    assert plan.sheet.body_points == Sheet(paper, landscape=False).body_points


def test_columns_are_a_multiple_of_the_sheets_a_tiled_poster_is_wide() -> None:
    for seams in ((1, 2), (2, 2), (2, 4)):
        plan = plan_poster(invent_publication(200), Paper.A2, seams)
        across = seams[plan.sheet.landscape]
        assert len(plan.sheets[0]) % across == 0


def test_few_long_names_do_not_cost_the_others_a_column() -> None:
    plain = plan_poster(invent_publication(60), Paper.A3)
    assert len(plain.sheets[0]) == 2
    cells = [
        cell
        for sheet in plain.sheets
        for column in sheet
        for line in column.lines
        if line.kind == "row"
        for cell in line.cells
    ]
    assert {cell.text for cell in cells if cell.scale < 1} == {"那仁·图雅·巴特尔", "阿拉腾·其其格"}
    assert plain.scale == 1.0


def test_every_sheet_stands_alone() -> None:
    publication = invent_publication(300)
    html = poster_html(publication, Paper.A3)
    sheets = html.count('<section class="sheet"')
    assert sheets > 3
    for repeated in (publication.unit.supervision_telephone, "扫码查看救助政策", "公示期："):
        assert html.count(repeated) == sheets
    assert f"第{sheets}张，共{sheets}张" in html
    assert all(f">{name}</td>" in html for name in AWKWARD_NAMES)


def test_dates_stand_in_one_line_in_full() -> None:
    assert describe_posting(invent_publication().posting, Stage.REVIEW) == (
        "公示期：2026年12月1日（星期二）至2026年12月7日（星期一），共7天"
    )


def test_publicity_poster_explains_with_references() -> None:
    period = invent_publication().period
    html = publicity_html(
        Publicity("rural-dibao", "农村最低生活保障", INVENTED_UNIT, period), Paper.A2
    )
    for expected in ("低保渐退", "主动发现", "动态管理", "民发〔2021〕57号", "第三十三条"):
        assert expected in html
    other = publicity_html(Publicity("tekun", "特困人员救助供养", INVENTED_UNIT, period), Paper.A3)
    assert "低保渐退" not in other
    assert INVENTED_UNIT.telephone in other


@given(
    st.lists(st.integers(min_value=1, max_value=9), min_size=1, max_size=12),
    st.integers(min_value=6, max_value=30),
    st.integers(min_value=1, max_value=4),
)
def test_every_line_is_dealt_out_once_and_nothing_stands_alone(
    sizes: list[int], rows: int, columns: int
) -> None:
    lines = [
        PosterLine(kind, (), f"第{number}村")
        for number, size in enumerate(sizes)
        for kind in ("village", *("row" for _ in range(size)), "sums")
    ]
    dealt = [column.lines for sheet in deal_out(lines, rows, columns) for column in sheet]
    flat = [line for column in dealt for line in column if not _is_repeated(line)]
    assert flat == lines
    for column in dealt:
        assert len(column) <= rows
        kinds = [line.kind for line in column if not _is_repeated(line)]
        assert kinds[-1] != "village"
        assert kinds[0] != "sums"
        assert kinds[:2] != ["row", "sums"]


def _is_repeated(line: PosterLine) -> bool:
    return bool(line.cells) and line.cells[0].text.endswith("（续）")


_ADDRESS = "青山区钢铁大街与民主路交叉口向北三百米路东" * 20


@given(st.integers(1, 200), st.sampled_from(list(Paper)))
@settings(max_examples=25, deadline=None)
def test_long_words_around_a_list_leave_it_room(long: int, paper: Paper) -> None:
    unit = replace(INVENTED_UNIT, address=_ADDRESS[:long])
    plan = plan_poster(replace(invent_publication(20), unit=unit), paper)
    assert sum(len(column.lines) for sheet in plan.sheets for column in sheet) >= 20


def test_words_that_leave_a_list_no_room_are_refused_in_words() -> None:
    unit = replace(INVENTED_UNIT, address=_ADDRESS[:400], office=_ADDRESS[:400])
    with pytest.raises(InputError) as caught:
        plan_poster(replace(invent_publication(20), unit=unit), Paper.A3)
    assert caught.value.code == "page-has-no-room"
