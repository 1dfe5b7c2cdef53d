"""Who prints a page: we ourselves, or, where the templates are not ours, a bounded process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from noticegen.pipeline.posters import Printer, print_pdf
from noticegen.rendering.bounded import BoundedPress


@contextmanager
def press_for(templates: Path | None, printer: Printer = print_pdf) -> Iterator[Printer]:
    """Yield what prints a job's pages; `templates` is an office's own directory, if it has one.

    A printer that somebody has chosen, and that prints nothing, is left alone.
    """
    if templates is None or printer is not print_pdf:
        yield printer
        return
    with BoundedPress(templates.name) as press:
        yield press
