"""The guide of the household's sheet: what each benefit is, its basis, what else to ask about.

Data of `policies/guide/programmes.yaml`, read as strictly as a policy: an unknown key, a basis that
the register of laws lacks, or a hint at a programme that does not exist is an error with its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import Field, ValidationError

from noticegen.errors import ErrorCode, InputError
from noticegen.policy.catalogue import register
from noticegen.policy.schema import References
from noticegen.settings.resources import resource_directory
from noticegen.settings.schema import StrictModel, Text, faults_of
from noticegen.settings.strict_yaml import StrictDocument, StrictYamlError, load_strict
from noticegen.vocabulary.programmes import all_programmes, programme_label

_FILE = ("guide", "programmes.yaml")
_MOST_HINTS = 2


class ProgrammeEntry(StrictModel):
    """What is said of one programme."""

    explanation: Annotated[Text, Field(max_length=30)]
    basis: References
    ask: tuple[str, ...] = ()


class GuideFile(StrictModel):
    """The whole guide."""

    objection: Text
    duties: Annotated[tuple[Text, ...], Field(min_length=1, max_length=3)]
    programmes: Annotated[dict[str, ProgrammeEntry], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One programme in plain words, the rule it rests on, and programmes to ask about as well."""

    text: str
    basis: str
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything the sheets say besides a family's own benefits."""

    objection: str
    duties: tuple[str, ...]
    programmes: Mapping[str, Explanation]

    def hints(self, received: Iterable[str]) -> tuple[str, ...]:
        """Return the labels of programmes to ask about that the family does not receive."""
        has = list(received)
        wanted = (
            asked
            for programme in has
            if programme in self.programmes
            for asked in self.programmes[programme].ask
            if asked not in has
        )
        return tuple(programme_label(asked) for asked in dict.fromkeys(wanted))[:_MOST_HINTS]


@cache
def load_guide() -> Guide:
    """Return the bundled guide; an InputError names the line that is wrong."""
    path = resource_directory("policies").joinpath(*_FILE)
    try:
        document = load_strict(path)
        read = GuideFile.model_validate(document.data)
    except StrictYamlError as error:
        raise _invalid(error.line, error.path, error.why, error.how) from None
    except ValidationError as error:
        first = faults_of(error, document)[0]
        raise _invalid(first.line, first.path, first.why, first.how) from None
    laws = register()
    for line, key, why in _faults(read, document, frozenset(laws)):
        raise _invalid(line, key, why, "请对照 laws.yaml 和项目名称改正。")
    return Guide(
        read.objection,
        read.duties,
        {
            name: Explanation(entry.explanation, laws[entry.basis[0]].basis.title, entry.ask)
            for name, entry in read.programmes.items()
        },
    )


def _faults(
    read: GuideFile, document: StrictDocument, laws: frozenset[str]
) -> Iterator[tuple[int, str, str]]:
    known = all_programmes()
    for name, entry in read.programmes.items():
        line = document.line_of(("programmes", name))
        for programme in (name, *entry.ask):
            if programme not in known:
                yield line, name, f"没有名为“{programme}”的救助项目"
        for reference in entry.basis:
            if reference not in laws:
                yield line, name, f"法规登记册里没有“{reference}”"


def _invalid(line: int, path: str, why: str, how: str) -> InputError:
    return InputError(
        ErrorCode.POLICY_INVALID, file="/".join(_FILE), line=line, path=path, why=why, how=how
    )
