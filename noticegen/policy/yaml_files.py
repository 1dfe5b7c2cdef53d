"""The files of this room, read strictly: a PolicyFaultsError lists everything wrong with one.

Of the project's own guides, which no office changes, an InputError names the first fault.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from noticegen.errors import ErrorCode, InputError
from noticegen.policy.faults import PolicyFault, PolicyFaultsError
from noticegen.settings.resources import resource_directory
from noticegen.settings.schema import StrictModel, faults_of
from noticegen.settings.strict_yaml import StrictDocument, StrictYamlError, load_strict

Model = TypeVar("Model", bound=StrictModel)


def read_document(path: Path) -> StrictDocument:
    """Read a YAML file strictly."""
    try:
        return load_strict(path)
    except OSError:
        raise PolicyFaultsError(
            [PolicyFault(path.name, 1, "文件", "打不开这个文件", "请检查路径和读取权限。")]
        ) from None
    except StrictYamlError as error:
        raise PolicyFaultsError(
            [PolicyFault(path.name, error.line, error.path, error.why, error.how)]
        ) from None


def validate(model: type[Model], file: str, document: StrictDocument) -> Model:
    """Return what a file says, as its model; the lines of its faults are those of the file."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise PolicyFaultsError(
            [
                PolicyFault(file, one.line, one.path, one.why, one.how)
                for one in faults_of(error, document)
            ]
        ) from None


def read_bundled(model: type[Model], *names: str) -> tuple[Model, StrictDocument]:
    """Return what one of the project's own files below `policies/` says, and its lines."""
    try:
        document = load_strict(resource_directory("policies").joinpath(*names))
        return model.model_validate(document.data), document
    except StrictYamlError as error:
        raise bundled_fault(names, error.line, error.path, error.why, error.how) from None
    except ValidationError as error:
        first = faults_of(error, document)[0]
        raise bundled_fault(names, first.line, first.path, first.why, first.how) from None


def bundled_fault(names: tuple[str, ...], line: int, path: str, why: str, how: str) -> InputError:
    """Return the error that names a line of one of the project's own files."""
    return InputError(
        ErrorCode.POLICY_INVALID, file="/".join(names), line=line, path=path, why=why, how=how
    )
