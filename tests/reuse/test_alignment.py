import numpy as np

from sitegen.reuse.alignment import SHORTEST, Lookup, Tile, aligned


def lookup(*numbers: range) -> Lookup:
    return Lookup(np.concatenate([np.arange(each.start, each.stop, dtype=np.uint32) for each in numbers]))


def test_the_same_words_are_one_stretch() -> None:
    assert aligned(lookup(range(40)), lookup(range(40))) == (Tile(0, 40, 0, 40, 40),)


def test_what_is_moved_is_found_where_it_stands() -> None:
    found = aligned(lookup(range(20), range(100, 130)), lookup(range(100, 130), range(20)))
    assert found == (Tile(0, 20, 30, 50, 20), Tile(20, 50, 0, 30, 30))


def test_a_changed_word_does_not_end_a_passage() -> None:
    found = aligned(lookup(range(15), range(900, 901), range(16, 40)), lookup(range(40)))
    assert found == (Tile(0, 40, 0, 40, 39),)


def test_fewer_words_than_a_passage_has_are_none() -> None:
    assert aligned(lookup(range(SHORTEST - 1), range(50, 80)), lookup(range(SHORTEST - 1), range(90, 120))) == ()


def test_no_words_share_nothing() -> None:
    assert aligned(lookup(range(0)), lookup(range(30))) == ()
