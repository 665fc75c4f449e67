"""Where a Chromium is that starts: the one place that tests/run and the tests ask.

Looking at names is not enough: Ubuntu's `chromium-browser` is a stub that only says to install a snap, so each candidate is asked for
its version. CHROMIUM in the environment goes first. As a command: prints the path, or exits with 1.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium")
PLAYWRIGHTS = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*")
"""Below Playwright's cache; `playwright install chromium` puts one there, which is how tests/run helps Ubuntu."""
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""The tests open pages of their own making, as root in a container too; the browser has nobody to call."""


def executable() -> str | None:
    """Return the path of the first Chromium that tells its version, else None."""
    return next((path for path in _candidates() if _starts(path)), None)


def _candidates() -> Iterator[str]:
    for name in (os.environ.get("CHROMIUM", ""), *NAMES, *PLACES):
        path = shutil.which(name) if name else None
        if path:
            yield path
    default = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "ms-playwright"
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", default))
    for pattern in PLAYWRIGHTS:
        yield from sorted(map(str, cache.glob(pattern)))


def _starts(path: str) -> bool:
    try:
        run = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0 and "Chrom" in run.stdout


if __name__ == "__main__":
    found = executable()
    print(found or "")
    sys.exit(found is None)
