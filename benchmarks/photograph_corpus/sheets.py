"""Sheets of paper and screens as they are posted: tables of everything, notices, notes by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

from benchmarks.photograph_corpus.people import Person, invent_people

DOTS_PER_MM = 200 / 25.4
_A4 = (210.0, 297.0)
_POINT = 25.4 / 72
_INK = "#111"
_FONTS = {
    "sans": ("NotoSansCJK-Regular.ttc", 2),
    "bold": ("NotoSansCJK-Bold.ttc", 2),
    "song": ("NotoSerifCJK-Regular.ttc", 2),
    "fang": ("FandolFang-Regular.otf", 0),
    "hand": ("LXGWWenKai-Light.ttf", 0),
}
_FONT_PLACES = ("/usr/share/fonts", "/usr/local/share/fonts", ".fonts")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and what it shows. `is_lawful` says that nothing on it must be reported."""

    picture: Image.Image
    identities: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    is_lawful: bool = False


Column = tuple[str, float, Callable[[int, Person], str]]
_NUMBER: Column = ("序号", 10, lambda place, _: str(place))
_NAME: Column = ("户主姓名", 18, lambda _, person: person.name)
_IDENTITY: Column = ("身份证号码", 40, lambda _, person: person.identity)
_PHONE: Column = ("联系电话", 26, lambda _, person: person.phone)
_ACCOUNT: Column = ("一卡通账号", 42, lambda _, person: person.account)
_PLACE: Column = ("家庭住址", 32, lambda _, person: person.place)
_AMOUNT: Column = ("月保障金额", 20, lambda _, person: str(person.amount))


def workbook(random: Random, points: float = 9, family: str = "song", rows: int = 24) -> Sheet:
    """Print the whole workbook across a landscape page, thin lines and all."""
    people = invent_people(random, rows)
    columns = (_NUMBER, _NAME, _IDENTITY, _PHONE, _ACCOUNT, _PLACE, _AMOUNT)
    page = _Paper(_A4[1], _A4[0])
    page.centred(14, "2026年12月农村低保发放明细表", 16, "bold")
    page.table(28, columns, people, _Type(family, points))
    return Sheet(page.picture, *_shown(people, accounts=True))


def list_of_numbers(random: Random, points: float = 10.5, family: str = "fang") -> Sheet:
    """Print names with IDs and telephones on a portrait page."""
    people = invent_people(random, 26)
    page = _Paper(*_A4)
    page.centred(20, "柳树营村低保户信息公示", 20, "bold")
    page.table(42, (_NUMBER, _NAME, _IDENTITY, _PHONE, _AMOUNT), people, _Type(family, points))
    return Sheet(page.picture, *_shown(people))


def neighbouring_identities(random: Random, points: float = 9) -> Sheet:
    """Print three columns of IDs with hardly a space between them."""
    people = invent_people(random, 60)
    page = _Paper(*_A4)
    page.centred(16, "家庭成员证件号码表", 18, "bold")
    width = 18 * points * _POINT * 0.53 + 4
    heads = ("户主身份证号", "配偶身份证号", "监护人身份证号")
    columns = [(head, width, _identity_of(people, shift)) for shift, head in enumerate(heads)]
    page.table(34, (_NUMBER, _NAME, *columns), people[::3], _Type("song", points))
    everyone = tuple(person.identity for person in people)
    return Sheet(page.picture, everyone, names=tuple(person.name for person in people[::3]))


def _identity_of(people: Sequence[Person], shift: int) -> Callable[[int, Person], str]:
    """Return the cell of a row that shows the ID of one of its three people."""
    return lambda place, _: people[3 * (place - 1) + shift].identity


def wrapped_identities(random: Random) -> Sheet:
    """Print a table whose cells are too narrow, so that every ID goes on in a second line."""
    people = invent_people(random, 16)
    page = _Paper(*_A4)
    page.centred(20, "临时救助对象登记表", 20, "bold")
    columns: tuple[Column, ...] = (
        _NUMBER,
        _NAME,
        ("身份证号", 26, lambda _, p: f"{p.identity[:12]}\n{p.identity[12:]}"),
        _PHONE,
        _PLACE,
        _AMOUNT,
    )
    page.table(42, columns, people, _Type("song", 10, lines=2))
    return Sheet(page.picture, *_shown(people))


def letter(random: Random) -> Sheet:
    """Print a running text with the numbers in the middle of sentences."""
    people = invent_people(random, 6)
    page = _Paper(*_A4)
    page.centred(24, "关于部分对象补发资金的情况说明", 20, "bold")
    down = 48.0
    for person in people:
        text = (
            f"经核实，{person.place}村民{person.name}（身份证号{person.identity}，联系电话"
            f"{person.phone}）符合条件，补发资金{person.amount}元，已打入其本人一卡通账户"
            f"{person.account}，请各村做好解释工作。"
        )
        down = page.paragraph(down, text, 14, "fang") + 4
    return Sheet(page.picture, *_shown(people, accounts=True))


def note_by_hand(random: Random) -> Sheet:
    """Write a list on lined paper, every character a little off its place."""
    people = invent_people(random, 11)
    page = _Paper(*_A4)
    for line in range(28):
        page.rule(30 + 9 * line, "#b7c7e0")
    page.by_hand(random, 22, "低保户名单（村里留底）", 20)
    for place, person in enumerate(people, 2):
        page.by_hand(random, 20 + 9 * place * 1.5, f"{person.name}  {person.identity}", 17)
        page.by_hand(random, 20 + 9 * place * 1.5 + 7, f"      电话 {person.phone}", 15)
    return Sheet(page.picture, *_shown(people))


def lawful_notice(random: Random, family: str = "fang") -> Sheet:
    """Print what may be posted: names, sizes, amounts and the office's telephones."""
    people = invent_people(random, 24)
    page = _Paper(*_A4)
    page.centred(20, "2026年12月农村最低生活保障发放公示", 19, "bold")
    text = "根据《社会救助暂行办法》，现将本月发放情况公示如下，公示期七天，如有异议请反映。"
    down = page.paragraph(36, text, 13, "fang")
    columns: tuple[Column, ...] = (
        _NUMBER,
        _NAME,
        ("保障人口", 24, lambda place, _: str(1 + place % 4)),
        _AMOUNT,
    )
    page.table(down + 4, columns, people, _Type(family, 11))
    down = 252
    for line in (
        "公示单位：沙圪台镇人民政府社会事务办公室",
        "监督电话：0472-5180012    举报电话：0472-5180013",
        "2026年12月1日至2026年12月7日",
    ):
        down = page.paragraph(down, line, 13, "fang")
    return Sheet(page.picture, names=tuple(person.name for person in people), is_lawful=True)


def screen(random: Random) -> Sheet:
    """Show a spreadsheet program's window with the list open in it."""
    people = invent_people(random, 22)
    picture = Image.new("RGB", (1680, 950), "#f3f3f3")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 1680, 90), fill="#217346")
    draw.text((30, 28), "低保台账2026.xlsx - 表格", font=find_font("sans", 30), fill="white")
    columns = (_NUMBER, _NAME, _IDENTITY, _PHONE, _ACCOUNT, _PLACE, _AMOUNT)
    left = 60.0
    for column, (head, width, value) in enumerate(columns):
        for row in range(24):
            top = 110 + 34 * row
            right = left + width * 8
            fill = "#e6e6e6" if row == 0 else "white"
            draw.rectangle((left, top, right, top + 34), outline="#d0d0d0", fill=fill)
            text = "ABCDEFG"[column] if row == 0 else head
            if row > 1:
                text = value(row - 1, people[row - 2])
            draw.text((left + 6, top + 5), text, font=find_font("sans", 20), fill="black")
        left += width * 8
    return Sheet(picture, *_shown(people, accounts=True))


def blank_page() -> Sheet:
    """Return a sheet with nothing on it."""
    return Sheet(_Paper(*_A4).picture, is_lawful=True)


def _shown(
    people: Sequence[Person], *, accounts: bool = False
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return (
        tuple(person.identity for person in people),
        tuple(person.phone for person in people),
        tuple(person.account for person in people) if accounts else (),
        tuple(person.name for person in people),
    )


@dataclass(frozen=True, slots=True)
class _Type:
    """How a table is set: its face, its size, and how many lines a row has."""

    family: str
    points: float
    lines: int = 1


class _Paper:
    """A page to write on; lengths are millimetres, sizes of type points."""

    def __init__(self, width: float, height: float) -> None:
        self._width = width
        size = (round(width * DOTS_PER_MM), round(height * DOTS_PER_MM))
        self.picture = Image.new("RGB", size, "#fdfdfb")
        self._draw = ImageDraw.Draw(self.picture)

    def centred(self, top: float, text: str, points: float, family: str) -> None:
        font = find_font(family, round(points * _POINT * DOTS_PER_MM))
        left = (self.picture.width - font.getlength(text)) / 2
        self._draw.text((left, top * DOTS_PER_MM), text, font=font, fill="#111")

    def paragraph(self, top: float, text: str, points: float, family: str) -> float:
        """Set a text in full lines from margin to margin; return where the next begins."""
        font = find_font(family, round(points * _POINT * DOTS_PER_MM))
        line = ""
        for mark in [*text, ""]:
            if not mark or font.getlength(line + mark) > (self._width - 44) * DOTS_PER_MM:
                place = (22 * DOTS_PER_MM, top * DOTS_PER_MM)
                self._draw.text(place, line, font=font, fill="#151515")
                top += points * _POINT * 1.7
                line = ""
            line += mark
        return top

    def rule(self, top: float, colour: str) -> None:
        across = (15 * DOTS_PER_MM, (self._width - 15) * DOTS_PER_MM)
        ends = ((across[0], top * DOTS_PER_MM), (across[1], top * DOTS_PER_MM))
        self._draw.line(ends, fill=colour, width=2)

    def by_hand(self, random: Random, top: float, text: str, points: float) -> None:
        left = 20 * DOTS_PER_MM
        for mark in text:
            size = round(points * _POINT * DOTS_PER_MM * random.uniform(0.92, 1.08))
            font = find_font("hand", size)
            place = (left, top * DOTS_PER_MM + random.uniform(-4, 4))
            self._draw.text(place, mark, font=font, fill="#1a2a6c")
            left += font.getlength(mark) * random.uniform(0.98, 1.12)

    def table(
        self, top: float, columns: Sequence[Column], people: Sequence[Person], type_: _Type
    ) -> None:
        """Print a ruled table in the middle of the page."""
        font = find_font(type_.family, round(type_.points * _POINT * DOTS_PER_MM))
        height = type_.points * _POINT * (1.15 * type_.lines + 0.65) * DOTS_PER_MM
        left = (self._width - sum(width for _, width, _ in columns)) / 2 * DOTS_PER_MM
        for head, width, value in columns:
            right = left + width * DOTS_PER_MM
            for row in range(len(people) + 1):
                y = top * DOTS_PER_MM + row * height
                self._draw.rectangle((left, y, right, y + height), outline="#222", width=1)
                text = head if row == 0 else value(row, people[row - 1])
                box = self._draw.multiline_textbbox((0, 0), text, font=font, spacing=4)
                place = (
                    left + (right - left - box[2]) / 2,
                    y + (height - box[3] - box[1]) / 2,
                )
                self._draw.multiline_text(place, text, font=font, fill="#111", spacing=4)
            left = right


@cache
def find_font(family: str, size: int) -> ImageFont.FreeTypeFont:
    file, face = _FONTS[family]
    found = next((path for place in _FONT_PLACES for path in sorted(Path(place).rglob(file))), None)
    if found is None:
        raise FileNotFoundError(f"{file}: run scripts/setup --tests")
    return ImageFont.truetype(str(found), size, index=face)
