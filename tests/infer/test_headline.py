from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from sitegen.infer.headline import headline, words_of

Page = Callable[..., Any]


def test_a_stated_title_wins_and_is_cited(page: Page) -> None:
    value, (evidence,) = headline(*page(("headline", "Talks go on"), title="Talks end"))
    assert (value, evidence.where, evidence.place) == ("Talks end", "stated", "seeds/article.toml:1")


def test_the_headline_s_words_are_its_evidence(page: Page) -> None:
    raw, blocks = page(("section", "World"), ("headline", "Talks\tgo  on"))
    value, (evidence,) = headline(raw, blocks)
    assert (value, evidence.quote) == ("Talks go on", "Talks\tgo  on")
    assert raw.text[evidence.start : evidence.end] == evidence.quote


def test_markup_is_no_part_of_a_headline(page: Page) -> None:
    raw, blocks = page(("headline", "# *Talks* go on #"))
    raw = structs.replace(raw, plain="   Talks  go on  ")
    value, (evidence,) = headline(raw, blocks)
    assert (value, evidence.start, evidence.quote) == ("Talks go on", 3, "Talks* go on")


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("talks-go_on.txt", "talks go on"),
        ("sub/000_c5cf.txt", "000 c5cf"),
        ("2022-03-03.md", "2022 03 03"),
        ("___.txt", "Untitled"),
        (" .txt", "Untitled"),
        ("!?.txt", "Untitled"),
        ("a b.txt", "a b"),
    ],
)
def test_an_article_without_a_headline_is_called_by_its_file_s_name(page: Page, source: str, value: str) -> None:
    assert headline(*page(("body", "They met."), source=source)) == (value, ())


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://example.org/2022/03/03/talks-go-on-in-a-villa/", "Talks go on in a villa"),
        ("https://example.org/world/talks-go-on-in-villa-b2651790.html", "Talks go on in villa"),
        ("https://example.org/talks_go_on_again_2", "Talks go on again 2"),
        ("https://example.org/us/4-talks-held-in-a-villa/articleshow/126062150.cms", "4 talks held in a villa"),
        ("https://example.org/talks-go-on", "article"),
        ("https://example.org/2022-03-03-12-40", "article"),
        ("https://[oops", "article"),
    ],
)
def test_without_a_headline_the_words_of_the_address_are_one(page: Page, url: str, value: str) -> None:
    found, evidence = headline(*page(("body", "They met."), url=url))
    assert found == value
    assert all((words.where, words.rule) == ("url", "words of the address") and words.quote in url for words in evidence)
    assert bool(evidence) == (value != "article")
    assert headline(*page(("headline", "Talks end"), ("body", "They met."), url=url))[0] == "Talks end"


def test_the_first_block_of_a_role_that_has_words_counts(page: Page) -> None:
    raw, blocks = page(("section", " "), ("section", "World"), ("section", "Europe"))
    found = words_of("section", raw, blocks)
    assert found is not None
    assert (found.value, found.field, raw.text[found.start : found.end]) == ("World", "section", "World")
    assert words_of("standfirst", raw, blocks) is None
