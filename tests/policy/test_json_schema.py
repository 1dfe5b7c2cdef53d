"""The JSON Schemas kept for editors are those of the program, and take what the program takes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from noticegen.policy.json_schema import case_schema, law_schema, policy_schema
from noticegen.settings.resources import resource_directory

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "policy": policy_schema,
    "cases": case_schema,
    "laws": law_schema,
}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_file_for_editors_is_current(kind: str) -> None:
    path = resource_directory("policies") / "schema" / f"{kind}.schema.json"

    assert json.loads(path.read_text(encoding="utf-8")) == SCHEMAS[kind](), (
        f"请运行 noticegen policy schema {kind} > policies/schema/{path.name}"
    )
