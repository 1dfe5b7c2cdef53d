"""What a visitor reads on a sheet on the wall: nothing of an illness or a child's lot."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from noticegen.cli.app import run
from noticegen.deidentify.benefit_words import BenefitWords
from noticegen.deidentify.household_rules import HouseholdRules
from noticegen.detection.inspectors.pdf.document import read_pdf
from noticegen.documents.sheet import SheetOptions, sheets_html
from noticegen.errors import RefusalError
from noticegen.pipeline import sheet_press as press_module
from noticegen.pipeline.month import MonthOrder, read_month
from noticegen.pipeline.sheets import SheetsJob, draw_up, make_sheets
from noticegen.policy.catalogue import load_policy
from noticegen.policy.guide import load_guide
from noticegen.policy.message_texts import load_message_texts
from noticegen.policy.treatments import Standing
from noticegen.publication.sheet import Sheet, SheetBook
from noticegen.release.sealing import PageKey
from noticegen.vocabulary.period import Period
from tests.pipeline.invented_month import Line, Person, write_list, write_unit
from tests.pipeline.unsealing import unseal

pytestmark = pytest.mark.usefixtures("unprinted_impact_record")

WANG = Person("王秀英", date(1950, 2, 3))
LI = Person("李凤霞", date(1949, 3, 3), 994)
CHILD = Person("白小禾", date(2015, 6, 7), 992)
COVERED = (
    "disability-subsidies",
    "medical-assistance",
    "orphan-allowance",
    "unsupported-children",
    "rigid-expenditure",
    "low-income-margin",
)
# Written down once more on purpose: the project's own list must not be what proves the list.
TELLING = (
    *("残疾", "医疗", "孤儿", "抚养", "儿童", "病", "护理", "刚性", "边缘", "两项补贴"),
    *("生活补贴", "52号", "54号", "62号", "监护"),
)
PEOPLE = tuple(Person("欧阳建国", date(1950 + 10 * place, 2, 3), 995) for place in range(6))


def quiet(_step: str) -> None:
    """Say nothing of the steps."""


def job_of(folder: Path, *rosters: str) -> SheetsJob:
    """Return the job of some lists."""
    return SheetsJob(MonthOrder(rosters, write_unit(folder), Period(2026, 12)), folder / "out")


def sheets_of(job: SheetsJob) -> tuple[Sheet, ...]:
    """Return every sheet, as it is before it is printed."""
    books = draw_up(read_month(job.month, quiet), job).books
    return tuple(sheet for book in books for sheet in book.sheets)


def everything_in(out: Path) -> Iterator[str]:
    """Yield every text of the finished files: pages, hidden parts, codes and names."""
    for path in sorted((out / "household").iterdir()):
        yield path.name
        yield from (passage.text for passage in read_pdf(path.read_bytes()).passages)


def test_no_sheet_holds_a_telling_word(tmp_path: Path) -> None:
    rosters = [
        write_list(
            tmp_path,
            name,
            [Line(PEOPLE[place], 100 + place, kind="重度残疾人护理补贴")],
        )
        for place, name in enumerate(COVERED)
    ]
    before = tmp_path / "before"
    before.mkdir()
    previous = tuple(
        write_list(before, name, [Line(LI, 90, reason="年满十八周岁")]) for name in COVERED[:2]
    )
    job = job_of(tmp_path, *rosters)
    result = make_sheets(replace(job, month=replace(job.month, previous=previous)), quiet)
    assert result.sheets == len(COVERED) + 1
    everything = "".join("".join(text.split()) for text in everything_in(result.out))
    assert everything.count("救助补贴") > len(COVERED)
    for word in TELLING:
        assert word not in everything, word


@pytest.mark.parametrize("programme", COVERED)
def test_covered_programmes_make_the_same_sheet(tmp_path: Path, programme: str) -> None:
    """A visitor who knows every rule of the program still cannot tell which one it is."""
    lists = [
        write_list(tmp_path, "temporary-assistance", [Line(WANG, 836, members=(CHILD,))]),
        write_list(tmp_path, "old-age-allowance", [Line(WANG, 100)]),
    ]
    sheets = [
        sheets_of(
            job_of(
                tmp_path,
                *lists,
                write_list(tmp_path, name, [Line(WANG, 120, kind="困难残疾人生活补贴")]),
            )
        )
        for name in (programme, "disability-subsidies")
    ]
    assert sheets[0] == sheets[1]
    (sheet,) = sheets[0]
    assert [line.label for line in sheet.benefits] == ["临时救助", "高龄津贴", "救助补贴"]
    assert sheet.benefits[-1].kind == ""


@pytest.mark.parametrize("programme", COVERED)
def test_a_benefit_that_ends_tells_no_more(tmp_path: Path, programme: str) -> None:
    before = tmp_path / "before"
    before.mkdir()
    previous = (
        write_list(before, "old-age-allowance", [Line(WANG, 836)]),
        write_list(before, programme, [Line(WANG, 100, reason="死亡")]),
    )
    job = job_of(
        tmp_path,
        write_list(tmp_path, "old-age-allowance", [Line(WANG, 836)]),
        write_list(tmp_path, programme, [Line(WANG, 100, status="停发", reason="年满十八周岁")]),
    )
    (sheet,) = sheets_of(replace(job, month=replace(job.month, previous=previous)))
    assert sheet.changes == ("救助补贴：本月起停发，原因请问社会救助办公室。",)


def test_what_a_family_gets_unseen_does_not_show_by_a_missing_hint(tmp_path: Path) -> None:
    dibao = write_list(tmp_path, "rural-dibao", [Line(WANG, 836), Line(LI, 836)])
    medical = write_list(tmp_path, "medical-assistance", [Line(WANG, 2000)])
    with_it, without = sheets_of(job_of(tmp_path, dibao, medical))
    assert with_it.hints == without.hints
    assert "临时救助" in with_it.hints


@pytest.mark.parametrize("word", ["残疾人两项补贴", "医疗救助", "孤 儿", "大病"])
def test_the_gate_refuses_a_telling_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    def tell(book: SheetBook, options: SheetOptions, tighten: Sequence[int] = ()) -> str:
        return sheets_html(book, options, tighten).replace("请您记得", f"请您记得{word}", 1)

    job = job_of(tmp_path, write_list(tmp_path, "rural-dibao", [Line(WANG, 836)]))
    monkeypatch.setattr(press_module, "sheets_html", tell)
    with pytest.raises(RefusalError, match="来客"):
        make_sheets(job, quiet)
    assert not job.out.exists()


def test_an_office_may_bear_such_a_word_in_its_own_name(tmp_path: Path) -> None:
    job = job_of(tmp_path, write_list(tmp_path, "rural-dibao", [Line(WANG, 836)]))
    unit = job.month.unit
    text = unit.read_text(encoding="utf-8").replace("社会救助办公室", "救助和儿童福利办公室")
    unit.write_text(text, encoding="utf-8")
    assert make_sheets(job, quiet).released


def test_every_label_that_covers_stands_for_many() -> None:
    policy, day = load_policy("happiness-sheet"), date(2026, 12, 1)
    guide = load_guide()
    words = BenefitWords(guide, HouseholdRules(policy, day, Standing(0, "")))
    covered = [name for name in guide.programmes if words.is_covered(name)]
    assert set(covered) == set(COVERED)
    assert {words.label(name) for name in covered} == {"救助补贴"}
    assert set(guide.shared) == {"救助补贴"}
    for name in guide.programmes:
        for word in TELLING:
            assert word not in words.label(name)
            for note in words.notes([name]):
                assert word not in note.explanation + note.basis, name
            assert not any(word in hint for hint in words.hints([name], [name])), name


def test_messages_use_no_telling_word() -> None:
    texts = load_message_texts()
    for said in (*texts.short.values(), *texts.plain.values(), *texts.with_amount.values()):
        assert not any(word in said for word in TELLING), said


def test_full_names_stand_on_the_phone_only_when_asked_for(tmp_path: Path) -> None:
    rosters = [
        write_list(tmp_path, "rural-dibao", [Line(WANG, 836)]),
        write_list(tmp_path, "disability-subsidies", [Line(WANG, 120, kind="困难残疾人生活补贴")]),
    ]
    unit = str(write_unit(tmp_path))
    for name, more in (("wall", []), ("full", ["--full-names"])):
        out, site = tmp_path / name, tmp_path / f"{name}-site"
        asked = ["sheets", *rosters, "--unit", unit, "--period", "2026-12", "--out", str(out)]
        asked += ["--pages", str(site), "--base-url", "https://mzj.example.gov.cn/q/", *more]
        assert run(asked) == 0
        paper = "".join(everything_in(out))
        assert not any(word in paper for word in TELLING)
        assert ("贴墙前剪下" in paper) == bool(more)
        (link,) = (text for text in everything_in(out) if "/q/#" in text)
        key = PageKey(*link.partition("#")[2].split("."))
        page = json.loads(unseal((site / "d" / f"{key.identifier}.bin").read_bytes(), key))
        second = page["rows"][1][:3]
        if more:
            assert second == ["残疾人两项补贴", "生活补贴", "120"]
            assert any("国发" in note or "护理" in note for note in page["notes"])
        else:
            assert second == ["救助补贴", "", "120"]
            assert not any(word in json.dumps(page, ensure_ascii=False) for word in TELLING)


def test_full_names_need_pages(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    roster = write_list(tmp_path, "rural-dibao", [Line(WANG, 836)])
    unit = str(write_unit(tmp_path))
    asked = ["sheets", roster, "--unit", unit, "--period", "2026-12"]
    assert run([*asked, "--out", str(tmp_path / "out"), "--full-names"]) == 2
    assert "--pages" in capfd.readouterr().err
