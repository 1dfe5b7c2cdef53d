"""What the objects of a PDF say, however the file writes its strings, names and numbers."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.inspectors.contents import Area
from noticegen.detection.inspectors.pdf.objects import ObjectReading, read_objects
from noticegen.detection.inspectors.pdf.values import read_value, texts_of

NUMBER = "150203195803079911"
NAME = "张秀英"


def file_with(entry: bytes = b"", content: bytes = b"q Q", more: bytes = b"") -> bytes:
    """Return a file whose root has an entry, written as it stands."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R " + entry + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<<>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        *([more] if more else []),
    ]
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(data))
    )


def reading_of(data: bytes) -> ObjectReading:
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        return read_objects(pdf)


def areas_of(reading: ObjectReading, text: str) -> set[Area]:
    return {passage.area for passage in reading.passages if text in passage.text}


@pytest.mark.parametrize(
    "written",
    [
        NAME.encode("utf-8"),
        b"\xef\xbb\xbf" + NAME.encode("utf-8"),
        b"\xfe\xff" + NAME.encode("utf-16-be"),
        b"\xff\xfe" + NAME.encode("utf-16-le"),
        NAME.encode("gb18030"),
        b"for the office of this town only: " + NAME.encode("gb18030"),
    ],
    ids=["UTF-8", "marked UTF-8", "UTF-16", "turned UTF-16", "GB18030", "GB18030 in English"],
)
def test_a_string_is_read_in_every_encoding(written: bytes) -> None:
    entry = b"/Note <" + written.hex().encode() + b">"
    assert areas_of(reading_of(file_with(entry)), NAME) == {Area.OBJECT}


@pytest.mark.parametrize(
    "entry",
    [
        b"/Note (" + NUMBER.encode() + b")",
        b"/Note " + NUMBER.encode(),
        b"/Note +" + NUMBER.encode(),
        b"/Note " + NUMBER.encode() + b".0",
        b"/Note 0." + NUMBER.encode(),
        b"/Note [+.5 -.5 1. [" + NUMBER.encode() + b"]]",
        b"/Note /" + NUMBER.encode(),
        b"/" + NUMBER.encode() + b" true",
    ],
)
def test_a_number_is_read_as_string_number_or_name(entry: bytes) -> None:
    assert areas_of(reading_of(file_with(entry)), NUMBER)


def test_a_name_that_is_no_unicode_does_not_stop_the_reading() -> None:
    reading = reading_of(file_with(b"/Lost /#ff#d5 /Note (" + NUMBER.encode() + b")"))
    assert areas_of(reading, NUMBER)


def test_a_type_that_is_an_object_of_its_own_counts() -> None:
    entry = b"/Note <</Type 5 0 R /BaseFont /Helvetica /Contents (x)>>"
    assert reading_of(file_with(entry, more=b"/Font")).fonts == (("Helvetica", False),)
    assert areas_of(reading_of(file_with(entry, more=b"/Annot")), "x") == {Area.ANNOTATION}


@pytest.mark.parametrize(
    "content",
    [
        b"q /Span <</ActualText (%s)>> BDC EMC Q",
        b"q /Span <</ActualText (%s)>> /Span <</MCID 1>> BDC EMC Q",
        b"q (%s) /Span <</MCID 1>> BDC EMC Q",
        b"q (%s) % q\n/Span <</MCID 1>> BDC EMC Q",
        b"q /Span <</MCID 1>> BDC EMC /Span <</MCID 2 /Alt (%s)>> BDC EMC Q",
        b"q /Span <</Alt (%s)>> DP /Span <</MCID 2>> BDC EMC Q",
        b"q /Span <</MCID 1>> BDC EMC /Plain <</Alt (%s)>>\nBDC EMC Q",
    ],
)
def test_what_a_page_says_beside_its_drawing_is_read(content: bytes) -> None:
    planted = content.replace(b"%s", NAME.encode("utf-8"))
    assert Area.STRUCTURE in areas_of(reading_of(file_with(content=planted)), NAME)


def test_pieces_that_only_have_numbers_say_nothing() -> None:
    content = b"q /Span <</MCID 0>> BDC EMC q\n/H1\n<</MCID 1>>\nBDC EMC Q Q"
    plain = reading_of(file_with(content=b"q EMC q EMC Q Q"))
    assert reading_of(file_with(content=content)).passages == plain.passages


def test_an_object_that_nothing_refers_to_is_counted() -> None:
    assert reading_of(file_with()).unreached == 0
    assert reading_of(file_with(more=b"<</A (x)>>")).unreached == 1
    assert reading_of(file_with(b"/A [<</B 5 0 R>>]", more=b"<</A (x)>>")).unreached == 0


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_in_chinese_is_read_as_it_is(text: str) -> None:
    assert NAME + text in list(texts_of(read_value(pikepdf.String(NAME + text))))


def test_the_letters_that_a_font_draws_itself_are_no_numbers() -> None:
    letter = b"1000 0 58 14 950 695 d1\n248 -84 239 -84 c\n632 407 l\n620 482 611 556 604 631 c\nf"
    stream = b"<</Length %d>>stream\n%s\nendstream" % (len(letter), letter)
    assert reading_of(file_with(more=stream)).passages == ()
