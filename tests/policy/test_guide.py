"""The reviewer's guide: its policies load, its cases pass, its commands exist."""

from __future__ import annotations

import re
from pathlib import Path

from noticegen.cli.policy import policy_app
from noticegen.policy.bench import try_policies
from noticegen.policy.catalogue import load_policy
from noticegen.policy.lint import lint
from noticegen.policy.methods import METHODS
from noticegen.policy.wording import STATEMENT_NAMES

GUIDE = Path(__file__).parents[2] / "docs" / "zh" / "审核员指南.md"
TEXT = GUIDE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.+?)```", TEXT, re.DOTALL)


def test_the_guides_policies_load_and_pass_lint(tmp_path: Path) -> None:
    policies = [text for text in EXAMPLES if "extends:" in text]
    assert len(policies) == 2
    for place, text in enumerate(policies):
        path = tmp_path / f"例{place}.yaml"
        path.write_text(text, encoding="utf-8")
        assert not lint([path]).has_errors


def test_the_guides_cases_pass(tmp_path: Path) -> None:
    (local,) = [text for text in EXAMPLES if "policy: jiuyuan-rural-dibao\nversion" in text]
    (cases,) = [text for text in EXAMPLES if "cases:\n" in text]
    policy = tmp_path / "九原区农村低保.yaml"
    policy.write_text(local, encoding="utf-8")
    (tmp_path / "cases").mkdir()
    (more,) = re.findall(r"```text\n(  - case: .+?)```", TEXT, re.DOTALL)
    (tmp_path / "cases" / policy.name).write_text(f"{cases}\n{more}", encoding="utf-8")

    report = try_policies([policy])[0]

    assert report.ran == 3
    assert report.passed
    assert try_policies([tmp_path / "cases" / policy.name]) == (report,)  # as the guide allows
    assert load_policy(policy).extends == "rural-dibao"


def test_the_guide_names_every_method_and_place_holder() -> None:
    told = TEXT.replace("（不写）", "as-is none")
    for name in METHODS:
        assert name in told, name
    for name in STATEMENT_NAMES:
        assert f"{{{name}}}" in TEXT


def test_the_guides_commands_exist() -> None:
    known = {command.name for command in policy_app.registered_commands}

    assert set(re.findall(r"noticegen policy ([a-z]+)", TEXT)) <= known
