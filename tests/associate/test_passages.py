import making
import numpy as np
from msgspec import structs

from sitegen.associate import passages
from sitegen.associate.passages import CROWD, LONGEST
from sitegen.model import Article, Entity, Mention


def marks(article: Article, *words: str) -> tuple[Mention, ...]:
    """Mark every place of each of the words."""
    text = article.raw.text
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(Mention(start=at, end=at + len(word), kind="person", text=word, certainty=1.0, rule=""))
            at = text.find(word, at + 1)
    return tuple(found)


def entity(name: str, mentions: dict[str, tuple[int, ...]]) -> Entity:
    return Entity(kind="person", id=name.casefold(), name=name, aliases=(), mentions=mentions)


def told(article: Article, *words: str) -> list[tuple[int, str]]:
    """Return who is named in which passage of one article."""
    found = marks(article, *words)
    entities = [
        entity(word, {article.source: tuple(number for number, mark in enumerate(found) if mark.text == word)})
        for word in words
    ]  # fmt: skip
    made = passages.incidence([article], {article.source: found}, entities)
    return [(passage, words[number]) for passage, number in zip(made.passages.tolist(), made.entities.tolist(), strict=True)]


def test_each_paragraph_names_an_entity_once_and_those_that_name_nobody_do_not_count() -> None:
    article = making.article("Ada met Ben and Ada left.\n\nNobody came.\n\nBen slept.\n")
    assert told(article, "Ada", "Ben") == [(0, "Ada"), (0, "Ben"), (1, "Ben")]


def test_a_long_line_counts_as_several_passages() -> None:
    article = making.article(f"Ada {'and so on ' * (LONGEST // 10)}Ben.\n")
    assert told(article, "Ada", "Ben") == [(0, "Ada"), (1, "Ben")]


def test_a_name_within_a_name_is_nobody_beside_it() -> None:
    assert told(making.article("The Bank of England said so.\n"), "Bank of England", "England") == [(0, "Bank of England")]


def test_the_place_where_an_article_was_written_is_named_with_nobody() -> None:
    article = making.article("Kyiv\n\nAda slept.\n")
    first, second = article.blocks
    article = structs.replace(article, blocks=(structs.replace(first, role="dateline"), second))
    assert told(article, "Kyiv", "Ada") == [(0, "Ada")]


def test_of_a_crowd_the_most_named_count() -> None:
    names = [f"N{number:03}" for number in range(CROWD + 10)]
    article = making.article(f"{', '.join(names)}.\n\n{names[-1]} slept.\n")
    found = told(article, *names)
    assert [name for passage, name in found if passage == 0] == [*names[: CROWD - 1], names[-1]]


def test_marks_in_other_articles_do_not_count() -> None:
    article = making.article("Ada slept.\n", source="a.txt")
    other = structs.replace(article, source="b.txt")
    found = marks(article, "Ada")
    ada = entity("Ada", {"a.txt": (0,), "b.txt": (0,)})
    made = passages.incidence([article], {"a.txt": found, "b.txt": found}, [ada])
    assert (made.entities.tolist(), made.count) == ([0], 1)
    assert passages.incidence([article, other], {"a.txt": found, "b.txt": found}, [ada]).articles.tolist() == [0, 1]


def test_nothing_is_found_in_nothing() -> None:
    made = passages.incidence([], {}, [])
    assert made.count == 0
    assert not np.any(made.passages)
