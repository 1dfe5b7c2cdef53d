"""Learn a village's name from a sheet's name, a title line, a line between rows, a file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from noticegen.roster.household import VillageSource
from noticegen.roster.values.texts import plain
from noticegen.vocabulary.programmes import programmes_in


@dataclass(frozen=True, slots=True)
class Village:
    """A village's name as the roster writes it, and where it was learnt."""

    name: str
    source: VillageSource


NO_VILLAGE = Village("", VillageSource.UNKNOWN)

_NUMBERING = re.compile(r"^[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)）]?[、.．:：\-_ ]*")
_VILLAGE = re.compile(
    r"(?:(?:[^\W\d_]{1,12}?)(?:省|自治区|自治州|盟|地区|市|县|旗|区|镇|乡|苏木|街道|街道办事处|办事处))*"
    r"(?P<village>[^\W\d_]{1,12}?(?:村民委员会|居民委员会|村委会|居委会|嘎查村|嘎查|社区|村))"
)
# A sheet's name that tells what is in it, not where its people live.
_GENERIC = re.compile(
    r"sheet|table|工作表|表\d|名单|名册|花名册|汇总|总表|合计|台账|明细|公示|发放|新增|退出|停发|停保|模板|说明|数据|"
    r"低保|特困|救助|补贴|津贴|年|月|季度|批|审批|在册|全镇|全乡|城市|农村",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[住在的是为由已从到与和]")
_NOT_A_VILLAGE = frozenset(
    {"农村", "全村", "各村", "本村", "行政村", "嘎查村", "社区", "村", "嘎查", "乡村", "贫困村"}
)


def village_in(text: str) -> str:
    """Return the village a title, sheet name or file name speaks of, or an empty string."""
    line = _NUMBERING.sub("", plain(text))
    # `农村低保` is no village; the programme's words are taken out before looking.
    for word in ("农村牧区", "农牧区", "农村", "乡村", "嘎查村(社区)", "村(社区)", "村级", "各村"):
        line = line.replace(word, "/")
    for match in _VILLAGE.finditer(line):
        village = match["village"]
        if village not in _NOT_A_VILLAGE:
            return village
    return ""


def village_of_sheet_name(name: str) -> str:
    """Return the village a sheet is named after.

    A name without `村` or `嘎查` counts when it says nothing else: `新建`, but not `12月名单`.
    """
    found = village_in(name)
    if found:
        return found
    line = _NUMBERING.sub("", plain(name))
    if not line or _GENERIC.search(line) or programmes_in(line) or not line.isalpha():
        return ""
    return line if not line.isascii() else ""


def village_of_line(text: str) -> str:
    """Return the village of a line that stands between rows and names one: `一、新村（12户）`."""
    line = _NUMBERING.sub("", plain(text))
    match = re.fullmatch(
        r"(?:村名|嘎查村|所在村|社区)?[:：]?(?P<village>[^\W\d_]{1,12}?(?:村民委员会|村委会|居委会|嘎查|社区|村))"
        r"(?:[(（:：,，]?(?:共?计?\d+(?:户|人)[\d户人,，]*)?[)）]?)",
        line,
    )
    if match is None or _SENTENCE.search(match["village"]):
        return ""
    return village_in(match["village"])


def village_of_sheet(sheet_name: str | None, titles: Iterable[str], file_stem: str) -> Village:
    """Return the village that a whole sheet belongs to, by its name, its titles or its file."""
    if sheet_name and (name := village_of_sheet_name(sheet_name)):
        return Village(name, VillageSource.SHEET_NAME)
    for title in titles:
        if name := village_in(title):
            return Village(name, VillageSource.TITLE)
    if name := village_in(file_stem):
        return Village(name, VillageSource.FILE_NAME)
    return NO_VILLAGE
