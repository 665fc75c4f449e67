from collections import Counter

from making import article
from msgspec import structs
from small_archive import MACRON

from sitegen import memo, search
from sitegen.model import Kind
from sitegen.search import fields
from sitegen.search.languages import LANGUAGES
from sitegen.search.words import spelt


def test_kinds_of_entities_are_names_of_fields_and_never_hide_one() -> None:
    kinds = (Kind(id="ship", label="Ship", plural="Ships"), Kind(id="tag", label="Tag", plural="Title"))
    called = fields.names(kinds)
    assert (called["ship"], called["ships"], called["tag"], called["title"]) == ("entities", "entities", "tags", "headline")
    assert list(called)[: len(fields.BOOSTS)] == list(fields.BOOSTS)


def test_an_article_of_more_different_words_than_any_has_is_cut_and_it_is_told() -> None:
    many = article(" ".join(f"w{n}x" for n in range(30_000)))
    counted = fields.of_article(many, LANGUAGES["en"])
    assert (len(counted.body), counted.left_out) == (fields.MOST_WORDS, 30_000 - fields.MOST_WORDS)
    assert fields.of_article(article("few words"), LANGUAGES["en"]).left_out == 0


def test_common_words_are_left_out_of_the_body_alone_and_not_in_capitals() -> None:
    counted = fields.of_article(article("She may say that the US will go. US!", headline="May says that"), LANGUAGES["en"])
    assert counted.body == {"us": 2, "go": 1}
    assert counted.headline == {"may": 1, "say": 1, "that": 1}


def test_a_term_counts_as_often_as_its_spellings_stand() -> None:
    counted = fields.of_article(article("Talks on talks; a talk. TALK"), LANGUAGES["en"])
    assert counted.body == {"talk": 4}
    assert Counter(spelt("Talks on talks; a talk. TALK")).total() == 6


def test_authors_and_publisher_are_counted_together() -> None:
    by = structs.replace(article("x"), authors=("Jane Doe",), publisher="RIA")
    assert fields.of_article(by, LANGUAGES["en"]).by == {"jane": 1, "doe": 1, "ria": 1}


def test_blocks_are_lines_of_what_is_shown() -> None:
    assert fields.body(article("One block\n\nAnother")) == "One block\nAnother"


def test_words_beyond_the_most_that_are_searched_are_a_problem() -> None:
    long = article(" ".join(f"w{n}" for n in range(fields.MOST_WORDS + 3)), source="long.txt")
    counts = {one.source: search.counted(one, ("en", ())) for one in (long, MACRON)}
    (problem,) = search.problems(search.Counts({source: memo.pack(own) for source, own in counts.items()}), "seeds")
    assert (problem.where, problem.what) == ("seeds/long.txt", "3 of its words cannot be searched for: it has too many")
