"""What a file's findings amount to: which of them make it unfit to be posted, and why.

A lawful notice shows names. A name by itself is listed and does no harm; a name beside a masked
number, a child's age or a word about illness does, and so does any live identifier.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from noticegen.detection.detector import Detector
from noticegen.detection.finding import Finding, shorten
from noticegen.detection.form_fields import belong_to_somebody
from noticegen.detection.inspectors.contents import Area, FileContents, Passage, UnreadPart
from noticegen.detection.kinds import FindingType
from noticegen.detection.office_telephones import closing_lines, is_office_telephone
from noticegen.detection.place_names import place_shower
from noticegen.detection.wording import NAMES, law_of

_Shower = Callable[[str], str]
# Found in a program's own data, only what a check digit or a number plan proves is believed.
_DOUBTFUL_AREAS = frozenset({Area.OBJECT, Area.SCRIPT, Area.CACHE, Area.LINK})
_LEAST_SCORE = 0.7
_YEAR = 4  # figures
_NAMES = frozenset({FindingType.PERSON, FindingType.MASKED_NAME})
_NAMED_BY_HEADING = re.compile(r"(?:姓名|户主|申请人|户名|对象|联系人)[^：\t]{0,8}：[^\t]*[^\s\t]")
_LONE_NAME = re.compile(
    r"(?:^|[\s\t|])[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff·]{2,12}(?=[\s\t|]|$)"
)
# What was blackened, painted white or cut off was meant to be gone, whatever it says.
_UNSEEN = frozenset({Area.COVERED, Area.CROPPED})
_HIDDEN_TEXT = "HIDDEN_TEXT"
_ADVICE = {
    FindingType.PERSON: "确认这个姓名依法应当公示；未成年人的姓名一律删去。",
    FindingType.MASKED_NAME: "确认需要公示姓名的环节；屏蔽的姓名不要与号码放在一起。",
    FindingType.MASKED_ID: "整列删去；屏蔽后的号码与姓名、出生日期放在一起仍可还原。",
    FindingType.MASKED_BIRTH_DATE: "删去出生日期；确需表明年龄的，只写年龄段。",
    FindingType.MASKED_ADDRESS: "只写到嘎查村或社区，不用符号遮挡。",
    FindingType.MINOR_AGE: "删去未成年人的姓名和年龄，只在合计中计入人数。",
    FindingType.ADDRESS: "只保留到嘎查村或社区，删去组、号、楼、室。",
    FindingType.BIRTH_DATE: "删去出生日期；确需表明年龄的，只写年龄段。",
}
_ADVICE_FOR_WORDS = "删去病情、残疾等内容，不在公示中写具体原因。"
_ADVICE_FOR_UNSEEN = (
    "盖住、刷白、裁剪都没有删掉内容，复制就能看到；删去原文后重新生成，已经发出的立即撤下。"
)
_ADVICE_FOR_NUMBERS = "删去这一项后重新生成；已经张贴或上网的，立即撤下更换。"


@dataclass(frozen=True, slots=True)
class Observation:
    """One finding as a reviewer may see it: the excerpt is masked, the value is gone.

    `counts` says that it makes the file unfit; `why` says what it is and how it was known, `law`
    which provision protects it, `advice` what to do.
    """

    type: str
    label: str
    where: str
    excerpt: str
    counts: bool
    why: str
    law: str
    advice: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one file, and what of it could not be inspected.

    `untold` and `untold_names` count the findings that are left out of `observations`.
    """

    observations: tuple[Observation, ...]
    unread: tuple[UnreadPart, ...] = ()
    untold: int = 0
    untold_names: int = 0

    @property
    def is_clean(self) -> bool:
        """Tell whether all of the file was inspected and nothing in it counts."""
        return not self.unread and not any(found.counts for found in self.observations)

    def in_brief(self, most: int) -> Verdict:
        """Return the verdict with no more than so many findings, and names alone only counted."""
        counting = tuple(found for found in self.observations if found.counts)
        return replace(
            self,
            observations=counting[:most],
            untold=self.untold + len(counting[most:]),
            untold_names=self.untold_names + len(self.observations) - len(counting),
        )


def judge(contents: FileContents, detector: Detector, *, strict: bool = False) -> Verdict:
    """Search all that was read of a file; `strict` lets names alone count too."""
    show = place_shower(detector)
    seen: dict[tuple[str, str, str], Observation] = {}
    for place, passage in enumerate(contents.passages):
        around = closing_lines(contents.passages, place)
        weighed = list(weigh(passage, detector, strict=strict, around=around))
        for finding, counts in weighed:
            observation = _observe(passage, finding, show, counts=counts)
            key = (finding.type, observation.where, finding.value)
            # A name that stands alone here stands beside a number in another reading.
            if key not in seen or (counts and not seen[key].counts):
                seen[key] = observation
        if passage.area is Area.COVERED and not weighed:
            observation = _observe_unseen(passage, show)
            seen.setdefault((observation.type, observation.where, passage.text), observation)
    unread = tuple(replace(part, spot=part.spot and show(part.spot)) for part in contents.unread)
    return Verdict(tuple(seen.values()), unread)


def weigh(
    passage: Passage, detector: Detector, *, strict: bool, around: tuple[str, str] = ("", "")
) -> Iterator[tuple[Finding, bool]]:
    """Yield the findings of a passage worth telling, and whether each counts.

    `around` is what stands in front of the passage and behind it.
    """
    findings = [
        finding
        for finding in detector.scan(passage.text, recognised=passage.area is Area.PICTURE)
        if (passage.area not in _DOUBTFUL_AREAS or finding.score >= _LEAST_SCORE)
        and not is_office_telephone(passage.text, finding, around)
        and not _is_public_between(around, passage.text, finding, detector)
    ]
    for (start, end), together in _beside_each_other(passage, findings):
        line = passage.text[start:end]
        is_named = any(found.type in _NAMES for found in together) or _shows_name(line)
        if not is_named and any(_is_told_of_somebody(found) for found in together):
            before, behind = around[0] + passage.text[:start], passage.text[end:] + around[1]
            is_named = belong_to_somebody(before, line, behind)
        for finding in together:
            if passage.area in _UNSEEN:
                yield finding, True
            elif finding.type in _NAMES:
                yield finding, strict
            elif finding.type.is_masked:
                yield finding, strict or (is_named and _may_be_pieced_together(finding))
            elif _is_told_of_somebody(finding):
                if is_named or strict:
                    yield finding, True
            else:
                yield finding, True


def _may_be_pieced_together(finding: Finding) -> bool:
    """Tell a masked number, or more of a birth than its year, from a masked address."""
    if finding.type is FindingType.MASKED_BIRTH_DATE:
        return (finding.shown or 0) > _YEAR
    return finding.type is FindingType.MASKED_ID


def _is_told_of_somebody(finding: Finding) -> bool:
    """Tell an age or a word that harms only beside the one of whom it is said."""
    return finding.type is FindingType.MINOR_AGE or finding.type.is_sensitive_word


def _is_public_between(
    around: tuple[str, str], text: str, finding: Finding, detector: Detector
) -> bool:
    """Tell whether a landline is the office's by the lines around it, which are other passages."""
    if finding.type is not FindingType.CN_LANDLINE or not any(around):
        return False
    place = len(around[0]) + finding.start
    found = detector.scan("".join((around[0], text, around[1])))
    return not any(other.start <= place < other.end for other in found)


def _beside_each_other(
    passage: Passage, findings: Iterable[Finding]
) -> Iterator[tuple[tuple[int, int], list[Finding]]]:
    """Group findings by where their line begins and ends.

    A table's row is one line however many its cells have.
    """
    text = passage.text
    lines: dict[tuple[int, int], list[Finding]] = {}
    for finding in findings:
        start, end = 0, len(text)
        if not passage.cells:
            start = text.rfind("\n", 0, finding.start) + 1
            end = text.find("\n", finding.end)
        lines.setdefault((start, end if end >= 0 else len(text)), []).append(finding)
    yield from lines.items()


def _shows_name(line: str) -> bool:
    """Tell whether a line names somebody whom the detector does not know by name."""
    return _NAMED_BY_HEADING.search(line) is not None or _LONE_NAME.search(line) is not None


def _observe(passage: Passage, finding: Finding, show: _Shower, *, counts: bool) -> Observation:
    return Observation(
        type=str(finding.type),
        label=NAMES[finding.type],
        where=_where(passage, finding.start, show),
        excerpt=finding.excerpt,
        counts=counts,
        why=finding.explanation,
        law=law_of(finding.type),
        advice=_ADVICE_FOR_UNSEEN if passage.area in _UNSEEN else _advice(finding.type),
    )


def _observe_unseen(passage: Passage, show: _Shower) -> Observation:
    """Tell of text that nobody sees and that is no personal data by itself, as far as is known."""
    return Observation(
        type=_HIDDEN_TEXT,
        label="看不见但能复制的文字",
        where=_where(passage, 0, show),
        excerpt=shorten(passage.text),
        counts=True,
        why="页面上看不见这些文字，文件里却还有",
        law="《个人信息保护法》第五十一条：应当采取去标识化等安全技术措施，防止信息泄露",
        advice=_ADVICE_FOR_UNSEEN,
    )


def _where(passage: Passage, offset: int, show: _Shower) -> str:
    """Say the place for people: page, part of the file, sheet, row and column, or line."""
    parts = [f"第{passage.page}页"] if passage.page else []
    if passage.spot:
        parts.append(show(passage.spot))
    if passage.cells:
        place = passage.text.count("\t", 0, offset)
        name = passage.cells[min(place, len(passage.cells) - 1)]
        parts.append(name)
    elif passage.line is not None or passage.area is Area.PAGE:
        line = (passage.line or 1) + passage.text.count("\n", 0, offset)
        parts.append(f"第{line}行")
    label = passage.area.label
    return " ".join(parts if parts and parts[-1].endswith(label) else [*parts, label])


def _advice(kind: FindingType) -> str:
    if kind.is_sensitive_word:
        return _ADVICE_FOR_WORDS
    return _ADVICE.get(kind, _ADVICE_FOR_NUMBERS)
