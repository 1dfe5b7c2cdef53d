from dataclasses import replace

from noticegen.deidentify.secrets import Secret, Secrets
from noticegen.pipeline.inspection import inspect_files
from noticegen.pipeline.pages import PageKind, PageOrder
from noticegen.pipeline.previews import invent_totals
from noticegen.pipeline.totals_pages import as_publication, make_totals_pages
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.report import GateRule
from noticegen.vocabulary.place import Place


def _known(*secrets: str) -> KnownValues:
    place = Place("名单.xlsx", "孤儿", 3)
    values = tuple(Secret(value, "applicant_name", place) for value in secrets)
    return KnownValues(Secrets(values, frozenset()))


def test_totals_pass_the_gate_though_a_sum_equals_a_private_number() -> None:
    notice = invent_totals()
    files = tuple(make_totals_pages(notice, PageOrder(pictures=True)))
    assert [file.kind for file in files] == [PageKind.TOTALS, PageKind.PICTURE, PageKind.PICTURE]
    known = _known("测试童", str(notice.total.amount), str(notice.lines[0].amount))
    assert [report.findings for report in inspect_files(files, known, PageOrder())] == [()] * 3


def test_a_child_s_name_on_the_page_is_found() -> None:
    notice = invent_totals()
    leaking = replace(notice, objection=f"{notice.objection}联系人测试童甲子。")
    (file,) = make_totals_pages(leaking, PageOrder())
    said = replace(file, publication=as_publication(notice))
    (report,) = inspect_files([said], _known("测试童甲子"), PageOrder())
    assert GateRule.KNOWN_VALUE in {finding.rule for finding in report.findings}


def test_it_lists_nobody() -> None:
    assert as_publication(invent_totals()).entries == ()
