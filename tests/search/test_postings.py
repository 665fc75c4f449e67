from collections.abc import Mapping
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sitegen.search import postings
from sitegen.search.builder import utf16

FIELDS = ("headline", "body")
COUNTS = st.dictionaries(st.text("ab𐌰\ufa0e", min_size=1, max_size=3), st.integers(1, 9), max_size=6)
ARTICLES = st.lists(st.fixed_dictionaries({"headline": COUNTS, "body": COUNTS}), max_size=6)


@given(ARTICLES)
def test_every_occurrence_is_there_once_by_term_article_and_field(articles: list[Mapping[str, Mapping[str, int]]]) -> None:
    found = postings.of(postings.gathered(FIELDS, articles), range(len(articles)))
    rows = list(zip(found.term.tolist(), found.article.tolist(), found.field.tolist(), found.count.tolist(), strict=True))
    assert rows == sorted(rows)
    told = {(found.terms[term], article, FIELDS[field]): count for term, article, field, count in rows}
    assert len(told) == len(rows)
    assert told == {(term, at, field): count for at, one in enumerate(articles) for field in FIELDS for term, count in one[field].items()}


@given(ARTICLES)
def test_terms_are_in_the_order_of_javascript_and_lengths_count_repetitions(articles: list[Mapping[str, Mapping[str, int]]]) -> None:
    found = postings.of(postings.gathered(FIELDS, articles), range(len(articles)))
    assert list(found.terms) == sorted(set(found.terms), key=utf16)
    assert found.lengths.shape == (len(articles), len(FIELDS))
    assert found.lengths.tolist() == [[sum(one[field].values()) for field in FIELDS] for one in articles]


@given(ARTICLES, st.randoms())
def test_articles_get_the_numbers_of_an_order(articles: list[Mapping[str, Mapping[str, int]]], rng: Random) -> None:
    order = rng.sample(range(len(articles)), len(articles))
    found, ordered = postings.gathered(FIELDS, articles), postings.gathered(FIELDS, [articles[place] for place in order])
    expected = postings.of(ordered, range(len(articles)))
    made = postings.of(found, order)
    assert made.terms == expected.terms
    for name in ("term", "article", "field", "count", "lengths"):
        assert getattr(made, name).tolist() == getattr(expected, name).tolist()


def test_no_articles_are_no_occurrences() -> None:
    found = postings.of(postings.gathered(FIELDS, []), ())
    assert (found.terms, found.term.tolist(), found.lengths.sum(axis=0).tolist()) == ((), [], [0, 0])
