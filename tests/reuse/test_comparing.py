from itertools import combinations

import making
import pytest

from sitegen.reuse import comparing
from sitegen.reuse.comparing import Comparer
from sitegen.reuse.words import Bodies

FORM = (
    "the bank said that it had bought {} and then told members of the board that {} was what remained of all its gold while the rate of "
    "the day stood at {} and that of the week before was as low as {} in the north and the south of the land"
)


def comparer(*texts: str, dates: tuple[str | None, ...] = ()) -> Comparer:
    known = (*dates, *[None] * len(texts))
    return Comparer(Bodies([making.article(text, source=f"{at}.txt", published=known[at]) for at, text in enumerate(texts)]))


def test_a_pair_is_the_same_whichever_is_named_first() -> None:
    made = comparer(FORM.format(1, 2, 3, 4), f"{FORM.format(1, 2, 3, 4)} again")
    assert made.shared(1, 0) == made.shared(0, 1)
    assert made.shared(0, 1).share(0) == 1.0
    assert made.shared(0, 1).share(1) < 1.0


def test_a_form_is_one_whose_numbers_differ() -> None:
    assert comparer(FORM.format(10, 20, 30, 40), FORM.format(51, 62, 73, 84)).same_form(0, 1)
    assert not comparer(FORM.format(10, 20, 30, 40), FORM.format(10, 20, 30, 40)).same_form(0, 1)


def test_only_days_that_do_not_overlap_tell_which_was_first() -> None:
    made = comparer("one", "two", "three", dates=("2022-03-03", "2022-03-04", "2022-03"))
    order = [article.published for article in made.bodies.articles]
    first, second, month = (order.index(date) for date in ("2022-03-03", "2022-03-04", "2022-03"))
    assert (made.earlier(first, second), made.earlier(second, first), made.earlier(first, month)) == (True, False, False)


def test_what_is_compared_together_is_what_each_pair_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "_AT_ONCE", 2)
    filled = [FORM.format(*range(at, 4 * at + 1, at)) for at in range(1, 5)]
    texts = [*filled, " ".join(reversed(filled)), "too short", "too short", "nothing that anybody else says"]
    pairs = list(combinations(range(len(texts)), 2))
    together = list(comparer(*texts).compared(reversed(pairs)))
    alone = comparer(*texts)
    assert together == [shared for pair in pairs if (shared := alone.shared(*pair)).tiles]
    assert len(together) == 11
