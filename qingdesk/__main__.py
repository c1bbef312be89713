"""`python -m qingdesk` and the installed program: hand over to the command line."""

from __future__ import annotations

import sys

from qingdesk.cli import run


def main() -> None:
    """Run with this process's arguments and leave with the exit code."""
    if sys.argv[1:] == ["--check-apart"]:  # the installed program, started by itself
        from qingdesk.actions.check_child import main as check_apart

        check_apart()
        return
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
