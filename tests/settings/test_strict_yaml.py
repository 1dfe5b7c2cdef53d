"""Strict YAML: text stays text, nothing clever is believed, every fault has its line."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.settings.strict_yaml import StrictYamlError, parse_strict, write_path


@pytest.mark.parametrize(
    "word",
    ["NO", "yes", "off", "1e3", "2026-12-01", "null", "~", "0472-7153321", "0x1F", "1_000", ".inf"],
)
def test_bare_words_stay_text(word: str) -> None:
    assert parse_strict(f"village: {word}".encode()).data == {"village": word}


def test_every_key_and_item_has_its_line() -> None:
    document = parse_strict(b"a:\n  b: [x,\n      y]\nc:\n  - d: z\n")

    assert document.lines == {
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "b", 0): 2,
        ("a", "b", 1): 3,
        ("c",): 4,
        ("c", 0): 5,
        ("c", 0, "d"): 5,
    }
    assert document.line_of(("c", 0, "no such key")) == 5


def test_paths_are_written_for_people() -> None:
    assert write_path(("rules", 1, "action")) == "rules[2].action"


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a: 1\nb: 2\na: 3", 3, "写了两次"),
        ("a:\n  b: 1\n  b: 2", 3, "写了两次"),
        ("a: {b: 1, b: 2}", 1, "写了两次"),
        ("a: &x 1", 1, "锚点"),
        ("a: &x [1]\nb: *x", 1, "锚点"),
        ("a: 1\nb: !!int 2", 2, "标签"),
        ("a: !local x", 1, "标签"),
        ("a: 1\n---\nb: 2", 2, "多份文档"),
        ("? [a, b]\n: c", 1, "键必须是文字"),
        ("a: 1\n\tb: 2", 2, "缩进"),
        ('a: 1\nb: "open', 2, "引号"),
        ("a: 1\nb: [open", 2, "括号"),
        ("", 1, "空的"),
        ("# only a comment\n", 1, "空的"),
        ("a: x\x01", 1, "控制字符"),
    ],
)
def test_what_is_refused(text: str, line: int, word: str) -> None:
    with pytest.raises(StrictYamlError) as refused:
        parse_strict(text.encode())

    assert refused.value.line == line
    assert word in refused.value.why + refused.value.how


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-32"])
def test_other_encodings_are_refused_with_a_line(encoding: str) -> None:
    with pytest.raises(StrictYamlError):
        parse_strict("a: 1\nb: 村\n".encode(encoding))


def test_the_mark_of_windows_editors_is_no_fault() -> None:
    assert parse_strict(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n").data == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    "bomb",
    [
        b"[a," * 40_000,
        b"{a: " * 40_000,
        b"? " * 100_000,
        b"- " * 100_000,
        b"a: " + b"9" * 200_000,
        b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
        b"a" * 200_000,
    ],
)
def test_bombs_are_refused_quickly(bomb: bytes) -> None:
    began = time.perf_counter()

    with pytest.raises(StrictYamlError):
        parse_strict(bomb)

    assert time.perf_counter() - began < 3


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    with contextlib.suppress(StrictYamlError):
        parse_strict(data)
