from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sitegen.associate.pairs import together
from sitegen.associate.passages import Incidence

ARTICLES = st.lists(st.lists(st.sets(st.integers(0, 6), min_size=1), max_size=4), max_size=6)
"""Each article is some passages, each of which is some entities."""


def incidence(articles: list[list[set[int]]]) -> Incidence:
    rows = [(number, article, named) for number, (article, named) in enumerate((a, p) for a, found in enumerate(articles) for p in found)]
    flat = np.array([(number, name, article) for number, article, named in rows for name in sorted(named)], np.int64).reshape(-1, 3)
    return Incidence(passages=flat[:, 0], entities=flat[:, 1], articles=flat[:, 2], count=len(rows))


@given(ARTICLES, st.integers(1, 3))
def test_pairs_are_counted_as_by_looking_at_all_of_them(articles: list[list[set[int]]], least: int) -> None:
    seen: dict[tuple[int, int], list[int]] = {}
    for number, article in enumerate(articles):
        for passage in article:
            for pair in combinations(sorted(passage), 2):
                seen.setdefault(pair, []).append(number)
    wanted = {pair: (len(places), sorted(set(places))) for pair, places in sorted(seen.items()) if len(places) >= least}
    made = together(incidence(articles), 7, least)
    found = {
        (first, second): (passages, made.sources[offset : offset + spread].tolist())
        for first, second, passages, offset, spread in zip(
            *(column.tolist() for column in (made.first, made.second, made.passages, made.offsets, made.articles)), strict=True
        )
    }
    assert found == wanted
    assert list(found) == list(wanted)
