"""axe-core on what serve adds: the review pages, the panel and the overlay, light and dark, on a desk and on a telephone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tools.building import ROOT
from tools.served import BASE, Server

from sitegen.serve.preview import Preview

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN = "() => axe.run(document, {resultTypes: ['violations']})"


def _findings(results: dict[str, Any]) -> list[str]:
    return [f"{one['id']}: {node['target']} {node['html'][:120]}" for one in results["violations"] for node in one["nodes"]]


def _looks(browser: Browser) -> Iterator[tuple[Page, str, int]]:
    """Yield an empty page that has axe, with its colours and its width: light and dark, on a telephone and on a desk."""
    for scheme in ("light", "dark"):
        for width in (390, 1440):
            context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")  # type: ignore[arg-type]
            context.add_init_script(AXE.read_text(encoding="utf-8"))
            yield context.new_page(), scheme, width
            context.close()


@pytest.fixture
def unsure(archive: Path, serving: Callable[..., Server]) -> Server:
    (archive / "seeds/when.txt").write_text("Nobody knows when\n\nThis was written at some time, by somebody, somewhere in Ostend.\n")
    (archive / "seeds/when.toml").write_text("draft = true\n")
    made = serving(archive)
    made.until(lambda: made.builds == 1)
    return made


def test_axe_finds_nothing_in_what_serve_adds(browser: Browser, unsure: Server) -> None:
    found = {}
    for page, scheme, width in _looks(browser):
        for path in ("/_review/", "/_review/article?source=when.txt"):
            page.goto(unsure.origin + path)
            found[path, scheme, width] = _findings(page.evaluate(RUN))
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        page.goto(f"{unsure.origin}{BASE}articles/when.html")
        page.locator("sitegen-live .corner button").click()
        page.locator("sitegen-live .copy").first.wait_for()
        found["panel", scheme, width] = _findings(page.evaluate(RUN))
        page.locator("sitegen-live .close").click()
        unsure.write("sitegen.toml", (unsure.folder / "sitegen.toml").read_text() + "broken\n")
        page.locator("sitegen-live .overlay .box").wait_for()
        found["overlay", scheme, width] = _findings(page.evaluate(RUN))
        unsure.write("sitegen.toml", (unsure.folder / "sitegen.toml").read_text().removesuffix("broken\n"))
        page.locator("sitegen-live .overlay .box").wait_for(state="detached")
    assert {where: told for where, told in found.items() if told} == {}


def test_the_notice_of_a_first_look_is_told_to_everybody(browser: Browser, glanced: tuple[Preview, str, str]) -> None:
    preview, address, origin = glanced
    found = {}
    for page, scheme, width in _looks(browser):
        page.goto(origin + address)
        status = page.get_by_role("status").filter(has_text="First look: your edit is shown. Links, tags and lists follow.")
        expect(status).to_be_visible()
        found[scheme, width] = _findings(page.evaluate(RUN))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert {where: told for where, told in found.items() if told} == {}
    context = browser.new_context()
    page = context.new_page()
    page.goto(origin + address)
    notice = page.locator("sitegen-live .first")
    expect(notice).to_contain_text("First look")
    page.locator("sitegen-live .corner a").wait_for()  # how much is left open here is not known yet
    page.goto(f"{origin}index.html")
    expect(page.locator("sitegen-live .corner a")).to_be_visible()
    expect(notice).to_be_empty()
    page.goto(origin + address)
    expect(notice).to_contain_text("First look")
    expect(page.locator("main")).to_contain_text("5 million")
    preview.fail(())
    expect(page.locator("main")).to_contain_text("4 million")
    expect(page.locator("sitegen-live .corner button")).to_be_visible()
    expect(notice).to_be_empty()
    context.close()
