"""What this machine lacks for making notices, and how to mend it. Looks, changes nothing."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from noticegen.deidentify.posting import knows_days_off
from noticegen.errors import NoticegenError
from noticegen.pipeline.remedies import (
    System,
    detect_system,
    mend_directory,
    mend_fonts,
    mend_pango,
    mend_python,
    mend_recognition,
    mend_unpacking,
    move_elsewhere,
    move_temporary_files,
)
from noticegen.rendering.coverage import count_coverage
from noticegen.rendering.fonts import FoundFont, find_fonts
from noticegen.settings.places import user_cache_directory
from noticegen.settings.resources import resource_directory

_LEAST_PYTHON = (3, 11)
_AHEAD = timedelta(days=31)  # seven working days over the longest holidays, and time to write
_REINSTALL = "程序安装不完整，请重新安装 noticegen"
_SCRIPTS = {
    "常用汉字": range(0x4E00, 0xA000),
    "扩展A区": range(0x3400, 0x4DC0),
    "扩展B–H区": range(0x20000, 0x323B0),
    "蒙古文": range(0x1800, 0x18B0),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `needed` says whether nothing can be made without it."""

    name: str
    passed: bool
    needed: bool
    detail: str
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything that was looked at."""

    system: System
    checks: tuple[Check, ...]

    @property
    def usable(self) -> bool:
        """Tell whether notices can be made on this machine."""
        return all(check.passed for check in self.checks if check.needed)

    def as_document(self) -> dict[str, Any]:
        """Return the diagnosis for `--json`."""
        return {
            "usable": self.usable,
            "system": str(self.system),
            "checks": [
                {
                    "name": check.name,
                    "passed": check.passed,
                    "needed": check.needed,
                    "detail": check.detail,
                    "remedy": check.remedy,
                }
                for check in self.checks
            ],
        }


def diagnose() -> Diagnosis:
    """Look at everything noticegen needs on this machine."""
    system = detect_system()
    return Diagnosis(
        system,
        (
            check_python(system),
            check_pango(system),
            *check_fonts(system),
            check_printing(),
            *check_resources(),
            check_calendar(datetime.now().astimezone().date()),
            check_recognition(),
            check_unpacking(system),
            *check_permissions(system),
        ),
    )


def check_python(system: System) -> Check:
    """Check the version of Python."""
    version = sys.version_info
    wanted = ".".join(map(str, _LEAST_PYTHON))
    return Check(
        "Python",
        passed=version[:2] >= _LEAST_PYTHON,
        needed=True,
        detail=f"{version.major}.{version.minor}.{version.micro}（需要 {wanted} 或更新）",
        remedy=None if version[:2] >= _LEAST_PYTHON else mend_python(system),
    )


def check_pango(system: System) -> Check:
    """Check that Pango, which sets the lines, can be loaded."""
    try:
        from weasyprint.text.ffi import pango
    except OSError:
        return Check("Pango", False, True, "没有找到，不能排版", mend_pango(system))
    number = pango.pango_version()
    version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return Check("Pango", True, True, version)


def check_calendar(today: date) -> Check:
    """Check that the days off of the weeks to come are known; an office may state them itself."""
    year = (today + _AHEAD).year
    known = knows_days_off(year)
    return Check(
        "放假安排",
        passed=known,
        needed=False,
        detail=f"知道{year}年的"
        if known
        else f"不知道{year}年的：按工作日公示的项目，公示期到{year}年的会停下来",
        remedy=None if known else f"把{year}年的放假安排写进单位文件（见《打印、拼接和张贴》）",
    )


def check_fonts(system: System) -> Iterator[Check]:
    """Check every font of the chain, and count what each can draw."""
    for found in find_fonts():
        font = found.font
        yield Check(
            name=f"字体 {font.file}",
            passed=found.path is not None,
            needed=font.needed,
            detail=f"{font.role}；{_describe_coverage(found)}" if found.path else font.role,
            remedy=None if found.path else mend_fonts(system, [font]),
        )


def _describe_coverage(found: FoundFont) -> str:
    counts = zip(_SCRIPTS, count_coverage(found, _SCRIPTS.values()), strict=True)
    return "、".join(f"{label}{count}字" for label, count in counts if count) or "无汉字"


def check_printing() -> Check:
    """Print one page in memory: the proof that the parts work together."""
    from noticegen.rendering.pdf import render_pdf

    try:
        data = render_pdf('<html lang="zh"><title>试印</title><p>社会救助公示试印页</p></html>')
    except NoticegenError as error:
        return Check("试印一页", False, True, error.what, "请先解决上面各项，再运行一次")
    return Check("试印一页", True, True, f"{len(data) // 1024} KB")


def check_resources() -> Iterator[Check]:
    """Check that the program's own templates, policies, examples and word lists are there."""
    for name, label in (("templates", "模板"), ("policies", "政策"), ("examples", "示例")):
        try:
            files = sum(1 for path in resource_directory(name).rglob("*") if path.is_file())
        except FileNotFoundError:
            files = 0
        remedy = None if files else _REINSTALL
        yield Check(label, files > 0, name != "examples", f"{files}个文件", remedy)
    yield _check_detector()


def _check_detector() -> Check:
    from noticegen.detection import scan_text

    try:
        scan_text("检查")
    except NoticegenError as error:
        return Check("个人信息检查", False, True, error.what, _REINSTALL)
    return Check("个人信息检查", True, True, "词表齐全")


def check_recognition() -> Check:
    """Check the optional extra that reads photographs and scanned pages: read a printed line."""
    from noticegen.detection.inspectors.optical.engine import can_recognise
    from noticegen.detection.inspectors.pictures import learn_heic

    name, remedy = "文字识别（可不装）", mend_recognition()
    if not can_recognise():
        return Check(name, False, False, "没有安装：照片、扫描件报“没能检查”", remedy)
    try:
        read = _read_sample()
    except Exception as error:
        return Check(name, False, False, f"装了但不能用（{type(error).__name__}）", remedy)
    if not read:
        return Check(name, False, False, "装了但认不出字", remedy)
    if not learn_heic():
        return Check(name, False, False, "照片、扫描件可以检查，苹果手机的 HEIC 照片不能", remedy)
    return Check(name, True, False, "照片（HEIC 也能）、扫描件可以检查，不用联网")


def _read_sample() -> bool:
    """Tell whether a line of figures that we draw is read as we drew it."""
    from PIL import Image, ImageDraw, ImageFont

    from noticegen.detection.inspectors.optical.reading import read_writing

    picture = Image.new("L", (360, 90), 255)
    font = ImageFont.load_default(40)
    ImageDraw.Draw(picture).text((40, 20), "0472 5180", font=font, fill=0)
    return "5180" in read_writing(picture).text


def check_unpacking(system: System) -> Check:
    """Check the optional library that opens RAR, 7z and other archives."""
    from noticegen.detection.inspectors.archives import load_libarchive

    name = "解压 RAR、7z（可不装）"
    if load_libarchive() is None:
        return Check(name, False, False, "没有找到：这类压缩包报“没能检查”", mend_unpacking(system))
    return Check(name, True, False, "RAR、7z、CAB、ISO 里的文件可以检查")


def check_permissions(system: System) -> Iterator[Check]:
    """Check where files must be written: the current directory, temporary files, the cache."""
    cache = user_cache_directory()
    yield _check_writing("写入当前目录", _current_directory(), False, move_elsewhere(system))
    yield _check_writing("写入临时目录", _temporary_directory(), True, move_temporary_files(system))
    yield _check_writing("写入缓存目录", cache, False, mend_directory(system, cache))


def _check_writing(label: str, directory: Path | None, needed: bool, remedy: str) -> Check:
    if directory is None:
        return Check(label, False, needed, "没有这个目录", remedy)
    allowed = _is_writable(directory)
    return Check(label, allowed, needed, str(directory), None if allowed else remedy)


def _current_directory() -> Path | None:
    try:
        return Path.cwd()
    except FileNotFoundError:  # somebody has removed it
        return None


def _temporary_directory() -> Path | None:
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError:  # none of the usual places can be written
        return None


def _is_writable(directory: Path) -> bool:
    """Tell whether a file can be made there, or the directory itself."""
    existing = next(path for path in (directory, *directory.parents) if path.exists())
    if existing != directory:
        return os.access(existing, os.W_OK)
    try:
        with tempfile.TemporaryFile(dir=directory):
            return True
    except OSError:
        return False
