"""Find Chinese personal data in text and in finished files.

`scan_text` and `Detector` need nothing heavy. `china_registry` and `china_analyzer` give the same
detector to programs that use Presidio; naming them imports it (seconds).
"""

from typing import TYPE_CHECKING, Any

from noticegen.detection.detector import Detector, scan_text
from noticegen.detection.finding import Finding
from noticegen.detection.kinds import FindingType
from noticegen.detection.text.normal import Normalised, normalise

if TYPE_CHECKING:
    from noticegen.detection.presidio import ChinaRecognizer, china_analyzer, china_registry

__all__ = [
    "ChinaRecognizer",
    "Detector",
    "Finding",
    "FindingType",
    "Normalised",
    "china_analyzer",
    "china_registry",
    "normalise",
    "scan_text",
]

_PRESIDIO = frozenset({"ChinaRecognizer", "china_analyzer", "china_registry"})


def __getattr__(name: str) -> Any:
    """Import Presidio only when its part of the room is asked for."""
    if name in _PRESIDIO:
        from noticegen.detection import presidio

        return getattr(presidio, name)
    raise AttributeError(name)
