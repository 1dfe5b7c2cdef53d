"""Amounts of money in capitals that cannot be altered: 壹仟贰佰元整."""

from __future__ import annotations

from decimal import Decimal

_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
# Every character that an amount in capitals can have.
CAPITAL_CHARACTERS = _CAPITALS + "".join((*_PLACES, *_GROUPS)) + "元角分整"
_LIMIT = Decimal(10) ** 16
_CENT = Decimal("0.01")


def capital_amount(amount: Decimal | int) -> str:
    """Write an amount of yuan in capitals, e.g. `壹仟贰佰元整` (支付结算办法, annex 1).

    A ValueError says that the amount is negative, has parts of a cent, or is beyond 万亿.
    """
    amount = Decimal(amount)
    if not 0 <= amount < _LIMIT or amount != amount.quantize(_CENT):
        raise ValueError("amount cannot be written in capitals")
    yuan, cents = divmod(int(amount * 100), 100)
    words = f"{_capital_integer(yuan)}元" if yuan or not cents else ""
    if not cents:
        return words + "整"
    jiao, fen = divmod(cents, 10)
    if jiao:
        words += _CAPITALS[jiao] + "角"
    elif yuan:
        words += "零"
    return words + (_CAPITALS[fen] + "分" if fen else "整")


def _capital_integer(number: int) -> str:
    if number == 0:
        return _CAPITALS[0]
    groups: list[int] = []
    while number:
        number, group = divmod(number, 10000)
        groups.append(group)
    words = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            continue
        # One 零 stands for any run of empty places between figures.
        skipped = words and (group < 1000 or groups[place + 1] == 0)
        words += (_CAPITALS[0] if skipped else "") + _capital_group(group) + _GROUPS[place]
    return words


def _capital_group(group: int) -> str:
    words = ""
    pending_zero = False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit == 0:
            pending_zero = bool(words)
            continue
        words += (_CAPITALS[0] if pending_zero else "") + _CAPITALS[digit] + _PLACES[place]
        pending_zero = False
    return words
