"""Where the program's own templates, policies and examples lie, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource_directory(name: str) -> Path:
    """Return the directory of `templates`, `policies` or `examples`.

    An installed wheel carries them inside the package; in a checkout they lie beside it.
    A FileNotFoundError means that the installation is damaged.
    """
    for parent in (_PACKAGE / "_resources", _PACKAGE.parent):
        candidate = parent / name
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(name)
