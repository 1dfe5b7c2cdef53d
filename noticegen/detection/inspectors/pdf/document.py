"""Everything in a PDF that a person or a machine can find.

Threat: whoever made the file wants a value to be in it and not to be seen. Three readings are
laid together: the text as PDFium extracts it (invisible, white, covered, clipped and off-page
text included, and again without the marks that let a file dictate what is extracted); every
string of every object, reachable, listed or not; and the bar codes of every page and image.
Not covered: text drawn as shapes or photographed, which only character recognition can read
(`PdfContents.pictures` says where such images are).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Self

import pikepdf

from noticegen.detection.inspectors.barcodes import Barcode, read_image_barcodes
from noticegen.detection.inspectors.contents import Area, Passage, Unreadable, UnreadableError
from noticegen.detection.inspectors.escapes import read_escapes
from noticegen.detection.inspectors.pdf.fonts import has_lying_font
from noticegen.detection.inspectors.pdf.looks import PageLook
from noticegen.detection.inspectors.pdf.objects import read_objects
from noticegen.detection.inspectors.pdf.page_reader import PageReader
from noticegen.detection.inspectors.pdf.streams import check_streams
from noticegen.detection.inspectors.pdf.text import PageText, read_drawings, read_pages
from noticegen.detection.inspectors.pdf.unlisted import read_unlisted

_MOST_PAGES = 3_000
_MOST_OBJECTS = 400_000
# Fewer glyphs without a character are ornaments; a telephone number has seven figures.
_NUMBER_LENGTH = 7
_END_OF_FILE = re.compile(rb"%%EOF[\r\n ]*")
# Of what a file was before it was saved anew: so many times, and so large in all.
_MOST_REVISIONS, _LARGEST_REVISIONS = 32, 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PdfFont:
    """A font of the file, and whether the file carries its outlines."""

    name: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class PdfContents:
    """What a PDF holds. Pages count from 1.

    `unread_pages` show images and no text; `pictures` lists, by page, the images that are not
    a bar code; `unmapped` counts glyphs whose character the file does not tell, `unmapped_pages`
    are those with enough of them for a number; a lying font draws other than it tells;
    `revisions` is 1 for a file that was written once; `looks` are there if they were asked for;
    `keys` are the keys of all dictionaries; `unreached` counts objects that nothing refers to;
    `attached` are the references of files inside it; `has_unread_revisions` tells that it was
    saved more often than anybody looks back.
    """

    passages: tuple[Passage, ...] = field(repr=False)
    barcodes: tuple[Barcode, ...] = field(repr=False)
    fonts: tuple[PdfFont, ...]
    unread_pages: tuple[int, ...]
    pictures: tuple[int, ...]
    unmapped: int
    unmapped_pages: tuple[int, ...]
    has_lying_font: bool
    revisions: int
    encrypted: bool
    looks: tuple[PageLook, ...] = ()
    keys: frozenset[str] = field(default=frozenset(), repr=False)
    unreached: int = 0
    attached: frozenset[str] = frozenset()
    has_unread_revisions: bool = False

    @property
    def page_texts(self) -> tuple[str, ...]:
        """Return the text of each page, in order."""
        return tuple(p.text for p in self.passages if p.area is Area.PAGE and p.spot is None)


def read_pdf(data: bytes, *, look: bool = False) -> PdfContents:
    """Read a finished PDF; UnreadableError when any part of it could not be looked at.

    `look` compares what each page says with how it looks, which only one's own files bear.
    """
    with PdfReader(data, look=look) as reader:
        return reader.read()


class PdfReader:
    """Reads one PDF in two steps; UnreadableError of either says why it cannot be read.

    When it is entered, pages are drawn and handed to those who look for codes. That takes longer
    than all the rest and needs no Python: whatever else is to be done is done before `read`.
    """

    def __init__(self, data: bytes, *, look: bool = False) -> None:
        self._data = data
        self._look = look
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with _told_as_unreadable(), ExitStack() as opened:
            self._pdf = opened.enter_context(
                pikepdf.open(io.BytesIO(self._data), suppress_warnings=True)
            )
            _check_size(self._pdf)
            self._pages = opened.enter_context(PageReader(self._data, look=self._look))
            self._pages.begin()
            self._open = opened.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def read(self) -> PdfContents:
        """Return everything that is in the file."""
        with _told_as_unreadable():
            return _read(self._data, self._pdf, self._pages)


@contextmanager
def _told_as_unreadable() -> Iterator[None]:
    try:
        yield
    except UnreadableError:
        raise
    except pikepdf.PasswordError:
        raise UnreadableError(Unreadable.ENCRYPTED) from None
    except (MemoryError, RecursionError):
        raise UnreadableError(Unreadable.TOO_LARGE) from None
    except Exception:  # libraries name no common base for what a hostile file makes them raise
        raise UnreadableError(Unreadable.DAMAGED) from None


def _check_size(pdf: pikepdf.Pdf) -> None:
    if len(pdf.objects) > _MOST_OBJECTS or len(pdf.pages) > _MOST_PAGES:
        raise UnreadableError(Unreadable.TOO_LARGE)
    if not len(pdf.pages):
        raise UnreadableError(Unreadable.NO_TEXT)
    check_streams(pdf)


def _read(data: bytes, pdf: pikepdf.Pdf, reader: PageReader) -> PdfContents:
    objects = read_objects(pdf)
    drawings = read_drawings(pdf, marks_lie=objects.has_actual_text)
    ends = _ends_of_older_revisions(data)
    looked_back = _as_bounded(ends)
    remains = [*_older_revisions(data, looked_back), *read_unlisted(data, pdf)]
    in_images, pictures = read_image_barcodes(pdf)
    has_lies = has_lying_font(pdf, objects.font_holders)
    readings = tuple(reader.read())
    pages = [reading.text for reading in readings]
    on_pages = (code for reading in readings for code in reading.barcodes)
    barcodes = tuple(dict.fromkeys((*on_pages, *in_images)))
    passages = [
        *(Passage(Area.PAGE, page.text, number) for number, page in enumerate(pages, 1)),
        *drawings,
        *objects.passages,
        *remains,
        *(Passage(Area.BARCODE, code.payload, code.page) for code in barcodes),
    ]
    return PdfContents(
        # Each once: a tagged table names the same heads in every cell.
        passages=tuple(read_escapes(dict.fromkeys(passages))),
        barcodes=barcodes,
        fonts=tuple(PdfFont(name, embedded) for name, embedded in objects.fonts),
        unread_pages=_unread(pages, objects.pages_with_images),
        pictures=pictures,
        unmapped=sum(page.unmapped for page in pages),
        unmapped_pages=tuple(
            number for number, page in enumerate(pages, 1) if page.unmapped >= _NUMBER_LENGTH
        ),
        has_lying_font=has_lies,
        revisions=max(1, len(_END_OF_FILE.findall(data))),
        encrypted=pdf.is_encrypted,
        looks=tuple(reading.look for reading in readings if reading.look),
        keys=objects.keys,
        unreached=objects.unreached,
        attached=objects.attached,
        has_unread_revisions=len(looked_back) < len(ends),
    )


def _unread(pages: Sequence[PageText], with_images: frozenset[int]) -> tuple[int, ...]:
    return tuple(
        number
        for number, page in enumerate(pages, 1)
        if not page.text.strip() and number in with_images
    )


def _ends_of_older_revisions(data: bytes) -> list[int]:
    """Return where the file ended before each time it was saved anew, the last one first."""
    return [match.end() for match in _END_OF_FILE.finditer(data)][-2::-1]


def _as_bounded(ends: Sequence[int]) -> Sequence[int]:
    """Return the ends of as many revisions as are worth the time to read them."""
    read = sum(size <= _LARGEST_REVISIONS for size in accumulate(ends))
    return ends[: min(read, _MOST_REVISIONS)]


def _older_revisions(data: bytes, ends: Iterable[int]) -> Iterator[Passage]:
    """Yield what the file said before it was last saved: each update appends a new ending."""
    for end in ends:
        try:
            with pikepdf.open(io.BytesIO(data[:end]), suppress_warnings=True) as older:
                check_streams(older)
                passages = [
                    Passage(Area.REMAINS, p.text, p.page) for p in read_objects(older).passages
                ]
            passages += [
                Passage(Area.REMAINS, page.text, number)
                for number, page in enumerate(read_pages(data[:end]), 1)
            ]
        except Exception:  # noqa: S112 - half of a linearised file is no revision and cannot be read
            continue
        yield from passages
