"""What a telephone, a scanner and a chat program do to a page."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from PIL import Image, ImageDraw

from benchmarks.photograph_corpus.sheets import find_font

Pixels = Any  # numpy's types are not told apart here: arrays of eight-bit colour


@dataclass(frozen=True, slots=True)
class Shot:
    """How a sheet was taken. Lengths are parts of the page's width unless said otherwise."""

    width: int = 1600
    turn: float = 0.0
    quarter: int = 0
    lean: float = 0.0
    curl: float = 0.0
    dim: float = 0.0
    shadow: float = 0.0
    glare: float = 0.0
    blur: float = 0.0
    motion: int = 0
    noise: float = 0.0
    moire: float = 0.0
    stamp: bool = False
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    margin: float = 0.06
    board: str = "#8a7f72"


def take(page: Image.Image, shot: Shot, seed: int) -> Image.Image:
    """Return the page as the shot shows it, `width` dots of which are the page's own."""
    random = np.random.default_rng(seed)
    pixels = np.asarray(page.convert("RGB"))
    if shot.stamp:
        pixels = _stamped(pixels)
    scale = shot.width / pixels.shape[1]
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=way)
    if shot.curl:
        pixels = _curled(pixels, shot.curl)
    if shot.margin or shot.lean or shot.turn:
        pixels = _placed(pixels, shot, random)
    light = pixels.astype(np.float32) * np.array(shot.tint, np.float32)
    light = _lit(light, shot, random)
    if shot.moire:
        light = _with_moire(light, shot.moire)
    if shot.blur:
        light = cv2.GaussianBlur(light, (0, 0), shot.blur)
    if shot.motion:
        light = cv2.filter2D(light, -1, _motion_kernel(shot.motion, random))
    if shot.noise:
        light = light + random.normal(0, shot.noise, light.shape).astype(np.float32)
    taken = np.rot90(np.clip(light, 0, 255).astype(np.uint8), shot.quarter)
    return Image.fromarray(np.ascontiguousarray(taken))


def pin_up(pictures: list[Image.Image], colour: str, width: int, seed: int) -> Image.Image:
    """Hang several sheets on one board, each a little askew."""
    random = np.random.default_rng(seed)
    across = 2 if len(pictures) > 1 else 1
    cell = width // across
    down = (len(pictures) + across - 1) // across
    board = Image.new("RGB", (width, int(cell * 1.45 * down) + 160), colour)
    for place, picture in enumerate(pictures):
        ratio = min(cell * 0.9 / picture.width, cell * 1.35 / picture.height)
        size = (int(picture.width * ratio), int(picture.height * ratio))
        sheet = picture.resize(size, Image.Resampling.LANCZOS).convert("RGBA")
        sheet = sheet.rotate(random.uniform(-3, 3), Image.Resampling.BICUBIC, expand=True)
        column, row = place % across, place // across
        corner = (int(cell * (column + 0.05)), 120 + int(cell * 1.45 * row))
        board.paste(sheet, corner, sheet)
    return board


def as_jpeg(picture: Image.Image, quality: int, orientation: int = 1) -> bytes:
    """Save as a telephone does; an orientation turns the pixels and says so in EXIF."""
    buffer = io.BytesIO()
    exif = Image.Exif()
    if orientation != 1:
        exif[0x0112] = orientation
        turns = {
            3: Image.Transpose.ROTATE_180,
            6: Image.Transpose.ROTATE_90,
            8: Image.Transpose.ROTATE_270,
        }
        picture = picture.transpose(turns[orientation])
    picture.convert("RGB").save(buffer, "JPEG", quality=quality, exif=exif)
    return buffer.getvalue()


def as_file(picture: Image.Image, form: str, **options: Any) -> bytes:
    """Save in a form that Pillow writes."""
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def as_fax(page: Image.Image, dots: int, seed: int, *, grey: bool = False) -> Image.Image:
    """Scan at so many dots per inch into black and white (or grey), with specks and a slant."""
    random = np.random.default_rng(seed)
    scale = dots / 200
    size = (int(page.width * scale), int(page.height * scale))
    scanned = page.convert("L").resize(size, Image.Resampling.LANCZOS)
    scanned = scanned.rotate(random.uniform(-1.5, 1.5), Image.Resampling.BICUBIC, fillcolor=255)
    pixels = np.asarray(scanned).astype(np.int16) + random.normal(0, 12, scanned.size[::-1])
    pixels = np.clip(pixels, 0, 255).astype(np.uint8)
    if grey:
        return Image.fromarray(pixels)
    return Image.fromarray(np.where(pixels > 150, 255, 0).astype(np.uint8)).convert("1")


def _stamped(pixels: Pixels) -> Pixels:
    """Press an office's round seal over the middle of the text."""
    height, width = pixels.shape[:2]
    radius = int(width * 0.11)
    side = 2 * radius + 8
    seal = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(seal)
    draw.ellipse((2, 2, side - 3, side - 3), outline=255, width=max(4, radius // 22))
    middle = side // 2
    font = find_font("song", radius // 4)
    for place, mark in enumerate("沙圪台镇人民政府"):
        angle = 200 - 31.5 * place
        tile = Image.new("L", (radius // 3, radius // 3), 0)
        ImageDraw.Draw(tile).text((2, -2), mark, font=font, fill=255)
        tile = tile.rotate(angle - 90, Image.Resampling.BICUBIC, expand=True)
        reach = radius * 0.77 * np.exp(1j * np.deg2rad(angle))
        corner = (
            int(middle + reach.real - tile.width / 2),
            int(middle - reach.imag - tile.height / 2),
        )
        seal.paste(tile, corner, tile)
    star = [
        middle + radius * (0.3 if step % 2 == 0 else 0.12) * np.exp(1j * np.pi * (0.2 * step - 0.5))
        for step in range(10)
    ]
    draw.polygon([(point.real, middle + point.imag) for point in star], fill=255)
    layer = np.zeros((height, width), np.float32)
    top, left = height // 2 - radius, int(width * 0.55) - radius
    layer[top : top + side, left : left + side] = np.asarray(seal) / 255.0 * 0.75
    ink = layer[..., None]
    red = np.minimum(pixels, np.array([200, 30, 30], np.float32))
    return (pixels * (1 - ink) + red * ink).astype(np.uint8)


def _curled(pixels: Pixels, curl: float) -> Pixels:
    """Bend the page: its lines rise and fall like those of a sheet held by one edge."""
    height, width = pixels.shape[:2]
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    bend = curl * width * np.sin(np.pi * across / width * 1.3) * (0.6 + 0.4 * down / height)
    source = down + bend - curl * width * 0.5
    return cv2.remap(
        pixels,
        across.astype(np.float32),
        source.astype(np.float32),
        cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(120, 120, 118),
    )


def _placed(pixels: Pixels, shot: Shot, random: Any) -> Pixels:
    """Lay the page on its background, turned and seen from one side."""
    height, width = pixels.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = corners.copy()
    if shot.lean:
        inward = shot.lean * width
        side = int(random.integers(4))
        first, second = side, (side + 1) % 4
        towards = (seen[second] - seen[first]) / np.linalg.norm(seen[second] - seen[first])
        seen[first] += towards * inward
        seen[second] -= towards * inward * 0.6
    angle = np.deg2rad(shot.turn)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    seen = (seen @ turn.T).astype(np.float32)
    edge = shot.margin * width
    seen -= seen.min(axis=0) - edge
    right, bottom = np.ceil(seen.max(axis=0) + edge)
    size = (int(right), int(bottom))
    ground = Image.new("RGB", size, shot.board)
    grain = random.normal(0, 7, (*size[::-1], 1))
    background = np.clip(np.asarray(ground) + grain, 0, 255).astype(np.uint8)
    matrix = cv2.getPerspectiveTransform(corners, seen)
    laid = cv2.warpPerspective(pixels, matrix, size, flags=cv2.INTER_CUBIC)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)
    return np.where(mask[..., None] > 127, laid, background)


def _lit(light: Pixels, shot: Shot, random: Any) -> Pixels:
    """Let light fall unevenly, a hand throw its shadow and a lamp be mirrored."""
    height, width = light.shape[:2]
    across, down = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    factor = np.ones((height, width), np.float32)
    if shot.dim:
        angle = random.uniform(0, 2 * np.pi)
        slope = (across - 0.5) * np.cos(angle) + (down - 0.5) * np.sin(angle)
        factor *= 1 - shot.dim * (slope + 0.7) / 1.4
    if shot.shadow:
        edge = 0.35 + 0.3 * random.uniform() + 0.25 * (down - 0.5)
        factor *= 1 - shot.shadow / (1 + np.exp((across - edge) * 60))
    light = light * factor[..., None].astype(np.float32)
    if shot.glare:
        centre = random.uniform(0.25, 0.75, 2)
        spot = np.exp(-(((across - centre[0]) / 0.16) ** 2 + ((down - centre[1]) / 0.1) ** 2))
        light = light + (255 - light) * (shot.glare * spot)[..., None].astype(np.float32)
    return light


def _with_moire(light: Pixels, strength: float) -> Pixels:
    height, width = light.shape[:2]
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    waves = np.sin(across * 0.9 + down * 0.13) * np.sin(down * 0.83 - across * 0.11)
    bands = np.sin((across * 0.021 + down * 0.013) * 2 * np.pi)
    pattern = strength * 255 * (0.7 * waves + 0.5 * bands)
    colours = np.stack([pattern, np.roll(pattern, 2, 1), np.roll(pattern, 4, 1)], axis=-1)
    return light + colours.astype(np.float32)


def _motion_kernel(length: int, random: Any) -> Pixels:
    kernel = np.zeros((length, length), np.float32)
    angle = random.uniform(0, np.pi)
    reach = np.array([np.cos(angle), np.sin(angle)]) * (length - 1) / 2
    middle = np.array([(length - 1) / 2] * 2)
    start, end = (tuple(round(float(v)) for v in middle + sign * reach) for sign in (-1, 1))
    cv2.line(kernel, start, end, 1.0, 1)
    return kernel / kernel.sum()
