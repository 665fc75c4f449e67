"""What in a vocabulary of tags cannot be meant is told, with its line."""

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.curate import terms
from sitegen.model import Article, Stated, Term


def article(text: str, *stated: str) -> Article:
    return making.article(f"{text}\n", stated=Stated(tags=stated))


EVERYTHING = article("Truce, peace, diplomacy, politics, war.")


def told(*said: Term, articles: tuple[Article, ...] = (EVERYTHING,)) -> list[tuple[str, str]]:
    return [(problem.where, problem.what) for problem in terms.problems(said, articles)]


def test_a_sound_vocabulary_has_no_problems() -> None:
    assert told(Term("Truce", ("ceasefire",), ("peace",), "c:1"), Term("peace", (), ("politics",), "c:5"), Term("war", wanted=False)) == []
    assert told() == []


def test_one_synonym_for_two_terms_is_told_and_which_it_stays() -> None:
    assert told(Term("truce", ("peace deals",), where="c:1"), Term("peace", ("Peace deal",), where="c:5")) == [
        ("c:5", "“Peace deal” would mean two tags: “peace” here, and “truce” of c:1, which it stays")
    ]


def test_a_synonym_that_is_a_term_itself_is_told() -> None:
    assert told(Term("truce", ("peace",), where="c:1"), Term("peace", where="c:5")) == [
        ("c:1", "“peace” would mean two tags: “truce” here, and “peace” of c:5, which it stays")
    ]


def test_a_term_that_is_written_twice_is_told() -> None:
    assert told(Term("Truce", where="c:1"), Term("truces", where="c:5")) == [("c:5", "the tag “truces” is the tag “Truce” of c:1 again")]


def test_a_circle_is_told_once_with_its_way() -> None:
    ring = (
        Term("truce", (), ("diplomacy", "peace"), "c:1"),
        Term("peace", (), ("politics",), "c:5"),
        Term("politics", (), ("truce",), "c:9"),
        Term("diplomacy", (), ("politics",), "c:13"),
    )
    assert told(*ring) == [("c:1", "the tag “truce” is above itself: truce → diplomacy → politics → truce"),
                           ("c:5", "the tag “peace” is above itself: peace → politics → truce → peace")]  # fmt: skip
    assert told(Term("truce", (), ("truces",), "c:1")) == [("c:1", "the tag “truce” is above itself: truce → truce")]


def test_a_broader_tag_that_is_not_wanted_is_told() -> None:
    assert told(Term("truce", (), ("Peace",), "c:1"), Term("peace", wanted=False, where="c:5")) == [
        ("c:1", "the tag “truce” has a broader tag “Peace” that is not wanted as of c:5")
    ]


def test_a_term_that_occurs_nowhere_is_told() -> None:
    nowhere = (Term("whaling", where="c:1"), Term("krill", ("plankton",), where="c:2"), Term("ice", wanted=False, where="c:3"))
    assert told(*nowhere) == [
        ("c:1", "the tag “whaling” stands in no article"),
        ("c:2", "the tag “krill”, with its synonyms, stands in no article"),
        ("c:3", "the tag “ice” stands in no article"),
    ]


@pytest.mark.parametrize("text", ["They hunt krill.", "KRILL!", "Krills, he said.", "The plankton\nblooms."])
def test_a_term_occurs_in_any_case_and_number_and_in_its_synonyms(text: str) -> None:
    assert told(Term("krill", ("plankton bloom",)), articles=(article("So."), article(text))) == []


def test_a_term_occurs_where_it_is_stated_and_where_a_narrower_one_does() -> None:
    assert told(Term("krill"), articles=(article("So.", "Krill"),)) == []
    assert told(Term("truce", (), ("pacts",)), Term("pacts", (), ("law",)), Term("law")) == []
    assert told(Term("krill", (), ("sea",)), Term("sea")) != []


def test_a_synonym_of_another_term_is_no_use_of_this_one() -> None:
    assert len(told(Term("peace", where="c:1"), Term("krill", ("peace",), where="c:2"))) == 2


NAMES = st.sampled_from(["truce", "peace", "war", "Krill", "peace deal", "§"])


@given(st.lists(st.builds(Term, NAMES, st.lists(NAMES, max_size=3).map(tuple), st.lists(NAMES, max_size=3).map(tuple)), max_size=6))
def test_any_vocabulary_is_checked_to_its_end(said: list[Term]) -> None:
    for problem in terms.problems(said, (EVERYTHING,)):
        assert problem.what
        assert problem.hint
