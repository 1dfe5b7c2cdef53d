"""Pictures: their bar codes, what the camera or program wrote into them, and their text."""

from __future__ import annotations

import io
import time
import warnings
from collections.abc import Iterator

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from noticegen.detection.inspectors.barcodes import decode
from noticegen.detection.inspectors.contents import (
    Area,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.decoding import decode_unknown
from noticegen.detection.inspectors.optical.engine import can_recognise
from noticegen.detection.inspectors.optical.reading import Clarity, read_writing

# How long the pictures of one file are read; those that come later are told as unread.
PATIENCE_SECONDS = 1500.0

_MOST_DOTS = 120_000_000
# Smaller pictures are logos, lines and bullets: nothing a person could read fits on them.
_LEAST_SIDE = 24
_LEAST_AREA = 6_000
_MOST_FRAMES = 200
_REASONS = {Clarity.POOR: Unreadable.READ_POORLY, Clarity.NO_WRITING: Unreadable.NO_WRITING}
# How photographs of iPhones (HEIC) and of newer chat programs (AVIF) begin.
_BOXED = b"ftyp"
_BOXED_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})


def is_boxed_picture(head: bytes) -> bool:
    """Tell a HEIC or AVIF photograph by its first bytes."""
    return head[4:8] == _BOXED and head[8:12] in _BOXED_BRANDS


def read_picture(data: bytes) -> tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]:
    """Read a picture, every frame of it; what could not be read surely is told as unread."""
    _learn_heic()
    passages: list[Passage] = []
    unread: list[UnreadPart] = []
    give_up = time.monotonic() + PATIENCE_SECONDS
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            passages += _metadata(picture)
            frames = getattr(picture, "n_frames", 1)
            for number in range(frames):
                spot = f"第{number + 1}幅" if frames > 1 else None
                if number >= _MOST_FRAMES or time.monotonic() > give_up:
                    unread.append(UnreadPart(Unreadable.TIMED_OUT, f"{spot}以后"))
                    break
                picture.seek(number)
                found, reason = read_image(picture)
                passages += [Passage(part.area, part.text, spot=spot) for part in found]
                if reason is not None:
                    unread.append(UnreadPart(reason, spot))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnreadableError(Unreadable.TOO_LARGE) from None
    except UnidentifiedImageError:
        boxed = is_boxed_picture(data[:16])
        reason = Unreadable.UNKNOWN_TYPE if boxed else Unreadable.DAMAGED
        raise UnreadableError(reason) from None
    except (OSError, ValueError, SyntaxError, EOFError, TypeError):
        raise UnreadableError(Unreadable.DAMAGED) from None
    return tuple(passages), tuple(dict.fromkeys(unread))


def read_image(picture: Image.Image) -> tuple[list[Passage], Unreadable | None]:
    """Return what is on an opened picture, and why it could not be read in full, if so."""
    width, height = picture.size
    if width * height > _MOST_DOTS:
        raise UnreadableError(Unreadable.TOO_LARGE)
    if min(width, height) < _LEAST_SIDE or width * height < _LEAST_AREA:
        return [], None
    codes = [Passage(Area.BARCODE, text) for text in decode(picture.convert("L"))]
    is_code = bool(codes) and _is_code_alone(width, height)
    if not can_recognise():
        return codes, None if is_code else Unreadable.PICTURE_ONLY
    reading = read_writing(ImageOps.exif_transpose(picture))
    if reading.text:
        codes.append(Passage(Area.PICTURE, reading.text))
    return codes, None if is_code else _REASONS.get(reading.clarity)


def _learn_heic() -> None:
    """Let Pillow open the photographs of iPhones, if the extra is installed."""
    try:
        import pi_heif
    except ImportError:
        return
    pi_heif.register_heif_opener()


def _is_code_alone(width: int, height: int) -> bool:
    """Tell a picture that is a QR code from a photograph that shows one among other things."""
    return max(width, height) <= 1.2 * min(width, height) and max(width, height) <= 1200


def _metadata(picture: Image.Image) -> Iterator[Passage]:
    texts: list[str] = []
    exif = picture.getexif()
    for block in (exif, exif.get_ifd(ExifTags.IFD.Exif)):
        texts += [_as_text(value) for value in block.values()]
    texts += [_as_text(value) for value in picture.info.values()]
    told = "\n".join(text for text in texts if len(text) > 1)
    if told:
        yield Passage(Area.METADATA, told)


def _as_text(value: object) -> str:
    if isinstance(value, bytes):
        return decode_unknown(value.removeprefix(b"UNICODE\x00").removeprefix(b"ASCII\x00\x00\x00"))
    if not isinstance(value, str):
        return ""
    try:  # the library takes every byte for a letter of its own
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
