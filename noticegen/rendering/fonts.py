"""The declared chain of fonts: what a page may be set in, where it comes from, where it lies.

The order is the order in which a character looks for its glyph. It was chosen by measured
coverage: 仿宋 first because GB/T 9704-2012 asks for it, then the closest match in stroke weight,
then ever wider coverage up to the whole of GB 18030-2022 level 3. Licence files lie beside the
fonts that set-up fetches; Debian's packages carry their own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from noticegen.settings.places import user_data_directory


@dataclass(frozen=True, slots=True)
class Font:
    """One font file of the chain.

    `package` is the Debian package that holds `file`; `face` is its place in a collection;
    `needed` says whether pages are wrong without it (otherwise they only look plainer).
    """

    family: str
    file: str
    package: str
    licence: str
    role: str
    face: int = 0
    needed: bool = False


@dataclass(frozen=True, slots=True)
class FoundFont:
    """A font of the chain and where it lies on this machine, if it does."""

    font: Font
    path: Path | None


_FANDOL = "texlive-lang-chinese"
_FANDOL_LICENCE = "GPL with font exception"
_OFL = "OFL-1.1"
_SC_FACE = 2  # Noto's collections hold JP, KR, SC, TC, HK in this order

FONT_CHAIN: tuple[Font, ...] = (
    Font(
        "FandolFang R",
        "FandolFang-Regular.otf",
        _FANDOL,
        _FANDOL_LICENCE,
        "仿宋：正文，6638个常用字",
    ),
    Font("FandolHei", "FandolHei-Regular.otf", _FANDOL, _FANDOL_LICENCE, "黑体：一级标题、海报"),
    Font("FandolKai", "FandolKai-Regular.otf", _FANDOL, _FANDOL_LICENCE, "楷体：二级标题"),
    Font(
        "LXGW WenKai Light",
        "LXGWWenKai-Light.ttf",
        "fonts-lxgw-wenkai",
        _OFL,
        "文楷：补仿宋没有的规范汉字",
    ),
    Font("LXGW WenKai", "LXGWWenKai-Regular.ttf", "fonts-lxgw-wenkai", _OFL, "文楷：同上，较粗"),
    Font(
        "Noto Serif CJK SC",
        "NotoSerifCJK-Regular.ttc",
        "fonts-noto-cjk",
        _OFL,
        "宋体：通用规范汉字表全部8105字",
        face=_SC_FACE,
        needed=True,
    ),
    Font(
        "Noto Serif CJK SC",
        "NotoSerifCJK-Bold.ttc",
        "fonts-noto-cjk",
        _OFL,
        "小标宋：标题、红头",
        face=_SC_FACE,
        needed=True,
    ),
    Font(
        "Noto Serif CJK SC",
        "NotoSerifCJK-Black.ttc",
        "fonts-noto-cjk-extra",
        _OFL,
        "小标宋：标题（更重）",
        face=_SC_FACE,
    ),
    Font("HanaMinA", "HanaMinA.ttf", "fonts-hanazono", "Hanazono or OFL-1.1", "花园明朝A：扩展A区"),
    Font(
        "HanaMinB", "HanaMinB.ttf", "fonts-hanazono", "Hanazono or OFL-1.1", "花园明朝B：扩展B–F区"
    ),
    Font(
        "BabelStone Han",
        "BabelStoneHan.ttf",
        "fonts-babelstone-han",
        "Arphic-1999",
        "扩展G、H区的一部分",
    ),
    Font(
        "Noto Sans Mongolian",
        "NotoSansMongolian-Regular.ttf",
        "fonts-noto-core",
        _OFL,
        "传统蒙古文",
    ),
)

FONTS_VARIABLE = "NOTICEGEN_FONTS"


def font_directories() -> tuple[Path, ...]:
    """Return the existing directories fonts are looked for in, the first that has a file wins.

    The variable NOTICEGEN_FONTS (a list of directories, as in PATH) comes first, then a
    checkout's own `.fonts`, the user's noticegen data directory, and the system's.
    """
    named = os.environ.get(FONTS_VARIABLE, "")
    candidates = [
        *(Path(part) for part in named.split(os.pathsep) if part),
        Path(__file__).resolve().parents[2] / ".fonts",
        user_data_directory() / "fonts",
        *_system_directories(),
    ]
    return tuple(path for path in dict.fromkeys(candidates) if path.is_dir())


def find_fonts() -> tuple[FoundFont, ...]:
    """Return the whole chain with the path of each font on this machine."""
    return _find_fonts(font_directories())


@cache
def _find_fonts(directories: tuple[Path, ...]) -> tuple[FoundFont, ...]:
    wanted = {font.file for font in FONT_CHAIN}
    paths: dict[str, Path] = {}
    for directory in directories:
        for path in _files_below(directory):
            if path.name in wanted:
                paths.setdefault(path.name, path)
    return tuple(FoundFont(font, paths.get(font.file)) for font in FONT_CHAIN)


def _files_below(directory: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(directory):
        folders.sort()
        for name in names:
            yield Path(parent, name)


def _system_directories() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return (windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    return (
        home / ".local" / "share" / "fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
        Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"),
    )
