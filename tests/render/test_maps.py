from collections.abc import Callable

import pytest
from msgspec import structs

from sitegen.model import Archive, Entity
from sitegen.render import index, maps


def place(name: str, *sources: str) -> Entity:
    return Entity(kind="place", id=name.casefold(), name=name, aliases=(), mentions=dict.fromkeys(sources, (0,)))


def naming(**sources: int) -> maps.Atlas:
    """Return what articles say of countries, when article number n names each of the first `sources`."""
    return maps.Atlas(naming={code: frozenset(f"{number}.txt" for number in range(count)) for code, count in sources.items()})


NOTHING = maps.Atlas(naming={})
TEN = [f"{number}.txt" for number in range(10)]


def test_a_place_that_only_one_has_the_name_of_is_pinned() -> None:
    pin = maps.pin(place("Kyiv", *TEN), NOTHING)
    assert pin
    assert (pin.latitude, pin.longitude, pin.country, pin.others) == ("50.45° N", "30.52° E", "Ukraine", ())


@pytest.mark.parametrize("name", ["London", "Washington", "Nowhere at all", "<b>"])
def test_what_is_not_plain_or_not_known_is_not_pinned(name: str) -> None:
    assert maps.pin(place(name, *TEN), NOTHING) is None


def test_the_country_that_the_same_articles_name_tells_which_is_meant() -> None:
    pin = maps.pin(place("London", *TEN), naming(GB=6, CA=2))
    assert pin
    assert (pin.latitude, pin.named, pin.others) == ("51.51° N", 6, ("Canada",))
    assert maps.pin(place("London", *TEN), naming(GB=5, CA=2)) is None, "two and a half times as often is not plain"
    canadian = maps.pin(place("London", *TEN), naming(CA=3))
    assert canadian
    assert canadian.longitude == "81.23° W"


def test_two_of_one_country_cannot_be_told_apart() -> None:
    assert maps.pin(place("Washington", *TEN), naming(US=10)) is None


def test_a_person_is_nowhere() -> None:
    assert maps.pin(structs.replace(place("Kyiv", *TEN), kind="person"), NOTHING) is None


def test_a_country_is_pinned_in_its_middle() -> None:
    pin = maps.pin(place("Ukraine", *TEN), NOTHING)
    assert pin
    assert pin.country == ""
    russia = maps.pin(place("Russia", *TEN), NOTHING)
    assert russia
    assert russia.x > pin.x


def test_the_map_is_as_wide_as_it_says() -> None:
    assert maps.project(0, -180)[0] == pytest.approx(0, abs=0.1)
    assert maps.project(0, 180)[0] == pytest.approx(maps.WIDTH, abs=0.1)
    assert maps.project(83.6, 0)[1] >= maps.TOP
    assert maps.project(-55.9, -67)[1] <= maps.TOP + maps.HEIGHT


def test_every_line_of_the_lexicon_can_be_read() -> None:
    for name in maps._lines():
        for spot in maps._spots(name):
            assert len(spot.country) == 2
            assert spot.latitude is None or (spot.longitude is not None and abs(spot.latitude) <= 90 and abs(spot.longitude) <= 180)


def test_places_are_on_the_map_of_their_list_and_on_their_own_page(archive: Archive, build: Callable[..., dict[str, str]]) -> None:
    files = build(archive)
    assert files["assets/world.svg"].startswith("<svg")
    for page in ("places/kyiv.html", "places/index.html"):
        assert '<image href="../assets/world.svg"' in files[page]
    assert "<image" not in files["people/index.html"]
    assert maps.atlas(index.build(archive)).naming == {}
