"""Links that contradict one another: which of them counts, and how the archivist is told."""

import itertools
import time

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.curate import bonds
from sitegen.model import Bond, Link

BONDS: tuple[Bond, ...] = ("event", "more", "none", "copy", "version", "distinct")


def links(*said: tuple[str, Bond]) -> list[Link]:
    """Make a link of each, in lines 1, 2, 3 ...; each letter is an article."""
    return [Link(tuple(articles), bond, f"c:{line}") for line, (articles, bond) in enumerate(said, 1)]


def told(*said: tuple[str, Bond]) -> list[str]:
    counting, problems = bonds.consistent(links(*said))
    assert len(counting) + len(problems) == len(said)
    assert {link.where for link in counting}.isdisjoint(problem.where for problem in problems)
    return [f"{problem.where}: {problem.what}" for problem in problems]


def test_links_that_agree_count() -> None:
    assert (
        told(("abc", "event"), ("cd", "event"), ("ae", "more"), ("be", "none"), ("ab", "copy"), ("fg", "version"), ("cg", "distinct")) == []
    )


@pytest.mark.parametrize("bond", ["more", "none"])
def test_the_same_event_goes_before_what_says_less(bond: Bond) -> None:
    words = {"more": "more on this", "none": "not related"}[bond]
    for said in itertools.permutations([("ab", "event"), ("bxa", bond)]):
        (problem,) = told(*said)
        at, other = (1, 2) if said[0][1] == bond else (2, 1)
        assert problem == f"c:{at}: b and a are called {words}, but the same event in c:{other}"


def test_the_same_event_is_one_for_all_that_are_said_to_be() -> None:
    assert told(("ab", "event"), ("cd", "event"), ("bc", "event"), ("ad", "none")) == [
        "c:4: a and d are called not related, but the same event in c:3"
    ]


def test_the_first_of_more_and_none_counts() -> None:
    assert told(("abc", "more"), ("ca", "none"), ("cd", "none"), ("bc", "more")) == [
        "c:2: a and c are called not related, but more on this in c:1"
    ]
    assert told(("ca", "none"), ("abc", "more")) == ["c:2: a and c are called more on this, but not related in c:1"]


@pytest.mark.parametrize(("bond", "words"), [("copy", "a copy"), ("version", "an older version")])
def test_a_circle_of_copies_or_versions_is_told(bond: Bond, words: str) -> None:
    assert told(("ab", bond), ("ba", bond)) == [f"c:2: a is called {words} of b, a circle with c:1"]
    assert told(("ab", bond), ("bc", bond), ("ca", bond)) == [f"c:3: a is called {words} of c, a circle with c:2"]
    assert told(("ab", bond), ("bc", bond), ("ac", bond), ("abc", bond)) == []


@pytest.mark.parametrize(("bond", "words"), [("copy", "a copy"), ("version", "an older version")])
def test_an_article_is_a_copy_or_an_older_version_of_one(bond: Bond, words: str) -> None:
    assert told(("ac", bond), ("bc", bond)) == [f"c:2: c is called {words} of b, but of a in c:1"]
    assert told(("bc", bond), ("abc", bond)) == []
    assert told(("bc", bond), ("ab", bond)) == []


def test_copy_version_and_distinct_exclude_one_another() -> None:
    assert told(("ab", "copy"), ("ba", "version")) == ["c:2: b and a are called versions, but copies in c:1"]
    assert told(("ab", "version"), ("cab", "copy"), ("ba", "copy")) == ["c:3: b and a are called copies, but versions in c:1"]
    assert told(("ab", "distinct"), ("ba", "version")) == ["c:1: a and b are called neither copies nor versions, but versions in c:2"]
    assert told(("abc", "copy"), ("xbc", "distinct")) == ["c:2: b and c are called neither copies nor versions, but copies in c:1"]


def test_a_copy_may_be_unrelated_or_the_same_event() -> None:
    for bond in ("event", "more", "none"):
        assert told(("ab", "copy"), ("ab", bond)) == []


@given(st.lists(st.tuples(st.lists(st.sampled_from("abcdef"), min_size=2, max_size=4, unique=True).map("".join), st.sampled_from(BONDS))))
def test_what_counts_agrees_with_itself_and_what_does_not_is_told(said: list[tuple[str, Bond]]) -> None:
    counting, problems = bonds.consistent(links(*said))
    assert len(counting) + len(problems) == len(said)
    again, none = bonds.consistent(counting)
    assert (again, none) == (counting, [])
    pairs: dict[frozenset[str], set[Bond]] = {}
    for link in counting:
        for pair in itertools.combinations(link.articles, 2):
            pairs.setdefault(frozenset(pair), set()).add(link.bond)
    assert not [bonds for bonds in pairs.values() if len(bonds & {"event", "more", "none"}) > 1]


def test_groups_are_checked_as_groups() -> None:
    """Links of 5,000 articles each to each, and 10,000 links of two, make no 12 million pairs."""
    many = tuple(f"{number}.txt" for number in range(5000))
    large = [Link(many[number:] + many[:number], bond, f"{bond}:{number}") for number, bond in enumerate(BONDS)]
    small: list[Link] = [Link((many[0], article), bond, bond) for article in many for bond in ("event", "more") if article != many[0]]
    start = time.process_time()
    bonds.consistent([*large, *small])
    assert time.process_time() - start < making.PATIENCE
