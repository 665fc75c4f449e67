"""What the archivist says, and copies, settle pairs before anything is compared."""

from sitegen.model import Copy, Link, Reuse
from sitegen.relate.bonds import bonds

NONE = Reuse(overlaps=(), copies={}, older={})


def test_each_pair_of_a_rule_is_settled_and_unknown_articles_are_passed_over() -> None:
    made = bonds(("a", "b", "c"), NONE, (Link(articles=("c", "a", "b", "gone"), bond="event"),))
    assert made.together == ((0, 1), (0, 2), (1, 2))
    assert not made.apart


def test_of_several_rules_the_last_counts() -> None:
    made = bonds(("a", "b"), NONE, (Link(articles=("a", "b"), bond="event"), Link(articles=("b", "a"), bond="none")))
    assert (made.together, made.apart) == ((), frozenset({(0, 1)}))


def test_copies_come_after_what_the_archivist_says() -> None:
    reuse = Reuse(overlaps=(), copies={"b": Copy(of="a", share=1.0), "gone": Copy(of="a", share=1.0)}, older={})
    made = bonds(("a", "b", "c"), reuse, (Link(articles=("b", "c"), bond="event"),))
    assert made.together == ((1, 2), (0, 1))
