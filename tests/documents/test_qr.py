"""QR codes are decoded by zxing-cpp and ZBar, which share nothing with segno that draws them."""

from dataclasses import replace

import pypdfium2
import pytest
import segno
import zxingcpp
from PIL import Image, ImageChops, ImageFilter
from pyzbar import pyzbar

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.documents.publicity import publicity_html
from noticegen.documents.qr import MOST_BYTES, qr_svg
from noticegen.errors import InputError
from noticegen.pipeline.posters import PosterOrder, make_poster
from noticegen.publication.publicity import Publicity
from noticegen.rendering.pdf import render_pdf
from noticegen.vocabulary.paper import Paper

pytestmark = pytest.mark.slow


_SCANNER = 300  # dots per inch
_PREFIX = "https://mzj.example.gov.cn/"
_LONGEST = _PREFIX + "p" * (MOST_BYTES - len(_PREFIX))


def _last_page(data: bytes, dots: int = _SCANNER) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    picture: Image.Image = document[len(document) - 1].render(scale=dots / 72).to_pil()
    return picture.convert("L")


def _copied(page: Image.Image, generation: int) -> Image.Image:
    """A photocopy: turned, blurred by 0.1 mm, noisy, hardened; once more for each generation."""
    blur = 0.1 / 25.4 * _SCANNER
    for number in range(generation):
        turned = page.rotate(5 if number == 0 else -2, fillcolor=255, expand=True)
        soft = turned.filter(ImageFilter.GaussianBlur(blur))
        noise = Image.effect_noise(soft.size, 40)
        dirty = ImageChops.add(soft, noise, scale=1, offset=-128)
        page = dirty.point(lambda grey: max(0, min(255, int((grey - 128) * 1.6 + 128))))
    return page


def _decoded(page: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(page.filter(ImageFilter.MedianFilter(3)))]


@pytest.fixture(scope="module", params=["https://mzj.example.gov.cn/policy", _LONGEST])
def notice(request: pytest.FixtureRequest) -> tuple[str, Image.Image]:
    publication = invent_publication(1, ("新村",))
    unit = replace(publication.unit, policy_url=request.param)
    data = render_pdf(notice_html(replace(publication, unit=unit)))
    return request.param, _last_page(data)


@pytest.mark.parametrize("generation", [0, 1, 2])
def test_code_of_a_notice_survives_copying(
    notice: tuple[str, Image.Image], generation: int
) -> None:
    address, page = notice
    assert _decoded(_copied(page, generation)) == [address]


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A3])
def test_code_of_a_poster_is_read_from_a_photograph(paper: Paper) -> None:
    # A telephone sees about 1.5 pixels per millimetre at one metre.
    data = render_pdf(poster_html(invent_publication(4), paper))
    page = _last_page(data, dots=60 if paper is Paper.A3 else 80)
    seen = page.rotate(3, fillcolor=255, expand=True).filter(ImageFilter.GaussianBlur(0.6))
    assert [code.text for code in zxingcpp.read_barcodes(seen)] == [
        invent_publication().unit.policy_url
    ]


@pytest.mark.parametrize("angle", [0, -8, 90])
@pytest.mark.parametrize("paper", list(Paper))
def test_code_of_a_policy_poster_is_read_turned_blurred_and_dirty(paper: Paper, angle: int) -> None:
    base = invent_publication(1)
    publicity = Publicity(base.programme, base.programme_label, base.unit, base.period)
    # The same picture from every paper: as far away as its code is large.
    dots = 105 * Paper.A3.size_mm[0] / paper.size_mm[0]
    seen = _last_page(render_pdf(publicity_html(publicity, paper)), dots=round(dots))
    assert _seen_by_zbar(_dirtied(seen, angle)) == [base.unit.policy_url]


@pytest.mark.parametrize("paper", [Paper.A3, Paper.A2, Paper.A1])
def test_one_sheet_of_a_tiled_poster_holds_the_whole_code(paper: Paper) -> None:
    publication = invent_publication(4, ("新村",))
    tiled = make_poster(publication, PosterOrder(paper, tile=True)).tiled
    assert tiled is not None
    sheets = [page.render(scale=1.2).to_pil() for page in pypdfium2.PdfDocument(tiled)]
    read = [_seen_by_zbar(_dirtied(sheet.convert("L"), 4)) for sheet in sheets]
    assert [codes for codes in read if codes] == [[publication.unit.policy_url]]


def _dirtied(page: Image.Image, angle: int) -> Image.Image:
    turned = page.rotate(angle, fillcolor=255, expand=True, resample=Image.Resampling.BICUBIC)
    soft = turned.filter(ImageFilter.GaussianBlur(0.9))
    noise = Image.effect_noise(soft.size, 40)
    dirty = ImageChops.add(soft, noise, scale=1, offset=-128)
    return dirty.filter(ImageFilter.MedianFilter(3))


def _seen_by_zbar(page: Image.Image) -> list[str]:
    found = pyzbar.decode(page, symbols=[pyzbar.ZBarSymbol.QRCODE])
    return [code.data.decode() for code in found]


def test_longest_address_keeps_modules_of_half_a_millimetre() -> None:
    code = segno.make(_LONGEST, error="m", mode="byte", encoding="utf-8", boost_error=False)
    assert 25 / code.symbol_size(border=4)[0] >= 0.5
    assert qr_svg(_LONGEST, "网页").startswith("<svg")


def test_an_address_one_byte_longer_is_refused() -> None:
    with pytest.raises(InputError):
        qr_svg(_LONGEST + "p", "网页")


def test_chinese_in_an_address_is_read_back_as_it_is() -> None:
    address = "https://例子.中国/低保公示"
    publication = invent_publication(1, ("新村",))
    unit = replace(publication.unit, policy_url=address)
    page = _last_page(render_pdf(notice_html(replace(publication, unit=unit))))
    assert _decoded(page) == [address]


def test_code_is_drawn_in_lines_without_grey_seams() -> None:
    publication = invent_publication(1, ("新村",))
    page = _last_page(render_pdf(notice_html(publication)), dots=600)
    (code,) = zxingcpp.read_barcodes(page)
    corners = code.position
    box = page.crop(
        (corners.top_left.x, corners.top_left.y, corners.bottom_right.x, corners.bottom_right.y)
    )
    greys = sum(count for grey, count in enumerate(box.histogram()) if 10 < grey < 245)
    assert greys / (box.width * box.height) < 0.1  # edges of modules only
