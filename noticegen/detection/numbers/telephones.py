"""Telephone numbers of mainland China, by the number plan that phonenumbers carries."""

from __future__ import annotations

import re
from functools import cache

# Allotted since 2017, and unknown to the plan that phonenumbers carries.
_NEWER_RANGES = frozenset({"146", "148", "149", "174"})


@cache
def mobile_plan() -> re.Pattern[str]:
    """Return the pattern of eleven-digit mobile numbers."""
    return re.compile(_plan("mobile"))


@cache
def landline_plan() -> re.Pattern[str]:
    """Return the pattern of fixed-line numbers with area code and without the leading 0."""
    return re.compile(_plan("fixed_line"))


def is_mobile(digits: str) -> bool:
    """Tell whether eleven digits are a mobile number of an allotted range."""
    return (
        len(digits) == 11
        and digits[0] == "1"
        and digits[1] in "3456789"
        and (mobile_plan().fullmatch(digits) is not None or digits[:3] in _NEWER_RANGES)
    )


def is_mobile_shaped(digits: str) -> bool:
    """Tell whether eleven digits look like a mobile number, allotted or not."""
    return len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789"


def is_landline(digits: str) -> bool:
    """Tell whether digits with the leading 0 are an area code and a subscriber's number."""
    return (
        10 <= len(digits) <= 12
        and digits[0] == "0"
        and landline_plan().fullmatch(digits[1:]) is not None
    )


def _plan(kind: str) -> str:
    from phonenumbers import PhoneMetadata

    metadata = PhoneMetadata.metadata_for_region("CN")
    pattern = getattr(metadata, kind).national_number_pattern if metadata else None
    if not pattern:
        raise LookupError(kind)
    return str(pattern)
