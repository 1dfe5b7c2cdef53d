"""Planted leaks: each must be found, by rule and place, and no finding may repeat the value."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pikepdf
import pytest
import segno
from pikepdf import Array, Dictionary, Name, String

from noticegen.deidentify.secrets import Secret, Secrets
from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.errors import ErrorCode, RefusalError
from noticegen.publication.model import Publication
from noticegen.release.gate.inspection import inspect
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.leaks.public_words import public_words
from noticegen.release.gate.page.source import read_source
from noticegen.release.gate.refusal import require_passed
from noticegen.release.gate.report import GateReport, GateRule
from noticegen.rendering.pdf import render_pdf
from tests.release.conftest import (
    ACCOUNT,
    ADDRESS,
    ID_NUMBER,
    MINOR,
    MINOR_ID,
    PHONE,
    PLACE,
    REMARK,
    SECRET_VALUES,
    SHORT_NAME,
    Finished,
    secrets_for,
)

FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
ROMAN = str.maketrans("0123456789", "〇ⅠⅡⅢⅣⅤⅥⅦⅧⅨ")
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")

WRITINGS = {
    "plain": lambda v: v,
    "full width": lambda v: v.translate(FULL_WIDTH),
    "spaced": " ".join,
    "ideographic spaces": "\u3000".join,
    "hyphenated": "-".join,
    "grouped": lambda v: " ".join(v[i : i + 4] for i in range(0, len(v), 4)),
    "zero width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "circled": lambda v: v.translate(CIRCLED),
    "Han": lambda v: v.translate(HAN),
    "lines": lambda v: f"{v[:7]}\n{v[7:]}",
    "words between": lambda v: f"{v[:6]}（略）{v[6:]}",
    "reversed": lambda v: v[::-1],
    "percent": lambda v: "".join(f"%{ord(c):02X}" for c in v),
    "entities": lambda v: "".join(f"&#{ord(c)};" for c in v),
    "invisible tags": lambda v: "x" + "".join(chr(0xE0000 + ord(c)) for c in v),
    "hexadecimal": lambda v: v.encode().hex(),
    "hexadecimal run into others": lambda v: f"a{v.encode().hex()}7f",
    "hexadecimal bytes": lambda v: v.encode("utf-16-be").hex(" ").upper(),
    "base32": lambda v: base64.b32encode(v.encode()).decode(),
    "Roman": lambda v: v.translate(ROMAN),
    "code points": lambda v: "".join(f"\\u{ord(c):04x}" for c in v),
}


def gate(finished: Finished, **changes: object) -> GateReport:
    given = {
        "name": "公示.pdf",
        "data": finished.data,
        "html": finished.html,
        "publication": finished.publication,
        "secrets": finished.secrets,
    }
    report = inspect(**(given | changes))  # type: ignore[arg-type]  # named pieces of one call
    said = f"{report!r} {[str(finding) for finding in report.findings]}"
    for _, value in SECRET_VALUES:
        if len(value) > 2 and value not in ("新城村", "0472-7151234"):
            assert value not in said
    return report


def leaks(finished: Finished, *passages: Passage) -> set[GateRule]:
    words = public_words(finished.publication, finished.secrets.allowed)
    known = KnownValues(finished.secrets)
    return {finding.rule for passage in passages for finding in known.find(passage, words)}


def rules(report: GateReport) -> set[GateRule]:
    return {finding.rule for finding in report.findings}


def changed(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def text_stream(pdf: pikepdf.Pdf, text: str, setup: bytes = b"") -> pikepdf.Stream:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources = Dictionary(Font=Dictionary(Plant=pdf.make_indirect(font)))
    content = b"BT /Plant 9 Tf 40 40 Td " + setup + b" (" + text.encode("ascii") + b") Tj ET"
    stream = pdf.make_stream(content)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox, stream.Resources = Array([0, 0, 600, 900]), resources
    return stream


def on_page(setup: bytes) -> Callable[[pikepdf.Pdf, str], None]:
    def plant(pdf: pikepdf.Pdf, text: str) -> None:
        page = pdf.pages[0]
        page.obj.Resources.XObject = Dictionary(Hidden=text_stream(pdf, text, setup))
        page.contents_add(pdf.make_stream(b" q /Hidden Do Q "))

    return plant


def plant_annotation(pdf: pikepdf.Pdf, text: str) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String(text), F=2
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def plant_appearance(pdf: pikepdf.Pdf, text: str) -> None:
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Stamp,
        Rect=Array([0, 0, 9, 9]),
        F=2,
        AP=Dictionary(N=text_stream(pdf, text)),
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def plant_link(pdf: pikepdf.Pdf, text: str) -> None:
    action = Dictionary(S=Name.URI, URI=String(f"https://example.gov.cn/?q={text}"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def plant_attachment(pdf: pikepdf.Pdf, text: str) -> None:
    pdf.attachments["roster.csv"] = pikepdf.AttachedFileSpec(pdf, text.encode("utf-8"))


def plant_metadata(pdf: pikepdf.Pdf, text: str) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = text


def plant_info(pdf: pikepdf.Pdf, text: str) -> None:
    pdf.docinfo["/Subject"] = String(text)


def plant_outline(pdf: pikepdf.Pdf, text: str) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(text, 0))


def plant_script(pdf: pikepdf.Pdf, text: str) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{text}')"))


def plant_form(pdf: pikepdf.Pdf, text: str) -> None:
    box = Dictionary(FT=Name.Tx, T=String("f"), V=String(text), F=2, Rect=Array([0, 0, 1, 1]))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(box)]))


def plant_alternative(pdf: pikepdf.Pdf, text: str) -> None:
    content = f"/Span <</ActualText {String(text).unparse().decode('latin-1')}>> BDC EMC"
    pdf.pages[0].contents_add(pdf.make_stream(content.encode("latin-1")))


def plant_structure(pdf: pikepdf.Pdf, text: str) -> None:
    element = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(text))
    pdf.Root.StructTreeRoot.Extra = pdf.make_indirect(element)


def plant_layer(pdf: pikepdf.Pdf, text: str) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(text)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())


def plant_name(pdf: pikepdf.Pdf, text: str) -> None:
    pdf.Root.PieceInfo = Dictionary({f"/K{text}": Dictionary(Private=Name(f"/V{text}"))})


def plant_destination(pdf: pikepdf.Pdf, text: str) -> None:
    tree = Dictionary(Names=Array([String(text), Array([pdf.pages[0].obj, Name.Fit])]))
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(tree))


def plant_orphan(pdf: pikepdf.Pdf, text: str) -> None:
    pdf.Root.PieceInfo = Dictionary(Junk=pdf.make_stream(text.encode("utf-16")))


def plant_page_label(pdf: pikepdf.Pdf, text: str) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(text))]))


def plant_profile(pdf: pikepdf.Pdf, text: str) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes() + text.encode())


def plant_font_program(pdf: pikepdf.Pdf, text: str) -> None:
    for value in list(pdf.objects):
        if isinstance(value, Dictionary):
            for key in ("/FontFile2", "/FontFile3"):
                if key in value:
                    value[key].write(value[key].read_bytes() + text.encode("utf-16-be"))


def plant_font_map(pdf: pikepdf.Pdf, text: str) -> None:
    for value in list(pdf.objects):
        if isinstance(value, Dictionary) and "/ToUnicode" in value:
            value.ToUnicode.write(value.ToUnicode.read_bytes() + f"\n% {text}\n".encode())


def plant_trailer(pdf: pikepdf.Pdf, text: str) -> None:
    pdf.trailer.Extra = String(text)


PLANTS: dict[str, Callable[[pikepdf.Pdf, str], None]] = {
    "invisible": on_page(b"3 Tr"),
    "white": on_page(b"1 1 1 rg"),
    "tiny": on_page(b"0.01 0 0 0.01 10 10 Tm"),
    "off the page": on_page(b"1 0 0 1 -5000 10 Tm"),
    "annotation": plant_annotation,
    "appearance of a hidden annotation": plant_appearance,
    "link": plant_link,
    "attachment": plant_attachment,
    "XMP": plant_metadata,
    "document information": plant_info,
    "outline": plant_outline,
    "script": plant_script,
    "form": plant_form,
    "replaced text": plant_alternative,
    "alternative text": plant_structure,
    "layer": plant_layer,
    "PDF name": plant_name,
    "named destination": plant_destination,
    "orphan stream": plant_orphan,
    "page label": plant_page_label,
    "colour profile": plant_profile,
    "program of a font": plant_font_program,
    "map of a font": plant_font_map,
    "trailer": plant_trailer,
}


def test_a_clean_notice_passes(finished: Finished) -> None:
    report = gate(finished)
    assert report.findings == ()
    require_passed((report,))


@pytest.mark.parametrize("households", [5, 6, 7, 30, 31, 32])
def test_a_sentence_cut_by_a_page_number_is_there(households: int) -> None:
    publication = invent_publication(households, villages=("新城村",))
    sentence = (
        "另有少数家庭依法不予公开或者信息待核实，依据《中华人民共和国个人信息保护法》，未列入。"
    )
    wording = replace(publication.wording, not_shown=sentence * 2)
    publication = replace(publication, wording=wording)
    html = notice_html(publication)
    report = inspect("公示.pdf", render_pdf(html), html, publication, secrets_for(publication))
    assert report.findings == ()


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
@pytest.mark.parametrize("value", [ID_NUMBER], ids=["id"])
def test_a_number_planted_anywhere_in_the_file_is_found(
    finished: Finished, plant: Callable[[pikepdf.Pdf, str], None], value: str
) -> None:
    data = changed(finished.data, lambda pdf: plant(pdf, value))
    report = gate(finished, data=data)
    assert GateRule.KNOWN_VALUE in rules(report)
    with pytest.raises(RefusalError) as caught:
        require_passed((report,))
    assert caught.value.code is ErrorCode.GATE_REFUSED
    assert value not in caught.value.message


@pytest.mark.parametrize("plant", ["annotation", "outline", "XMP", "attachment", "layer", "form"])
def test_a_text_planted_in_the_file_is_found(finished: Finished, plant: str) -> None:
    value = " ".join((MINOR, ADDRESS, SHORT_NAME, REMARK))
    data = changed(finished.data, lambda pdf: PLANTS[plant](pdf, value))
    known = [f for f in gate(finished, data=data).findings if f.rule is GateRule.KNOWN_VALUE]
    assert {f.kind for f in known} == {"申请人姓名", "家庭住址", "备注"}


@pytest.mark.parametrize("writing", WRITINGS.values(), ids=WRITINGS)
@pytest.mark.parametrize("value", [ID_NUMBER, PHONE, ACCOUNT], ids=["id", "phone", "account"])
def test_a_number_in_any_writing_is_found(
    finished: Finished, writing: Callable[[str], str], value: str
) -> None:
    html = finished.html.replace("</body>", f"<p hidden>{writing(value)}</p></body>")
    assert GateRule.KNOWN_VALUE in leaks(finished, *read_source(html).passages)
    assert GateRule.KNOWN_VALUE in leaks(finished, Passage(Area.ANNOTATION, writing(value)))


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        (ID_NUMBER[:9], GateRule.KNOWN_FRAGMENT),
        (ID_NUMBER[9:], GateRule.KNOWN_FRAGMENT),
        (ACCOUNT[-6:], GateRule.KNOWN_FRAGMENT),
        (PHONE[-8:], GateRule.KNOWN_FRAGMENT),
        (REMARK[2:9], GateRule.KNOWN_FRAGMENT),
        (ADDRESS[5:], GateRule.KNOWN_FRAGMENT),
        ("1958年3月7日", GateRule.KNOWN_DATE),
        ("19580307", GateRule.KNOWN_DATE),
        ("2012-06-01", GateRule.KNOWN_DATE),
        ("一九五八年三月七日", GateRule.KNOWN_DATE),
        ("二〇一二年六月一日", GateRule.KNOWN_DATE),
    ],
)
def test_a_part_long_enough_to_matter_is_found(
    finished: Finished, part: str, rule: GateRule
) -> None:
    assert rule in leaks(finished, Passage(Area.PAGE, f"注 {part} 。"))


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- {} -->",
        '<i title="{}"></i>',
        '<i data-x="{}"></i>',
        '<meta name="x" content="{}">',
        '<p style="display:none">{}</p>',
        "<style>p::after {{ content: '{}' }}</style>",
        "<style>/* {} */</style>",
        "<style>@page {{ --x: '{}' }}</style>",
        "<style>h2 {{ bookmark-label: 'x' '{}' }}</style>",
        "<style>.k{} {{ color: red }}</style>",
        '<svg><text x="1">{}</text></svg>',
        "<template>{}</template>",
    ],
)
@pytest.mark.parametrize("value", [ID_NUMBER, MINOR])
def test_a_value_hidden_in_the_source_is_found(finished: Finished, hidden: str, value: str) -> None:
    html = finished.html.replace("</body>", hidden.format(value) + "</body>")
    assert GateRule.KNOWN_VALUE in leaks(finished, *read_source(html).passages)


def _rules_for(finished: Finished, value: str, key: str | None, text: str) -> set[GateRule]:
    secrets = replace(finished.secrets, secrets=(Secret(value, key, PLACE),))
    words = public_words(finished.publication, secrets.allowed)
    known = KnownValues(secrets)
    return {found.rule for found in known.find(Passage(Area.SOURCE, text), words)}


@pytest.mark.parametrize("name", ["NGUYEN THI MAI", "Li Na", "<script>alert(1)</script>", "ok"])
def test_a_foreign_name_is_not_seen_in_the_middle_of_other_words(
    finished: Finished, name: str
) -> None:
    text = 'class="main" description alerts online nation tokens rdf:li'
    assert not _rules_for(finished, name, "member_names", text)


@pytest.mark.parametrize(
    "text", ["NGUYEN THI MAI", "Nguyen-Thi Mai", "Nguyen", "联系 nguyenthimai 。"]
)
def test_a_foreign_name_is_found_where_it_stands(finished: Finished, text: str) -> None:
    assert _rules_for(finished, "NGUYEN THI MAI", "member_names", text)


@pytest.mark.parametrize(
    ("remark", "name"),
    [
        ("孙子王梓涵患癫痫", "王梓涵"),
        ("其子赵若轩在读小学", "赵若轩"),
        ("由李浩晨代领，已核实", "李浩晨"),
    ],
)
@pytest.mark.parametrize("key", ["remark", None])
def test_a_childs_name_out_of_a_remark_is_found(
    finished: Finished, remark: str, name: str, key: str | None
) -> None:
    for text in (name, " ".join(name), f"{name[0]}-{name[1:]}"):
        assert _rules_for(finished, remark, key, f"另有{text}等。") == {GateRule.KNOWN_VALUE}


def test_a_number_torn_over_elements_is_found(finished: Finished) -> None:
    torn = "".join(f"<span>{digit}</span>" for digit in PHONE)
    html = finished.html.replace("</body>", f"<p>{torn}</p></body>")
    assert GateRule.KNOWN_VALUE in rules(gate(finished, html=html))


@pytest.mark.parametrize("value", [ID_NUMBER, MINOR, PHONE])
def test_a_value_in_the_file_name_is_found(finished: Finished, value: str) -> None:
    report = gate(finished, name=f"公示{value}.pdf")
    assert (GateRule.KNOWN_VALUE, Area.FILE_NAME) in {(f.rule, f.area) for f in report.findings}


def test_a_code_with_another_content_is_found(finished: Finished) -> None:
    picture = segno.make(f"https://example.gov.cn/{ID_NUMBER}").svg_inline(scale=3)
    html = finished.html.replace("</body>", f"<div>{picture}</div></body>")
    found = rules(gate(finished, data=render_pdf(html)))
    assert {GateRule.UNEXPECTED_CODE, GateRule.KNOWN_VALUE} <= found


def test_a_missing_code_is_found(finished: Finished) -> None:
    start, end = finished.html.index("<svg"), finished.html.index("</svg>") + len("</svg>")
    html = finished.html[:start] + finished.html[end:]
    assert GateRule.CODE_MISSING in rules(gate(finished, data=render_pdf(html)))


def test_a_picture_nobody_can_read_is_refused(finished: Finished) -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_stream(bytes(range(256)) * 16)
        image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        image.Width = image.Height = 64
        image.BitsPerComponent = 8
        pdf.pages[0].obj.Resources.XObject = Dictionary(Photo=image)

    report = gate(finished, data=changed(finished.data, plant))
    assert GateRule.UNEXPECTED_PICTURE in rules(report)


def test_what_the_file_said_before_it_was_last_saved_is_found(finished: Finished) -> None:
    first = changed(finished.data, lambda pdf: plant_info(pdf, ID_NUMBER))
    update = b"\n1 0 obj\n<<>>\nendobj\nxref\n0 0\ntrailer\n<</Size 1>>\nstartxref\n0\n%%EOF\n"
    assert (
        GateRule.REVISED in rules(gate(finished, data=finished.data + update))
        or not gate(finished, data=finished.data + update).passed
    )
    assert not gate(finished, data=first + update).passed


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04", b"\x00" * 100])
def test_what_cannot_be_read_has_failed(finished: Finished, data: bytes) -> None:
    assert rules(gate(finished, data=data)) == {GateRule.UNREADABLE}


def test_a_truncated_file_has_failed(finished: Finished) -> None:
    assert not gate(finished, data=finished.data[: len(finished.data) // 2]).passed


def test_an_encrypted_file_has_failed(finished: Finished) -> None:
    for user in ("", "secret"):
        buffer = io.BytesIO()
        with pikepdf.open(io.BytesIO(finished.data)) as pdf:
            pdf.save(buffer, encryption=pikepdf.Encryption(owner="o", user=user))
        assert not gate(finished, data=buffer.getvalue()).passed


def test_a_font_that_is_not_in_the_file_is_found(finished: Finished) -> None:
    data = changed(finished.data, lambda pdf: on_page(b"")(pdf, "x"))
    assert GateRule.FONT_NOT_EMBEDDED in rules(gate(finished, data=data))


def test_a_short_number_is_known_without_the_letter_in_it(finished: Finished) -> None:
    known = KnownValues(Secrets((Secret("12甲3456", None, PLACE),), frozenset()))
    words = public_words(finished.publication, finished.secrets.allowed)
    (finding,) = known.find(Passage(Area.PAGE, "号码 123456 号"), words)
    assert finding.rule is GateRule.KNOWN_FRAGMENT


class TestWhatMustBeThere:
    def entries_without(self, publication: Publication, count: int) -> Publication:
        village = publication.villages[0]
        shorter = replace(village, entries=village.entries[:-count])
        return replace(publication, villages=(shorter, *publication.villages[1:]))

    def test_a_household_too_few_or_too_many_is_found(self, finished: Finished) -> None:
        fewer = self.entries_without(finished.publication, 1)
        html = notice_html(fewer)
        too_few = rules(gate(finished, data=render_pdf(html), html=html))
        assert {GateRule.NAME_COUNT, GateRule.ROW_COUNT} <= too_few
        too_many = rules(gate(finished, publication=fewer))
        assert GateRule.ROW_COUNT in too_many

    def test_a_name_printed_twice_is_found(self, finished: Finished) -> None:
        name = finished.publication.entries[0].values[0]
        html = finished.html.replace("</body>", f"<p>{name}</p></body>")
        assert GateRule.NAME_COUNT in rules(gate(finished, data=render_pdf(html)))

    def test_an_extra_column_is_found_even_where_its_values_are_short(
        self, finished: Finished
    ) -> None:
        html = finished.html.replace("</td></tr>", "</td><td>二级</td></tr>")
        assert GateRule.UNEXPECTED_CELL in rules(gate(finished, html=html))

    def test_a_changed_amount_is_found(self, finished: Finished) -> None:
        assert ">517<" in finished.html
        html = finished.html.replace(">517<", ">571<", 1)
        assert GateRule.UNEXPECTED_CELL in rules(gate(finished, html=html))

    @pytest.mark.parametrize("field", ["telephone", "supervision_telephone", "issuer"])
    def test_a_missing_statement_is_found(self, finished: Finished, field: str) -> None:
        value = getattr(finished.publication.unit, field)
        html = finished.html.replace(value, "……")
        assert GateRule.STATEMENT_MISSING in rules(gate(finished, data=render_pdf(html)))

    def test_a_wrong_posting_date_is_found(self, finished: Finished) -> None:
        posting = replace(finished.publication.posting, last=date(2026, 12, 9))
        publication = replace(finished.publication, posting=posting)
        assert GateRule.STATEMENT_MISSING in rules(gate(finished, publication=publication))


class TestNamesThatLookAlike:
    """Names inside names, namesakes, and names glued out of neighbours."""

    def published(self, finished: Finished, *names: str, village: str = "芳草村") -> Publication:
        first = finished.publication.villages[0]
        entries = tuple(
            replace(first.entries[0], number=number, values=(name, 2, Decimal(600)))
            for number, name in enumerate(names, 1)
        )
        return replace(
            finished.publication, villages=(replace(first, village=village, entries=entries),)
        )

    def report(
        self, finished: Finished, publication: Publication, *withheld: str, extra: str = ""
    ) -> GateReport:
        html = notice_html(publication).replace("</body>", extra + "</body>")
        secrets = secrets_for(publication)
        own = tuple(
            replace(secrets.secrets[0], value=v, field_key="applicant_name") for v in withheld
        )
        secrets = replace(secrets, secrets=(*secrets.secrets, *own))
        return gate(
            finished, data=render_pdf(html), html=html, publication=publication, secrets=secrets
        )

    def test_a_withheld_name_inside_a_published_one_is_no_leak(self, finished: Finished) -> None:
        publication = self.published(finished, "王芳芳", "李王")
        assert self.report(finished, publication, "王芳").findings == ()

    def test_the_withheld_name_by_itself_is(self, finished: Finished) -> None:
        publication = self.published(finished, "王芳芳", "李王")
        report = self.report(finished, publication, "王芳", extra="<p>另有 王芳 一户</p>")
        assert GateRule.KNOWN_VALUE in rules(report)

    def test_published_names_inside_each_other_are_counted_right(self, finished: Finished) -> None:
        publication = self.published(finished, "王芳芳", "王芳", "李王", "王芳", village="芳草村")
        assert self.report(finished, publication).findings == ()

    def test_a_withheld_namesake_of_a_published_person_is_counted(self, finished: Finished) -> None:
        publication = self.published(finished, "张三顺", "李四海")
        assert self.report(finished, publication, "张三顺").findings == ()
        report = self.report(finished, publication, "张三顺", extra="<p>张三顺</p>")
        assert GateRule.NAME_COUNT in rules(report)


def test_minors_and_addresses_are_found_across_a_line_break(finished: Finished) -> None:
    html = finished.html.replace("</body>", f"<p>{MINOR[:2]}<br>{MINOR[2:]}</p></body>")
    assert GateRule.KNOWN_VALUE in rules(gate(finished, html=html))


def test_the_detector_finds_what_the_roster_does_not_hold(finished: Finished) -> None:
    html = finished.html.replace("</body>", "<p>联系人手机 16500007719</p></body>")
    report = gate(finished, html=html)
    detected = [f.kind for f in report.findings if f.rule is GateRule.DETECTED]
    assert detected == ["CN_MOBILE"]


@pytest.mark.parametrize(
    ("style", "rule"),
    [
        (".contact { color: #fff }", GateRule.HIDDEN_TEXT),
        (".contact { position: relative; left: -3000px }", GateRule.HIDDEN_TEXT),
        ("tbody tr:nth-child(3) td { background: #000 }", GateRule.HIDDEN_TEXT),
        ("tbody tr:nth-child(3) { text-decoration: line-through }", GateRule.HIDDEN_TEXT),
        (
            "</style><svg width=60><path d='M2 5h20M12 2q1 9 4 8' stroke='#000'/></svg><style>",
            GateRule.DRAWN_TEXT,
        ),
    ],
)
def test_what_people_see_otherwise_than_machines_is_refused(
    finished: Finished, style: str, rule: GateRule
) -> None:
    html = finished.html.replace("<body>", f"<body><style>{style}</style>")
    assert rule in rules(gate(finished, data=render_pdf(html), html=html))


def keep_array(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PieceInfo = Dictionary(Figures=Array([int(digit) for digit in ID_NUMBER[:-1]]))


def keep_packed(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PieceInfo = Dictionary(Data=pdf.make_stream(zlib.compress(ID_NUMBER.encode())))


def keep_pattern(pdf: pikepdf.Pdf) -> None:
    tile = pdf.make_stream(b"10 10 4 9 re f 20 10 4 9 re f")
    tile.Type, tile.PatternType, tile.PaintType, tile.TilingType = Name.Pattern, 1, 1, 1
    tile.BBox, tile.XStep, tile.YStep = Array([0, 0, 200, 40]), 200, 40
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P0=tile)


def keep_ink(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Ink,
        Rect=Array([60, 60, 260, 99]),
        InkList=Array([Array([60, 60, 70, 80])]),
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def keep_action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.SubmitForm, F=String("https://tracker.example/"))


def keep_sound(pdf: pikepdf.Pdf) -> None:
    sound = Dictionary(Type=Name.Annot, Subtype=Name.Sound, Rect=Array([0, 0, 9, 9]))
    sound.Sound = pdf.make_stream(b"\0\1\2" * 99)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(sound)])


def keep_layer(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array([]), D=Dictionary())


@pytest.mark.parametrize(
    "keep",
    [keep_array, keep_packed, keep_pattern, keep_ink, keep_action, keep_sound, keep_layer],
)
def test_what_no_page_of_ours_has_is_refused_whatever_it_holds(
    finished: Finished, keep: Callable[[pikepdf.Pdf], None]
) -> None:
    assert GateRule.FOREIGN_PART in rules(gate(finished, data=changed(finished.data, keep)))


def test_an_object_that_nothing_refers_to_is_refused(finished: Finished) -> None:
    start = finished.data.rindex(b"startxref")
    number, place = 9_000, start
    lost = f"{number} 0 obj\n(x)\nendobj\nxref\n{number} 1\n{place:010d} 00000 n \n".encode()
    with pikepdf.open(io.BytesIO(finished.data)) as pdf:
        root, previous = pdf.Root.objgen[0], finished.data[start:].split()[1].decode()
    table = place + lost.index(b"xref\n")
    end = f"trailer <</Size 9001 /Root {root} 0 R /Prev {previous}>>\nstartxref\n{table}\n%%EOF"
    report = gate(finished, data=finished.data[:start] + lost + end.encode())
    assert GateRule.FOREIGN_PART in rules(report)


def test_a_link_that_leads_elsewhere_is_refused(finished: Finished) -> None:
    for address, is_lawful in (
        (finished.publication.unit.policy_url, True),
        ("https://tracker.example/x", False),
    ):
        link = f'<p><a href="{address}">政策</a></p>'
        html = finished.html.replace('<div class="foot">', link + '<div class="foot">')
        found = rules(gate(finished, data=render_pdf(html), html=html))
        assert (GateRule.UNEXPECTED_LINK not in found) is is_lawful


def test_a_blank_page_is_refused(finished: Finished) -> None:
    data = changed(finished.data, lambda pdf: pdf.add_blank_page())
    assert GateRule.EMPTY_PAGE in rules(gate(finished, data=data))
    html = finished.html.replace("<body>", '<body><p style="break-after: page"></p>')
    numbered = rules(gate(finished, data=render_pdf(html), html=html))
    assert GateRule.EMPTY_PAGE in numbered


def test_secrets_prepared_once_serve_many_files(finished: Finished) -> None:
    known = KnownValues(finished.secrets)
    assert gate(finished, secrets=known).passed
    assert not gate(finished, secrets=known, name=f"{MINOR_ID}.pdf").passed
    assert ID_NUMBER not in repr(known)


def test_a_run_without_any_inspected_file_is_refused() -> None:
    with pytest.raises(RefusalError):
        require_passed(())
