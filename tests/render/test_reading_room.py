"""What only a browser can tell of the theme: where things come to stand, and what its buttons say."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import structs
from playwright.sync_api import Browser, Page

from sitegen import urls
from sitegen.model import Archive, Note, PlacedNote

BOXES = """() => ({
  notes: [...document.querySelectorAll(".note")].map(note => note.getBoundingClientRect()),
  paragraphs: [...document.querySelectorAll(".body p[dir]")].filter(p => !p.closest(".margin")).map(p => p.getBoundingClientRect()),
})"""
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
