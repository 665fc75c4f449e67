"""Phrases end where a noun phrase ends, and never contain a name that was marked."""

import time

import making
import numpy as np
import pytest

from sitegen.model import Article, Mention
from sitegen.tag import phrases
from sitegen.tag.phrases import Found


def found(article: Article, *marks: Mention) -> Found:
    return phrases.found(phrases.masked(article, marks))


def shown(text: str, *names: str) -> dict[str, int]:
    """Return the candidates of a text, said twice so that all of them are kept."""
    twice = f"{text}\n\n{text}\n"
    marks, at = [], 0
    for name in names * 2:
        at = twice.index(name, at)
        marks.append(Mention(start=at, end=at + len(name), kind="place", text=name, certainty=1, rule="r", value=name))
        at += len(name)
    candidates = found(making.article(twice), *sorted(marks, key=lambda mark: mark.start))
    return {phrase.shown: phrase.count for phrase in candidates.phrases.values()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They agreed on the humanitarian corridors for civilians.", {"humanitarian corridors", "corridors", "civilians"}),
        ("The second round of talks is over.", {"second round", "round", "talks"}),
        ("Ceasefire talks, he said.", {"ceasefire talks", "ceasefire", "talks"}),
        ("He quickly wanted to negotiate with them.", set()),
        ("A meeting was held.", {"meeting"}),
        ("Using force brings nothing.", {"force"}),
        ("On Monday, 7,000 soldiers left.", {"soldiers"}),
        ("The state-run broadcaster lied.", {"state-run broadcaster", "broadcaster"}),
    ],
)
def test_noun_phrases_are_found(text: str, expected: set[str]) -> None:
    assert set(shown(text)) == expected


def test_a_name_that_was_marked_is_no_part_of_a_phrase() -> None:
    assert set(shown("The Kyiv government met in Kyiv talks.", "Kyiv", "Kyiv")) == {"government", "talks"}
    assert set(shown("He saw Kyiv’s grain exports.", "Kyiv")) == {"grain exports", "grain", "exports"}


def test_a_name_that_nobody_marked_is_a_phrase_where_it_stands_twice() -> None:
    assert set(shown("Yesterday we met in the Nobel committee on Medicare.")) == {"Nobel committee", "Nobel", "committee", "Medicare"}
    assert found(making.article("Yesterday they spoke of Medicare.\n")).phrases == {}


def test_forms_of_one_phrase_are_counted_together() -> None:
    article = making.article("Peace talks failed. The peace talk failed. Peace talks!\n")
    (phrase,) = [phrase for key, phrase in found(article).phrases.items() if key == "peace talk"]
    assert (phrase.count, phrase.first, phrase.shown) == (3, 0, "peace talk")


def test_of_what_stands_once_single_words_alone_are_candidates() -> None:
    assert set(found(making.article("The grain exports fell.\n")).phrases) == {"grain", "export"}


def test_the_opening_ends_between_two_words_and_in_no_mark() -> None:
    text = "So it is " * 44 + "Anna Smith and the rest, " + "so it is " * 20 + "here. The ferry and the ferry.\n"
    at = text.index("Anna Smith")
    mark = Mention(start=at, end=at + len("Anna Smith"), kind="person", text="Anna Smith", certainty=1, rule="r", value="Anna Smith")
    article = making.article(text)
    here = found(article, mark).phrases
    assert (here["rest"].first, here["ferry"].first) == (1, 1)
    assert "smith" not in here
    offsets = np.array([0, text.index("ferry"), len(text)], np.int32)
    places = phrases.Places([making.article("So.\n"), article]).of(np.ones(3, np.int32), offsets)
    assert places.tolist() == [phrases.OPENING, 1, phrases.ELSEWHERE]


@pytest.mark.parametrize(
    "text", ["Aa " * 100_000, '"' * 300_000, "1 " * 150_000, " " * 300_000 + ".", "a" * 300_000, "a-" * 150_000, "’s" * 150_000]
)
def test_letters_gone_mad_take_linear_time(text: str) -> None:
    start = time.process_time()
    found(making.article(f"{text}\n"))
    assert time.process_time() - start < 3
