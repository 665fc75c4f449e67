"""Brings lunr.js and its languages from their npm packages into sitegen/search/ whenever the project is built or installed.

Browser code of others is never committed: package.json pins the versions and package-lock.json the digests, npm checks them.
"""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = Path("sitegen", "search")
LUNR = "lunr.min.js"
STAMP = "lunr-languages.txt"
"""Says which version lies there: the files themselves don't."""
CODES = ("da", "de", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ro", "ru", "sv")
"""As in sitegen/search/languages.py: the languages that Python and the browser stem alike."""
LANGUAGES = ("lunr.stemmer.support.min.js", *(f"lunr.{code}.min.js" for code in CODES))


class LunrFromNpm(BuildHookInterface):
    """Runs `npm ci` in a scratch folder and copies the files that built sites need."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the hook's interface
        """Put the pinned files in place; an error that says what to do where npm is missing or fails."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        wanted = json.loads((root / "package.json").read_text(encoding="utf-8"))["dependencies"]
        if not _there(root / PLACE, wanted["lunr"], wanted["lunr-languages"]):
            fetch(root, wanted["lunr-languages"])


def _there(place: Path, lunr: str, languages: str) -> bool:
    if not all((place / name).is_file() for name in (LUNR, STAMP, *LANGUAGES)):
        return False
    banner = f"lunr - http://lunrjs.com - A bit like Solr, but much smaller and not as bright - {lunr}"
    return banner in (place / LUNR).read_text(encoding="utf-8") and (place / STAMP).read_text(encoding="utf-8") == _stamp(languages)


def _stamp(version: str) -> str:
    return f"lunr-languages {version}, Mozilla Public License 1.1, https://github.com/MihaiValentin/lunr-languages\n"


def fetch(root: Path, languages: str) -> None:
    """Install the production dependencies of package-lock.json into a scratch folder and copy from there."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit(
            "sitegen's search needs lunr.js, which comes from npm, and there is no npm on the PATH.\n"
            "Install Node.js with npm (Debian and Ubuntu: apt-get install nodejs npm; others: nodejs.org), then install sitegen again."
        )
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(root / name, scratch)
        command = [npm, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"]
        run = subprocess.run(command, cwd=scratch, capture_output=True, text=True, encoding="utf-8", check=False)
        if run.returncode:
            raise SystemExit(
                f"npm could not install lunr.js (exit code {run.returncode}):\n{run.stderr.strip()}\n"
                "Check that this machine reaches the npm registry, then install sitegen again."
            )
        packages = Path(scratch, "node_modules")
        for source in (packages / "lunr" / LUNR, *(packages / "lunr-languages" / "min" / name for name in LANGUAGES)):
            shutil.copy(source, root / PLACE)
    (root / PLACE / STAMP).write_text(_stamp(languages), encoding="utf-8")
