"""How property tests run: without a clock, and in CI always with the same examples."""

from __future__ import annotations

import os

from hypothesis import settings

# A busy machine is slow, not wrong; where time is the point, a test measures it itself.
settings.register_profile("here", deadline=None)
# A new example may find an old fault; that is a developer's news, not a reason to refuse a change.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
