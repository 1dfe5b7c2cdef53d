"""OFD files: pieces of text are laid into lines as a reader sees them."""

from __future__ import annotations

import io
import zipfile

import pytest

from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.contents import Area, FileContents, Unreadable
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.verdict import judge

# Invented; the sequence codes 990–999 belong to nobody.
ID = "150207196203109950"
_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def piece(left: float, top: float, text: str, steps: str = "") -> str:
    delta = f' DeltaX="{steps}"' if steps else ""
    return (
        f'<ofd:TextObject Boundary="{left} {top} 100 5" Size="4">'
        f'<ofd:TextCode X="0" Y="4"{delta}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def read(page: str, parts: dict[str, str | bytes] | None = None) -> FileContents:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("OFD.xml", f"<ofd:OFD {_SPACE}><ofd:Title>公示</ofd:Title></ofd:OFD>")
        content = f"<ofd:Page {_SPACE}><ofd:Layer>{page}</ofd:Layer></ofd:Page>"
        archive.writestr("Doc_0/Pages/Page_0/Content.xml", content)
        for name, data in (parts or {}).items():
            archive.writestr(name, data)
    return read_file("公示.ofd", buffer.getvalue())


def types(contents: FileContents) -> set[str]:
    found = judge(contents, default_detector()).observations
    return {observation.type for observation in found if observation.counts}


@pytest.mark.parametrize(
    "page",
    [
        piece(10, 10, ID, "g 17 2.1"),
        piece(10, 10, ID[:9], "2 2 2 2 2 2 2 2") + piece(28, 10, ID[9:]),
        "".join(piece(10 + 2 * place, 10, digit) for place, digit in enumerate(ID)),
        "".join(piece(10 + 2 * place, 10, digit) for place, digit in reversed(list(enumerate(ID)))),
        piece(10, 10, ID, "g 17 2.1e-9"),
        piece(10, 10, ID, "g x"),
        f'<ofd:TextObject Visible="false"><ofd:TextCode>{ID}</ofd:TextCode></ofd:TextObject>',
    ],
)
def test_a_number_is_found_however_it_is_set(page: str) -> None:
    contents = read(page)
    assert types(contents) == {"CN_ID_CARD"}
    assert (Area.PAGE, 1) in {(p.area, p.page) for p in contents.passages if ID in p.text}


def test_what_stands_in_one_line_belongs_together_and_columns_stay_apart() -> None:
    row = piece(10, 10, "王海龙") + piece(50, 10.2, "150207********9950")
    assert types(read(row)) == {"MASKED_ID"}
    assert types(read(piece(10, 10, "1504827") + piece(60, 10, "5936"))) == set()


@pytest.mark.parametrize(
    ("part", "area"),
    [
        ("Doc_0/Annots/Page_0/Annotation.xml", Area.ANNOTATION),
        ("Doc_0/Document.xml", Area.METADATA),
        ("Doc_0/Tags/CustomTag.xml", Area.STRUCTURE),
    ],
)
def test_the_rest_of_the_file_is_read(part: str, area: Area) -> None:
    contents = read(piece(10, 10, "公示"), {part: f"<a><b>{ID}</b></a>"})
    assert [p.area for p in contents.passages if ID in p.text] == [area]


def test_places_and_outlines_are_no_text() -> None:
    outline = "<ofd:AbbreviatedData>M 150.207 196203109950 L 1 2</ofd:AbbreviatedData>"
    path = f'<ofd:PathObject Boundary="31.7525 25.4013 100 5">{outline}</ofd:PathObject>'
    contents = read(piece(31.7525, 25.4013, "公示") + path)
    assert not [p for p in contents.passages if "31.75" in p.text or "196203" in p.text]


def test_attachments_are_read_and_seals_are_no_unread_part() -> None:
    contents = read("", {"Doc_0/Attachs/a.txt": ID, "Doc_0/Signs/Sign_0/Seal.esl": bytes(99)})
    assert types(contents) == {"CN_ID_CARD"}
    assert not contents.unread


def test_a_broken_page_is_told_and_still_searched() -> None:
    contents = read(f"<ofd:TextObject><ofd:TextCode>{ID}</ofd:TextCode>")
    assert [part.reason for part in contents.unread] == [Unreadable.DAMAGED]
    assert types(contents) == {"CN_ID_CARD"}


@pytest.mark.parametrize("steps", ["g", "g 9", "g x y", "2 g 3", "- . 9" * 30])
def test_odd_steps_break_nothing(steps: str) -> None:
    assert types(read(piece(10, 10, ID, steps))) == {"CN_ID_CARD"}


def test_a_damaged_part_spares_the_page() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("OFD.xml", f"<ofd:OFD {_SPACE}/>")
        archive.writestr("Doc_0/Pages/Page_0/Content.xml", f"<x {_SPACE}>{piece(10, 10, ID)}</x>")
        archive.writestr("Doc_0/Res/a.png", "MARK")
    harmed = read_file("公示.ofd", buffer.getvalue().replace(b"MARK", b"HARM"))
    assert any(ID in passage.text for passage in harmed.passages)
    assert [(part.reason, part.spot) for part in harmed.unread] == [
        (Unreadable.DAMAGED, "Doc_0/Res/a.png")
    ]
