"""Asks x-ray about every PDF of a folder, in x-ray's own environment."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from pathlib import Path


async def main() -> None:
    """Write, for each file, whether x-ray found a bad redaction."""
    xray = importlib.import_module("xray")
    folder, target = (Path(argument) for argument in sys.argv[1:3])
    found = {path.name: bool(await xray.inspect(path)) for path in sorted(folder.glob("*.pdf"))}
    target.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
