"""Articles by the thousand, always the same ones, to measure with where no real corpus is at hand.

Sentences of the repository's own five articles with other names, numbers and days, so that articles share names and subjects as news
does. Real text is better: `run.py --articles FOLDER` takes the first N text files of a folder.
"""

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
FIRST = ("Ann", "Boris", "Clara", "David", "Elena", "Frank", "Grace", "Hugo", "Irina", "James", "Karin", "Louis")
LAST = ("Adler", "Bergson", "Castillo", "Dvorak", "Eriksen", "Fontaine", "Grigoriev", "Hollis", "Ivanova", "Jansen", "Keller", "Lindqvist")
PLACES = ("Kyiv", "Geneva", "Belgrade", "Lagos", "Ottawa", "Jakarta", "Lima", "Oslo", "Nairobi", "Ankara", "Vienna", "Hanoi")
SUBJECTS = ("grain exports", "peace talks", "the ferry", "interest rates", "the new tram line", "flood defences", "the wage dispute")
_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")


def write(count: int, folder: Path) -> None:
    """Write `count` articles."""
    folder.mkdir(parents=True)
    for number, text in enumerate(_texts(count)):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")


def _texts(count: int) -> Iterator[str]:
    chance = random.Random(7)
    found = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    sentences = [one for text in found for one in re.split(r"(?<=[.!?])\s+", text) if 40 < len(one) < 400]
    people = [f"{first} {last}" for first in FIRST for last in LAST]
    for _ in range(count):
        who, place, subject = chance.sample(people, 3), chance.choice(PLACES), chance.choice(SUBJECTS)
        day = date(2015, 1, 1) + timedelta(days=chance.randrange(3650))
        told = [_NAME.sub(lambda _: chance.choice(who), one) for one in chance.sample(sentences, min(16, len(sentences)))]  # noqa: B023
        quoted = f"“We shall see what becomes of {subject} in {chance.randrange(2, 90)} days,” {who[0]} said in {place}."
        paragraphs = [" ".join(told[at : at + 3]) for at in range(0, len(told), 3)]
        headline = f"{who[0]} speaks of {subject} in {place}"
        yield "\n\n".join((headline, f"{day:%A}, {day.day} {day:%B} {day.year}", *paragraphs, quoted, "Share this article")) + "\n"
