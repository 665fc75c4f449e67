"""Makes women_first_names.txt and men_first_names.txt: which first names tell that 'she' or 'he' is meant.

Run by hand, `python sitegen/annotate/lexicons/make_sexes.py`, after make.py and with the same packages installed. A name is a woman's when
the lists give it to women only, or thirty times as often to women as to men in the census; a man's likewise. Names of both, and names
whose lists do not say whose they are, stand in neither list, so that they decide nothing.
"""

import importlib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

from sitegen.annotate.lexicons.make import LOCALES
from sitegen.text import folded

HERE = Path(__file__).parent
OFTEN = 30
"""So many times more often a census name must be one sex's to be no name of the other."""


def main() -> None:
    """Write the two lists."""
    known = [line for line in (HERE / "first_names.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    women, men = census("female"), census("male")
    hers, his = provided("first_names_female"), provided("first_names_male")
    sure_women: list[str] = []
    sure_men: list[str] = []
    for name in known:
        her_share, his_share = women.get(name, 0.0), men.get(name, 0.0)
        if her_share or his_share:
            is_hers, is_his = her_share > OFTEN * his_share, his_share > OFTEN * her_share
            if (is_hers and name in his and name not in hers) or (is_his and name in hers and name not in his):
                is_hers = is_his = False
        else:
            is_hers, is_his = name in hers and name not in his, name in his and name not in hers
        if is_hers:
            sure_women.append(name)
        elif is_his:
            sure_men.append(name)
    write("women_first_names.txt", sure_women)
    write("men_first_names.txt", sure_men)


def census(sex: str) -> Mapping[str, float]:
    """Return first name -> its share of that sex in per cent, of the census of 1990."""
    lines = files("names").joinpath(f"dist.{sex}.first").read_text(encoding="utf-8").splitlines()
    return {line.split()[0].title(): float(line.split()[1]) for line in lines}


def provided(attribute: str) -> set[str]:
    """Return the names of one kind in Faker's lists, folded."""
    found: set[str] = set()
    for locale in LOCALES:
        listed = getattr(importlib.import_module(f"faker.providers.person.{locale}").Provider, attribute, ())
        found.update(folded(name) for name in (listed if isinstance(listed, Iterable) else ()))
    return found


def write(name: str, entries: Iterable[str]) -> None:
    """Write a list, sorted."""
    (HERE / name).write_text("\n".join(sorted(set(entries))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
