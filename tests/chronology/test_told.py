"""What an undated article says of its own day, and when it says nothing that could be used."""

import datetime as dt
from collections.abc import Callable

import pytest

from sitegen.chronology import told
from sitegen.model import Article, Mention

Make = Callable[..., tuple[Article, tuple[Mention, ...]]]


@pytest.mark.parametrize(
    ("text", "weekday", "month_day"),
    [
        ("It fell on Thursday.", 4, None),
        ("It fell on Thursday. Thursday was a bad day.", 4, None),
        ("It fell on 3 March.", None, (3, 3)),
        ("It fell on 3 March, days behind 28 February.", None, (3, 3)),
        ("It fell on 2 January, days behind 28 December.", None, (1, 2)),
        ("It fell on Thursday. Nobody had seen anything like that in all those years. Work will go on from Monday.", 4, None),
        ("It fell on Thursday, 3 March.", 4, (3, 3)),
    ],
)
def test_a_lead_tells_a_weekday_or_a_day(marked: Make, text: str, weekday: int | None, month_day: tuple[int, int] | None) -> None:
    found = told.told(*marked("a.txt", text))
    assert found
    assert (found.weekday, found.month_day) == (weekday, month_day)


@pytest.mark.parametrize(
    "text",
    [
        "Nothing fell.",
        "It fell on Thursday, and once more on Friday.",
        "It will fall on Thursday.",
        "One.\n\nTwo.\n\nThree.\n\nIt fell on Thursday.",
        "It fell on Thursday. They had met on Thursday of the week before.",
        "It fell. “It was seen to swing on Thursday,” Miller said.",
        "A year after the bridge fell on Thursday, nothing has been built.",
        "The anniversary of 3 March was a quiet one.",
        "They met for the third time. The second talks, on 3 March, had failed.",
        "It fell on 28 February.\n\nOne.\n\nTwo.\n\nIt broke on 3 March.",
    ],
)
def test_several_days_plans_days_of_other_weeks_and_days_below_the_lead_tell_nothing(marked: Make, text: str) -> None:
    assert told.told(*marked("a.txt", text)) is None


def test_a_day_fits_when_nothing_speaks_against_it(marked: Make) -> None:
    found = told.told(*marked("a.txt", "It fell on Thursday, 3 March."))
    assert found
    assert found.fits(dt.date(2022, 3, 3))
    assert not found.fits(dt.date(2023, 3, 3))
    assert not found.fits(dt.date(2022, 3, 10))


def test_today_is_the_day_told_when_somebody_says_so_and_another_when_the_writer_does(marked: Make) -> None:
    quoted = told.told(*marked("a.txt", "It fell on Thursday. “It is gone as of today,” Miller said."))
    written = told.told(*marked("a.txt", "It fell on Thursday, Miller said today."))
    assert quoted
    assert written
    assert (bool(quoted.today_mark), bool(quoted.apart_mark)) == (True, False)
    assert (bool(written.today_mark), bool(written.apart_mark)) == (False, True)


def test_today_is_no_name_of_a_newspaper(marked: Make) -> None:
    text = "It fell on Thursday, said Bridges Today."
    at = text.index("Today")
    name = Mention(start=at, end=at + 5, kind="date", text="Today", certainty=0.9, rule="t", value="PRESENT_REF")
    article, mentions = marked("a.txt", text)
    named = told.told(article, (*mentions, name))
    assert named
    assert (named.today_mark, named.apart_mark) == (None, None)
