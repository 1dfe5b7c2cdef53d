"""The program: `noticegen`, or `python -m noticegen`."""

from __future__ import annotations

import signal
import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with the contract's exit code; never with a traceback.

    The command line itself is loaded here and not above, because Ctrl-C may come that early.
    """
    try:
        from noticegen.cli.app import run
        from noticegen.cli.arguments import expand_wildcards
        from noticegen.cli.terminal import take_over_screen

        take_over_screen()
        arguments = sys.argv[1:]
        code = run(expand_wildcards(arguments) if sys.platform == "win32" else arguments)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to be interrupted
    sys.exit(code)


if __name__ == "__main__":
    main()
