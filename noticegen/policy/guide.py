"""The guide of the household's sheet: what each benefit is, its basis, what else to ask about.

Data of `policies/guide/programmes.yaml`, read as strictly as a policy: an unknown key, a basis that
the register of laws lacks, or a hint at a programme that does not exist is an error with its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import Field

from noticegen.policy.catalogue import register
from noticegen.policy.laws import Reference
from noticegen.policy.schema import References
from noticegen.policy.yaml_files import bundled_fault, read_bundled
from noticegen.settings.schema import StrictModel, Text
from noticegen.settings.strict_yaml import KeyPath, StrictDocument
from noticegen.vocabulary.programmes import all_programmes

_FILE = ("guide", "programmes.yaml")


class ProgrammeEntry(StrictModel):
    """What is said of one programme."""

    explanation: Annotated[Text, Field(max_length=30)]
    basis: References
    ask: tuple[str, ...] = ()
    hint: Annotated[Text, Field(max_length=12)] | None = None
    once: bool = False


class SharedLabel(StrictModel):
    """What is said of a label that several programmes share on the wall."""

    explanation: Annotated[Text, Field(max_length=30)]
    basis: References
    ask: tuple[str, ...] = ()


class WallFile(StrictModel):
    """What a visitor may read of the programmes that tell of a person's lot."""

    never: Annotated[tuple[Text, ...], Field(min_length=1)]
    labels: Annotated[dict[str, SharedLabel], Field(min_length=1)]


class GuideFile(StrictModel):
    """The whole guide."""

    objection: Text
    duties: Annotated[tuple[Text, ...], Field(min_length=1, max_length=3)]
    wall: WallFile
    programmes: Annotated[dict[str, ProgrammeEntry], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One programme in plain words, the rule it rests on, and programmes to ask about as well."""

    text: str
    basis: str
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything the sheets say besides a family's own benefits.

    `shared` explains the labels that several programmes share on the wall; `hints` names programmes
    that are hinted at in other words, whether a family receives them or not; `never` are words
    that no sheet may hold; `once` are programmes that do not come every month.
    """

    objection: str
    duties: tuple[str, ...]
    programmes: Mapping[str, Explanation]
    shared: Mapping[str, Explanation]
    hints: Mapping[str, str]
    never: tuple[str, ...]
    once: frozenset[str]


@cache
def load_guide() -> Guide:
    """Return the bundled guide; an InputError names the line that is wrong."""
    read, document = read_bundled(GuideFile, *_FILE)
    laws = register()
    for line, key, why in _faults(read, document, frozenset(laws)):
        raise bundled_fault(_FILE, line, key, why, "请对照 laws.yaml 和项目名称改正。")
    guide = _as_guide(read, laws)
    for line, key, why in _forbidden(guide, document):
        raise bundled_fault(_FILE, line, key, why, "清单会贴在墙上，请换一个说法。")
    return guide


def _as_guide(read: GuideFile, laws: Mapping[str, Reference]) -> Guide:
    def explain(entry: ProgrammeEntry | SharedLabel) -> Explanation:
        basis = laws[entry.basis[0]]
        name = f"《{basis.title}》" if basis.title else basis.name
        return Explanation(entry.explanation, name, entry.ask)

    return Guide(
        objection=read.objection,
        duties=read.duties,
        programmes={name: explain(entry) for name, entry in read.programmes.items()},
        shared={label: explain(entry) for label, entry in read.wall.labels.items()},
        hints={name: entry.hint for name, entry in read.programmes.items() if entry.hint},
        never=read.wall.never,
        once=frozenset(name for name, entry in read.programmes.items() if entry.once),
    )


def _faults(
    read: GuideFile, document: StrictDocument, laws: frozenset[str]
) -> Iterator[tuple[int, str, str]]:
    known = all_programmes()
    entries: list[tuple[KeyPath, str, tuple[str, ...], References]] = [
        (("programmes", name), name, (name, *entry.ask), entry.basis)
        for name, entry in read.programmes.items()
    ]
    entries += [
        (("wall", "labels", label), label, shared.ask, shared.basis)
        for label, shared in read.wall.labels.items()
    ]
    for path, name, programmes, basis in entries:
        line = document.line_of(path)
        for programme in programmes:
            if programme not in known:
                yield line, name, f"没有名为“{programme}”的救助项目"
        for reference in basis:
            if reference not in laws:
                yield line, name, f"法规登记册里没有“{reference}”"


def _forbidden(guide: Guide, document: StrictDocument) -> Iterator[tuple[int, str, str]]:
    """Yield what every sheet would say and none may: the guide must not break its own rule."""
    texts: list[tuple[KeyPath, str, str]] = [(("objection",), "objection", guide.objection)]
    texts += [(("duties",), "duties", duty) for duty in guide.duties]
    texts += [
        (("wall", "labels", label), label, label + shared.text + shared.basis)
        for label, shared in guide.shared.items()
    ]
    texts += [(("programmes", name), name, hint) for name, hint in guide.hints.items()]
    for path, key, text in texts:
        for word in guide.never:
            if word in text:
                yield document.line_of(path), key, f"写了清单上不能有的“{word}”"
