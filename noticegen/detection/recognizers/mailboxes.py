"""Whether an e-mail address is the mailbox of an office, which a notice names for objections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from noticegen.detection.contexts import after, before
from noticegen.detection.telephones.owners import is_of_a_person
from noticegen.detection.telephones.words import OFFICE_WORDS, PERSON_AFTER, PUBLIC_WORDS

_REACH = 44
_GOVERNMENT = re.compile(r"\.gov\.cn$", re.IGNORECASE)
_MAILBOX = (
    r"(?:(?<![我他她])(?<![我他她]的)(?:邮箱|信箱|邮件|邮址|[Ee]-?[Mm]ail)(?:地址)?(?:[(（][^()（）\n]{0,10}[)）])?|"
    r"发送?[至到]|报送|反馈[至到]?|寄[至到往]|请发)"
)
# Whose mailbox it is, or what is to be sent there.
_LABEL = re.compile(
    rf"(?:{PUBLIC_WORDS}|{OFFICE_WORDS}|公务|政务|公开|官方|意见|反馈|来信|来函|投稿|异议|民生|廉政|线索|建议|征求|征集|公示|"
    rf"[区市县旗镇乡局]长|书记|工作|部门|纪检)(?!{PERSON_AFTER})[^。\n]{{0,24}}?{_MAILBOX}"
    r"[:： 为是至到]{0,3}\Z"
)
_BESIDE = re.compile(
    rf"(?:{OFFICE_WORDS})[一-鿿]{{0,4}}[(（ :：,，;；、]{{1,2}}\Z"
    # 电子信箱（单位）：
    rf"|{_MAILBOX[:-1]})(?<=[)）])(?<=单位.|办公.|公用.|工作.|对公.|科室.)[:： ]{{0,2}}\Z"
    r"|(?:办公|公共|单位)(?:电子)?(?:邮箱|信箱|邮件)[:： ]{0,2}\Z"
)
_BEHIND = re.compile(
    rf"[ ]?[(（][一-鿿]{{0,8}}(?:{OFFICE_WORDS})[一-鿿]{{0,4}}[)）]|[,，;；、 ]{{1,2}}邮(?:政编)?编"
)


def is_office_mail(text: str, start: int, end: int, people: Sequence[tuple[int, int]] = ()) -> bool:
    """Tell whether the words around an address make it an office's and nobody's own.

    `people` are the spans of the names in the text, in its order.
    """
    first = start - len(before(text, start, _REACH))
    label = _LABEL.search(text, first, start) or _BESIDE.search(text, first, start)
    if label is not None:
        # 其女在民政局，邮箱…: whose it is may stand at once in front of the office.
        return not is_of_a_person(text, max(first, label.start() - 6), start, people)
    if _GOVERNMENT.search(text, start, end) or _BEHIND.match(after(text, end)):
        return not is_of_a_person(text, first, start, people)
    return False
