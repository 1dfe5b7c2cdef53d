"""Find Chinese personal data in text and in finished files."""

from noticegen.detection.detector import Detector, scan_text
from noticegen.detection.finding import Finding, FindingType
from noticegen.detection.normal import Normalised, normalise

__all__ = ["Detector", "Finding", "FindingType", "Normalised", "normalise", "scan_text"]
