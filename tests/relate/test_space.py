"""The rows of an archive: terms, openings and phrases, weighed by how few articles have them."""

import math

import making
import numpy as np

from sitegen.relate import space
from sitegen.relate.space import Space
from sitegen.relate.vocabulary import words

BRIDGE = "The bridge was closed to lorries. Engineers blamed rust."
FERRY = "A ferry replaced the bridge while engineers worked."
MATCH = "The goalkeeper saved a penalty."


def of(*bodies: str) -> Space:
    return Space([words(making.article(f"{body}\n", source=f"{number}.txt")) for number, body in enumerate(bodies)])


def test_only_what_two_articles_have_is_weighed() -> None:
    made = of(BRIDGE, FERRY, MATCH)
    shared = {made.names[column] for row in range(3) for column in made.terms.row(row)[0]}
    assert shared == {"bridge", "engineer"}
    assert [len(made.terms.row(row)[0]) for row in range(3)] == [2, 2, 0]


def test_the_weight_of_a_term_is_that_of_the_formula() -> None:
    made = of(BRIDGE, FERRY, MATCH)
    columns, weights = made.terms.row(0)
    alone, both = (math.log((3 + 20) / (having + 1)) for having in (1, 2))
    tokens = made.starts[1] - made.starts[0]
    length = math.sqrt(50 + 2 * both**2 + (tokens - 2) * alone**2 * 50 / (50 + 3))
    assert np.allclose(weights, both / length)
    assert len(columns) == 2


def test_an_opening_holds_the_first_terms_alone() -> None:
    far = "Clover " * space.OPENING + "bridge"
    made = of(far, BRIDGE)
    assert [len(rows.row(0)[0]) for rows in (made.terms, made.opening)] == [1, 0]


def test_a_term_is_shown_in_small_letters_where_it_ever_is() -> None:
    made = of("Bridges fell.", "The bridge fell.", "BRIDGE")
    assert made.shown[made.number["bridge"]] == "bridge"


def test_an_empty_archive_and_empty_articles_have_no_rows() -> None:
    assert of().count == 0
    assert [len(of("So.", BRIDGE).terms.row(row)[0]) for row in range(2)] == [0, 0]
