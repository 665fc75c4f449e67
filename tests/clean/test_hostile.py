"""Scraped text may be anything; it must cost no more than its length."""

import time

import pytest
from making import PATIENCE, raw_article

from sitegen import clean
from sitegen.clean.sections import MOST_LINES
from sitegen.model import RawArticle
from sitegen.read import plain

UNITS = [
    "Aa ",
    '"',
    "1",
    "\x00",
    " ",
    "é",
    ".",
    "By ",
    "Home » ",
    "((",
    "1-",
    "a\n",
    "By Jane Roe and\n",
    "3 March 2022\n",
    "facebook " * 20 + "\n",
    "A, " * 80 + "\n",
    " | / • ",
    "© 2019 all rights reserved\n",
    "U.S. -- A\n",
    "Read more: U.S.\n3 March 2022\n",
]


def seconds(raw: RawArticle) -> float:
    start = time.process_time()
    assert clean.rejoin(clean.blocks(raw, clean.recurring([raw]))) == raw.text
    return time.process_time() - start


def raw(unit: str, size: int) -> RawArticle:
    return plain.read(raw_article(unit * (size // len(unit))))


@pytest.mark.parametrize("unit", UNITS)
def test_long_runs_of_anything_take_linear_time(unit: str) -> None:
    seconds(raw(unit, 1000))
    assert seconds(raw(unit, 60_000)) < 40 * seconds(raw(unit, 6000)) + 0.2


def test_a_line_of_five_megabytes_is_one_paragraph_and_costs_next_to_nothing() -> None:
    long = "The minister said on March 3, 2022 that talks would go on. " * 90_000
    assert seconds(plain.read(raw_article(long))) < PATIENCE


@pytest.mark.parametrize(
    "unit", ["a\n", '"\n', "1\n", "Share\n", "Photo: X\n", "x (\n", "They met on the old pier again and again.\nShare\nTweet\n", "Aa ", "é"]
)
def test_a_megabyte_takes_less_than_a_second(unit: str) -> None:
    assert seconds(raw(unit, 1_000_000)) < PATIENCE


def test_lines_beyond_those_of_any_article_are_kept_and_doubtful() -> None:
    blocks = clean.blocks(raw("a\n", 60_000), {})
    assert len(blocks) == MOST_LINES + 1
    assert (blocks[-1].kept, blocks[-1].doubtful, blocks[-1].rule) == (True, True, "too many lines")


def test_lines_of_letters_that_reorder_or_hide_are_only_lines() -> None:
    blocks = clean.blocks(raw_article("\u202eTalks\u202c go on\n\n<script>alert(1)</script>\n\n\u200b\n\nThey met."), {})
    assert [block.text for block in blocks if block.role != "blank"] == [
        "\u202eTalks\u202c go on",
        "<script>alert(1)</script>",
        "\u200b",
        "They met.",
    ]
