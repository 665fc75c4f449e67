"""Plain words, and Lunr's signs, on a small archive: what a reader types finds what it means."""

import pytest
from making import article
from msgspec import structs
from search_in_node import archive, ask
from small_archive import PUTIN, WHOLE

from sitegen.search import fields
from sitegen.search.languages import LANGUAGES
from sitegen.search.words import all_words


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("Erdogan", ["macron"]),
        ("Erdoğan", ["macron"]),
        ("Elysee", ["macron"]),
        ("Élysée", ["macron"]),
        ("l'Élysée", ["macron"]),
        ("Zelenskyy", ["macron"]),
        ("volodymyr zelensky", ["macron"]),
        ("Putin", ["putin"]),
        ("Putin’s", ["putin"]),
        ("US", ["putin"]),
        ("U.S.", ["putin"]),
        ("buying days", ["putin"]),
        ("minister negotiations", ["putin"]),
        ("peace", ["putin"]),
        ("путин", ["russian"]),
        ("ΑΘΗΝΑ", ["russian"]),
        ("Μητσοτακης", ["russian"]),
        ("بوتين", ["russian"]),
        ("the talks in Kharkiv", ["macron"]),
        ("headline:talks", ["macron"]),
        ("tags:talks", ["putin"]),
        ("entities:Zelenský", ["macron"]),
        ("talks -Kharkiv", ["putin"]),
        ("+talks +Erdoğan", ["macron"]),
        ("Erd*", ["macron"]),
        ("Kharkov~2", ["macron"]),
        ("talks^10 spokesman", ["putin"]),
        ("zelensky?!", ["macron"]),
        ("Theresa May", ["may"]),
        ("title:talks", ["macron"]),
        ("Headline:Talks", ["macron"]),
        ("tag:talks", ["putin"]),
        ("person:zelensky", ["macron"]),
        ("people:Zelenskyy", ["macron"]),
        ("name:zelensky", ["macron"]),
        ("text:spokesman", ["putin"]),
        ("-text:spokesman talks", ["macron"]),
        ("“talks in Kharkiv”", ["macron"]),
    ],
)
def test_a_reader_finds(query: str, ids: list[str], answers: dict[str, dict[str, object]]) -> None:
    assert answers[query]["ids"] == ids
    assert answers[query]["how"] == "all"


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, object]]:
    """All that test_a_reader_finds asks, asked at once."""
    mark = next(mark for mark in test_a_reader_finds.pytestmark if mark.name == "parametrize")
    queries = [query for query, _ in mark.args[1]]
    return dict(zip(queries, ask(WHOLE, *queries), strict=True))


def test_common_words_that_a_headline_has_put_it_first() -> None:
    band = article("A band played in the town.", headline="The Who play", source="band.txt")
    plain = article("The band, who play. They play on and play.", headline="They will play", source="plain.txt")
    (answer, alone) = ask(archive((plain, band)), "The Who play", "the who")
    assert answer["ids"] == ["band", "plain"]
    assert (alone["how"], alone["ids"]) == ("common", ["band"])


def test_a_word_reaches_no_other_word_that_is_only_its_beginning() -> None:
    whole = archive((article("Inter won. They negotiated, relating to ministers.", source="a.txt"),))
    answers = ask(whole, "interxyz", "negotiati", "negotia", "relati", "ministe", typing=True)
    assert [answer["how"] for answer in answers] == ["none", "all", "all", "all", "all"]


def test_while_typing_the_last_word_is_a_beginning() -> None:
    typed = ["Zel", "Zelensky", "Erdo", "negotiat", "negotiati", "talks Khar", "spokesm"]
    answers = ask(WHOLE, *typed, typing=True)
    assert [(answer["how"], answer["ids"]) for answer in answers] == [
        ("all", [name]) for name in ("macron", "macron", "macron", "putin", "putin", "macron", "putin")
    ]


@pytest.mark.parametrize(
    "query",
    [
        "__proto__",
        "constructor",
        "toString",
        "-",
        "+",
        "*",
        "~",
        "^",
        ":",
        "a:b:c",
        "\\",
        "😀",
        "-Putin",
        "* *",
        "putin~99999",
        "*a*b*c*d*e*f",
        "x" * 10_000,
        "a " * 10_000,
    ],
)
def test_odd_queries_break_nothing(query: str) -> None:
    (answer,) = ask(WHOLE, query)
    assert answer["how"] in {"all", "any", "near", "begun", "common", "none", "empty"}
    assert answer["took"] < 2_000


def test_a_headline_counts_more_than_a_body() -> None:
    said = article("Storm " * 2 + "and rain over the hills and far away", headline="Weather", source="said.txt")
    about = article("Nothing else is known about it yet today", headline="Storm", source="about.txt")
    (answer,) = ask(archive((said, about)), "storm")
    assert answer["ids"] == ["about", "said"]


def test_authors_and_publisher_are_found() -> None:
    plain = article("Words.", source="a.txt")
    by = structs.replace(plain, authors=("Jane Doe",), publisher="RIA-Novosti")
    assert [answer["ids"] for answer in ask(archive((by,)), "by:doe", "by:novosti", "Jane", 'by:"Jane Doe"')] == [["a"]] * 4


def test_words_of_an_article_are_all_found() -> None:
    words = [word for word in all_words(PUTIN.raw.text) if word not in fields.common_words([LANGUAGES["en"]])]
    assert all("putin" in answer["ids"] for answer in ask(WHOLE, *words))
