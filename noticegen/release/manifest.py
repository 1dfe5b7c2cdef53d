"""`manifest.json`: what a run published, so that anyone can tell a copy from the original.

Reproducible: it holds no time, no path and no machine; keys and files are sorted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from noticegen import __version__
from noticegen.release.files import OutputFile

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the files were made with: counts by outcome, and SHA-256 by policy and template name."""

    counts: Mapping[str, int]
    policies: Mapping[str, str]
    templates: Mapping[str, str]


def build_manifest(
    public: Iterable[OutputFile],
    household: Iterable[OutputFile],
    provenance: Provenance,
    internal_names: Iterable[str] = (),
    records: Iterable[OutputFile] = (),
) -> bytes:
    """Return the bytes of `manifest.json` for these finished files.

    Files that carry telephone numbers are named by `internal_names`, without hash or size;
    `records` are the impact assessments, which hold no value and are signed.
    """
    document = {
        "format": FORMAT,
        "version": __version__,
        "counts": dict(provenance.counts),
        "files": [
            {"path": f"{folder}/{file.name}", "sha256": sha256(file.data), "bytes": len(file.data)}
            for folder, files in (("public", public), ("household", household))
            for file in sorted(files, key=lambda file: file.name)
        ],
        "policies": dict(provenance.policies),
        "templates": dict(provenance.templates),
    }
    named = [{"path": f"internal/{name}"} for name in sorted(internal_names)]
    if named:
        document["internal"] = named
    signed = [{"path": f"internal/{file.name}", "sha256": sha256(file.data)} for file in records]
    if signed:
        document["records"] = sorted(signed, key=lambda one: one["path"])
    text = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)
    return text.encode("utf-8") + b"\n"


def sha256(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
