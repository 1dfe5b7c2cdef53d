"""The unit file: every fault names the key, the file and the line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from noticegen.errors import ErrorCode, InputError
from noticegen.settings.unit import Unit, load_unit

GOOD = """\
issuer: 包头市九原区哈业胡同镇人民政府
office: 社会救助办公室
address: 哈业胡同镇政府一楼便民大厅
telephone: 0472-7153321
supervision_telephone: 0472-7151234
policy_url: https://mzj.example.gov.cn/policy
"""


def load(tmp_path: Path, text: str) -> Unit:
    path = tmp_path / "单位.yaml"
    path.write_text(text, encoding="utf-8")
    return load_unit(path)


def test_the_contracts_keys_are_read(tmp_path: Path) -> None:
    unit = load(
        tmp_path, GOOD + "document_number: 哈政发〔2026〕12号\nvillages: [NO, 1e3, 新城村]\n"
    )

    assert unit.telephone == "0472-7153321"
    assert unit.document_number == "哈政发〔2026〕12号"
    assert unit.villages == ("NO", "1e3", "新城村")
    assert unit.place_name == "包头市九原区哈业胡同镇"


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "word"),
    [
        ("office: 社会救助办公室", "offise: 社会救助办公室", 2, "offise", "没有这个键"),
        ("office: 社会救助办公室\n", "", 1, "office", "缺少"),
        ("office: 社会救助办公室", "office:", 2, "office", "没有填写"),
        ("office: 社会救助办公室", "office: [办公室]", 2, "office", "一段文字"),
        ("office: 社会救助办公室", "office: 办公室\nissuer: 甲", 3, "issuer", "写了两次"),
        ("telephone: 0472-7153321", "telephone: 请到一楼", 4, "telephone", "不是电话号码"),
        ("policy_url: https://", "policy_url: ftp://", 6, "policy_url", "不是网址"),
        ("policy_url: https://", "policy_url: https://u:p@", 6, "policy_url", "密码"),
        ("office: 社会救助办公室", 'office: "社会\\n救助"', 2, "office", "换行"),
    ],
)
def test_faults_name_key_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, key: str, word: str
) -> None:
    assert old in GOOD

    with pytest.raises(InputError) as refused:
        load(tmp_path, GOOD.replace(old, new))

    assert refused.value.code is ErrorCode.UNIT_INVALID
    assert f"“单位.yaml”第{line}行“{key}”" in refused.value.message
    assert word in refused.value.message


def test_a_village_named_twice_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="重复"):
        load(tmp_path, GOOD + "villages: [新城村, 新城村]\n")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        load_unit(tmp_path / "没有.yaml")

    assert refused.value.code is ErrorCode.UNIT_UNREADABLE
    assert "没有.yaml" in refused.value.message
    assert "没有这个文件" in refused.value.message


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("某旗某镇人民政府", "某旗某镇"),
        ("某区民政局", "某区"),
        ("某区某街道办事处", "某区某街道"),
        ("某单位", "某单位"),
    ],
)
def test_the_place_is_the_issuers(issuer: str, place: str) -> None:
    assert Unit(issuer, "办", "地", "1", "2", "https://a.cn").place_name == place


DAYS_OFF = """\
days_off:
  - 2099-01-01 至 2099-01-03
  - 2099-01-21 到 2099-01-27
  - 2099-05-01
  - 2099-05-02
  - 2099-10-01 ～ 2099-10-03
days_worked: [2099-01-04]
"""


def test_days_off_are_read_one_by_one_and_in_stretches(tmp_path: Path) -> None:
    unit = load(tmp_path, GOOD + DAYS_OFF)

    assert len(unit.days_off) == 15
    assert unit.days_worked == (date(2099, 1, 4),)
    assert unit.calendar.is_workday(date(2099, 1, 4))
    assert not unit.calendar.is_workday(date(2099, 1, 23))
    assert unit.calendar.is_workday(date(2098, 1, 23)) is None


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("2099-01-01 至 2099-01-03", "元旦三天", "不是日期"),
        ("2099-01-01 至 2099-01-03", "2099-02-29", "没有这一天"),
        ("2099-01-01 至 2099-01-03", "2099-01-03 至 2099-01-01", "起止日期不对"),
        ("2099-01-01 至 2099-01-03", "2099-01-01 至 2100-01-03", "起止日期不对"),
        ("  - 2099-10-01 ～ 2099-10-03\n", "", "没有写全"),
        ("  - 2099-01-21 到 2099-01-27\n", "", "没有写全"),
    ],
)
def test_half_a_year_and_what_is_no_day_are_refused(
    tmp_path: Path, old: str, new: str, word: str
) -> None:
    with pytest.raises(InputError) as refused:
        load(tmp_path, GOOD + DAYS_OFF.replace(old, new))

    assert refused.value.code is ErrorCode.UNIT_INVALID
    assert "days_off" in refused.value.message
    assert word in refused.value.message
