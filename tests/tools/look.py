"""Takes pictures of a page of each kind, narrow and wide, light and dark, in English and in French: to be looked at.

python tests/tools/look.py OUT [KIND ...]    # OUT/light-390/article.png …, and OUT/light-390.png with all of one look beside one another
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from tools import building, chromium, connected, kinds, server  # noqa: E402 - found through the line above

from sitegen import config, new, pipeline  # noqa: E402

LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (390, 1440)]
TALLEST = 2600
SHEET = 460
"""Pixels of a picture's width on the sheet."""


def main(out: Path, wanted: list[str]) -> None:
    """Build the sites, serve them and take the pictures."""
    with tempfile.TemporaryDirectory() as scratch:
        sites = _sites(Path(scratch))
        every = kinds.addresses(building.repository().archive)
        pages = {name: f"/repo/{address}" for name, address in every.items()}
        pages |= {f"{name} in French": f"/french/{every[name]}" for name in ("home", "article", "entity", "dates", "thread", "search")}
        pages = {name: address for name, address in pages.items() if not wanted or name in wanted}
        with server.serving(sites) as origin, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.executable(), args=list(chromium.FLAGS))
            for scheme, width in LOOKS:
                folder = out / f"{scheme}-{width}"
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir(parents=True)
                _take(browser, scheme, width, {name: origin + address for name, address in pages.items()}, folder)
                _sheet(browser, folder)
            browser.close()


def _sites(scratch: Path) -> dict[str, dict[str, bytes]]:
    new.archive(scratch / "starter")
    settings = config.load(building.ROOT, building.BASE_URL)
    french = building.in_language(settings, "fr")
    return {
        "/repo/": building.repository_files(),
        "/starter/": building.contents(building.build(scratch / "starter")),
        "/linked/": building.contents(building.build(connected.write(scratch / "linked"))),
        "/french/": building.contents(pipeline.build(french, building.quietly)),
    }


def _take(browser: Browser, scheme: str, width: int, pages: dict[str, str], folder: Path) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    for name, address in pages.items():
        page.goto(address)
        if "?q=" in address:
            page.wait_for_selector("[data-search-results] > li")
        height = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST)
        page.screenshot(
            path=folder / f"{name.replace(' ', '-')}.png", clip={"x": 0, "y": 0, "width": width, "height": height}, full_page=True
        )
    page.close()


def _sheet(browser: Browser, folder: Path) -> None:
    pictures = "".join(
        f'<figure style="margin:0"><figcaption>{path.stem}</figcaption><img src="{path.as_uri()}" width="{SHEET}"></figure>'
        for path in sorted(folder.glob("*.png"))
    )
    sheet = folder / "sheet.html"
    sheet.write_text(f'<body style="display:flex;flex-wrap:wrap;gap:10px;background:#999">{pictures}', encoding="utf-8")
    page = browser.new_page(viewport={"width": 4 * SHEET + 60, "height": 900})
    page.goto(sheet.as_uri())
    page.screenshot(path=folder.with_suffix(".png"), full_page=True)
    page.close()
    sheet.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
