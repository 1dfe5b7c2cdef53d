"""Asks one peer about all texts, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.environments import ROOT
from benchmarks.peers.packages import Peer


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found, and the types of ours that the peer may have meant."""

    types: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answers:
    """What a peer found in each text, the processor seconds it took, texts that crashed it."""

    hits: tuple[tuple[Hit, ...], ...]
    seconds: float
    crashes: int


def ask(peer: Peer, python: Path, texts: Sequence[str]) -> Answers:
    """Run the peer's adapter over the texts."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "texts.json"), Path(folder, "hits.json")
        source.write_text(json.dumps(list(texts)), encoding="utf-8")
        adapter = f"benchmarks.peers.adapters.{peer.adapter}"
        subprocess.run(
            (str(python), "-m", adapter, str(source), str(target)),
            check=True,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PEER_VARIANT": peer.variant, "PYTHONUTF8": "1"},
        )
        answer = json.loads(target.read_text(encoding="utf-8"))
    hits = tuple(tuple(Hit(tuple(t), a, b) for t, a, b in found) for found in answer["hits"])
    return Answers(hits, answer["seconds"], answer["crashes"])
