"""Forms of time that the cases do not show, with their TIMEX3 values; published on Thursday 2022-03-03."""

import pytest
from making import article

from sitegen import annotate
from sitegen.annotate import dates

DATES = annotate.annotators(("dates",))


def values(text: str, published: str | None = "2022-03-03") -> dict[str, str]:
    return {mention.text: mention.value for mention in annotate.mentions(article(text, published=published), DATES)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 2022-03-03.", {"2022-03-03": "2022-03-03"}),
        ("on 31/12/2021.", {"31/12/2021": "2021-12-31"}),
        ("on 12/31/2021.", {"12/31/2021": "2021-12-31"}),
        ("on 03/04/2021.", {"03/04/2021": "2021"}),
        ("on Mon, 28 February 2022, 4:15 pm", {"Mon, 28 February 2022": "2022-02-28", "4:15 pm": "2022-02-28T16:15"}),
        ("on the 3rd of March 2022", {"3rd of March 2022": "2022-03-03"}),
        ("at the end of May 2021", {"the end of May 2021": "2021-05"}),
        ("in the summer of 2012", {"the summer of 2012": "2012-SU"}),
        ("the first quarter of 2021", {"the first quarter of 2021": "2021-Q1"}),
        ("in the 19th century", {"the 19th century": "18XX"}),
        ("last night and this morning", {"last night": "2022-03-02TNI", "this morning": "2022-03-03TMO"}),
        ("last month, next year, this weekend", {"last month": "2022-02", "next year": "2023", "this weekend": "2022-W09-WE"}),
        ("last December", {"last December": "2021-12"}),
        ("the past two years", {"the past two years": "P2Y"}),
        ("every Monday", {"every Monday": "XXXX-WXX-1"}),
        ("a 90-minute call of several hours", {"90-minute": "PT90M", "several hours": "PTXH"}),
        ("at 15:30 GMT and 12 a.m.", {"15:30 GMT": "2022-03-03T15:30", "12 a.m.": "2022-03-03T00:00"}),
        ("on 30 February 2022", {}),
        ("on March   3, 2021", {"March   3, 2021": "2021-03-03"}),
        ("He will leave on Monday.", {"Monday": "2022-03-07"}),
        ("Mr. Novak will leave on Monday.", {"Monday": "2022-03-07"}),
    ],
)
def test_a_form_has_its_value(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected


def test_dates_after_a_year_in_the_same_paragraph_are_counted_from_it() -> None:
    assert values("It began in March 2014. On April 7 they met.")["April 7"] == "2014-04-07"
    assert values("It began in March 2014.\n\nOn February 7 they met.")["February 7"] == "2022-02-07"


def test_in_a_history_a_year_holds_for_the_next_paragraphs() -> None:
    text = "In 1939 it began.\n\nOn December 1 they met. In 1940, in 1941, in 1942 and in 1943 they met again.\n\nIn June it ended."
    assert values(text)["December 1"] == "1939-12-01"
    assert values(text)["June"] == "1943-06"


@pytest.mark.parametrize("text", ["On ٢٠٢٢-٠٣-٠٣ they met.", "At １２:３０ GMT on ３ March ２０２２.", "In ２０２２, the ２１st century."])
def test_digits_of_other_scripts_make_no_value_that_nobody_can_read(text: str) -> None:
    assert all(mention.value.isascii() for mention in dates.annotate(article(text, published="2022-03-04"), ()))


def why(text: str, words: str, published: str | None = "2022-03-03") -> str:
    return next(mention.why for mention in dates.annotate(article(text, published=published), ()) if mention.text == words)


def test_the_reason_says_what_a_value_was_counted_from() -> None:
    history = "In 1939 it began. In 1940, in 1941, in 1942 and in 1943 they met. On December 1 it ended."
    assert why("He left on Monday.", "Monday") == "counted from the day of publication, 2022-03-03"
    assert why("He will leave on Monday.", "Monday").endswith("the sentence looks ahead")
    assert (
        why("It began on 3 May 2014. The next day it ended.", "The next day")
        == "counted from the last date in the text before it, 2014-05-03"
    )
    assert why(history, "December 1") == "the year runs on from the date before it, 1943"
    assert why("It began in March 2014. On April 7 they met.", "April 7").startswith(
        "counted from the date before it in the paragraph, 2014"
    )
    assert why("On May 7, 2019, it began.\n\nOn May 7 they met.", "May 7") == "the article tells this day with the year 2019 elsewhere"
    assert why("They met on Monday.", "Monday", None).startswith("what it is counted from is not surely known")


def test_an_article_that_tells_its_own_day_is_no_history() -> None:
    told = "In 1939, in 1940, in 1941, in 1942 and in 1943 they met. On Tuesday they met again."
    assert values(told)["Tuesday"] == "XXXX-WXX-2"
    assert values(f"KYIV, March 2, 2022: {told}")["Tuesday"] == "2022-03-01"


def test_a_look_back_in_a_history_does_not_turn_its_year_back() -> None:
    text = "In 1939, in 1940, in 1941 and in 1942 they met. It fell in November 1943. The year before, they had won. In December it ended."
    assert values(text)["The year before"] == "1942"
    assert values(text)["December"] == "1943-12"


def test_nothing_is_guessed_without_a_day_to_count_from() -> None:
    assert values("At 14:30 they met.", None) == {"14:30": "XXXX-XX-XXT14:30"}
    text = "On Thursday, last week, on March 3, in June and two days ago they met."
    assert values(text, None) == {
        "Thursday": "XXXX-WXX-4", "last week": "PAST_REF", "March 3": "XXXX-03-03", "June": "XXXX-06", "two days ago": "PAST_REF",
    }  # fmt: skip
