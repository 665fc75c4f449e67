"""A small archive to start from: one article of each format, what an archivist states about one, and a configuration.

The articles are our own invention, so that a newcomer's first build shows notes, dates and links without anybody's rights in it. For
GitHub there is a workflow too. Where a workflow gets sitegen from must be certain, since whoever owns a name in a package index could
run what they like in it: that is written down from how the sitegen that makes the archive was installed itself (PEP 610), and where
that tells nothing another machine could use, the line is left to the archivist and fails until it is written.
"""

import importlib.metadata
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

import msgspec

from sitegen import __version__
from sitegen.errors import OutputError

_FILES: Mapping[str, str] = {
    "sitegen.toml": "sitegen.toml",
    ".gitignore": "gitignore",
    "seeds/harbour-bridge.txt": "harbour-bridge.txt",
    "seeds/harbour-bridge.toml": "harbour-bridge.toml",
    "seeds/bridge-vote.md": "bridge-vote.md",
    "seeds/curation.toml": "curation.toml",
}
_GITHUB: Mapping[str, str] = {"README.md": "readme.md", ".github/workflows/pages.yml": "pages.yml"}
REQUIREMENTS = "requirements.txt"
_HERE = "# The sitegen that made this archive; change it when you want another.\n"
_UNKNOWN = """\
# Say where the workflow gets sitegen from, at a commit that you trust, then take the sign # away:
# sitegen @ git+https://github.com/OWNER/sitegen@COMMIT
sitegen @ file:///write-here-where-sitegen-comes-from
"""


def archive(folder: Path, *, github: bool = False) -> tuple[str, ...]:
    """Write the files and return their paths; OutputError when `folder` holds anything or can't be written."""
    start = resources.files("sitegen") / "starter"
    wanted = {path: (start / origin).read_bytes() for path, origin in {**_FILES, **(_GITHUB if github else {})}.items()}
    if github:
        wanted[REQUIREMENTS] = requirements(importlib.metadata.distribution("sitegen").read_text("direct_url.json")).encode()
    try:
        if folder.exists() and (not folder.is_dir() or any(entry.name != ".git" for entry in folder.iterdir())):
            raise OutputError("is not empty", where=str(folder), hint="Name a folder that is empty or does not exist yet.")
        for path, content in wanted.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", where=str(error.filename or folder)) from error
    return tuple((folder / path).as_posix() for path in wanted)


def requirements(origin: str | None) -> str:
    """Return requirements.txt; `origin` is what the installer wrote about where sitegen came from, nothing for a package index."""
    if origin is None:
        return f"{_HERE}sitegen=={__version__}\n"
    told = msgspec.json.decode(origin)
    version = told.get("vcs_info", {})
    if version.get("vcs") == "git" and version.get("commit_id") and str(told.get("url", "")).startswith("https://"):
        return f"{_HERE}sitegen @ git+{told['url']}@{version['commit_id']}\n"
    return _UNKNOWN
