"""What every run shows at its end: the findings, what became of the rows, how to decide on some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from noticegen.cli.tables import plain_table

if TYPE_CHECKING:
    from rich.console import Console

    from noticegen.release.records.reconciliation import Counts, Reconciliation
    from noticegen.screening.model import Finding

_FINDINGS_SHOWN = 20
_HINTS_SHOWN = 3
_PLACES_SHOWN = 3
_DECISIONS = "internal/decisions.xlsx"


def show_decisions_hint(
    files: Collection[str], reconciliation: Reconciliation, console: Console
) -> None:
    """Say how waiting households can be decided on, if a file of questions was written."""
    if _DECISIONS in files and reconciliation.counts.held:
        console.print("待核的户不改名单也能定：填好 decisions.xlsx，加上 --decisions 再做一次。")


def show_programmes(programmes: Mapping[str, tuple[str, ...]], console: Console) -> None:
    """Say which programme each list was taken for, so that a wrong guess is seen."""
    from noticegen.vocabulary.programmes import programme_label

    said = [
        f"{file}（{'、'.join(programme_label(name) for name in names)}）"
        for file, names in programmes.items()
        if names
    ]
    if said:
        console.print(f"名单和项目：{'；'.join(said)}。")


@dataclass(frozen=True, slots=True)
class CountWords:
    """How a run calls what it left off by rule, and the columns of which it took nothing."""

    withheld: str
    unused: str


POSTED = CountWords("依法不予公开", "以下各列不公开，已全部删除")
DELIVERED = CountWords("不予送达", "名单里的这些列不印进清单")
SENT = CountWords("不予发送", "名单里的这些列没有用")


def show_counts(
    reconciliation: Reconciliation, published: str, console: Console, words: CountWords = POSTED
) -> None:
    """Show the counts of every village, and the columns nothing was taken from."""
    counts = plain_table("嘎查村", "读入", published, words.withheld, "待核")
    for line in reconciliation.villages:
        counts.add_row(line.village, *_figures(line.counts))
    counts.add_section()
    counts.add_row("合计", *_figures(reconciliation.counts))
    console.print(counts)
    if reconciliation.dropped_columns:
        console.print(f"{words.unused}：" + "、".join(reconciliation.dropped_columns))


def show_findings(
    findings: tuple[Finding, ...], console: Console, rest: str = "见 internal/findings.xlsx"
) -> None:
    """Show what keeps households off, then hints; of each rule the first few, then how many more.

    `rest` says where the others stand. A list of a hundred like hints must not push the one that
    matters from the screen, and a column that a sheet lacks is told once for all its rows.
    """
    from noticegen.screening.missing_columns import gather_missing_columns

    by_rule: dict[tuple[bool, str], list[Finding]] = defaultdict(list)
    for finding in gather_missing_columns(findings):
        by_rule[finding.outcome is None, finding.rule].append(finding)
    for (is_hint, _), alike in sorted(by_rule.items(), key=lambda item: item[0][0]):
        shown = alike[: _HINTS_SHOWN if is_hint else _FINDINGS_SHOWN]
        for finding in shown:
            label = finding.outcome.label if finding.outcome else finding.severity.label
            advice = finding.advise(most=_PLACES_SHOWN)
            console.print(f"{label}　{finding.place}：{finding.title}。{advice}")
        if len(alike) > len(shown):
            more = len(alike) - len(shown)
            console.print(f"　　　同样的还有{more}条，{rest}。")


def _figures(counts: Counts) -> tuple[str, ...]:
    return tuple(str(n) for n in (counts.read, counts.published, counts.withheld, counts.held))
