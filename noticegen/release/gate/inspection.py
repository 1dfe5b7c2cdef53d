"""The gate: the finished bytes of a file are inspected before anything is written.

Two kinds of checks: nothing private is in the file (the roster's own values, then whatever the
detector finds beyond them), and what must be there is there. A file the gate cannot read has
failed. There is no way round it.
"""

from __future__ import annotations

from collections.abc import Iterator

from noticegen.deidentify.secrets import Secrets
from noticegen.detection.inspectors.contents import Area, Passage, UnreadableError
from noticegen.detection.inspectors.pdf.document import PdfContents, read_pdf
from noticegen.publication.model import Publication
from noticegen.release.gate.additions import check_additions, check_told
from noticegen.release.gate.agreement import texts_agree
from noticegen.release.gate.altered_sentences import find_altered
from noticegen.release.gate.arrangement import Arrangement, arrange
from noticegen.release.gate.beside_rows import has_marks_beside_rows
from noticegen.release.gate.by_the_way import check_sheet_numbers, check_taking_down
from noticegen.release.gate.denied_rights import find_denied_rights
from noticegen.release.gate.detected import detect, detect_torn
from noticegen.release.gate.disguised_figures import LEAST_NUMBER
from noticegen.release.gate.known_values import KnownValues
from noticegen.release.gate.list_checks import check_lists
from noticegen.release.gate.list_claims import find_claims
from noticegen.release.gate.listed_households import Household, find_households
from noticegen.release.gate.pdf_form import check_form, check_looks
from noticegen.release.gate.presence import (
    check_codes,
    check_links,
    check_names,
    check_rows,
    check_statements,
    running_pages,
    running_text,
)
from noticegen.release.gate.public_words import PublicWords, public_words
from noticegen.release.gate.report import GateFinding, GateReport, GateRule
from noticegen.release.gate.row_grounds import has_marked_ground
from noticegen.release.gate.source import SourcePage, read_source
from noticegen.release.gate.stated_sums import check_sums
from noticegen.release.gate.told_otherwise import find_told_otherwise
from noticegen.release.gate.web_form import check_web_form
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
    try:
        contents = read_pdf(data, look=True)
    except UnreadableError as error:
        finding = GateFinding(GateRule.UNREADABLE, Area.PAGE, kind=error.reason.label)
        return GateReport(name, (finding,))
    source = read_source(html)
    words = public_words(publication, known.allowed)
    arranged = arrange(source.root, publication)
    listed = find_households(source.root, arranged.publication)
    passages = (Passage(Area.FILE_NAME, name), *contents.passages, *source.passages)
    others = tuple(passage for passage in passages if not _is_page(passage))
    findings = [
        *_leaks(others, known, words),
        *_leaks_on_pages(running_pages(contents), known, words),
        *detect((passages[0], *contents.passages, *source.readable), words),
        *detect_torn(source.passages, words),
        *_additions(source, publication, words, known, running_pages(contents)),
        *_missing(contents, source, arranged, known.standing),
        *check_rows(source, arranged.publication),
        *check_lists(source, arranged.publication, words, listed),
        *check_sheet_numbers(source),
        *_marked_rows(contents, listed, arranged, words),
        *_disagreement(contents, source),
        *check_told(_properties(contents), running_text(contents), words, source.headings),
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
    source = read_source(page)
    words = public_words(publication, known.allowed)
    arranged = arrange(source.root, publication)
    passages = (Passage(Area.FILE_NAME, name), *source.passages)
    text = "\n".join(source.drawn)
    findings = [
        *check_web_form(page),
        *_leaks(passages, known, words),
        *detect((passages[0], *source.readable), words),
        *detect_torn(source.passages, words),
        *_additions(source, publication, words, known),
        *check_statements(text, publication),
        *_untrue_sums(text, arranged),
        *check_rows(source, arranged.publication),
        *check_lists(source, arranged.publication, words),
        *check_names(text, publication, known.standing),
        *check_taking_down(source, publication),
    ]
    return GateReport(name, tuple(dict.fromkeys(findings)))


def inspect_name(name: str, publication: Publication, secrets: Secrets | KnownValues) -> GateReport:
    """Inspect the name of a file that only repeats, as a picture, a page already inspected."""
    known = secrets if isinstance(secrets, KnownValues) else KnownValues(secrets)
    words = public_words(publication, known.allowed)
    passages = (Passage(Area.FILE_NAME, name),)
    findings = [*_leaks(passages, known, words), *detect(passages, words)]
    return GateReport(name, tuple(dict.fromkeys(findings)))


def _leaks(
    passages: tuple[Passage, ...], known: KnownValues, words: PublicWords
) -> Iterator[GateFinding]:
    for passage in passages:
        yield from known.find(passage, words)


def _leaks_on_pages(
    pages: tuple[str, ...], known: KnownValues, words: PublicWords
) -> Iterator[GateFinding]:
    """Search page by page, and all as one: a value may be broken over two of them.

    A sentence may be too; its part on one page is explained by the whole.
    """
    whole = "".join(pages)
    start = 0
    for number, text in enumerate(pages, start=1):
        end = start + len(text)
        around = (
            whole[max(0, start - _LONGEST_SENTENCE) : start],
            whole[end : end + _LONGEST_SENTENCE],
        )
        yield from known.find(Passage(Area.PAGE, text, number), words, around)
        start = end
    yield from known.find(Passage(Area.PAGE, whole), words)


def _additions(
    source: SourcePage,
    publication: Publication,
    words: PublicWords,
    known: KnownValues,
    pages: tuple[str, ...] = (),
) -> Iterator[GateFinding]:
    """Check what the page says besides its publication: the first text is all that it says."""
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
    yield from check_told(told, "\n".join(source.drawn), words, source.headings)
    if source.has_odd_language:
        yield GateFinding(GateRule.HIDDEN_TEXT, Area.SOURCE, kind="lang")


def _contradicted(text: str, publication: Publication, words: PublicWords) -> Iterator[str]:
    """Yield what the page's own sentences say against the policy, the office and the list."""
    yield from find_denied_rights(text, words)
    yield from find_told_otherwise(text, words, publication)
    for _ in find_altered(text, words):
        yield "政策原话"


def _properties(contents: PdfContents) -> Iterator[Passage]:
    """Yield what a file tells besides its pages; its metadata in XML repeats the other ones."""
    for passage in contents.passages:
        if passage.area in _TELLING and not passage.text.startswith("<?xpacket"):
            yield passage


def _untrue_sums(text: str, arranged: Arrangement) -> Iterator[GateFinding]:
    return check_sums(text, arranged.publication, has_capitals=arranged.has_capitals)


def _marked_rows(
    contents: PdfContents,
    listed: tuple[Household, ...],
    arranged: Arrangement,
    words: PublicWords,
) -> Iterator[GateFinding]:
    """Check that no coloured ground and no mark stands at a row, wherever it comes from."""
    if has_marked_ground(
        contents.looks, arranged.publication, arranged.folds
    ) or has_marks_beside_rows(contents.looks, listed, words):
        yield GateFinding(GateRule.MARKED_ROW, Area.PAGE)


def _disagreement(contents: PdfContents, source: SourcePage) -> Iterator[GateFinding]:
    if not texts_agree(running_pages(contents), source):
        yield GateFinding(GateRule.TEXT_DISAGREES, Area.PAGE)


def _is_page(passage: Passage) -> bool:
    return passage.area is Area.PAGE and passage.spot is None


def _missing(
    contents: PdfContents, source: SourcePage, arranged: Arrangement, standing: frozenset[str]
) -> Iterator[GateFinding]:
    publication = arranged.publication
    yield from check_form(contents)
    yield from check_looks(contents)
    yield from check_codes(contents, publication.unit.policy_url)
    yield from check_links(contents, publication.unit.policy_url)
    yield from check_statements(running_text(contents), publication)
    yield from _untrue_sums(running_text(contents), arranged)
    on_paper = [*check_names("\n".join(running_pages(contents)), publication, standing)]
    # In running text a line may end within a name; the page it was made from has it whole.
    if on_paper and not (
        texts_agree(running_pages(contents), source)
        and not [*check_names("\n".join(source.drawn), publication, standing)]
    ):
        yield from on_paper
