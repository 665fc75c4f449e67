"""The five articles of this repository: two are dated by one another and a third, one is bounded, one stays unknown."""

from pathlib import Path

import pytest

from sitegen import config, pipeline
from sitegen.model import Article

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    archive = pipeline.archive(config.load(ROOT), lambda items, _: items)
    assert archive.doubts == tuple(sorted(archive.doubts))
    return {article.source[:3]: article for article in archive.articles}


def test_what_each_of_them_is_known_to_be_of(articles: dict[str, Article]) -> None:
    known = {source: article.published for source, article in articles.items()}
    assert known == {"000": "2022-03-03?", "001": "2022-02-28", "002": "2022-03-03?", "003": "2022-02/..", "004": None}


def test_the_chain_of_the_first_is_its_weekday_a_shared_quotation_a_day_and_a_year(articles: dict[str, Article]) -> None:
    links = [(item.place[:3], " ".join(item.quote.split())) for item in articles["000"].evidence if item.field == "published"]
    assert ("", "Thursday") in links
    assert ("002", "March 3") in links
    assert ("002", "February 28") in links
    assert ("001", "Mon, 28 February 2022, 4:15 pm") in links
    assert any(place == "002" and quote.startswith("“The second round of negotiations has ended.") for place, quote in links)


def test_the_bound_of_the_fourth_is_in_its_own_words(articles: dict[str, Article]) -> None:
    (proof,) = (item for item in articles["003"].evidence if item.field == "published")
    assert proof.quote == "began in February 2022"
