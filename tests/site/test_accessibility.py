"""axe-core on one page of each kind, light and dark, on a desk and on a telephone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tools import connected
from tools.building import ROOT

from sitegen import urls
from sitegen.model import Archive

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
DESK, TELEPHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
STOPS = "[...document.querySelectorAll('main a[href], main summary')]"
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
    place = next(kind for kind in archive.kinds if kind.id == "place")
    tag = max(archive.tags, key=lambda one: len(one.uses))
    thread = max(archive.threads, key=lambda one: len(one.steps))
    quoted = archive.statements[0].wordings
    ids = {one.source: one.id for one in archive.articles}
    return {
        "home": urls.HOME, "article": urls.article(article.id), "articles": urls.ARTICLES, "entity": urls.entity(kind, entity.id),
        "entities": urls.kind_index(kind), "tag": urls.tag(tag.id), "tags": urls.TAGS, "dates": urls.DATES, "day": urls.date("2022-02-28"),
        "month": urls.date("2022-02"), "year": urls.date("2022"), "quotations": urls.QUOTES, "map": urls.kind_index(place),
        "place": urls.entity(place, "ukraine"),
        "undated": urls.UNDATED, "notes": "../starter/articles/harbour-bridge.html", "Markdown": "../starter/articles/bridge-vote.html",
        "thread": urls.thread(thread.id), "threads": urls.THREADS, "statement": urls.compare(ids[quoted[0].source], ids[quoted[1].source]),
        "copy": f"../linked/{connected.COPY}", "versions": f"../linked/{connected.VERSIONS}",
        "older version": f"../linked/{connected.OLDER}",
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
        if kind == "search":
            opened.wait_for_selector("[data-search-facets] fieldset")
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
