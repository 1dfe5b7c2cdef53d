"""Where policies are found: by the contract's name among the bundled ones, or as a file."""

from __future__ import annotations

from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.policy.faults import PolicyFaultsError
from noticegen.policy.laws import Reference
from noticegen.policy.loader import load_file, load_register
from noticegen.policy.model import Policy
from noticegen.settings.resources import resource_directory
from noticegen.vocabulary.programmes import all_programmes

REGISTER = "laws.yaml"
_ENDINGS = (".yaml", ".yml")


def policy_names() -> tuple[str, ...]:
    """Return the names of the bundled policies, in the contract's order."""
    return tuple(name for name in all_programmes() if bundled_file(name) is not None)


def bundled_file(name: str) -> Path | None:
    """Return the file of a bundled policy, or None."""
    if name not in all_programmes():
        return None
    path = resource_directory("policies") / f"{name}.yaml"
    return path if path.is_file() else None


def register_file() -> Path:
    """Return the shared register of laws."""
    return resource_directory("policies") / REGISTER


def register() -> dict[str, Reference]:
    """Return every law of the shared register."""
    return load_register(register_file())


def load_policy(name_or_path: str | Path) -> Policy:
    """Return a bundled policy by name, or the policy of a file.

    An InputError names the file, the line and the key of the first thing that is wrong.
    """
    try:
        return read_policy(name_or_path)
    except PolicyFaultsError as error:
        raise error.faults[0].as_error(len(error.faults) - 1) from None


def read_policy(name_or_path: str | Path) -> Policy:
    """Return a policy as `load_policy` does; a PolicyFaultsError lists everything wrong."""
    return load_file(find_file(name_or_path), register_file(), bundled_file)


def find_file(name_or_path: str | Path) -> Path:
    """Return the file that is meant; an InputError if there is none."""
    bundled = bundled_file(str(name_or_path))
    if bundled is not None:
        return bundled
    path = Path(name_or_path)
    if path.suffix in _ENDINGS and path.is_file():
        return path
    if path.suffix in _ENDINGS:
        raise InputError(
            ErrorCode.USAGE,
            why=f"政策文件“{path.name}”打不开：没有这个文件",
            how="请核对文件名和路径（里面有空格的，整个加引号）。",
        )
    raise InputError(
        ErrorCode.POLICY_UNKNOWN, name=str(name_or_path), known="、".join(policy_names())
    )
