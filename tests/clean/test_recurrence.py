from making import raw_article

from sitegen.clean import recurrence
from sitegen.clean.lines import Line
from sitegen.model import RawArticle


def article(number: int, *lines: str) -> RawArticle:
    return raw_article(
        "\n\n".join((f"The delegation number {number} came to the talks in a villa at the border today.", *lines)),
        source=f"{number:03}.txt",
    )


def line(text: str) -> Line:
    raw = raw_article(text)
    return Line(raw.parts[0], raw)


def test_short_lines_are_counted_by_the_articles_they_stand_in() -> None:
    raws = [article(number, "The Courier Circle", "The Courier Circle", "Once" * (number + 1)) for number in range(3)] + [article(9)]
    assert recurrence.recurring(raws) == {"": 4, "the courier circle": 3}


def test_the_counts_come_sorted_and_do_not_depend_on_the_order_of_the_articles() -> None:
    raws = [article(number, "Zebra Circle", "Alpha Circle") for number in range(3)]
    assert list(recurrence.recurring(raws)) == ["", "alpha circle", "zebra circle"]
    assert recurrence.recurring(raws) == recurrence.recurring(raws[::-1])


def test_copies_of_one_story_count_once() -> None:
    copies = [article(1, "A crosshead of it") for _ in range(5)]
    assert recurrence.recurring(copies) == {"": 5}


def test_copies_are_known_by_the_paragraph_below_where_there_is_none_above() -> None:
    raws = [raw_article(f"The Courier\n\nThe delegation number {number} came to the talks in a villa today.") for number in (1, 1, 2, 3)]
    assert recurrence.recurring(raws)["the courier"] == 3


def test_paragraphs_long_lines_and_bare_numbers_are_not_counted() -> None:
    lines = ("1 / 23", "word " * 20, "They all declined to comment on the talks at the border.")
    counts = recurrence.recurring([article(number, *lines) for number in range(4)])
    assert [key for key in counts if not key.startswith("\n")] == [""]


def test_two_articles_prove_nothing_and_neither_does_a_small_share() -> None:
    assert recurrence.reason(line("The Courier"), {"": 3, "the courier": 2}, outside=True) == ""
    assert recurrence.reason(line("The Courier"), {"": 1000, "the courier": 3}, outside=True) == ""


def test_the_reason_says_in_how_many_articles_the_line_stands() -> None:
    assert recurrence.reason(line("The Courier"), {"": 5, "the courier": 3}, outside=True) == "stands in 3 of 5 articles"


def test_between_paragraphs_the_share_must_be_clear() -> None:
    counts = {"": 100, "background": 10, "the courier": 20}
    assert recurrence.reason(line("Background"), counts, outside=False) == ""
    assert recurrence.reason(line("Background"), counts, outside=True)
    assert recurrence.reason(line("The Courier"), counts, outside=False)


def test_an_empty_archive_has_no_lines() -> None:
    assert recurrence.recurring([]) == {"": 0}
