"""The gate: the finished bytes of a file are inspected before anything is written.

Two kinds of checks: nothing private is in the file (the roster's own values, then whatever the
detector finds beyond them), and what must be there is there. A file the gate cannot read has
failed. There is no way round it.
"""

from __future__ import annotations

from collections.abc import Iterator

from noticegen.deidentify.secrets import Secrets
from noticegen.detection.inspectors.contents import Area, Passage, UnreadableError
from noticegen.detection.inspectors.pdf.document import PdfContents, PdfReader
from noticegen.publication.model import Publication
from noticegen.release.gate.agreement import texts_agree
from noticegen.release.gate.figures.disguised_figures import LEAST_NUMBER
from noticegen.release.gate.figures.stated_sums import check_sums
from noticegen.release.gate.leaks.detected import detect, detect_torn
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.leaks.public_words import PublicWords, public_words
from noticegen.release.gate.lists.arrangement import Arrangement
from noticegen.release.gate.lists.beside_rows import has_marks_beside_rows
from noticegen.release.gate.lists.checks import check_lists
from noticegen.release.gate.lists.list_page import ListPage, read_list_page
from noticegen.release.gate.lists.row_grounds import has_marked_ground
from noticegen.release.gate.own_words.additions import check_additions, check_told
from noticegen.release.gate.own_words.altered_sentences import find_altered
from noticegen.release.gate.own_words.by_the_way import check_sheet_numbers, check_taking_down
from noticegen.release.gate.own_words.denied_rights import find_denied_rights
from noticegen.release.gate.own_words.list_claims import find_claims
from noticegen.release.gate.own_words.other_signers import find_other_signers
from noticegen.release.gate.own_words.told_otherwise import find_told_otherwise
from noticegen.release.gate.page.printed_pages import PrintedPages
from noticegen.release.gate.pdf.form import check_form, check_looks
from noticegen.release.gate.presence import (
    check_codes,
    check_links,
    check_names,
    check_rows,
    check_statements,
)
from noticegen.release.gate.report import GateFinding, GateReport, GateRule
from noticegen.release.gate.web.form import check_web_form
from noticegen.vocabulary.stages import Stage

_TELLING = frozenset({Area.METADATA, Area.OUTLINE, Area.STRUCTURE, Area.ANNOTATION, Area.LAYER})
_LONGEST_SENTENCE = 400  # characters


def inspect(
    name: str,
    data: bytes,
    html: str,
    publication: Publication,
    secrets: Secrets | KnownValues,
) -> GateReport:
    """Inspect a finished PDF, its name and the page it was made from.

    A run with many files prepares its secrets once, as `KnownValues(secrets)`.
    """
    known = secrets if isinstance(secrets, KnownValues) else KnownValues(secrets)
    named = Passage(Area.FILE_NAME, name)
    try:
        with PdfReader(data, look=True) as reader:
            page = read_list_page(html, publication, known.allowed)
            written = _inspect_source(page, known)  # while the file's codes are looked for
            contents = reader.read()
    except UnreadableError as error:
        finding = GateFinding(GateRule.UNREADABLE, Area.PAGE, kind=error.reason.label)
        return GateReport(name, (finding,))
    printed = PrintedPages.of(contents)
    others = tuple(passage for passage in contents.passages if not _is_page(passage))
    findings = [
        *_leaks((named, *others), known, page.words),
        *_leaks_on_pages(printed, known, page.words),
        *detect((named, *contents.passages), page.words),
        *written,
        *_additions(page, publication, known, printed.texts),
        *_missing(contents, printed, page, known.standing),
        *check_sheet_numbers(page.source),
        *_marked_rows(contents, page),
        *check_told(_properties(contents), printed.whole, page.words, page.source.headings),
    ]
    return GateReport(name, tuple(dict.fromkeys(findings)))


def inspect_web_page(
    name: str,
    page: str,
    publication: Publication,
    secrets: Secrets | KnownValues,
) -> GateReport:
    """Inspect a finished web page, what it hides included, and its name."""
    known = secrets if isinstance(secrets, KnownValues) else KnownValues(secrets)
    named = Passage(Area.FILE_NAME, name)
    read = read_list_page(page, publication, known.allowed)
    findings = [
        *check_web_form(page),
        *_leaks((named,), known, read.words),
        *detect((named,), read.words),
        *_inspect_source(read, known),
        *_additions(read, publication, known),
        *check_statements(read.drawn, publication),
        *_untrue_sums(read.drawn, read.arranged),
        *check_names(read.drawn, publication, known.standing),
        *check_taking_down(read.source, publication),
    ]
    return GateReport(name, tuple(dict.fromkeys(findings)))


def inspect_name(name: str, publication: Publication, secrets: Secrets | KnownValues) -> GateReport:
    """Inspect the name of a file that only repeats, as a picture, a page already inspected."""
    known = secrets if isinstance(secrets, KnownValues) else KnownValues(secrets)
    words = public_words(publication, known.allowed)
    passages = (Passage(Area.FILE_NAME, name),)
    findings = [*_leaks(passages, known, words), *detect(passages, words)]
    return GateReport(name, tuple(dict.fromkeys(findings)))


def _inspect_source(page: ListPage, known: KnownValues) -> list[GateFinding]:
    """Inspect a page as it was written: what of it needs no finished file."""
    source, words, publication = page.source, page.words, page.arranged.publication
    heard = frozenset(source.readable)
    return [
        *_leaks(source.passages, known, words),
        *detect(source.readable, words),
        *detect_torn((one for one in source.passages if one not in heard), words),
        *check_rows(source, publication, page.parts),
        *check_lists(source, publication, words, page.listed),
    ]


def _leaks(
    passages: tuple[Passage, ...], known: KnownValues, words: PublicWords
) -> Iterator[GateFinding]:
    for passage in passages:
        yield from known.find(passage, words)


def _leaks_on_pages(
    printed: PrintedPages, known: KnownValues, words: PublicWords
) -> Iterator[GateFinding]:
    """Search page by page, and all as one: a value may be broken over two of them.

    A sentence may be too; its part on one page is explained by the whole.
    """
    whole = printed.whole
    start = 0
    for number, text in enumerate(printed.texts, start=1):
        end = start + len(text)
        around = (
            whole[max(0, start - _LONGEST_SENTENCE) : start],
            whole[end : end + _LONGEST_SENTENCE],
        )
        yield from known.find(Passage(Area.PAGE, text, number), words, around)
        start = end
    yield from known.find(Passage(Area.PAGE, whole), words)


def _additions(
    page: ListPage, publication: Publication, known: KnownValues, pages: tuple[str, ...] = ()
) -> Iterator[GateFinding]:
    """Check what the page says besides its publication: the first text is all that it says."""
    source, words = page.source, page.words
    has_ended = publication.stage is Stage.ENDED
    for passage in source.readable[:1]:
        yield from check_additions(passage.text, words, pages, known)
        for _ in find_claims(passage.text, words, source.headings, has_ended=has_ended):
            yield GateFinding(GateRule.SAID_OF_LISTED, Area.SOURCE)
        for kind in _contradicted(passage.text, publication, words):
            yield GateFinding(GateRule.CONTRADICTED, Area.SOURCE, kind=kind)
    if len(source.picked) >= LEAST_NUMBER or any(name in source.picked for name in words.names):
        yield GateFinding(GateRule.POINTED_OUT, Area.SOURCE)
    told = (Passage(Area.SOURCE, text) for text in source.told)
    yield from check_told(told, page.drawn, words, source.headings)
    if source.has_odd_language:
        yield GateFinding(GateRule.HIDDEN_TEXT, Area.SOURCE, kind="lang")


def _contradicted(text: str, publication: Publication, words: PublicWords) -> Iterator[str]:
    """Yield what the page's own sentences say against the policy, the office and the list."""
    yield from find_denied_rights(text, words)
    yield from find_told_otherwise(text, words, publication)
    yield from find_other_signers(text, words, publication)
    for _ in find_altered(text, words):
        yield "政策原话"


def _properties(contents: PdfContents) -> Iterator[Passage]:
    """Yield what a file tells besides its pages; its metadata in XML repeats the other ones."""
    for passage in contents.passages:
        if passage.area in _TELLING and not passage.text.startswith("<?xpacket"):
            yield passage


def _untrue_sums(text: str, arranged: Arrangement) -> Iterator[GateFinding]:
    return check_sums(text, arranged.publication, has_capitals=arranged.has_capitals)


def _marked_rows(contents: PdfContents, page: ListPage) -> Iterator[GateFinding]:
    """Check that no coloured ground and no mark stands at a row, wherever it comes from."""
    arranged = page.arranged
    if has_marked_ground(
        contents.looks, arranged.publication, arranged.folds
    ) or has_marks_beside_rows(contents.looks, page.listed, page.words):
        yield GateFinding(GateRule.MARKED_ROW, Area.PAGE)


def _is_page(passage: Passage) -> bool:
    return passage.area is Area.PAGE and passage.spot is None


def _missing(
    contents: PdfContents, printed: PrintedPages, page: ListPage, standing: frozenset[str]
) -> Iterator[GateFinding]:
    publication = page.arranged.publication
    yield from check_form(contents)
    yield from check_looks(contents)
    yield from check_codes(contents, publication.unit.policy_url)
    yield from check_links(contents, publication.unit.policy_url)
    yield from check_statements(printed.whole, publication)
    yield from _untrue_sums(printed.whole, page.arranged)
    do_agree = texts_agree(printed.texts, page.source)
    on_paper = [*check_names("\n".join(printed.texts), publication, standing)]
    # In running text a line may end within a name; the page it was made from has it whole.
    if on_paper and not (do_agree and not [*check_names(page.drawn, publication, standing)]):
        yield from on_paper
    if not do_agree:
        yield GateFinding(GateRule.TEXT_DISAGREES, Area.PAGE)
