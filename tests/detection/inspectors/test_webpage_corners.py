"""What a browser shows as one number, and what it shows to nobody, is read as that."""

from __future__ import annotations

import base64
import json

import pytest

from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.verdict import judge

# Invented; the sequence codes 990–999 belong to nobody.
ID = "150207196203109950"
_HALF, _REST = ID[:9], ID[9:]
_MASKED = "150207********9950"


def counted(body: str, name: str = "公示.html") -> set[str]:
    page = f"<!doctype html><html><head><meta charset=utf-8></head><body>{body}</body></html>"
    verdict = judge(read_file(name, page.encode()), default_detector())
    return {found.type for found in verdict.observations if found.counts}


def base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


@pytest.mark.parametrize(
    "body",
    [
        f"<svg><text><tspan>{_HALF}</tspan><tspan>{_REST}</tspan></text></svg>",
        f"<x-a>{_HALF}</x-a><x-b>{_REST}</x-b>",
        f"<p>{_HALF}<!-- -->{_REST}</p>",
        f"<p>甲<!-- 乙 -->{ID}</p>",
        f"<p>{_HALF}<kbd>{_REST}</kbd></p>",
        "".join(f"<p>{digit}</p>" for digit in ID),
        "".join(f"<div>{digit}</div>" for digit in ID),
        "<table><tr>" + "".join(f"<td>{digit}</td>" for digit in ID) + "</tr></table>",
        f"<p>身份证号{_HALF}</p><p>{_REST}</p>",
        "".join(f"{digit}<span style='display:none'>7</span>" for digit in ID),
        "<style>.x{display:none}</style>" + "".join(f"{d}<b class='y x'>7</b>" for d in ID),
        f"<bdo dir=rtl>{ID[::-1]}</bdo>",
        f"<p style='unicode-bidi:bidi-override;direction:rtl'>{ID[::-1]}</p>",
    ],
)
def test_what_is_shown_as_one_number_is_found(body: str) -> None:
    assert "CN_ID_CARD" in counted(body)


@pytest.mark.parametrize(
    "body",
    [
        f"<iframe srcdoc='&lt;p&gt;{_HALF}&lt;b&gt;{_REST}&lt;/b&gt;&lt;/p&gt;'></iframe>",
        f"<!-- <td>{_HALF}<b>{_REST}</b></td> -->",
        f"<template><p>{_HALF}<b>{_REST}</b></p></template>",
        f"<object data=a.swf>{ID}</object>",
        "<style>.a::after{content:'" + "".join(f"\\{ord(d):06x}" for d in ID) + "'}</style>",
        "<style>.a::after{content:'" + "".join(f"\\{ord(d):x} " for d in ID) + "'}</style>",
        f"<script>String.fromCharCode({','.join(str(ord(d)) for d in ID)})</script>",
        f"<script>atob('{base64_of(json.dumps({'id': ID}, indent=1).encode())}')</script>",
        f"<script>atob('{base64_of(('身份证号' + ID).encode('gbk'))}')</script>",
        "<script>x='"
        + json.dumps(json.dumps("".join(f"\\u{ord(d):04x}" for d in ID)))[1:-1]
        + "'</script>",
        f"<script>x='0x{ID.encode().hex()}'</script>",
    ],
)
def test_what_only_a_machine_reads_is_found(body: str) -> None:
    assert "CN_ID_CARD" in counted(body)


@pytest.mark.parametrize(
    "text",
    [
        "NOTE;ENCODING=QUOTED-PRINTABLE:" + "".join(f"={b:02X}" for b in f"身份证{ID}".encode()),
        "NOTE:" + "".join(f"={b:02X}=\r\n" for b in f"身份证{ID}".encode()),
        base64.encodebytes(("各位请看" * 8 + f"身份证{ID}，谢谢").encode()).decode(),
    ],
)
def test_what_a_mail_program_writes_is_found_in_any_text(text: str) -> None:
    verdict = judge(read_file("通讯录.vcf", text.encode()), default_detector())
    assert "CN_ID_CARD" in {found.type for found in verdict.observations}


@pytest.mark.parametrize(
    "body",
    [
        f"<div><div>王海龙</div><div>{_MASKED}</div></div>",
        f"<dl><dt>姓名<dd>王海龙<dt>身份证号<dd>{_MASKED}</dl>",
        f"<ul><li><p>王海龙</p><p>{_MASKED}</p></li></ul>",
    ],
)
def test_a_name_and_a_masked_number_in_one_box_belong_together(body: str) -> None:
    assert counted(body) == {"MASKED_ID"}


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>银行账号<td><input value=150020123456789></table>",
        "<dl><dt>银行账号<dd>150020123456789</dl>",
    ],
)
def test_a_label_reaches_into_the_next_field(body: str) -> None:
    assert counted(body) == {"CN_BANK_ACCOUNT"}


@pytest.mark.parametrize(
    "body",
    [
        "<p>王海龙</p><p>农村低保公示</p>",
        "<td>16500008888<br>16500008889</td>",
        "".join(f"<p>{count}</p>" for count in (3, 2, 450, 300, 12, 1, 6, 8)),
        "<table><tr>" + "".join(f"<td>{count}</td>" for count in (1, 3, 0) * 6) + "</tr></table>",
    ],
)
def test_neighbouring_figures_are_not_made_a_number(body: str) -> None:
    assert counted(body) <= {"CN_MOBILE"}


@pytest.mark.parametrize(
    "page",
    ["<!-- {} --><p>x</p>", "<!DOCTYPE html><!-- {} --><html></html>", "<html></html><!--{}-->"],
)
def test_a_comment_outside_the_page_is_read(page: str) -> None:
    assert counted(page.format("联系电话16500005936")) == {"CN_MOBILE"}


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><p>公示</p></body></html>\n{ID}",
        f"<html><body><p>公示</p></body></html><p>{_HALF}<b>{_REST}</b></p>",
        f"<html><body><p>公示</p></BODY ></HTML\n><!-- {ID} -->",
        f"<html><body><p>公示</p></body></html><html><body><p>{ID}</p></body></html>",
        f"<p <b {ID}<p>公示</p>",
        f"<p>公示</p {ID}>",
        f"<!DOCTYPE html [ {ID} ]><p>公示</p>",
        f"<?php $n = '{ID}'; ?><p>公示</p>",
        f"<!{ID}><p>公示</p>",
    ],
)
def test_what_the_parser_of_pages_passes_over_is_read(page: str) -> None:
    verdict = judge(read_file("公示.html", page.encode()), default_detector())
    assert {found.type for found in verdict.observations if found.counts} == {"CN_ID_CARD"}


def test_the_lines_of_a_drawing_are_no_numbers_left_out() -> None:
    body = '<svg><path d="M16500001234 16500001235L3,4z"/></svg><p>公示</p>'
    assert counted(body) == set()


@pytest.mark.parametrize("declared", ["gb2312", "iso-8859-1", "windows-1252", "utf-8"])
@pytest.mark.parametrize("written", ["utf-8", "gbk"])
def test_a_page_is_read_whatever_encoding_it_wrongly_declares(declared: str, written: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body>王秀兰患尿毒症</body></html>"
    verdict = judge(read_file("公示.html", page.encode(written)), default_detector())
    assert "SENSITIVE_HEALTH" in {found.type for found in verdict.observations if found.counts}


def test_the_older_escapes_of_scripts_are_read() -> None:
    coded = "".join(f"%u{ord(mark):04x}" for mark in f"证件{ID}")
    assert "CN_ID_CARD" in counted(f'<script>document.write(unescape("{coded}"))</script>')


def test_figures_where_fonts_of_bar_codes_keep_theirs_are_read() -> None:
    coded = "".join(chr(0xF000 + ord(mark)) for mark in ID)
    assert "CN_ID_CARD" in counted(f"<p>{coded}</p>")
