"""Fuzz one target with atheris: python -m tests.fuzzing.coverage TARGET SECONDS DIRECTORY SEED."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["noticegen.detection"]):
    from tests.fuzzing.mutation import mutate
    from tests.fuzzing.seeds import SEEDS
    from tests.fuzzing.targets import check_input


def main() -> None:
    """Start the engine; it ends the process."""
    name, seconds, directory, seed = sys.argv[1:5]
    corpus = Path(directory) / f"seeds-{name}"
    corpus.mkdir(exist_ok=True)
    (corpus / "sound").write_bytes(SEEDS[name]())
    engine = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-seed={seed}",
        "-timeout=20",
        "-rss_limit_mb=3072",
        "-max_len=65536",
        "-print_final_stats=0",
        f"-artifact_prefix={directory}/{name}-",
        str(corpus),
    ]

    def spoil(data: bytes, limit: int, throw: int) -> bytes:
        return mutate(data, throw)[:limit] if throw % 2 else bytes(atheris.Mutate(data, limit))

    atheris.Setup(engine, lambda data: check_input(name, bytes(data)), custom_mutator=spoil)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
