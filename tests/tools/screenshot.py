"""Makes the README's picture from the repository's own archive. Look at it before you keep it.

python tests/tools/screenshot.py
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from tools import building, chromium  # noqa: E402 - found through the line above

from sitegen import output  # noqa: E402

PICTURE = building.ROOT / ".github" / "article.png"
PAGE = "articles/000_c5cfba52247c8106.html"


def screenshot() -> None:
    """Build the archive in a scratch folder and take its first article as a visitor sees it first."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        output.write(building.repository().files, Path(scratch))
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=list(chromium.FLAGS))
        page = browser.new_page(viewport={"width": 1200, "height": 900}, color_scheme="light")
        page.goto((Path(scratch) / PAGE).as_uri())
        page.screenshot(path=PICTURE)
        browser.close()
    print(PICTURE.relative_to(building.ROOT))


if __name__ == "__main__":
    screenshot()
