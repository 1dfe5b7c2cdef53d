"""YAML as offices can be trusted to write it: plain maps, lists and text, nothing clever.

Every scalar stays text: a village may be called `NO`, a telephone is not a sum and `2026-12-01`
is a date only if the schema says so. Refused, because none has a use in a settings file and each
has been used to attack one: duplicate keys, tags, anchors and aliases, several documents, keys
that are not text, endless depth, other encodings and huge files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

YamlValue = str | list["YamlValue"] | dict[str, "YamlValue"]
KeyPath = tuple[str | int, ...]

LARGEST_FILE = 512 * 1024
_DEEPEST = 24
_LONGEST_SCALAR = 10_000


class StrictYamlError(Exception):
    """A file that is not strict YAML: where, what is wrong, what to do; in Chinese."""

    def __init__(self, line: int, path: str, why: str, how: str) -> None:
        self.line = line
        self.path = path
        self.why = why
        self.how = how
        super().__init__(f"{line} {path} {why}")


@dataclass(frozen=True, slots=True)
class StrictDocument:
    """The data of a file and the line (from 1) of every key and list item."""

    data: YamlValue
    lines: Mapping[KeyPath, int]

    def line_of(self, path: KeyPath) -> int:
        """Return the line of a path, or of the nearest part of it that the file has."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def load_strict(path: Path, largest: int = LARGEST_FILE) -> StrictDocument:
    """Read a file; an OSError if it cannot be opened, a StrictYamlError if it breaks the rules."""
    with path.open("rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise StrictYamlError(
            1, "文件", f"文件超过{largest // 1024} KB", "请确认没有选错文件，并删去多余的内容。"
        )
    return parse_strict(data)


# The register of laws is read again for every policy of a run: a second or more with ten lists.
@lru_cache(maxsize=32)
def parse_strict(data: bytes) -> StrictDocument:
    """Read bytes as strict YAML; a StrictYamlError says what is wrong.

    The same bytes give the same document: whoever reads it must not change its data.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise StrictYamlError(
            line, "文件", "不是UTF-8编码", "请在编辑器里另存为UTF-8编码。"
        ) from None
    reader = _Reader(text)
    try:
        return reader.read()
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise StrictYamlError(
            line, "文件", "有不能显示的控制字符", "请删去这一行里看不见的字符。"
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = _mark_of(error)
        raise StrictYamlError(
            mark.line + 1 if mark else 1,
            reader.where,
            "不符合YAML的写法",
            "请检查这一行及上一行的缩进（用空格，不用制表符）、冒号后的空格，引号和括号是否成对。",
        ) from None


class _Reader:
    """Builds the data from the parser's events, so that nothing is expanded or constructed."""

    def __init__(self, text: str) -> None:
        self._events = self._checked(yaml.parse(text, Loader=yaml.SafeLoader))
        self._lines: dict[KeyPath, int] = {}
        self._path: KeyPath = ()

    @property
    def where(self) -> str:
        """Return the path being read, for messages."""
        return write_path(self._path) or "文件"

    def read(self) -> StrictDocument:
        """Read the one document of the stream."""
        next(self._events)  # the stream's start
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            raise self._refuse(1, "文件是空的", "请按说明填写，或者选对文件。")
        data = self._value(next(self._events), ())
        next(self._events)  # the document's end
        more = next(self._events)
        if not isinstance(more, yaml.StreamEndEvent):
            raise self._refuse(_line(more), "一个文件里有多份文档", "请删去“---”，分成几个文件。")
        return StrictDocument(data, self._lines)

    def _checked(self, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
        for event in events:
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise self._refuse(
                    _line(event),
                    "用了锚点或引用（& 或 *）",
                    "请直接写出内容；文字里有 & 或 * 时加引号。",
                )
            if getattr(event, "tag", None):
                raise self._refuse(
                    _line(event),
                    "用了标签（!）",
                    "请去掉标签；文字里有感叹号时加引号。",
                )
            yield event

    def _value(self, event: yaml.Event, path: KeyPath) -> YamlValue:
        self._path = path
        if len(path) > _DEEPEST:
            raise self._refuse(_line(event), "层次太深", "请检查括号和缩进。")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refuse(_line(event), "没有填写", "请补上内容。")
        return self._scalar(event)

    def _mapping(self, path: KeyPath) -> dict[str, YamlValue]:
        result: dict[str, YamlValue] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refuse(_line(event), "键必须是文字", "请把冒号前面写成一个词。")
            key = self._scalar(event)
            here = (*path, key)
            self._path = here
            if key in result:
                first = self._lines[here]
                raise self._refuse(
                    _line(event), f"这个键写了两次（第一次在第{first}行）", "请删去其中一个。"
                )
            self._lines[here] = _line(event)
            result[key] = self._value(next(self._events), here)
        return result

    def _sequence(self, path: KeyPath) -> list[YamlValue]:
        result: list[YamlValue] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            here = (*path, len(result))
            self._lines[here] = _line(event)
            result.append(self._value(event, here))
        return result

    def _scalar(self, event: yaml.ScalarEvent) -> str:
        text = str(event.value)
        if len(text) > _LONGEST_SCALAR:
            raise self._refuse(_line(event), "文字太长", "请确认没有粘贴错内容。")
        return text

    def _refuse(self, line: int, why: str, how: str) -> StrictYamlError:
        return StrictYamlError(line, self.where, why, how)


def _mark_of(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Return where a person must look: an open quote or bracket, else where reading stopped."""
    context = error.context or ""
    if error.context_mark and ("quoted scalar" in context or "flow" in context):
        return error.context_mark
    return error.problem_mark or error.context_mark


def write_path(path: KeyPath) -> str:
    """Write a path as a person reads it: `rules[2].action`, list items counted from 1."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += f".{part}" if text else part
    return text


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
