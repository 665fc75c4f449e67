"""`sitegen`, and `python -m sitegen`. When nothing has changed since the last build, that is told before the program is even loaded.

Loading all rooms with their word lists takes longer than looking whether there is anything to do. `sitegen build` is looked at in its
plain form only; whatever else is asked for is the business of cli.
"""

import importlib
import sys
from pathlib import Path
from typing import NoReturn

from sitegen import config, unchanged
from sitegen.errors import SitegenError


def main() -> NoReturn:
    """Run the command that the process's arguments name."""
    arguments = sys.argv[1:]
    if _nothing_to_do(arguments):
        sys.exit(0)
    importlib.import_module("sitegen.cli").main(arguments)
    raise AssertionError  # cli.main ends the process


def _nothing_to_do(arguments: list[str]) -> bool:
    """Whether `sitegen build --quiet` would write nothing and say nothing."""
    if arguments not in (["build", "-q"], ["build", "--quiet"]):
        return False
    try:
        return unchanged.last(config.load(Path())) is not None
    except SitegenError:  # cli tells it
        return False


if __name__ == "__main__":
    main()
