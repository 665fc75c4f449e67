"""The form in which lines are compared, and the word lists that say what a line is made of.

Lines of page furniture differ from site to site in case, punctuation and numbers, and scraping glues their pieces together
('0 CommentsClose Comments'). `key` takes all that away; what is left can be looked up in a table, which costs the same for five
phrases and for five hundred.
"""

import re

from sitegen import data
from sitegen.text import folded

_MARKS = str.maketrans({"’": "", "©": " (c) ", **dict.fromkeys("“”„«»‘–—…•·", " ")})
"""Marks that news has everywhere. Without them most lines are ASCII, which folds at no cost."""
LONGEST = 300
"""Characters of a line that is compared at all; what is longer is a paragraph."""
_GLUED = re.compile(r"(?<=[a-z0-9)])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z0-9])")
_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+")


def key(line: str) -> str:
    """Return what is compared of a line: '0 CommentsClose Comments' -> '# comments close comments'."""
    return " ".join(tokens(line))


def tokens(line: str) -> list[str]:
    """Return the words of `key`; '#' for any number."""
    plain = line.replace("'", "")
    if not plain.isascii():
        plain = folded(plain.translate(_MARKS))
    return ["#" if word[0].isdigit() else word for word in _TOKEN.findall(_GLUED.sub(" ", plain).lower())]


def vocabulary(text: str) -> frozenset[str]:
    """Return the words of running text, folded; those that are glued together stay so."""
    return frozenset(_TOKEN.findall(folded(text if text.isascii() else text.translate(_MARKS)).lower()))


def unglued(line: str) -> str:
    """Return a line with the words apart that scraping glued together; offsets are not kept."""
    return _GLUED.sub(" ", line)


def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in data.tables("sitegen.clean", "words.toml").items()}


_LISTS = _lists()
SECTIONS = _LISTS["sections"]
DATES = _LISTS["dates"]
CLOCK = _LISTS["clock"]
STAMPS = _LISTS["stamps"]
CREDITS = _LISTS["credits"]
CREDIT_WORDS = _LISTS["credit_words"]
JOBS = _LISTS["jobs"]
"""Who writes for newspapers."""
SMALL = _LISTS["small"]
"""Words that say nothing about what a line is about."""
