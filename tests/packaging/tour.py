"""The commands of the READMEs' five-minute tour, as a newcomer copies them."""

from __future__ import annotations

import shlex
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.zh-CN.md")


def tour_commands(readme: str) -> list[list[str]]:
    """Return the words of every `noticegen` command in the tour's code blocks, in order."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    blocks = text.split("```")[1::2]
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    return [shlex.split(line) for line in lines if line.startswith("noticegen ")]
