"""Nothing on a poster is printed over anything else, whatever its office, policy and paper."""

from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from noticegen.documents.invented import INVENTED_UNIT, invent_publication
from noticegen.documents.poster import poster_html
from noticegen.documents.poster_columns import split_head
from noticegen.documents.publicity import publicity_html
from noticegen.publication.publicity import Publicity
from noticegen.rendering.pdf import render_pdf
from noticegen.settings.unit import Unit
from noticegen.vocabulary.paper import Paper
from noticegen.vocabulary.programmes import all_programmes, programme_label

pytestmark = pytest.mark.slow


_LONG = replace(
    INVENTED_UNIT,
    issuer="内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗阿尔拉镇人民政府",
    office="社会救助和社会事务综合服务办公室",
    address="莫力达瓦达斡尔族自治旗阿尔拉镇人民政府党群服务中心一楼便民服务大厅三号窗口",
    telephone="0470-4655321、0470-4655322",
)


def _overlaps(data: bytes) -> list[str]:
    """Return lines whose letters stand closer to those of the line above than they are high."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        boxes: list[tuple[float, float, float, float, str]] = []
        for index in range(text.count_chars()):
            letter = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
            if "\u4e00" <= letter <= "\u9fff":
                left, bottom, right, top = text.get_charbox(index)
                boxes.append((left, bottom, right, top, letter))
        boxes.sort()
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                if other[0] >= one[2]:
                    break
                wide = min(one[2], other[2]) - max(one[0], other[0])
                high = min(one[3], other[3]) - max(one[1], other[1])
                # Neighbours in a tight line may touch; words on words cover one another.
                if wide > 0.3 * (one[2] - one[0]) and high > 0.2 * (one[3] - one[1]):
                    found.append(f"{one[4]}{other[4]}")
    return found


@pytest.mark.parametrize("programme", ["rural-dibao", "temporary-assistance", "low-income-margin"])
@pytest.mark.parametrize("paper", [Paper.A4, Paper.A3])
@pytest.mark.parametrize("unit", [INVENTED_UNIT, _LONG], ids=["usual", "long"])
def test_no_words_stand_on_others(programme: str, paper: Paper, unit: Unit) -> None:
    publication = replace(
        invent_publication(40),
        programme=programme,
        programme_label=programme_label(programme),
        unit=unit,
    )
    assert _overlaps(render_pdf(poster_html(publication, paper))) == []


@pytest.mark.parametrize("programme", [n for n in all_programmes() if n != "happiness-sheet"])
def test_a_publicity_poster_is_one_page_without_overlaps(programme: str) -> None:
    period = invent_publication(1).period
    publicity = Publicity(programme, programme_label(programme), _LONG, period)
    data = render_pdf(publicity_html(publicity, Paper.A3))
    assert len(pypdfium2.PdfDocument(data)) == 1
    assert _overlaps(data) == []
    assert _LONG.issuer in "".join(
        pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range().split()
    )


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A1])
@pytest.mark.parametrize("programme", ["rural-dibao", "unsupported-children", "old-age-allowance"])
def test_the_text_of_a_publicity_poster_fills_its_sheet(programme: str, paper: Paper) -> None:
    period = invent_publication(1).period
    publicity = Publicity(programme, programme_label(programme), INVENTED_UNIT, period)
    page = pypdfium2.PdfDocument(render_pdf(publicity_html(publicity, paper)))[0]
    text = page.get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    high = page.get_height()
    edges = sorted((high - top, high - bottom) for _, bottom, _, top in boxes if top > bottom)
    lowest, widest = edges[0][0], 0.0
    for top, bottom in edges:
        widest = max(widest, top - lowest)
        lowest = max(lowest, bottom)
    assert widest < 0.06 * high


@pytest.mark.parametrize(
    ("label", "room", "lines"),
    [
        ("家庭人口", 4.0, ("家庭人口",)),
        ("家庭人口", 2.2, ("家庭", "人口")),
        ("月保障金额（元）", 4.0, ("月保障金额", "（元）")),
        ("月保障金额（元）", 2.0, ("月保障金", "额（元）")),
        ("姓名", 0.5, ("姓名",)),
    ],
)
def test_headings_break_where_sense_allows(label: str, room: float, lines: tuple[str, ...]) -> None:
    assert split_head(label, room) == lines
