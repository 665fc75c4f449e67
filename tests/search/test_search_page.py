"""The page's behaviour in Chromium, from a folder and from a server, under the policy that the site's pages have."""

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import article
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from search_in_node import archive, files

from sitegen import search
from sitegen.extending import SearchOptions
from sitegen.model import Tag, TagUse

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


PHRASE = 430
"""Articles with both words of a phrase: more than are read before a reader asks for it."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    many = [
        article(f"Report {n} about talks in Kharkiv.", source=f"a{n:02}.txt", headline=f"Report {n}", published=f"2022-03-{n % 28 + 1:02}")
        for n in range(45)
    ]
    ships = [
        article("A red ship." if n % 10 == 0 else "The ship is red.", source=f"s{n:03}.txt", headline=f"Ship {n}") for n in range(PHRASE)
    ]
    other = [
        article("Erdoğan called the Élysée.", source="x.txt", headline="Macron & Erdoğan"),
        article(HOSTILE, source="y.txt", headline=HOSTILE),
    ]
    uses = tuple(TagUse(source=f"a{n:02}.txt", score=1.0, why="") for n in range(7))
    tags = (
        Tag(id="peace-talks", name="Peace talks", origin="stated", uses=uses),
        Tag(id="war", name="War", origin="stated", uses=uses[:3]),
    )
    place = tmp_path_factory.mktemp("site")
    for file in files(archive((*many, *ships, *other), tags), SearchOptions(offline=True)):
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
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    made = context.new_page()
    told: list[str] = []
    made.on("console", lambda message: told.append(message.text))
    made.on("pageerror", lambda error: told.append(str(error)))
    made.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    yield made
    assert told == []


def said(page: Page, words: str) -> None:
    """The status is these words, and how long it took."""
    expect(page.locator("[data-search-status]")).to_have_text(re.compile(rf"{re.escape(words)} \(\d+(\.\d)? m?s\)"))


def box(page: Page) -> Locator:
    return page.locator("main input[name=q]")


def asked(page: Page, query: str) -> None:
    box(page).fill(query)
    box(page).press("Enter")


def test_a_query_in_the_address_is_answered(page: Page, address: str) -> None:
    page.goto(f"{address}?q=elysee")
    said(page, "1 article for “elysee”.")
    expect(page.locator(".result > a")).to_have_text("Macron & Erdoğan")
    expect(page.locator(".result > a")).to_have_attribute("href", "articles/x.html")
    expect(page.locator(".result-excerpt mark")).to_have_text("Élysée")
    assert "articles/x.html#p" in (page.locator(".result-excerpt a").get_attribute("href") or "")
    expect(page.locator(".result-meta")).to_have_text("Date unknown")
    expect(page).to_have_title("“elysee” – Search – Archive")
    expect(box(page)).to_have_value("elysee")
    expect(page.locator("header input")).to_have_value("elysee")
    expect(page.locator("ol")).not_to_have_attribute("aria-busy", "true")


def test_the_engine_runs_in_a_worker_where_there_can_be_one(page: Page, address: str) -> None:
    page.goto(f"{address}?q=elysee")
    said(page, "1 article for “elysee”.")
    assert len(page.workers) == address.startswith("http")
    assert page.evaluate("() => 'sitegenSearch' in window") == address.startswith("file")


def test_results_come_while_typing_and_the_address_follows(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("[data-search-status]")).to_have_text("")
    box(page).press_sequentially("khark")
    said(page, "45 articles for “khark”.")
    assert page.url.endswith("?q=khark")
    expect(page.locator(".result")).to_have_count(10)
    page.get_by_role("button", name="Show 10 more of 45").click()
    expect(page.locator(".result")).to_have_count(20)
    expect(page.locator(".result > a").nth(10)).to_be_focused()
    for count in (30, 40, 45):
        page.get_by_role("button", name=re.compile("^Show")).press("Enter")
        expect(page.locator(".result")).to_have_count(count)
    expect(page.get_by_role("button", name=re.compile("^Show"))).to_have_count(0)
    assert len(set(page.locator(".result > a").all_inner_texts())) == 45
    box(page).fill("")
    expect(page.locator(".result")).to_have_count(0)
    expect(page.locator("[data-search-status]")).to_have_text("")
    assert page.url == address


def test_the_way_back_is_the_same_for_slow_writers(page: Page, address: str) -> None:
    page.goto(address)
    for query, answer in (("kharkiv", "45 articles for “kharkiv”."), ("erdogan", "1 article for “erdogan”.")):
        box(page).fill("")
        box(page).press_sequentially(query, delay=200)
        said(page, answer)
        box(page).press("Enter")
    page.go_back()
    said(page, "45 articles for “kharkiv”.")
    page.go_back()
    expect(box(page)).to_have_value("")


def test_a_space_behind_a_search_does_not_take_its_place_in_the_history(page: Page, address: str) -> None:
    page.goto(address)
    asked(page, "kharkiv")
    said(page, "45 articles for “kharkiv”.")
    box(page).press_sequentially(" ", delay=200)
    page.wait_for_timeout(200)
    box(page).press_sequentially("report", delay=100)
    said(page, "45 articles for “kharkiv report”.")
    page.go_back()
    said(page, "45 articles for “kharkiv”.")


def test_the_way_back_leads_to_the_results(page: Page, address: str) -> None:
    page.goto(address)
    asked(page, "kharkiv")
    said(page, "45 articles for “kharkiv”.")
    asked(page, "erdogan")
    said(page, "1 article for “erdogan”.")
    page.locator(".result > a").click()
    page.wait_for_url("**/articles/x.html")
    page.go_back()
    said(page, "1 article for “erdogan”.")
    page.go_back()
    said(page, "45 articles for “kharkiv”.")
    expect(box(page)).to_have_value("kharkiv")


def test_results_can_be_walked_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}?q=kharkiv")
    expect(page.locator(".result")).to_have_count(10)
    links = page.locator(".result > a")
    expect(box(page)).to_be_focused()  # where whoever arrives with a query goes on
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(links.nth(place)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    page.locator("summary").click()
    page.get_by_label("Order").focus()
    page.keyboard.press("ArrowDown")
    expect(links.first).not_to_be_focused()


def test_arriving_without_a_query_or_at_a_place_of_the_page_leaves_the_focus(page: Page, address: str) -> None:
    for arrival in (address, f"{address}?q=kharkiv#main"):
        page.goto(arrival)
        expect(page.locator(".result")).to_have_count(10 if "q=" in arrival else 0)
        expect(box(page)).not_to_be_focused()


def test_hostile_text_is_shown_and_does_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}?q=hostile")
    expect(page.locator(".result > a")).to_have_text(HOSTILE)
    expect(page.locator(".result-excerpt")).to_have_text(HOSTILE)
    assert page.locator("ol img, ol script").count() == 0
    page.goto(f"{address}?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20nowhere")
    expect(page.locator("[data-search-status]")).to_contain_text("<img src=x onerror=alert(1)> nowhere")
    assert page.locator("img").count() == 0


def test_an_address_may_say_what_it_likes(page: Page, address: str) -> None:
    page.goto(f"{address}?q=elysee&utm_source=x&__proto__=y&tag=none&sort=__proto__&person=%3Cb%3E&year=x&to=never")
    expect(page.locator(".result > a")).to_have_text("Macron & Erdoğan")
    expect(page.get_by_label("Order")).to_have_value("relevance")
    expect(page.locator("[data-search-status]")).to_contain_text("“never” is no date")
    page.goto(f"{address}?utm_source=x")
    expect(page.locator("[data-search-status]")).to_have_text("")
    assert not page.locator("details").evaluate("(details) => details.open")


def test_what_was_meant_is_one_click_away(page: Page, address: str) -> None:
    page.goto(f"{address}?q=elisee")
    said(page, "1 article with words spelt nearly like “elisee”, which nothing has as it is spelt.")
    page.get_by_role("button", name="Élysée").click()
    said(page, "1 article for “Élysée”.")
    expect(box(page)).to_be_focused()
    assert page.url.endswith("?q=%C3%89lys%C3%A9e")


def test_a_phrase_is_read_on_where_it_was_not_read_everywhere(page: Page, address: str) -> None:
    page.goto(f"{address}?q=%22red+ship%22")
    status = page.locator("[data-search-status]")
    expect(status).to_contain_text(f"{PHRASE - 400} articles more have the words and were not read for the phrase yet.")
    expect(status).to_contain_text('At least 40 articles for "red ship"')
    for _ in range(3):
        page.get_by_role("button", name=re.compile("^Show")).click()
        page.wait_for_function("() => !document.querySelector('[aria-busy]')")
    expect(page.locator(".result")).to_have_count(40)
    page.get_by_role("button", name="Read 30 more articles for the phrase").click()
    said(page, '43 articles for "red ship".')
    expect(page.locator(".result")).to_have_count(43)
    expect(page.locator(".result > a").nth(40)).to_be_focused()


def test_results_are_narrowed_and_all_of_it_is_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}?q=kharkiv")
    said(page, "45 articles for “kharkiv”.")
    page.locator("summary").click()
    tag = page.get_by_role("checkbox", name="Peace talks 7")
    tag.check()
    said(page, "7 articles for “kharkiv”.")
    expect(page.get_by_role("checkbox", name="Peace talks 7")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Peace talks 7")).to_be_focused()
    expect(page.get_by_role("checkbox", name="War 3")).not_to_be_checked()
    page.get_by_label("From").fill("2022-03-03")
    page.get_by_label("From").press("Enter")
    said(page, "5 articles for “kharkiv”.")
    expect(page.get_by_role("checkbox", name="War 1")).to_be_visible()
    page.get_by_label("Order").select_option("newest")
    expect(page.locator(".result > a").first).to_have_text("Report 6")
    assert page.url.partition("?")[2] == "q=kharkiv&from=2022-03-03&sort=newest&tag=peace-talks"
    page.reload()
    said(page, "5 articles for “kharkiv”.")
    expect(page.locator(".result > a").first).to_have_text("Report 6")
    expect(page.get_by_role("checkbox", name="Peace talks 5")).to_be_checked()
    page.go_back()
    page.go_back()
    said(page, "7 articles for “kharkiv”.")
    page.get_by_role("checkbox", name="Peace talks 7").uncheck()
    said(page, "45 articles for “kharkiv”.")


def test_of_what_is_typed_in_haste_only_the_last_is_shown(page: Page, address: str) -> None:
    page.goto(address)
    shown: list[str] = []

    def seen(words: str) -> None:
        shown.append(words)

    page.expose_function("shown", seen)
    page.evaluate("""() => new MutationObserver(() => shown(document.querySelector("[data-search-status]").textContent))
      .observe(document.querySelector("[data-search-status]"), {childList: true})""")
    page.evaluate(
        """(queries) => queries.forEach((query) => {
          document.querySelector("main input[name=q]").value = query;
          document.querySelector("main form").requestSubmit();
        })""",
        ["kharkiv", '"red ship"', "xylophone", "erdogan"],
    )
    said(page, "1 article for “erdogan”.")
    page.wait_for_timeout(300)
    said(page, "1 article for “erdogan”.")
    expect(page.locator(".result")).to_have_count(1)
    assert not [words for words in shown if re.search("Nothing|kharkiv|ship", words)]


def test_nothing_is_said_to_be_missing_while_it_loads(page: Page, server: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.context.route("**/search/terms-*.js", hold)
    page.goto(f"{server}?q=xylophone")
    status = page.locator("[data-search-status]")
    expect(status).to_have_text("Searching …")
    expect(page.locator("ol")).to_have_attribute("aria-busy", "true")
    page.wait_for_timeout(200)
    expect(status).to_have_text("Searching …")
    while held:
        held.pop().continue_()
    page.context.unroute("**/search/terms-*.js")
    said(page, "Nothing found for “xylophone”. Try fewer or other words, or look through the lists below.")


def test_only_what_a_query_needs_is_loaded(page: Page, server: str) -> None:
    names: list[str] = []
    page.context.on("request", lambda request: names.append(request.url.rpartition("/")[2]))
    page.goto(server)
    page.wait_for_load_state("networkidle")
    assert not [name for name in names if name.startswith(("index", "lengths", "terms", "search-"))]
    asked(page, "erdogan")
    said(page, "1 article for “erdogan”.")
    loaded = {re.sub(r"\d+", "N", name) for name in names if name.endswith(".js")} - {"search.js", "service-worker.js"}
    assert loaded == {"search-engine.js", "lunr.min.js", "index.js", "lengths.js", "terms-N.js", "text-N.js"}


@pytest.mark.parametrize(
    "broken", ["search/index.js", "search/terms-*.js", "assets/search-engine.js", "assets/lunr.min.js", "assets/search-more.js"]
)
def test_what_does_not_load_is_told_and_can_be_tried_again(context: BrowserContext, server: str, broken: str) -> None:
    page = context.new_page()
    context.route(f"**/{broken}", lambda route: route.abort())
    page.goto(f"{server}?q=khark")
    expect(page.locator("[data-search-status]")).to_contain_text("could not be loaded")
    expect(page.locator("ol")).not_to_have_attribute("aria-busy", "true")
    context.unroute(f"**/{broken}")
    box(page).press("Enter")
    said(page, "45 articles with words that begin with “khark”.")


def test_what_was_seen_is_there_without_a_network(browser: Browser, server: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    loaded: set[str] = set()
    context.on("request", lambda request: loaded.add(request.url.partition("?")[0]))
    page.goto(f"{server}?q=kharkiv")
    said(page, "45 articles for “kharkiv”.")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => undefined)")
    kept = "async (all) => (await Promise.all(all.map((one) => caches.match(one)))).every(Boolean)"
    page.wait_for_function(kept, arg=sorted(address for address in loaded if not address.endswith("service-worker.js")))
    context.set_offline(True)
    page.goto(f"{server}?q=talks")
    said(page, "45 articles for “talks”.")
    asked(page, "report")
    said(page, "45 articles for “report”.")
    context.close()
