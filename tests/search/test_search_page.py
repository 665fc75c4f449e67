"""The page's behaviour in Chromium, from a folder and from a server, under the policy that the site's pages have."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import article
from playwright.sync_api import Browser, Page, expect
from search_in_node import archive

from sitegen import search

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Search – Archive</title>
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'self'">
<link rel="icon" href="data:,">{scripts}</head><body data-root="">
<header><form role="search" action="search.html" method="get" data-search><input type="search" name="q" aria-label="Search"></form></header>
<main><form role="search" action="search.html" method="get" data-search><input type="search" id="q" name="q" aria-label="Words">
<button type="submit">Search</button>
<details data-search-narrow data-search-script hidden><summary>Narrow and sort</summary>
<input name="from" aria-label="From"><input name="to" aria-label="to">
<select name="sort" aria-label="Order"><option value="relevance">best<option value="newest">newest<option value="oldest">oldest</select>
<div data-search-facets></div></details></form>
<p data-search-status role="status" aria-live="polite"></p><ol data-search-results></ol></main></body></html>"""
HOSTILE = "<img src=x onerror=alert(1)> </script><script>alert(2)</script> hostile &amp; words"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    many = [
        article(f"Report {n} about talks in Kharkiv.", source=f"a{n:02}.txt", headline=f"Report {n}", published="2022-03")
        for n in range(45)
    ]
    other = [
        article("Erdoğan called the Élysée.", source="x.txt", headline="Macron & Erdoğan"),
        article(HOSTILE, source="y.txt", headline=HOSTILE),
    ]
    place = tmp_path_factory.mktemp("site")
    for file in search.files(archive((*many, *other))):
        path = place / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    scripts = "".join(f'<script src="{address}" defer></script>' for address in search.scripts())
    place.joinpath("search.html").write_text(PAGE.format(scripts=scripts), encoding="utf-8")
    article_page = place / "articles" / "x.html"
    article_page.parent.mkdir()
    article_page.write_text('<!doctype html><link rel="icon" href="data:,"><title>x</title><p>x', encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}/search.html"
        made.shutdown()


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, folder: Path, server: str) -> str:
    return server if request.param == "http" else (folder / "search.html").as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    told: list[str] = []
    made.on("console", lambda message: told.append(message.text))
    made.on("pageerror", lambda error: told.append(str(error)))
    made.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    yield made
    made.close()
    assert told == []


def said(page: Page, words: str) -> None:
    expect(page.locator("[data-search-status]")).to_have_text(words)


def test_a_query_in_the_address_is_answered(page: Page, address: str) -> None:
    page.goto(f"{address}?q=elysee")
    said(page, "1 article for “elysee”.")
    expect(page.locator(".result > a")).to_have_text("Macron & Erdoğan")
    expect(page.locator(".result > a")).to_have_attribute("href", "articles/x.html")
    expect(page.locator(".result-excerpt mark")).to_have_text("Élysée")
    expect(page.locator(".result-meta")).to_have_text("Date unknown")
    expect(page).to_have_title("“elysee” – Search – Archive")
    expect(page.locator("input")).to_have_value("elysee")


def test_results_come_while_typing_and_the_address_follows(page: Page, address: str) -> None:
    page.goto(address)
    said(page, "")
    page.locator("input").press_sequentially("khark")
    said(page, "45 articles for “khark”.")
    assert page.url.endswith("?q=khark")
    expect(page.locator(".result")).to_have_count(20)
    expect(page.locator(".result-meta").first).to_have_text("March 2022")
    page.get_by_role("button", name="Show 20 more of 45").click()
    expect(page.locator(".result")).to_have_count(40)
    expect(page.locator(".result > a").nth(20)).to_be_focused()
    page.get_by_role("button", name="Show 5 more of 45").click()
    expect(page.locator(".result")).to_have_count(45)
    expect(page.get_by_role("button")).to_have_count(0)
    page.locator("input").fill("")
    expect(page.locator(".result")).to_have_count(0)
    assert page.url == address


def test_the_way_back_is_the_same_for_slow_writers(page: Page, address: str) -> None:
    page.goto(address)
    for query, answer in (("kharkiv", "45 articles for “kharkiv”."), ("erdogan", "1 article for “erdogan”.")):
        page.locator("input").fill("")
        page.locator("input").press_sequentially(query, delay=200)
        said(page, answer)
        page.locator("input").press("Enter")
    page.go_back()
    said(page, "45 articles for “kharkiv”.")
    page.go_back()
    expect(page.locator("input")).to_have_value("")


def test_the_way_back_leads_to_the_results(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("input").fill("kharkiv")
    page.locator("input").press("Enter")
    said(page, "45 articles for “kharkiv”.")
    page.locator("input").fill("erdogan")
    page.locator("input").press("Enter")
    said(page, "1 article for “erdogan”.")
    page.locator(".result > a").click()
    page.wait_for_url("**/articles/x.html")
    page.go_back()
    said(page, "1 article for “erdogan”.")
    page.go_back()
    said(page, "45 articles for “kharkiv”.")
    expect(page.locator("input")).to_have_value("kharkiv")


def test_results_can_be_walked_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}?q=kharkiv")
    expect(page.locator(".result")).to_have_count(20)
    links = page.locator(".result > a")
    expect(page.locator("input")).to_be_focused()  # where whoever arrives with a query goes on
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(links.nth(place)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("input")).to_be_focused()


def test_arriving_without_a_query_or_at_a_place_of_the_page_leaves_the_focus(page: Page, address: str) -> None:
    for arrival in (address, f"{address}?q=kharkiv#main"):
        page.goto(arrival)
        expect(page.locator(".result")).to_have_count(20 if "q=" in arrival else 0)
        expect(page.locator("input")).not_to_be_focused()


def test_hostile_text_is_shown_and_does_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}?q=hostile")
    expect(page.locator(".result > a")).to_have_text(HOSTILE)
    expect(page.locator(".result-excerpt")).to_have_text(HOSTILE)
    assert page.locator("ol img, ol script").count() == 0
    page.goto(f"{address}?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20nowhere")
    expect(page.locator("[data-search-status]")).to_contain_text("<img src=x onerror=alert(1)> nowhere")
    assert page.locator("img").count() == 0


def test_nothing_found_leads_to_the_lists(page: Page, address: str) -> None:
    page.goto(f"{address}?q=xylophone")
    said(page, "Nothing found for “xylophone”. Try fewer or other words, or look through the lists below.")
    expect(page.get_by_role("navigation", name="Lists of the archive").get_by_role("link")).to_have_text(["Articles", "Dates", "Tags"])


def test_the_index_is_loaded_at_the_first_query_and_texts_when_shown(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(server)
    page.wait_for_load_state("networkidle")
    assert not [name for name in asked if name.startswith(("index", "articles"))]
    page.locator("input").fill("erdogan")
    said(page, "1 article for “erdogan”.")
    assert [name for name in asked if name.startswith(("index", "articles"))] == ["index.js", "articles-2.js"]


def test_an_index_that_does_not_come_is_told(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.route("**/search/index.js", lambda route: route.abort())
    page.goto(f"{server}?q=kharkiv")
    expect(page.locator("[data-search-status]")).to_contain_text("could not be loaded")
    page.unroute("**/search/index.js")
    page.locator("input").press("Enter")
    said(page, "45 articles for “kharkiv”.")
    expect(page.locator(".search-suggestions")).to_have_count(0)
    page.close()
