"""Rules are found by the words that they name."""

from sitegen.curate.words import ByWords, folded


def test_words_are_named_whole_or_by_their_beginning() -> None:
    book = ByWords([("Élysée", 1), ("the talks…", 2), ("The talks went on", 3), ("the ...", 4)])
    assert book.find("elysee") == [1]
    assert book.find("The talks went on") == [3, 2, 4]
    assert book.find("the talk") == [4]
    assert book.find("a talk") == []


def test_a_book_without_rules_is_empty() -> None:
    assert not ByWords([])
    assert ByWords([("…", 1)]).find("anything") == [1]


def test_words_without_a_letter_stand_for_themselves() -> None:
    assert (folded(" * * "), folded("Kyiv’s")) == ("* *", "kyiv s")
