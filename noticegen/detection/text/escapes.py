r"""Characters written by their codes: %31%36, \u0031, \x31, U+0031, 0x31, =31; figures in Base64.

A program shows them as the characters they stand for, and so reads who wants the number.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from noticegen.detection.text.rewriting import Edit

_BYTE = "[0-9A-Fa-f]{2}"
_CONTINUED = "(?:{0}[89ABab][0-9A-Fa-f])"
_SIGNS = "%="
# One character of UTF-8, every byte behind a sign, or a number that a program reads as one.
_OF_BYTES = "|".join(
    rf"{sign}(?:25)?[0-7][0-9A-Fa-f]|{sign}[CDcd][0-9A-Fa-f]{more}"
    rf"|{sign}[Ee][0-9A-Fa-f]{more}{{2}}|{sign}[Ff][0-7]{more}{{3}}"
    for sign, more in ((sign, _CONTINUED.format(sign)) for sign in _SIGNS)
)
_OF_NUMBERS = (
    r"\\+u(?:(?P<hex>[0-9A-Fa-f]{4})|\{(?P<braced>[0-9A-Fa-f]{1,6})\})|\\+x(?P<byte>[0-9A-Fa-f]{2})"
    r"|\\(?P<style>0{3,4}[2-7][0-9A-Fa-f]) ?"
    r"|\\(?P<octal>[01][0-7]{2}|[67][0-7](?![0-9]))"
    r"|[Uu]\+(?P<point>[0-9A-Fa-f]{4,5})[ ,]?|0x(?P<zero>[0-9A-Fa-f]{2})[ ,]{0,2}"
)
_ESCAPE = re.compile(rf"(?P<bytes>{_OF_BYTES})|{_OF_NUMBERS}")
# What any of these begins with: a character, and what stands before and behind it.
CODE_MARKS = r"%=\\+x3MNO\x1b"
BEGINS_A_CODE = (
    rf"(?<=[%=]){_BYTE}|(?<=\\)[ux0167nrt\r\n]|(?<=[Uu]\+)[0-9A-Fa-f]{{4}}|(?<=0x){_BYTE}"
    r"|(?<=3)[0-9](?: ?3[0-9]){9}|(?<=[MNO])[DTjz]..[MNO][DTjz]|(?<==)\r?\n|(?<=\x1b)\["
)
_CODED = re.compile(f"[{CODE_MARKS}](?:{BEGINS_A_CODE})")
# Less than three in a row are a percentage, a path or a formula.
_RUN = re.compile(
    rf"(?:(?<![0-9])|(?=[%=][C-Fc-f]))(?:{_ESCAPE.pattern}){{3,}}".replace("?P<", "?P<run_")
)
# A number of a person as hexadecimal bytes, and in Base64, where figures have few forms.
_HEX = re.compile(
    r"(?<![0-9A-Fa-f])3[0-9](?P<gap> ?)3[0-9](?:(?P=gap)3[0-9]){8,19}(?:(?P=gap)[357][0-9])"
    r"(?![0-9A-Fa-f])"
)
_BASE64 = re.compile(
    r"(?<![0-9A-Za-z+/])(?:[MNO][DTjz][A-Za-z0-9]{2}){3,7}[A-Za-z0-9]{0,3}={0,2}(?![0-9A-Za-z+/=])"
)
_NUMBER = re.compile(rb"[0-9]{10,20}[Xx]?")
_LINE_GOES_ON = re.compile(r"(?<=[0-9])[=\\]\r?\n(?=[0-9])")
# A separator between two figures, written by its code: 165%200000, 165\\n0000, 165\\u200b0000.
_SEPARATOR = re.compile(
    r"(?<=[0-9])(?:(?P<line>(?:\\+r)?\\+n)|(?P<blank>%20|%09|\\+t|\\+u(?:00[aA]0|0020|3000)|\\+x(?:20|[aA]0))"
    r"|(?P<dash>%2[Dd]|\\+u(?:002[dD]|201[0-5])|\\+x2[dD])"
    r"|(?P<nothing>%E2%80%8[B-Fb-f]|\\+u(?:200[b-fB-F]|2060|[fF][eE][fF]{2}|00[aA][dD])))(?=[0-9])"
)
# A percent sign that is itself written by its code, and what colours a terminal.
_TWICE = re.compile("%25(?=[0-7][0-9A-Fa-f])")
_ENTITY_TWICE = re.compile(r"&amp;(?=#[0-9xX])")
_TERMINAL = re.compile(r"\x1b\[[0-9;]{0,12}[A-Za-z]")
_WRITTEN = {"line": "\n", "blank": " ", "dash": "-", "nothing": ""}
_BASES = {"hex": 16, "braced": 16, "byte": 16, "point": 16, "zero": 16, "octal": 8, "style": 16}
_LAST_CODE = 0x10FFFF


def escape_edits(text: str) -> Iterator[Edit]:
    """Yield what writes the characters themselves for three or more codes in a row."""
    twice = list(_ENTITY_TWICE.finditer(text)) if "&amp;#" in text else []
    if _CODED.search(text) is None and not twice:
        return
    edits = [Edit(*entity.span(), "&") for entity in twice]
    edits += [*_characters(text), *_figures(text)]
    edits += [Edit(*end.span(), "") for end in _LINE_GOES_ON.finditer(text)]
    edits += [Edit(*colour.span(), "") for colour in _TERMINAL.finditer(text)]
    edits += [
        Edit(*match.span(), _WRITTEN[match.lastgroup or ""]) for match in _SEPARATOR.finditer(text)
    ]
    position = 0
    for edit in sorted(edits):
        if edit.start >= position:
            yield edit
            position = edit.end


def _characters(text: str) -> Iterator[Edit]:
    for run in _RUN.finditer(text):
        for escape in _ESCAPE.finditer(text, *run.span()):
            yield Edit(*escape.span(), _character(escape))


def _figures(text: str) -> Iterator[Edit]:
    """Yield what writes the figures themselves for a number in hexadecimal bytes or Base64."""
    for match in _HEX.finditer(text):
        yield Edit(*match.span(), bytes.fromhex(match.group()).decode("ascii"))
    for match in _BASE64.finditer(text):
        token = match.group().rstrip("=")
        if len(token) % 4 == 1:
            continue  # no bytes are written so
        number = base64.b64decode(token + "=" * (-len(token) % 4))
        if _NUMBER.fullmatch(number):
            yield Edit(*match.span(), number.decode("ascii"))


def _character(escape: re.Match[str]) -> str:
    if escape["bytes"]:
        written_twice = _TWICE.sub("%", escape["bytes"])
        code = bytes.fromhex(written_twice.replace("%", "").replace("=", ""))
        return code.decode("utf-8", errors="replace")
    written = {name: digits for name, digits in escape.groupdict().items() if digits}
    name, digits = next(iter(written.items()))
    code_point = int(digits, _BASES[name])
    return chr(code_point) if code_point <= _LAST_CODE else "\ufffd"
