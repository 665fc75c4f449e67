"""Names are taken apart so that spellings of one name share a key and others do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.resolve import names


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("President Vladimir Putin", "Vladimir Putin"),
        ("Mr. Podolyak", "Podolyak"),
        ("Vice President Kamala Harris", "Kamala Harris"),
        ("Pope Francis", "Pope Francis"),
        ("President", "President"),
        ("Sir Dr. Jo  Cox", "Jo Cox"),
    ],
)
def test_titles_are_no_part_of_a_name(name: str, shown: str) -> None:
    assert names.person(name).shown == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Zelenskyy"), ("Zelensky", "Zelenskiy"), ("Lukashenko", "Loukashenko"), ("Medvedev", "Medwedew"), ("Muller", "Muler"),
        ("Dmitri", "Dmitry"), ("Khodorkovsky", "Hodorkovskij"),
    ],
)  # fmt: skip
def test_transliterations_sound_alike(one: str, other: str) -> None:
    assert names.sound(one.casefold()) == names.sound(other.casefold())


@pytest.mark.parametrize(
    ("one", "other"), [("Vladimir Z", "Volodymyr Z"), ("Alexandre Z", "Alexander Z"), ("Oleksii Z", "Aleksey Z"), ("Joe Z", "Joseph Z")]
)
def test_spellings_of_a_given_name_are_one(one: str, other: str) -> None:
    assert names.person(one).given == names.person(other).given


@pytest.mark.parametrize(("one", "other"), [("Ivan", "Igor"), ("Maria", "Marina"), ("Jon", "Jan"), ("Olena", "Olga")])
def test_different_given_names_stay_different(one: str, other: str) -> None:
    assert names.person(f"{one} Z").given != names.person(f"{other} Z").given


def test_short_forms_have_no_given_name() -> None:
    assert names.person("Ursula von der Leyen").short_forms == ("leyen", "der leyen", "von der leyen")
    assert names.person("Xi Jinping").short_forms == ("jinping",)
    assert names.person("von der Leyen").surname_only
    assert not names.person("Jo Cox").surname_only


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("the United Nations", "organisation", "united nations"),
        ("U.N.", "organisation", "un"),
        ("Apple Inc.", "organisation", "apple"),
        ("Co", "organisation", "co"),
        ("And", "organisation", "and"),
        ("Stone & Sons", "organisation", "stone sons"),
        ("Stone and Sons", "organisation", "stone sons"),
        ("World Health Organization", "organisation", "world health organisation"),
        ("Centre", "place", "centre"),
        ("Kiev", "place", "kyiv"),
        ("the U.S.", "place", "united states"),
        ("Côte d’Ivoire", "place", "ivory coast"),
        ("The Hague", "place", "hague"),
        ("…", "place", "…"),
    ],
)
def test_things_have_one_key_for_their_spellings(name: str, kind: str, key: str) -> None:
    assert names.thing(name, kind) == key


def test_acronyms_are_short_and_shouted() -> None:
    assert [name for name in ("ISW", "U.N.", "UNHCR", "Nato", "A", "UKRAINIANS", "RIA-Novosti", "3M") if names.acronym(name)] == [
        "ISW", "U.N.", "UNHCR", "3M",
    ]  # fmt: skip


@given(st.text(max_size=60))
def test_any_text_can_be_a_name(name: str) -> None:
    person = names.person(name)
    assert person.words
    assert names.person(person.shown).key == person.key
    assert isinstance(names.thing(name, "place"), str)
    assert all(form for form in person.short_forms) or not name.strip()
