import io

import pikepdf
import pytest
from pikepdf import Name

from noticegen.documents.invented import INVENTED_UNIT, invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.documents.publicity import publicity_html
from noticegen.publication.publicity import Publicity
from noticegen.rendering.pdf import render_pdf
from noticegen.vocabulary.paper import Paper
from tests.rendering.structure import structural_faults


@pytest.fixture(scope="module")
def notice() -> bytes:
    return render_pdf(notice_html(invent_publication(20)))


def test_notice_has_no_structural_fault(notice: bytes) -> None:
    assert structural_faults(notice) == ()


def test_posters_have_none_either() -> None:
    publication = invent_publication(9)
    assert structural_faults(render_pdf(poster_html(publication, Paper.A3))) == ()
    publicity = Publicity("rural-dibao", "农村最低生活保障", INVENTED_UNIT, publication.period)
    assert structural_faults(render_pdf(publicity_html(publicity, Paper.A3))) == ()


def test_reading_order_is_the_page_s(notice: bytes) -> None:
    with pikepdf.open(io.BytesIO(notice)) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        kinds = [str(kid.S) for kid in document.K]
    # Lists of several villages stand under a heading.
    assert kinds[:5] == ["/H1", "/P", "/H2", "/P", "/Table"]
    assert kinds.index("/Table") < len(kinds) - kinds[::-1].index("/P")


@pytest.mark.parametrize(
    ("key", "fault"),
    [
        (Name.Lang, "no language"),
        (Name.MarkInfo, "not marked as tagged"),
        (Name.OutputIntents, "no output intent"),
        (Name.StructTreeRoot, "no tags"),
        (Name.ViewerPreferences, "title is not displayed"),
        (Name.Metadata, "metadata does not claim PDF/A-2a"),
    ],
)
def test_what_is_taken_away_is_missed(notice: bytes, key: Name, fault: str) -> None:
    with pikepdf.open(io.BytesIO(notice)) as pdf:
        del pdf.Root[key]
        damaged = io.BytesIO()
        pdf.save(damaged)
    assert fault in structural_faults(damaged.getvalue())


def test_a_font_without_its_file_is_missed(notice: bytes) -> None:
    with pikepdf.open(io.BytesIO(notice)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary):
                for name in (Name.FontFile2, Name.FontFile3):
                    if name in thing:
                        del thing[name]
        damaged = io.BytesIO()
        pdf.save(damaged)
    assert any("is not embedded" in fault for fault in structural_faults(damaged.getvalue()))
