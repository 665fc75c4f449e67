import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Entity
from sitegen.relate import claims
from sitegen.relate.model import Pairs

PERSON, PLACE = ("person", "ann-lee"), ("place", "dover")


def pairs(*found: tuple[int, int, float]) -> Pairs:
    one, other, logits = (np.array([pair[at] for pair in sorted(found)]) for at in range(3))
    return Pairs(one=one, other=other, features={}, logits=logits)


def test_a_group_that_is_very_much_alike_is_an_event_without_names() -> None:
    found = pairs((0, 1, claims.SURE + 0.1), (2, 3, claims.SURE - 0.1))
    assert claims.claimed([[0, 1], [2, 3]], found, [[], [], [], []], set()) == [[0, 1]]


def test_the_likeness_of_a_group_is_the_mean_of_its_pairs_alone() -> None:
    found = pairs((0, 1, 6.0), (0, 2, 1.0), (1, 2, 4.0), (0, 3, -5.0))
    assert claims.claimed([[0, 1, 2]], found, [[]] * 4, set()) == [[0, 1, 2]]
    assert claims.claimed([[0, 1, 2, 3]], pairs((0, 1, 6.0), (2, 3, 0.0)), [[]] * 4, set()) == []


def test_a_name_that_hardly_any_other_article_has_makes_a_group_an_event() -> None:
    found = pairs((0, 1, 1.0))
    own = [[PERSON], [PERSON], [PERSON], [], []]
    assert claims.claimed([[0, 1]], found, own, set()) == [[0, 1]]
    everywhere = [[PLACE]] * 5
    assert claims.claimed([[0, 1]], found, everywhere, set()) == []
    assert claims.claimed([[0, 1]], found, [[PERSON], [], [], [], []], set()) == []


def test_what_somebody_said_stays() -> None:
    assert claims.claimed([[0, 1], [2, 3]], pairs((0, 1, 0.1), (2, 3, 0.1)), [[]] * 4, {3}) == [[2, 3]]


def test_no_groups_are_no_events() -> None:
    assert claims.claimed([], pairs((0, 1, 9.0)), [[], []], set()) == []


def test_names_stand_by_article() -> None:
    entity = Entity(kind="person", id="ann-lee", name="Ann Lee", aliases=(), mentions={"b.txt": (0, 4), "gone.txt": (1,)})
    assert claims.names(["a.txt", "b.txt"], [entity]) == [[], [PERSON]]


@given(
    st.lists(st.floats(-9, 9), min_size=3, max_size=3),
    st.lists(st.sampled_from([[], [PERSON], [PLACE], [PERSON, PLACE]]), min_size=3, max_size=3),
)
def test_a_claimed_group_is_one_that_was_given(logits: list[float], named: list[list[claims.Who]]) -> None:
    found = pairs((0, 1, logits[0]), (0, 2, logits[1]), (1, 2, logits[2]))
    assert claims.claimed([[0, 1, 2]], found, named, set()) in ([], [[0, 1, 2]])
