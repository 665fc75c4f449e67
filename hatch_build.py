"""Makes the browser half of the search whenever the project is built or installed: lunr.js with its languages, and our scripts made small.

Browser code of others is never committed: package.json pins the versions and package-lock.json the digests, npm checks them. Our scripts
are read by every reader of an archive before the first result, so terser, from npm too, takes out what only we read.
"""

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SEARCH = Path("sitegen", "search")
SOURCES = SEARCH / "browser"
MADE = SEARCH / "made"
"""Where the result lies: the scripts by their names, and DIGEST."""
DIGEST = "digest.txt"
"""Of the scripts that the others were made from; sitegen/search/bundles.py holds it against what lies there."""
CODES = ("da", "de", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ro", "ru", "sv")
"""As in sitegen/search/languages.py: the languages that Python and the browser stem alike."""
FILES = (
    "lunr/lunr.min.js",
    *(f"lunr-languages/min/lunr.{name}.min.js" for name in ("stemmer.support", *CODES)),
)
"""What built sites need of the npm packages."""


class BrowserHalf(BuildHookInterface):
    """Runs `npm ci` in a scratch folder, copies the files that built sites need and makes ours small."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the hook's interface
        """Put the scripts in place; an error that says what to do where npm is missing or fails."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        sources = sorted((root / SOURCES).glob("*.js"))
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
        lock = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
        stamp = root / MADE / DIGEST
        if not stamp.exists() or stamp.read_text(encoding="utf-8").split() != [digest, lock]:
            make(root, sources)
            stamp.write_text(f"{digest}\n{lock}\n", encoding="utf-8")


def make(root: Path, sources: list[Path]) -> None:
    """Install the production dependencies of package-lock.json into a scratch folder and make the scripts with them."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise SystemExit(
            "sitegen's search needs lunr.js, which comes from npm, and there is no npm on the PATH.\n"
            "Install Node.js with npm (Debian and Ubuntu: apt-get install nodejs npm; others: nodejs.org), then install sitegen again."
        )
    shutil.rmtree(root / MADE, ignore_errors=True)
    (root / MADE).mkdir()
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(root / name, scratch)
        run([npm, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], Path(scratch), "install lunr.js")
        modules = Path(scratch, "node_modules")
        for name in FILES:
            shutil.copy(modules / name, root / MADE)
        terser = modules / "terser" / "bin" / "terser"
        for path in sources:
            command = [node, str(terser), str(path), "--compress", "--mangle", "--output", str(root / MADE / path.name)]
            run(command, Path(scratch), f"make {path.name} small")


def run(command: list[str], folder: Path, what: str) -> None:
    """Run a command; SystemExit with what it said when it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(
            f"npm could not {what} (exit code {done.returncode}):\n{done.stderr.strip()}\n"
            "Check that this machine reaches the npm registry, then install sitegen again."
        )
