from collections.abc import Callable
from typing import Any

import pytest

from sitegen.infer.datelines import datelines

Page = Callable[..., Any]
REST = "The delegations met for the second time in a week."


@pytest.mark.parametrize(
    "start",
    [
        "KYIV, March 3 (Reuters) - ",
        "KYIV, Ukraine, March 3 – ",
        "BEIJING, March 3 (Xinhua) -- ",
        "New Delhi, Mar 3 (PTI) ",
        "MOSCOW, March 3. /TASS/. ",
        "March 3 (Reuters) - ",
        "SYDNEY and RIO DE JANEIRO, Mar 3 2022 (IPS) - ",
        "LONDON, March 3, 2022 /PRNewswire/ -- ",
    ],
)
def test_datelines_are_found_with_a_year_or_without(page: Page, start: str) -> None:
    raw, blocks = page(("headline", "Talks go on"), ("body", start + REST))
    (found,) = datelines(blocks)
    assert raw.text[found.block.start + found.start : found.block.start + found.end].startswith("Mar")


@pytest.mark.parametrize(
    "start",
    [
        "On March 3 - a Thursday - ",
        "The talks of March 3 (Reuters) ",
        "As of March 3 (Reuters) - ",
        "Kyiv and Moscow agreed on March 3 - ",
        "March 3 was cold. ",
        "Kyiv, March 3 was cold. ",
    ],
)
def test_running_text_is_none(page: Page, start: str) -> None:
    assert list(datelines(page(("body", start + REST))[1])) == []


def test_only_the_first_paragraphs_are_asked(page: Page) -> None:
    lines = [("body", REST)] * 3 + [("body", f"KYIV, March 3 (Reuters) - {REST}")]
    assert list(datelines(page(*lines)[1])) == []
    assert len(list(datelines(page(*lines[1:])[1]))) == 1
