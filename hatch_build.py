"""Brings lunr.min.js from its npm package into sitegen/search/ whenever the project is built or installed.

Browser code of others is never committed: package.json pins the version and package-lock.json the digest, npm checks it.
"""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = Path("sitegen", "search", "lunr.min.js")


class LunrFromNpm(BuildHookInterface):
    """Runs `npm ci` in a scratch folder and copies the one file that built sites need."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the hook's interface
        """Put the pinned lunr.min.js in place; an error that says what to do where npm is missing or fails."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        place = root / PLACE
        wanted = json.loads((root / "package.json").read_text(encoding="utf-8"))["dependencies"]["lunr"]
        banner = f"lunr - http://lunrjs.com - A bit like Solr, but much smaller and not as bright - {wanted}"
        if not place.exists() or banner not in place.read_text(encoding="utf-8"):
            fetch(root, place)


def fetch(root: Path, place: Path) -> None:
    """Install the production dependencies of package-lock.json into a scratch folder and copy lunr.min.js from there."""
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
        shutil.copy(Path(scratch, "node_modules", "lunr", "lunr.min.js"), place)
