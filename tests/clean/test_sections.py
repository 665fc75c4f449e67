import pytest
from making import raw_article

from sitegen.clean.sections import unglued


def lines(text: str) -> list[str]:
    raw = raw_article(text)
    return [raw.text[part.start : part.end] for part in unglued(raw)[0]]


def test_a_section_is_cut_from_a_headline_that_stands_alone_below() -> None:
    text = "WorldTalks on the border go on\n\nTalks on the border go on\n\nText."
    assert lines(text) == ["World", "Talks on the border go on", "Talks on the border go on", "Text."]
    assert unglued(raw_article(text))[1] == {0}


def test_a_section_is_cut_from_the_first_line_when_the_glued_word_is_found_nowhere_else() -> None:
    assert lines("PoliticsMinister quits after talks fail\n\nThe minister left.")[:2] == ["Politics", "Minister quits after talks fail"]


@pytest.mark.parametrize(
    "text",
    [
        "TechCrunch buys a rival for millions\n\nTechCrunch said so.",
        "WorldCup final moved to June\n\nThe WorldCup will be late.",
        "World leaders meet again in Geneva",
        "McDonald wins the seat in the north",
        "Text.\n\nSportMinister quits after talks fail",
        "SportMinister quits.",
        "PoliticsMinister quits",
    ],
)
def test_words_with_a_capital_inside_are_left_whole(text: str) -> None:
    assert lines(text) == text.split("\n\n")


def test_a_section_behind_a_bar_is_cut_from_the_headline(prose: tuple[str, ...]) -> None:
    raw = raw_article("\n\n".join(("Delegations agree to meet again for talks | Opinion", "By Jane Roe", *prose)))
    parts, names = unglued(raw)
    assert [raw.text[part.start : part.end] for part in parts[:2]] == ["Delegations agree to meet again for talks", "| Opinion"]
    assert names == {parts[1].start}


def test_other_bars_stay() -> None:
    for line in ("Talks | Opinion", "Delegations agree to meet again | The Courier", "World | Talks in Belarus go on | Opinion"):
        assert len(unglued(raw_article(line))[0]) == 1
