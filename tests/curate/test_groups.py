"""Groups know when two of them came together."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.curate.groups import Groups


def test_who_was_never_joined_is_alone() -> None:
    groups = Groups()
    groups.join(["a"], 0)
    assert groups.root("a") == "a"
    assert groups.since("a", "a") == -1


def test_two_come_together_by_the_rule_that_joined_their_groups() -> None:
    groups = Groups()
    for when, pair in enumerate(("ab", "cd", "bc", "ad")):
        groups.join(list(pair), when)
    assert [groups.since(*pair) for pair in ("ab", "cd", "ad", "da", "bc")] == [0, 1, 2, 2, 2]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=4), max_size=12))
def test_groups_are_those_that_joining_one_by_one_would_make(joined: list[list[str]]) -> None:
    groups = Groups()
    sets = {name: {name} for name in "abcdefgh"}
    since: dict[tuple[str, str], int] = {}
    for when, names in enumerate(joined):
        groups.join(names, when)
        union = set().union(*(sets[name] for name in names))
        for name in union:
            since |= {(name, other): when for other in union - sets[name]}
        sets |= dict.fromkeys(union, union)
    for one in sets:
        for other in sets:
            assert (groups.root(one) == groups.root(other)) == (other in sets[one])
            if other in sets[one] and one != other:
                assert groups.since(one, other) == since[one, other]
