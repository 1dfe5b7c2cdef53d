"""The schema of the unit file; apart from `Unit`, so that pages need not load pydantic."""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from noticegen.settings.day_lists import Days, WholeYears
from noticegen.settings.schema import StrictModel, Text, fault
from noticegen.vocabulary.stages import Stage

_LONGEST_ADDRESS = 400


def _check_telephone(text: str) -> str:
    digits = re.sub(r"[^0-9]", "", text)
    if not re.fullmatch(r"[0-9+（）()转、，,;；/ \-—–]+", text) or len(digits) < 3:
        raise fault("不是电话号码", "请写区号和号码，例如 0472-7153321；几个号码用顿号隔开。")
    return text


def _check_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or re.search(r"[\s<>\"]", text):
        raise fault("不是网址", "请写完整的网址，以 https:// 或 http:// 开头。")
    if parts.username or parts.password:
        raise fault("网址里有用户名或密码", "请换成任何人都能打开的网址。")
    return text


def _check_distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    for place, name in enumerate(names):
        if name in names[:place]:
            raise fault(f"第{place + 1}项与前面的重复", "请删去重复的一项。")
    return names


def _check_mongolian(text: str) -> str:
    if not all(character == " " or "\u1800" <= character <= "\u18af" for character in _plain(text)):
        raise fault(
            "不全是传统蒙古文", "请填传统蒙古文，由懂蒙古文的人写好、核对；没有就删去这一行。"
        )
    return text


def _plain(text: str) -> str:
    """Leave out the joiners and narrow spaces that shape the script."""
    return re.sub("[\u200c\u200d\u202f]", "", text)


def _sort_titles(titles: Any) -> Any:
    """Take one title for all notices, or titles by stage, and give titles by stage."""
    if isinstance(titles, str):
        return tuple((stage, titles) for stage in Stage)
    if not isinstance(titles, dict) or not all(isinstance(key, str) for key in titles):
        raise fault("写法不对", _TITLES_ADVICE)
    unknown = [key for key in titles if key not in list(Stage)]
    if unknown:
        raise fault(f"没有“{unknown[0]}”这个环节", _TITLES_ADVICE)
    return tuple((Stage(key), text) for key, text in titles.items())


_TITLES_ADVICE = "请写一个标题，或者分环节写：review、confirmed、paid、ended。"
MongolianText = Annotated[Text, AfterValidator(_check_mongolian)]
MongolianTitles = Annotated[tuple[tuple[Stage, MongolianText], ...], BeforeValidator(_sort_titles)]
Telephone = Annotated[Text, AfterValidator(_check_telephone)]


class UnitFile(StrictModel):
    """The keys of the unit file, which users rely on: add to them, do not rename them."""

    issuer: Text
    office: Text
    address: Text
    telephone: Telephone
    supervision_telephone: Telephone
    policy_url: Annotated[Text, Field(max_length=_LONGEST_ADDRESS), AfterValidator(_check_url)]
    issuer_mn: MongolianText | None = None
    title_mn: MongolianTitles = ()
    document_number: Text | None = None
    villages: Annotated[tuple[Text, ...], AfterValidator(_check_distinct)] = ()
    days_off: WholeYears = ()
    days_worked: Days = ()
