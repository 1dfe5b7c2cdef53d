"""noticegen itself, asked in the same way as its peers."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.peers.adapters.protocol import Hit, serve
from noticegen.detection import scan_text


def detect(text: str) -> Iterator[Hit]:
    """Ask the detector."""
    for finding in scan_text(text):
        yield (finding.type.value,), finding.start, finding.end


if __name__ == "__main__":
    serve(detect)
