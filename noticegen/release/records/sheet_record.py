"""The impact assessment of the sheets that are delivered to households."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from noticegen.publication.impact import ImpactAssessment, RecordWords, RiskFigure
from noticegen.release.records.delivery_record import (
    DeliveryFacts,
    assess_delivery,
    describe_measures,
    describe_numbers,
    list_decisions,
)

_SHEET_WORDS = RecordWords(
    verb="送达",
    done="已印清单",
    shown="印在清单上的内容",
    not_shown="名单中没有印的栏",
    counted="行",
)


@dataclass(frozen=True, slots=True)
class PhonePages:
    """The pages for the telephone: where they lie, until when, whether with names in full."""

    address: str
    expires: date
    in_full: bool


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """The sheets: what each is addressed with, by village; codes; files the gate has passed."""

    addressees: Mapping[str, tuple[str, ...]] = field(repr=False)
    inspected: int
    list_code: bool
    pages: PhonePages | None = None

    @property
    def alike(self) -> int:
        """Return how many families are addressed like another one of their village."""
        return sum(count for count in self._counts() if count > 1)

    @property
    def alone(self) -> int:
        """Return how many families nobody else of their village is addressed like."""
        return sum(count == 1 for count in self._counts())

    def _counts(self) -> Iterable[int]:
        return (count for names in self.addressees.values() for count in Counter(names).values())


def assess_sheets(facts: DeliveryFacts, sheets: SheetFacts) -> ImpactAssessment:
    """Return the assessment of sheets that have passed the gate."""
    assessment = assess_delivery(facts, _SHEET_WORDS)
    return replace(
        assessment,
        title=f"{facts.unit.place_name}{facts.period.label}救助幸福清单",
        stage="送达本户",
        channel="纸质清单和手机网页" if sheets.pages else "纸质清单",
        manner=(
            "每户一页，由工作人员当面交给本人或者家人，不张贴，不公开；名单原件不出办公室。"
            + _tell_codes(sheets)
        ),
        influence=_influence_of_sheets(facts, sheets),
        risks=(
            *describe_numbers(facts),
            RiskFigure("称呼在本村只有一户的家庭", f"{sheets.alone}户", "—"),
            RiskFigure("没有通过出口检查的文件", "0个", "0个"),
        ),
        measures=(
            *describe_measures(facts),
            f"出口检查：{sheets.inspected}个成品文件逐页检查文字、元数据、附件、二维码和文件名，"
            "每页只有本户的内容，全部通过。",
            "各户金额合计与名单逐项核对一致。",
            "送达签收表上有姓名，只留在办公室，不随清单张贴。",
        ),
        decisions=list_decisions(facts, "送达", f"送达{facts.families}户"),
    )


def _tell_codes(sheets: SheetFacts) -> str:
    if sheets.pages is not None:
        told = "项目写全称和补贴类别，比纸上多；" if sheets.pages.in_full else ""
        return (
            "每页两个二维码：一个只有政策网址；一个是本户手机网页的网址和钥匙。"
            f"手机网页加密后放在{sheets.pages.address}，没有钥匙打不开；{told}"
            f"{sheets.pages.expires.isoformat()}以后打不开，应当用 noticegen pages --prune 删除。"
        )
    if sheets.list_code:
        return (
            "每页两个二维码：一个只有政策网址；一个是村、编号、本月各项救助和金额的文字，"
            "没有姓名、号码和账号，扫码不联网。"
        )
    return "每页一个二维码，只有政策网址。"


def _influence_of_sheets(facts: DeliveryFacts, sheets: SheetFacts) -> tuple[str, ...]:
    told = [
        f"涉及{facts.families}户。清单写明本户本月的救助和金额；"
        "送错、遗失或者贴在墙上，会让外人知道这家在接受救助。",
        f"称呼只写姓氏：{sheets.alike}户与同村另一户称呼相同，靠编号区分；"
        f"{sheets.alone}户的称呼在本村只有一户，熟人凭姓氏就能认出。",
    ]
    if sheets.pages is not None:
        told.append("拿到纸质清单或者它的照片的人，到期以前也能打开本户的手机网页。")
    return tuple(told)
