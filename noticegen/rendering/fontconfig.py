"""A private fontconfig: pages are set in the declared fonts and in nothing else.

Without it Pango falls back to whatever a machine happens to have, and the same notice would
look different in every office. The configuration lists the chain's own files; hinting is off so
that measures do not depend on the screen.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path, PurePath, PureWindowsPath
from xml.sax.saxutils import escape

from noticegen.errors import ErrorCode, InputError
from noticegen.rendering.fonts import find_fonts
from noticegen.settings.places import user_cache_directory

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{directories}
  <cachedir>{cache}</cachedir>
  <selectfont>
    <rejectfont><glob>*</glob></rejectfont>
{fonts}
  </selectfont>
  <match target="font">
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="autohint" mode="assign"><bool>false</bool></edit>
    <edit name="embeddedbitmap" mode="assign"><bool>false</bool></edit>
  </match>
</fontconfig>
"""


_FILE_VARIABLE = "FONTCONFIG_FILE"


def use_declared_fonts() -> Path:
    """Point fontconfig at the declared chain; call before WeasyPrint is imported.

    Returns the configuration file. An InputError says which fonts nothing can be set without.
    """
    fonts = find_fonts()
    lacking = sorted(
        {found.font.package for found in fonts if found.font.needed and found.path is None}
    )
    if lacking:
        raise InputError(ErrorCode.FONT_MISSING, missing="、".join(lacking))
    path = _write_configuration(tuple(found.path for found in fonts if found.path is not None))
    os.environ[_FILE_VARIABLE] = str(path)
    # A path or a sysroot set elsewhere would win over the file.
    os.environ.pop("FONTCONFIG_PATH", None)
    os.environ.pop("FONTCONFIG_SYSROOT", None)
    return path


@contextmanager
def configured_by(path: Path) -> Iterator[None]:
    """Have fontconfig read another configuration file for as long as this lasts."""
    before = os.environ.get(_FILE_VARIABLE)
    os.environ[_FILE_VARIABLE] = str(path)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_FILE_VARIABLE]
        else:
            os.environ[_FILE_VARIABLE] = before


@cache
def _write_configuration(paths: tuple[Path, ...]) -> Path:
    for directory in (user_cache_directory(), None):
        try:
            home = directory or _temporary_directory()
            return write_configuration(home, paths)
        except OSError:
            continue
    raise InputError(ErrorCode.OUTPUT_UNWRITABLE, directory=tempfile.gettempdir(), why="写不了")


def write_configuration(home: Path, paths: tuple[Path, ...]) -> Path:
    """Write the configuration that knows some font files and no others; its cache lies beside."""
    text = _CONFIGURATION.format(
        directories="\n".join(
            f"  <dir>{escape(str(parent))}</dir>"
            for parent in dict.fromkeys(path.parent for path in paths)
        ),
        cache=escape(str(home / "fontconfig")),
        fonts="\n".join(
            f"    <acceptfont><glob>{escape(_pattern(path))}</glob></acceptfont>" for path in paths
        ),
    )
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    target = home / f"fonts-{digest}.conf"
    home.mkdir(parents=True, exist_ok=True)
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        descriptor, draft = tempfile.mkstemp(dir=home, suffix=".conf")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        Path(draft).replace(target)
    return target


def _pattern(path: PurePath) -> str:
    """Return the pattern by which fontconfig accepts a font file.

    On Windows fontconfig writes paths with slashes of its own choice, so that no whole path would
    match; there the file's name decides, in the directories that are listed.
    """
    return f"*{path.name}" if isinstance(path, PureWindowsPath) else str(path)


def _temporary_directory() -> Path:
    directory = Path(tempfile.mkdtemp(prefix="noticegen-fonts-"))
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    return directory
