"""One way in for every kind of file: look at the bytes, not at the name, and read all of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePath

from noticegen.detection.inspectors.archives import archive_form, read_archive
from noticegen.detection.inspectors.compound import read_compound
from noticegen.detection.inspectors.contents import (
    Area,
    FileContents,
    Nested,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.decoding import number_runs, word_runs
from noticegen.detection.inspectors.escapes import read_escapes
from noticegen.detection.inspectors.file_names import name_passage
from noticegen.detection.inspectors.metafiles import read_metafile
from noticegen.detection.inspectors.packed import is_packed, is_tape, read_packed, read_tape
from noticegen.detection.inspectors.pdf.mending import mend
from noticegen.detection.inspectors.pdf.pages import read_pdf_file
from noticegen.detection.inspectors.picture_data import without_dots
from noticegen.detection.inspectors.pictures import is_boxed_picture, read_picture
from noticegen.detection.inspectors.seams import read_seams
from noticegen.detection.inspectors.unpacking import Budget
from noticegen.detection.inspectors.writing import read_unknown, read_writing
from noticegen.detection.inspectors.zip_files import read_zip

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_PICTURE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jfif", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif"}
    | {".avif", ".jp2", ".ppm", ".pgm", ".pcx", ".tga", ".ico"}
)
# Why nothing at all may have been read of a picture.
_HOPELESS = frozenset({Unreadable.DAMAGED, Unreadable.PICTURE_TOO_LARGE})
# A font says nothing; a page may carry one in its own text.
_FONTS = (b"wOFF", b"wOF2", b"OTTO", b"ttcf", b"\x00\x01\x00\x00\x00")
_VECTOR_PICTURES = frozenset({".emf", ".wmf"})
_METAFILE_PLACE, _METAFILE = 40, b" EMF"
_LONG_NUMBER = re.compile(r"[0-9]{7,}")
_WORDS = re.compile(r"[\u4e00-\u9fff]{4,}")
LARGEST_FILE = 256 * 1024 * 1024


def read_file(name: str, data: bytes, budget: Budget | None = None) -> FileContents:
    """Read a file and everything inside it; UnreadableError when it cannot be read at all.

    A part that cannot be read (a picture without the recognition extra, an encrypted member)
    is listed in `unread`, and the rest is read all the same.
    """
    contents = _read(name, data, budget or Budget.full())
    return replace(contents, passages=tuple(read_escapes(read_seams(contents.passages))))


def _read(name: str, data: bytes, budget: Budget) -> FileContents:
    """Read a file, escapes not yet read: the file it lies in does that for all."""
    if not data:
        raise UnreadableError(Unreadable.NO_TEXT)
    if len(data) > LARGEST_FILE:
        raise UnreadableError(Unreadable.TOO_LARGE)
    try:
        contents = _read_by_kind(name, data, budget)
    except MemoryError:
        raise
    except UnreadableError as error:
        if error.reason is not Unreadable.DAMAGED:
            raise
        contents = read_unknown(data, Unreadable.DAMAGED)
    except Exception:  # libraries name no common base for what a hostile file makes them raise
        contents = read_unknown(data, Unreadable.DAMAGED)
    return replace(contents, passages=(name_passage(name), *contents.passages))


def _read_by_kind(name: str, data: bytes, budget: Budget) -> FileContents:
    head = data[:1024]
    suffix = PurePath(name).suffix.lower()
    if head.startswith(_ZIP):
        return read_zip(name, data, budget, _nested(budget))
    if head.startswith(_COMPOUND):
        return FileContents(*read_compound(data, budget, _nested(budget)))
    several = tuple(_kinds_at_once(name, data, budget))
    if several:
        return _read_all(several)
    unpacked = _unpack(name, data, budget)
    if unpacked is not None:
        return unpacked
    if head.startswith(_FONTS):
        return FileContents(tuple(Passage(Area.OBJECT, text) for text in number_runs(data)))
    if head[_METAFILE_PLACE:].startswith(_METAFILE) or suffix in _VECTOR_PICTURES:
        return read_metafile(data, _nested(budget))
    if is_boxed_picture(head) or suffix in _PICTURE_SUFFIXES:
        return _read_picture(data)
    return read_writing(suffix, data, budget, _nested(budget))


def _unpack(name: str, data: bytes, budget: Budget) -> FileContents | None:
    """Read a packed file or an archive of any kind but ZIP; None for any other file."""
    if is_packed(data):
        return read_packed(name, data, budget, _nested(budget))
    if is_tape(data):
        return read_tape(data, budget, _nested(budget))
    form = archive_form(data)
    return _read_archive(name, data, form, budget) if form is not None else None


def _kinds_at_once(name: str, data: bytes, budget: Budget) -> Iterator[Callable[[], FileContents]]:
    """Yield how to read a file that programs take for a PDF, an archive or a picture.

    It may be all of them: viewers look for a PDF near the start, for an archive at the end.
    """
    head = data[:1024]
    if b"%PDF-" in head:
        yield lambda: _read_pdf(data, budget)
    if head.startswith(_PICTURES):
        yield lambda: _read_picture(data)
    if _ends_as_zip(data):
        yield lambda: read_zip(name, data, budget, _nested(budget))


def _read_all(readers: tuple[Callable[[], FileContents], ...]) -> FileContents:
    """Read a file in every way; what fails in one of several ways is told as unread."""
    if len(readers) == 1:
        return readers[0]()
    passages: list[Passage] = []
    unread: list[UnreadPart] = []
    for reader in readers:
        try:
            contents = reader()
        except UnreadableError as error:
            if error.reason is Unreadable.TOO_LARGE:
                raise
            unread.append(UnreadPart(error.reason))
            continue
        passages += contents.passages
        unread += contents.unread
    return FileContents(tuple(passages), tuple(unread))


def _read_pdf(data: bytes, budget: Budget) -> FileContents:
    """Read a PDF; of one that breaks off, what there is of it."""
    try:
        return read_pdf_file(data, _nested(budget))
    except UnreadableError as error:
        if error.reason is not Unreadable.DAMAGED:
            raise
        return _read_broken_pdf(data, budget)


def _read_broken_pdf(data: bytes, budget: Budget) -> FileContents:
    """Read what is left of a PDF that breaks off, as viewers do; it is told as unread too."""
    mended = mend(data)
    try:
        contents = read_pdf_file(mended, _nested(budget)) if mended else None
    except UnreadableError:
        contents = None
    if contents is None:
        return read_unknown(data, Unreadable.DAMAGED)
    return replace(contents, unread=(UnreadPart(Unreadable.DAMAGED), *contents.unread))


def _read_picture(data: bytes) -> FileContents:
    """Read a picture, and the numbers and words in any part of its data.

    In dots chance makes numbers, of which only what proves itself is believed.
    """
    passages, unread = read_picture(data)
    words = _untold(Area.METADATA, word_runs(data), _WORDS, passages)
    numbers = _untold(
        Area.OBJECT, number_runs(without_dots(data)), _LONG_NUMBER, (*passages, *words)
    )
    written = (*words, *numbers)
    if not (passages or written) and _HOPELESS & {part.reason for part in unread}:
        raise UnreadableError(unread[0].reason)
    return FileContents((*passages, *written), unread)


def _untold(
    area: Area, runs: Iterable[str], kind: re.Pattern[str], passages: Sequence[Passage]
) -> tuple[Passage, ...]:
    """Return the runs of data that hold what the passages do not."""
    told = "\n".join(passage.text for passage in passages)
    return tuple(
        Passage(area, run) for run in runs if not all(found in told for found in kind.findall(run))
    )


def _read_archive(name: str, data: bytes, form: tuple[str, str], budget: Budget) -> FileContents:
    """Read an archive; one that cannot be opened is searched for numbers all the same."""
    try:
        return read_archive(name, data, form, budget, _nested(budget))
    except UnreadableError as error:
        if error.reason is Unreadable.TOO_LARGE:
            raise
        return read_unknown(data, error.reason)


def _ends_as_zip(data: bytes) -> bool:
    """Tell an archive that something was put in front of, such as a program that unpacks it."""
    return _ZIP[1] in data[-66_000:] and zipfile.is_zipfile(io.BytesIO(data))


def _nested(budget: Budget) -> Nested:
    return partial(_read_nested, budget)


def _read_nested(
    budget: Budget, name: str, data: bytes
) -> tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]:
    """Read a file inside a file and put its name in front of every place."""
    named = replace(name_passage(name), spot=name)
    if not data:
        return (named,), ()
    try:
        contents = _read(name, data, budget.deeper())
    except UnreadableError as error:
        if error.reason is Unreadable.TOO_LARGE:
            raise
        return (named,), (UnreadPart(error.reason, name),)
    return (
        tuple(place_below(name, passage) for passage in contents.passages),
        tuple(replace(part, spot=_below(name, part.spot)) for part in contents.unread),
    )


def place_below(name: str, passage: Passage) -> Passage:
    """Put the inner file's name in front of the page, which is a page of that file."""
    page = f"第{passage.page}页" if passage.page else None
    spot = _below(page, passage.spot) if page else passage.spot
    return replace(passage, page=None, spot=_below(name, spot))


def _below(name: str, spot: str | None) -> str:
    return f"{name} {spot}" if spot else name
