"""Messages to the phone: from all lists of the month to files for a platform's upload."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from noticegen.deidentify.family_messages import (
    Message,
    MessageStyle,
    sample_message,
    write_messages,
)
from noticegen.deidentify.family_sheets import SheetOrder, families_gone
from noticegen.errors import ErrorCode, InputError, RefusalError
from noticegen.families.phones import Reach, reach_families
from noticegen.pipeline.deciding import take_answers
from noticegen.pipeline.delivery_impact import assess_message_run
from noticegen.pipeline.month import Month, MonthOrder, judge, read_month, trace
from noticegen.pipeline.phone_tables import read_openids, read_opted_out
from noticegen.pipeline.run_documents import describe_run, list_paths
from noticegen.pipeline.sheet_reports import SheetRun, make_reports
from noticegen.policy.guide import load_guide
from noticegen.policy.message_texts import Occasion, load_message_texts
from noticegen.release.files import OutputFile, RunFiles
from noticegen.release.manifest import build_manifest
from noticegen.release.records.message_exports import (
    alibaba_batch,
    plain_table,
    template_texts,
    tencent_batch,
    tencent_workbook,
    wechat_lines,
)
from noticegen.release.records.message_record import MessageFacts
from noticegen.release.records.reconciliation import (
    TEXTING,
    Reconciliation,
    find_refusal,
    reconcile,
)
from noticegen.release.writing import check_output, release, release_internal_only
from noticegen.roster.requirements import programmes_by_file
from noticegen.screening.model import Finding, Screening
from noticegen.vocabulary.outcomes import Outcome, Reason

STEPS = 5
_USED = frozenset({"phone"})
_SIGNATURE_LENGTHS = range(2, 17)
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class MessagesJob:
    """What the user asked for; without a signature the office's name stands in the brackets."""

    month: MonthOrder
    out: Path
    signature: str | None = None
    with_amount: bool = False
    opted_out: Path | None = None
    openids: Path | None = None
    wechat_templates: Mapping[Occasion, str] = field(default_factory=dict)
    dry_run: bool = False
    allow_held: bool = False


@dataclass(frozen=True, slots=True)
class MessagesResult:
    """What became of the run: counts, never a number or a name; `sample` is invented."""

    out: Path
    reconciliation: Reconciliation
    findings: tuple[Finding, ...]
    messages: Mapping[Occasion, int]
    segments: int
    longest: int
    sample: str
    programmes: Mapping[str, tuple[str, ...]]
    files: tuple[str, ...] = field(default=())
    refusal: RefusalError | None = None

    @property
    def released(self) -> bool:
        """Tell whether the files were written."""
        return bool(self.files) and self.refusal is None

    def as_document(self) -> dict[str, Any]:
        """Return what `--json` prints."""
        return {
            **describe_run(self),
            "programmes": {file: list(names) for file, names in self.programmes.items()},
            "messages": sum(self.messages.values()),
            "occasions": {str(occasion): count for occasion, count in self.messages.items()},
            "segments": self.segments,
            "longest": self.longest,
            "sample": self.sample,
        }


def make_messages(job: MessagesJob, step: Step) -> MessagesResult:
    """Write the messages of a month; the errors are those of the notice."""
    answers = take_answers(job.month.decisions)
    check_output(job.out, answers.hashes)
    month = read_month(replace(job.month, used=_USED), step, answers)
    style = MessageStyle(load_message_texts(), choose_signature(job, month), job.with_amount)
    step("核对手机号码")
    gone = families_gone(month.families, month.earlier, month.roster)
    told = (*month.families.families, *gone)
    reach = reach_families(told, read_opted_out(job.opted_out))
    month = judge_again(month, reach)
    order = SheetOrder(
        unit=month.unit,
        period=job.month.period,
        day=job.month.day,
        policy=month.policy,
        guide=load_guide(),
    )
    messages = tuple(write_messages(reach.reachable, month.earlier, order, style))
    result = MessagesResult(
        out=job.out,
        reconciliation=month.reconciliation,
        findings=month.screening.findings,
        messages=Counter(message.occasion for message in messages),
        segments=sum(message.segments for message in messages),
        longest=max((len(message.text) for message in messages), default=0),
        sample=sample_message(order, style).text,
        programmes=programmes_by_file(month.roster),
    )
    if job.dry_run:
        return result
    run = SheetRun(month, job.month.period, answers, None)
    return write_files(job, run, (messages, style), result)


def choose_signature(job: MessagesJob, month: Month) -> str:
    """Return the signature; an InputError if a platform would not take it."""
    signature = (job.signature or month.unit.office).strip("【】 ")
    if len(signature) not in _SIGNATURE_LENGTHS:
        raise InputError(
            ErrorCode.USAGE,
            why="短信签名应为2至16个字",
            how="请用 --signature 写平台上登记的签名，不带【】。",
        )
    return signature


def judge_again(month: Month, reach: Reach) -> Month:
    """Return the month with the verdicts that telephones add."""
    families = replace(
        month.families,
        families=tuple(reached.family for reached in reach.reachable),
        holds=(*month.families.holds, *reach.holds),
    )
    screening = judge(month.roster, families)
    declined = {id(benefit.household) for family in reach.opted_out for benefit in family.benefits}
    verdicts = tuple(
        replace(verdict, outcome=Outcome.WITHHELD, reasons=(Reason.OPTED_OUT,))
        if id(verdict.household) in declined
        else verdict
        for verdict in screening.verdicts
    )
    screening = Screening(verdicts, screening.findings)
    return replace(
        month,
        families=families,
        screening=screening,
        reconciliation=reconcile(screening, month.reconciliation.dropped_columns),
    )


def write_files(
    job: MessagesJob,
    run: SheetRun,
    written: tuple[Sequence[Message], MessageStyle],
    result: MessagesResult,
) -> MessagesResult:
    """Write everything at once, or the reports alone when rows are held."""
    messages, style = written
    month, hashes = run.month, run.answers.hashes
    refusal = find_refusal(month.reconciliation, TEXTING, allow_held=job.allow_held)
    if refusal is not None:
        files = RunFiles(internal=make_reports(run, released=False))
        result = replace(result, files=list_paths(files), refusal=refusal)
        release_internal_only(job.out, files.internal, hashes)
        return result
    exports = make_exports(job, month, messages, style)
    facts = MessageFacts(
        {occasion.label: count for occasion, count in result.messages.items() if count},
        with_amount=job.with_amount,
        to_wechat=job.openids is not None,
    )
    families = len({message.phone for message in messages})
    assessment = assess_message_run(month, job.month, families, facts)
    files = RunFiles(
        internal=(*make_reports(run, released=True), *assessment, *exports),
        manifest=build_manifest((), (), trace(month), (file.name for file in exports), assessment),
    )
    result = replace(result, files=list_paths(files))
    release(job.out, files, hashes)
    return result


def make_exports(
    job: MessagesJob, month: Month, messages: Sequence[Message], style: MessageStyle
) -> tuple[OutputFile, ...]:
    """Return the files with telephone numbers, and the texts to register."""
    exports = [plain_table(messages)]
    templates = {
        occasion: style.template(occasion)
        for occasion in Occasion
        if any(message.occasion is occasion for message in messages)
    }
    for occasion, template in templates.items():
        batch = [message for message in messages if message.occasion is occasion]
        exports += [
            alibaba_batch(batch, template, occasion),
            tencent_batch(batch, template, occasion),
            tencent_workbook(batch, template, occasion),
        ]
    exports.append(template_texts(templates, style.signature))
    if job.openids is not None:
        require_wechat_templates(job, templates)
        openids = read_openids(job.openids)
        address = month.unit.policy_url
        exports.append(wechat_lines(messages, openids, job.wechat_templates, address))
    return tuple(exports)


def require_wechat_templates(job: MessagesJob, needed: Iterable[Occasion]) -> None:
    """Refuse to write lines for WeChat when a text has no template of the platform's."""
    missing = [occasion for occasion in needed if occasion not in job.wechat_templates]
    if missing:
        raise InputError(
            ErrorCode.USAGE,
            why=f"给了 openid 表，没有给“{missing[0].label}”的微信模板编号",
            how=f"请加上 --wechat-template {missing[0]}=编号。",
        )
