import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from noticegen.documents.invented import invent_publication
from noticegen.pipeline.posters import PosterFiles, PosterOrder, make_poster
from noticegen.vocabulary.paper import Paper
from tests.rendering.structure import structural_faults


@pytest.fixture(scope="module")
def tiled() -> PosterFiles:
    return make_poster(invent_publication(30), PosterOrder(Paper.A2, tile=True))


def _texts(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def test_first_page_shows_how_to_assemble(tiled: PosterFiles) -> None:
    assert tiled.tiled is not None
    pages = _texts(tiled.tiled)
    posters = len(pypdfium2.PdfDocument(tiled.pdf))
    assert len(pages) == 1 + 4 * posters
    assert "怎样拼接" in pages[0]
    assert "第2行第2列（共2行2列）" in pages[4]


def test_every_sheet_is_a4(tiled: PosterFiles) -> None:
    assert tiled.tiled is not None
    for page in pypdfium2.PdfDocument(tiled.tiled):
        assert sorted(round(side * 25.4 / 72) for side in page.get_size()) == [210, 297]


def test_code_is_whole_on_one_sheet_and_can_be_read(tiled: PosterFiles) -> None:
    assert tiled.tiled is not None
    sheet = pypdfium2.PdfDocument(tiled.tiled)[4].render(scale=2).to_pil()
    codes = zxingcpp.read_barcodes(sheet)
    assert [code.text for code in codes] == [invent_publication().unit.policy_url]


def test_each_name_can_be_read_whole_on_the_sheets(tiled: PosterFiles) -> None:
    assert tiled.tiled is not None
    text = "".join(_texts(tiled.tiled))
    for entry in invent_publication(30).entries:
        assert str(entry.values[0]) in text


def test_a_poster_is_cut_as_it_lies_with_an_offices_own_corner(tmp_path: Path) -> None:
    words = f"<p>{'政策一角的字写得很长，占了许多行。' * 40}</p>"
    macro = f"{{% macro policy_corner(programme, label, brief) %}}{words}{{% endmacro %}}"
    (tmp_path / "policy_corner.html.j2").write_text(macro, encoding="utf-8")
    publication = invent_publication(34)
    files = make_poster(publication, PosterOrder(Paper.A2, tile=True, templates=tmp_path))
    assert files.tiled is not None
    width, height = pypdfium2.PdfDocument(files.pdf)[0].get_size()
    assert width > height  # so much text makes it lie, which the bundled words do not
    text = "".join(_texts(files.tiled))
    assert all(str(entry.values[0]) in text for entry in publication.entries)
    across, down = pypdfium2.PdfDocument(files.tiled)[1].get_size()
    assert across > down


def test_tiled_file_does_not_claim_to_be_archival(tiled: PosterFiles) -> None:
    assert tiled.tiled is not None
    with pikepdf.open(io.BytesIO(tiled.tiled)) as pdf, pdf.open_metadata() as metadata:
        assert "pdfaid:part" not in metadata


def test_same_poster_same_bytes() -> None:
    order = PosterOrder(Paper.A3, tile=True)
    assert make_poster(invent_publication(9), order) == make_poster(invent_publication(9), order)


def test_a4_poster_needs_no_tiles() -> None:
    assert make_poster(invent_publication(3), PosterOrder(Paper.A4, tile=True)).tiled is None


def test_nobody_this_month_makes_a_poster_too() -> None:
    publication = replace(invent_publication(3), villages=(), not_shown=0)
    files = make_poster(publication, PosterOrder(Paper.A3))
    assert "没有新审核的农村最低生活保障对象" in _texts(files.pdf)[0]


def test_glued_sheets_say_what_they_show_to_who_cannot_see_them() -> None:
    publication = invent_publication(20)
    files = make_poster(publication, PosterOrder(Paper.A2, tile=True))
    assert files.tiled is not None
    assert structural_faults(files.tiled) == ("metadata does not claim PDF/A-2a",)
    with pikepdf.open(io.BytesIO(files.tiled)) as pdf:
        assert pdf.Root.Lang == "zh-CN"
        words = [str(figure.Alt) for figure in pdf.objects if _is_figure(figure)]
        assert len(words) == len(pdf.pages) - 1
        assert len(set(words)) == len(words)
        assert all(publication.title in one and "没有分块的海报" in one for one in words)
        for page in list(pdf.pages)[1:]:
            (first, *_) = pikepdf.parse_content_stream(page)
            assert str(first.operator) == "BDC"
            assert str(first.operands[0]) == "/Figure"
            owners = pdf.Root.StructTreeRoot.ParentTree.Nums
            number = int(first.operands[1]["/MCID"])
            place = list(map(str, owners)).index(str(page.obj.StructParents)) + 1
            assert owners[place][number].S == "/Figure"


def test_parts_of_lines_carry_no_tags_of_their_own() -> None:
    tiled = make_poster(invent_publication(20), PosterOrder(Paper.A3, tile=True)).tiled
    assert tiled is not None
    with pikepdf.open(io.BytesIO(tiled)) as pdf:
        forms = [thing for thing in pdf.objects if _is_form(thing)]
        assert forms
        for form in forms:
            operators = {str(one.operator) for one in pikepdf.parse_content_stream(form)}
            assert not operators & {"BDC", "BMC", "EMC"}


def _is_figure(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"


def _is_form(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"
