"""axe-core on one page of each kind, light and dark, on a desk and on a telephone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tools import kinds as pages
from tools.building import ROOT

from sitegen.model import Archive

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
DESK, TELEPHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 844}
STOPS = "[...document.querySelectorAll('main a[href], main summary')]"
LOOKS = [("light", DESK), ("dark", DESK), ("light", TELEPHONE), ("dark", TELEPHONE)]


@pytest.fixture(scope="session")
def axe() -> str:
    assert AXE.exists(), "axe-core is missing: npm ci --ignore-scripts"
    return Path(AXE).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def kinds(archive: Archive) -> dict[str, str]:
    return pages.addresses(archive)


def findings(results: dict[str, Any]) -> list[str]:
    return [
        f"{violation['id']}: {violation['help']}: {node['target']} {node['html'][:120]}"
        for violation in results["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "viewport"), LOOKS, ids=["desk, light", "desk, dark", "telephone, light", "telephone, dark"])
def test_axe_finds_nothing(
    origin: str, visit: Callable[..., Any], axe: str, kinds: dict[str, str], scheme: str, viewport: dict[str, int]
) -> None:
    visitor = visit(init=axe, color_scheme=scheme, viewport=viewport, reduced_motion="reduce")
    found = {}
    for kind, path in kinds.items():
        opened = visitor.open(f"{origin}/repo/{path}")
        if kind == "search":
            opened.wait_for_selector("[data-search-results] > li.result > a")
        for details in opened.query_selector_all("details"):
            details.evaluate("one => { one.open = true; }")
        if kind == "search":
            opened.wait_for_selector("[data-search-facets] fieldset")
        if kind == "article":
            opened.keyboard.press("Tab")
            opened.locator(".body .mark").first.focus()
            opened.wait_for_selector(".card")
        results = opened.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
        if findings(results):
            found[kind] = findings(results)
        if kind == "article":
            opened.keyboard.press("Escape")  # a window that shrinks closes it too, a frame later
            opened.wait_for_selector(".card", state="detached")
        if viewport is TELEPHONE:
            opened.set_viewport_size(SMALLEST)
        overflow = opened.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if overflow > 0:
            found.setdefault(kind, []).append(f"is {overflow} pixels wider than the window")
        opened.set_viewport_size(viewport)  # type: ignore[arg-type]
    assert found == {}


def test_axe_is_awake(origin: str, visit: Callable[..., Any], axe: str) -> None:
    opened = visit(init=axe).open(f"{origin}/repo/")
    opened.evaluate("() => document.querySelector('main').append(document.createElement('img'))")
    assert findings(opened.evaluate("() => axe.run(document)"))


@pytest.mark.parametrize("kind", ["article", "thread", "copy"])
def test_the_first_stop_of_the_keyboard_skips_to_the_content(
    origin: str, visit: Callable[..., Any], kinds: dict[str, str], kind: str
) -> None:
    opened = visit().open(f"{origin}/repo/{kinds[kind]}")
    opened.keyboard.press("Tab")
    target = opened.evaluate("() => document.activeElement.getAttribute('href')")
    assert target.startswith("#")
    assert opened.evaluate("id => document.getElementById(id).matches('main, main *')", target[1:])
    assert opened.evaluate("() => getComputedStyle(document.activeElement).outlineStyle !== 'none'")


@pytest.mark.parametrize("kind", ["article", "thread", "statement", "copy", "versions"])
def test_every_link_and_every_fold_can_be_reached_by_keyboard_and_shows_it(
    origin: str, visit: Callable[..., Any], kinds: dict[str, str], kind: str
) -> None:
    opened = visit().open(f"{origin}/repo/{kinds[kind]}")
    wanted = opened.evaluate(f"() => {STOPS}.filter(one => one.checkVisibility()).length")
    reached = set()
    for _ in range(wanted + 60):
        opened.keyboard.press("Tab")
        place, shown = opened.evaluate(
            f"() => [{STOPS}.indexOf(document.activeElement), getComputedStyle(document.activeElement).outlineStyle !== 'none']"
        )
        if place >= 0:
            assert shown, f"stop {place} of {kind} does not show that it has the focus"
            reached.add(place)
    assert len(reached) == wanted
