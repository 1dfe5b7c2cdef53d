"""Who else signs a page, on what other day, and by which articles that no law has.

A line that is nothing but the name of a township's government, or nothing but a date, is read as
the signature of the notice; so it must be the issuer's. What an office says in sentences of other
offices is left alone (`旗民政局监督电话见政策网页`, `抄送：旗民政局`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.publication.model import Publication
from noticegen.release.gate.figures.calendar_dates import dates_in
from noticegen.release.gate.figures.han_numbers import HAN_NUMERALS, read_han
from noticegen.release.gate.folding import fold_text, squeeze
from noticegen.release.gate.leaks.public_words import PublicWords

_LEVEL = "(?:镇|乡|苏木|街道|县|旗)"
_IN_SENTENCES = "告知|上报|乡镇|[向请由报经到各应与及或的在对]"
_BODY = (
    rf"(?:中共|中国共产党)?((?![一-鿿]{{0,20}}(?:{_IN_SENTENCES}))[一-鿿]{{1,20}}?{_LEVEL})"
    "(?:党委|委员会|人民政府|政府|办事处|民政局|民政办公室|社会事务办公室)"
)
_SIGNED = re.compile(rf"{_BODY}(?:印|章|盖章)?")
_SIGNED_AS = re.compile(rf"(?:发布|公示|公布|落款|印发)(?:单位|机关)(?:为|是)?{_BODY}")
_DATED = re.compile(
    rf"\(?(?:\d{{4}}|[{HAN_NUMERALS}]{{4}})年(?:\d{{1,2}}|[{HAN_NUMERALS}]{{1,2}})月"
    rf"(?:\d{{1,2}}|[{HAN_NUMERALS}]{{1,3}})日\)?"
)
_LONGEST_LINE = 40  # characters
# The last article of the laws that notices cite, where no other version of them is in force.
_LAST_ARTICLES = {
    "社会救助暂行办法": 70,
    "个人信息保护法": 74,
    "政府信息公开条例": 56,
    "行政复议法": 90,
    "行政诉讼法": 103,
    "未成年人保护法": 132,
    "民法典": 1260,
}
_CITED = re.compile(
    rf"《(?:中华人民共和国)?({'|'.join(_LAST_ARTICLES)})》(?:\([^)]{{0,30}}\))?"
    rf"((?:[、和及]?第(?:\d{{1,4}}|[{HAN_NUMERALS}]{{1,8}})条)+)"
)
_ARTICLE = re.compile(rf"第(\d{{1,4}}|[{HAN_NUMERALS}]{{1,8}})条")
_REPEALED = re.compile(r"民发[〔\[(【]2012[〕\])】]220号")


def find_other_signers(text: str, words: PublicWords, publication: Publication) -> Iterator[str]:
    """Yield what a page's own lines sign or cite otherwise: 发布单位, 落款日期, 条文."""
    folded = fold_text(text)
    yield from _lines(folded, words, publication)
    told = "".join(folded.split())
    if _REPEALED.search(told) is not None:
        yield "条文"
    for law, articles in _CITED.findall(told):
        if any(_read(number) > _LAST_ARTICLES[law] for number in _ARTICLE.findall(articles)):
            yield "条文"


def _lines(folded: str, words: PublicWords, publication: Publication) -> Iterator[str]:
    unit, posting = publication.unit, publication.posting
    own = squeeze(f"{unit.issuer}\n{unit.office}\n{unit.address}\n{publication.title}")
    days = {*words.dates, posting.first, posting.last, posting.take_down}
    for line in folded.split("\n"):
        if not 0 < len(line) <= _LONGEST_LINE:
            continue
        told = squeeze(line)
        signed = _SIGNED_AS.fullmatch(told)
        if ":" not in line:
            signed = signed or _SIGNED.fullmatch(told)
        if signed is not None and signed[1] not in own:
            yield "发布单位"
        if _DATED.fullmatch(told) is not None and not days.issuperset(dates_in(line)):
            yield "落款日期"


def _read(number: str) -> int:
    return int(number) if number.isascii() else read_han(number)
