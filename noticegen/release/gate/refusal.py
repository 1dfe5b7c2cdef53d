"""A run ends here unless the gate passed it: what was found, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

from noticegen.errors import ErrorCode, RefusalError
from noticegen.release.gate.report import GateReport, GateRule

_MOST_LISTED = 12

_PRIVATE = "删去模板里写进去的个人信息"
_LIST = "名单用 tables 排，每户一行，每格写的不增不减"
_SEEN = "字要看得清：不太小、不太浅、不盖住、不划掉；标题、书签和属性只写页面上有的话"
_PLAIN = "只留文字和表格，图片、徽标和用线条色块拼的图形删去"
_PARTS = "附件、表单、脚本、注释和用不着的标签删去"

_REMEDIES = {
    **dict.fromkeys(
        (GateRule.KNOWN_VALUE, GateRule.KNOWN_FRAGMENT, GateRule.KNOWN_DATE, GateRule.DETECTED),
        _PRIVATE,
    ),
    GateRule.UNEXPECTED_WRITING: "自己加的话用规范汉字写，外文、拼音、表情和成串的记号删去；"
    "蒙古文写进单位文件",
    GateRule.UNEXPECTED_NUMBER: "号码只用单位文件里的电话，写成 {{ unit.telephone }}",
    GateRule.UNEXPECTED_NAME: "名单以外的人名删去；本单位的人写成“联系人：某某”",
    **dict.fromkeys(
        (GateRule.UNEXPECTED_CELL, GateRule.ROW_COUNT, GateRule.NAME_COUNT),
        _LIST,
    ),
    GateRule.MARKED_ROW: "名单各行用一样的字和底色（隔几行换色可以），中间不加空行，一个村不拆开",
    GateRule.UNEVEN_WRITING: "同一列的写法要一样：名字中间的空格、小数、千分号、货币符号，要加都加",
    GateRule.POINTED_OUT: "不按序号、位置、姓和金额单说哪一户，要说的话对各户都一样",
    GateRule.SAID_OF_LISTED: "名单里的人只写各列的内容，不另说其中几户、哪些人怎样",
    GateRule.UNTRUE_HEAD: "列名写成 {{ head.label }}，或者只缩短（姓名、人口、金额（元））",
    GateRule.CONTRADICTED: "括号里说的事照政策和单位文件写，用自带的句子，不另加限制、期限和费用；"
    "公示期过了群众仍可以投诉、举报，“逾期不予受理”改成“公示期满无异议的，按程序办理”",
    GateRule.UNUSUAL_PAPER: "纸张用 A4、A3 一类（@page 的 size）",
    GateRule.ROW_ORDER: "名单按 tables 里的先后排，或者各村都按金额、人口排",
    **dict.fromkeys((GateRule.DRAWN_TEXT, GateRule.UNEXPECTED_PICTURE), _PLAIN),
    **dict.fromkeys(
        (GateRule.UNEXPECTED_SCRIPT, GateRule.UNEXPECTED_ATTACHMENT, GateRule.FOREIGN_PART),
        _PARTS,
    ),
    GateRule.UNEXPECTED_STYLE: "删去这一行样式；网页只用颜色、字体字号、边距、边框、对齐一类",
    GateRule.UNEXPECTED_LINK: "链接只能是 {{ unit.policy_url }}",
    GateRule.HIDDEN_TEXT: _SEEN,
    GateRule.READ_OTHERWISE: "样式里移动文字的写法（position、transform、order、float）删去",
    GateRule.TEXT_DISAGREES: "样式不加字也不改字（content、改过的编号、text-transform）；"
    "页码写成“第1页”或“— 1 —”",
    GateRule.SUM_WRONG: "户数、人数、金额和天数用变量写，不自己填",
    GateRule.STATEMENT_MISSING: "补上括号里说的内容，用变量写",
    **dict.fromkeys((GateRule.CODE_MISSING, GateRule.UNEXPECTED_CODE), "二维码用 {{ qr }}"),
    GateRule.EMPTY_PAGE: "删去空白页",
}


def advise(rules: Iterable[GateRule]) -> str:
    """Return what to change in an office's own template, once for each kind of fault."""
    found = dict.fromkeys(_REMEDIES[rule] for rule in rules if rule in _REMEDIES)
    return "；".join(found)


def require_passed(reports: tuple[GateReport, ...]) -> None:
    """Raise RefusalError GATE_REFUSED unless every file of the run has passed, and any has."""
    if not reports:
        raise RefusalError(ErrorCode.GATE_REFUSED, findings="没有文件经过检查", advice="")
    findings = [finding for report in reports for finding in report.findings]
    if not findings:
        return
    listed = list(dict.fromkeys(map(str, findings)))
    more = f"；等{len(listed)}处" if len(listed) > _MOST_LISTED else ""
    advice = advise(finding.rule for finding in findings)
    raise RefusalError(
        ErrorCode.GATE_REFUSED,
        findings="；".join(listed[:_MOST_LISTED]) + more,
        advice=f"加了 --templates 的，先改模板：{advice}。不是模板写的，" if advice else "",
    )
