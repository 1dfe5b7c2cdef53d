"""Which findings make a file unfit to be posted."""

from __future__ import annotations

import pytest

from noticegen.detection.detector import default_detector, scan_text
from noticegen.detection.inspectors.contents import Area, FileContents, Passage
from noticegen.detection.inspectors.files import place_below
from noticegen.detection.verdict import Verdict, judge

PHONE = "16500005936"  # invented


def verdict(*passages: Passage, strict: bool = False) -> Verdict:
    return judge(FileContents(passages), default_detector(), strict=strict)


def text(content: str) -> Passage:
    return Passage(Area.TEXT, content, line=1)


@pytest.mark.parametrize(
    ("content", "is_clean"),
    [
        ("公示：户主王海龙、李秀英。", True),
        (f"电话{PHONE}", False),
        ("王海龙 150203********9911", False),
        ("示例：150203********9911", True),
        ("王海龙 哈业胡同镇**村", True),
        ("王海龙，男，1965年**月**日生", True),
        ("王海龙，男，19**年7月14日生", False),
        ("申请人王海龙，15岁", False),
        ("申请人王海龙\n15岁", True),
        ("王海龙患先天性心脏病", False),
        ("满18周岁的残疾人可以申请。", True),
        ("监督电话：0472-7151234", True),
        ("受理单位：镇人民政府\n地址：镇政府一楼便民大厅\n联系电话：0472-7153321", True),
        ("户主王海龙 联系电话：0472-7153321", False),
    ],
)
def test_what_counts(content: str, is_clean: bool) -> None:
    assert verdict(text(content)).is_clean is is_clean


_CLOSING = ("受理单位：镇社会救助办公室", "联系电话：0472-7153321", "监督电话：0472-7151234")


@pytest.mark.parametrize(
    ("lines", "is_clean"),
    [
        (_CLOSING, True),
        (("户主王海龙 联系电话：0472-7153321", *_CLOSING[1:]), False),
        (("新城村3组 联系电话：0472-7153321", *_CLOSING[1:]), False),
        (("镇政府一楼便民大厅 联系电话：0472-7153321", *_CLOSING[1:]), True),
        (("特此公示。", "联系电话：0472-7153321", "青禾镇人民政府", "2026年12月8日"), True),
        (("青禾镇人民政府", "联系电话：0472-7153321", "2026年12月8日"), True),
        (("青禾镇人民政府", "王海龙 0472-7153321", "2026年12月8日"), False),
        (
            (
                "联系电话：0472-7153321",
                *("公示期为七天，自张贴之日起算，期满撕下。",) * 4,
                *_CLOSING,
            ),
            False,
        ),
    ],
)
def test_a_closing_block_is_one_text_whether_in_lines_or_in_paragraphs(
    lines: tuple[str, ...], is_clean: bool
) -> None:
    """A document's paragraphs are passages of their own; a household's line is none of a block."""
    assert verdict(*map(text, lines)).is_clean is is_clean
    assert verdict(text("\n".join(lines))).is_clean is is_clean


def test_names_alone_count_only_when_asked() -> None:
    assert verdict(text("公示：户主王海龙。")).observations
    assert not verdict(text("公示：户主王海龙。"), strict=True).is_clean


def test_a_row_is_one_line_however_many_its_cells_have() -> None:
    row = Passage(
        Area.CELL, "姓名：王小宝\t备注：与祖父\n同住，12岁", spot="第3行", cells=("B列", "H列")
    )
    found = [seen for seen in verdict(row).observations if seen.counts]
    assert [(seen.type, seen.where) for seen in found] == [("MINOR_AGE", "第3行 H列 单元格")]


@pytest.mark.parametrize("area", [Area.COVERED, Area.CROPPED])
def test_a_name_that_nobody_sees_counts_and_is_not_told_to_be_lawful(area: Area) -> None:
    (seen,) = verdict(Passage(area, "户主王海龙", page=1)).observations
    assert (seen.type, seen.counts) == ("PERSON", True)
    assert "复制" in seen.advice


def test_covered_words_count_whatever_they_say_and_cut_off_ones_only_by_what_is_in_them() -> None:
    (seen,) = verdict(Passage(Area.COVERED, "每月八百元", page=2)).observations
    assert (seen.type, seen.where, seen.excerpt) == (
        "HIDDEN_TEXT",
        "第2页 遮住或者看不见的文字",
        "每****",
    )
    assert verdict(Passage(Area.CROPPED, "每月八百元", page=2)).is_clean


def test_an_excerpt_shows_at_most_the_first_and_last_character() -> None:
    found = verdict(text(f"户主王海龙 150203********9911 电话{PHONE}")).observations
    assert {seen.excerpt for seen in found} == {"王**", "1****************1", "1*********6"}


@pytest.mark.parametrize(
    ("said", "excerpts"),
    [("户主欧阳**，已核对", ["欧***"]), ("电话1650 000 1234", ["1*********4"])],
)
def test_an_excerpt_is_the_same_for_programs_and_for_reviewers(
    said: str, excerpts: list[str]
) -> None:
    assert [finding.excerpt for finding in scan_text(said)] == excerpts
    told = [seen.excerpt for seen in verdict(text(said)).observations]
    assert told == excerpts


def test_a_program_s_own_data_is_believed_only_with_proof() -> None:
    doubtful = Passage(Area.OBJECT, "户主王海龙")
    assert not [seen for seen in verdict(doubtful).observations if seen.counts]
    assert not verdict(Passage(Area.OBJECT, "150203195803079911")).is_clean


def test_every_observation_says_why_and_what_to_do() -> None:
    for seen in verdict(text(f"王海龙 150203********9911 电话{PHONE}")).observations:
        assert seen.label
        assert "法》" in seen.law
        assert seen.advice.endswith("。")


def test_a_page_of_a_file_in_an_archive_stands_after_the_file() -> None:
    inner = Passage(Area.PAGE, f"电话{PHONE}", page=2)
    (seen,) = verdict(place_below("公示.pdf", inner)).observations
    assert seen.where == "公示.pdf 第2页 第1行 页面文字"


@pytest.mark.parametrize(
    ("lines", "is_clean"),
    [
        (("姓名：王海龙", "村：新光村", "致贫原因：尿毒症"), False),
        (("致贫原因：尿毒症", "户主姓名：王海龙"), False),
        (('  "姓名": "王海龙",', '  "年龄": "8",'), False),
        (("- 姓名: 王海龙", "  年龄: 8"), False),
        (("1. 姓名：王某", "2. 年龄：8"), False),
        (("项目名称：临时救助", "补助对象：重病患者", "救助条件：患有尿毒症"), True),
        (("姓名：王海龙", "金额：650", "", "病种：尿毒症"), True),
        (("姓名：王海龙", "现将政策说明如下。", "病种：尿毒症"), True),
    ],
)
def test_the_fields_of_a_form_belong_to_whom_it_names(
    lines: tuple[str, ...], is_clean: bool
) -> None:
    assert verdict(text("\n".join(lines))).is_clean is is_clean
    assert verdict(*map(text, lines)).is_clean is is_clean
