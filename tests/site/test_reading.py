"""The site as a reader meets it, in Chromium."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sitegen import urls
from sitegen.model import Archive

LOOK = """mark => {
  const style = getComputedStyle(mark);
  const { color, backgroundColor, textDecorationLine, borderBottomStyle, borderBottomColor, backgroundImage, boxShadow } = style;
  return [color, backgroundColor, textDecorationLine, borderBottomStyle, borderBottomColor, backgroundImage, boxShadow].join();
}"""


def html(files: dict[str, bytes]) -> list[str]:
    return sorted(path for path in files if path.endswith(".html"))


def test_no_page_complains_or_asks_another_host(files: dict[str, bytes], origin: str, visit: Callable[..., Any]) -> None:
    visitor = visit()
    for path in html(files):
        visitor.open(f"{origin}/repo/{path}")
    assert visitor.complaints == []


def test_no_page_complains_on_a_usb_stick(files: dict[str, bytes], folder: Path, visit: Callable[..., Any]) -> None:
    visitor = visit(allowed="file:")
    paths = html(files)
    for path in [*[path for path in paths if "/" not in path and path != urls.NOT_FOUND], *paths[:: max(1, len(paths) // 12)]]:
        if path != urls.NOT_FOUND:  # its links must name a server, as it is shown at any address
            visitor.open((folder / path).as_uri())
    assert visitor.complaints == []


def test_an_unknown_address_shows_the_404_page_whole(origin: str, visit: Callable[..., Any]) -> None:
    visitor = visit()
    page = visitor.open(f"{origin}/repo/articles/2019/nowhere.html")
    assert page.locator("h1").count() == 1
    assert page.evaluate("() => document.styleSheets.length") > 0
    page.locator("main a, header a").first.click()
    page.wait_for_load_state()
    assert page.url.startswith(f"{origin}/repo/")
    assert [one for one in visitor.complaints if "404 (Not Found)" not in one] == []
    visitor.complaints.clear()  # Chromium reports the address that we asked for


@pytest.fixture
def article(archive: Archive) -> str:
    return urls.article(next(one.id for one in archive.articles if one.source.startswith("001")))


def test_marks_tell_their_kind_and_lead_to_the_entitys_page(origin: str, visit: Callable[..., Any], article: str) -> None:
    page: Page = visit().open(f"{origin}/repo/{article}")
    marks = page.locator("main .mark[data-kind]")
    kinds = set(marks.evaluate_all("marks => marks.map(mark => mark.dataset.kind)"))
    assert {"person", "place", "organisation", "date"} <= kinds
    link = page.locator("main .mark[data-kind=person]").first
    name = link.inner_text()
    (link if link.get_attribute("href") else link.locator("a").first).click()
    page.wait_for_url(f"{origin}/repo/people/*.html")
    assert name.split()[-1] in page.inner_text("main")


def test_marks_can_be_switched_off_and_stay_off(origin: str, visit: Callable[..., Any], article: str) -> None:
    page: Page = visit().open(f"{origin}/repo/{article}")
    mark = page.locator("main .mark[data-kind=person]").first
    control = page.get_by_label("marks", exact=False).or_(page.get_by_role("button", name="marks")).first
    text, look = page.inner_text("main h1"), mark.evaluate(LOOK)
    control.click()
    assert mark.evaluate(LOOK) != look
    assert page.inner_text("main h1") == text
    page.reload()
    assert mark.evaluate(LOOK) != look
    control.click()
    assert mark.evaluate(LOOK) == look


def test_the_text_of_an_article_is_whole_with_marks_and_without(origin: str, visit: Callable[..., Any], archive: Archive) -> None:
    visitor = visit()
    for article in archive.articles:
        page = visitor.open(f"{origin}/repo/{urls.article(article.id)}")
        shown = " ".join(page.locator("main").evaluate("main => main.textContent").split())
        for block in article.body:
            assert " ".join(block.text.split()) in shown


def test_without_javascript_everything_but_search_works(origin: str, visit: Callable[..., Any], article: str) -> None:
    visitor = visit(java_script_enabled=False)
    page: Page = visitor.open(f"{origin}/repo/")
    page.locator("main a[href*='articles/']").first.click()
    page.wait_for_url(f"{origin}/repo/articles/*.html")
    page = visitor.open(f"{origin}/repo/{article}")
    details = page.locator("details").first
    details.locator("summary").first.click()
    assert details.get_attribute("open") is not None
    page.locator("main .mark[data-kind=place]").first.click()
    page.wait_for_url(f"{origin}/repo/places/*.html")
    page = visitor.open(f"{origin}/repo/{urls.SEARCH}")
    for target in (urls.TAGS, urls.DATES, "people/index.html"):
        assert page.locator(f"main a[href$='{target}']").first.is_visible(), target


def test_without_javascript_nothing_is_offered_that_needs_it(origin: str, visit: Callable[..., Any], article: str) -> None:
    page: Page = visit(java_script_enabled=False).open(f"{origin}/repo/{article}")
    for control in page.locator("button").all():
        expect(control).to_be_hidden()


def test_an_article_can_be_printed(origin: str, visit: Callable[..., Any], article: str) -> None:
    page: Page = visit().open(f"{origin}/repo/{article}")
    page.emulate_media(media="print")
    assert page.locator("main h1").is_visible()
    assert not page.locator("form[data-search]").first.is_visible()
