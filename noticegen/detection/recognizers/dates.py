"""How people write a day: with every mark, calendar and script, whole or in part."""

from __future__ import annotations

import re

_HAN = "一二三四五六七八九十廿卅元正冬腊初壹贰叁肆伍陆柒捌玖拾"
_FIGURE = "一二三四五六七八九零〇○壹贰叁肆伍陆柒捌玖"
_ERA = r"(?:(?:农历|阴历|旧历|公历|阳历) ?)?"
_NUMBER = rf"(?:[0-9]{{1,2}}|[{_HAN}]{{1,3}})"
_HOUR = r"(?: ?(?:[子丑寅卯辰巳午未申酉戌亥]时|[0-9]{1,2}[时点]))?"
_MONTH_AND_DAY = rf"(?: ?{_ERA}{_NUMBER} ?月(?: ?{_NUMBER} ?[日号]?{_HOUR})?)?"
_ENGLISH_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
# The characters of which a text must hold one for any date to be in it.
DATE_MARKS = frozenset(f"0123456789年月{_FIGURE}")
# What any date begins with: asked first, because most characters begin none.
_FIRST = rf"(?=[0-9民农阴旧公阳JFMASOND{_FIGURE}{_HAN}])"
DATE = re.compile(
    # 民国29年8月9日, with the calendar in front.
    rf"{_FIRST}(?:{_ERA}民国 ?{_NUMBER} ?年{_MONTH_AND_DAY}"
    # 14/07/1965, 14 July 1965, July 14, 1965.
    r"|(?<![0-9./\-])[0-3]?[0-9](?P<mark_of_day>[-./])[0-3]?[0-9](?P=mark_of_day)(?:19|20)[0-9]{2}(?![0-9])"
    rf"|(?<![0-9A-Za-z])(?:[0-3]?[0-9](?:st|nd|rd|th)? ?)?{_ENGLISH_MONTH} ?"
    r"(?:[0-3]?[0-9](?:st|nd|rd|th)?,? ?)?(?:19|20)[0-9]{2}(?![0-9])"
    rf"|{_ERA}(?<![0-9])(?:"
    rf"(?:(?:18|19|20)[0-9]{{2}}|[0-9]{{2}}) ?年{_MONTH_AND_DAY}"
    r"|(?:18|19|20)[0-9]{2}(?:(?P<mark>[-./ ])[0-9]{1,2}(?:(?P=mark)[0-9]{1,2})?"
    r"|(?P<other>[·_\\|,，、:+~])[0-9]{1,2}(?P=other)[0-9]{1,2}|[0-9]{2}(?:[0-9]{2})?)?"
    r"(?![0-9])"
    # Without a year, or with two figures of it, only behind a label.
    r"|[0-9]{2}(?P<short>[-./])[01]?[0-9](?P=short)[0-3]?[0-9](?![0-9])"
    r")"
    rf"|{_ERA}[{_FIGURE}]{{2,4}}年(?:[{_HAN}]{{1,3}}月(?:[{_HAN}]{{1,3}}[日号]?)?)?"
    rf"|(?P<day>{_ERA}{_NUMBER} ?月 ?{_NUMBER} ?[日号]?"
    r"|(?<![0-9.\-/])[01]?[0-9][-./][0-3]?[0-9](?![0-9./%％\-])))"
)
# With single figures set apart: 1 9 6 5 年 7 月 1 4 日.
SPACED_DATE = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2} ?年 ?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?日?)?")
# What a label or 出生 calls a birth may be written in any way: 1956. 3. 12, 一九五六.三.十二,
# 【1956】年【3】月, 二〇一二年5月6日, 两千零一十二年, 1956年闰三月, 一 九 五 六 年.
_AROUND = r"[ \n【】()（）\[\]]{0,2}"
_JOINT = r"(?: ?[-./·_\\|,，、:：~*。—–] ?| {1,2})"
_LONG_YEAR = (
    rf"(?:(?<![0-9])[0-9OoIl{_FIGURE}]{{4}}|[0-9{_FIGURE}](?: [0-9{_FIGURE}]){{3}}|"
    r"[一二两]千零?[一二三四五六七八九十]{0,3})"
)
_SHORT_YEAR = rf"(?:(?<![0-9:])[0-9]{{2}}|[{_FIGURE}]{{2}})"
_ANY_NUMBER = rf"(?:[0-9OoIl]{{1,2}}|[{_HAN}](?: ?[{_HAN}]){{0,2}})"
# 癸卯年四月十九; 650714 and 1965O714, which only a label makes dates.
_CYCLE_YEAR = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]"
_RUN_OF_FIGURES = (
    r"(?<![0-9])(?:[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|"
    r"[12][0-9OoIl]{7})(?![0-9A-Za-z])"
)
LOOSE_DATE = (
    rf"{_ERA}(?:{_RUN_OF_FIGURES}|(?:{_LONG_YEAR}|{_CYCLE_YEAR}|{_SHORT_YEAR}){_AROUND}年"
    rf"(?:{_AROUND}(?:闰|零|{_ERA}){_ANY_NUMBER}"
    rf"{_AROUND}月(?:{_AROUND}{_ANY_NUMBER}(?:{_AROUND}[日号號])?)?)?"
    rf"|{_LONG_YEAR}{_JOINT}{_ANY_NUMBER}{_JOINT}{_ANY_NUMBER}(?![0-9])"
    rf"|{_SHORT_YEAR} ?[-./] ?{_ANY_NUMBER} ?[-./] ?{_ANY_NUMBER}(?![0-9]))"
)
