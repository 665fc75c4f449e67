"""axe-core on one page of each kind, light and dark, on a desk and on a telephone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tools.building import ROOT

from sitegen import urls
from sitegen.model import Archive

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
DESK, TELEPHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LOOKS = [("light", DESK), ("dark", DESK), ("light", TELEPHONE), ("dark", TELEPHONE)]


@pytest.fixture(scope="session")
def axe() -> str:
    assert AXE.exists(), "axe-core is missing: npm ci --ignore-scripts"
    return Path(AXE).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def kinds(archive: Archive) -> dict[str, str]:
    """Kind of page -> address of one."""
    article = max(archive.articles, key=lambda one: len(archive.mentions[one.source]))
    entity = max(archive.entities, key=lambda one: sum(map(len, one.mentions.values())))
    kind = next(kind for kind in archive.kinds if kind.id == entity.kind)
    tag = max(archive.tags, key=lambda one: len(one.uses))
    return {
        "home": urls.HOME, "article": urls.article(article.id), "articles": urls.ARTICLES, "entity": urls.entity(kind, entity.id),
        "entities": urls.kind_index(kind), "tag": urls.tag(tag.id), "tags": urls.TAGS, "dates": urls.DATES, "day": urls.date("2022-02-28"),
        "undated": urls.UNDATED, "notes": "../starter/articles/harbour-bridge.html", "Markdown": "../starter/articles/bridge-vote.html",
        "about": urls.ABOUT, "search": f"{urls.SEARCH}?q=Putin", "404": urls.NOT_FOUND,
    }  # fmt: skip


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
        results = opened.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
        if findings(results):
            found[kind] = findings(results)
        overflow = opened.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if overflow > 0:
            found.setdefault(kind, []).append(f"is {overflow} pixels wider than the window")
    assert found == {}


def test_axe_is_awake(origin: str, visit: Callable[..., Any], axe: str) -> None:
    opened = visit(init=axe).open(f"{origin}/repo/")
    opened.evaluate("() => document.querySelector('main').append(document.createElement('img'))")
    assert findings(opened.evaluate("() => axe.run(document)"))


def test_the_first_stop_of_the_keyboard_skips_to_the_content(origin: str, visit: Callable[..., Any], kinds: dict[str, str]) -> None:
    opened = visit().open(f"{origin}/repo/{kinds['article']}")
    opened.keyboard.press("Tab")
    target = opened.evaluate("() => document.activeElement.getAttribute('href')")
    assert target.startswith("#")
    assert opened.evaluate("id => document.getElementById(id).matches('main, main *')", target[1:])
    assert opened.evaluate("() => getComputedStyle(document.activeElement).outlineStyle !== 'none'")
