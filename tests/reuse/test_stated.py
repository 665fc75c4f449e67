import time

from sitegen.model import Link
from sitegen.reuse import stated
from sitegen.reuse.versions import Group

INDEX = {f"{number}.txt": number for number in range(6)}


def sources(*numbers: int) -> tuple[str, ...]:
    return tuple(f"{number}.txt" for number in numbers)


def test_a_link_of_distinct_articles_keeps_each_from_each_and_says_where() -> None:
    said = stated.said(INDEX, [Link(sources(3, 1, 2), "distinct", "curation.toml:4")])
    assert [pair for pair in ((1, 2), (1, 3), (2, 3), (0, 1), (4, 5)) if pair in said.distinct] == [(1, 2), (1, 3), (2, 3)]
    assert (said.where((2, 3)), said.where((0, 1))) == ("curation.toml:4", None)


def test_of_two_links_that_contradict_each_other_the_first_counts() -> None:
    apart, copy = Link(sources(1, 2), "distinct", "x:1"), Link(sources(0, 1, 2), "copy", "x:2")
    version = Link(sources(1, 2), "version", "x:3")
    assert stated.said(INDEX, [apart, version]).newer == {}
    assert (1, 2) not in stated.said(INDEX, [version, apart]).distinct
    assert stated.said(INDEX, [version, apart]).where((1, 2)) == "x:3"
    assert stated.said(INDEX, [copy, Link(sources(3, 1), "copy")]).original == {1: 0, 2: 0}


def test_articles_that_the_archive_has_not_are_passed_over() -> None:
    said = stated.said(INDEX, [Link(("gone.txt", "1.txt", "2.txt"), "copy"), Link(("1.txt", "gone.txt", "2.txt"), "distinct")])
    assert (said.original, (1, 2) in said.distinct) == ({}, True)


def test_a_few_distinct_articles_are_compared_and_many_are_not() -> None:
    many = {str(number): number for number in range(100)}
    assert stated.said(INDEX, [Link(sources(2, 1, 0), "distinct")]).proposed() == {(0, 1), (0, 2), (1, 2)}
    assert stated.said(many, [Link(tuple(many), "distinct")]).proposed() == set()


def test_sets_with_distinct_articles_are_not_joined_even_by_way_of_a_third() -> None:
    apart = stated.Apart()
    apart.add((0, 3))
    group = Group(6, apart)
    for pair in ((0, 1), (2, 3), (1, 2), (1, 4), (5, 4)):
        group.join(*pair)
    assert group.sets() == [[0, 1, 4, 5], [2, 3]]


def test_thousands_of_distinct_articles_take_no_pair_of_each_with_each() -> None:
    many = {str(number): number for number in range(20_000)}
    began = time.process_time()
    said = stated.said(many, [Link(tuple(many), "distinct")])
    group = Group(len(many), said.distinct)
    for number in range(1, len(many)):
        group.join(0, number)
        group.join(number - 1, number)
    assert group.sets() == []
    assert (17, 19_999) in said.distinct
    assert time.process_time() - began < 2
