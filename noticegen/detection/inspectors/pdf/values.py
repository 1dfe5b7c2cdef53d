"""The objects of a PDF as plain values of Python, which are quick to walk.

In qpdf's JSON a name begins with `/` (with `n:/` where it is no Unicode), a text with `u:`, raw
bytes with `b:`; a reference to another object is `6 0 R`. Real numbers are kept as they are
written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pikepdf

from noticegen.detection.inspectors.decoding import decode_unknown

Value = None | bool | int | str | list["Value"] | dict[str, "Value"]
Fields = dict[str, Value]

_NAME_MARKS = ("/", "n:/")
TEXT_MARK, _BYTES_MARK = "u:", "b:"
_PLAIN_NAME = re.compile(r"/[A-Za-z0-9+_.,:#-]{0,6}|/[A-Za-z][A-Za-z+_.,:#-]*[0-9]{0,5}")
_LONG_NUMBER = 10**10  # a telephone number
_LONG_REAL = re.compile(r"[-+.0-9]{11,}")
_REFERENCE = re.compile(r"([0-9]+) ([0-9]+) R")
_END_OF_REFERENCE = " R"
_REFERENCES = re.compile(r'"([0-9]+ [0-9]+ R)"')
# A real number with a sign, `+.5`, which qpdf passes on though JSON knows none.
_SIGNED = re.compile(r'^( *(?:"(?:[^"\\]|\\.)*": )?)\+', re.MULTILINE)
_DECODER = json.JSONDecoder(parse_float=str)
_MOST_HOPS = 8


class ObjectTable:
    """The objects of a file by their references."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf

    def get(self, fields: Fields, key: str) -> Value:
        """Return what stands under a key, be it an object of its own."""
        found = fields.get(key)
        if isinstance(found, str) and found.endswith(_END_OF_REFERENCE):
            return self._follow(found)
        return found

    def _follow(self, found: Value) -> Value:
        for _ in range(_MOST_HOPS):
            match = _REFERENCE.fullmatch(found) if isinstance(found, str) else None
            if match is None:
                break
            found = read_value(self._pdf.get_object(int(match[1]), int(match[2])))
        return found


def referred(pdf: pikepdf.Pdf, reference: str) -> pikepdf.Object:
    """Return the object that a reference, `6 0 R`, leads to."""
    number, generation, _ = reference.split()
    return pdf.get_object(int(number), int(generation))


def read_value(item: object) -> Value:
    """Return an object of a file as a plain value; what it refers to stays a reference."""
    return parse_json(json_of(item))


def json_of(item: object) -> str:
    """Return an object of a file as qpdf's JSON."""
    if isinstance(item, pikepdf.Object):
        return item.to_json(dereference=True, schema_version=2).decode()
    return json.dumps(item, default=str)


def parse_json(text: str) -> Value:
    """Read what `json_of` wrote."""
    try:
        value: Value = _DECODER.decode(text)
    except json.JSONDecodeError:
        value = _DECODER.decode(_SIGNED.sub(r"\g<1>0", text))
    return value


def references_in(text: str) -> set[str]:
    """Return the references in an object's JSON, where every other string bears a mark."""
    return set(_REFERENCES.findall(text))


def texts_of(value: Value) -> Iterator[str]:
    """Yield what a string, a telling name or a long number says."""
    if not isinstance(value, str):
        texts = [str(value)] if isinstance(value, int) and abs(value) >= _LONG_NUMBER else []
    elif value.startswith(_NAME_MARKS):
        texts = [] if _PLAIN_NAME.fullmatch(value) else [value]
    elif value.startswith(_BYTES_MARK):
        texts = [decode_unknown(bytes.fromhex(value.removeprefix(_BYTES_MARK)))]
    elif value.startswith(TEXT_MARK):
        texts = _readings_of(value.removeprefix(TEXT_MARK))
    else:
        texts = [value] if _LONG_REAL.fullmatch(value) else []
    yield from (text for text in texts if text.strip())


def _readings_of(text: str) -> list[str]:
    """Return a text, and what it is if its few bytes beyond ASCII are in another encoding."""
    if text.isascii():
        return [text]
    try:
        return [text, decode_unknown(text.encode("pdfdoc"))]
    except UnicodeEncodeError:
        return [text]


def reference_to(item: object) -> str:
    """Return the reference to an object; nothing for one that is part of another."""
    if not isinstance(item, pikepdf.Object) or not item.is_indirect:
        return ""
    number, generation = item.objgen
    return f"{number} {generation} R"
