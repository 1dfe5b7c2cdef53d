"""Characters that look like a Chinese character and are another code point.

Lists copied from PDFs and old systems hold radicals (U+2F00 一 for U+4E00), compatibility
ideographs, and code points that old GB 18030 tables put into the private use area. They print
alike, but no search, comparison or screen reader takes them for the character.
"""

from __future__ import annotations

import unicodedata

# GB 18030-2022, annex A: these left the private use area.
_GB18030_PRIVATE = {
    0xE7C7: 0x1E3F,
    **dict(
        zip(range(0xE78D, 0xE797), (0xFE10, 0xFE12, 0xFE11, *range(0xFE13, 0xFE1A)), strict=True)
    ),
    0xE816: 0x20087,
    0xE817: 0x20089,
    0xE818: 0x200CC,
    0xE81E: 0x9FB4,
    0xE826: 0x9FB5,
    0xE82B: 0x9FB6,
    0xE82C: 0x9FB7,
    0xE831: 0x215D7,
    0xE832: 0x9FB8,
    0xE83B: 0x2298F,
    0xE843: 0x9FB9,
    0xE854: 0x9FBA,
    0xE855: 0x241FE,
    0xE864: 0x9FBB,
}
# Unicode, EquivalentUnifiedIdeograph: radicals without a decomposition of their own.
_RADICALS = dict(
    zip(
        map(ord, "⺁⺄⺋⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰"),
        map(ord, "厂乚卩民虎西见角贝车长门青页风飞食马骨鬼鱼鸟卤麦黄齐齿龙"),
        strict=True,
    )
)
_DECOMPOSING = (range(0x2E80, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))


def _build_table() -> dict[int, int]:
    table = {**_GB18030_PRIVATE, **_RADICALS}
    for block in _DECOMPOSING:
        for code in block:
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code) and len(plain) == 1:
                table[code] = ord(plain)
    return table


_TABLE = _build_table()


def unify_lookalikes(text: str) -> str:
    """Return the text with every look-alike replaced by the character it is read as."""
    return text.translate(_TABLE)


def lookalikes_in(text: str) -> frozenset[str]:
    """Return the look-alikes of a text."""
    return frozenset(character for character in text if ord(character) in _TABLE)
