import csv
import io
import json
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from noticegen.cli.app import run
from noticegen.errors import InputError
from noticegen.pipeline.messages import MessagesJob, MessagesResult, make_messages
from noticegen.pipeline.month import MonthOrder
from noticegen.policy.message_texts import Occasion, count_segments, template_faults
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.period import Period
from tests.pipeline.invented_month import Line, Person, write_list, write_unit

pytestmark = pytest.mark.usefixtures("unprinted_impact_record")

WANG = Person("王秀英", date(1950, 2, 3))
LI = Person("李凤霞", date(1949, 3, 3), 994)
WUYUN = Person("乌云毕力格", date(1962, 5, 17), 993)


def quiet(_step: str) -> None:
    """Say nothing of the steps."""


def job_of(folder: Path, lines: list[Line], **options: object) -> MessagesJob:
    """Return the job of one list."""
    roster = write_list(folder, "rural-dibao", lines)
    job = MessagesJob(MonthOrder((roster,), write_unit(folder), Period(2026, 12)), folder / "out")
    return replace(job, **options)  # type: ignore[arg-type]  # options are the job's own fields


def table(result: MessagesResult, name: str) -> list[list[str]]:
    """Return the rows of a table."""
    data = (result.out / "internal" / name).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("length", "segments"), [(1, 1), (70, 1), (71, 2), (134, 2), (135, 3), (160, 3), (201, 3)]
)
def test_segments_are_counted_as_gateways_do(length: int, segments: int) -> None:
    assert count_segments("字" * length) == segments


def test_a_character_beyond_the_plane_counts_twice() -> None:
    assert count_segments("\U0002cc56" * 35) == 1
    assert count_segments("\U0002cc56" * 36) == 2


@given(st.text(min_size=71, max_size=600))
def test_segments_never_hold_more_than_they_can(text: str) -> None:
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert (count_segments(text) - 1) * 67 < units <= count_segments(text) * 67


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{name}{month}已发", "挨着"),
        ("{name}", "只有变量"),
        ("{name}的{name}", "两次"),
        ("{id_number}号", "没有名为"),
        ("【镇】{name}好", "签名"),
    ],
)
def test_what_a_platform_refuses_is_refused_first(template: str, why: str) -> None:
    assert any(why in fault for fault in template_faults(template))


def test_messages_say_only_what_the_policy_allows(tmp_path: Path) -> None:
    result = make_messages(
        job_of(tmp_path, [Line(WANG, 836), Line(WUYUN, 1254.5, phone="+86 165-0000-0002")]), quiet
    )
    assert result.released
    assert result.messages == {Occasion.PAID: 2}
    assert result.segments == 2
    rows = table(result, "messages.csv")[1:]
    assert [row[0] for row in rows] == ["16500000001", "16500000002"]
    assert rows[0][1].startswith("【社会救助办公室】王某家庭：2026年12月的农村低保金已核发")
    everything = "".join("".join(row) for row in rows)
    for secret in ("836", "1254", WANG.name, WUYUN.name, WANG.number, "青空", "6217"):
        assert secret not in everything, secret


def test_platform_tables_have_a_column_for_each_variable(tmp_path: Path) -> None:
    result = make_messages(job_of(tmp_path, [Line(WANG, 836)], with_amount=True), quiet)
    alibaba, tencent = table(result, "aliyun-paid.csv"), table(result, "tencent-paid.csv")
    assert alibaba[0] == ["手机号码", "name", "month", "programme", "amount", "telephone"]
    assert tencent[0] == ["手机号码", "{1}", "{2}", "{3}", "{4}", "{5}"]
    assert alibaba[1] == tencent[1]
    assert alibaba[1][4] == "836"
    texts = (result.out / "internal/message-templates.txt").read_text("utf-8-sig")
    assert "${name}：${month}的${programme}共${amount}元" in texts
    assert "{1}：{2}的{3}共{4}元" in texts


def test_the_workbook_for_tencent_holds_telephones_as_text(tmp_path: Path) -> None:
    result = make_messages(job_of(tmp_path, [Line(WANG, 836)]), quiet)
    sheet = load_workbook(result.out / "internal/tencent-paid.xlsx").worksheets[0]
    cell = sheet["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == ("16500000001", "s", "@")


def month_after(
    folder: Path, now: list[Line], before: list[Line], **options: object
) -> MessagesJob:
    """Return the job of one list and of the same list a month before."""
    earlier = folder / "before"
    earlier.mkdir()
    job = job_of(folder, now, **options)
    previous = (write_list(earlier, "rural-dibao", before),)
    return replace(job, month=replace(job.month, previous=previous))


def test_who_gets_another_sum_or_nothing_more_is_told(tmp_path: Path) -> None:
    now = [Line(WANG, 900), Line(WUYUN, 500, phone="16500000002", status="停发", reason="死亡")]
    before = [Line(WANG, 836), Line(WUYUN, 500), Line(LI, 400, phone="16500000003")]
    result = make_messages(month_after(tmp_path, now, before, with_amount=True), quiet)
    texts = {row[0]: row[1] for row in table(result, "messages.csv")[1:]}
    assert "2026年12月的农村低保金调整为900元，已核发" in texts["16500000001"]
    for phone in ("16500000002", "16500000003"):
        assert "王某" not in texts[phone]
        assert "从2026年12月起，农村低保金停发" in texts[phone]
        assert "死亡" not in texts[phone]
    assert result.messages == {Occasion.CHANGED: 1, Occasion.ENDED: 2}
    names = {Path(name).name for name in result.files}
    assert {"aliyun-changed.csv", "aliyun-ended.csv", "tencent-ended.xlsx"} <= names
    assert "aliyun-paid.csv" not in names
    assert [row[0] for row in table(result, "aliyun-ended.csv")[1:]] == list(texts)[1:]
    registered = (result.out / "internal/message-templates.txt").read_text("utf-8-sig")
    assert "阿里云模板（停发）：${name}：从${month}起" in registered


def test_what_has_ended_before_is_not_told_again(tmp_path: Path) -> None:
    gone = Line(WUYUN, 500, phone="16500000002", status="停发")
    job = month_after(tmp_path, [Line(WANG, 836), gone], [Line(WANG, 836), gone])
    assert make_messages(job, quiet).messages == {Occasion.PAID: 1}


def test_a_single_payment_does_not_end(tmp_path: Path) -> None:
    job = month_after(tmp_path, [Line(WANG, 836)], [Line(WANG, 836)])
    once = write_list(
        tmp_path / "before", "temporary-assistance", [Line(WANG, 3000), Line(LI, 2000)]
    )
    job = replace(job, month=replace(job.month, previous=(*job.month.previous, once)))
    assert make_messages(job, quiet).messages == {Occasion.PAID: 1}


def test_a_list_that_was_forgotten_ends_nothing(tmp_path: Path) -> None:
    """Eight people were once told by message that their support had ended."""
    job = month_after(tmp_path, [Line(WANG, 836)], [Line(WANG, 836)])
    other = [Line(LI, 900, phone="16500000003"), Line(WANG, 900)]
    support = write_list(tmp_path / "before", "tekun", other)
    job = replace(job, month=replace(job.month, previous=(*job.month.previous, support)))
    result = make_messages(job, quiet)
    assert result.messages == {Occasion.PAID: 1}
    (asked,) = (one for one in result.findings if one.rule == "sheets-unlisted")
    assert asked.outcome is None
    assert asked.place.file == "tekun.xlsx"
    assert "这个月的名单里没有特困人员救助供养" in asked.advice


def test_the_column_of_telephones_is_not_called_unused(tmp_path: Path) -> None:
    result = make_messages(job_of(tmp_path, [Line(WANG, 836)]), quiet)
    assert "联系电话" not in result.reconciliation.dropped_columns
    assert "身份证号码" in result.reconciliation.dropped_columns


def test_a_row_held_the_month_before_makes_nothing_new(tmp_path: Path) -> None:
    before = [Line(WANG, 800), Line(WANG, 836)]
    job = month_after(tmp_path, [Line(WANG, 836)], before)
    assert make_messages(job, quiet).messages == {Occasion.PAID: 1}


def test_a_family_that_is_gone_and_has_no_telephone_is_named_by_its_old_row(tmp_path: Path) -> None:
    job = month_after(tmp_path, [Line(WANG, 836)], [Line(WANG, 836), Line(LI, 400, phone="")])
    result = make_messages(job, quiet)
    assert result.released
    (finding,) = (one for one in result.findings if one.reason is Reason.PHONE_MISSING)
    assert finding.place.row == 4
    assert finding.outcome is None


def test_benefits_that_are_called_alike_make_one_message(tmp_path: Path) -> None:
    """Their number would tell a reader over the shoulder what the words do not."""
    lists = [
        write_list(tmp_path, "disability-subsidies", [Line(WANG, 120)]),
        write_list(tmp_path, "medical-assistance", [Line(WANG, 3000)]),
    ]
    order = MonthOrder(tuple(lists), write_unit(tmp_path), Period(2026, 12))
    result = make_messages(MessagesJob(order, tmp_path / "out", with_amount=True), quiet)
    (row,) = table(result, "messages.csv")[1:]
    assert "的救助补贴共3120元" in row[1]


def test_each_text_needs_its_own_template_of_wechat(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    openids = tmp_path / "openids.csv"
    openids.write_text("16500000001,oA\n16500000003,oB\n", encoding="utf-8")
    job = month_after(
        tmp_path, [Line(WANG, 836)], [Line(WANG, 836), Line(LI, 400, phone="16500000003")]
    )
    asked = ["messages", *job.month.rosters, "--previous", *job.month.previous]
    asked += ["--unit", str(job.month.unit), "--period", "2026-12", "--out", str(job.out)]
    asked += ["--openids", str(openids), "--wechat-template", "T1"]
    assert run(asked) == 2
    assert "ended=" in capfd.readouterr().err
    assert run([*asked, "--wechat-template", "often=T2"]) == 2
    assert run([*asked, "--wechat-template", "ended=T2"]) == 0
    lines = (job.out / "internal/wechat.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["template_id"] for line in lines] == ["T1", "T2"]
    assert "停发1条" in capfd.readouterr().out


def test_files_are_private_and_named_without_their_content(tmp_path: Path) -> None:
    result = make_messages(job_of(tmp_path, [Line(WANG, 836)]), quiet)
    assert {path.name for path in result.out.iterdir()} == {"internal", "manifest.json"}
    for path in (result.out / "internal").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    manifest = json.loads((result.out / "manifest.json").read_text("utf-8"))
    assert {"path": "internal/messages.csv"} in manifest["internal"]
    assert "16500000001" not in json.dumps(manifest)


PHONES = [
    ("", Reason.PHONE_MISSING),
    ("0472-5550103", Reason.PHONE_LANDLINE),
    ("1390047", Reason.PHONE_INVALID),
    ("12345678901", Reason.PHONE_INVALID),
    ("无", Reason.PHONE_INVALID),
]


@pytest.mark.parametrize(("phone", "reason"), PHONES)
def test_a_telephone_that_cannot_get_messages_holds(
    tmp_path: Path, phone: str, reason: Reason
) -> None:
    lines = [Line(WANG, 836), Line(LI, 500, phone=phone)]
    result = make_messages(job_of(tmp_path, lines), quiet)
    assert result.refusal is not None
    row = result.reconciliation.rows[1]
    assert row.outcome is Outcome.HELD
    assert row.reasons == (reason,)
    assert not (result.out / "internal/messages.csv").exists()


@pytest.mark.parametrize("heading", ["监护人电话", "监护人联系电话", "家属电话", "帮扶人电话"])
def test_a_telephone_of_somebody_else_gets_no_message(tmp_path: Path, heading: str) -> None:
    roster = write_list(tmp_path, "rural-dibao", [Line(WANG, 836)])
    path = Path(roster.partition("=")[2])
    book = load_workbook(path)
    for cell in book.worksheets[0][2]:
        if cell.value == "联系电话":
            cell.value = heading
    book.save(path)
    order = MonthOrder((roster,), write_unit(tmp_path), Period(2026, 12))
    result = make_messages(MessagesJob(order, tmp_path / "out"), quiet)
    assert not result.released
    assert result.reconciliation.rows[0].reasons == (Reason.PHONE_OF_OTHER,)
    assert not (tmp_path / "out/internal/messages.csv").exists()


@pytest.mark.parametrize("own_first", [True, False])
@pytest.mark.parametrize(("own", "other"), [("本人电话", "监护人电话"), ("联系电话", "家属电话")])
def test_the_households_own_number_is_taken_wherever_its_column_stands(
    tmp_path: Path, own: str, other: str, own_first: bool
) -> None:
    roster = write_list(tmp_path, "rural-dibao", [Line(WANG, 836, phone="16500000008")])
    path = Path(roster.partition("=")[2])
    book = load_workbook(path)
    sheet = book.worksheets[0]
    place = next(cell.column for cell in sheet[2] if cell.value == "联系电话")
    sheet.cell(2, place).value = own
    added = place + 1 if own_first else place
    sheet.insert_cols(added)
    sheet.cell(2, added).value = other
    sheet.cell(3, added).value = "16500000009"
    book.save(path)
    order = MonthOrder((roster,), write_unit(tmp_path), Period(2026, 12))
    result = make_messages(MessagesJob(order, tmp_path / "out"), quiet)
    assert result.released
    assert [row[0] for row in table(result, "messages.csv")[1:]] == ["16500000008"]


def test_a_telephone_of_two_families_gets_no_message(tmp_path: Path) -> None:
    lines = [Line(WANG, 836), Line(LI, 500), Line(WUYUN, 1, phone="16500000003")]
    result = make_messages(job_of(tmp_path, lines, allow_held=True), quiet)
    assert [row[0] for row in table(result, "messages.csv")[1:]] == ["16500000003"]
    assert [row.reasons for row in result.reconciliation.rows[:2]] == [(Reason.PHONE_SHARED,)] * 2


@pytest.mark.parametrize("phone", ["016500000008", "17951 16500000008", "+86 0165 0000 0008"])
def test_what_is_dialled_before_a_mobile_is_no_part_of_it(tmp_path: Path, phone: str) -> None:
    declined = tmp_path / "declined.csv"
    declined.write_text("手机号码\n16500000007\n", encoding="utf-8")
    lines = [Line(WANG, 836, phone=phone), Line(LI, 500, phone="016500000007")]
    result = make_messages(job_of(tmp_path, lines, opted_out=declined), quiet)
    assert [row[0] for row in table(result, "messages.csv")[1:]] == ["16500000008"]


def test_a_number_written_in_two_ways_is_one_number_of_two_families(tmp_path: Path) -> None:
    lines = [Line(WANG, 836, phone="16500000008"), Line(LI, 500, phone="016500000008")]
    result = make_messages(job_of(tmp_path, lines), quiet)
    assert [row.reasons for row in result.reconciliation.rows] == [(Reason.PHONE_SHARED,)] * 2


@pytest.mark.parametrize("said", ["（儿子）", "(长女)", "女儿", " 邻居", "（村主任）", "(代收)"])
def test_a_number_said_to_be_somebody_elses_gets_no_message(tmp_path: Path, said: str) -> None:
    lines = [
        Line(WANG, 836, phone=f"16500000008{said}"),
        Line(LI, 500, phone=f"16500000009{said}、16500000003"),
    ]
    result = make_messages(job_of(tmp_path, lines, allow_held=True), quiet)
    assert [row[0] for row in table(result, "messages.csv")[1:]] == ["16500000003"]
    assert result.reconciliation.rows[0].reasons == (Reason.PHONE_OF_OTHER,)


@pytest.mark.parametrize("said", ["（本人）", "(微信同号)", "（妻子）", "手机"])
def test_a_number_said_to_be_the_familys_own_gets_one(tmp_path: Path, said: str) -> None:
    lines = [Line(WANG, 836, phone=f"16500000008{said}")]
    result = make_messages(job_of(tmp_path, lines), quiet)
    assert [row[0] for row in table(result, "messages.csv")[1:]] == ["16500000008"]


def test_two_numbers_in_a_cell_give_the_first_mobile(tmp_path: Path) -> None:
    lines = [Line(WANG, 836, phone="0472-5550103、16500000009")]
    result = make_messages(job_of(tmp_path, lines), quiet)
    assert table(result, "messages.csv")[1][0] == "16500000009"


def test_who_declined_is_not_called_kept_off_by_law(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    declined = tmp_path / "不收.txt"
    declined.write_text("16500000001\n", encoding="utf-8")
    roster = write_list(
        tmp_path, "rural-dibao", [Line(WANG, 836), Line(LI, 5, phone="16500000003")]
    )
    words = ["messages", roster, "--unit", str(write_unit(tmp_path)), "--period", "2026-12"]
    assert run([*words, "--out", str(tmp_path / "out"), "--opt-out", str(declined)]) == 0
    said = capfd.readouterr().out
    assert "不予发送" in said
    assert "依法不予公开" not in said


def test_who_declined_gets_none_and_is_counted_as_withheld(tmp_path: Path) -> None:
    declined = tmp_path / "declined.csv"
    declined.write_text("手机号码\n165 0000 0001\n", encoding="gb18030")
    lines = [Line(WANG, 836), Line(LI, 500, phone="16500000002")]
    result = make_messages(job_of(tmp_path, lines, opted_out=declined), quiet)
    assert result.reconciliation.counts.withheld == 1
    assert [row[0] for row in table(result, "messages.csv")[1:]] == ["16500000002"]


def test_wechat_lines_go_to_known_accounts_only(tmp_path: Path) -> None:
    openids = tmp_path / "openids.csv"
    openids.write_text("手机号码,openid\n16500000001,oInvented1\n", encoding="utf-8")
    lines = [Line(WANG, 836), Line(LI, 500, phone="16500000002")]
    job = job_of(tmp_path, lines, openids=openids)
    with pytest.raises(InputError, match="wechat-template"):
        make_messages(job, quiet)
    result = make_messages(replace(job, wechat_templates={Occasion.PAID: "T1"}), quiet)
    (line,) = (result.out / "internal/wechat.jsonl").read_text("utf-8").splitlines()
    sent = json.loads(line)
    assert sent["touser"] == "oInvented1"
    assert sent["data"]["name"]["value"] == "王某家庭"


def test_a_damaged_table_names_its_line_and_not_its_content(tmp_path: Path) -> None:
    openids = tmp_path / "openids.csv"
    openids.write_text("16500000001,oA\n16500000001,oB\n", encoding="utf-8")
    job = job_of(
        tmp_path, [Line(WANG, 836)], openids=openids, wechat_templates={Occasion.PAID: "T1"}
    )
    with pytest.raises(InputError) as error:
        make_messages(job, quiet)
    assert "openids.csv" in str(error.value)
    assert "1650" not in str(error.value)


def test_a_dry_run_writes_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    job = job_of(tmp_path, [Line(WANG, 836)])
    arguments = [
        "messages",
        *job.month.rosters,
        "--unit",
        str(job.month.unit),
        "--period",
        "2026-12",
    ]
    assert run([*arguments, "--out", str(job.out), "--dry-run", "--json"]) == 0
    captured = capfd.readouterr()
    document = json.loads(captured.out)
    assert (document["messages"], document["segments"], document["files"]) == (1, 1, [])
    assert "王某家庭" in document["sample"]
    assert not job.out.exists()
    assert "16500000001" not in captured.out + captured.err
    assert WANG.name not in captured.out + captured.err


@pytest.mark.parametrize("signature", ["镇", "一" * 17])
def test_a_signature_no_platform_takes_is_refused(tmp_path: Path, signature: str) -> None:
    with pytest.raises(InputError, match="签名"):
        make_messages(job_of(tmp_path, [Line(WANG, 836)], signature=signature), quiet)


def test_a_message_of_a_quarter_s_allowance_names_the_quarter(tmp_path: Path) -> None:
    line = Line(WANG, 300, phone="16500000002")
    lists = write_list(tmp_path, "old-age-allowance", [line], month="2026年第四季度")
    job = job_of(tmp_path, [Line(WUYUN, 836)])
    job = replace(job, month=replace(job.month, rosters=(*job.month.rosters, lists)))
    texts = [row[1] for row in table(make_messages(job, quiet), "messages.csv")[1:]]
    assert sum("2026年第四季度的高龄津贴" in text for text in texts) == 1
    assert sum("2026年12月的农村低保金" in text for text in texts) == 1
