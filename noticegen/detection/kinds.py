"""The kinds of personal data that can be found, and the reasons for calling them that."""

from __future__ import annotations

from enum import StrEnum


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
    MASKED_BIRTH_DATE = "MASKED_BIRTH_DATE"
    MASKED_ADDRESS = "MASKED_ADDRESS"
    SENSITIVE_HEALTH = "SENSITIVE_HEALTH"
    SENSITIVE_DISABILITY = "SENSITIVE_DISABILITY"
    SENSITIVE_CRIME = "SENSITIVE_CRIME"
    SENSITIVE_FAMILY = "SENSITIVE_FAMILY"
    SENSITIVE_BELIEF = "SENSITIVE_BELIEF"

    @property
    def is_masked(self) -> bool:
        """Tell whether the value was already masked when found."""
        return self.name.startswith("MASKED_")

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
    MISREAD = "misread"
