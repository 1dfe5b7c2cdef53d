"""Every code of a run, read from pictures of its pages by ZBar.

The gate reads with zxing-cpp and segno draws; ZBar shares nothing with either.
"""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageFilter
from pyzbar import pyzbar

from noticegen.documents.sheet import SheetOptions
from noticegen.pipeline.household_pages import PagesOrder
from noticegen.pipeline.month import MonthOrder
from noticegen.pipeline.sheets import SheetsJob, make_sheets
from noticegen.release.sealing import PageKey
from noticegen.vocabulary.paper import SheetSize
from noticegen.vocabulary.period import Period
from tests.pipeline.invented_month import Line, Person, write_list, write_unit
from tests.pipeline.unsealing import unseal

pytestmark = pytest.mark.slow


POLICY = "https://mzj.example.gov.cn/policy"
LONG = Person("阿拉腾乌云额尔德木图巴雅尔", date(1960, 9, 9), 997)
PEOPLE = (
    Person("王秀英", date(1950, 2, 3)),
    Person("欧阳建国", date(1955, 1, 9), 995),
    LONG,
    Person("李凤霞", date(1949, 3, 3), 994),
)
EIGHT = (
    "rural-dibao",
    "temporary-assistance",
    "disability-subsidies",
    "old-age-allowance",
    "medical-assistance",
    "subsidy-card",
    "public-housing",
    "housing-renovation",
)
# Dots per inch, blur in millimetres, degrees: a copy of a copy, a telephone held askew.
VIEWS = ((200, 0.15, 4), (150, 0.1, -7))
AGAIN = (300, 0.1, 2)


@pytest.fixture
def job(tmp_path: Path) -> SheetsJob:
    """Return a month of four families, of which one receives eight benefits."""
    rosters = [write_list(tmp_path, EIGHT[0], [Line(one, 836) for one in PEOPLE])]
    rosters += [write_list(tmp_path, name, [Line(LONG, 100)]) for name in EIGHT[1:]]
    order = MonthOrder(tuple(rosters), write_unit(tmp_path), Period(2026, 12))
    return SheetsJob(order, tmp_path / "out")


def read_codes(out: Path, dots: int, blur: float, turn: int) -> list[set[str]]:
    """Return the codes that are read from each page of a run's one file."""
    (file,) = (out / "household").glob("*.pdf")
    with pypdfium2.PdfDocument(file) as document:
        return [
            decode(page.render(scale=dots / 72).to_pil(), dots, blur, turn) for page in document
        ]


def decode(picture: Image.Image, dots: int, blur: float, turn: int) -> set[str]:
    """Return what ZBar reads from a page that was turned and blurred."""
    turned = picture.convert("L").rotate(
        turn, fillcolor=255, expand=True, resample=Image.Resampling.BICUBIC
    )
    soft = turned.filter(ImageFilter.GaussianBlur(blur / 25.4 * dots))
    return {code.data.decode() for code in pyzbar.decode(soft)}


@pytest.mark.parametrize("size", list(SheetSize))
def test_every_offline_code_holds_its_own_familys_list(job: SheetsJob, size: SheetSize) -> None:
    result = make_sheets(replace(job, options=SheetOptions(size=size)), lambda _step: None)
    for view in VIEWS:
        pages = read_codes(result.out, *view)
        assert len(pages) == len(PEOPLE)
        for number, codes in enumerate(pages, start=1):
            assert POLICY in codes, view
            (text,) = codes - {POLICY}
            heading, *lines = text.split("\n")
            assert heading == f"2026年12月柳树营村编号{number}"
            if len(lines) > 1:
                *lines, total = lines
                assert total.startswith("合计")
            amounts = [Decimal(line[-3:]) for line in lines]
            assert amounts == [836] + [100] * 7 * (PEOPLE[number - 1] is LONG)
            assert not any(person.name in text or person.number in text for person in PEOPLE)


def test_every_page_code_opens_its_own_familys_list(job: SheetsJob, tmp_path: Path) -> None:
    site = tmp_path / "site"
    pages = PagesOrder(site, "https://mzj.example.gov.cn/q/", date(2027, 3, 31))
    result = make_sheets(replace(job, pages=pages), lambda _step: None)
    seen: set[str] = set()
    # Keys are drawn anew: a telephone held once more reads the rare pattern that blur has closed.
    views = [read_codes(result.out, *view) for view in (*VIEWS, AGAIN)]
    for number, looks in enumerate(zip(*views, strict=True), start=1):
        (link,) = set().union(*looks) - {POLICY}
        seen.add(link)
        key = PageKey(*link.partition("#")[2].split("."))
        page = json.loads(unseal((site / "d" / f"{key.identifier}.bin").read_bytes(), key))
        assert (page["village"], page["number"]) == ("柳树营村", number)
    assert len(seen) == len(PEOPLE)
