"""A style sheet that asks for too much ends its own process, not the run's."""

from __future__ import annotations

import sys

import pytest

from noticegen.errors import ErrorCode, InputError, RefusalError
from noticegen.rendering.bounded import BoundedPress, Bounds
from noticegen.rendering.pdf import render_pdf, render_with_boxes

_PAGE = '<html lang="zh"><p class="keep">新城村公示</p>'


class _Impatient(Bounds):
    """Waits for a short page, and not for a long one."""

    def seconds_for(self, html: str) -> float:
        return 2.0 if len(html) > 10_000 else 300.0


_ENDLESS = f"<style>@page {{ size: 1mm; margin: 0 }}</style><p>{'字 ' * 200_000}"


def test_ordinary_pages_are_the_same_bytes_as_elsewhere() -> None:
    with BoundedPress("本镇") as press:
        assert press(_PAGE) == render_pdf(_PAGE)
        assert press.with_boxes(_PAGE) == render_with_boxes(_PAGE)


@pytest.mark.slow
def test_a_page_without_end_is_refused_and_the_next_is_printed() -> None:
    with BoundedPress("本镇", _Impatient()) as press:
        with pytest.raises(InputError) as caught:
            press(_ENDLESS)
        assert caught.value.code is ErrorCode.TEMPLATE_INVALID
        assert "本镇" in caught.value.message
        assert "秒" in caught.value.message
        assert "字 字" not in caught.value.message
        assert press(_PAGE) == render_pdf(_PAGE)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no bound of memory there")
def test_a_page_that_wants_all_memory_is_refused() -> None:
    # The process takes half of the bound for itself; the page would take as much again and more.
    with BoundedPress("本镇", Bounds(memory=400_000_000)) as press:
        with pytest.raises(InputError) as caught:
            press("<html lang=zh><body>" + "x" * 60_000_000)
        assert caught.value.code is ErrorCode.TEMPLATE_INVALID
        assert "内存" in caught.value.message


def test_the_renderers_own_refusals_come_through() -> None:
    with BoundedPress("本镇") as press, pytest.raises(RefusalError) as caught:
        press("<html lang=zh><style>p { no-such: 1 }</style><p>字")
    assert caught.value.code is ErrorCode.RENDERING_FAILED


def test_a_long_list_has_more_time() -> None:
    bounds = Bounds()
    assert bounds.seconds_for("字" * 3_000_000) > bounds.seconds_for("字") + 900
