import time
import traceback
from pathlib import Path

import pytest

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.reading import read_rosters
from tests.roster.hostile import SECRET_ID, SECRET_NAME, Case
from tests.roster.hostile_cases import CASES
from tests.roster.workbooks import HEADING, line, names, write_xlsx


def test_there_are_enough_of_them() -> None:
    assert {case.name for case in CASES} >= VAST
    assert len(CASES) >= 60
    assert len({case.name for case in CASES}) == len(CASES)


# To build them takes longer than to refuse them.
VAST = {"ten million cells", "a million empty rows"}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.name, marks=[pytest.mark.slow] if case.name in VAST else [])
        for case in CASES
    ],
)
def test_every_file_has_its_due_outcome(
    case: Case, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    path = case.build(tmp_path)
    started = time.process_time()
    said = ""
    if isinstance(case.expected, ErrorCode):
        with pytest.raises(InputError) as caught:
            read_rosters([path])
        assert caught.value.code is case.expected
        said = caught.value.message + "".join(traceback.format_exception(caught.value))
    else:
        roster = read_rosters([path])
        assert [name for name in names(roster) if name] == case.expected
        said = repr(roster)
    assert time.process_time() - started < 10
    captured = capfd.readouterr()
    for text in (said, captured.out, captured.err, caplog.text):
        assert SECRET_NAME not in text
        assert SECRET_ID not in text


def test_an_external_entity_brings_nothing_in(tmp_path: Path) -> None:
    (case,) = [case for case in CASES if case.name == "external entity"]
    values = [value.text for value in read_rosters([case.build(tmp_path)]).private_values()]
    assert values.count(SECRET_NAME) == 1


def test_numbers_in_names_and_headings_are_not_repeated(tmp_path: Path) -> None:
    heading = [*HEADING, f"代领人{SECRET_ID}"]
    row = [*line(1), "某"]
    path = write_xlsx(tmp_path / f"{SECRET_ID}.xlsx", [heading, row], sheet=f"{SECRET_ID}")
    roster = read_rosters([path])
    assert SECRET_ID not in repr(roster)
    assert SECRET_ID not in "".join(str(household.place) for household in roster.households)
    assert any("代领人" in column.heading for column in roster.dropped_columns)
    with pytest.raises(InputError) as caught:
        read_rosters([write_xlsx(path, [["身份证号码", "金额", heading[-1]], ["1", "2", "3"]])])
    assert SECRET_ID not in caught.value.message
    assert "代领人" in caught.value.message


@pytest.mark.parametrize("count", [1, 2, 5])
def test_people_without_a_heading_are_not_seen_as_headings(tmp_path: Path, count: int) -> None:
    rows = [["户主", SECRET_NAME, "东村", "备注", "本人"]] * count
    with pytest.raises(InputError) as caught:
        read_rosters([write_xlsx(tmp_path / "名单.xlsx", rows)])
    assert caught.value.code is ErrorCode.HEADING_MISSING
    assert SECRET_NAME not in caught.value.message
