"""Archive -> what makes it searchable in the browser. One more back-end is one more file here; see extending.SearchBackend."""

import sys

from sitegen.extending import SearchBackend, members
from sitegen.model import Archive, OutputFile


def scripts() -> tuple[str, ...]:
    """Return the addresses of the scripts that the search page loads, in order."""
    return tuple(script for backend in _backends() for script in backend.SCRIPTS)


def files(archive: Archive) -> tuple[OutputFile, ...]:
    """Return the files of all back-ends. SitegenError when something that they need is not installed."""
    return tuple(file for backend in _backends() for file in backend.files(archive))


def _backends() -> tuple[SearchBackend, ...]:
    # The protocol is the type that is looked for, never made.
    return tuple(members(sys.modules[__name__], SearchBackend).values())  # type: ignore[type-abstract]
