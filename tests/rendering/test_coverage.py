import pytest

from noticegen.rendering.coverage import uncovered
from noticegen.rendering.fonts import FONT_CHAIN, FoundFont

RARE = "㛃𬱖喆堃翀䶮𫍯𬸚𪨶𰻞𠮷㐂䲜𫖯𬬱𣎴𤋮鿃𫘦𬭼㵘𩽾"


def test_rare_characters_are_covered() -> None:
    assert uncovered(RARE) == frozenset()


def test_private_use_and_unassigned_characters_are_not() -> None:
    assert uncovered("王\ue81e\U0010fffd\U000f0000") == {"\ue81e", "\U0010fffd", "\U000f0000"}


@pytest.mark.parametrize("silent", ["\u2060", "\u200d", "\ufe0f", "\U000e0100", "\u180e", "\n"])
def test_characters_without_a_look_need_no_glyph(silent: str) -> None:
    assert uncovered(f"甲{silent}乙") == frozenset()


def test_mongolian_is_covered() -> None:
    assert uncovered("ᠪᠤᠭᠤᠲᠤ ᠬᠣᠲᠠ") == frozenset()


def test_emoji_is_not() -> None:
    assert uncovered("王\U0001fae0") == {"\U0001fae0"}


def test_chain_names_each_file_once() -> None:
    assert len({font.file for font in FONT_CHAIN}) == len(FONT_CHAIN)
    assert any(font.needed for font in FONT_CHAIN)
    assert FoundFont(FONT_CHAIN[0], None).path is None
