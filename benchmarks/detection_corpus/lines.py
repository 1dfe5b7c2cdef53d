"""Puts templates, values and disguises together into labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.detection_corpus.disguises import (
    AROUND,
    DISGUISES,
    IDENTITY_DISGUISES,
    TELEPHONE_DISGUISES,
    Disguise,
)
from benchmarks.detection_corpus.other_values import OtherInvention
from benchmarks.detection_corpus.steppe_values import SteppeInvention
from benchmarks.detection_corpus.values import Invention

_TEMPLATES = Path(__file__).resolve().parent / "templates"
HALVES = ("development", "test", "third", "fourth", "fifth", "sixth")
# The halves whose people and places are other ones than those the detector was made on.
_OTHER_POOLS = {"third": "second", "fourth": "third"}
_OF_THE_STEPPE = frozenset({"fifth", "sixth"})
# The half that takes no part in fitting the name model.
KEPT_APART = "sixth"
_SLOT = re.compile(r"\{(\w+)([!/]?)\}")
_LINE_END = "⏎"  # in a template: the text goes on in the next line
_TYPES = {
    "id": "CN_ID_CARD",
    "id_wrong": "CN_ID_CARD",
    "id_cut": "CN_ID_CARD",
    "id15": "CN_ID_CARD",
    "id_foreign": "CN_ID_CARD",
    "cert": "CN_DISABILITY_CERT",
    "mobile": "CN_MOBILE",
    "landline": "CN_LANDLINE",
    "local": "CN_LANDLINE",
    "card": "CN_BANK_CARD",
    "account": "CN_BANK_ACCOUNT",
    "passport": "CN_PASSPORT",
    "permit": "CN_HKMT_PERMIT",
    "email": "EMAIL",
    "wechat": "WECHAT",
    "qq": "QQ",
    "plate": "PLATE",
    "person": "PERSON",
    "address": "ADDRESS",
    "birth": "BIRTH_DATE",
    "masked": "MASKED_ID",
    "masked_name": "MASKED_NAME",
    "illness": "SENSITIVE_HEALTH",
    "disability": "SENSITIVE_DISABILITY",
    "crime": "SENSITIVE_CRIME",
    "family": "SENSITIVE_FAMILY",
    "child": "MINOR_AGE",
}
# How often each template of a section is filled.
_TIMES = {
    "plain": 16,
    "contact": 14,
    "disguise": 0,
    "masked": 30,
    "published": 12,
    "name": 16,
    "address": 22,
    "birth": 16,
    "minor": 16,
    "sensitive": 10,
    "clean": 17,
}
_DISGUISED_TIMES = 4
_OF_THE_POOL = frozenset({"illness", "disability", "crime", "family"})


@dataclass(frozen=True, slots=True)
class Label:
    """A span that holds a value; `published` values must be left alone."""

    type: str
    start: int
    end: int
    published: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the corpus."""

    section: str
    form: str
    text: str
    labels: tuple[Label, ...]


def read_templates(half: str) -> list[tuple[str, str]]:
    """Return (section, template) of one half."""
    rows = (_TEMPLATES / f"{half}.txt").read_text(encoding="utf-8").splitlines()
    pairs = [row.split(": ", 1) for row in rows if row.strip() and not row.startswith("#")]
    return [(section, template.replace(_LINE_END, "\n")) for section, template in pairs]


def generate(half: str, seed: int) -> Iterator[Line]:
    """Generate the lines of one half; the same half and seed give the same lines."""
    invention = _invention(half, seed)
    for section, template in read_templates(half):
        if section != "disguise":
            for _ in range(_TIMES[section]):
                yield _fill(section, "", template, None, invention)
            continue
        for form, disguise in _disguises_for(template).items():
            for _ in range(_DISGUISED_TIMES):
                yield _fill("disguise", form, template, disguise, invention)


def _invention(half: str, seed: int) -> Invention:
    if half in _OF_THE_STEPPE:
        return SteppeInvention(seed)
    pool = _OTHER_POOLS.get(half)
    return OtherInvention(seed, pool) if pool else Invention(seed)


def _disguises_for(template: str) -> dict[str, Disguise]:
    if "{mobile!}" in template and "{id!}" in template:
        return DISGUISES
    if "{mobile!}" in template:
        return DISGUISES | TELEPHONE_DISGUISES
    if "{id!}" in template:
        return DISGUISES | IDENTITY_DISGUISES
    return DISGUISES


def _fill(
    section: str, form: str, template: str, disguise: Disguise | None, invention: Invention
) -> Line:
    pieces: list[str] = []
    labels: list[Label] = []
    length = position = 0
    for match in _SLOT.finditer(template):
        name, flag = match.groups()
        value = invention.of(name) if name in _OF_THE_POOL else str(getattr(invention, name)())
        if name == "id" and flag == "!" and form.endswith("-x"):
            while not value.endswith("X"):
                value = invention.id()
        front = behind = 0
        if flag == "!" and disguise is not None:
            value = disguise(value, invention.random)
            front, behind = AROUND.get(form, (0, 0))
        before = template[position : match.start()]
        pieces += [before, value]
        length += len(before)
        if name in _TYPES:
            labels.append(
                Label(_TYPES[name], length + front, length + len(value) - behind, flag == "/")
            )
        length += len(value)
        position = match.end()
    pieces.append(template[position:])
    return Line(section, form, "".join(pieces), tuple(labels))
