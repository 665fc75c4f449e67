"""Dates that the archive tells and no article alone: when a chain is sound, when it is only a doubt, and when there is nothing."""

import itertools
from collections.abc import Callable

import pytest

from sitegen import edtf
from sitegen.chronology import Dated
from sitegen.model import Article

Written = tuple[str, str, str | None]
Date = Callable[..., Dated]
QUOTE = "“As of today the harbour bridge will be closed to lorries until engineers have checked its cables,” Weaver"
SAME = "“The harbour bridge stays closed to lorries until engineers have checked all of its cables,” Weaver"
REPORT = f"The bridge was shut on Thursday.\n\n{QUOTE} said.\n"
OTHER = f"A bridge was shut.\n\n{SAME} told reporters.\n"
MONTH = f"The bridge was shut on 3 March after a cable broke.\n\n{SAME} told us.\n\nThe first cable broke on 28 February.\n"
NAMED = "Engineers found by Ann Miller and with John Harbour and by Paul Cable.\n"
GIVER = f"A cable broke on Monday.\n\n{NAMED}"


def published(result: Dated) -> dict[str, str | None]:
    return {article.source: article.published for article in result.articles}


def proofs(result: Dated, source: str) -> list[tuple[str, str, str, str]]:
    (found,) = (article for article in result.articles if article.source == source)
    return [(item.rule.partition(": ")[2], item.where, item.place, item.quote) for item in found.evidence]


def test_a_weekday_called_today_is_the_date_of_the_article_that_quotes_the_same_words(dated: Date) -> None:
    result = dated(("a.txt", REPORT, None), ("b.txt", OTHER, "2022-03-03"))
    assert published(result) == {"a.txt": "2022-03-03?", "b.txt": "2022-03-03"}
    assert result.doubts == ()
    assert proofs(result, "a.txt") == [
        ("the weekday fits that date", "text", "", "Thursday"),
        ("that day is called today", "text", "", "today"),
        ("the same words are quoted", "text", "", QUOTE.removesuffix(" Weaver")),
        ("the same words are quoted", "article", "b.txt", SAME.removesuffix(" Weaver")),
        ("that article's date", "article", "b.txt", "2022-03-03"),
    ]


def test_every_link_points_at_its_words_in_the_article_that_has_them(dated: Date) -> None:
    result = dated(("a.txt", REPORT, None), ("b.txt", MONTH, None), ("c.txt", GIVER, "2022-02-28"))
    texts = {article.source: article.raw.text for article in result.articles}
    links = [(article.source, item) for article in result.articles for item in article.evidence]
    assert links
    for source, item in links:
        if item.start is not None:
            assert texts[item.place if item.where == "article" else source][item.start : item.end] == item.quote


def test_day_and_month_of_the_text_take_their_year_from_it(dated: Date) -> None:
    text = f"The bridge was shut on 3 March after a cable broke.\n\n{QUOTE} said.\n"
    assert published(dated(("a.txt", text, None), ("b.txt", OTHER, "2022-03-03")))["a.txt"] == "2022-03-03?"


LONG: tuple[Written, ...] = (
    ("a.txt", REPORT, None),
    ("b.txt", f"{MONTH}\n{NAMED}", None),
    ("c.txt", GIVER, "2022-02-28"),
)


def test_weekday_of_one_and_day_of_another_agree_in_the_year_that_a_third_gives(dated: Date) -> None:
    result = dated(*LONG)
    assert published(result) == {"a.txt": "2022-03-03?", "b.txt": "2022-03-03?", "c.txt": "2022-02-28"}
    assert [link[:3] for link in proofs(result, "a.txt")] == [
        ("the weekday fits that date", "text", ""),
        ("that day is called today", "text", ""),
        ("the same words are quoted", "text", ""),
        ("the same words are quoted", "article", "b.txt"),
        ("day and month", "article", "b.txt"),
        ("an earlier day, the date of another article", "article", "b.txt"),
        *[("a name that few others tell", "article", "c.txt")] * 3,
        ("the year, from that article's date", "article", "c.txt"),
    ]
    assert [link[3] for link in proofs(result, "b.txt") if link[1:3] == ("article", "a.txt")] == [QUOTE.removesuffix(" Weaver"), "Thursday"]


@pytest.mark.parametrize("year", ["2021", "2023"])
def test_a_weekday_that_is_another_one_in_that_year_dates_nothing(dated: Date, year: str) -> None:
    result = dated(*LONG[:2], ("c.txt", GIVER, f"{year}-02-28"))
    assert (published(result)["a.txt"], published(result)["b.txt"], result.doubts) == (None, None, ())


def test_articles_of_two_years_that_may_give_the_year_are_a_doubt(dated: Date) -> None:
    result = dated(*LONG, ("d.txt", GIVER, "2021-02-28"))
    assert (published(result)["a.txt"], published(result)["b.txt"]) == (None, None)
    assert [doubt.where for doubt in result.doubts] == ["a.txt", "b.txt"]
    assert all("several years" in doubt.what for doubt in result.doubts)


def test_the_order_of_the_articles_does_not_show(dated: Date) -> None:
    results = [published(dated(*order)) for order in itertools.permutations(LONG)]
    assert all(result == results[0] for result in results)


def test_what_was_inferred_dates_no_other(dated: Date) -> None:
    """d quotes only b, and b's date is itself inferred."""
    third = "“No ferry company has offered passages across the strait during winter storms this decade,” Miller"
    linked = f"{OTHER}\n{third} said.\n"
    result = dated(
        ("a.txt", f"{REPORT}\n{third} said.\n", None), ("b.txt", linked.replace(SAME, ""), None), ("c.txt", OTHER, "2022-03-03"),
        ("d.txt", f"Ferries were cut on Thursday.\n\n{third} said.\n", None),
    )  # fmt: skip
    assert published(result)["a.txt"] == "2022-03-03?"
    assert published(result)["d.txt"] is None


@pytest.mark.parametrize(
    ("others", "open_days", "why"),
    [
        ([("b.txt", OTHER, "2022-03-03"), ("c.txt", OTHER, "2022-03-10")], ["2022-03-03", "2022-03-10"], "lead to different days"),
        ([("b.txt", OTHER, "2022-03-03"), ("c.txt", OTHER, "2022-03-04")], ["2022-03-03", "2022-03-04"], "the day after"),
        ([("b.txt", OTHER, "2022-03-03"), ("c.txt", OTHER, "2022-03-21")], ["2022-03-03"], "at other times too"),
        ([("b.txt", OTHER, "2022-03-05")], ["2022-03-03", "2022-03-05"], "published on other days"),
    ],
)
def test_a_chain_that_is_nearly_sound_is_a_doubt_with_the_lines_that_settle_it(
    dated: Date, others: list[Written], open_days: list[str], why: str
) -> None:
    result = dated(("sub/a.txt", REPORT, None), *others)
    (doubt,) = result.doubts
    assert published(result)["sub/a.txt"] is None
    assert doubt.where == "sub/a.txt"
    assert why in doubt.what
    assert "“Thursday”" in doubt.what
    assert doubt.curation.split("\n\n") == [f'# It is of {edtf.spoken(day)} (in sub/a.toml):\ndate = "{day}"' for day in open_days]


def test_a_weekday_alone_may_be_told_later_and_is_a_doubt(dated: Date) -> None:
    result = dated(("a.txt", REPORT.replace(" today", ""), None), ("b.txt", OTHER, "2022-03-03"))
    assert published(result)["a.txt"] is None
    assert "rather than later" in result.doubts[0].what


def test_a_writer_who_says_today_may_mean_another_day_than_the_weekday(dated: Date) -> None:
    for others in ((("b.txt", OTHER, "2022-03-03"),), LONG[1:]):
        result = dated(("a.txt", f"{REPORT}\nEngineers came today.\n", None), *others)
        assert published(result)["a.txt"] is None
        assert any(doubt.where == "a.txt" and "may be another" in doubt.what for doubt in result.doubts)


@pytest.mark.parametrize(
    "text",
    [
        REPORT.replace("harbour bridge will be closed to lorries", "council has nothing to announce"),
        "The bridge was shut on Thursday, as was said today.\n",
        f"It began on Tuesday. The bridge was shut on Thursday.\n\n{QUOTE} said.\n",
        f"The bridge will be shut on Thursday.\n\n{QUOTE} said.\n",
        f"The bridge was shut last week.\n\n{QUOTE} said.\n",
    ],
    ids=["other words", "no quotation", "two weekdays", "a plan", "no weekday"],
)
def test_without_all_links_there_is_no_date(dated: Date, text: str) -> None:
    result = dated(("a.txt", text, None), ("b.txt", OTHER, "2022-03-03"))
    assert (published(result)["a.txt"], result.doubts) == (None, ())


@pytest.mark.parametrize("known", ["2022-03-03?", "2022-03", "2022-03-01/2022-03-05", None])
def test_only_a_sure_day_dates_others(dated: Date, known: str | None) -> None:
    assert published(dated(("a.txt", REPORT, None), ("b.txt", OTHER, known)))["a.txt"] is None


def test_articles_that_have_a_date_are_left_as_they_are(dated: Date, marked: Callable[..., tuple[Article, object]]) -> None:
    written = ("a.txt", REPORT, "2019-01-01?")
    assert dated(written, ("b.txt", OTHER, "2022-03-03")).articles[0] == marked(*written)[0]


def test_an_inferred_day_outside_the_bounds_of_the_text_is_none(dated: Date) -> None:
    text = f"{REPORT}\nThe bridge opened in 2023.\n"
    result = dated(("a.txt", text, None), ("b.txt", OTHER, "2022-03-03"))
    assert published(result)["a.txt"] == "2023/.."


def test_nothing_gives_nothing(dated: Date) -> None:
    result = dated()
    assert (result.articles, result.doubts) == ((), ())
