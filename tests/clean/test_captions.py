import pytest

from sitegen.clean import captions


def credited(line: str) -> bool:
    return captions.credited(line, len(line.split()), ended=line.endswith((".", "!", "?", ")")))


def described(line: str) -> bool:
    return captions.described(line, len(line.split()), ended=line.endswith((".", "!", "?", ")")))


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Jane Roe",
        "Image credits: The Harbour Board",
        "The old pier at low tide (Jane Roe/AFP)",
        "A ferry leaves for the islands | Reuters",
        "The mayor opens the market. Photo by Jane Roe",
        "North harbour, West Town | © 2019 Jane Roe",
    ],
)
def test_these_lines_credit_a_picture(line: str) -> None:
    assert credited(line)


@pytest.mark.parametrize(
    "line",
    [
        "The talks go on",
        "The photographer was released on Monday after three weeks in a cell without light.",
        "They said that it is to be out in May or so, as soon as all of us and all of them have had a go at it or two (Reuters)",
        "Copyright is what the two houses talked about",
        "See https://example.org/reuters",
    ],
)
def test_these_credit_nobody(line: str) -> None:
    assert not credited(line)


@pytest.mark.parametrize(
    "line",
    [
        "The road to the harbour in October. Jane Roe for The Courier",
        "Office buildings wait for tenants near the port. Port Authority of West Town",
        "Mayor John Doe, left, and his deputy open the old pier.",
        "John Doe (right) and Jane Roe open the old pier.",
        "The islands are for sale again after ten years. (Harbour Board)",
        "A ferry waits at the old pier in West Town, March 3, 2022. REUTERS/Jane Roe",
        "Jane Roe reads to her son in West Town, April 14, 2024.",
        "An aerial view of the harbour after the storm.",
        "In this undated photo, ferries wait at the pier.",
    ],
)
def test_these_lines_describe_a_picture(line: str) -> None:
    assert described(line)


@pytest.mark.parametrize(
    "line",
    [
        "She spoke to the harbour board in West Town on Thursday, Aug. 11, 2016.",
        "There is right and wrong, right and wrong for all of us.",
        "He left, and the talks went on without him.",
        "1. The best of the ferries. Number One",
        "The mayor met J. R. Doe and others at the harbour",
        "The talks with Mr. Doe of West Town go on",
        "The minister said that the harbour would open again (in 2023).",
        "They spoke of the mayor's race for the harbour board. (Doe has since left the race.)",
    ],
)
def test_these_describe_none(line: str) -> None:
    assert not described(line)


def test_a_credit_alone_says_nothing_of_what_the_picture_shows() -> None:
    assert captions.alone("(Jane Roe)")
    assert captions.alone("Photo: Jane Roe")
    assert captions.alone("Jane Roe/AFP")
    assert not captions.alone("North harbour, West Town | © 2019 Jane Roe")
    assert not captions.alone("")
