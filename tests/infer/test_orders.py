import time
from collections.abc import Callable, Sequence
from typing import Any

from making import PATIENCE, raw_article

from sitegen import infer
from sitegen.infer.date import published
from sitegen.infer.orders import NO_ORDERS, Orders, day_orders
from sitegen.model import Block, RawArticle

Page = Callable[..., Any]
HEADLINE = ("headline", "Talks go on")
TEXT = ("body", "The delegations met for the second time in a week and agreed on little more than to meet again.")


def orders(*pages: tuple[RawArticle, Sequence[Block]]) -> Orders:
    return day_orders([raw for raw, _ in pages], {raw.source: blocks for raw, blocks in pages})


def dated(page: Page, source: str, line: str, **stated: object) -> tuple[RawArticle, Sequence[Block]]:
    made: tuple[RawArticle, Sequence[Block]] = page(HEADLINE, ("dateline", line), TEXT, source=source, **stated)
    return made


def test_an_unmistakable_date_of_the_same_archive_tells_the_order_and_is_cited(page: Page) -> None:
    other, asked = dated(page, "0001.txt", "25/03/2022"), dated(page, "0002.txt", "03/04/2022")
    value, (words, help_) = published(*asked, orders(other, asked))
    assert (value, words.quote) == ("2022-04-03", "03/04/2022")
    assert (words.rule, help_.rule) == ("date line; the day comes first", "the day comes first")
    assert (help_.where, help_.place, help_.quote, help_.value) == ("article", "0001.txt", "25/03/2022", "2022-04-03")
    assert other[0].text[help_.start : help_.end] == "25/03/2022"


def test_without_evidence_the_day_stays_open(page: Page) -> None:
    asked = dated(page, "0002.txt", "03/04/2022")
    assert published(*asked, orders(asked))[0] == "2022"
    assert published(*asked, NO_ORDERS)[0] == "2022"


def test_witnesses_that_differ_leave_it_open(page: Page) -> None:
    pages = [dated(page, f"{number}.txt", line) for number, line in enumerate(["25/03/2022", "03/26/2022", "03/04/2022"])]
    assert published(*pages[2], orders(*pages))[0] == "2022"


def test_the_same_host_is_asked_before_the_archive(page: Page) -> None:
    pages = [
        dated(page, "0001.txt", "25/03/2022", url="https://a.example/1"),
        dated(page, "0002.txt", "03/26/2022", url="https://b.example/2"),
        dated(page, "0003.txt", "03/04/2022", url="https://www.b.example/3"),
        dated(page, "0004.txt", "03/04/2022", url="https://c.example/4"),
    ]
    known = orders(*pages)
    assert published(*pages[2], known)[0] == "2022-03-04"
    assert published(*pages[3], known)[0] == "2022"


def test_publisher_and_folder_are_sources_too(page: Page) -> None:
    pages = [
        dated(page, "a/1.txt", "25/03/2022"),
        dated(page, "b/2.txt", "03/26/2022", publisher="The Courier"),
        dated(page, "c/3.txt", "03/04/2022", publisher="The Courier"),
        dated(page, "a/4.txt", "03/04/2022"),
    ]
    known = orders(*pages)
    assert published(*pages[2], known)[0] == "2022-03-04"
    assert published(*pages[3], known)[0] == "2022-04-03"


def test_a_weekday_or_an_address_makes_a_witness_of_an_ambiguous_date(page: Page) -> None:
    asked = dated(page, "0002.txt", "05/06/2022")
    for other in (
        dated(page, "0001.txt", "Sunday 03/04/2022"),
        dated(page, "0001.txt", "03/04/2022", url="https://example.org/2022/04/03/a"),
    ):
        assert published(*asked, orders(other, asked))[0] == "2022-06-05"


def test_date_lines_are_heard_before_running_text(page: Page) -> None:
    quoting = page(HEADLINE, ("body", "In the file of 03/26/2022 the clerk wrote that nothing had been agreed."), source="0001.txt")
    asked = dated(page, "0003.txt", "03/04/2022")
    assert published(*asked, orders(quoting, asked))[0] == "2022-03-04"
    assert published(*asked, orders(quoting, dated(page, "0002.txt", "25/03/2022"), asked))[0] == "2022-04-03"


def test_the_article_s_own_dates_come_first(page: Page) -> None:
    asked = page(HEADLINE, ("dateline", "Published 03/04/2022 Updated 13/04/2022"), TEXT, source="0002.txt")
    value, evidence = published(asked[0], asked[1], orders(dated(page, "0001.txt", "03/26/2022"), asked))
    assert value == "2022-04-03"
    assert (evidence[1].where, evidence[1].place) == ("text", "")


def test_an_address_tells_day_and_month_apart_without_any_witness(page: Page) -> None:
    value, evidence = published(*dated(page, "0001.txt", "03/04/2022", url="https://example.org/2022/04/talks"))
    assert (value, evidence[1].where) == ("2022-04-03", "url")
    assert published(*dated(page, "2022-03-04.txt", "03/04/2022"))[0] == "2022-03-04"


def test_the_order_of_the_articles_changes_nothing(page: Page) -> None:
    pages = [dated(page, f"{number}.txt", line) for number, line in enumerate(["25/03/2022", "26/03/2022", "03/04/2022"])]
    assert orders(*pages) == orders(*reversed(pages))


def test_an_edited_article_is_no_witness_any_more_but_by_what_it_says_now(page: Page) -> None:
    witness, asked = dated(page, "0001.txt", "25/03/2022"), dated(page, "0002.txt", "03/04/2022")
    other = dated(page, "0003.txt", "26/03/2022")
    known = orders(witness, asked, other)
    assert published(*asked, infer.amended(known, *asked, ["0002.txt"]))[0] == "2022-04-03"
    for edited in (["0001.txt", "0002.txt"], ["0001.txt"]):
        assert published(*asked, infer.amended(known, *asked, edited))[0] == "2022"
    now = dated(page, "0002.txt", "03/04/2022 Updated 04/13/2022")
    assert published(*now, infer.amended(known, *now, ["0002.txt"]))[0] == "2022-03-04"
    before = orders(now, witness)
    assert published(*asked, infer.amended(before, *asked, ["0002.txt"]))[0] == "2022"  # the witnesses of the archive differed


def test_a_megabyte_of_dates_takes_no_time() -> None:
    text = "25/03/2022 " * 90_000
    raw = raw_article(text)
    blocks = (Block(start=0, end=len(text) - 1, text=text[:-1], gap=" ", role="body"),)
    start = time.process_time()
    infer.day_orders([raw], {raw.source: blocks})
    assert time.process_time() - start < PATIENCE
