"""Pictures: their bar codes, what the camera or program wrote into them, and their text."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from PIL import ExifTags, Image, UnidentifiedImageError

from noticegen.detection.inspectors.barcodes import decode
from noticegen.detection.inspectors.contents import (
    Area,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.decoding import decode_unknown
from noticegen.detection.inspectors.optical import can_recognise, recognise

_MOST_DOTS = 120_000_000
# Smaller pictures are logos, lines and bullets: nothing a person could read fits on them.
_LEAST_SIDE = 24
_LEAST_AREA = 6_000
_MOST_FRAMES = 40


def read_picture(data: bytes) -> tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]:
    """Read a picture; without the recognition extra its text is reported as unread."""
    passages: list[Passage] = []
    unread: list[UnreadPart] = []
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            passages += _metadata(picture)
            for number in range(min(getattr(picture, "n_frames", 1), _MOST_FRAMES)):
                picture.seek(number)
                found, is_read = read_image(picture)
                passages += found
                if not is_read:
                    unread.append(UnreadPart(Unreadable.PICTURE_ONLY))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnreadableError(Unreadable.TOO_LARGE) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, TypeError):
        raise UnreadableError(Unreadable.DAMAGED) from None
    return tuple(passages), tuple(dict.fromkeys(unread))


def read_image(picture: Image.Image) -> tuple[list[Passage], bool]:
    """Return what is on an opened picture, and whether it could be read in full."""
    width, height = picture.size
    if width * height > _MOST_DOTS:
        raise UnreadableError(Unreadable.TOO_LARGE)
    if min(width, height) < _LEAST_SIDE or width * height < _LEAST_AREA:
        return [], True
    grey = picture.convert("L")
    codes = [Passage(Area.BARCODE, text) for text in decode(grey)]
    if not can_recognise():
        return codes, bool(codes) and _is_code_alone(width, height)
    text = recognise(picture.convert("RGB"))
    return [*codes, *([Passage(Area.PICTURE, text)] if text else [])], True


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
