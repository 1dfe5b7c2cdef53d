"""The poster that explains a programme: made from a policy and the office, never from a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from noticegen.deidentify.collecting import collect_secrets
from noticegen.documents.publicity import publicity_html
from noticegen.documents.template_check import check_templates
from noticegen.errors import ErrorCode, InputError
from noticegen.pipeline.file_names import portable_name
from noticegen.pipeline.presses import press_for
from noticegen.pipeline.provenance import hash_templates
from noticegen.pipeline.run_documents import list_paths
from noticegen.policy.catalogue import load_policy
from noticegen.policy.schema import Listing
from noticegen.publication.model import PostingPeriod, Publication, Wording
from noticegen.publication.publicity import Publicity
from noticegen.release.files import OutputFile, RunFiles
from noticegen.release.gate.inspection import inspect
from noticegen.release.gate.refusal import require_passed
from noticegen.release.gate.report import GateReport, GateRule
from noticegen.release.manifest import Provenance, build_manifest
from noticegen.release.writing import check_output, release
from noticegen.rendering.preview import page_pictures
from noticegen.roster.model import Roster
from noticegen.settings.unit import load_unit
from noticegen.vocabulary.paper import Design, Paper
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Channel, Stage

STEPS = 4
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PublicityJob:
    """What the user asked for; `templates` is an office's own directory."""

    unit: Path
    policy: str
    period: Period
    out: Path
    paper: Paper = Paper.A3
    design: Design = Design.FESTIVE
    pictures: bool = False
    templates: Path | None = None


def make_publicity(job: PublicityJob, step: Step) -> tuple[str, ...]:
    """Make the poster and return the paths written below the output directory.

    A RefusalError when the gate finds anything that could be somebody's: an office's own template
    may hold what no list of ours does.
    """
    check_output(job.out)
    step("读取单位文件和政策")
    unit, policy = load_unit(job.unit), load_policy(job.policy)
    if policy.listing is Listing.DELIVERED:
        raise InputError(
            ErrorCode.USAGE,
            why=f"“{policy.label}”不是一个救助项目，没有可以宣传的政策",
            how="请写一个救助项目的政策；noticegen policy list 列出全部名称。",
        )
    if job.templates is not None:
        check_templates(job.templates, frozenset())
    publicity = Publicity(policy.extends or policy.name, policy.label, unit, job.period)
    step("排版")
    html = publicity_html(publicity, job.paper, job.design, job.templates)
    with press_for(job.templates) as press:
        data = press(html, None)
    stem = f"{job.period}-{portable_name(policy.label)}-政策海报{job.paper.value}"
    step("出口检查")
    require_passed((_inspect(f"{stem}.pdf", data, html, publicity),))
    step("写出文件")
    public = (OutputFile(f"{stem}.pdf", data), *(_pictures(stem, data) if job.pictures else ()))
    provenance = Provenance({}, {policy.name: policy.digest}, hash_templates(job.templates))
    manifest = build_manifest(public, (), provenance)
    files = RunFiles(public=public, manifest=manifest)
    paths = list_paths(files)
    release(job.out, files)
    return paths


def _pictures(stem: str, data: bytes) -> Iterator[OutputFile]:
    for number, picture in enumerate(page_pictures(data), start=1):
        yield OutputFile(f"{stem}-第{number}页.png", picture)


def _inspect(name: str, data: bytes, html: str, publicity: Publicity) -> GateReport:
    """Ask the gate for everything but a notice's own sentences: a poster has none."""
    secrets = collect_secrets(Roster((), ()), frozenset(), publicity.unit)
    report = inspect(name, data, html, _as_publication(publicity), secrets)
    kept = tuple(one for one in report.findings if one.rule is not GateRule.STATEMENT_MISSING)
    return GateReport(name, kept)


def _as_publication(publicity: Publicity) -> Publication:
    day = date(publicity.period.year, publicity.period.month, 1)
    return Publication(
        programme=publicity.programme,
        programme_label=publicity.programme_label,
        stage=Stage.PAID,
        channel=Channel.BOARD,
        unit=publicity.unit,
        period=publicity.period,
        title=publicity.title,
        posting=PostingPeriod(day, day, 1, working_days=False),
        basis=(),
        wording=Wording("", "", "", None),
        columns=(),
        villages=(),
        not_shown=0,
    )
