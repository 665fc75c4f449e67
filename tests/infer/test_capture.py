import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import raw_article

from sitegen import edtf
from sitegen.infer.capture import Capture, ago, captured
from sitegen.infer.date import published
from sitegen.model import Block, Evidence, Stated

Page = Callable[..., Any]
HEADLINE = ("headline", "Talks go on")
TEXT = ("body", "The delegations met for the second time in a week and agreed on little more than to meet again.")
DAY = dt.date(2022, 3, 5)
EVIDENCE = Evidence("captured", "2022-03-05", "by hand", "5 March")


def test_the_stated_day_of_capture_wins_and_is_cited(page: Page) -> None:
    copy = "https://web.archive.org/web/20220306/https://example.org/talks"
    found = captured(*page(HEADLINE, TEXT, captured="2022-03-05", url=copy))
    assert found is not None
    assert (found.day, found.evidence.place) == (DAY, "seeds/article.toml:1")
    assert captured(*page(HEADLINE, TEXT, captured="2022-03")).day == dt.date(2022, 3, 31)  # type: ignore[union-attr]
    assert captured(*page(HEADLINE, TEXT, url=copy)).day == dt.date(2022, 3, 6)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "line",
    [
        "Archived on 5 March 2022",
        "Archived from the original on Saturday, March 5, 2022",
        "This page was captured on 2022-03-05",
        "Retrieved 5 March 2022, 14:05",
        "Page saved: 05 Mar 2022",
    ],
)
def test_a_line_may_say_when_the_page_was_captured(page: Page, line: str) -> None:
    raw, blocks = page(HEADLINE, TEXT, ("furniture", line))
    found = captured(raw, blocks)
    assert found is not None
    assert found.day == DAY
    assert raw.text[found.evidence.start : found.evidence.end] == found.evidence.quote


@pytest.mark.parametrize(
    "line",
    [
        "The city was captured on 5 March 2022",
        "Published on 5 March 2022, archived since",
        "Archived on 5 March 2022 and on 6 March 2022",
        "Archived on 03/04/2022",
        "Archived articles",
        "https://example.org/web/20220305/talks",
    ],
)
def test_other_lines_say_nothing_of_it(page: Page, line: str) -> None:
    assert captured(*page(HEADLINE, TEXT, ("furniture", line))) is None


def test_the_address_of_a_copy_at_the_top_tells_it(page: Page) -> None:
    line = ("furniture", "The Wayback Machine - http://web.archive.org/web/20220305123456/http://example.org/talks")
    assert captured(*page(line, HEADLINE, TEXT)).day == DAY  # type: ignore[union-attr]


def test_of_several_days_of_capture_the_last_is_the_bound(page: Page) -> None:
    lines = (("furniture", "Archived on 5 March 2022"), ("furniture", "Retrieved 4 March 2022"))
    assert captured(*page(HEADLINE, TEXT, *lines)).day == DAY  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 hours ago", "2022-03-05?"),
        ("20 hours ago", "2022-03-04/2022-03-05"),
        ("Published 3 seconds ago", "2022-03-05?"),
        ("Two hours ago", "2022-03-05?"),
        ("an hour ago", "2022-03-05?"),
        ("2 min ago", "2022-03-05?"),
        ("Jane Roe2 minutes ago", "2022-03-05?"),
        ("Yesterday", "2022-03-04?"),
        ("Updated yesterday at 4:15 pm", "2022-03-04?"),
        ("today, 14:05", "2022-03-05?"),
        ("a day ago", "2022-03-04?"),
        ("5 days ago", "2022-02-28?"),
        ("2 weeks ago", "2022-02-13/2022-02-22"),
        ("1 month ago", "2022-01-03/2022-02-19"),
        ("a year ago", "2020-03-04/2021-09-03"),
    ],
)
def test_stamps_count_back_from_the_day_of_capture_as_far_as_they_tell(text: str, value: str) -> None:
    (found,) = ago(text)
    assert found.value(Capture(DAY, EVIDENCE)) == value
    assert text[found.start : found.end].strip() == text[found.start : found.end]


@pytest.mark.parametrize("text", ["long ago", "1.5 hours ago", "USA today's talks", "hours ago", "the days of yesterdays", "3 ago"])
def test_what_counts_nothing_is_no_stamp(text: str) -> None:
    assert [stamp for stamp in ago(text) if "today" not in text] == []


def test_an_age_is_no_date_unless_the_day_of_capture_is_known(page: Page) -> None:
    lines = (HEADLINE, ("dateline", "3 hours ago"), TEXT)
    assert published(*page(*lines)) == (None, ())
    assert published(*page(HEADLINE, ("furniture", "3 hours ago"), TEXT, captured="2022-03-05"))[0] == "2022-03-05?"
    value, evidence = published(*page(*lines, captured="2022-03-05"))
    assert value == "2022-03-05?"
    assert [(words.quote, words.where) for words in evidence] == [("3 hours ago", "text"), ("2022-03-05", "stated")]
    assert evidence[0].rule == "age, counted back from the capture"
    assert all(words.value == value for words in evidence)


@pytest.mark.parametrize(
    ("line", "day", "value"),
    [
        ("3 days ago", "2022-03", "2022-02-26/2022-03-28"),
        ("3 days ago", "2022-03/..", None),
        ("3 days ago", "9999-12-31", None),
        ("3 days ago", "../2022-03-05", None),
        ("999 years ago", "0001-01-01", None),
        ("999 years ago", "2022-03-05", None),
    ],
)
def test_an_age_is_no_surer_than_the_day_of_capture(page: Page, line: str, day: str, value: str | None) -> None:
    assert published(*page(HEADLINE, ("dateline", line), TEXT, captured=day))[0] == value


def test_the_age_of_an_update_is_a_bound(page: Page) -> None:
    assert published(*page(HEADLINE, ("dateline", "Updated 2 days ago"), TEXT, captured="2022-03-05"))[0] == "../2022-03-03"


@pytest.mark.parametrize(
    ("line", "url", "value"),
    [
        ("6 March 2022", None, None),
        ("5 March 2022", None, "2022-03-05"),
        ("Friday, 6 May 2022", "https://example.org/2022/03/03/talks", "2022-03-03"),
        ("04/03/2022", None, "2022-03-04"),
        ("04/05/2022", None, "2022"),
    ],
)
def test_nothing_is_dated_later_than_its_capture(page: Page, line: str, url: str | None, value: str | None) -> None:
    stated = {"captured": "2022-03-05"} | ({"url": url} if url else {})
    found, evidence = published(*page(HEADLINE, ("dateline", line), TEXT, **stated))
    assert found == value
    if line.startswith("04/03"):
        assert "later than the capture" in evidence[0].rule


FORMS = ["%d %B %Y", "Updated %d %b %Y, 14:05", "%d/%m/%Y", "%m/%d/%y", "KYIV, %B %d (Reuters) - They met.", "%B %Y", "%a, %b %d"]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)), st.lists(st.sampled_from(FORMS), max_size=3), st.integers(-400, 400))
def test_whatever_the_page_says_it_is_not_dated_after_its_capture(day: dt.date, forms: list[str], later: int) -> None:
    capture = day + dt.timedelta(days=later)
    lines = [day.strftime(form) for form in forms]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines))]
    blocks = [
        Block(start=start, end=start + len(line), text=line, gap="\n", role="body" if "KYIV" in line else "dateline")
        for start, line in zip(starts, lines, strict=True)
    ]
    found, _ = published(raw_article(text, stated=Stated(captured=capture.isoformat())), blocks)
    assert found is None or edtf.bounds(found)[0] <= capture
