"""Command line: `python -m benchmarks.redactions [--keep FOLDER]`."""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

from benchmarks.peers.environments import ROOT, make_environment
from benchmarks.peers.packages import Peer
from benchmarks.redactions.pages import make_pages
from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.verdict import judge

_XRAY = Peer("x-ray", "xray", "")
_SEED = 20261128


def main() -> None:
    """Make the pages, let both look, print what each said and how often it was right."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.redactions")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the environment there")
    options = parser.parse_args()
    pages = list(make_pages(_SEED))
    detector = default_detector()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "pages")
        folder.mkdir()
        for number, page in enumerate(pages):
            (folder / f"{number:02}.pdf").write_bytes(page.data)
        theirs = list(_ask_xray(folder, options.keep or Path(scratch)).values())
    ours = [not judge(read_file("page.pdf", page.data), detector).is_clean for page in pages]
    print("| page | to be told | noticegen | x-ray |\n| --- | --- | --- | --- |")
    for page, us, them in zip(pages, ours, theirs, strict=True):
        print(f"| {page.title} | {_tell(page.is_bad)} | {_tell(us)} | {_tell(them)} |")
    for title, answers in (("noticegen", ours), ("x-ray", theirs)):
        right = sum(page.is_bad == said for page, said in zip(pages, answers, strict=True))
        print(f"{title}: right about {right} of {len(pages)} pages")


def _ask_xray(folder: Path, home: Path) -> dict[str, bool]:
    target = folder / "found.json"
    command = (str(make_environment(_XRAY, home)), "-m", "benchmarks.redactions.xray")
    subprocess.run((*command, str(folder), str(target)), check=True, cwd=ROOT)
    found: dict[str, bool] = json.loads(target.read_text(encoding="utf-8"))
    return found


def _tell(said: bool) -> str:
    return "yes" if said else "no"


if __name__ == "__main__":
    main()
