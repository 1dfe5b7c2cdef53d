"""Command line: `python -m benchmarks.peers [half or file] [--only NAME...] [--keep FOLDER]`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.peers.corpora import GROUPS, Sample, read_corpus
from benchmarks.peers.environments import make_environment
from benchmarks.peers.packages import OURS, PEERS, Peer
from benchmarks.peers.questions import Answers, ask
from benchmarks.peers.scoring import Score, score


def main() -> int:
    """Ask everybody and print the table; 1 if a peer could not be asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers")
    parser.add_argument("corpus", nargs="?", default="test", help="a half, or a file of lines")
    parser.add_argument("--only", nargs="+", default=[], metavar="PACKAGE")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the environments there")
    options = parser.parse_args()
    samples = list(read_corpus(options.corpus))
    chosen = [peer for peer in PEERS if not options.only or peer.package in options.only]
    with tempfile.TemporaryDirectory() as folder:
        home = options.keep or Path(folder)
        asked = dict(_ask_all((OURS, *chosen), samples, home))
    print(f"{options.corpus}: {len(samples)} lines")
    print_table(samples, asked)
    return int(len(asked) <= len(chosen))


def _ask_all(
    peers: Sequence[Peer], samples: Sequence[Sample], home: Path
) -> Iterator[tuple[str, Answers]]:
    texts = [sample.text for sample in samples]
    for peer in peers:
        try:
            python = make_environment(peer, home) if peer.package else Path(sys.executable)
            yield peer.title, ask(peer, python, texts)
        except subprocess.CalledProcessError as error:
            print(f"{peer.title}: not measured ({error})", file=sys.stderr)


def print_table(samples: Sequence[Sample], asked: dict[str, Answers]) -> None:
    """Print one row a package (found / covered), then the types of the plain numbers."""
    scores = {title: score(samples, answers.hits) for title, answers in asked.items()}
    heads = (*GROUPS[:-1], "false lines", "published left alone", "masked called live", "lines/s")
    print(_row("", heads))
    print(_row("---", ["---"] * len(heads)))
    for title, figures in scores.items():
        speed = len(samples) / max(asked[title].seconds, 1e-9)
        print(_row(title, (*_shares(figures), *_counts(figures), f"{speed:,.0f}")))
    print()
    print(_row("plain numbers by type", list(scores)))
    print(_row("---", ["---"] * len(scores)))
    for type_ in sorted({type_ for figures in scores.values() for type_ in figures.types}):
        print(_row(type_, [str(figures.types.get(type_, "–")) for figures in scores.values()]))
    for title, answers in asked.items():
        if answers.crashes:
            print(f"{title}: {answers.crashes} lines crashed it")


def _shares(figures: Score) -> list[str]:
    return [str(figures.groups.get(group, "–")) for group in GROUPS[:-1]]


def _counts(figures: Score) -> list[str]:
    counts = figures.counts
    return [
        f"{counts[part]} of {counts[whole]}"
        for part, whole in (
            ("false_lines", "clean"),
            ("left_alone", "published"),
            ("called_live", "masked"),
        )
    ]


def _row(first: str, cells: Sequence[str]) -> str:
    return "| " + " | ".join((first, *cells)) + " |"


if __name__ == "__main__":
    sys.exit(main())
