"""Write the examples anew: `python -m examples.generate [DIRECTORY]`.

Deterministic: the same bytes on every machine; a test compares them with what is committed.
How the invented ID numbers belong to nobody is told in `identity.py`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from examples.households import FIRST_POSTING_DAY, InventedHousehold, invent_villages
from examples.programmes import ROSTERS, build_roster
from examples.workbook import build_workbook, row_of
from noticegen.vocabulary.outcomes import Outcome

ROSTER = "rural-dibao.xlsx"
UNIT = "unit.yaml"
EXPECTED = "expected.json"
PROGRAMMES = "programmes"

_UNIT = """\
# 单位文件：公示由谁落款，有异议找谁。示例中的地名、单位和电话都是虚构的。
issuer: 示例市示例旗青禾镇人民政府
office: 社会救助办公室
address: 青禾镇政府一楼便民大厅
telephone: 0472-5550101
supervision_telephone: 0472-5550102
policy_url: https://mzj.example.gov.cn/policy
# 以下几项可以不写；要用就去掉前面的“# ”。怎么写见 docs/zh/打印张贴.md。
# document_number: 青政公示〔2026〕12号     # 发文字号：写了就排红头
# issuer_mn: ……                           # 单位的蒙古文名称
# title_mn: ……                            # 公示的蒙古文标题：由懂蒙古文的人写好、核对
# villages: [新城村, 东园村]               # 本镇各村，按公示的先后
"""


def generate(directory: Path) -> tuple[Path, ...]:
    """Write the rosters, the unit file and the table of expected outcomes; return their paths."""
    villages = invent_villages()
    expected = json.dumps(_expect(villages), ensure_ascii=False, indent=1) + "\n"
    contents = {
        ROSTER: build_workbook(dict(villages)),
        UNIT: _UNIT.encode(),
        EXPECTED: expected.encode(),
    }
    contents |= {f"{PROGRAMMES}/{one.file_name}": build_roster(one) for one in ROSTERS}
    (directory / PROGRAMMES).mkdir(exist_ok=True)
    for name, data in contents.items():
        (directory / name).write_bytes(data)
    return tuple(directory / name for name in contents)


def _expect(villages: dict[str, tuple[InventedHousehold, ...]]) -> dict[str, Any]:
    """Return what a run for the first posting day must make of every row."""
    rows = [
        {
            "sheet": village,
            "row": row_of(place),
            "outcome": str(household.outcome),
            "reasons": [str(household.reason)] if household.reason else [],
            "name": household.printed_name,
            "amount": household.printed_amount,
        }
        for village, households in villages.items()
        for place, household in enumerate(households)
    ]
    counts = {str(outcome): 0 for outcome in Outcome}
    for row in rows:
        counts[str(row["outcome"])] += 1
    return {
        "start": FIRST_POSTING_DAY.isoformat(),
        "counts": {"read": len(rows), **counts},
        "rows": rows,
    }


if __name__ == "__main__":
    for path in generate(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent):
        print(path.name)
