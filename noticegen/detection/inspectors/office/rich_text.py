r"""Rich Text Format: characters written as hex bytes and code numbers, hidden text, pictures.

A number typed as `\'31\'35` shows as 15 on paper and is no digit to whoever searches the file.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.detection.inspectors.decoding import text_runs
from noticegen.detection.inspectors.plain import split_lines

_TOKEN = re.compile(
    r"\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    r"|\\(?P<mark>[^A-Za-z0-9])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)
_BREAKS = {"par": "\n", "line": "\n", "row": "\n", "page": "\n", "sect": "\n"}
_BREAKS |= {"tab": "\t", "cell": "\t", "nestcell": "\t", "nestrow": "\n"}
_MARKS = {"~": " ", "_": "-", "-": "", "\n": "\n", "\r": "\n", "\\": "\\", "{": "{", "}": "}"}
# Tables of the program's own: fonts, colours, styles.
_UNSHOWN = frozenset({"fonttbl", "colortbl", "stylesheet", "listtable", "rsidtbl", "themedata"})
_BINARY = frozenset({"pict", "objdata"})
_STORE = "datastore"  # records of other programs, an old office file in hex digits
_CODE_PAGES = {0: "gb18030", 936: "gb18030", 1252: "gb18030", 950: "big5", 65001: "utf-8"}
# Behind a backslash that is text itself, `bin` is text too.
_RAW = re.compile(rb"\\\\|\\bin([0-9]{1,10}) ?")
_LONG_NUMBER = re.compile(r"[0-9]{7}")
_NOT_HEX = re.compile(r"[^0-9A-Fa-f]")
_SHORTEST_OBJECT = 16


@dataclass(slots=True)
class _Group:
    """What holds inside a pair of braces."""

    hidden: bool = False
    skipped: bool = False
    binary: bool = False
    stored: bool = False
    fallback: int = 1


@dataclass(slots=True)
class _Reading:
    """The text read so far, shown and hidden, and the hex digits of what it embeds."""

    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    binary: list[str] = field(default_factory=list)
    stored: list[str] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)
    code_page: str = "gb18030"
    left_out: int = 0


def is_rich_text(data: bytes) -> bool:
    """Tell a file of the Rich Text Format by its first characters."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def read_rich_text(data: bytes) -> tuple[tuple[Passage, ...], tuple[bytes, ...]]:
    """Return the text of a document as a program shows it, hidden text, and what it embeds."""
    reading = _Reading()
    groups = [_Group()]
    data, raw = _without_raw_bytes(data)
    for match in _TOKEN.finditer(data.decode("latin-1")):
        if match["byte"] is not None:
            _take_bytes(reading, groups[-1], bytes.fromhex(match["byte"]))
        elif match["text"] is not None and not match["text"].isascii():
            _take_bytes(reading, groups[-1], match["text"].encode("latin-1"))
        else:
            _flush(reading, groups[-1])
            if match["brace"] is not None:
                _turn(reading, groups, match["brace"])
            elif match["word"] is not None:
                _obey(reading, groups[-1], match["word"], match["number"])
            else:
                mark = _MARKS.get(match["mark"], "") if match["mark"] else match["text"] or ""
                _write(reading, groups[-1], mark[reading.left_out :])
                reading.left_out = max(0, reading.left_out - len(mark))
    _flush(reading, groups[-1])
    passages = tuple(split_lines(_whole_characters(reading.shown)))
    if reading.hidden:
        passages += (Passage(Area.HIDDEN_TEXT, _whole_characters(reading.hidden)),)
    for stored in _embedded("".join(reading.stored)):
        passages += tuple(Passage(Area.OBJECT, run) for run in text_runs(stored))
    return passages, (*raw, *_embedded("".join(reading.binary)))


def _without_raw_bytes(data: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    r"""Part the text from the data behind every `\bin`, which tells how many bytes follow."""
    kept: list[bytes] = []
    raw: list[bytes] = []
    place = 0
    while match := _RAW.search(data, place):
        if match[1] is None:
            kept.append(data[place : match.end()])
            place = match.end()
            continue
        end = match.end() + int(match[1])
        kept.append(data[place : match.start()])
        raw.append(data[match.end() : end])
        place = min(end, len(data))
    return b"".join((*kept, data[place:])), tuple(filter(None, raw))


def _turn(reading: _Reading, groups: list[_Group], brace: str) -> None:
    """Open or close a group; what an open one holds, the inner one holds as well."""
    reading.left_out = 0
    group = groups[-1]
    if brace == "{":
        groups.append(replace(group))
        return
    if len(groups) > 1:
        groups.pop()
    if group.binary and not groups[-1].binary:
        reading.binary.append("\n")


def _obey(reading: _Reading, group: _Group, word: str, number: str | None) -> None:
    """Carry out a control word."""
    if word in _BREAKS:
        _write(reading, group, _BREAKS[word])
    elif word == "u" and number is not None:
        _write(reading, group, chr(int(number) % 65536))
        reading.left_out = group.fallback
    elif word == "uc":
        group.fallback = int(number or 1)
    elif word == "ansicpg":
        reading.code_page = _CODE_PAGES.get(int(number or 0), "gb18030")
    elif word == "v":
        group.hidden = number != "0"
    elif word in _UNSHOWN:
        group.skipped = True
    elif word in _BINARY:
        group.binary = True
    elif word == _STORE:
        group.stored = True


def _take_bytes(reading: _Reading, group: _Group, codes: bytes) -> None:
    # An old program would show the first ones in place of the last code number.
    kept = codes[reading.left_out :]
    reading.left_out = max(0, reading.left_out - len(codes))
    if not group.binary:
        reading.waiting += kept


def _flush(reading: _Reading, group: _Group) -> None:
    """Decode the bytes that wait; two of them may be one character."""
    if reading.waiting:
        text = reading.waiting.decode(reading.code_page, "replace")
        reading.waiting.clear()
        _write(reading, group, text)


def _write(reading: _Reading, group: _Group, text: str) -> None:
    if group.binary:
        reading.binary.append(text)
    elif group.stored:
        reading.stored.append(text)
    elif group.skipped:
        # Names of fonts and styles are the program's; a number among them is somebody's.
        reading.hidden += [f"{text}\n"] if _LONG_NUMBER.search(text) else []
    else:
        (reading.hidden if group.hidden else reading.shown).append(text)


def _whole_characters(parts: Iterable[str]) -> str:
    """Join what was read; a character beyond the first 65 536 is written as two code numbers."""
    return "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _embedded(text: str) -> Iterator[bytes]:
    """Yield what hex digits between braces amount to."""
    for piece in text.split("\n"):
        digits = _NOT_HEX.sub("", piece)
        if len(digits) >= 2 * _SHORTEST_OBJECT:
            yield binascii.unhexlify(digits[: len(digits) // 2 * 2])
