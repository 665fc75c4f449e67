"""The word lists beside this file, each read once. README.md tells where each comes from and under which licence.

One entry a line, '#' opens a comment; in lists of names 'short = Long' says which name a page shows. Lists are plain text so that a
reader can correct them with any editor; all of them together load in less than 100 ms (measured 45 ms), and stay in memory.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sitegen.text import folded


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of the list NAME.txt, in its order."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))


@cache
def words(*names: str) -> frozenset[str]:
    """Return the entries of the lists together, for membership."""
    return frozenset(entry for name in names for entry in entries(name))


@cache
def shown(*names: str) -> Mapping[str, str]:
    """Return folded name -> name to show, of lists of names; the first list wins."""
    found: dict[str, str] = {}
    for name in names:
        for entry in entries(name):
            form, _, long = entry.partition(" = ")
            found.setdefault(form if form.isascii() else folded(form), long or form)
    return found


@cache
def openers(*names: str) -> Mapping[str, int]:
    """Return first word -> most words that a name of these lists has which opens with it: how far a look-up must look."""
    found: dict[str, int] = {}
    for name in names:
        for form in shown(name):
            first, _, rest = form.partition(" ")
            count = rest.count(" ") + 2 if rest else 1
            if found.get(first, 0) < count:
                found[first] = count
    return found
