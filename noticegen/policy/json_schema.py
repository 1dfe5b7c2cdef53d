"""The JSON Schema of policy, case and register files, for editors that complete and check."""

from __future__ import annotations

from typing import Any

from noticegen.policy.cases import CaseFile
from noticegen.policy.laws import LawFile
from noticegen.policy.methods import METHODS
from noticegen.policy.schema import OverlayFile, PolicyFile
from noticegen.vocabulary.fields import all_fields


def policy_schema() -> dict[str, Any]:
    """Return the schema of a policy, or of an overlay where `extends` is written."""
    whole = _schema(PolicyFile)
    overlay = _schema(OverlayFile)
    definitions = {**overlay.pop("$defs"), **whole.pop("$defs")}
    rule = definitions["RuleFile"]["properties"]
    rule["field"] = {"enum": list(all_fields()), "title": "字段"}
    rule["method"] = {"enum": sorted(METHODS), "title": "方法"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "noticegen 政策文件",
        "if": {"required": ["extends"]},
        "then": overlay,
        "else": whole,
        "$defs": definitions,
    }


def case_schema() -> dict[str, Any]:
    """Return the schema of a file of cases."""
    schema = _schema(CaseFile)
    # An editor takes `3` and `836.50` for numbers; the strict reader keeps them as text.
    values = {"type": ["string", "number"]}
    for entry in ("CaseEntry", "PersonEntry"):
        for key in ("given", "expect"):
            schema["$defs"][entry]["properties"][key]["additionalProperties"] = values
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def law_schema() -> dict[str, Any]:
    """Return the schema of the register."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_schema(LawFile)}


def _schema(model: Any) -> dict[str, Any]:
    schema: dict[str, Any] = model.model_json_schema(by_alias=True)
    return schema
