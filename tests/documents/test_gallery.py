"""The gallery shows what the program makes: text, tags and sizes exactly, pictures nearly."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from noticegen.rendering.fonts import find_fonts

pytestmark = pytest.mark.slow


_MAKE = Path(__file__).resolve().parents[2] / "docs" / "gallery" / "make.py"
# Debian 12; lines of Debian 13 are a hair taller, so that some pages break elsewhere.
_PANGO_OF_THE_GALLERY = (1, 50)
# Mean difference of blurred grey pictures, of 255: another rasteriser stays below, a moved
# paragraph does not.
_TOLERANCE = 3.0


def _load() -> ModuleType:
    specification = importlib.util.spec_from_file_location("gallery_make", _MAKE)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


GALLERY = _load()
INDEX = json.loads(GALLERY.INDEX.read_text(encoding="utf-8"))


def test_gallery_shows_every_kind() -> None:
    assert list(INDEX) == list(GALLERY.pages())


@pytest.mark.parametrize("name", list(INDEX))
def test_page_is_the_one_in_the_gallery(name: str) -> None:
    if any(found.path is None for found in find_fonts()):
        pytest.skip("pages look different without the whole chain of fonts")
    data = GALLERY.pages()[name]()
    if _pango() != _PANGO_OF_THE_GALLERY:
        _require_the_same_but_for_breaks(GALLERY.describe(data), INDEX[name])
        return
    assert GALLERY.describe(data) == INDEX[name]
    for number, picture in enumerate(GALLERY.pictures(data), start=1):
        with Image.open(GALLERY.picture_path(name, number)) as shown:
            assert _difference(picture, shown) < _TOLERANCE


def _pango() -> tuple[int, int]:
    from weasyprint.text.ffi import pango

    number = pango.pango_version()
    return number // 10000, number // 100 % 100


def _require_the_same_but_for_breaks(found: dict[str, Any], shown: dict[str, Any]) -> None:
    """Compare what another Pango and other releases of the fonts leave as it is."""
    assert found["letters"] == shown["letters"]
    assert {tuple(size) for size in found["sizes"]} == {tuple(size) for size in shown["sizes"]}


def test_a_moved_paragraph_would_be_seen() -> None:
    with Image.open(GALLERY.picture_path("notice", 1)) as shown:
        moved = ImageChops.offset(shown.convert("L"), 0, 12)
        assert _difference(moved, shown) > _TOLERANCE


def _difference(one: Image.Image, other: Image.Image) -> float:
    soft = [picture.convert("L").filter(ImageFilter.GaussianBlur(1.5)) for picture in (one, other)]
    if soft[0].size != soft[1].size:
        return 255.0
    return float(ImageStat.Stat(ImageChops.difference(*soft)).mean[0])
