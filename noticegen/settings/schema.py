"""What settings files are made of: models that forbid unknown keys, and words for every fault.

The strict YAML reader leaves every scalar as text; the types here say how a text is read. They
are narrower than pydantic's own: a number is plain digits, a day is written in full.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from noticegen.settings.strict_yaml import KeyPath, StrictDocument, write_path

_LONGEST_LINE = 400


class StrictModel(BaseModel):
    """A part of a settings file: unknown keys are refused, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def fault(why: str, how: str) -> PydanticCustomError:
    """Return an error of a validator with Chinese words for what is wrong and what to do."""
    return PydanticCustomError("noticegen", "{why}", {"why": why, "how": how})


def _read_text(value: Any) -> str:
    if not isinstance(value, str):
        raise fault("应当是一段文字", "请在冒号后面写一行文字。")
    text = value.strip()
    if not text:
        raise fault("没有填写", "请填写这一项；不需要时把整行删去。")
    if any(unicodedata.category(mark) in ("Cc", "Cs", "Co", "Zl", "Zp") for mark in text):
        raise fault("里面有换行或不能显示的字符", "请写成一行，并删去看不见的字符。")
    if len(text) > _LONGEST_LINE:
        raise fault(f"超过{_LONGEST_LINE}个字", "请写得短一些。")
    return text


def _read_whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,6}", value):
        raise fault("应当是不超过六位的整数", "请只写阿拉伯数字，例如 7。")
    return int(value)


def _read_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise fault("应当是 true 或 false", "请写 true（是）或者 false（否）。")
    return bool(value == "true")


def _read_day(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise fault("应当是日历上有的日期", "请写成四位年、两位月、两位日，例如 2026-12-01。")


Text = Annotated[str, BeforeValidator(_read_text)]
Whole = Annotated[int, BeforeValidator(_read_whole)]
Flag = Annotated[bool, BeforeValidator(_read_flag)]
Day = Annotated[date, BeforeValidator(_read_day)]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a settings file."""

    line: int
    path: str
    why: str
    how: str


def faults_of(error: ValidationError, document: StrictDocument) -> tuple[Fault, ...]:
    """Return every fault of a document by line; what is missing comes last.

    A misspelt key is unknown and leaves the right one missing, a broken item leaves its list too
    short: the line of the cause is what helps.
    """
    found = [
        (details["type"] in ("missing", "too_short"), _describe(details, document))
        for details in error.errors(include_url=False)
    ]
    return tuple(one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].line)))


def _describe(details: ErrorDetails, document: StrictDocument) -> Fault:
    path: KeyPath = tuple(part for part in details["loc"] if part != "[key]")
    why, how = _words(details)
    return Fault(document.line_of(path), write_path(path) or "文件", why, how)


def _words(details: ErrorDetails) -> tuple[str, str]:
    context = details.get("ctx") or {}
    if details["type"] == "noticegen":
        return str(context["why"]), str(context["how"])
    if details["type"] in ("enum", "literal_error"):
        return "不是可用的词", f"可以写：{_choices(str(context['expected']))}。"
    if details["type"] in ("greater_than_equal", "less_than_equal"):
        limit = context.get("ge", context.get("le"))
        side = "小于" if "ge" in context else "大于"
        return f"{side}{limit}", "请改成允许范围内的数。"
    return _WORDS.get(details["type"], ("写法不对", "请对照《审核员指南》改正。"))


def _choices(expected: str) -> str:
    return "、".join(re.findall(r"'([^']*)'", expected))


_WORDS = {
    "extra_forbidden": ("没有这个键", "请检查拼写，或者删去这一行。"),
    "missing": ("缺少这个键", "请补上这一项。"),
    "model_type": ("下面应当是“键: 值”", "请在下一行缩进后写键和值。"),
    "model_attributes_type": ("下面应当是“键: 值”", "请在下一行缩进后写键和值。"),
    "dict_type": ("下面应当是“键: 值”", "请在下一行缩进后写键和值。"),
    "list_type": ("应当是列表", "请每项一行，以“- ”开头，或者写成 [甲, 乙]。"),
    "tuple_type": ("应当是列表", "请每项一行，以“- ”开头，或者写成 [甲, 乙]。"),
    "too_short": ("至少要有一项", "请补上内容。"),
    "string_type": ("应当是一段文字", "请在冒号后面写一行文字。"),
    "string_pattern_mismatch": ("写法不对", "请用小写字母、数字和短横，以字母开头。"),
}
