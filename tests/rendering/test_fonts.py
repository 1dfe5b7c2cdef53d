"""What happens on a machine that has only some of the fonts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from noticegen.errors import InputError
from noticegen.rendering import fonts
from noticegen.rendering.fontconfig import use_declared_fonts

_RENDER = """
import sys
from pathlib import Path
from noticegen.rendering import fonts
fonts.font_directories = lambda: (Path(sys.argv[1]),)
from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.rendering.coverage import uncovered
from noticegen.rendering.pdf import render_pdf
print(sorted(found.font.file for found in fonts.find_fonts() if found.path))
print(sorted(map(ord, uncovered("王\\u36c3\\U0002cc56\\U000323b0"))))
publication = invent_publication(1, ("新村",))
print(len(render_pdf(notice_html(publication))))
"""


def _link(directory: Path, *files: str) -> None:
    for found in fonts.find_fonts():
        if found.font.file in files:
            assert found.path is not None
            (directory / found.font.file).symlink_to(found.path)


def test_pages_can_be_made_with_noto_serif_alone(tmp_path: Path) -> None:
    some = tmp_path / "fonts"
    some.mkdir()
    files = ["NotoSerifCJK-Bold.ttc", "NotoSerifCJK-Regular.ttc"]
    _link(some, *files)
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", _RENDER, str(some)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    present, missing, size = done.stdout.splitlines()
    assert present == str(files)
    assert missing == str([0x323B0])
    assert int(size) > 10_000
    assert done.stderr == ""


def test_without_any_serif_font_the_program_says_which_package_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fonts, "font_directories", lambda: (tmp_path,))
    with pytest.raises(InputError) as caught:
        use_declared_fonts()
    assert caught.value.code == "font-missing"
    assert "fonts-noto-cjk" in str(caught.value)


def test_a_named_directory_is_looked_in_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _link(tmp_path, "HanaMinA.ttf")
    monkeypatch.setenv(fonts.FONTS_VARIABLE, str(tmp_path))
    (hanamin,) = [found for found in fonts.find_fonts() if found.font.file == "HanaMinA.ttf"]
    assert hanamin.path == tmp_path / "HanaMinA.ttf"


def test_configuration_lists_the_declared_files_and_refuses_all_others() -> None:
    text = use_declared_fonts().read_text(encoding="utf-8")
    assert "<rejectfont><glob>*</glob></rejectfont>" in text
    for found in fonts.find_fonts():
        if found.path is not None:
            assert f"<glob>{found.path}</glob>" in text


def test_an_unwritable_cache_is_replaced_by_a_temporary_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setenv(fonts.FONTS_VARIABLE, str(tmp_path))  # another list, another file
    _link(tmp_path, "HanaMinA.ttf")
    assert use_declared_fonts().is_file()
