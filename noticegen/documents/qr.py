"""QR codes: vector, measured, and never holding anything but a public address."""

from __future__ import annotations

import io

import segno

from noticegen.errors import ErrorCode, InputError

# At 25 mm with its quiet zone a code of level M survives a photocopy up to this length: modules
# stay at 0.5 mm.
MOST_BYTES = 106
_QUIET_ZONE = 4


def qr_svg(address: str, label: str) -> str:
    """Return the QR code of an address as an SVG element that takes the size of its box.

    An InputError says that the address is too long to be read from paper.
    """
    if len(address.encode()) > MOST_BYTES:
        raise InputError(ErrorCode.QR_TOO_LONG, limit=MOST_BYTES)
    return draw_qr(address, label)[0]


def draw_qr(payload: str, label: str | None = None) -> tuple[str, int]:
    """Return a QR code as an SVG element, and its modules on a side with the quiet zone.

    Byte mode and UTF-8 are forced: other modes are not decoded everywhere.
    """
    code = segno.make(
        payload, error="m", mode="byte", encoding="utf-8", micro=False, boost_error=False
    )
    buffer = io.BytesIO()
    code.save(
        buffer,
        kind="svg",
        border=_QUIET_ZONE,
        omitsize=True,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        title=label,
        nl=False,
    )
    return buffer.getvalue().decode(), int(code.symbol_size(border=_QUIET_ZONE)[0])
