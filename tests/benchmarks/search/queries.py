"""Draws the queries from the articles' own words; the same site and seed give the same queries.

A query is what a reader might remember of one article: two words that stand in it. Words that stand often are drawn often, as a word is
drawn for each time it stands, but no stop words, none below four letters, and no two that begin alike ('bank banks').
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles import Article
from lunr.stop_word_filter import WORDS as STOP_WORDS  # type: ignore[import-untyped]

WORD = re.compile(r"[^\W\d_]{4,}")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONG = 6
"""Letters of a word from which on readers are taken to misspell it."""
ALIKE = 4
"""Letters that two words of a query must not begin with together."""


@dataclass(frozen=True)
class Visit:
    """What one visitor asks: a first query, further ones, and the first with its words the other way round."""

    first: str
    further: tuple[str, ...]

    @property
    def turned(self) -> str:
        """A query of its own to the page, which needs nothing that the first did not load."""
        return " ".join(reversed(self.first.split()))


def words(article: Article) -> list[str]:
    """Return the words of an article that a query may have, as often as they stand."""
    return [word for word in WORD.findall(f"{article.headline}\n{article.text}".lower()) if word not in STOP_WORDS]


def pair(articles: Sequence[Article], chance: random.Random) -> str:
    """Draw two words of one article."""
    while True:
        known = words(chance.choice(articles))
        first = chance.choice(known) if known else ""
        others = [word for word in known if word[:ALIKE] != first[:ALIKE]]
        if others:
            return f"{first} {chance.choice(others)}"


def visits(articles: Sequence[Article], count: int, further: int, seed: int) -> list[Visit]:
    """Draw what `count` visitors ask."""
    chance = random.Random(f"visits {seed}")
    return [Visit(pair(articles, chance), tuple(pair(articles, chance) for _ in range(further))) for _ in range(count)]


def misspelt(word: str, chance: random.Random) -> str:
    """Leave a letter out, put one in, mistake one or swap two, anywhere in the word."""
    at = chance.randrange(len(word) - 1)
    letter = chance.choice([letter for letter in LETTERS if letter != word[at]])
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )


def typos(articles: Sequence[Article], count: int, seed: int) -> list[str]:
    """Draw `count` words with one mistake each, none of which is a word of the articles that were asked."""
    chance = random.Random(f"typos {seed}")
    made: list[str] = []
    while len(made) < count:
        known = words(chance.choice(articles))
        long = [word for word in known if len(word) >= LONG and word.isascii()]
        if long:
            mistaken = misspelt(chance.choice(long), chance)
            if mistaken not in known:
                made.append(mistaken)
    return made
