"""The effects lock: what every page reveals of a fixed invented roster, character by character.

The whole way is walked (screening, policy, door, templates) for every programme, stage, channel
and audience, and every word of the drawn page becomes a line; so that a change of policy, code,
template or dependency that lets one more character through changes the lines, and the committed
lock says so. Words that all pages of a kind have in common stand in the lock once.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import and_
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.errors.system import describe_os_error
from noticegen.pipeline.effect_pages import Page, draw_pages, list_facts
from noticegen.pipeline.invented_lists import (
    invented_people,
)
from noticegen.policy.catalogue import load_policy, policy_names
from noticegen.settings.resources import resource_directory

LOCK = "effects.lock"
_EVERY = "every"


def effects(templates: Path | None = None) -> tuple[str, ...]:
    """Return what all bundled policies reveal, one line for each block of words on a page.

    `templates` is an office's own directory of templates, looked in before the bundled ones.
    """
    people = invented_people()
    facts: list[str] = []
    pages: list[Page] = []
    for name in policy_names():
        policy = load_policy(name)
        facts += list_facts(policy, people)
        pages += draw_pages(policy, people, templates)
    return (*facts, *_lines(pages))


def compare_with_lock(templates: Path | None = None) -> tuple[str, ...]:
    """Return the lines that differ: `+` is newly revealed, `-` no longer."""
    locked = lock_file().read_text(encoding="utf-8").splitlines()
    found = difflib.unified_diff(locked, effects(templates), lineterm="", n=0)
    return tuple(line for line in found if not line.startswith(("---", "+++", "@@")))


def write_lock() -> None:
    """Write what is revealed now into the lock; for a commit that says so."""
    try:
        lock_file().write_text("\n".join(effects()) + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(
            ErrorCode.OUTPUT_UNWRITABLE, directory=str(lock_file()), why=describe_os_error(error)
        ) from None


def lock_file() -> Path:
    """Return the committed lock."""
    return resource_directory("policies") / "effects" / LOCK


def _lines(pages: Iterable[Page]) -> Iterator[str]:
    """Yield the lines of pages; what all pages of a kind say comes first, and once."""
    by_kind: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        by_kind[page.kind].append(page)
    common = {kind: _in_common(found) for kind, found in by_kind.items()}
    for kind, lines in common.items():
        yield from (f"{_EVERY} {kind} {line}" for line in sorted(lines.elements()))
    for page in (page for found in by_kind.values() for page in found):
        left = Counter(common[page.kind])
        for line in page.lines:
            if left[line]:
                left[line] -= 1
            else:
                yield f"{page.place} {page.kind} {line}"


def _in_common(pages: list[Page]) -> Counter[str]:
    if len(pages) == 1:
        return Counter()
    return reduce(and_, (Counter(page.lines) for page in pages))
