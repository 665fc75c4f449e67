from making import raw_article
from msgspec import structs

from sitegen.clean import recurrence
from sitegen.clean.lines import Line
from sitegen.model import RawArticle, Stated


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


def test_numbers_and_dates_do_not_tell_two_lines_apart() -> None:
    raws = [article(number, f"Last changed 1{number} {month} at 9:30") for number, month in enumerate(("March", "April", "Feb"))]
    assert recurrence.recurring(raws)["last changed # at #"] == 3
    assert recurrence.form(line("Last changed 4 March at 12:04")) == "last changed # at #"
    assert recurrence.form(line("May and June go on")) == "may and june go on"


def test_a_line_of_numbers_alone_is_no_form() -> None:
    assert recurrence.recurring([article(number, "$30 - $70", "3 March") for number in range(4)]) == {"": 4}


def sourced(number: int, *lines: str, **stated: str) -> RawArticle:
    raw = article(number, *lines)
    return structs.replace(raw, stated=Stated(**stated))


def test_the_source_is_the_publisher_else_the_host_else_the_folder() -> None:
    assert recurrence.source(sourced(1, publisher="The Courier", url="https://www.example.org/a")) == "The Courier"
    assert recurrence.source(sourced(1, url="https://www.example.org/a")) == "example.org"
    assert recurrence.source(structs.replace(article(1), source="courier/2022/a.txt")) == "courier/2022"
    assert recurrence.source(article(1)) == ""


def test_lines_are_counted_within_their_source_too() -> None:
    ours = [sourced(number, "The Courier Circle", publisher="The Courier") for number in range(3)]
    others = [sourced(number, "Nothing else", publisher="The Herald") for number in range(10, 600)]
    counts = recurrence.recurring(ours + others)
    assert (counts["The Courier\n"], counts["The Courier\nthe courier circle"]) == (3, 3)
    assert recurrence.reason(line("The Courier Circle"), counts, outside=True) == ""
    told = recurrence.reason(line("The Courier Circle"), counts, outside=True, origin="The Courier")
    assert told == "stands in 3 of 3 articles of The Courier"
    assert not recurrence.reason(line("The Courier Circle"), counts, outside=True, origin="The Herald")


def test_an_archive_of_one_source_is_counted_once() -> None:
    counts = recurrence.recurring([sourced(number, "The Courier Circle", publisher="The Courier") for number in range(3)])
    assert [key for key in counts if "\n" in key] == []


def test_last_sentences_are_counted_and_a_few_of_them_prove_little() -> None:
    last = "The Courier is an independent paper and belongs to those who read it."
    raws = [article(number, f"Paragraph number {number} of the article tells of talks at the border.", last) for number in range(9)]
    few, many = recurrence.recurring([*raws[:3], *(article(number) for number in range(20, 40))]), recurrence.recurring(raws)
    assert recurrence.of_sentence(line(last), few, "") == ("stands in 3 of 23 articles", False)
    assert recurrence.of_sentence(line(last), many, "") == ("stands in 9 of 9 articles", True)
    assert recurrence.of_sentence(line("They met at the border and talked of nothing at all."), many, "") == ("", False)
