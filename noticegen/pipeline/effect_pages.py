"""Every page the effects lock draws of the invented people, for every programme and audience.

The whole way is walked (screening, policy, door, templates) and every word of a page is a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from noticegen.deidentify.family_messages import MessageStyle, write_messages
from noticegen.deidentify.family_sheets import SheetOrder, SheetPassage, draw_up_sheets
from noticegen.deidentify.order import NoticeOrder
from noticegen.detection.inspectors.page_words import STYLE_MARK, page_words
from noticegen.documents.household_page import page_data
from noticegen.documents.notice import notice_html
from noticegen.documents.sheet import SheetOptions, sheet_codes, sheets_html
from noticegen.errors import RefusalError
from noticegen.families.joining import join_families
from noticegen.families.model import Families
from noticegen.families.months import Earlier
from noticegen.families.phones import reach_families
from noticegen.pipeline.invented_lists import (
    PERIOD,
    START,
    UNIT,
    People,
    invented_month,
    invented_roster,
)
from noticegen.pipeline.pages import PageKind, PageOrder, PublicFile
from noticegen.pipeline.passing import Through, pass_through
from noticegen.policy.guide import load_guide
from noticegen.policy.message_texts import load_message_texts
from noticegen.policy.model import Policy
from noticegen.policy.schema import Listing
from noticegen.policy.showing import Place as Showing
from noticegen.policy.showing import show_person
from noticegen.policy.treatments import Standing
from noticegen.publication.changes import Changes
from noticegen.rendering.type_case import TypeCase
from noticegen.screening.model import ScreeningContext
from noticegen.screening.screen import screen
from noticegen.settings.resources import resource_directory
from noticegen.vocabulary.paper import Layout, Paper
from noticegen.vocabulary.stages import Audience, Channel, Stage

# So many times the invented people make a list too long to stand in a notice's text.
_MANY = 20
_CHANGES = Changes(added=3, ended=4, adjusted=None)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it is shown, what kind it is of, and its words."""

    place: str
    kind: str
    lines: tuple[str, ...]


def make_public_files(
    policy: Policy, stage: Stage, channel: Channel, people: People, order: PageOrder
) -> Iterator[PublicFile]:
    """Yield the public files of the invented list; a RefusalError where names are not allowed."""
    changes = _CHANGES if stage is Stage.PAID else None
    notice = NoticeOrder(UNIT, PERIOD, START, stage, channel, changes)
    return _pass(policy, people, notice).make_files(order)


def list_facts(policy: Policy, people: People) -> Iterator[str]:
    """Yield how long each notice hangs, and what other audiences than the public may read."""
    for stage, known in policy.stages.items():
        for channel, posting in known.posting.items():
            yield f"{policy.name} {stage} {channel} posting {posting.label}"
    if policy.listing is not Listing.DELIVERED:
        return
    for audience in (Audience.HOUSEHOLD, Audience.INTERNAL):
        for number, person in enumerate(people, start=1):
            standing = Standing(number, person.get("village", ""))
            for one in show_person(policy, person, Showing(None, None, audience, START), standing):
                yield f"{policy.name} {audience} {number} {one.rule.column_label} {one.text}"


def draw_pages(policy: Policy, people: People, templates: Path | None) -> Iterator[Page]:
    """Yield every page that a policy lets be made of the people, and every refusal."""
    if policy.listing is Listing.DELIVERED:
        yield from _delivered(policy, people)
        return
    for stage, known in policy.stages.items():
        for channel in known.posting:
            place = f"{policy.name} {stage} {channel}"
            try:
                yield from _posted(place, policy, (stage, channel), people, templates)
            except RefusalError as error:
                yield Page(place, "refused", (str(error.code),))


def _posted(
    place: str,
    policy: Policy,
    where: tuple[Stage, Channel],
    people: People,
    templates: Path | None,
) -> Iterator[Page]:
    drawn = PageOrder(templates=templates, printer=_print_nothing, take_down=True)
    orders = [drawn]
    if policy.listing is Listing.NAMES:
        orders.append(replace(drawn, layout=Layout.POSTER, paper=Paper.A3, take_down=False))
        if where[0] is next(iter(policy.stages)):
            # The notices of single villages are parts of the whole one: once for each policy.
            orders.append(replace(drawn, by_village=True))
    for order in orders:
        for file in make_public_files(policy, *where, people, order):
            kind = f"{file.kind}-of-village" if order.by_village else str(file.kind)
            lines = (f"file {file.name}", *_words(file.html))
            yield Page(place, kind, lines)
            if file.kind is PageKind.NOTICE and not order.by_village:
                yield from _other_lengths(place, file, lines, templates)


def _other_lengths(
    place: str, file: PublicFile, known: tuple[str, ...], templates: Path | None
) -> Iterator[Page]:
    """Yield what a long list, and a list of nobody, say on paper that the usual one does not."""
    whole = file.publication
    many = tuple(replace(one, entries=one.entries * _MANY) for one in whole.villages)
    for kind, villages in (("notice-long", many), ("notice-nobody", ())):
        html = notice_html(replace(whole, villages=villages, changes=None), templates)
        more = dict.fromkeys(line for line in _words(html) if line not in known)
        yield Page(place, kind, tuple(more))


def _words(page: str) -> Iterator[str]:
    return drop_style(page_words(page))


def drop_style(lines: Iterable[str]) -> Iterator[str]:
    """Yield the words of a page without those that the bundled style sheets hold as they are."""
    for line in lines:
        if not (line.startswith(STYLE_MARK) and line.removeprefix(STYLE_MARK) in _style_sheets()):
            yield line


@cache
def _style_sheets() -> str:
    sheets = sorted(resource_directory("templates").glob("*.css"))
    return " ".join(" ".join(sheet.read_text(encoding="utf-8").split()) for sheet in sheets)


def _print_nothing(_page: str, _case: TypeCase | None) -> bytes:
    return b""


def _pass(policy: Policy, people: People, order: NoticeOrder) -> Through:
    context = ScreeningContext(
        start=order.start,
        required=policy.required_fields(order.stage, order.channel, on=order.start),
        shown=policy.shown_fields(order.stage, order.channel, on=order.start),
        uncovered=lambda _text: frozenset(),
        adult_age=policy.minors.under,
    )
    roster = invented_roster(people)
    return pass_through(roster, screen(roster, context), policy, order)


def draw_up_month(
    policy: Policy, people: People
) -> tuple[SheetPassage, Families, Earlier, SheetOrder]:
    """Return the sheets of the invented month, its families, those before, and the order."""
    context = ScreeningContext(
        start=START,
        required=policy.required_fields(None, None, Audience.HOUSEHOLD, on=START),
        shown=policy.shown_fields(None, None, Audience.HOUSEHOLD, on=START),
        uncovered=lambda _text: frozenset(),
        adult_age=policy.minors.under,
    )
    guide = load_guide()
    order = SheetOrder(UNIT, PERIOD, START, policy, guide, paid_on=START, in_full=True)
    now, then = invented_month(people), invented_month(people, shift=1)
    families = join_families(now, context)
    earlier = Earlier(join_families(then, context), guide.once)
    return draw_up_sheets(families, earlier, (now, then), order), families, earlier, order


def _delivered(policy: Policy, people: People) -> Iterator[Page]:
    """Yield the pages and messages of every family: on paper, on its telephone, as a message."""
    place = f"{policy.name} {Audience.HOUSEHOLD}"
    passage, families, earlier, order = draw_up_month(policy, people)
    yield from _sheets(place, passage)
    yield from _messages(place, families, earlier, order)


def _sheets(place: str, passage: SheetPassage) -> Iterator[Page]:
    for book in passage.books:
        separator = sheets_html(replace(book, sheets=()), _SHEETS)
        yield Page(place, "separator", tuple(_words(separator)))
        for sheet in book.sheets:
            alone = replace(book, sheets=(sheet,))
            page = _words(sheets_html(alone, replace(_SHEETS, separator=False)))
            codes = (f"code {one.payload}" for one in sheet_codes(sheet, book, offline=True))
            yield Page(place, "sheet", (*page, *(_one_line(code) for code in codes)))
            data = page_data(sheet, book, START).decode()
            yield Page(place, "telephone-page", (data,))
    for book in passage.page_books:
        for sheet in book.sheets:
            data = page_data(sheet, book, START).decode()
            yield Page(place, "telephone-page-in-full", (data,))


_SHEETS = SheetOptions(separator=True)


def _messages(
    place: str, families: Families, earlier: Earlier, order: SheetOrder
) -> Iterator[Page]:
    style = MessageStyle(load_message_texts(), UNIT.office, with_amount=True)
    reach = reach_families(families.families, ())
    for message in write_messages(reach.reachable, earlier, order, style):
        yield Page(place, f"message {message.occasion} {message.programme}", (message.text,))


def _one_line(text: str) -> str:
    return text.replace("\n", "⏎")
