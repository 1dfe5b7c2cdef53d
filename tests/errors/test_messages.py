"""Every code has its words, and the words are Chinese, whole and without a value."""

from __future__ import annotations

import errno
import re
import string
from pathlib import Path

import pytest

from noticegen.errors import ErrorCode, InputError, NoticegenError, RefusalError
from noticegen.errors.messages import MESSAGES
from noticegen.errors.system import describe_os_error
from noticegen.vocabulary.place import Place

SOURCE = Path(__file__).resolve().parents[2] / "noticegen"


def test_every_code_has_words_and_no_words_are_left_over() -> None:
    assert set(MESSAGES) == set(ErrorCode)


@pytest.mark.parametrize("code", list(ErrorCode))
def test_a_code_is_raised_somewhere(code: ErrorCode) -> None:
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in SOURCE.rglob("*.py")
        if path.parent.name != "errors"
    )
    assert re.search(rf"ErrorCode\.{code.name}\b", text), "a code nobody raises is dead"


@pytest.mark.parametrize("code", list(ErrorCode))
def test_the_message_says_what_and_what_to_do(code: ErrorCode) -> None:
    words = MESSAGES[code]
    names = {
        name
        for text in (words.what, words.remedy)
        for _, name, _, _ in string.Formatter().parse(text)
        if name
    }
    message = InputError(code, Place("名单.xlsx", "新村", 7), **dict.fromkeys(names, "某")).message
    what, remedy = message.split("\n怎么办：")
    assert what.startswith("名单.xlsx 工作表“新村” 第7行：")
    assert re.search("[\u4e00-\u9fff某]", remedy)
    assert "{" not in message


def test_a_refusal_is_exit_1_and_an_input_error_exit_2() -> None:
    assert RefusalError(ErrorCode.NOTHING_TO_PUBLISH, deed="公示").exit_code == 1
    assert InputError(ErrorCode.ROSTER_EMPTY).exit_code == 2
    assert issubclass(RefusalError, NoticegenError)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (FileNotFoundError(errno.ENOENT, "x", "王小果.xlsx"), "没有这个文件"),
        (IsADirectoryError(errno.EISDIR, "x", "王小果"), "文件夹"),
        (OSError(errno.ENOSPC, "x", "王小果"), "空间不足"),
        (OSError(errno.ENAMETOOLONG, "x", "王小果"), "太长"),
        (OSError("something else about 王小果"), "系统没有允许"),
    ],
)
def test_the_system_s_refusal_is_told_without_the_path(error: OSError, why: str) -> None:
    told = describe_os_error(error)
    assert why in told
    assert "王小果" not in told


def test_a_file_open_in_another_program_is_told_on_windows() -> None:
    error = PermissionError(errno.EACCES, "x")
    error.winerror = 32  # type: ignore[attr-defined]  # as on Windows
    assert "别的程序打开" in describe_os_error(error)
