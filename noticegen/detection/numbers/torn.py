"""Numbers torn apart by one and the same mark or word, whatever it is and wherever it stands.

`normal` takes out the marks that people write in numbers. Who hides a number takes others:
138→4721→0456, 138加4721加0456, 1+3+8+4+7+2+1+0+4+5+6, 150207＋19650714＋9927.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from noticegen.detection import contexts
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers.groups import ID_GROUPS
from noticegen.detection.numbers.identity import Likeness, certificate_likeness, likeness
from noticegen.detection.numbers.luhn import is_union_pay, passes_luhn
from noticegen.detection.numbers.telephones import is_mobile
from noticegen.detection.text.normal import Normalised

# Marks that `normal` takes out where one stands alone, but brackets, in which a note may stand.
_TAKEN_OUT = r"\-./_,~·•、:。"
_WORDS = (
    "(?:[加转横点空减丨]|[横竖短]?杠|空格|[横竖划]线|下划线|减号|加号|星号|[逗句顿分冒]号|"
    "反?斜[杠线]|和)"
)
# A note in brackets, or cells and lines that hold a figure or a group each.
_FILLERS = "(?:[的嗯啊哦呃又再]|然后)"
_NOTE = r"[(（【\[][^()（）【】\[\]0-9\n]{1,10}[)）】\]]"
_MARK = rf" ?(?:[^\s0-9A-Za-z一-鿿]{{1,4}}|{_WORDS}|{_FILLERS}|{_NOTE}) ?|[ \t]{{2,4}}|\t"
_TORN = re.compile(
    rf"[0-9](?<![0-9].)[0-9]{{0,13}}(?P<mark>{_MARK})(?P<last>[0-9]{{1,14}})"
    r"(?:(?P=mark)(?P<later>[0-9]{1,14})){0,22}(?:(?P=mark)?[Xx](?![0-9A-Za-z]))?"
)
# Where a number is torn, whatever follows: most texts hold no such place. The class comes first and
# looks back, because a search that starts with a class is the quick one.
_BEGINNING = re.compile(
    rf"[!-/:-@\[-`{{-\u4dff\ua000-\U0010ffff 加转横竖短杠点空减丨划下星逗句顿分冒反斜"
    r"的嗯啊哦呃又再然和\t]"
    rf"(?:(?<=[0-9].)|(?<=[0-9] .))(?:(?<![{_TAKEN_OUT} ])|(?=[^0-9A-Za-z一-鿿\n]))"
    r"(?=[^0-9\n]{0,8}[0-9])"
)
# These part columns and thousands as well: only a label tells a number then. The second ones part
# single figures of a row too, but nobody sets columns of three, four and four figures apart so.
_BORDERS = frozenset(",|;、\t 和")
_LIST_MARKS = _BORDERS | frozenset("，；\"'")
_STARS = frozenset("*※×●■□◆○◯✱✲★☆")
# (1)(6)(5)000…, and figures of which Unicode has some in brackets: ⑴⑹⑸(0)(0).
_BRACKETED = re.compile(r"(?:[0-9]|[(（\[【][0-9][)）\]】]){11,20}[Xx]?(?![0-9A-Za-z])")
_BRACKETED_DIGIT = re.compile(r"[)）\]】](?<=[(（\[【][0-9].)")
_SEVERAL = re.compile(
    r"[0-9](?<![0-9].)(?:[^0-9A-Za-z一-鿿\n]{0,2}[0-9]){10,19}"
    r"(?:[^0-9A-Za-z一-鿿\n]?[Xx](?![0-9A-Za-z]))?(?![^0-9A-Za-z一-鿿\n]{0,2}[0-9])"
)
_SEVERAL_MARKS = 2
_FIGURES = frozenset("0123456789Xx")
_NOT_DIGITS = re.compile(r"[^0-9Xx]+")
_SHORTEST = 11
_MOBILE_GROUPS = frozenset({(3, 4, 4), (3, 8), (7, 4)})
_FOUR_FIGURES = {4}
# A certificate is often set like the ID in it, and its last two figures.
_CERTIFICATE_GROUPS = frozenset(
    {(6, 8, 6), (4, 4, 4, 4, 4), (10, 10), (6, 14), *((*groups, 2) for groups in ID_GROUPS)}
)
# By their length: what they are, what judges them, the groups that they are set in.
_IDENTITIES: dict[
    int, tuple[FindingType, Callable[[str], Likeness], frozenset[tuple[int, ...]]]
] = {
    18: (FindingType.CN_ID_CARD, likeness, ID_GROUPS),
    20: (FindingType.CN_DISABILITY_CERT, certificate_likeness, _CERTIFICATE_GROUPS),
}


def find_torn(normal: Normalised) -> Iterable[Hit]:
    """Find mobiles, IDs and cards whose groups one mark or word parts."""
    found: list[Hit] = []
    if _BEGINNING.search(normal.folded) is not None:
        found += _torn(normal)
        found += _torn_by_several(normal)
    if _BRACKETED_DIGIT.search(normal.folded) is not None:
        found += _bracketed(normal)
    return found


def _torn_by_several(normal: Normalised) -> Iterator[Hit]:
    """Read figures torn by marks of several kinds, where a label or the check digit tells them."""
    text = normal.folded
    for match in _SEVERAL.finditer(text):
        marks = frozenset(match.group()) - _FIGURES
        if len(marks) < _SEVERAL_MARKS or marks <= _BORDERS:
            continue
        digits = "".join(_NOT_DIGITS.split(match.group()))
        kind = _kind(text, match.start(), digits, (), sure=False)
        if kind is not None:
            yield Hit(kind, *normal.from_folded(*match.span()), 0.7, Reason.JOINED)


def _bracketed(normal: Normalised) -> Iterator[Hit]:
    """Read figures of which some stand in brackets, each in its own, as one number."""
    text = normal.folded
    for match in _BRACKETED.finditer(text):
        if _BRACKETED_DIGIT.search(text, *match.span()) is None:
            continue
        digits = "".join(_NOT_DIGITS.split(match.group()))
        kind = _kind(text, match.start(), digits, (1,), sure=True)
        if kind is not None:
            yield Hit(kind, *normal.from_folded(*match.span()), 0.7, Reason.JOINED)


def _torn(normal: Normalised) -> Iterator[Hit]:
    text = normal.folded
    position = 0
    while (match := _TORN.search(text, position)) is not None:
        pieces = _NOT_DIGITS.split(match.group())
        digits = "".join(pieces)
        if len(digits) < _SHORTEST:
            # The last group may begin a number that another mark tears: 3、138→4721→0456.
            position = match.start("later") if match["later"] else match.start("last")
            continue
        position = match.end()
        groups = tuple(len(piece) for piece in pieces if piece)
        single = set(groups) == {1}
        sure = (_LIST_MARKS if single else _BORDERS).isdisjoint(match["mark"])
        kind = _kind(text, match.start(), digits, groups, sure=sure)
        if kind is not None:
            # 138**4721**0456 hides nothing, whatever it looks like.
            score = 0.96 if _STARS.issuperset(match["mark"]) else 0.7
            yield Hit(kind, *normal.from_folded(*match.span()), score, Reason.JOINED)


def _kind(
    text: str, start: int, digits: str, groups: tuple[int, ...], *, sure: bool
) -> FindingType | None:
    """Say what groups are together; `sure` where their mark parts nothing but a number."""
    single = set(groups) == {1}
    if is_mobile(digits):
        usual = groups in _MOBILE_GROUPS or single
        told = contexts.leads_number(text, start) or (sure and contexts.names_phone(text, start))
        return FindingType.CN_MOBILE if (usual and sure) or told else None
    if len(digits) in _IDENTITIES:
        kind, judge, usual_groups = _IDENTITIES[len(digits)]
        like = judge(digits)
        usual = groups in usual_groups or single
        told = (usual and sure) or contexts.names_identity(text, start)
        if like is Likeness.PROVEN or (like is Likeness.PLAUSIBLE and told):
            return kind
    if 16 <= len(digits) <= 19 and is_union_pay(digits) and passes_luhn(digits):
        usual = set(groups[:-1]) == _FOUR_FIGURES or single
        told = contexts.leads_number(text, start) or contexts.names_bank(text, start)
        return FindingType.CN_BANK_CARD if (usual and sure) or told else None
    return None
