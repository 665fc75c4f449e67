"""The odds of two articles: proposed by shared terms, completed within groups, lower in larger archives."""

import making
import numpy as np
import pytest

from sitegen.relate import model
from sitegen.relate.details import Details
from sitegen.relate.model import Pairs
from sitegen.relate.space import Space
from sitegen.relate.vocabulary import words

NONE = np.zeros(0, np.int64)


def pairs(*bodies: str, wanted: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())) -> Pairs:
    articles = [making.article(f"{body}\n", source=f"{number}.txt") for number, body in enumerate(bodies)]
    space = Space(list(map(words, articles)))
    ends = (np.array(wanted[0], np.int64), np.array(wanted[1], np.int64))
    return model.compared(space, Details(articles, {}, (), space), ends)


def test_articles_that_share_nothing_are_compared_only_where_that_is_wanted() -> None:
    bodies = ("Bees returned to the orchard.", "A violin fetched a record price.", "Bees left the orchard in May.")
    assert list(zip((found := pairs(*bodies)).one, found.other, strict=True)) == [(0, 2)]
    found = pairs(*bodies, wanted=((1,), (0,)))
    assert list(zip(found.one, found.other, strict=True)) == [(0, 1), (0, 2)]
    assert found.logits[0] == pytest.approx(model.BIAS)


def test_a_logit_is_the_bias_and_the_weighted_features() -> None:
    found = pairs("40 boats left Norby harbour in the storm.", "12 boats left Norby harbour before the storm.")
    wanted = model.bias(2) + sum(model.WEIGHTS[name] * values[0] for name, values in found.features.items())
    assert found.logits[0] == pytest.approx(wanted)
    assert found.features.keys() == model.WEIGHTS.keys()


def test_the_odds_fall_with_the_size_of_a_large_archive() -> None:
    assert model.bias(10) == model.bias(1000) == model.BIAS
    assert model.bias(2000) == pytest.approx(model.BIAS - np.log(2))


def test_all_pairs_within_a_group_are_named_but_of_huge_ones() -> None:
    assert model.within([[4, 1, 2], [0, 3]], 5).tolist() == [1 * 5 + 2, 1 * 5 + 4, 2 * 5 + 4, 0 * 5 + 3]
    assert model.within([list(range(5000))], 5000).tolist() == []
    assert model.within([], 5).tolist() == []
