"""What messages to the phone say: texts with variables, and short names of programmes.

The rules of the platforms (Aliyun, Tencent and Huawei Cloud) are checked when the file is read:
every variable once, none beside another, not variables alone, values of at most 20 characters.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field

from noticegen.policy.wording import fill, holders_in
from noticegen.policy.yaml_files import bundled_fault, read_bundled
from noticegen.settings.schema import StrictModel, Text
from noticegen.settings.strict_yaml import StrictDocument
from noticegen.vocabulary.programmes import all_programmes, programme_label

VARIABLES = ("name", "month", "programme", "amount", "telephone")
LONGEST_VALUE = 20
LONGEST_MESSAGE = 500
_ONE_SEGMENT = 70
_SEGMENT_OF_SEVERAL = 67
_FILE = ("guide", "messages.yaml")
_ADJACENT = re.compile(r"\}\s*\{")


class Occasion(StrEnum):
    """What a message tells of a benefit; each has a text of its own to register."""

    PAID = "paid"
    CHANGED = "changed"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """Return it in a clerk's words."""
        return {Occasion.PAID: "发放", Occasion.CHANGED: "调整", Occasion.ENDED: "停发"}[self]


class OccasionTexts(StrictModel):
    """The texts of one occasion."""

    text: Text
    with_amount: Text


class OccasionsFile(StrictModel):
    """The texts of every occasion."""

    paid: OccasionTexts
    changed: OccasionTexts
    ended: OccasionTexts


class MessagesFile(StrictModel):
    """The file of message texts."""

    texts: OccasionsFile
    short: dict[str, Annotated[Text, Field(max_length=12)]]


@dataclass(frozen=True, slots=True)
class MessageTexts:
    """The texts, and what a message calls each programme."""

    plain: Mapping[Occasion, str]
    with_amount: Mapping[Occasion, str]
    short: Mapping[str, str]

    def template(self, occasion: Occasion, *, with_amount: bool) -> str:
        """Return the text with its variables in braces."""
        return (self.with_amount if with_amount else self.plain)[occasion]

    def called(self, programme: str) -> str:
        """Return what messages call a programme."""
        return self.short.get(programme, programme_label(programme))


def write_message(template: str, values: Mapping[str, str], signature: str) -> str:
    """Return a message as it arrives: the signature in brackets, then the text."""
    return f"【{signature}】{fill(template, values)}"


def count_segments(message: str) -> int:
    """Count the pieces a gateway bills: up to 70 UTF-16 units one, else 67 each."""
    units = len(message.encode("utf-16-le")) // 2
    return 1 if units <= _ONE_SEGMENT else math.ceil(units / _SEGMENT_OF_SEVERAL)


@cache
def load_message_texts() -> MessageTexts:
    """Return the bundled texts; an InputError names the line that is wrong."""
    read, document = read_bundled(MessagesFile, *_FILE)
    for line, key, why in _faults(read, document):
        raise bundled_fault(_FILE, line, key, why, "请对照文件开头的说明改正。")
    texts = {occasion: getattr(read.texts, occasion.value) for occasion in Occasion}
    return MessageTexts(
        plain={occasion: known.text for occasion, known in texts.items()},
        with_amount={occasion: known.with_amount for occasion, known in texts.items()},
        short=read.short,
    )


def template_faults(template: str) -> Iterator[str]:
    """Yield what a platform would refuse in a text."""
    used = holders_in(template)
    unknown = [name for name in used if name not in VARIABLES]
    if unknown:
        yield f"没有名为“{unknown[0]}”的变量"
    if len(set(used)) < len(used):
        yield "同一个变量用了两次"
    if _ADJACENT.search(template):
        yield "两个变量挨着"
    if not re.sub(r"\{[a-z]+\}", "", template).strip():
        yield "只有变量，没有文字"
    if "【" in template or "】" in template:
        yield "签名由程序加上，正文里不能有【】"


def _faults(read: MessagesFile, document: StrictDocument) -> Iterator[tuple[int, str, str]]:
    for occasion in Occasion:
        texts: OccasionTexts = getattr(read.texts, occasion.value)
        for key, template in (("text", texts.text), ("with_amount", texts.with_amount)):
            for why in template_faults(template):
                yield document.line_of(("texts", occasion.value, key)), f"{occasion}.{key}", why
    for name in read.short:
        if name not in all_programmes():
            yield document.line_of(("short", name)), name, "没有这个救助项目"
