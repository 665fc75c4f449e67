"""What the lists say of a word, and how much of a word is the name."""

import pytest

from sitegen.annotate.naming import vocabulary as v


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Novak", ("Novak", False)),
        ("Novak’s", ("Novak", True)),
        ("Novak.", ("Novak", True)),
        ("Vienna-based", ("Vienna", True)),
        ("U.S.", ("U.S.", False)),
        ("Mr.", ("Mr.", False)),
        ("Coca-Cola", ("Coca-Cola", False)),
        ("al-Assad", ("al-Assad", False)),
        ("O'Brien's", ("O'Brien", True)),
        ("People's", ("People's", False)),
        ("Moody’s", ("Moody’s", False)),
    ],
)
def test_what_clings_to_a_name_is_told_from_it(written: str, parts: tuple[str, bool]) -> None:
    term = v.term(written)
    assert (term.text, term.tail) == parts


def test_keys_are_folded_and_have_straight_apostrophes() -> None:
    assert v.term("D’Élysée").key == "D'Elysee"
    assert v.term("Élysée").lower == "elysee"


@pytest.mark.parametrize(
    ("word", "bits"),
    [
        ("Monday", v.CALENDAR),
        ("Kenya", v.COUNTRY | v.PLACE | v.OPENS_PLACE),
        ("Kenyan", v.DEMONYM),
        ("President", v.TITLE | v.OPENS_TITLE),
        ("Ministry", v.ORGANISATION_HEAD | v.OF_HEAD),
        ("Olga", v.FIRST | v.NAMELIKE),
        ("J.", v.INITIAL),
        ("ISW", v.ACRONYM | v.DEFINED | v.UPPER),
        ("REUTERS", v.CAPITALS),
        ("China-Pakistan", v.COMPOUND),
        ("Northern", v.PLACE_PART),
    ],
)
def test_lists_and_shapes_say_something_of_a_word(word: str, bits: int) -> None:
    assert v.term(word).flags & bits == bits


@pytest.mark.parametrize(("word", "bits"), [("Will", v.FIRST), ("Kenya", v.NAMELIKE), ("Table", v.NAMELIKE), ("ISW", v.NAMELIKE)])
def test_what_is_not_said_of_a_word(word: str, bits: int) -> None:
    assert not v.term(word).flags & bits


def test_words_that_can_be_no_name_alone_are_dull() -> None:
    assert all(v.term(word).dull for word in ("The", "Monday", "However"))
    assert not any(v.term(word).dull for word in ("Sun", "Novak", "Bank"))
