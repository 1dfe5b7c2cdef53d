"""A picture as a viewer shows it: turned as its camera says, on a ground, in eight bits."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, ImageStat

_GLASS = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})
# Greys of more than eight bits, whole or broken.
_DEEP = frozenset({"I;16", "I;16L", "I;16B", "I;16N", "I", "F"})

# Letters on smaller thumbnails are too low to read: what is not made out on them is not there.
LEGIBLE_SIDE = 400
# A telephone number of the lowest letters that can be read is longer and higher.
_LEAST_LENGTH, _LEAST_HEIGHT = 80, 10


def holds_number(width: float, height: float) -> bool:
    """Tell whether a person could read a number on a picture of this size, in dots."""
    return max(width, height) >= _LEAST_LENGTH and min(width, height) >= _LEAST_HEIGHT


def is_legible(data: bytes) -> bool:
    """Tell whether a small picture of a page, as files keep one, is large enough to be read."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return max(picture.size) >= LEGIBLE_SIDE
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def as_shown(picture: Image.Image) -> Image.Image:
    """Return the picture upright, in colours; behind glass lies what its writing stands out from.

    What the glass hides is not shown: see `behind_glass`.
    """
    picture = ImageOps.exif_transpose(picture)
    if picture.mode in _DEEP:
        return _in_eight_bits(picture)
    if picture.mode in _GLASS or "transparency" in picture.info:
        return _on_ground(picture.convert("RGBA"))
    return picture.convert("RGB")


def behind_glass(picture: Image.Image) -> Image.Image | None:
    """Return the dots that no viewer shows, because they are transparent, if they differ."""
    if picture.mode not in _GLASS:
        return None
    dots = ImageOps.exif_transpose(picture).convert("RGBA")
    hidden = dots.getchannel("A").point(lambda weight: 255 if weight == 0 else 0)
    if not hidden.getbbox():
        return None
    plain = dots.convert("RGB")
    spread = ImageStat.Stat(plain, hidden).extrema
    return plain if any(high - low > 0 for low, high in spread) else None


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Spread the greys there are over eight bits: which is white, the file does not say."""
    bounds = picture.convert("F").getextrema()
    low, high = (float(bound) for bound in bounds if not isinstance(bound, tuple))
    spread = 255.0 / max(1e-6, high - low)
    return picture.convert("F").point(lambda grey: grey * spread - low * spread).convert("RGB")


def _on_ground(picture: Image.Image) -> Image.Image:
    stat = ImageStat.Stat(picture.convert("L"), picture.getchannel("A"))
    light = stat.mean[0] if stat.count[0] else 255.0
    ground = Image.new("RGBA", picture.size, "white" if light < 128 else "black")
    return Image.alpha_composite(ground, picture).convert("RGB")
