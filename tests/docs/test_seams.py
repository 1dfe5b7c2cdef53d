"""What the documents claim of the code is so: the seams, the rooms, the files, the links."""

from __future__ import annotations

import importlib
import inspect
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
SEAMS = re.findall(r"^\| `([\w.]+)\(([^)]*)\)(?: -> ([^`]+))?` \|", ARCHITECTURE, re.MULTILINE)
INSIDE, _, AROUND = ARCHITECTURE.partition("Around the package")
ROOMS = set(re.findall(r"^\| `(\w+)/` \|", INSIDE, re.MULTILINE))
GUIDES = [
    *(ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
# What a run writes, not what the repository holds.
RUN_DIRECTORIES = {"public/", "household/", "internal/"}
TEXTS = [
    path
    for folder in ("noticegen", "tests", "policies", "templates", "examples", "benchmarks", "docs")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".yaml", ".md", ".j2"}
]


def test_the_tables_are_found() -> None:
    assert len(SEAMS) >= 15
    assert len(ROOMS) >= 14


@pytest.mark.parametrize(("path", "parameters", "gives"), SEAMS, ids=[seam[0] for seam in SEAMS])
def test_every_seam_is_as_the_table_says(path: str, parameters: str, gives: str) -> None:
    module, _, name = path.rpartition(".")
    signature = inspect.signature(getattr(importlib.import_module(f"noticegen.{module}"), name))
    named = [word.lstrip("*") for word in parameters.split(", ") if word]
    actual = list(signature.parameters)
    assert actual[: len(named)] == named
    assert all(
        signature.parameters[more].default is not inspect.Parameter.empty
        for more in actual[len(named) :]
    ), "the table leaves out something a caller must give"
    if gives:
        assert str(signature.return_annotation) == gives


def test_every_room_is_in_the_table_and_every_room_of_the_table_is_there() -> None:
    rooms = {path.parent.name for path in (ROOT / "noticegen").glob("*/__init__.py")}
    assert rooms == ROOMS


@pytest.mark.parametrize("house", ["detection", "release/gate"])
def test_every_room_within_a_room_is_told_of(house: str) -> None:
    above = (ROOT / "noticegen" / house).parent
    within = {
        f"{path.parent.relative_to(above).as_posix()}/"
        for path in (ROOT / "noticegen" / house).rglob("*/__init__.py")
    } - {f"{Path(house).name}/"}
    assert within == set(re.findall(rf"`({Path(house).name}/[\w/]+/)`", ARCHITECTURE))


def test_every_room_says_in_its_first_line_what_it_holds() -> None:
    for room in ROOMS:
        text = (ROOT / "noticegen" / room / "__init__.py").read_text(encoding="utf-8")
        assert text.startswith('"""'), room


def test_every_import_contract_of_a_room_that_must_not_know_is_written() -> None:
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for room in ROOMS - {"cli"}:
        assert f'"noticegen.{room}"' in contracts, room


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_file_a_guide_links_to_is_there(guide: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", guide.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (guide.parent / target).exists(), f"{guide.name}: {target}"


def test_every_folder_around_the_package_is_told_of() -> None:
    table = AROUND.partition("## ")[0]
    told = set(re.findall(r"^\| `([\w.]+)/` \|", table, re.MULTILINE))
    kept = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    ignored = {line.strip("/") for line in kept} | {".git", "noticegen", "__pycache__"}
    there = {path.name for path in ROOT.iterdir() if path.is_dir()}
    assert told == {
        name for name in there if not any(fnmatch(name, pattern) for pattern in ignored)
    }


def test_every_place_of_the_contract_is_there() -> None:
    table = ARCHITECTURE.partition("## The contract")[2].partition("## ")[0]
    places = re.findall(r"`([a-z_]+/[\w./]*)`", table)
    assert len(places) >= 9
    for place in places:
        assert (ROOT / "noticegen" / place).exists() or place in RUN_DIRECTORIES, place


def test_no_text_sends_to_a_document_that_is_not_here() -> None:
    """Notes of those who wrote the program are not part of it."""
    here = {path.name for path in ROOT.rglob("*.md")}
    for path in TEXTS:
        told = re.findall(r"(?<![\w/.-])([A-Z]+\.md)\b", path.read_text(encoding="utf-8"))
        assert set(told) <= here, path.relative_to(ROOT)


def test_every_place_contributing_sends_to_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    places = re.findall(r"`((?:noticegen|policies|templates|scripts|docs)/[\w./-]*)`", text)
    assert len(places) >= 10
    for place in places:
        assert (ROOT / place).exists(), place
