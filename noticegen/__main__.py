"""Run noticegen as `python -m noticegen`."""

from noticegen.cli.app import main

if __name__ == "__main__":
    main()
