"""Search as a reader uses it, in Chromium, from a server under a sub-path and from a folder on disk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sitegen import urls
from sitegen.model import Archive

BOX = "form[data-search] input[name=q]"
RESULTS = "ol[data-search-results] > li.result > a"


def searched(page: Page, words: str, named: str = "") -> list[str]:
    """Type into the box of the search page and return the headlines that are found; `named`: how the status calls the words."""
    box = page.locator(f"main {BOX}")
    box.fill(words)
    box.press("Enter")
    expect(page.locator("[data-search-status]")).to_contain_text(named or f"“{words}”")
    return page.locator(RESULTS).all_inner_texts()


@pytest.fixture
def search(origin: str, visit: Callable[..., Any]) -> Page:
    page: Page = visit().open(f"{origin}/repo/{urls.SEARCH}")
    return page


def headline(archive: Archive, start: str) -> str:
    return next(article.headline for article in archive.articles if article.source.startswith(start))


def test_a_name_finds_every_article_that_has_it(search: Page, archive: Archive) -> None:
    found = searched(search, "Zelensky")
    assert set(found) == {article.headline for article in archive.articles if "Zelensky" in article.raw.plain}


def test_diacritics_need_not_be_typed(search: Page, archive: Archive) -> None:
    plain = searched(search, "Elysee")
    assert headline(archive, "000") in plain
    assert searched(search, "Élysée") == plain


def test_a_query_in_the_address_is_answered(origin: str, visit: Callable[..., Any]) -> None:
    page: Page = visit().open(f"{origin}/repo/{urls.SEARCH}?q=Podolyak")
    expect(page.locator(RESULTS)).to_have_count(2)
    expect(page.locator(f"main {BOX}")).to_have_value("Podolyak")


def test_results_show_the_words_that_were_found_in_their_place(search: Page) -> None:
    searched(search, "humanitarian corridors")
    excerpt = search.locator("li.result").first
    marked = [text.casefold() for text in excerpt.locator("mark").all_inner_texts()]
    assert any(text.startswith("humanitarian") for text in marked)
    assert any(text.startswith("corridor") for text in marked)


def test_what_is_not_there_is_not_found_and_the_lists_are_offered(search: Page) -> None:
    assert searched(search, "xylophone") == []
    links = search.locator("main a").all()
    assert any((link.get_attribute("href") or "").endswith("index.html") for link in links)


def test_how_many_were_found_is_told_to_screen_readers(search: Page) -> None:
    searched(search, "Zelensky")
    status = search.locator("[data-search-status]")
    assert status.get_attribute("role") == "status" or status.get_attribute("aria-live") == "polite"
    assert any(c.isdigit() for c in status.inner_text())


def test_a_slash_focuses_the_search_box_on_every_kind_of_page(origin: str, visit: Callable[..., Any], archive: Archive) -> None:
    visitor = visit()
    for path in (urls.HOME, urls.article(archive.articles[0].id), urls.DATES, urls.SEARCH):
        page = visitor.open(f"{origin}/repo/{path}")
        page.locator("body").click(position={"x": 1, "y": 1})
        page.evaluate("() => document.activeElement.blur()")
        page.keyboard.press("/")
        assert page.evaluate(f"() => document.activeElement.matches({BOX!r})"), path
        page.keyboard.type("a/b")
        assert page.evaluate("() => document.activeElement.value") == "a/b", path


def test_enter_leads_from_any_page_to_the_results(origin: str, visit: Callable[..., Any], archive: Archive) -> None:
    page = visit().open(f"{origin}/repo/{urls.article(archive.articles[0].id)}")
    page.keyboard.press("/")
    page.keyboard.type("Mariupol")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{origin}/repo/{urls.SEARCH}?q=Mariupol")
    expect(page.locator(RESULTS).first).to_be_visible()


def test_results_are_walked_with_the_keyboard(search: Page, origin: str) -> None:
    searched(search, "Putin")
    at = "() => Array.from(document.querySelectorAll('li.result > a')).indexOf(document.activeElement)"
    search.locator(f"main {BOX}").focus()
    search.keyboard.press("ArrowDown")
    assert search.evaluate(at) == 0
    search.keyboard.press("ArrowDown")
    assert search.evaluate(at) == 1
    search.keyboard.press("ArrowUp")
    search.keyboard.press("ArrowUp")
    assert search.evaluate(f"() => document.activeElement.matches({BOX!r})")
    search.keyboard.press("ArrowDown")
    search.keyboard.press("Enter")
    search.wait_for_url(f"{origin}/repo/articles/*.html*")


def test_every_result_opens_its_article(search: Page, files: dict[str, bytes], origin: str) -> None:
    searched(search, "Putin")
    addresses = search.evaluate("() => Array.from(document.querySelectorAll('li.result > a'), a => a.href)")
    assert len(addresses) == 5
    for address in addresses:
        assert address.removeprefix(f"{origin}/repo/").partition("#")[0].partition("?")[0] in files


def test_a_phrase_is_found_where_its_words_stand_side_by_side(search: Page, archive: Archive) -> None:
    found = searched(search, '"humanitarian corridors"', named='"humanitarian corridors"')
    assert set(found) == {article.headline for article in archive.articles if "humanitarian corridors" in article.raw.plain}
    assert searched(search, '"corridors humanitarian"', named='"corridors humanitarian"') == []


def test_days_keep_the_articles_that_may_be_of_them(search: Page, archive: Archive) -> None:
    headlines = {article.headline for article in archive.articles if article.published}
    assert set(searched(search, "Putin from:1990")) == headlines & set(searched(search, "Putin"))
    assert searched(search, "Putin to:1990") == []


def test_a_passage_leads_to_its_paragraph(search: Page) -> None:
    searched(search, "humanitarian corridors")
    address = search.locator("li.result .result-excerpt a").first.get_attribute("href") or ""
    page, _, fragment = address.partition("#")
    assert page.startswith("articles/")
    assert fragment.startswith("p")
    assert ":~:text=" in fragment


def test_a_facet_narrows_and_the_way_back_widens(search: Page) -> None:
    everything = searched(search, "Putin")
    search.get_by_text("Narrow and sort").click()
    facet = search.locator("[data-search-facets] label", has=search.locator("input")).first
    number = int(facet.locator(".count").inner_text())
    facet.click()
    expect(search.locator("[data-search-status]")).to_contain_text(f"{number} article")
    expect(search.locator(RESULTS)).to_have_count(number)
    search.go_back()
    expect(search.locator(RESULTS)).to_have_count(len(everything))


def test_the_open_panel_fits_the_narrowest_window(origin: str, visit: Callable[..., Any]) -> None:
    page: Page = visit(viewport={"width": 320, "height": 640}).open(f"{origin}/repo/{urls.SEARCH}?q=Putin")
    page.get_by_text("Narrow and sort").click()
    page.wait_for_selector("[data-search-facets] fieldset")
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_search_works_from_a_folder_on_disk(folder: Path, visit: Callable[..., Any], archive: Archive) -> None:
    page: Page = visit(allowed="file:").open((folder / urls.SEARCH).as_uri())
    assert headline(archive, "000") in searched(page, "Elysee")
    page.locator(RESULTS).first.click()
    page.wait_for_url("file:**/articles/*.html*")
