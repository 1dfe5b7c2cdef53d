import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.documents.measure import text_width
from noticegen.documents.titles import break_title

STEPPE = "察哈尔市达尔罕旗白音塔拉苏木巴彦敖包嘎查2026年12月特困人员救助供养发放公示"


@pytest.mark.parametrize(
    ("title", "width", "lines"),
    [
        (
            STEPPE,
            20,
            ("察哈尔市达尔罕旗白音塔拉苏木巴彦敖包嘎查", "2026年12月特困人员救助供养发放公示"),
        ),
        (
            STEPPE,
            14,
            ("察哈尔市达尔罕旗白音塔拉苏木", "巴彦敖包嘎查2026年12月", "特困人员救助供养发放公示"),
        ),
        ("青禾镇2026年12月高龄津贴发放公示", 12, ("青禾镇2026年12月", "高龄津贴发放公示")),
        # 20 ems of Han, but the figures are wider than half of one: it would leave one character.
        (
            "新城村2026年12月农村最低生活保障发放名单",
            20,
            ("新城村2026年12月", "农村最低生活保障发放名单"),
        ),
        # `城市` and `农村` are no places to break after.
        ("青禾镇12月城市低保发放公示", 9, ("青禾镇12月", "城市低保发放公示")),
    ],
)
def test_a_title_is_broken_between_places_not_within_a_name(
    title: str, width: float, lines: tuple[str, ...]
) -> None:
    assert break_title(title, width) == lines


@given(
    st.text(alphabet="察哈旗苏木嘎查村镇市城农区月2026年公示发放的", max_size=40),
    st.integers(8, 24),
)
def test_breaking_loses_nothing_and_fits(title: str, width: int) -> None:
    lines = break_title(title, width)
    assert "".join(lines) == title
    assert all(text_width(line) <= width + 4 for line in lines)
