"""Terms are what is compared: folded words without plural, numbers and ordinals, the headline first."""

import making
import pytest
from msgspec.structs import replace

from sitegen.model import Evidence
from sitegen.relate import vocabulary


@pytest.mark.parametrize(
    ("word", "made"),
    [
        ("Corridors", "corridor"), ("Élysée", "elysee"), ("the", ""), ("1,200", "1200"), ("7.0", "7.0"), ("Second", "2nd"), ("2nd", "2nd"),
        ("x" * 41, ""),
    ],
)  # fmt: skip
def test_a_word_has_its_term(word: str, made: str) -> None:
    assert vocabulary.term(word) == made


def test_numbers_and_ordinals_differ() -> None:
    assert (vocabulary.number("40"), vocabulary.ordinal("40")) == (True, False)
    assert (vocabulary.number("2nd"), vocabulary.ordinal("2nd")) == (False, True)
    assert (vocabulary.number("dam"), vocabulary.ordinal("dam")) == (False, False)


def test_terms_are_in_the_order_of_the_text_headline_first() -> None:
    article = making.article("Cracks in 3 dams.\n", headline="Dam bursts")
    assert vocabulary.terms(article) == ("crack", "3", "dam")
    named = replace(article, evidence=(Evidence(field="headline", value="Dam bursts", rule="r", quote=""),))
    assert vocabulary.terms(named) == ("dam", "burst", "crack", "3", "dam")
