"""What must hold of any input: no crash, no value in a message, findings where they say."""

from __future__ import annotations

from itertools import pairwise

from noticegen.detection import scan_text
from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.contents import UnreadableError
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.inspectors.unpacking import Budget
from noticegen.detection.verdict import judge

# Small, so that a bomb of a few kilobytes is over it soon.
_OCTETS = 8 * 1024 * 1024


def check_text(text: str) -> None:
    """Scan a text; an AssertionError where a finding is not what it says."""
    findings = scan_text(text)
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(text)  # this is a test
        assert finding.value == text[finding.start : finding.end]
        assert len(finding.value) < 8 or finding.value not in finding.explanation
    for left, right in pairwise(findings):
        assert left.end <= right.start


def check_input(name: str, data: bytes) -> None:
    """Read and judge a file of a name, or scan a text; the only error is UnreadableError."""
    if name == "text":
        check_text(data.decode("utf-8", "surrogateescape"))
        return
    try:
        contents = read_file(name, data, Budget.full(_OCTETS))
    except UnreadableError as error:
        told = str(error)
        if "16500008000" in told:
            raise AssertionError("a message tells a value") from None
        return
    judge(contents, default_detector())
