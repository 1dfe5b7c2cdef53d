"""Lint: bundled policies are clean; weak masks, bad company and joint masks are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from noticegen.identifiers.births import BirthDetail
from noticegen.identifiers.masking import NumberKind, NumberMask
from noticegen.policy.catalogue import load_policy, policy_names, register, register_file
from noticegen.policy.diffing import Direction, compare
from noticegen.policy.laws import Evidence
from noticegen.policy.lint import Level, lint
from noticegen.policy.reader import usual_reader
from noticegen.policy.risk import candidates_left
from noticegen.policy.tables import all_references

BASE = Path(__file__).parent / "broken" / "unknown-key.yaml"
ID_RULE = """\
  - rule: id
    field: id_number
    action: mask
    method: id-card-ends
    parameters: {{head: {head}, tail: {tail}}}
    references: [order-35/notice]
"""


def write(tmp_path: Path, name: str, *rules: str) -> Path:
    text = BASE.read_text(encoding="utf-8").replace("lable: 示例\n", "").replace("sample", name)
    path = tmp_path / f"{name}.yaml"
    path.write_text(text.split("  - rule: id\n")[0] + "".join(rules), encoding="utf-8")
    return path


def errors(*paths: Path) -> list[str]:
    return [one.why for one in lint(paths).remarks if one.level is Level.ERROR]


def test_bundled_policies_have_no_errors_and_no_warnings() -> None:
    assert {one.level for one in lint(policy_names()).remarks} == {Level.NOTE}


def test_what_nobody_has_read_in_the_text_is_told_law_by_law() -> None:
    notes = {one.path: one for one in lint(policy_names()).remarks}
    unread = {
        key.split("/")[0] for key, law in register().items() if law.dated is not Evidence.TEXT
    }
    cited = {
        reference.key.split("/")[0]
        for name in policy_names()
        for reference in all_references(load_policy(name))
    }

    assert set(notes) == unread & cited
    assert "从2019-06-18起施行，日期未经核对" in notes["children-62"].why
    assert "unsupported-children引用" in notes["children-62"].why
    assert "不是规定" in notes["catalogue-relief"].why
    lines = register_file().read_text("utf-8").splitlines()
    for key, note in notes.items():
        assert lines[note.line - 1] == f"  {key}:"


def test_notes_do_not_fail_lint() -> None:
    assert not lint(["unsupported-children"]).has_errors


@pytest.mark.parametrize(
    ("head", "tail", "left", "refused"),
    [
        (6, 4, "只剩32种可能", True),
        (10, 4, None, True),
        (0, 4, "只剩", True),
        (6, 2, "只剩", True),
        (1, 1, None, False),
        (6, 0, None, False),
        (0, 0, None, False),
    ],
)
def test_masks_that_leave_too_few_are_refused(
    tmp_path: Path, head: int, tail: int, left: str | None, refused: bool
) -> None:
    found = errors(write(tmp_path, "sample", ID_RULE.format(head=head, tail=tail)))

    assert bool(found) is refused
    assert left is None or any(left in why for why in found)


@pytest.mark.slow  # the lists of every city in the world are read
def test_a_masked_phone_is_counted_by_the_citys_segments(tmp_path: Path) -> None:
    rule = ID_RULE.replace("id_number", "phone").replace("id-card", "phone")

    assert any("当地人" in why for why in errors(write(tmp_path, "a", rule.format(head=3, tail=4))))
    assert not errors(write(tmp_path, "b", rule.format(head=3, tail=0)))


@pytest.mark.parametrize(
    "company",
    [
        "  - rule: age\n    field: age\n    action: generalise\n    method: band\n"
        "    parameters: {bounds: [60, 70]}\n    references: [order-35/notice]\n",
        "  - rule: birth\n    field: birth_date\n    action: generalise\n    method: year\n"
        "    references: [order-35/notice]\n",
        "  - rule: sex\n    field: sex\n    action: show\n    method: listed\n"
        "    parameters: {values: [男, 女]}\n    references: [order-35/notice]\n",
    ],
)
def test_a_masked_id_stands_beside_nothing_that_tells_birth_or_sex(
    tmp_path: Path, company: str
) -> None:
    alone = write(tmp_path, "alone", ID_RULE.format(head=1, tail=1))
    beside = write(tmp_path, "beside", ID_RULE.format(head=1, tail=1), company)

    assert not errors(alone)
    assert any("可能被推算出来" in why for why in errors(beside))


def test_two_masks_of_one_number_in_two_policies_add_up(tmp_path: Path) -> None:
    one = write(tmp_path, "one", ID_RULE.format(head=6, tail=0))
    other = write(tmp_path, "other", ID_RULE.format(head=0, tail=1))

    assert not errors(one)
    assert not errors(other)
    assert any("拼出更多位数" in why for why in errors(one, other))


def test_what_a_common_mask_leaves_of_a_number() -> None:
    common = NumberMask(NumberKind.ID_CARD, 6, 4)
    assert candidates_left(common, usual_reader()) == 32  # 33 in the mean
    assert candidates_left(common, usual_reader(), birth=BirthDetail.DATE) == 1
    assert candidates_left(NumberMask(NumberKind.ID_CARD, 14, 0), usual_reader()) == 1000


def test_every_broken_file_is_an_error_of_lint_too() -> None:
    paths = sorted(BASE.parent.glob("*.yaml"))

    found = {one.file for one in lint(paths).remarks if one.level is Level.ERROR}

    assert found == {path.name for path in paths}


READER = """\
risk:
  reader: {{divisions: [{divisions}], city: {city}, account_length: 19, account_prefixes: [621700]}}
"""


def with_reader(tmp_path: Path, name: str, reader: str, rule: str) -> Path:
    path = write(tmp_path, name, rule)
    path.write_text(path.read_text(encoding="utf-8") + reader, encoding="utf-8")
    return path


def test_a_policy_says_of_what_place_its_readers_are(tmp_path: Path) -> None:
    reader = READER.format(divisions="150621, 150622", city="鄂尔多斯市")
    rule = ID_RULE.replace("id_number", "phone").replace("id-card", "phone").format(head=3, tail=4)
    here = with_reader(tmp_path, "here", reader, rule)
    usual = write(tmp_path, "usual", rule)

    assert load_policy(here).risk.reader.divisions == ("150621", "150622")
    assert load_policy(here).risk.reader.account_prefixes == ("621700",)
    assert load_policy(usual).risk.reader == usual_reader()
    assert errors(here)
    assert errors(here) != errors(usual)


def test_naming_more_places_never_makes_a_mask_look_safer() -> None:
    mask = NumberMask(NumberKind.ID_CARD, 1, 1)
    one = usual_reader()
    many = replace(one, divisions=("150207", "150221", "150602", "152601"))

    assert candidates_left(mask, many) <= candidates_left(mask, one)


def test_a_city_whose_segments_nobody_knows_is_an_error(tmp_path: Path) -> None:
    reader = READER.format(divisions="150207", city="无此地市")
    rule = ID_RULE.replace("id_number", "phone").replace("id-card", "phone").format(head=3, tail=0)

    assert any("无此地市" in why for why in errors(with_reader(tmp_path, "far", reader, rule)))


def test_an_overlay_tightens_one_limit_and_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "本地.yaml"
    path.write_text(
        "policy: here\nversion: 1\nextends: rural-dibao\nrisk:\n  smallest_group: 3\n",
        encoding="utf-8",
    )
    base, here = load_policy("rural-dibao").risk, load_policy(path).risk

    assert here == replace(base, smallest_group=3)
    assert any(
        change.where == "公开内容相同的最少户数" and change.direction is Direction.LESS
        for change in compare(load_policy("rural-dibao"), load_policy(path))
    )
