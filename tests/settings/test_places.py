from __future__ import annotations

from noticegen.settings.places import _windows_directory

LATIN, CHINESE = r"C:\Users\wang\AppData\Local", r"C:\Users\王\AppData\Local"


def test_a_windows_user_with_a_chinese_name_gets_a_directory_fontconfig_can_read() -> None:
    assert _windows_directory({"LOCALAPPDATA": LATIN, "PROGRAMDATA": r"D:\Data"}) == LATIN
    assert _windows_directory({"LOCALAPPDATA": CHINESE, "PROGRAMDATA": r"D:\Data"}) == r"D:\Data"
    assert _windows_directory({"LOCALAPPDATA": CHINESE}).isascii()
