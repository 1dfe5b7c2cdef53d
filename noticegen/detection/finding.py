"""What the detector reports: a type, a place in the text as given, a score and a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class FindingType(StrEnum):
    """Everything that can be found; the order is the last word between equal hits."""

    CN_DISABILITY_CERT = "CN_DISABILITY_CERT"
    CN_ID_CARD = "CN_ID_CARD"
    EMAIL = "EMAIL"
    CN_MOBILE = "CN_MOBILE"
    CN_LANDLINE = "CN_LANDLINE"
    CN_BANK_CARD = "CN_BANK_CARD"
    CN_BANK_ACCOUNT = "CN_BANK_ACCOUNT"
    CN_PASSPORT = "CN_PASSPORT"
    CN_HKMT_PERMIT = "CN_HKMT_PERMIT"
    MASKED_ID = "MASKED_ID"
    WECHAT = "WECHAT"
    QQ = "QQ"
    PLATE = "PLATE"
    BIRTH_DATE = "BIRTH_DATE"
    MINOR_AGE = "MINOR_AGE"
    ADDRESS = "ADDRESS"
    PERSON = "PERSON"
    MASKED_NAME = "MASKED_NAME"
    SENSITIVE_HEALTH = "SENSITIVE_HEALTH"
    SENSITIVE_DISABILITY = "SENSITIVE_DISABILITY"
    SENSITIVE_CRIME = "SENSITIVE_CRIME"
    SENSITIVE_FAMILY = "SENSITIVE_FAMILY"

    @property
    def is_masked(self) -> bool:
        """Tell whether the value was already masked when found."""
        return self in {FindingType.MASKED_ID, FindingType.MASKED_NAME}

    @property
    def is_sensitive_word(self) -> bool:
        """Tell whether this is a word about a person, not an identifier."""
        return self.name.startswith("SENSITIVE_")


class Reason(StrEnum):
    """Why something was taken for personal data; the words stand in `wording`."""

    CHECKED = "checked"
    WRONG_CHECK_DIGIT = "wrong-check-digit"
    FIFTEEN_DIGITS = "fifteen-digits"
    CUT_OFF = "cut-off"
    EMBEDDED = "embedded"
    JOINED = "joined"
    NUMBER_PLAN = "number-plan"
    CONTEXT = "context"
    FORM = "form"
    MASKED = "masked"
    KNOWN = "known"
    WORD_LIST = "word-list"


class Hit(NamedTuple):
    """A candidate in normal coordinates, before overlaps are resolved."""

    type: FindingType
    start: int
    end: int
    score: float
    reason: Reason
    shown: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data in a text.

    `start` and `end` are offsets into the text as given. `score` runs from 0 to 1: 0.9 and more
    means proven by a check digit or a number plan, 0.7 to 0.9 by form and context, below that by
    form alone. `shown` counts the digits (or letters) that a masked value still shows.
    """

    type: FindingType
    start: int
    end: int
    score: float
    reason: Reason
    shown: int | None = None
    value: str = field(default="", repr=False)

    @property
    def explanation(self) -> str:
        """Say in Chinese what was found, why it counts and which law protects it."""
        from noticegen.detection.wording import explain

        return explain(self)

    @property
    def excerpt(self) -> str:
        """Return the value with at most its first and last character left."""
        if self.type is FindingType.MASKED_NAME:
            return self.value
        if len(self.value) < 4 or self.type.is_sensitive_word:
            return self.value[:1] + "*" * (len(self.value) - 1)
        return self.value[0] + "*" * (len(self.value) - 2) + self.value[-1]
