import time

import pytest
from making import PATIENCE, raw_article

from sitegen import infer
from sitegen.infer.stamps import ABOVE_HEADLINE, BELOW_HEADLINE, PUBLISHED, PUBLISHED_BELOW_TEXT, UPDATED, UPDATED_AT, stamps
from sitegen.model import Block


def blocks(*lines: tuple[str, str]) -> list[Block]:
    starts = [sum(len(text) + 1 for _, text in lines[:index]) for index in range(len(lines))]
    return [
        Block(start=start, end=start + len(text), text=text, gap="\n", role=role) for start, (role, text) in zip(starts, lines, strict=True)
    ]


TEXT = ("body", "The delegations met for the second time in a week and agreed on little more than to meet again.")
HEADLINE = ("headline", "Talks go on")


@pytest.mark.parametrize(
    ("lines", "worth"),
    [
        ([HEADLINE, ("dateline", "Published March 3, 2022"), TEXT], PUBLISHED),
        ([HEADLINE, ("dateline", "March 3, 2022"), TEXT], BELOW_HEADLINE),
        ([("dateline", "March 3, 2022"), HEADLINE, TEXT], ABOVE_HEADLINE),
        ([HEADLINE, TEXT, TEXT, TEXT, TEXT, ("dateline", "Published March 3, 2022")], PUBLISHED_BELOW_TEXT),
        ([HEADLINE, ("dateline", "Updated March 3, 2022"), TEXT], UPDATED),
        ([HEADLINE, ("dateline", "Updated March 3, 2022 at 1405 GMT"), TEXT], UPDATED_AT),
    ],
)
def test_a_date_line_is_worth_what_it_says_and_where_it_stands(lines: list[tuple[str, str]], worth: int) -> None:
    assert [stamp.worth for stamp in stamps(blocks(*lines))] == [worth]


def test_the_best_come_first() -> None:
    lines = [("dateline", "March 5, 2022"), HEADLINE, ("dateline", "March 3, 2022"), ("dateline", "Published March 4, 2022"), TEXT]
    assert [stamp.worth for stamp in stamps(blocks(*lines))] == [PUBLISHED, BELOW_HEADLINE, ABOVE_HEADLINE]


def test_a_line_of_many_dates_is_no_date_line() -> None:
    assert stamps(blocks(HEADLINE, ("dateline", ", ".join(f"March {day}, 2022" for day in range(1, 8))), TEXT)) == []


@pytest.mark.parametrize(
    "unit", ["Aa ", '"', "1", "12/", "March 3 ", "3 March, ", "03/04/2022 ", "3 hours ago ", "archived on ", "archive.is/2"]
)
@pytest.mark.parametrize("role", ["body", "dateline"])
def test_a_megabyte_of_anything_is_read_in_a_second(unit: str, role: str) -> None:
    for text in (unit * (1_000_000 // len(unit)), "\n".join([unit * 20] * (50_000 // len(unit)))):
        raw = raw_article(text)
        lines = [Block(start=part.start, end=part.end, text=text[part.start : part.end], gap="\n", role=role) for part in raw.parts]
        start = time.process_time()
        infer.article(raw, lines, "a", infer.day_orders([raw], {raw.source: lines}))
        assert time.process_time() - start < PATIENCE
