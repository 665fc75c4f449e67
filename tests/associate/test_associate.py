import random
import time
from collections.abc import Mapping, Sequence

import making
import numpy as np
import pytest
from msgspec import structs

from sitegen.associate import associations
from sitegen.associate.surprise import log_likelihood
from sitegen.model import Article, Association, Entity, Mention

Found = Mapping[tuple[str, str], tuple[Association, ...]]


class Made:
    """Articles out of passages, each of them the names of those that it names; 'place:Kyiv' is a place, 'Ada' a person."""

    def __init__(self, *articles: Sequence[str]) -> None:
        places: dict[tuple[str, str], dict[str, list[int]]] = {}
        self.mentions: dict[str, list[Mention]] = {}
        made = []
        for number, passages in enumerate(articles):
            source = f"{number:05}.txt"
            text = ""
            marks = self.mentions[source] = []
            for passage in passages:
                for word in passage.split():
                    kind, _, name = word.rpartition(":")
                    key = (kind or "person", name)
                    places.setdefault(key, {}).setdefault(source, []).append(len(marks))
                    marks.append(Mention(start=len(text), end=len(text) + len(name), kind=key[0], text=name, certainty=1.0, rule=""))
                    text += f"{name} "
                text += "\n\n"
            made.append(making.article(text, source=source))
        self.articles: tuple[Article, ...] = tuple(made)
        self.entities = tuple(
            Entity(kind=kind, id=name.casefold(), name=name, aliases=(), mentions={source: tuple(at) for source, at in found.items()})
            for (kind, name), found in sorted(places.items())
        )

    def found(self) -> Found:
        return associations(self.articles, self.mentions, self.entities)


def names(found: Found, name: str, kind: str = "person") -> list[str]:
    return [other.id for other in found.get((kind, name), ())]


def test_those_whom_paragraphs_name_together_are_told_and_those_whom_only_articles_do_are_not() -> None:
    made = Made(*[["Ada Ben", "Cy", "Ada Ben", "Cy Di", "Eve"]] * 3, *[["Eve", "Fay", "Gus"]] * 30)
    found = made.found()
    assert names(found, "ada") == ["ben"]
    assert names(found, "ben") == ["ada"]
    assert "eve" not in {key[1] for key in found}


def test_what_stands_in_every_paragraph_is_said_of_nobody() -> None:
    made = Made(*[["All Ada Ben", "All Cy", "All Di"]] * 30)
    assert names(made.found(), "ada") == ["ben"]
    assert names(made.found(), "all") == []


def test_an_association_can_be_recomputed_from_its_own_numbers() -> None:
    made = Made(*[["Ada Ben", "Ben", "Cy"]] * 6, *[["Di", "Di Cy"]] * 30)
    (ben,) = [other for other in made.found()["person", "ada"] if other.id == "ben"]
    assert (ben.together, ben.spread, ben.own, ben.other, ben.every) == (6, 6, 6, 12, 78)
    assert ben.expected == round(ben.own * ben.other / ben.every, 4)
    (surprise,) = log_likelihood(*(np.array([value]) for value in (ben.together, ben.own, ben.other)), ben.every)
    assert ben.surprise == round(float(surprise), 2)
    assert ben.articles == ("00000.txt", "00001.txt", "00002.txt", "00003.txt", "00004.txt")


def test_one_article_proves_nothing_where_there_are_many_and_something_where_there_are_few() -> None:
    passages = ["Ada Ben", "Ada Ben", "Cy", "Di", "Cy Eve", "Di"]
    others = ["Fay", "Gus", "Fay"]
    assert names(Made(passages, *[others] * 4).found(), "ada") == ["ben"]
    assert names(Made(passages, *[others] * 30).found(), "ada") == []


def test_once_is_no_habit() -> None:
    assert Made(["Ada Ben", "Cy", "Di"], ["Eve"]).found() == {}


def test_nobody_is_found_in_nothing_or_alone() -> None:
    assert Made().found() == {}
    assert Made(["Ada", "Ada"], ["Ada"]).found() == {}


def test_copies_and_older_versions_do_not_count_as_they_are_not_given() -> None:
    made = Made(*[["Ada Ben", "Cy"]] * 3, *[["Di Cy"]] * 20)
    (all_,) = made.found()["person", "ada"]
    fewer = associations(made.articles[1:], made.mentions, made.entities)
    (ben,) = fewer["person", "ada"]
    assert (all_.together, ben.together) == (3, 2)
    assert "00000.txt" not in ben.articles


def test_equally_surprising_ones_stand_by_kind_and_name_and_few_of_one_kind() -> None:
    people, places = [f"P{number}" for number in range(9)], [f"place:Q{number}" for number in range(9)]
    made = Made(*[[" ".join(["Ada", *people, *places]), "Zoe", "Yan"]] * 20)
    found = made.found()["person", "ada"]
    assert len({other.surprise for other in found}) == 1
    assert [other.id for other in found] == [f"p{number}" for number in range(6)] + [f"q{number}" for number in range(6)]


def test_names_without_case_decide_before_ids() -> None:
    made = Made(*[["Ada ben Cy", "Zoe"]] * 20)
    entities = tuple(structs.replace(one, id={"ben": "z", "cy": "a"}.get(one.id, one.id)) for one in made.entities)
    assert [other.id for other in associations(made.articles, made.mentions, entities)["person", "ada"]] == ["z", "a"]


def test_the_order_of_the_input_changes_nothing() -> None:
    chance = random.Random(4)
    words = ["Ada", "Ben", "Cy", "Di", "Eve", "place:Kyiv", "place:Oslo", "organisation:UN"]
    made = Made(*[[" ".join(sorted(chance.sample(words, chance.randint(1, 4)))) for _ in range(5)] for _ in range(40)])
    expected = made.found()
    for _ in range(5):
        articles, entities = list(made.articles), list(made.entities)
        chance.shuffle(articles)
        chance.shuffle(entities)
        found = associations(articles, made.mentions, entities)
        assert found == expected
        assert list(found) == list(expected)


@pytest.mark.parametrize(
    "passages",
    [
        [" ".join(f"N{number}" for number in range(100_000))],
        [f"N{number}" for number in range(100_000)],
        [" ".join(f"N{number}" for number in range(at, at + 60)) for at in range(0, 60_000, 60)] * 2,
    ],
    ids=["in one line", "in 100,000 lines", "in lists, twice"],
)
def test_a_hundred_thousand_names_in_one_article_are_counted_in_time(passages: list[str]) -> None:
    made = Made(passages, ["Ada"])
    start = time.process_time()
    made.found()
    assert time.process_time() - start < making.PATIENCE


def test_somebody_in_every_article_is_counted_in_time() -> None:
    made = Made(*[["All Ada", f"All N{number}", f"N{number} M{number % 50}"] for number in range(3_000)])
    start = time.process_time()
    found = made.found()
    assert time.process_time() - start < making.PATIENCE
    assert len(found["person", "all"]) <= 12
