"""The manifest names every public and household file, and the same files give the same bytes."""

from __future__ import annotations

import hashlib
import json

from noticegen import __version__
from noticegen.release.files import OutputFile
from noticegen.release.manifest import Provenance, build_manifest

PROVENANCE = Provenance(
    counts={"read": 3, "published": 1, "withheld": 1, "held": 1},
    policies={"rural-dibao": "ab" * 32},
    templates={"notice": "cd" * 32},
)
PUBLIC = (OutputFile("b.pdf", b"two"), OutputFile("a.pdf", b"one"))
HOUSEHOLD = (OutputFile("0001.pdf", b"sheet"),)


def test_every_file_stands_with_its_hash() -> None:
    document = json.loads(build_manifest(PUBLIC, HOUSEHOLD, PROVENANCE))
    assert document["version"] == __version__
    assert document["counts"] == dict(PROVENANCE.counts)
    assert document["policies"] == dict(PROVENANCE.policies)
    assert document["templates"] == dict(PROVENANCE.templates)
    assert [(file["path"], file["sha256"]) for file in document["files"]] == [
        ("public/a.pdf", hashlib.sha256(b"one").hexdigest()),
        ("public/b.pdf", hashlib.sha256(b"two").hexdigest()),
        ("household/0001.pdf", hashlib.sha256(b"sheet").hexdigest()),
    ]


def test_the_order_of_files_makes_no_difference() -> None:
    assert build_manifest(PUBLIC, HOUSEHOLD, PROVENANCE) == build_manifest(
        PUBLIC[::-1], HOUSEHOLD, PROVENANCE
    )
