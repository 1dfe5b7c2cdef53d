"""The gate for sheets: each page is one family's, and says nothing of it that it need not.

The same readings as for notices (`gate`), with a sheet's own positive checks: as many pages as
families, every page with its own number, village and sum, and exactly its own codes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from noticegen.detection.inspectors.contents import Area, Passage, UnreadableError
from noticegen.detection.inspectors.pdf.document import PdfContents, read_pdf
from noticegen.publication.sheet import SheetBook
from noticegen.release.gate.figures.calendar_dates import dates_in
from noticegen.release.gate.folding import digits_of, fold_text, squeeze
from noticegen.release.gate.leaks.detected import detect, detect_torn
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.leaks.public_words import PublicWords, cover
from noticegen.release.gate.page.source import read_source
from noticegen.release.gate.pdf.form import check_form
from noticegen.release.gate.report import GateFinding, GateReport, GateRule

# What the project's own sheets say besides their book.
_STANDING = (
    *("救助幸福清单", "本月救助", "金额（元）", "合计", "大写", "和上个月比", "这些钱是什么钱"),
    *("请您记得", "地址", "电话", "监督电话", "扫码看", "救助政策", "本家清单", "本月金额"),
    *("本月没有发放救助金", "还可以问问", "能不能享受，要看家里的具体情况", "依据", "发放"),
    "请按编号逐户送到，当面交给本人或者家人",
    *("发放时间", "月份", "贴墙前剪下"),
)


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A finished file of sheets and what it must hold.

    `codes` are the payloads of each sheet's codes, `statements` all its texts and `sums` its total
    in capitals (empty where nothing is paid), in the order of the sheets; `separators` counts the
    pages before the first sheet.
    """

    name: str
    data: bytes
    html: str
    book: SheetBook
    codes: tuple[tuple[str, ...], ...]
    statements: tuple[tuple[str, ...], ...]
    sums: tuple[str, ...]
    separators: int = 0


def inspect_sheets(file: SheetFile, known: KnownValues) -> GateReport:
    """Inspect a file of sheets, its name and the page it was made from."""
    try:
        contents = read_pdf(file.data)
    except UnreadableError as error:
        finding = GateFinding(GateRule.UNREADABLE, Area.PAGE, kind=error.reason.label)
        return GateReport(file.name, (finding,))
    words = _words((file,))
    source = read_source(file.html)
    name = Passage(Area.FILE_NAME, file.name)
    passages = (name, *contents.passages, *source.passages)
    findings = [
        *(finding for passage in passages for finding in known.find(passage, words)),
        *detect((name, *contents.passages, *source.readable), words),
        *detect_torn(source.passages, words),
        *_forbidden(passages, file.book),
        *check_form(contents),
        *_check_pages(contents, file),
    ]
    return GateReport(file.name, tuple(dict.fromkeys(findings)))


def inspect_pages(
    texts: Iterable[str], files: Sequence[SheetFile], known: KnownValues, stated: Iterable[str]
) -> GateReport:
    """Inspect the content of phone pages; they may say what is stated, and the files' sheets."""
    words = _words(files, stated)
    passages = tuple(Passage(Area.SOURCE, text) for text in texts)
    findings = (
        *(finding for passage in passages for finding in known.find(passage, words)),
        *detect(passages, words),
    )
    return GateReport("", tuple(dict.fromkeys(findings)))


def _words(files: Sequence[SheetFile], stated: Iterable[str] = ()) -> PublicWords:
    unit = files[0].book.unit
    texts = [text for file in files for sheet in file.statements for text in sheet]
    texts += [*stated]
    texts += [payload for file in files for codes in file.codes for payload in codes]
    texts += [unit.issuer, unit.office, unit.address, unit.telephone, unit.supervision_telephone]
    texts += [unit.policy_url, unit.issuer + unit.office, *_STANDING]
    texts += [text for file in files for text in (file.book.title, file.name)]
    phrases = tuple(sorted({squeeze(text) for text in texts} - {""}))
    dates = {found for text in texts for found in dates_in(fold_text(text))}
    dates |= {file.book.paid_on for file in files if file.book.paid_on}
    return PublicWords(
        phrases=phrases,
        numbers=frozenset(digits_of(fold_text(text)) for text in texts),
        dates=frozenset(dates),
        matcher=AhoCorasick([phrase for phrase in phrases if not phrase.isdecimal()]),
    )


def _forbidden(passages: tuple[Passage, ...], book: SheetBook) -> Iterator[GateFinding]:
    """Yield every place where a page holds a word that would tell a visitor too much.

    Only the office's own name and address, and the village's, may hold one.
    """
    unit = book.unit
    own = (unit.issuer, unit.office, unit.address, unit.issuer + unit.office, book.village)
    explained = AhoCorasick([squeeze(text) for text in own if text])
    found = AhoCorasick(sorted(squeeze(word) for word in book.forbidden))
    for passage in passages:
        text = squeeze(passage.text)
        hits = found.find_matches_as_indexes(text, overlapping=True)
        if not hits:
            continue
        mask = cover(text, explained)
        if any(not all(mask[start:end]) for _, start, end in hits):
            yield GateFinding(GateRule.FORBIDDEN_WORD, passage.area, passage.page)


def _check_pages(contents: PdfContents, file: SheetFile) -> Iterator[GateFinding]:
    texts = contents.page_texts[file.separators :]
    if len(texts) != len(file.book.sheets):
        yield GateFinding(GateRule.ROW_COUNT, Area.PAGE)
        return
    decoded: dict[int | None, list[str]] = {}
    for code in contents.barcodes:
        decoded.setdefault(code.page, []).append(code.payload)
    for place, (text, sheet, codes) in enumerate(
        zip(texts, file.book.sheets, file.codes, strict=True)
    ):
        page = place + 1 + file.separators
        plain = squeeze(text)
        needed = [sheet.addressee, f"编号{sheet.number}", *(line.label for line in sheet.benefits)]
        needed.append(file.sums[place])
        if any(squeeze(part) not in plain for part in needed):
            what = "家庭、编号、救助项目或者合计"
            yield GateFinding(GateRule.STATEMENT_MISSING, Area.PAGE, page, what)
        found, expected = Counter(decoded.get(page, ())), Counter(codes)
        if set(found) - set(expected):
            yield GateFinding(GateRule.UNEXPECTED_CODE, Area.BARCODE, page)
        if set(expected) - set(found):
            yield GateFinding(GateRule.CODE_MISSING, Area.BARCODE, page)
