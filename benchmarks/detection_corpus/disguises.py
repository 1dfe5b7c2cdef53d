"""Forms in which people hide a number from a filter, or spoil it by accident."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Disguise = Callable[[str, Random], str]


def _mapped(digits: str) -> Disguise:
    table = str.maketrans("0123456789", digits)
    return lambda value, _: value.translate(table)


def _groups(separator: str) -> Disguise:
    def apart(value: str, _: Random) -> str:
        sizes = {11: (3, 4, 4), 18: (6, 8, 4), 16: (4, 4, 4, 4), 19: (4, 4, 4, 4, 3), 20: (6, 8, 6)}
        pieces, position = [], 0
        for size in sizes.get(len(value), (4,) * (len(value) // 4 + 1)):
            pieces.append(value[position : position + size])
            position += size
        return separator.join(piece for piece in pieces if piece)

    return apart


def _between(separator: str) -> Disguise:
    return lambda value, _: separator.join(value)


def _once(separator: str) -> Disguise:
    def broken(value: str, random: Random) -> str:
        place = random.randint(3, len(value) - 4)
        return value[:place] + separator + value[place:]

    return broken


def _behind_each(mark: str) -> Disguise:
    return lambda value, _: "".join(character + mark for character in value)


def _some(replacements: dict[str, str]) -> Disguise:
    def replaced(value: str, random: Random) -> str:
        return "".join(
            replacements[mark] if mark in replacements and random.random() < 0.8 else mark
            for mark in value
        )

    return replaced


def _mixed_width(value: str, random: Random) -> str:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return "".join(mark.translate(wide) if random.random() < 0.5 else mark for mark in value)


def _mixed_han(value: str, random: Random) -> str:
    han = str.maketrans("0123456789", "〇一二三四五六七八九")
    return "".join(mark.translate(han) if random.random() < 0.4 else mark for mark in value)


DISGUISES: dict[str, Disguise] = {
    "full-width": _mapped("０１２３４５６７８９"),
    "mixed-width": _mixed_width,
    "mathematical-bold": _mapped("𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"),
    "monospace": _mapped("𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿"),
    "arabic-indic": _mapped("٠١٢٣٤٥٦٧٨٩"),
    "mongolian-digits": _mapped("᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙"),
    "tibetan-digits": _mapped("༠༡༢༣༤༥༦༧༨༩"),
    "circled": _mapped("⓪①②③④⑤⑥⑦⑧⑨"),
    "negative-circled": _mapped("⓿❶❷❸❹❺❻❼❽❾"),
    "superscript": _mapped("⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": _mapped("₀₁₂₃₄₅₆₇₈₉"),
    "han": _mapped("〇一二三四五六七八九"),
    "han-zero": _mapped("零一二三四五六七八九"),
    "han-ring": _mapped("○一二三四五六七八九"),
    "han-financial": _mapped("零壹贰叁肆伍陆柒捌玖"),
    "han-spoken": _mapped("洞幺两三四五六拐八勾"),
    "han-mixed": _mixed_han,
    "spaces": _groups(" "),
    "hyphens": _groups("-"),
    "dots": _groups("."),
    "middle-dots": _groups("·"),
    "underscores": _groups("_"),
    "slashes": _groups("/"),
    "en-dashes": _groups("–"),
    "ideographic-spaces": _groups("\u3000"),
    "no-break-spaces": _groups("\u00a0"),
    "thin-spaces": _groups("\u2009"),
    "spaced-out": _between(" "),
    "hyphened-out": _between("-"),
    "zero-width-space": _between("\u200b"),
    "zero-width-joiner": _once("\u200d"),
    "word-joiner": _groups("\u2060"),
    "byte-order-mark": _once("\ufeff"),
    "soft-hyphen": _groups("\u00ad"),
    "bidi-override": lambda value, _: f"{value[:5]}\u202d{value[5:]}\u202c",
    "bidi-isolate": _once("\u2066"),
    "keycaps": _behind_each("\ufe0f\u20e3"),
    "struck-through": _behind_each("\u0336"),
    "underlined": _behind_each("\u0332"),
    "line-break": _once("\n"),
    "line-break-crlf": _once("\r\n"),
    "hyphenated-line-break": _once("-\n"),
    "letter-o": _some({"0": "O"}),
    "letter-l": _some({"1": "l"}),
    "letters-o-and-i": _some({"0": "o", "1": "I"}),
    "cyrillic-o": _some({"0": "О"}),
    "glued-to-letters": lambda value, _: "No" + value,
    "in-brackets": lambda value, _: f"【{value}】",
}
# Forms that only telephones, or only identity numbers, take.
TELEPHONE_DISGUISES: dict[str, Disguise] = {
    "plus-86": lambda value, _: "+86" + value,
    "plus-86-spaced": lambda value, _: f"+86 {value[:3]} {value[3:7]} {value[7:]}",
    "double-zero-86": lambda value, _: "0086" + value,
    "bracketed-prefix": lambda value, _: f"({value[:3]}){value[3:]}",
    "bracketed-country": lambda value, _: "(86)" + value,
    "trunk-zero": lambda value, _: "0" + value,
    "seven-four": lambda value, _: f"{value[:7]} {value[7:]}",
}
IDENTITY_DISGUISES: dict[str, Disguise] = {
    "lower-case-x": lambda value, _: value.lower(),
    "full-width-x": lambda value, _: value.replace("X", "Ｘ"),
    "cyrillic-x": lambda value, _: value.replace("X", "Х"),
    "pupil-number": lambda value, _: "G" + value,
    "nation-prefix": lambda value, _: "CN" + value,
    "six-and-twelve": lambda value, _: f"{value[:6]} {value[6:]}",
    "date-apart": lambda value, _: (
        f"{value[:6]} {value[6:10]} {value[10:12]} {value[12:14]} {value[14:]}"
    ),
}
# What the spans of a disguised value must not include: things around it.
AROUND = {
    "glued-to-letters": (2, 0),
    "in-brackets": (1, 1),
    "nation-prefix": (2, 0),
    "pupil-number": (1, 0),
}
