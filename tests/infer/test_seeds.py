"""What the five articles of this repository must show: what they are called, and when they were published, if the text tells it."""

from pathlib import Path

import pytest

from sitegen import clean, infer, read
from sitegen.model import Article

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def seeds() -> dict[str, Article]:
    raws, _ = read.articles(SEEDS, lambda items, _: items)
    recurring = clean.recurring(raws)
    return {raw.source[:3]: infer.article(raw, clean.blocks(raw, recurring), raw.source) for raw in raws}


def test_000_is_called_by_its_first_line(seeds: dict[str, Article]) -> None:
    assert seeds["000"].headline == "Putin vows 'worst yet to come' to Ukraine, peace talks flop"


def test_001_was_published_on_the_day_of_its_date_line(seeds: dict[str, Article]) -> None:
    article = seeds["001"]
    (evidence,) = [evidence for evidence in article.evidence if evidence.field == "published"]
    assert article.published == evidence.value == "2022-02-28"
    assert article.raw.text[evidence.start : evidence.end] == evidence.quote == "Mon, 28 February 2022, 4:15 pm"
    assert article.headline == "Putin’s pre-condition for Peace"
    assert article.standfirst == "Putin tells Macron he will stop targeting civilians as Ukraine invasion continues"


def test_004_has_its_section_split_from_its_headline(seeds: dict[str, Article]) -> None:
    article = seeds["004"]
    assert (article.headline, article.section) == ("Volodymyr Zelensky wants one-on-one talks with Putin", "World")
    assert article.raw.text[:5] == "World"
    (evidence,) = [evidence for evidence in article.evidence if evidence.field == "headline"]
    assert (evidence.start, evidence.quote) == (5, article.headline)


@pytest.mark.parametrize("name", ["000", "002", "003", "004"])
def test_no_date_is_invented_where_the_text_tells_none(seeds: dict[str, Article], name: str) -> None:
    assert seeds[name].published is None


def test_nobody_is_named_as_author_or_publisher(seeds: dict[str, Article]) -> None:
    assert all(article.authors == () and article.publisher is None for article in seeds.values())


def test_all_evidence_gives_its_words(seeds: dict[str, Article]) -> None:
    for article in seeds.values():
        assert article.evidence
        assert all(article.raw.text[evidence.start : evidence.end] == evidence.quote for evidence in article.evidence)
