"""What the gate says of a file: rules and places, never values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from noticegen.detection.inspectors.contents import Area
from noticegen.vocabulary.place import Place


class GateRule(StrEnum):
    """The rules of the gate; the first group looks for leaks, the second for what is missing."""

    KNOWN_VALUE = "known-value"
    KNOWN_FRAGMENT = "known-fragment"
    KNOWN_DATE = "known-date"
    DETECTED = "detected"
    FORBIDDEN_WORD = "forbidden-word"
    UNEXPECTED_CODE = "unexpected-code"
    UNEXPECTED_PICTURE = "unexpected-picture"
    DRAWN_TEXT = "drawn-text"
    UNEXPECTED_CELL = "unexpected-cell"
    MARKED_ROW = "marked-row"
    UNEVEN_WRITING = "uneven-writing"
    ROW_ORDER = "row-order"
    UNEXPECTED_WRITING = "unexpected-writing"
    UNEXPECTED_NUMBER = "unexpected-number"
    UNEXPECTED_NAME = "unexpected-name"
    UNEXPECTED_SCRIPT = "unexpected-script"
    UNEXPECTED_ATTACHMENT = "unexpected-attachment"
    UNEXPECTED_LINK = "unexpected-link"
    UNUSUAL_PAPER = "unusual-paper"
    POINTED_OUT = "pointed-out"
    SAID_OF_LISTED = "said-of-listed"
    UNTRUE_HEAD = "untrue-head"
    CONTRADICTED = "contradicted"
    FOREIGN_PART = "foreign-part"
    UNEXPECTED_STYLE = "unexpected-style"

    UNREADABLE = "unreadable"
    EMPTY_PAGE = "empty-page"
    ENCRYPTED = "encrypted"
    REVISED = "revised"
    TEXT_UNRELIABLE = "text-unreliable"
    HIDDEN_TEXT = "hidden-text"
    READ_OTHERWISE = "read-otherwise"
    TEXT_DISAGREES = "text-disagrees"
    FONT_NOT_EMBEDDED = "font-not-embedded"
    NAME_COUNT = "name-count"
    ROW_COUNT = "row-count"
    SUM_WRONG = "sum-wrong"
    STATEMENT_MISSING = "statement-missing"
    CODE_MISSING = "code-missing"

    @property
    def label(self) -> str:
        """Return the rule in a reviewer's words."""
        return _LABELS[self]


_LABELS = {
    GateRule.KNOWN_VALUE: "名单中不得公开的内容",
    GateRule.KNOWN_FRAGMENT: "名单中不得公开的号码或文字的一部分",
    GateRule.KNOWN_DATE: "名单中不得公开的日期（如出生日期）",
    GateRule.DETECTED: "疑似个人信息",
    GateRule.FORBIDDEN_WORD: "会让来客看出病情、残疾或者孩子情况的词",
    GateRule.UNEXPECTED_CODE: "二维码的内容不是政策网址",
    GateRule.UNEXPECTED_PICTURE: "有无法核对内容的图片",
    GateRule.DRAWN_TEXT: "有线条、色块拼成的图形，可能是字或者码，无法核对",
    GateRule.UNEXPECTED_CELL: "表格中有多出来的内容",
    GateRule.MARKED_ROW: "名单里有的行和别的行样子不同，等于指出某一户",
    GateRule.UNEVEN_WRITING: "名单里有的行写法不同（空格、全角、小数、符号），等于指出某一户",
    GateRule.ROW_ORDER: "名单里各户的先后和序号不一样，或者不在自己村的名下",
    GateRule.UNEXPECTED_WRITING: "模板里加了检查不了的字：外文、拼音、民族文字、符号或者一串记号",
    GateRule.UNEXPECTED_NUMBER: "有名单、政策和单位文件里都没有的号码（用字、读音写的也算）",
    GateRule.UNEXPECTED_NAME: "有不在公示名单里的人名",
    GateRule.UNEXPECTED_SCRIPT: "文件中有脚本",
    GateRule.UNEXPECTED_ATTACHMENT: "文件中有附件",
    GateRule.UNEXPECTED_LINK: "有不是政策网址的链接",
    GateRule.UNUSUAL_PAPER: "纸张不是常用的大小",
    GateRule.POINTED_OUT: "有按序号、位置、姓或者金额单说名单里某一户的话",
    GateRule.SAID_OF_LISTED: "有名单以外说名单里的人怎样的话（几户有病人、残疾人，取消了资格等）",
    GateRule.UNTRUE_HEAD: "名单的列名和这一列的内容不符",
    GateRule.CONTRADICTED: "有和政策、单位文件、名单相反的话（停用电话、不让反映、改期限一类）",
    GateRule.FOREIGN_PART: "文件里有公示用不着的东西",
    GateRule.UNEXPECTED_STYLE: "网页样式里有可能藏字、挪字、加字的写法",
    GateRule.EMPTY_PAGE: "有空白页",
    GateRule.UNREADABLE: "文件无法检查",
    GateRule.ENCRYPTED: "文件加了密码",
    GateRule.REVISED: "文件中有旧版本残留",
    GateRule.TEXT_UNRELIABLE: "有的字取不出文字，无法核对",
    GateRule.HIDDEN_TEXT: "有看不见、看不清或者划掉的字",
    GateRule.READ_OTHERWISE: "字在纸上的先后和文件里的先后不一样，看到的和检查的不是一回事",
    GateRule.TEXT_DISAGREES: "文件里的文字与排版前的页面不一致",
    GateRule.FONT_NOT_EMBEDDED: "字体没有嵌入文件",
    GateRule.NAME_COUNT: "姓名出现的次数与应公示的户数不一致",
    GateRule.ROW_COUNT: "表格行数与应公示的户数不一致",
    GateRule.SUM_WRONG: "写的户数、人数、金额或者天数不对",
    GateRule.STATEMENT_MISSING: "缺少公示必须写明的内容",
    GateRule.CODE_MISSING: "缺少政策网址二维码",
}


@dataclass(frozen=True, slots=True)
class GateFinding:
    """One thing wrong with a file.

    `area` and `page` say where in the file; `kind` what sort of thing it is (a field's label, a
    detector's type, the statement that is missing); `origin` where the value stands in the roster.
    """

    rule: GateRule
    area: Area
    page: int | None = None
    kind: str | None = None
    origin: Place | None = None

    def __str__(self) -> str:
        where = f"第{self.page}页" if self.page else ""
        kind = f"（{self.kind}）" if self.kind else ""
        origin = f"，来自{self.origin}" if self.origin else ""
        return f"{where}{self.area.label}：{self.rule.label}{kind}{origin}"


@dataclass(frozen=True, slots=True)
class GateReport:
    """The gate's findings on one file; without any it may be published.

    The name hides: it may be what is wrong with the file.
    """

    name: str = field(repr=False)
    findings: tuple[GateFinding, ...]

    @property
    def passed(self) -> bool:
        """Tell whether the file may be published."""
        return not self.findings
