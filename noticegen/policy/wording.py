"""Sentences of a policy with place holders, and how they are filled.

Only the names below may stand in braces. Nothing is evaluated: a sentence cannot reach anything
but the texts it is given.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

STATEMENT_NAMES = frozenset(
    {"basis", "place", "month", "programme", "stage", "issuer", "office", "days"}
)
COUNT_NAMES = frozenset({"count"})

_HOLDER = re.compile(r"\{([a-z_]+)\}")
_BRACE = re.compile(r"[{}]")


def holders_in(sentence: str) -> tuple[str, ...]:
    """Return the names of the place holders of a sentence."""
    return tuple(_HOLDER.findall(sentence))


def wording_faults(
    sentence: str, allowed: Collection[str], needed: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a sentence, and what to do."""
    choices = "、".join(f"{{{name}}}" for name in sorted(allowed)) or "没有"
    unknown = [name for name in holders_in(sentence) if name not in allowed]
    if unknown:
        yield f"没有名为“{{{unknown[0]}}}”的占位符", f"可以用的占位符：{choices}。"
    elif _BRACE.search(_HOLDER.sub("", sentence)):
        yield "花括号不成对，或里面不是占位符", f"请写成占位符：{choices}。"
    for name in sorted(set(needed) - set(holders_in(sentence))):
        yield f"缺少占位符“{{{name}}}”", f"请在句子里写上 {{{name}}}。"


def fill(sentence: str, values: Mapping[str, str]) -> str:
    """Return the sentence with its place holders filled; the loader has checked their names."""
    return _HOLDER.sub(lambda match: values[match[1]], sentence)
