"""The scale of subjects: what moves it, and in which direction."""

import numpy as np
import pytest

from sitegen.tag.phrases import ELSEWHERE, HEADLINE, OPENING
from sitegen.tag.table import Names, Numbers, Subject, Use, table
from sitegen.tag.weights import likelihood, points

WORD = Subject("", "harbour")
PLACE = Subject("place", "kyiv")


def of(subject: Subject = WORD, count: int = 2, place: int = 3, shown: str = "harbour", *, quoted: bool = False, having: int = 2) -> float:
    one = table(Names(Numbers(), Numbers()), [(0, subject, Use(count=count, place=place, shown=shown, quoted=quoted))])
    return float(points(one, np.array([having]), 100)[0])


@pytest.mark.parametrize(
    ("heavier", "lighter"),
    [
        (of(count=5), of(count=2)),
        (of(place=HEADLINE), of(place=OPENING)),
        (of(place=OPENING), of(place=3)),
        (of(place=3), of(count=1)),
        (of(quoted=True), of()),
        (of(having=2), of(having=50)),
        (of(Subject("", "negotiation")), of(Subject("", "talk"))),
        (of(PLACE, shown="Kyiv"), of(Subject("", "boat"))),
        (of(PLACE, shown="Kyiv"), of(PLACE, shown="New York City")),
        (of(Subject("", "quiet harbour")), of(Subject("", "harbour"))),
        (of(Subject("", "quiet harbour"), place=OPENING) - of(place=OPENING), of(Subject("", "quiet harbour")) - of()),
        (of(Subject("", "harbour")), of(Subject("", "company"))),
        (of(Subject("", "company")), of(Subject("", "senator"))),
        (of(Subject("", "harbour company")), of(Subject("", "harbour senator"))),
        (of(Subject("", "harbour company")), of(Subject("", "news company"))),
        (of(Subject("", "quiet harbour")), of(Subject("", "harbour section"))),
    ],
)
def test_what_tells_more_weighs_more(heavier: float, lighter: float) -> None:
    assert heavier > lighter


def test_letters_beyond_the_tenth_say_nothing() -> None:
    assert of(Subject("", "a" * 10)) == of(Subject("", "a" * 1000))


def test_a_kind_that_nobody_knew_has_a_weight_too() -> None:
    assert of(Subject("ship", "x"), shown="Argo") == of(Subject("person", "x"), shown="Argo")


def test_likelihood_is_below_what_is_stated_and_above_nothing() -> None:
    assert 0 < likelihood(-20) < likelihood(of(place=ELSEWHERE)) < likelihood(20) < 1
