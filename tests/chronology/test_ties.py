"""Same quotations and rare names tie articles; what everybody quotes ties nobody."""

from collections.abc import Callable

import pytest

from sitegen.chronology.ties import Names, Quotations
from sitegen.model import Article, Mention

Make = Callable[..., tuple[Article, tuple[Mention, ...]]]
LONG = "“The harbour bridge stays closed to heavy lorries until engineers have checked every cable”"


def quotations(marked: Make, *texts: str) -> Quotations:
    return Quotations({f"{number}.txt": marked(f"{number}.txt", text)[1] for number, text in enumerate(texts)})


@pytest.mark.parametrize(
    ("one", "other", "tied"),
    [
        (f"{LONG} it said.", f"{LONG} they said.", True),
        (
            "“Steel bridge cables need repair before winter,” Weaver",
            "“The steel bridge’s cables need a repair before this winter,” Weaver",
            True,
        ),
        (
            "“Steel bridge cables need repair before winter,” Weaver",
            "“The steel bridge’s cables need a repair before this winter,” Miller",
            False,
        ),
        ("“Steel bridge cables need repair before winter,” it said.", "“Steel bridge cables need repair before winter,” it said.", False),
        ("“We will not be there,” Weaver", "“We will not be there,” Weaver", False),
        (f"{LONG} Weaver", "“The harbour master resigned over cables that nobody checked for the ferry company,” Weaver", False),
    ],
)
def test_the_same_words_tie_and_a_few_common_ones_do_not(marked: Make, one: str, other: str, *, tied: bool) -> None:
    found = quotations(marked, one, other)
    assert (list(found.ties("0.txt")), list(found.ties("1.txt"))) == ((["1.txt"], ["0.txt"]) if tied else ([], []))


def test_what_everybody_quotes_ties_nobody(marked: Make) -> None:
    assert quotations(marked, *[f"{LONG} Weaver"] * 50).ties("0.txt") == {}


def test_names_tie_when_three_are_rare_and_one_is_a_person(marked: Make) -> None:
    both = "Found by Ann Miller and by John Harbour and by Paul Cable.\n"
    found = {f"{number}.txt": marked(f"{number}.txt", text)[1] for number, text in enumerate([both, both, "Found by Ann Miller.\n"])}
    names = Names(found)
    assert [mention.text for mention in names.shared("0.txt", "1.txt")] == ["Ann Miller", "John Harbour", "Paul Cable"]
    assert names.shared("0.txt", "2.txt") == ()
    crowd = {f"{number}.txt": marked(f"{number}.txt", both)[1] for number in range(10)}
    assert Names(crowd).shared("0.txt", "1.txt") == ()
