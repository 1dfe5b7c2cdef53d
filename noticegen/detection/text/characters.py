"""What one character stands for once its costume is off: width, script, circle, look-alike."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Characters that need no folding; everything else goes through `fold`. Chinese punctuation stays
# as written: patterns name both widths, so that ordinary lines take the fast way.
PLAIN_CHARACTERS = "\\t\\n\\r\\x20-\\x7e\\u4e00-\\u9fff、。，：；（）“”‘’！？《》〔〕【】"

HAN_DIGITS = {
    **dict(zip("〇零一二三四五六七八九", "00123456789", strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", "123456789", strict=True)),
    **dict(zip("貳參陸", "236", strict=True)),
    # Read aloud over the telephone: 幺 1, 两 2, 拐 7, 洞 0, 勾 9.
    **dict(zip("幺两兩拐洞勾", "122709", strict=True)),
    **dict(zip("○◯", "00", strict=True)),
}

# Letters of other alphabets, and signs, that look like a Latin letter or a digit.
_LOOK_ALIKES = {
    **dict(zip("ОоΟοＯ", "OoOoO", strict=True)),
    **dict(zip("ІіӀӏΙι∣｜│¦", "IiIlIi||||", strict=True)),
    **dict(zip("ХхΧχ✕✖✗✘╳", "XxXxXXXXX", strict=True)),
    **dict(zip("АВЕКМНРСТ", "ABEKMHPCT", strict=True)),
    **dict(zip("〡〢〣〤〥〦〧〨〩", "123456789", strict=True)),
    **dict(zip("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅰⅱⅲⅳⅴⅵⅶⅷⅸ", "123456789" * 2, strict=True)),
    **dict(zip("º˚", "°°", strict=True)),
    # Parts of characters, which some programs put into a PDF for the characters themselves.
    **dict(zip("⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜", "母民虎西见角贝车长门青韦页风飞", strict=True)),
    **dict(zip("⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳", "食马骨鬼鱼鸟卤麦黄齐齿龙龟", strict=True)),
    # Braille and dice, whose figures Unicode calls patterns.
    **dict(zip("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⚀⚁⚂⚃⚄⚅", "1234567890123456", strict=True)),
    # Zeros in a circle, which Unicode gives no value.
    **dict(zip("🄋🄌🄍⓪⓿", "00000", strict=True)),
}

_INVISIBLE_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5")
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Mn", "Me"})
# What ends a cell (in old Word files), a line, a page or a record, and is no control of a device.
_LAYOUT_CONTROLS = {"\t": "\t", "\r": "\r", "\x07": "\t"} | dict.fromkeys(
    "\n\x0b\x0c\x1c\x1d\x1e\x1f\x85", "\n"
)
_CIRCLED_ZEROS = frozenset("🄋🄌🄍⓪⓿")
_ROMAN = frozenset("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅰⅱⅲⅳⅴⅵⅶⅷⅸ")
_CIRCLED_CATEGORIES = frozenset({"No"})


@lru_cache(maxsize=8192)
def is_invisible(character: str) -> bool:
    """Tell whether a character prints nothing of its own: zero width, direction, combining."""
    if character in _INVISIBLE_LETTERS:
        return True
    if character in _LAYOUT_CONTROLS:
        return False
    return unicodedata.category(character) in _INVISIBLE_CATEGORIES


@lru_cache(maxsize=8192)
def is_circled(character: str) -> bool:
    """Tell whether a digit stands in a circle, raised or lowered, or is Roman: ①, ⁵, ₃, ⒈, Ⅲ."""
    return (
        character in _CIRCLED_ZEROS
        or character in _ROMAN
        or (
            unicodedata.category(character) in _CIRCLED_CATEGORIES
            and unicodedata.numeric(character, -1) >= 0
        )
    )


@lru_cache(maxsize=8192)
def fold(character: str) -> str:
    """Return what a character stands for: "", itself, or the plain character or digits.

    Every Unicode digit becomes an ASCII digit, every space a space, every dash a hyphen,
    every line end a line feed. The result is longer than one only for circled numbers over 9.
    """
    if unicodedata.category(character) == "Cs":
        return "\ufffd"  # half a character: no search can encode it
    if character in _LAYOUT_CONTROLS:
        return _LAYOUT_CONTROLS[character]
    if is_invisible(character):
        return ""
    if character in _LOOK_ALIKES:
        return _LOOK_ALIKES[character]
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category == "Zs" or character == "\u2800":
        return " "
    if category in {"Zl", "Zp"}:
        return "\n"
    if category == "Pd" or character == "\u2212":
        return "-"
    return _fold_compatibility(character)


@lru_cache(maxsize=8192)
def is_plainly_folded(character: str) -> bool:
    """Tell whether one character stands for one other, which stands for itself."""
    folded = fold(character)
    return len(folded) == 1 and fold(folded) == folded


def _fold_compatibility(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    if len(folded) == 1:
        return _LOOK_ALIKES.get(folded, folded)
    if is_circled(character):
        digits = "".join(mark for mark in folded if mark.isascii() and mark.isdigit())
        numeral = next((mark for mark in folded if mark in HAN_DIGITS), "")
        # A fraction is a number of its own; taking its digits apart would invent one.
        return character if "\u2044" in folded else digits or numeral or character
    return character
