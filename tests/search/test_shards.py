from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.search import postings, shards
from sitegen.search.builder import utf16


def found(*bodies: str) -> postings.Postings:
    articles = [{"headline": {}, "body": dict.fromkeys(body.split(), 1)} for body in bodies]
    return postings.of(postings.gathered(["headline", "body"], articles), range(len(articles)))


@given(st.lists(st.integers(1, 50)), st.integers(1, 60))
def test_cuts_hold_everything_once_in_order_and_no_more_than_their_limit(sizes: list[int], limit: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "SMALL", 0)
        runs = shards._cut(sizes, limit)
    assert [at for start, end in runs for at in range(start, end)] == list(range(len(sizes)))
    assert all(sum(sizes[start:end]) <= limit or end == start + 1 for start, end in runs)
    assert all(sum(sizes[start : after + 1]) > limit for (start, _), (after, _) in pairwise(runs))


def test_little_is_not_cut_and_nothing_is_no_run() -> None:
    assert shards._cut([shards.SMALL // 2] * 2, 1) == [(0, 2)]
    assert shards._cut([], 1) == []
    assert shards.of_terms(found(), 1) == shards.of_ends(found()) == []


@given(st.lists(st.text("abc ", max_size=12), max_size=8), st.integers(1, 5))
def test_terms_are_written_the_same_few_or_all_at_a_time(bodies: list[str], few: int) -> None:
    whole = shards.of_terms(found(*bodies), 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "_AT_ONCE", few)
        assert shards.of_terms(found(*bodies), 1) == whole


def test_a_row_is_mostly_one_letter() -> None:
    (run,) = shards.of_terms(found("alpha beta", "alpha", "alpha"), 1)
    assert (run.first, run.last, run.words) == ("alpha", "beta", "0alpha0beta")
    assert len(run.numbers) == (1 + 3) + (1 + 1)  # how many, and a row each


def test_ends_are_terms_backwards_in_the_order_of_javascript() -> None:
    (run,) = shards.of_ends(found("hamburg strassburg a𐌰 a\ufa0e"))
    backwards = sorted((term[::-1] for term in ("hamburg", "strassburg", "a𐌰", "a\ufa0e")), key=utf16)
    assert (run.first, run.last) == (backwards[0], backwards[-1])
