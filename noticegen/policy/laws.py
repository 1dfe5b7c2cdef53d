"""The register of laws: each rule a policy may rest on, kept once and cited by key.

A quotation stands here only if its words were read in the rule's own text; how far each entry was
checked, and in which text, is part of the entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from noticegen.publication.model import LegalBasis
from noticegen.settings.schema import Day, StrictModel, Text, fault

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
ArticleKey = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=20)]


class Evidence(StrEnum):
    """How a statement about a rule was checked."""

    TEXT = "text"
    REPORT = "report"
    BELIEF = "belief"

    @property
    def label(self) -> str:
        """Return the words for screen and paper."""
        return {
            Evidence.TEXT: "已核对原文",
            Evidence.REPORT: "仅见转载或报道",
            Evidence.BELIEF: "未经核对",
        }[self]


class LawKind(StrEnum):
    """A rule that binds, or a catalogue, case or custom that only guides."""

    RULE = "rule"
    PRACTICE = "practice"


class ArticleEntry(StrictModel):
    """One article: what it says in short, and its words where they were read."""

    label: Text | None = None
    says: Text
    quotation: Text | None = None
    checked: Evidence

    @model_validator(mode="after")
    def _quotes_only_what_was_read(self) -> ArticleEntry:
        if self.quotation and self.checked is not Evidence.TEXT:
            raise fault(
                "没有核对过原文，不能引用原话", "请删去 quotation，或核对原文后写 checked: text。"
            )
        return self


class LawEntry(StrictModel):
    """One rule: its name, number, from when to when it is in force, where its text was read."""

    title: Text | None = None
    document: Text | None = None
    issuer: Text
    kind: LawKind = LawKind.RULE
    first: Annotated[Day, Field(alias="from")]
    last: Annotated[Day | None, Field(alias="to")] = None
    dated: Evidence
    source: Text
    articles: Annotated[dict[ArticleKey, ArticleEntry], Field(min_length=1)]

    @model_validator(mode="after")
    def _is_named(self) -> LawEntry:
        if not (self.title or self.document):
            raise fault("没有名称也没有文号", "请写 title 或 document。")
        if self.last is not None and self.last < self.first:
            raise fault("失效日期早于施行日期", "请核对 from 和 to。")
        return self


class LawFile(StrictModel):
    """The register file."""

    laws: Annotated[dict[Key, LawEntry], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Reference:
    """One article of the register, as rules cite it: `dibao-57/19`."""

    key: str
    title: str | None
    document: str | None
    kind: LawKind
    article: str | None
    says: str
    quotation: str | None
    checked: Evidence
    first: date
    last: date | None
    dated: Evidence
    source: str

    @property
    def name(self) -> str:
        """Return the rule's name as it stands in a notice, or its number if no name is known."""
        if self.title is None:
            return self.document or ""
        return f"《{self.title}》" + (f"（{self.document}）" if self.document else "")

    @property
    def citation(self) -> str:
        """Return name and article."""
        return self.name + (self.article or "")

    @property
    def may_stand_in_notice(self) -> bool:
        """Tell whether a notice may cite it: a rule that binds, whose text was read."""
        return self.kind is LawKind.RULE and self.checked is Evidence.TEXT

    @property
    def basis(self) -> LegalBasis:
        """Return the parts of the citation for the notice."""
        title, document = self.title, self.document
        if title is None:
            title, document = document or "", None
        return LegalBasis(self.key, title, document, self.article)

    def holds_during(self, first: date, last: date | None) -> bool:
        """Tell whether the rule is in force through the whole of a span of days."""
        if first < self.first:
            return False
        return self.last is None or (last is not None and last <= self.last)


def list_references(laws: Mapping[str, LawEntry]) -> dict[str, Reference]:
    """Return every article by the key rules cite it with."""
    return {
        f"{law_key}/{article_key}": Reference(
            key=f"{law_key}/{article_key}",
            title=law.title,
            document=law.document,
            kind=law.kind,
            article=article.label,
            says=article.says,
            quotation=article.quotation,
            checked=article.checked,
            first=law.first,
            last=law.last,
            dated=law.dated,
            source=law.source,
        )
        for law_key, law in laws.items()
        for article_key, article in law.articles.items()
    }


def cite(references: tuple[Reference, ...]) -> str:
    """Join citations as a notice does; articles of one rule stand together."""
    groups: dict[str, list[Reference]] = {}
    for reference in references:
        groups.setdefault(reference.key.split("/")[0], []).append(reference)
    return "、".join(
        group[0].citation + "".join(f"、{one.article}" for one in group[1:] if one.article)
        for group in groups.values()
    )
