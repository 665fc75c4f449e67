"""What only a browser can tell of the theme: where things come to stand, and what its buttons say."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import structs
from playwright.sync_api import Browser, Page

from sitegen import urls
from sitegen.model import Archive, Note, PlacedNote

ASSETS = Path(__file__).parents[2] / "themes" / "reading-room" / "assets"
BOXES = """() => ({
  notes: [...document.querySelectorAll(".note")].map(note => note.getBoundingClientRect()),
  paragraphs: [...document.querySelectorAll(".body p[dir]")].filter(p => !p.closest(".margin")).map(p => p.getBoundingClientRect()),
})"""
PLACES = "() => [...document.querySelectorAll('.body p:not(.card p)')].map(p => p.getBoundingClientRect().top)"
MEASURE = """() => {
  const text = document.querySelector(".body > p, .annotated > p");
  text.textContent = "The mayor of the town said on Thursday that nobody had been told of it, and that the talks would go on. ".repeat(20);
  const lines = Math.round(text.getBoundingClientRect().height / parseFloat(getComputedStyle(text).lineHeight));
  return text.textContent.length / lines;
}"""
LONG = "A note that runs over many lines of the margin, because it has much to say. " * 4


@pytest.fixture
def opened(archive: Archive, build: Callable[..., dict[str, str]], browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The first article of the archive, with long notes on two paragraphs that follow each other."""
    text = archive.articles[0].raw.text
    noted = tuple(
        PlacedNote(start=text.index(words), end=text.index(words) + len(words), note=Note(quote=words, body=LONG))
        for words in ("Mykhailo", "quiet")
    )
    for path, content in build(structs.replace(archive, notes={**archive.notes, "a.txt": noted})).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / urls.article("a")).as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("width", [1024, 1440])
def test_notes_run_on_past_the_paragraphs_that_follow_and_never_over_one_another(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})
    boxes = opened.evaluate(BOXES)
    (first, second), (said, left) = boxes["notes"], boxes["paragraphs"]
    assert left["top"] - said["bottom"] < 40, "the gap between two paragraphs"
    assert first["bottom"] > left["top"]
    assert second["top"] >= first["bottom"]
    assert first["left"] > said["right"]
    assert opened.evaluate("document.querySelector('.apparatus').getBoundingClientRect().top") >= second["bottom"]
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_telephone_a_note_follows_its_paragraph(opened: Page) -> None:
    opened.set_viewport_size({"width": 390, "height": 844})
    boxes = opened.evaluate(BOXES)
    assert boxes["paragraphs"][0]["bottom"] <= boxes["notes"][0]["top"] < boxes["notes"][0]["bottom"] <= boxes["paragraphs"][1]["top"]


def test_the_button_of_all_marks_says_when_only_some_are_on(opened: Page) -> None:
    every = opened.get_by_role("button", name="All marks")
    people = opened.get_by_role("button", name="Person")
    states = [every.get_attribute("aria-pressed")]
    for button in (people, every, every, people):
        button.click()
        states.append(every.get_attribute("aria-pressed"))
    assert states == ["true", "mixed", "true", "false", "mixed"]


def test_print_underlines_no_marks_and_tells_the_address(opened: Page) -> None:
    opened.emulate_media(media="print")
    lines = opened.eval_on_selector_all(".body .mark", "marks => marks.map(mark => getComputedStyle(mark).textDecorationLine)")
    assert set(lines) == {"none"}
    assert not opened.locator("details").first.is_visible()
    assert opened.locator(".printed").inner_text() == "An archive: articles/a.html"


def test_a_line_has_60_to_75_characters_where_there_is_room(opened: Page) -> None:
    opened.set_viewport_size({"width": 1440, "height": 900})
    assert 60 <= opened.evaluate(MEASURE) <= 75


def test_a_mark_shows_its_card_on_focus_and_escape_puts_it_away(opened: Page) -> None:
    before = opened.evaluate(PLACES)
    mark = opened.locator(".body .mark-place").first
    opened.keyboard.press("Tab")  # what comes now is focused by the keyboard
    mark.focus()
    card = opened.locator(".card")
    assert [line for line in card.inner_text().splitlines() if line] == [
        "Place",
        "Kyiv",
        "unsure: because of Kyiv",
        "1 of 2 in this article ↓ Everywhere else",
    ]
    assert mark.get_attribute("aria-describedby") == card.get_attribute("id")
    assert opened.evaluate(PLACES) == before
    opened.keyboard.press("Escape")
    assert card.count() == 0
    assert opened.evaluate("document.activeElement.id") == "m3"
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.id") == "m4"


@pytest.mark.parametrize("by_key", [True, False])
def test_the_card_leads_from_one_mark_to_the_next(opened: Page, by_key: bool) -> None:  # noqa: FBT001 - a case
    opened.keyboard.press("Tab")
    opened.locator(".body .mark-place").first.focus()
    if by_key:
        opened.keyboard.press("n")
    else:
        opened.get_by_label("The next one").click()
    assert opened.evaluate("[document.activeElement.id, location.hash]") == ["m4", "#m4"]
    assert "2 of 2 in this article ↑ Everywhere else" in opened.locator(".card").inner_text()


def test_a_card_stays_while_the_pointer_is_on_it_and_goes_when_it_has_left(opened: Page) -> None:
    opened.locator(".body .mark-person").hover()
    card = opened.locator(".card")
    card.wait_for()
    card.hover()
    opened.wait_for_timeout(500)
    assert "Mykhailo Podolyak" in card.inner_text()
    opened.mouse.move(2, 2)
    card.wait_for(state="detached")


def test_a_quotation_tells_who_said_it_when_it_is_clicked_and_not_while_it_is_read(opened: Page) -> None:
    quote = opened.locator(".body .mark-quote")
    quote.hover()
    opened.wait_for_timeout(500)
    assert opened.locator(".card").count() == 0
    quote.click()
    assert opened.locator(".card-name").inner_text() == "Mykhailo Podolyak"


def test_what_the_legend_switches_off_has_no_card_and_is_no_stop(opened: Page) -> None:
    opened.get_by_role("button", name="Place").click()
    mark = opened.locator(".body [data-kind=place]").first
    mark.hover()
    opened.wait_for_timeout(500)
    assert opened.locator(".card").count() == 0
    assert (mark.get_attribute("href"), mark.get_attribute("tabindex")) == (None, None)


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_a_card_stays_within_the_window(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 700})
    opened.keyboard.press("Tab")
    for mark in opened.locator(".body .mark").all():
        mark.focus()
        box = opened.locator(".card").bounding_box()
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width
        assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_the_theme_is_light(opened: Page) -> None:
    size = {path.name: path.stat().st_size for path in ASSETS.iterdir()}
    loaded = opened.eval_on_selector_all("script[src]", "all => all.map(script => script.getAttribute('src').split('/').pop())")
    assert sum(size[name] for name in loaded) < 15_000
    assert size["style.css"] < 22_000
    assert size["style.css"] + size["figures.css"] < 30_000
    assert size["style.css"] + max(size["article.css"], size["search.css"], size["compare.css"]) < 30_000


@pytest.mark.parametrize("width", [390, 1440])
def test_the_notes_of_an_article_from_right_to_left_stand_to_its_left(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})
    opened.evaluate("() => { document.querySelector('.body').dir = 'rtl'; }")
    boxes = opened.evaluate(BOXES)
    assert all(0 <= box["left"] <= box["right"] <= width for box in (*boxes["notes"], *boxes["paragraphs"]))
    assert width < 1000 or boxes["notes"][0]["right"] < boxes["paragraphs"][0]["left"]
