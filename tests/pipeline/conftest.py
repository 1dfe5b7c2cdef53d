"""What the tests of whole runs share."""

from __future__ import annotations

import pytest

_NO_PAGES = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def unprinted_impact_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the printing of the impact record, a third of a run, where it is not looked at.

    What it says is still drawn up and written as JSON; its pages have tests of their own.
    """
    for room in ("impact", "delivery_impact"):
        monkeypatch.setattr(f"noticegen.pipeline.{room}.render_pdf", lambda _html: _NO_PAGES)
