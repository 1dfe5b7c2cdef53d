"""One code per error. Add a line here and its words in `messages.py`; a test compares both."""

from __future__ import annotations

from enum import StrEnum


class ErrorCode(StrEnum):
    """The codes, grouped by the room that raises them."""

    # settings
    UNIT_UNREADABLE = "unit-unreadable"
    UNIT_INVALID = "unit-invalid"
    # roster
    FILE_NOT_OPENED = "file-not-opened"
    PHONE_TABLE_INVALID = "phone-table-invalid"
    ROSTER_UNREADABLE = "roster-unreadable"
    ROSTER_QUOTE_OPEN = "roster-quote-open"
    ROSTER_WRONG_TYPE = "roster-wrong-type"
    ROSTER_LOCK_FILE = "roster-lock-file"
    ROSTER_EMPTY = "roster-empty"
    ROSTER_TOO_LARGE = "roster-too-large"
    ROSTER_ENCRYPTED = "roster-encrypted"
    FORMULA_NOT_CALCULATED = "formula-not-calculated"
    HEADING_MISSING = "heading-missing"
    VILLAGE_IN_ADDRESS = "village-in-address"
    KIN_SOURCE_MISSING = "kin-source-missing"
    HEADING_AMBIGUOUS = "heading-ambiguous"
    TABLES_SIDE_BY_SIDE = "tables-side-by-side"
    SECOND_TABLE = "second-table"
    PROGRAMME_UNCERTAIN = "programme-uncertain"
    PROGRAMME_DIFFERS = "programme-differs"
    COLUMNS_INVALID = "columns-invalid"
    # policy
    POLICY_UNKNOWN = "policy-unknown"
    POLICY_INVALID = "policy-invalid"
    POLICY_NOT_IN_FORCE = "policy-not-in-force"
    STAGE_NOT_ALLOWED = "stage-not-allowed"
    NAMES_NOT_ALLOWED = "names-not-allowed"
    CASES_MISSING = "cases-missing"
    TOTALS_TOO_SMALL = "totals-too-small"
    CALENDAR_UNKNOWN = "calendar-unknown"
    # deidentify
    VALUE_NOT_SHOWABLE = "value-not-showable"
    # screening
    ROLE_UNKNOWN = "role-unknown"
    ROLE_UNCLEAR = "role-unclear"
    COMPARISON_WITHOUT_IDS = "comparison-without-ids"
    PLAIN_HASH_REFUSED = "plain-hash-refused"
    HMAC_KEY_INVALID = "hmac-key-invalid"
    HMAC_KEY_NEEDED = "hmac-key-needed"
    HMAC_KEY_DIFFERS = "hmac-key-differs"
    HMAC_LIST_INVALID = "hmac-list-invalid"
    HMAC_NOTHING_TO_EXPORT = "hmac-nothing-to-export"
    DECISIONS_INVALID = "decisions-invalid"
    # rendering
    FONT_MISSING = "font-missing"
    RENDERING_FAILED = "rendering-failed"
    QR_TOO_LONG = "qr-too-long"
    PAGE_HAS_NO_ROOM = "page-has-no-room"
    TEMPLATE_INVALID = "template-invalid"
    # detection
    FILE_UNREADABLE = "file-unreadable"
    NOTHING_TO_SCAN = "nothing-to-scan"
    REPORT_TYPE = "report-type"
    REPORT_EXISTS = "report-exists"
    # detection
    DETECTOR_INCOMPLETE = "detector-incomplete"
    # release
    OUTPUT_NOT_EMPTY = "output-not-empty"
    OUTPUT_HOLDS_ANSWERS = "output-holds-answers"
    OUTPUT_UNWRITABLE = "output-unwritable"
    GATE_REFUSED = "gate-refused"
    ROWS_HELD = "rows-held"
    NOTHING_TO_PUBLISH = "nothing-to-publish"
    COUNTS_DIFFER = "counts-differ"
    NOT_A_SITE = "not-a-site"
    NOT_A_RUN = "not-a-run"
    # command line
    NEW_FILE_REFUSED = "new-file-refused"
    INTERRUPTED = "interrupted"
    OUT_OF_MEMORY = "out-of-memory"
    DEFECT = "defect"
    USAGE = "usage"
