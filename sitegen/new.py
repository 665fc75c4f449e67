"""A small archive to start from: one article of each format, what an archivist states about one, and a configuration.

The articles are our own invention, so that a newcomer's first build shows notes, dates and links without anybody's rights in it.
"""

from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from sitegen.errors import OutputError

_FILES: Mapping[str, str] = {
    "sitegen.toml": "sitegen.toml",
    ".gitignore": "gitignore",
    "seeds/harbour-bridge.txt": "harbour-bridge.txt",
    "seeds/harbour-bridge.toml": "harbour-bridge.toml",
    "seeds/bridge-vote.md": "bridge-vote.md",
    "seeds/curation.toml": "curation.toml",
}


def archive(folder: Path) -> tuple[str, ...]:
    """Write the files and return their paths; OutputError when `folder` holds anything or can't be written."""
    start = resources.files("sitegen") / "starter"
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise OutputError("is not empty", where=str(folder), hint="Name a folder that is empty or does not exist yet.")
        for path, origin in _FILES.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes((start / origin).read_bytes())
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", where=str(error.filename or folder)) from error
    return tuple((folder / path).as_posix() for path in _FILES)
