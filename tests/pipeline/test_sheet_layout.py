"""Sheets on paper: one page each however much there is to say, and the address in the window."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from noticegen.cli.app import run
from noticegen.detection.inspectors.pdf.document import read_pdf
from noticegen.documents.sheet import SheetOptions
from noticegen.pipeline.month import MonthOrder
from noticegen.pipeline.sheets import SheetsJob, make_sheets
from noticegen.vocabulary.paper import SheetSize
from noticegen.vocabulary.period import Period
from tests.pipeline.invented_month import Line, Person, write_list, write_unit

pytestmark = pytest.mark.slow


WANG = Person("王秀英", date(1950, 2, 3))
LONG = Person("阿拉腾乌云额尔德木图巴雅尔", date(1960, 9, 9), 997)
LI = Person("李凤霞", date(1949, 3, 3), 994)
MONGOLIAN = "issuer_mn: ᠬᠠᠶᠢᠬᠤᠲᠤᠩ ᠪᠠᠯᠭᠠᠰᠤᠨ ᠤ ᠠᠷᠠᠳ ᠤᠨ ᠵᠠᠰᠠᠭ ᠤᠨ ᠣᠷᠳᠣᠨ\n"
PROGRAMMES = (
    *("rural-dibao", "subsidy-card", "temporary-assistance", "old-age-allowance"),
    *("medical-assistance", "orphan-allowance", "disability-subsidies", "public-housing"),
)
POINTS_PER_MM = 72 / 25.4


@pytest.fixture
def crowded(tmp_path: Path) -> SheetsJob:
    """Return a month in which one family receives eight benefits, all of them new, one nothing."""
    before = tmp_path / "before"
    before.mkdir()
    rosters = [
        write_list(tmp_path, name, [Line(LONG, 1000.5 + place, paid="2026-12-10")])
        for place, name in enumerate(PROGRAMMES)
    ]
    rosters.append(write_list(tmp_path, "urban-dibao", [Line(WANG, 836)]))
    previous = (write_list(before, "urban-dibao", [Line(LI, 90), Line(WANG, 800)]),)
    unit = write_unit(tmp_path)
    unit.write_text(unit.read_text(encoding="utf-8") + MONGOLIAN, encoding="utf-8")
    order = MonthOrder(tuple(rosters), unit, Period(2026, 12), previous=previous)
    return SheetsJob(order, tmp_path / "out")


def texts_of(out: Path) -> list[str]:
    """Return the text of each page of the run's one file."""
    (file,) = (out / "household").glob("*.pdf")
    return ["".join(text.split()) for text in read_pdf(file.read_bytes()).page_texts]


@pytest.mark.parametrize("size", list(SheetSize))
@pytest.mark.parametrize("window", [False, True])
def test_the_fullest_sheet_is_one_page(
    crowded: SheetsJob, size: SheetSize, *, window: bool
) -> None:
    options = SheetOptions(size=size, window=window and size is not SheetSize.A5, cut_code=True)
    result = make_sheets(replace(crowded, options=options), lambda _step: None)
    full, plain, ended = texts_of(result.out)
    assert "8032" in full
    assert "捌仟零叁拾贰元整" in full
    assert "农村低保" in full
    assert "800元变为836元" in plain
    assert "本月没有发放救助金" in ended
    assert "本月起停发" in ended


def test_the_foot_of_a_sheet_with_nothing_on_it_stands_where_others_do(
    crowded: SheetsJob,
) -> None:
    result = make_sheets(crowded, lambda _step: None)
    (file,) = (result.out / "household").glob("*.pdf")
    with pypdfium2.PdfDocument(file) as document:
        plain, ended = (_lowest(document[page]) for page in (1, 2))
    assert abs(plain - ended) < 6 * POINTS_PER_MM


def _lowest(page: pypdfium2.PdfPage) -> float:
    """Return how high above the page's edge its last line stands, in points."""
    text = page.get_textpage()
    boxes = (text.get_charbox(place) for place in range(text.count_chars()))
    return float(min(bottom for left, bottom, right, _ in boxes if right > left))


def test_one_crowded_sheet_takes_nothing_from_the_others(crowded: SheetsJob) -> None:
    options = SheetOptions(size=SheetSize.LARGE)
    result = make_sheets(replace(crowded, options=options), lambda _step: None)
    plain = texts_of(result.out)[1]
    assert "这些钱是什么钱" in plain
    assert "还可以问问" in plain


def test_no_letter_of_the_large_print_is_small(crowded: SheetsJob) -> None:
    options = SheetOptions(size=SheetSize.LARGE, cut_code=True)
    result = make_sheets(replace(crowded, options=options), lambda _step: None)
    (file,) = (result.out / "household").glob("*.pdf")
    sizes: set[float] = set()
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            text = page.get_textpage()
            sizes |= {
                round(pypdfium2.raw.FPDFText_GetFontSize(text, place), 1)
                for place in range(text.count_chars())
                if not text.get_text_range(place, 1).isspace()
            }
    assert min(sizes) >= 21.3  # of a pixel of 0.75 points


def test_thirty_payments_are_put_together_by_programme(tmp_path: Path) -> None:
    lists = [
        write_list(tmp_path, "rural-dibao", [Line(LONG, 500)]),
        *(
            write_list(
                tmp_path,
                "subsidy-card",
                [Line(LONG, 10.25 + number, kind=f"第{number}项")],
                name=f"card{number}.xlsx",
            )
            for number in range(30)
        ),
    ]
    order = MonthOrder(tuple(lists), write_unit(tmp_path), Period(2026, 12))
    result = make_sheets(SheetsJob(order, tmp_path / "out"), lambda _step: None)
    (text,) = texts_of(result.out)
    assert "一卡通补贴共30笔2026年12月742.50" in text
    assert "1242.50" in text
    (file,) = (result.out / "household").glob("*.pdf")
    codes = [code.payload for code in read_pdf(file.read_bytes()).barcodes]
    assert any("一卡通补贴742.50\n合计1242.50元" in code for code in codes)


def test_the_window_shows_the_address_in_every_position(crowded: SheetsJob) -> None:
    """A third of A4 in a DL envelope slips 10 mm to the side and 11 mm up."""
    result = make_sheets(replace(crowded, options=SheetOptions(window=True)), lambda _step: None)
    (file,) = (result.out / "household").glob("*.pdf")
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            tall, text = page.get_height(), page.get_textpage()
            for place in range(text.count_chars()):
                left, bottom, right, top = (
                    edge / POINTS_PER_MM for edge in text.get_charbox(place, loose=True)
                )
                above, below = tall / POINTS_PER_MM - top, tall / POINTS_PER_MM - bottom
                if below <= above or below < 49 or above > 84:
                    continue
                assert above >= 60
                assert below <= 84
                assert left >= 20
                assert right <= 100
            assert "家庭" in text.get_text_bounded(
                left=20 * POINTS_PER_MM,
                right=100 * POINTS_PER_MM,
                top=tall - 60 * POINTS_PER_MM,
                bottom=tall - 84 * POINTS_PER_MM,
            )


def test_a5_does_not_fit_a_window_envelope(
    crowded: SheetsJob, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = ["sheets", *crowded.month.rosters, "--unit", str(crowded.month.unit)]
    asked += ["--period", "2026-12", "--out", str(crowded.out), "--window", "--paper", "A5"]
    assert run(asked) == 2
    assert "A5" in capfd.readouterr().err
