"""Where noticegen keeps its own files on this machine; nothing of any person lies there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "noticegen"


def user_data_directory() -> Path:
    """Return the directory for what is installed for one user, such as fonts."""
    return _user_directory("XDG_DATA_HOME", Path(".local", "share"), Path("Application Support"))


def user_cache_directory() -> Path:
    """Return the directory for what can be computed again, such as coverage tables."""
    return _user_directory("XDG_CACHE_HOME", Path(".cache"), Path("Caches"))


def _user_directory(variable: str, unix: Path, mac: Path) -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / _NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / mac / _NAME
    named = os.environ.get(variable, "")
    # The XDG rule: a relative path is ignored.
    return (Path(named) if Path(named).is_absolute() else Path.home() / unix) / _NAME
