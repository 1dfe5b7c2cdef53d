"""Read a policy file, and the policy it extends, into a `Policy`; strictly."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from noticegen.policy.building import Builder, build_not_shown, build_risk
from noticegen.policy.checks import check_policy
from noticegen.policy.faults import PolicyFault, PolicyFaultsError
from noticegen.policy.laws import LawEntry, LawFile, Reference, list_references
from noticegen.policy.model import Policy
from noticegen.policy.overlay import extend
from noticegen.policy.schema import OverlayFile, PolicyFile
from noticegen.policy.yaml_files import read_document, validate
from noticegen.settings.strict_yaml import (
    StrictDocument,
)

FindBase = Callable[[str], Path | None]


def load_register(path: Path) -> dict[str, Reference]:
    """Read the shared register of laws."""
    return list_references(validate(LawFile, path.name, read_document(path)).laws)


def load_file(path: Path, register_path: Path, find_base: FindBase) -> Policy:
    """Read one policy; a PolicyFaultsError lists everything that is wrong with it.

    `find_base` returns the file of a policy that `extends` names.
    """
    document = read_document(path)
    register = load_register(register_path)
    digest = _digest(register_path, path)
    if not (isinstance(document.data, dict) and "extends" in document.data):
        return _load_whole(path, document, register, digest)
    overlay = validate(OverlayFile, path.name, document)
    base_path = find_base(overlay.extends)
    if base_path is None or base_path.resolve() == path.resolve():
        raise _fault(
            path,
            document,
            "extends",
            f"没有名为“{overlay.extends}”的政策",
            "运行 noticegen policy list 查看可以扩展的政策。",
        )
    base_document = read_document(base_path)
    if isinstance(base_document.data, dict) and "extends" in base_document.data:
        raise _fault(
            path, document, "extends", "不能扩展一份本身就是扩展的政策", "请直接扩展原来的政策。"
        )
    base = _load_whole(base_path, base_document, register, digest)
    references = _add_laws(path.name, document, register, overlay.laws)
    policy, faults = extend(base, overlay, path.name, document, references)
    return _checked(policy, path.name, document, faults, _digest(register_path, base_path, path))


def _load_whole(
    path: Path, document: StrictDocument, register: Mapping[str, Reference], digest: str
) -> Policy:
    file = validate(PolicyFile, path.name, document)
    builder = Builder(
        file=path.name,
        document=document,
        references=_add_laws(path.name, document, register, file.laws),
        first=file.first,
        last=file.last,
        stages={stage: tuple(entry.posting) for stage, entry in file.stages.items()},
    )
    rules = [builder.build_rule(entry, ("rules", place)) for place, entry in enumerate(file.rules)]
    policy = Policy(
        name=file.policy,
        version=file.version,
        label=file.label,
        listing=file.listing,
        listing_references=builder.find_references(
            file.listing_references, ("listing_references",), file.first, file.last
        ),
        names_by_local_rule=file.names_by_local_rule,
        first=file.first,
        last=file.last,
        minors=builder.build_minors(file.minors),
        not_shown=build_not_shown(file.not_shown),
        same_name=file.same_name,
        same_name_source=builder.source(("same_name",)),
        risk=build_risk(file.risk),
        stages={
            stage: builder.build_stage(stage, entry, ("stages", stage))
            for stage, entry in file.stages.items()
        },
        all_rules=tuple(rule for rule in rules if rule is not None),
        digest=digest,
        files=(path.name,),
    )
    return _checked(policy, path.name, document, builder.faults, digest)


def _checked(
    policy: Policy, file: str, document: StrictDocument, faults: list[PolicyFault], digest: str
) -> Policy:
    # What could not be looked up would only be told twice by the checks of the whole.
    found = sorted(faults) or sorted(check_policy(policy, file, document))
    if found:
        raise PolicyFaultsError(found)
    return policy.with_digest(digest)


def _add_laws(
    file: str,
    document: StrictDocument,
    register: Mapping[str, Reference],
    laws: Mapping[str, LawEntry],
) -> dict[str, Reference]:
    shared = {key.split("/")[0] for key in register}
    for key in laws:
        if key in shared:
            raise PolicyFaultsError(
                [
                    PolicyFault(
                        file,
                        document.line_of(("laws", key)),
                        f"laws.{key}",
                        "登记册里已经有这部法规",
                        "请直接引用登记册里的条文，或者换一个键名。",
                    )
                ]
            )
    return {**register, **list_references(laws)}


def _fault(path: Path, document: StrictDocument, key: str, why: str, how: str) -> PolicyFaultsError:
    return PolicyFaultsError([PolicyFault(path.name, document.line_of((key,)), key, why, how)])


def _digest(*paths: Path) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
