"""The exact command that mends a lack, on the system at hand.

On Debian and Ubuntu every part is a package. Elsewhere Pango is one, but packaged fonts bear
other file names, so the fonts come from their makers' own pages into noticegen's font directory.
Commands for Windows are for PowerShell, also the one that Windows brings, which knows no `&&`.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from noticegen.rendering.fonts import Font
from noticegen.settings.places import user_data_directory

_FANDOL_PACKAGE = "texlive-lang-chinese"
_NOTO_FILE = "NotoSerifCJK"
_NOTO_ADDRESS = (
    "https://github.com/notofonts/noto-cjk/releases/download/Serif2.003/04_NotoSerifCJKOTC.zip"
)


class System(StrEnum):
    """The kinds of systems whose commands differ."""

    DEBIAN = "debian"
    FEDORA = "fedora"
    MACOS = "macos"
    WINDOWS = "windows"
    OTHER = "other"


def detect_system() -> System:
    """Return the kind of system this is."""
    if sys.platform == "win32":
        return System.WINDOWS
    if sys.platform == "darwin":
        return System.MACOS
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return System.OTHER
    family = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    if family & {"debian", "ubuntu"}:
        return System.DEBIAN
    return System.FEDORA if family & {"fedora", "rhel", "centos", "openeuler"} else System.OTHER


def mend_pango(system: System) -> str:
    """Return the command that installs Pango."""
    return {
        System.DEBIAN: "sudo apt-get update && sudo apt-get install -y --no-install-recommends"
        " libpango-1.0-0 libpangoft2-1.0-0",
        System.FEDORA: "sudo dnf install -y pango",
        # Apple's own Python does not look where Homebrew for Apple processors puts libraries.
        System.MACOS: "brew install pango && export DYLD_FALLBACK_LIBRARY_PATH="
        '"$(brew --prefix)/lib"',
        # WeasyPrint looks in `ucrt64` by itself.
        System.WINDOWS: "winget install --exact --id MSYS2.MSYS2; "
        r'C:\msys64\usr\bin\bash -lc "pacman -Sy --noconfirm mingw-w64-ucrt-x86_64-pango"',
        System.OTHER: "请用系统的软件包管理程序安装 Pango 1.44 或更新的版本",
    }[system]


def mend_fonts(system: System, fonts: Iterable[Font]) -> str:
    """Return the command that installs missing fonts; several are joined into one."""
    lacking = tuple(fonts)
    if system is System.DEBIAN:
        return _mend_fonts_on_debian(lacking)
    target = user_data_directory() / "fonts"
    files = "、".join(font.file for font in lacking if not font.file.startswith(_NOTO_FILE))
    by_hand = f"把字体文件 {files} 放进 {target}" if files else ""
    if len(lacking) == sum(font.file in files for font in lacking):
        return by_hand
    return _fetch_noto(system, target) + (f"；{by_hand}" if by_hand else "")


def _mend_fonts_on_debian(fonts: tuple[Font, ...]) -> str:
    packages = sorted({font.package for font in fonts} - {_FANDOL_PACKAGE})
    commands = []
    if packages:
        commands.append(
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends "
            + " ".join(packages)
        )
    if any(font.package == _FANDOL_PACKAGE for font in fonts):
        # The package brings a whole TeX with it; three files of it are enough.
        target = user_data_directory() / "fonts"
        commands.append(
            f'(cd "$(mktemp -d)" && apt-get download {_FANDOL_PACKAGE} && dpkg -x *.deb .'
            f' && mkdir -p "{target}" && cp usr/share/texlive/texmf-dist/fonts/opentype/public/'
            f'fandol/Fandol*-Regular.otf "{target}")'
        )
    return " && ".join(commands)


def _fetch_noto(system: System, target: Path) -> str:
    if system is System.WINDOWS:
        return f'curl.exe -L -o noto.zip {_NOTO_ADDRESS}; Expand-Archive -Force noto.zip "{target}"'
    return (
        f'mkdir -p "{target}" && curl -L -o noto.zip {_NOTO_ADDRESS}'
        f' && unzip -o noto.zip -d "{target}"'
    )


def mend_python(system: System) -> str:
    """Return the command that installs a Python new enough."""
    return {
        System.DEBIAN: "sudo apt-get update && sudo apt-get install -y python3 python3-venv",
        System.FEDORA: "sudo dnf install -y python3.12",
        System.MACOS: "brew install python@3.12",
        System.WINDOWS: "winget install --exact --id Python.Python.3.12",
        System.OTHER: "请用系统的软件包管理程序安装 Python 3.11 或更新的版本",
    }[system]


def mend_recognition() -> str:
    """Return the command that adds character recognition to this installation of noticegen."""
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "scripts" / "setup").is_file():
        return f'"{checkout / "scripts" / "setup"}" --ocr'
    return f'"{sys.executable}" -m pip install onnxruntime pi-heif rapidocr'


def mend_unpacking(system: System) -> str:
    """Return the command that installs what unpacks RAR, 7z and the like."""
    by_hand = "先用解压软件解开压缩包，再检查解出来的文件"
    return {
        System.DEBIAN: "sudo apt-get update && sudo apt-get install -y --no-install-recommends"
        " libarchive13t64 || sudo apt-get install -y --no-install-recommends libarchive13",
        System.FEDORA: "sudo dnf install -y libarchive",
        System.MACOS: "brew install libarchive && export LIBARCHIVE="
        '"$(brew --prefix)/opt/libarchive/lib/libarchive.dylib"',
    }.get(system, by_hand)


def mend_directory(system: System, directory: Path) -> str:
    """Return the command that makes a directory of the user's own writable."""
    if system is System.WINDOWS:
        return f'icacls "{directory}" /grant "${{env:USERNAME}}:(OI)(CI)M"'
    return f'mkdir -p "{directory}" && chmod u+rwx "{directory}"'


def move_elsewhere(system: System) -> str:
    """Return the command that goes to a directory where one may write."""
    if system is System.WINDOWS:
        return r'New-Item -Force -ItemType Directory "$HOME\公示"; cd "$HOME\公示"'
    return 'mkdir -p "$HOME/公示" && cd "$HOME/公示"'


def move_temporary_files(system: System) -> str:
    """Return the command that gives temporary files another place."""
    if system is System.WINDOWS:
        return (
            r'New-Item -Force -ItemType Directory "$HOME\noticegen-tmp";'
            r' $env:TEMP = "$HOME\noticegen-tmp"; $env:TMP = $env:TEMP'
        )
    return 'mkdir -p "$HOME/noticegen-tmp" && export TMPDIR="$HOME/noticegen-tmp"'
