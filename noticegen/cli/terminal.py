"""The screen: results to standard output, everything else to standard error.

Nothing outside this package prints. Colour and progress appear on terminals only.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from noticegen.errors import NoticegenError

_PATIENCE_SECONDS = 1.0
# Control characters but for line ends and tabs, marks that reverse text, and halves of characters.
_STEERING = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)


def take_over_screen() -> None:
    """Let nothing reach the screen but what this package prints.

    Libraries quote what they stumble over in warnings, logs and exceptions nobody waits for: a
    private value may be among it. And no character may stop a message: a Windows console in its
    old encoding cannot write every Han character.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    warnings.simplefilter("ignore")
    logging.getLogger().addHandler(logging.NullHandler())
    sys.unraisablehook = lambda _told: None
    threading.excepthook = lambda _told: None


def discard_output() -> None:
    """Let what is still to be printed go nowhere, so that the interpreter ends in silence."""
    descriptor = os.open(os.devnull, os.O_WRONLY)
    os.dup2(descriptor, sys.stdout.fileno())
    os.close(descriptor)


def result_console() -> Console:
    """Return a console for results (standard output)."""
    return _console(stderr=False)


def message_console() -> Console:
    """Return a console for messages and progress (standard error)."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    from rich.console import Console
    from rich.text import Text

    class _Guarded(Console):
        """A console on which no heading or file name can steer the terminal."""

        def render_str(self, text: str, **options: Any) -> Text:
            """Render a text with its control characters made visible."""
            return super().render_str(show_controls(text), **options)

    # Markup off: a heading such as `[户主]` must print as it is written.
    return _Guarded(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=True)


def show_controls(text: str) -> str:
    """Return a text in which characters that move the cursor or turn the text are written out."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def print_json(document: Any) -> None:
    """Print exactly one JSON document in UTF-8, whatever the console's encoding."""
    print_plain(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def print_plain(text: str) -> None:
    """Print a text as it is in UTF-8, for a file to be made of it."""
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
    else:
        # A file's name need not be text; the escape is how JSON writes its odd bytes.
        stream.write(text.encode(errors="backslashreplace"))
        stream.flush()


class Released(Protocol):
    """What became of a run that writes files; `refusal` is None when they were written."""

    @property
    def refusal(self) -> NoticegenError | None:
        """Return why nothing was released."""

    def as_document(self) -> dict[str, Any]:
        """Return what `--json` prints."""


def conclude(result: Released, *, json: bool) -> None:
    """Print the one document that was asked for, if it was; raise or leave with a refusal.

    With `--json` the refusal stands in the document: its message is all that is left to say.
    """
    if json:
        print_json(result.as_document())
    if result.refusal is None:
        return
    if not json:
        raise result.refusal
    import typer

    message_console().print(result.refusal.message, style="bold red")
    raise typer.Exit(result.refusal.exit_code)


@contextmanager
def progress_steps(total: int) -> Iterator[Callable[[str], None]]:
    """Give a function that names the step under way; a bar shows it after a second.

    The bar appears on a terminal only, and never for work that is done at once.
    """
    console = message_console()
    if not console.is_terminal:
        yield lambda _step: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    progress = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
    task = progress.add_task("准备", total=total)
    timer = threading.Timer(_PATIENCE_SECONDS, progress.start)
    timer.daemon = True
    timer.start()
    steps = iter(range(total))

    def name_step(step: str) -> None:
        progress.update(task, description=show_controls(step), completed=next(steps, total))

    try:
        yield name_step
    finally:
        timer.cancel()
        progress.stop()
