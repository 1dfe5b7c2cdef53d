"""Where noticegen keeps its own files on this machine; nothing of any person lies there."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_NAME = "noticegen"


def user_data_directory() -> Path:
    """Return the directory for what is installed for one user, such as fonts."""
    return _user_directory("XDG_DATA_HOME", Path(".local", "share"), Path("Application Support"))


def user_cache_directory() -> Path:
    """Return the directory for what can be computed again, such as coverage tables."""
    return _user_directory("XDG_CACHE_HOME", Path(".cache"), Path("Caches"))


def _windows_directory(environment: Mapping[str, str]) -> str:
    r"""Return `AppData\Local`, unless fontconfig could not read it: then what all users share.

    Fontconfig takes paths for UTF-8 and hands them to a system that takes them for GBK, so it
    finds nothing below a user name in Chinese.
    """
    local = environment.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    return local if local.isascii() else environment.get("PROGRAMDATA", r"C:\ProgramData")


def _user_directory(variable: str, unix: Path, mac: Path) -> Path:
    if sys.platform == "win32":
        return Path(_windows_directory(os.environ)) / _NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / mac / _NAME
    named = os.environ.get(variable, "")
    # The XDG rule: a relative path is ignored.
    return (Path(named) if Path(named).is_absolute() else Path.home() / unix) / _NAME
