"""Labels in other cells, headings over columns, tags and entities in text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.detection_corpus.lines import generate
from noticegen.detection import scan_text
from noticegen.detection.text.rewriting import Edit, rewrite
from noticegen.identifiers.id_card import check_character

_BORDERS = ("\t", ",", "|", "</td><td>", '":"', "\n", "=", "：", " | ", '", "', "＝")


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.type.value, finding.value) for finding in scan_text(text)]


@pytest.mark.parametrize("border", _BORDERS)
@pytest.mark.parametrize(
    ("label", "value", "kind"),
    [
        ("出生日期", "1956-03-12", "BIRTH_DATE"),
        ("生日", "1956年3月12日", "BIRTH_DATE"),
        ("微信号", "suhe1956x", "WECHAT"),
        ("QQ号", "30419956", "QQ"),
        ("银行账号", "80312345678", "CN_BANK_ACCOUNT"),
        ("住宅电话", "7153321", "CN_LANDLINE"),
        ("护照号码", "E12345678", "CN_PASSPORT"),
        ("台胞证号", "12345678", "CN_HKMT_PERMIT"),
        ("姓名", "尹改花", "PERSON"),
        ("户主", "苏和巴特尔", "PERSON"),
    ],
)
def test_a_border_does_not_part_a_label_from_its_value(
    border: str, label: str, value: str, kind: str
) -> None:
    assert found(f"{label}{border}{value}") == [(kind, value)]


@pytest.mark.parametrize("border", _BORDERS)
def test_a_public_label_exempts_over_a_border(border: str) -> None:
    assert found(f"监督电话{border}0472-7151234") == []


@pytest.mark.parametrize("label", ["微信号", "QQ号", "出生日期"])
def test_brackets_stand_for_a_colon(label: str) -> None:
    value = {"微信号": "suhe1956x", "QQ号": "30419956", "出生日期": "1956-03-12"}[label]
    assert [text for _, text in found(f"{label}（{value}）")] == [value]


_ROWS = (
    ("户主", "出生日期", "存折账号", "微信号", "住宅电话", "年龄"),
    ("尹改花", "1956-03-12", "80312345678", "suhe1956x", "7153321", "9"),
    ("钱来弟", "1971.5.6", "80312345699", "laidi1971", "7153322", "70"),
)


def _tables() -> list[str]:
    lines = ["\t".join(row) for row in _ROWS], [",".join(row) for row in _ROWS]
    bars = [f"| {' | '.join(row)} |" for row in _ROWS]
    bars.insert(1, "|---|---|---|---|---|---|")
    quoted = [",".join(f'"{cell}"' for cell in row) for row in _ROWS]
    marked = [
        "<tr>\n" + "\n".join(f"  <td>{cell}</td>" for cell in row) + "\n</tr>" for row in _ROWS
    ]
    return ["\n".join(rows) for rows in (*lines, bars, quoted, marked)]


@pytest.mark.parametrize("table", _tables())
def test_headings_are_labels_of_the_rows_below(table: str) -> None:
    types = [
        ["PERSON", "BIRTH_DATE", "CN_BANK_ACCOUNT", "WECHAT", "CN_LANDLINE", "MINOR_AGE"],
        ["PERSON", "BIRTH_DATE", "CN_BANK_ACCOUNT", "WECHAT", "CN_LANDLINE"],
    ]
    wanted = [
        (kind, value)
        for row, kinds in zip(_ROWS[1:], types, strict=True)
        for value, kind in zip(row, kinds, strict=False)
    ]
    assert found(table) == wanted


@pytest.mark.parametrize("border", ["\t", ",", "|", " | "])
@pytest.mark.parametrize("beside", ["序号", "编号", "档案号", "金额", "低保证号", "合同编号"])
@pytest.mark.parametrize(
    ("heading", "number", "kind"),
    [
        ("银行账号", "7056733434885355309", "CN_BANK_ACCOUNT"),
        ("卡号", "6228489624791123", "CN_BANK_CARD"),
        ("存折账号", "88722584416680", "CN_BANK_ACCOUNT"),
        ("身份证号", "610102194503159914", "CN_ID_CARD"),
        ("电话", "16500001234", "CN_MOBILE"),
    ],
)
def test_the_heading_of_the_column_beside_says_nothing_of_a_number(
    border: str, beside: str, heading: str, number: str, kind: str
) -> None:
    table = f"{beside}{border}{heading}\n12{border}{number}\n13{border}{number}"
    assert found(table) == [(kind, number), (kind, number)]
    if border == "\t":  # as the reader of workbooks writes a row
        assert found(f"{beside}：12\t{heading}：{number}") == [(kind, number)]


def test_a_table_ends_where_its_rows_end() -> None:
    text = "姓名\t出生日期\n尹改花\t1956-03-12\n发布时间\n2026-11-01\n序号\t2026-11-02\t共3页"
    assert found(text) == [("PERSON", "尹改花"), ("BIRTH_DATE", "1956-03-12")]


def test_no_number_is_glued_over_the_border_of_a_cell() -> None:
    for border in ("\t", "</td><td>", " | ", "</td>\n<td>", "\n\n"):
        assert found(f"138{border}4721{border}0456") == []
        assert found(f"150203{border}19900307{border}9912") == []


@pytest.mark.parametrize(
    "row",
    [
        "150203\t19560612\t{}",
        "150203 | 19560612 | {}",
        "150203,19560612,{}",
        "<tr><td>150203</td><td>19560612</td><td>{}</td></tr>",
        "区划：150203\t生日：19560612\t尾号：{}",
    ],
)
def test_an_id_over_three_cells_is_told_only_where_its_check_digit_proves_it(row: str) -> None:
    stem = "15020319560612991"
    right = check_character(stem)
    wrong = "0" if right != "0" else "1"
    assert "CN_ID_CARD" in {kind for kind, _ in found(row.format("991" + right))}
    assert "CN_ID_CARD" not in {kind for kind, _ in found(row.format("991" + wrong))}


@pytest.mark.parametrize(
    "text",
    [
        "电话：&#49;&#54;&#53;00000456",
        "电话：&#x31;6500000456",
        "<b>138</b><b>4721</b><b>0456</b>",
        "<span>138</span>&nbsp;<span>4721</span>&nbsp;<span>0456</span>",
    ],
)
def test_markup_inside_a_number_does_not_hide_it(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["CN_MOBILE"]


def test_what_the_attribute_of_a_tag_holds_is_found() -> None:
    assert found('<a href="tel:16500000456">拨打</a>') == [("CN_MOBILE", "16500000456")]
    assert found('<p title="微信：suhe1956x">请进</p>') == [("WECHAT", "suhe1956x")]


@pytest.mark.parametrize(
    "text",
    [
        "申请人，应当如实申报",
        "请携带身份证，户口本，存折\n办理时间：2026-11-01",
        "联系电话（必填）",
        "姓名\t性别\t备注",
        "户主（签字）：　　　　年　月　日",
        "1<2 且 3>2，A&B公司",
    ],
)
def test_labels_without_a_value_are_nothing(text: str) -> None:
    assert found(text) == []


@given(st.text("ab\t<td>&#49;名\n,", max_size=40), st.data())
def test_every_position_leads_back(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    edits = [
        Edit(start, end, data.draw(st.text("xyz", max_size=3)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    changed = rewrite(text, edits)
    for place, mark in enumerate(changed.text):
        start, end = changed.span(place, place + 1)
        assert 0 <= start <= end <= len(text)
        if not any(edit.start <= start <= edit.end for edit in edits):
            assert text[start:end] == mark


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "   \n", " \u3000\r\n", "　　　\n"])
@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("电话：1650\n0001234", ["CN_MOBILE"]),
        ("监督电话\n0472-7151234", []),
        ("联系电话：0472-5550101\n示例市示例旗青禾镇人民政府\n2026年12月8日", []),
        ("联系电话：0472-5550101\n\n\n示例市示例旗青禾镇人民政府\n2026年12月8日", []),
    ],
)
def test_a_text_says_the_same_whatever_system_ended_its_lines(
    text: str, kinds: list[str], line_end: str
) -> None:
    assert [kind for kind, _ in found(text)] == kinds
    assert [kind for kind, _ in found(text.replace("\n", line_end))] == kinds


def test_files_of_many_lines_say_the_same_whatever_system_ended_their_lines() -> None:
    lines = [line.text.replace("\r", "") for line in generate("test", 5)]
    for first in range(60):
        text = "\n".join(lines[first::350])
        for line_end in ("\r\n", "   \n"):
            other = found(text.replace("\n", line_end))
            assert [(kind, value.replace(line_end, "\n")) for kind, value in other] == found(text)


@given(st.text("\r\n1650 电话：张三", max_size=60))
def test_line_ends_lead_back_to_where_they_stood(text: str) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    as_unix = [
        (kind, value.replace("\r\n", "\n").replace("\r", "\n")) for kind, value in found(text)
    ]
    assert as_unix == found(unix)
