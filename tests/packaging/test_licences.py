"""What an office installs may be passed on with us, and borrowed data says whose it is."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
# Permissive, or copyleft of the file or library alone. A GPL or AGPL package has none of these.
_COMPATIBLE = re.compile(
    r"\b(MIT|BSD|Apache|ISC|MPL|Mozilla|LGPL|Lesser General|PSF|Python Software|Zlib|CC0|0BSD)\b"
)


def licence_of(package: Distribution) -> str:
    told = package.metadata
    words = [told[key] for key in ("License-Expression", "License") if key in told]
    classifiers = [line for line in told.get_all("Classifier") or [] if "License" in line]
    return " ".join([*words, *classifiers])


def installed_with(name: str) -> dict[str, Distribution]:
    """Return a package and everything it needs here; optional extras are left out."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        package = distribution(waiting.pop())
        key = package.metadata["Name"].lower()
        if key in found:
            continue
        found[key] = package
        needed = (Requirement(line) for line in package.requires or [])
        waiting += [one.name for one in needed if not one.marker or one.marker.evaluate()]
    return found


def test_every_library_s_licence_goes_with_ours() -> None:
    packages = installed_with("noticegen")
    assert len(packages) > 40
    assert [
        name for name, package in packages.items() if not _COMPATIBLE.search(licence_of(package))
    ] == []


def test_every_borrowed_file_s_licence_is_declared_and_lies_beside_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    beside = {str(path.relative_to(ROOT)) for path in ROOT.glob("noticegen/*/data/LICENSE.*")}
    assert len(beside) == 3
    assert set(project["license-files"]) == {"LICENSE", *beside}
