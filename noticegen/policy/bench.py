"""Find what `policy test` and `policy lint` are to look at: policies, and their cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.policy.case_runner import CaseReport, run_cases
from noticegen.policy.cases import Cases, load_cases
from noticegen.policy.catalogue import bundled_file, find_file, load_policy, policy_names
from noticegen.policy.faults import PolicyFaultsError
from noticegen.settings.strict_yaml import StrictYamlError, load_strict

CASES = "cases"


def try_policies(names: Iterable[str | Path]) -> tuple[CaseReport, ...]:
    """Run the cases of policies named, or of files of cases; all bundled ones if none is named.

    An InputError says which file is broken, or which policy has no cases.
    """
    chosen = list(names) or list(policy_names())
    return tuple(_test(name) for name in chosen)


def policies_in(names: Iterable[str | Path]) -> tuple[str | Path, ...]:
    """Return policies by name or path; a directory stands for every policy file in it.

    All bundled ones if none is named; an InputError says that a directory holds none.
    """
    chosen = list(names)
    found: list[str | Path] = []
    for name in chosen:
        path = Path(name)
        if bundled_file(str(name)) is None and path.is_dir():
            inside = [one for one in sorted(path.glob("*.y*ml")) if _holds(one, "policy")]
            if not inside:
                raise InputError(
                    ErrorCode.USAGE,
                    why=f"目录“{path.name or path}”里没有政策文件",
                    how="请写政策文件所在的目录，或者直接写政策文件。",
                )
            found += inside
        else:
            found.append(name)
    return tuple(found) if chosen else policy_names()


def _test(name: str | Path) -> CaseReport:
    path = find_file(name)
    if _holds(path, CASES):
        cases = _load(path)
        return run_cases(load_policy(_policy_of(cases, path)), cases)
    policy = load_policy(name)
    for directory in (path.parent / CASES, path.parent):
        for ending in (".yaml", ".cases.yaml"):
            beside = directory / f"{path.stem}{ending}"
            if beside.is_file() and beside != path:
                return run_cases(policy, _load(beside))
    raise InputError(ErrorCode.CASES_MISSING, policy=policy.name, where=f"{CASES}/{path.stem}.yaml")


def _policy_of(cases: Cases, path: Path) -> str | Path:
    if bundled_file(cases.policy) is not None:
        return cases.policy
    # By what it calls itself: an office may name the file in Chinese.
    for directory in (path.parent, path.parent.parent):
        for beside in sorted(directory.glob("*.y*ml")):
            if beside != path and _called(beside) == cases.policy:
                return beside
    return cases.policy


def _load(path: Path) -> Cases:
    try:
        return load_cases(path)
    except PolicyFaultsError as error:
        raise error.faults[0].as_error(len(error.faults) - 1) from None


def _called(path: Path) -> object:
    """Return what the policy of a file calls itself, None if the file holds none."""
    top = _top_of(path)
    return None if top is None or CASES in top else top.get("policy")


def _holds(path: Path, key: str) -> bool:
    """Tell whether a file has a key at its top; a broken one is left to whoever reads it."""
    top = _top_of(path)
    if top is None:
        return key == "policy"
    return key in top and (key == CASES or CASES not in top)


def _top_of(path: Path) -> Mapping[str, object] | None:
    """Return the keys at the top of a file with what they hold, None of a file that is broken."""
    try:
        data = load_strict(path).data
    except (OSError, StrictYamlError):
        return None
    return data if isinstance(data, dict) else {}
