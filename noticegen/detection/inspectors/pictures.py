"""Pictures: their codes, what the camera or a program wrote into them, and their text."""

from __future__ import annotations

import io
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageFile, UnidentifiedImageError

from noticegen.detection.inspectors.codes import is_code_alone, see_codes
from noticegen.detection.inspectors.contents import (
    Area,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.optical.engine import can_recognise
from noticegen.detection.inspectors.optical.reading import Clarity, read_writing
from noticegen.detection.inspectors.picture_data import (
    has_rest_of_older,
    inner_pictures,
    told_by_file,
)
from noticegen.detection.inspectors.shown import (
    LEGIBLE_SIDE,
    as_shown,
    behind_glass,
    holds_number,
)

# How long the pictures of one file are read; those that come later are told as unread.
PATIENCE_SECONDS = 1500.0

_MOST_DOTS = 100_000_000
# A photograph with more dots is opened at half its size: more are not looked at anyway.
_LARGE_DOTS, _LARGE_SIDE = 60_000_000, 4_096
_MOST_FRAMES = 200
_REASONS = {Clarity.POOR: Unreadable.READ_POORLY, Clarity.NO_WRITING: Unreadable.NO_WRITING}
_JPEG, _END_OF_JPEG = b"\xff\xd8\xff", b"\xff\xd9"
# How photographs of iPhones (HEIC) and of newer chat programs (AVIF) begin.
_BOXED = b"ftyp"
_BOXED_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})

_Part = tuple[list[Passage], Unreadable | None, str | None]


def is_boxed_picture(head: bytes) -> bool:
    """Tell a HEIC or AVIF photograph by its first bytes."""
    return head[4:8] == _BOXED and head[8:12] in _BOXED_BRANDS


def learn_heic() -> bool:
    """Let Pillow open the photographs of iPhones; False where the extra is not installed."""
    try:
        import pi_heif
    except ImportError:
        return False
    pi_heif.register_heif_opener()
    return True


def read_picture(data: bytes) -> tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]:
    """Read a picture, every frame of it; what could not be read surely is told as unread."""
    knows_heic = learn_heic()
    passages: list[Passage] = []
    unread: list[UnreadPart] = []
    try:
        with _missing_parts_told(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # bounds are our own; the rest is told as damaged
            for found, reason, spot in _parts(data):
                passages += [Passage(part.area, part.text, spot=spot) for part in found]
                if reason is not None:
                    unread.append(UnreadPart(reason, spot))
    except (Image.DecompressionBombError, UnreadableError):
        unread.append(UnreadPart(Unreadable.PICTURE_TOO_LARGE))
    except UnidentifiedImageError:
        is_foreign = is_boxed_picture(data[:16]) and not knows_heic
        reason = Unreadable.PICTURE_ONLY if is_foreign else Unreadable.DAMAGED
        unread.append(UnreadPart(reason))
    except (OSError, ValueError, SyntaxError, EOFError, TypeError):
        unread.append(UnreadPart(Unreadable.DAMAGED))
    return tuple(dict.fromkeys(passages)), tuple(dict.fromkeys(unread))


@contextmanager
def _missing_parts_told() -> Iterator[None]:
    """Let Pillow say when a picture breaks off; the printer, once loaded, has it keep silent."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def read_image(picture: Image.Image) -> tuple[list[Passage], Unreadable | None]:
    """Return what is on an opened picture, and why it could not be read in full, if so."""
    if picture.width * picture.height > _MOST_DOTS:
        raise UnreadableError(Unreadable.PICTURE_TOO_LARGE)
    shown = as_shown(picture)
    codes = see_codes(shown)
    found = [Passage(Area.BARCODE, code.text) for code in codes]
    if not holds_number(*shown.size):
        return found, None
    is_code = is_code_alone(shown, codes)
    if not can_recognise():
        return found, None if is_code else Unreadable.PICTURE_ONLY
    reading = read_writing(shown, [code.corners for code in codes])
    if reading.text:
        found.append(Passage(Area.PICTURE, reading.text))
    return found, None if is_code else _REASONS.get(reading.clarity)


def _parts(data: bytes) -> Iterator[_Part]:
    """Yield what is told of each frame, and of each picture inside the picture."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    picture, is_whole = _open(data)
    with picture:
        if not is_whole:
            yield [], Unreadable.DAMAGED, None
        frames = getattr(picture, "n_frames", 1)
        for number in range(frames):
            spot = f"第{number + 1}幅" if frames > 1 else None
            if number >= _MOST_FRAMES or time.monotonic() > give_up:
                yield [], Unreadable.TIMED_OUT, f"{spot}以后"
                break
            picture.seek(number)
            picture.load()
            told = told_by_file(picture)
            yield [Passage(Area.METADATA, told)] if told else [], None, spot
            yield *read_image(picture), spot
            yield _read_hidden(picture), None, "透明处"
        picture.seek(0)
        for inner in inner_pictures(picture, data):
            found, reason = read_image(inner)
            is_legible = max(inner.size) >= LEGIBLE_SIDE
            yield found, reason if is_legible else None, "文件里附带的小图"
    if has_rest_of_older(data):
        yield [], Unreadable.DAMAGED, "图像后面剩下的旧图（裁掉的部分可能还在）"


def _open(data: bytes) -> tuple[Image.Image, bool]:
    """Open a picture, and tell whether all of it is there; a photograph may break off."""
    picture = Image.open(io.BytesIO(data))
    if picture.width * picture.height > _LARGE_DOTS:
        picture.draft("RGB", (_LARGE_SIDE, _LARGE_SIDE))
    if picture.width * picture.height > _MOST_DOTS:
        raise UnreadableError(Unreadable.PICTURE_TOO_LARGE)
    try:
        picture.load()
    except OSError:
        if not data.startswith(_JPEG):
            raise
        broken = Image.open(io.BytesIO(data + _END_OF_JPEG))
        broken.load()
        return broken, False
    return picture, True


def _read_hidden(picture: Image.Image) -> list[Passage]:
    """Read what is transparent and therefore not seen, though it is there."""
    hidden = behind_glass(picture)
    return read_image(hidden)[0] if hidden is not None else []
