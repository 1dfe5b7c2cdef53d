import io
import re
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from noticegen.documents.invented import invent_publication
from noticegen.pipeline.pages import PageKind, PageOrder, PublicFile, make_pages
from noticegen.publication.changes import Changes
from noticegen.publication.model import VillageList
from noticegen.release.files import OutputFile
from noticegen.vocabulary.paper import Layout, Paper
from noticegen.vocabulary.stages import Channel

pytestmark = pytest.mark.usefixtures("unprinted_impact_record")


def _text(file: PublicFile) -> str:
    document = pypdfium2.PdfDocument(file.data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(text.split())


def test_one_notice_is_one_file() -> None:
    (file,) = make_pages(invent_publication(), PageOrder())
    assert file.name == "2026-12-农村最低生活保障-审核公示.pdf"
    assert file.kind is PageKind.NOTICE


@pytest.fixture(scope="module")
def by_village() -> list[PublicFile]:
    publication = replace(invent_publication(20), changes=Changes(1, 2, 3))
    return list(make_pages(publication, PageOrder(by_village=True)))


def test_by_village_each_has_its_own_file_and_the_cover_sorts_first(
    by_village: list[PublicFile],
) -> None:
    assert [file.name for file in sorted(by_village, key=lambda file: file.name)] == [
        "2026-12-农村最低生活保障-审核公示-000-分村张贴单.pdf",
        "2026-12-农村最低生活保障-审核公示-001-哈业脑包村.pdf",
        "2026-12-农村最低生活保障-审核公示-002-新城村.pdf",
        "2026-12-农村最低生活保障-审核公示-003-乌兰计嘎查.pdf",
        "2026-12-农村最低生活保障-审核公示-999-撤下通知.pdf",
    ]


def test_a_village_s_notice_names_nobody_of_another(by_village: list[PublicFile]) -> None:
    everybody = {str(entry.values[0]) for entry in invent_publication(20).entries}
    for file in by_village:
        text = _text(file)
        mine = {str(entry.values[0]) for entry in file.publication.entries}
        seen = {name for name in everybody if re.search(re.escape(name), text)}
        assert seen == mine


def test_a_village_s_notice_counts_the_hidden_for_the_whole_township_only(
    by_village: list[PublicFile],
) -> None:
    for file in by_village:
        if file.kind is PageKind.NOTICE:
            assert "哈业胡同镇全域另有3户" in _text(file)
            assert "与上月相比" not in _text(file)


def test_cover_lists_the_villages_with_their_households(by_village: list[PublicFile]) -> None:
    (cover,) = [file for file in by_village if file.kind is PageKind.COVER]
    text = _text(cover)
    for village in invent_publication(20).villages:
        assert f"{village.village}{len(village.entries)}" in text


def test_take_down_order_names_every_village_and_the_day(by_village: list[PublicFile]) -> None:
    (order,) = [file for file in by_village if file.kind is PageKind.TAKEDOWN]
    text = _text(order)
    assert "2026年12月8日（星期二）前从公示栏撤下" in text
    for village in invent_publication(20).villages:
        assert village.village in text


def test_web_makes_an_accessible_pdf_and_a_page() -> None:
    publication = replace(invent_publication(5), channel=Channel.WEB)
    files = list(make_pages(publication, PageOrder()))
    assert [file.kind for file in files] == [PageKind.NOTICE, PageKind.WEB]
    assert files[1].name.endswith(".html")
    assert files[1].data.decode() == files[1].html


def test_pictures_stand_beside_their_pages() -> None:
    files = list(make_pages(invent_publication(60), PageOrder(pictures=True)))
    pages = len(pypdfium2.PdfDocument(files[0].data))
    pictures = [file for file in files if file.kind is PageKind.PICTURE]
    assert [file.name for file in pictures] == [
        f"2026-12-农村最低生活保障-审核公示-第{number}页.png" for number in range(1, pages + 1)
    ]
    with Image.open(io.BytesIO(pictures[0].data)) as picture:
        assert picture.height / picture.width == pytest.approx(297 / 210, rel=0.01)


def test_tiled_poster_is_two_files() -> None:
    order = PageOrder(layout=Layout.POSTER, paper=Paper.A3, tile=True)
    files = list(make_pages(invent_publication(5), order))
    assert [file.kind for file in files] == [PageKind.POSTER, PageKind.TILES]
    assert files[1].name == "2026-12-农村最低生活保障-审核公示-海报A3-分块打印.pdf"


@pytest.mark.parametrize(
    "village", ["巴彦淖尔嘎查乌兰图雅第三生产合作社", "a/b\\c:d*e?f", "..", "", "村" * 300, "con"]
)
def test_every_village_s_name_makes_a_name_every_system_accepts(village: str) -> None:
    base = invent_publication(2)
    villages = (VillageList(village, base.villages[0].entries), base.villages[1])
    files = list(make_pages(replace(base, villages=villages), PageOrder(by_village=True)))
    names = [OutputFile(file.name, file.data).name for file in files]
    assert len(set(names)) == 4


def test_two_villages_of_one_name_do_not_become_one_file() -> None:
    base = invent_publication(4, ("新城村", "新城村"))
    names = [file.name for file in make_pages(base, PageOrder(by_village=True))]
    assert len(set(names)) == 4


def test_a_single_notice_can_have_its_take_down_order() -> None:
    notice, order = make_pages(invent_publication(6), PageOrder(take_down=True))
    assert notice.kind is PageKind.NOTICE
    assert order.kind is PageKind.TAKEDOWN
    assert order.name == "2026-12-农村最低生活保障-审核公示-撤下通知.pdf"
    text = _text(order)
    assert "2026年12月8日（星期二）前从公示栏撤下" in text
    assert "村务公示栏" in text
    assert not any(str(entry.values[0]) in text for entry in notice.publication.entries)
