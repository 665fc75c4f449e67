from collections.abc import Callable
from typing import Any

import pytest

from sitegen.infer.date import published
from sitegen.model import Evidence

Page = Callable[..., Any]
TEXT = ("body", "The delegations met for the second time in a week and agreed on little more than to meet again.")
HEADLINE = ("headline", "Talks go on")


def first(found: tuple[str | None, tuple[Evidence, ...]]) -> Evidence:
    value, evidence = found
    assert value == evidence[0].value
    return evidence[0]


def date_of(page: Page, *blocks: tuple[str, str], **stated: object) -> str | None:
    return published(*page(*blocks, **stated))[0]


def test_what_is_stated_wins_and_is_cited_by_file_and_line(page: Page) -> None:
    found = first(published(*page(HEADLINE, ("dateline", "3 March 2022"), TEXT, date="2022-03?")))
    assert (found.value, found.where, found.place, found.start) == ("2022-03?", "stated", "seeds/article.toml:1", None)


def test_a_date_line_is_evidence_with_its_exact_words(page: Page) -> None:
    raw, blocks = page(HEADLINE, ("dateline", "Mon, 28 February 2022, 4:15 pm"), TEXT)
    found = first(published(raw, blocks))
    assert (found.value, found.quote) == ("2022-02-28", "Mon, 28 February 2022, 4:15 pm")
    assert raw.text[found.start : found.end] == found.quote


def test_of_a_line_with_two_dates_only_the_words_of_one_are_evidence(page: Page) -> None:
    raw, blocks = page(HEADLINE, ("dateline", "Published March 3, 2022 | Updated March 5, 2022"), TEXT)
    found = first(published(raw, blocks))
    assert found.quote == raw.text[found.start : found.end] == "March 3, 2022"


@pytest.mark.parametrize(
    "line",
    [
        "Published March 3, 2022 | Updated March 5, 2022",
        "Updated 5 March 2022 - Published 3 March 2022",
        "Last updated: 5 March 2022. First published 3 March 2022",
    ],
)
def test_published_wins_over_updated(page: Page, line: str) -> None:
    assert date_of(page, HEADLINE, ("dateline", line), TEXT) == "2022-03-03"


def test_published_below_the_text_wins_over_updated_above_it(page: Page) -> None:
    lines = (HEADLINE, ("dateline", "Updated on: March 5, 2022"), TEXT, TEXT, TEXT, TEXT, ("dateline", "First published on March 3, 2022"))
    assert date_of(page, *lines) == "2022-03-03"


def test_a_day_of_updating_alone_is_a_bound(page: Page) -> None:
    found = first(published(*page(HEADLINE, ("dateline", "Updated March 5, 2022"), TEXT)))
    assert (found.value, found.rule) == ("../2022-03-05", "date line, updated: not published later")
    assert date_of(page, HEADLINE, ("dateline", "Updated March 5, 2022"), TEXT, url="https://example.org/2022/03/03/talks") == "2022-03-03"


def test_an_update_with_a_time_of_day_is_a_hint_because_news_is_updated_within_hours(page: Page) -> None:
    found = first(published(*page(HEADLINE, ("dateline", "Updated 14:05 GMT, March 5, 2022"), TEXT)))
    assert (found.value, found.rule) == ("2022-03-05?", "date line, updated")
    assert found.certainty < 0.9


def test_a_doubtful_day_in_a_month_that_is_sure_is_told_before_the_month(page: Page) -> None:
    line = ("dateline", "Updated March 5, 2022 at 4:15 pm")
    assert date_of(page, HEADLINE, line, TEXT, url="https://example.org/2022/03/talks") == "2022-03-05?"
    assert date_of(page, HEADLINE, line, TEXT, url="https://example.org/2022/01/talks") == "2022-01"
    assert date_of(page, HEADLINE, ("dateline", "Updated March 5, 2022"), TEXT, url="https://example.org/2022/03/talks") == "2022-03"


def test_the_date_of_the_page_above_the_headline_is_only_a_hint(page: Page) -> None:
    lines = (("dateline", "Friday, 4 March 2022"), HEADLINE)
    assert date_of(page, *lines, TEXT) == "2022-03-04?"
    assert date_of(page, *lines, ("dateline", "3 March 2022"), TEXT) == "2022-03-03"
    assert date_of(page, *lines, TEXT, source="2022-03-03_talks.txt") == "2022-03-03"


def test_a_date_behind_the_names_of_a_byline_counts(page: Page) -> None:
    assert date_of(page, HEADLINE, ("byline", "By Jane Roe March 3, 2022, 07:47 PM EST"), TEXT) == "2022-03-03"


def test_dates_of_other_lines_count_only_with_a_word_that_says_so(page: Page) -> None:
    assert date_of(page, HEADLINE, ("furniture", "Share | Published March 3, 2022"), TEXT) == "2022-03-03"
    assert date_of(page, HEADLINE, ("furniture", "Copyright March 3, 2022"), TEXT) is None
    assert date_of(page, HEADLINE, ("dateline", "Deadline: March 3, 2022"), TEXT) is None


@pytest.mark.parametrize("role", ["caption", "headline", "body", "heading", "standfirst"])
def test_a_date_in_what_is_told_is_never_the_day_of_publication(page: Page, role: str) -> None:
    assert date_of(page, (role, "The second round took place on March 3, 2022 near the border."), TEXT) is None


def test_a_date_line_in_the_middle_of_the_text_belongs_to_the_text(page: Page) -> None:
    assert date_of(page, HEADLINE, TEXT, TEXT, TEXT, TEXT, ("dateline", "Published March 3, 2022"), TEXT) is None


def test_dates_of_links_below_the_text_do_not_count(page: Page) -> None:
    assert date_of(page, HEADLINE, TEXT, TEXT, TEXT, TEXT, ("dateline", "March 3, 2022"), ("dateline", "March 4, 2022")) is None


@pytest.mark.parametrize(
    "start",
    [
        "KYIV, March 3, 2022 (Reuters) - ",
        "KYIV, Ukraine, 3 March 2022 – ",
        "Kyiv, Mar. 3, 2022 /PRNewswire/ -- ",
        "Geneva (March 3, 2022): ",
        "NEW YORK--(BUSINESS WIRE)--March 3, 2022-- ",
        "MOSCOW, March 3, 2022. /TASS/. ",
        "New Delhi, Mar 3, 2022 (PTI) ",
        "March 3, 2022 (Reuters) - ",
    ],
)
def test_a_dateline_with_a_whole_date_counts(page: Page, start: str) -> None:
    raw, blocks = page(HEADLINE, ("body", f"{start}The delegations met for the second time in a week."))
    found = first(published(raw, blocks))
    assert (found.value, found.rule) == ("2022-03-03", "dateline")
    assert raw.text[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    "text",
    [
        "KYIV, March 3 (Reuters) - The delegations met.",
        "The talks of March 3, 2022 - the second in a week - led nowhere.",
        "On March 3, 2022 the delegations met.",
        "Two hours ago, the delegations met.",
    ],
)
def test_half_a_dateline_and_running_text_do_not_count(page: Page, text: str) -> None:
    assert date_of(page, HEADLINE, ("body", text)) is None


def test_a_weekday_that_contradicts_the_date_is_told(page: Page) -> None:
    found = first(published(*page(HEADLINE, ("dateline", "Sunday, 28 February 2022"), TEXT)))
    assert found.value == "2022-02-28?"
    assert "no Sunday" in found.rule
    assert found.certainty <= 0.5


def test_a_month_alone_is_a_partial_date(page: Page) -> None:
    assert date_of(page, HEADLINE, ("dateline", "March 2022"), TEXT) == "2022-03"


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("2022-03-03.txt", "2022-03-03"),
        ("talks_20220303.txt", "2022-03-03"),
        ("talks-2022_03_03-kyiv.txt", "2022-03-03"),
        ("2022/03/03/talks.txt", "2022-03-03"),
        ("2022/03/talks.txt", "2022-03"),
        ("000_c5cfba52247c8106.txt", None),
        ("a20220303b.txt", None),
        ("120220303.txt", None),
        ("2022-13-03.txt", None),
        ("2022-03-03_2022-03-04.txt", None),
        ("1799-03-03.txt", None),
        ("20220303123456.txt", None),
        ("2022.txt", None),
    ],
)
def test_a_date_in_the_file_s_name_counts_when_it_stands_apart(page: Page, source: str, value: str | None) -> None:
    evidence = published(*page(HEADLINE, TEXT, source=source))[1]
    assert [found.value for found in evidence] == ([value] if value else [])
    assert all(found.where == "file name" and found.quote in source and found.start is None for found in evidence)


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://example.org/2022/03/03/talks", "2022-03-03"),
        ("https://example.org/world/2022/mar/03/talks", "2022-03-03"),
        ("https://example.org/news/2022-03-03-talks.html", "2022-03-03"),
        ("https://example.org/story/2022-03-03/talks", "2022-03-03"),
        ("https://example.org/2022/3/3/talks", "2022-03-03"),
        ("https://example.org/talks-20220303-p60.html", "2022-03-03"),
        ("https://example.org/2022/03/talks", "2022-03"),
        ("https://example.org/2022/talks", None),
        ("https://example.org/talks?date=2022-03-03", None),
        ("https://example.org/2022/13/03/talks", None),
        ("https://example.org/12022/03/03/talks", None),
        ("https://[oops", None),
    ],
)
def test_a_date_in_the_address_counts(page: Page, url: str, value: str | None) -> None:
    evidence = published(*page(HEADLINE, TEXT, url=url))[1]
    assert [found.value for found in evidence] == ([value] if value else [])
    assert all(found.where == "url" and found.quote in url and found.place for found in evidence)


def test_sources_that_agree_are_all_told(page: Page) -> None:
    value, evidence = published(
        *page(HEADLINE, ("dateline", "3 March 2022"), TEXT, source="2022-03-03.txt", url="https://example.org/2022/03/03/talks")
    )
    assert value == "2022-03-03"
    assert [found.where for found in evidence] == ["text", "file name", "url"]


def test_the_text_comes_before_the_file_s_name_and_this_before_the_address(page: Page) -> None:
    elsewhere: dict[str, object] = {"source": "2022-03-02.txt", "url": "https://example.org/2022/03/01/talks"}
    assert date_of(page, HEADLINE, ("dateline", "3 March 2022"), TEXT, **elsewhere) == "2022-03-03"
    assert date_of(page, HEADLINE, TEXT, **elsewhere) == "2022-03-02"


def test_what_nothing_tells_is_unknown(page: Page) -> None:
    assert published(*page(HEADLINE, TEXT)) == (None, ())
    assert published(*page()) == (None, ())


@pytest.mark.parametrize("line", ["02/03/2020 11:15", "Published: 2/3/2020"])
def test_of_a_date_line_whose_day_and_month_could_each_be_the_other_the_year_is_known(page: Page, line: str) -> None:
    raw, blocks = page(HEADLINE, ("dateline", line), TEXT)
    found = first(published(raw, blocks))
    assert (found.value, found.quote, found.certainty) == ("2020", line, 0.5)
    assert found.rule.endswith("; day and month cannot be told apart")


def test_a_year_alone_is_asked_after_all_that_tells_a_day(page: Page) -> None:
    line = ("dateline", "02/03/2020 11:15")
    assert date_of(page, HEADLINE, line, TEXT, source="2020-03-02.txt") == "2020-03-02"
    assert date_of(page, HEADLINE, line, ("dateline", "2 March 2020"), TEXT) == "2020-03-02"
    assert date_of(page, ("dateline", "2 March 2020"), HEADLINE, line, TEXT) == "2020-03-02?"


@pytest.mark.parametrize(
    ("line", "value"),
    [("Updated 02/03/2020", "../2020-03-02"), ("Updated 02/03/2020, 11:15", "2020?"), ("Picture taken February 3, 2020", None)],
)
def test_of_what_is_doubtful_no_more_is_told_than_is_known(page: Page, line: str, value: str | None) -> None:
    assert date_of(page, HEADLINE, ("dateline", line), TEXT) == value


@pytest.mark.parametrize("line", ["02/03/2520", "13/14/2020"])
def test_a_date_on_no_calendar_tells_no_year(page: Page, line: str) -> None:
    assert date_of(page, HEADLINE, ("dateline", line), TEXT) is None


@pytest.mark.parametrize("role", ["body", "heading", "standfirst", "caption"])
@pytest.mark.parametrize(
    "line",
    [
        "March 3, 2022",
        "03.03.2022",
        "Thursday 3 March 2022 | 14:05 GMT",
        "March 3, 2022 by Jane Roe Post a Comment",
        "14:05 GMT 03.03.2022 (updated 11:14 GMT 14.03.2022) Get short URL",
        "Published 3 March 2022, 2:05 pm",
        "Jane Roe, The Daily Bugle Published 2:05 p.m. ET March 3, 2022",
        "Funeral, National, Top Story 1 | Published: 3 March 2022 | Last Updated: 5 March 2022 | Written by Jane Roe",
    ],
)
def test_a_line_of_nothing_but_a_date_counts_whatever_it_was_taken_for(page: Page, role: str, line: str) -> None:
    assert date_of(page, HEADLINE, (role, line), TEXT, TEXT) == "2022-03-03"


@pytest.mark.parametrize(
    "line",
    [
        "The battle of March 3, 2022",
        "March 3, 2022: the day the talks began",
        "— Jane Roe (@janeroe) March 3, 2022",
        "March 3, 2022 was a Thursday.",
        "From March 3, 2022 to March 5, 2022",
    ],
)
def test_a_line_that_says_more_is_no_date_line(page: Page, line: str) -> None:
    assert date_of(page, HEADLINE, ("body", line), TEXT) is None


def test_the_head_begins_anew_where_the_page_repeats_its_headline(page: Page) -> None:
    preamble = ("body", "We and our partners store information on a device and process personal data, such as those that it sends.")
    lines = (HEADLINE, preamble, preamble, ("body", "Talks go on"), preamble, ("body", "March 3, 2022"), TEXT, TEXT, TEXT)
    assert date_of(page, *lines) == "2022-03-03"


def test_without_a_headline_a_date_beside_the_byline_counts(page: Page) -> None:
    preamble = ("body", "We and our partners store information on a device and process personal data, such as those that it sends.")
    lines = [preamble] * 5
    assert date_of(page, *lines, ("heading", "03.03.2022"), ("byline", "By Jane Roe"), TEXT) == "2022-03-03"
    assert date_of(page, *lines, ("heading", "03.03.2022"), TEXT) is None


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Published on", "2022-03-03"),
        ("Last updated:", "../2022-03-03"),
        ("Released:", None),
        ("Deadline:", None),
        ("Share this:", "2022-03-03"),
    ],
)
def test_a_label_may_stand_in_the_line_above(page: Page, label: str, value: str | None) -> None:
    assert date_of(page, HEADLINE, ("furniture", label), ("dateline", "March 3, 2022"), TEXT) == value


def test_days_of_publishing_below_the_text_that_differ_are_those_of_other_articles(page: Page) -> None:
    below = (("dateline", "Published March 3, 2022"), ("dateline", "Published March 4, 2022"))
    assert date_of(page, HEADLINE, TEXT, TEXT, TEXT, TEXT, below[0]) == "2022-03-03"
    assert date_of(page, HEADLINE, TEXT, TEXT, TEXT, TEXT, *below) is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("First published on March 3, 2022", "2022-03-03"),
        ("Published: March 3, 2022 Updated: March 5, 2022", "2022-03-03"),
        ("March 3, 2022 | Updated March 5, 2022", None),
    ],
)
def test_in_the_middle_of_the_text_only_what_can_be_no_other_article_s_counts(page: Page, line: str, value: str | None) -> None:
    assert date_of(page, HEADLINE, TEXT, TEXT, TEXT, TEXT, ("dateline", line), TEXT) == value


def test_below_the_headline_names_may_stand_behind_the_date(page: Page) -> None:
    line = ("caption", "28/02/2022 Jane Roe World, Talks")
    assert date_of(page, HEADLINE, line, TEXT) == "2022-02-28"
    assert date_of(page, HEADLINE, ("caption", "Jane Roe Published 28.02.22, 02:05 AM"), TEXT) == "2022-02-28"
    assert date_of(page, HEADLINE, ("furniture", "Share"), line, TEXT) is None


@pytest.mark.parametrize("line", ["March 3, 2022", "Kyiv | March 3, 2022"])
def test_below_headline_and_standfirst_a_date_counts_though_it_was_taken_for_furniture(page: Page, line: str) -> None:
    bare = line.startswith("March")
    assert date_of(page, HEADLINE, ("standfirst", "A villa is made ready"), ("furniture", line), TEXT) == ("2022-03-03" if bare else None)
    assert date_of(page, HEADLINE, ("furniture", "Share"), ("furniture", line), TEXT) is None
