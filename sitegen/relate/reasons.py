"""Why two articles are related, or what speaks against it, in words that a reader can check, and how much each reason adds.

The reasons of a link are the terms of the model's sum (model.py), and their weights add up to its score:

    entities   weight of `terms` times the part of its cosine that is made by the names of the entities that both mention
    terms      the rest of that product
    opening, phrases, numbers, figures, units, ordinals, published, days, quoted    weight of the feature times its value
    archivist, copy    0: they settle the link, whatever the rest says

What weighs nothing is not told. Words are made for links that are shown; the others tell the same reasons without citing.
Cost: half of what relating costs.
"""

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from sitegen import edtf, english
from sitegen.model import Article, Entity, Link, Reason, Reuse, Statement
from sitegen.relate import vocabulary
from sitegen.relate.details import Details, Main
from sitegen.relate.model import WEIGHTS, Pairs
from sitegen.relate.rows import Ints
from sitegen.relate.shared import KEPT, Shared, columns_of
from sitegen.relate.space import Space

_TOLD = 3
"""Names or words in one sentence."""
_AT_ONCE = 5_000
"""Links whose words are made at a time."""
_NEARLY_AS_RARE = 0.5
_LARGE, _RARE = 50, 0.1
"""Articles from which on it says something that at most a tenth of them have a word."""
_LOOKED_AT, _LEAST_PHRASES = 4, 0.02
"""Heaviest phrases that are looked for as they stand, and the likeness by phrases from which on this is done."""
_ORDER = (
    "archivist", "copy", "quoted", "entities", "phrases", "terms", "opening", "days", "published",
    "ordinals", "figures", "units", "numbers",
)  # fmt: skip
"""What a reader can make most of comes first, whatever it weighs; what speaks against the link comes last."""
_PLACE = {name: place for place, name in enumerate(_ORDER)}
_FEATURES = tuple(name for name in _ORDER if name in WEIGHTS)
SETTLING = frozenset({"archivist", "copy"})
_PLAINLY = {
    "entities": "tell of some of the same names",
    "phrases": "share phrases",
    "terms": "use some of the same words",
    "opening": "begin with some of the same words",
    "numbers": "but give different numbers",
    "figures": "but hardly any of their numbers agree",
    "units": "but count differently",
    "ordinals": "but tell of different ones of a series",
    "quoted": "quote the same statement",
}


class _Columns(dict[int, tuple[int, ...]]):
    """Entity -> columns of the terms of its names, found when first asked for."""

    def __init__(self, entities: Sequence[Entity], space: Space) -> None:
        super().__init__()
        self._entities, self._number = entities, space.number

    def __missing__(self, entity: int) -> tuple[int, ...]:
        forms = (self._entities[entity].name, *self._entities[entity].aliases)
        made = {name for form in forms for name in vocabulary.made(vocabulary.WORD.findall(form))}
        self[entity] = columns = tuple(sorted(self._number[name] for name in made if name in self._number))
        return columns


class Known:
    """What is known of each article, to tell why it is related to another. Articles are numbers: their places by source."""

    def __init__(
        self,
        articles: Sequence[Article],
        entities: Sequence[Entity],
        statements: Sequence[Statement],
        reuse: Reuse,
        data: tuple[Space, Details],
    ) -> None:
        self._articles, self._entities, self._statements = articles, entities, statements
        self._space, self._details = data
        self._with_term: list[int] = self._space.with_term.tolist()
        place = {article.source: at for at, article in enumerate(articles)}
        self._named: list[dict[int, int]] = [{} for _ in articles]
        """Entity -> times that the article mentions it."""
        for number, entity in enumerate(entities):
            for source, indexes in entity.mentions.items():
                if source in place:
                    self._named[place[source]][number] = len(indexes)
        with_it = Counter(number for named in self._named for number in named)
        self._rarity = {number: float(np.log((len(articles) + 1) / times)) for number, times in with_it.items()}
        large = self._space.count >= _LARGE
        self._forceful = np.array(
            [
                shown.islower()
                and not shown.endswith(("ly", "ed"))
                and name not in vocabulary.PLAIN
                and (not large or count <= _RARE * len(articles))
                for name, shown, count in zip(self._space.names, self._space.shown, self._with_term, strict=True)
            ],
            bool,
        )
        """Whether a term tells a reader something: no name, no number, not plain, and rare where there are many articles."""
        self._columns = _Columns(entities, self._space)
        self._once: dict[Hashable, Any] = {}
        """What reasons say and share, by itself: half of them say what others say too, in the same object."""
        self._numbers_of: dict[int, frozenset[int]] = {}
        self._published_on: list[int] = self._details.published.tolist()
        self._mains: tuple[dict[int, dict[int, int]], ...] = ({}, {})
        """Main values of each article: of ordinals, then of units."""
        self._copies = {
            (min(place[one], place[copy.of]), max(place[one], place[copy.of])): copy.share
            for one, copy in reuse.copies.items()
            if one in place and copy.of in place
        }

    def settling(self, one: int, other: int, link: Link | None) -> list[Reason]:
        """Return the reasons that settle a link, whatever the rest says: what the archivist says, and that one is a copy of the other."""
        found = []
        if link:
            where = f" ({link.where})" if link.where else ""
            found.append(Reason(rule="archivist", words=f"the archivist says so{where}", weight=0.0))
        if (one, other) in self._copies:
            share = english.share(self._copies[one, other])
            found.append(Reason(rule="copy", words=f"{share} of one stands in the other", weight=0.0))
        return found

    def reasons(self, pairs: Pairs, numbers: Ints, *, shown: bool) -> list[list[Reason]]:
        """Return the reasons of the pairs with these numbers, which ascend, as they are told; words cite where `shown`."""
        made: list[list[Reason]] = []
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            ends = list(zip(pairs.one[some].tolist(), pairs.other[some].tolist(), strict=True))
            features = [pairs.features[name][some].tolist() for name in _FEATURES]
            shared = self._shared(pairs.one[some], pairs.other[some], ends) if shown else None
            made += [self._reasons(at, *ends[at], values, shared) for at, values in enumerate(zip(*features, strict=True))]
        return made

    def _shared(self, one: Ints, other: Ints, ends: Sequence[tuple[int, int]]) -> Shared:
        both = [self._both(*pair) for pair in ends]
        return Shared(self._space, one, other, columns_of(both, self._columns), self._forceful)

    def _both(self, one: int, other: int) -> list[int]:
        return sorted(self._named[one].keys() & self._named[other].keys())

    def _reasons(self, at: int, one: int, other: int, values: Sequence[float], shared: Shared | None) -> list[Reason]:
        """Return the reasons of a pair, of which `shared` knows under the number `at`."""
        told: list[Reason] = []
        for name, value in zip(_FEATURES, values, strict=True):
            weight = WEIGHTS[name] * value
            if shared and name == "terms":
                told += self._terms(at, one, other, weight, shared)
            elif shared and weight:
                words, what = self._told(name, at, one, other, value, shared)
                told.append(self._reason(name, words, weight, what))
            elif value:
                told.append(self._reason(name, self._plainly(name, one, other), weight))
        if shared:
            told.sort(key=lambda reason: _PLACE[reason.rule])
        return told

    def _reason(self, rule: str, words: str, weight: float, shared: tuple[str, ...] = ()) -> Reason:
        once = self._once.setdefault
        if shared not in self._once:
            shared = tuple(once(word, word) for word in shared)
        return Reason(rule=rule, words=once(words, words), weight=round(weight, 4), shared=once(shared, shared))

    def _plainly(self, name: str, one: int, other: int) -> str:
        if name in _PLAINLY:
            return _PLAINLY[name]
        return (self._days(one, other) if name == "days" else self._published(one, other))[0]

    def _told(self, name: str, at: int, one: int, other: int, value: float, shared: Shared) -> tuple[str, tuple[str, ...]]:
        if name == "figures":
            return _PLAINLY[name], ()
        if name == "numbers":
            return self._numbers(one, other, value)
        if name == "opening":
            words = self._shown(shared.opening.of(at))
            return f"begin alike: {_quoted(words[:_TOLD])}", words
        if name == "phrases":
            return self._phrases(at, one, other, shared)
        tell = {"quoted": self._quoted, "days": self._days, "published": self._published, "units": self._units, "ordinals": self._ordinals}
        return tell[name](one, other)

    def _shown(self, columns: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._space.shown[column] for column in columns)

    def _terms(self, at: int, one: int, other: int, weight: float, shared: Shared) -> list[Reason]:
        """Divide the weight of the shared terms between the names of the entities that both mention and all other words."""
        if not shared.terms[at]:
            return []
        both, part = self._both(one, other), shared.named[at]
        found = [self._names(one, other, both, weight * part)] if both else []
        if shared.words.of(at):
            words, what = self._words(shared.words.of(at), shared.forceful.of(at))
            found.append(self._reason("terms", words, weight * (1 - part), what))
        return found

    def _names(self, one: int, other: int, both: Sequence[int], weight: float) -> Reason:
        rarity = {number: self._rarity[number] for number in both}
        times = {number: min(self._named[one][number], self._named[other][number]) for number in both}
        weighed = {number: rarity[number] * (1 + _log(times[number])) for number in both}
        order = sorted(both, key=lambda number: (-weighed[number], self._entities[number].name, number))
        rarest = max(rarity.values())
        rare = [self._entities[number].name for number in order if rarity[number] >= _NEARLY_AS_RARE * rarest]
        shared = tuple(self._entities[number].name for number in order[:KEPT])
        return self._reason("entities", f"both tell of {english.listed(rare[:_TOLD])}", weight, shared)

    def _words(self, columns: Sequence[int], forceful: Sequence[int]) -> tuple[str, tuple[str, ...]]:
        """Tell the shared words that have force: neither names nor numbers nor plain ones; if none has, that there are many."""
        if not forceful:
            shown = self._shown(columns)
            return "use many of the same words" if len(shown) > _TOLD else f"share the {_counted('word', shown)}", shown
        words, large = self._shown(forceful), self._space.count >= _LARGE
        most = max(self._with_term[column] for column in forceful[:_TOLD])
        rare = "rare " if large and most > 2 else ""  # noqa: PLR2004 - these two articles
        alone = ", which no other article has" if large and most == 2 else ""  # noqa: PLR2004
        return f"share the {rare}{_counted('word', words[:_TOLD])}{alone}", words

    def _phrases(self, at: int, one: int, other: int, shared: Shared) -> tuple[str, tuple[str, ...]]:
        """Tell the phrases that stand in both texts word for word; the others have a small word between."""
        here, there = self._articles[one].raw.plain, self._articles[other].raw.plain
        found: list[str] = []
        cited = shared.phrases.of(at)[:_LOOKED_AT] if shared.by_phrases[at] >= _LEAST_PHRASES else []
        for column in cited:
            first, second = divmod(int(self._space.pairs[column]), len(self._space.names))
            begin = [form for form in self._space.forms[first] if form in here and form in there]
            forms = (f"{form} {end}" for form in begin for end in self._space.forms[second])
            said = next((form for form in forms if form in here and form in there), "")
            if said and not any(set(said.split()) & set(other.split()) for other in found):
                found.append(said)
        if not found:
            count = shared.phrase_count[at]
            return f"share {count} {'phrase' if count == 1 else 'phrases'}", ()
        return f"share the {_counted('phrase', found[:_TOLD])}", tuple(found)

    def _quoted(self, one: int, other: int) -> tuple[str, tuple[str, ...]]:
        shared = sorted(self._details.said[one] & self._details.said[other])
        statement = self._statements[shared[0]]
        on = f" on “{statement.shared[0]}”" if statement.shared else ""
        return f"both quote {statement.speaker}{on}", (statement.speaker, *statement.shared[:KEPT])

    def _days(self, one: int, other: int) -> tuple[str, tuple[str, ...]]:
        here, there = self._details.days[one], self._details.days[other]
        if both := sorted(here & there):
            return f"both tell of {english.listed([edtf.spoken(day) for day in both[:_TOLD]])}", tuple(both[:KEPT])
        first, second = min(here), min(there)
        return f"but one tells of {edtf.spoken(first)}, the other of {edtf.spoken(second)}", (first, second)

    def _published(self, one: int, other: int) -> tuple[str, tuple[str, ...]]:
        first, last = sorted((self._published_on[one], self._published_on[other]))
        gap = last - first
        spoken = f"{gap} days" if gap > 1 else "a day"
        shared = tuple(dt.date.fromordinal(day).isoformat() for day in sorted({first, last}))
        if not gap:
            return "published on the same day", shared
        return (f"published within {spoken} of each other" if gap <= 2 else f"but published {spoken} apart"), shared  # noqa: PLR2004 - model

    def _numbers(self, one: int, other: int, value: float) -> tuple[str, tuple[str, ...]]:
        few, many = sorted((self._of_numbers(one), self._of_numbers(other)), key=len)
        alone = self._shown(sorted(few - many))
        size = len(few)
        if value == 1 and size == 1:
            return f"but the number {alone[0]} is in only one", alone
        return f"but {round(value * size)} of {size} numbers of one are not in the other: {english.listed(alone[:_TOLD])}", alone[:KEPT]

    def _of_numbers(self, article: int) -> frozenset[int]:
        if article not in self._numbers_of:
            self._numbers_of[article] = frozenset(self._details.numbers.row(article)[0].tolist())
        return self._numbers_of[article]

    def _units(self, one: int, other: int) -> tuple[str, tuple[str, ...]]:
        nouns, values = self._differing(self._details.units, one, other)
        words = f"but one has {values[0][0]} with “{nouns[0]}”, the other {values[0][1]}"
        return words, tuple(f"{noun}: {first}, {second}" for noun, (first, second) in zip(nouns, values, strict=True))[:KEPT]

    def _ordinals(self, one: int, other: int) -> tuple[str, tuple[str, ...]]:
        nouns, values = self._differing(self._details.ordinals, one, other)
        words = f"but one tells of the {values[0][0]} {nouns[0]}, the other of the {values[0][1]}"
        return words, tuple(f"{noun}: {first}, {second}" for noun, (first, second) in zip(nouns, values, strict=True))[:KEPT]

    def _main_of(self, main: Main, article: int) -> dict[int, int]:
        known = self._mains[main is self._details.units]
        if article not in known:
            known[article] = main.of(article)
        return known[article]

    def _differing(self, main: Main, one: int, other: int) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
        """Return the nouns whose values differ, the rarest first, and both values of each, as they stand."""
        first, second = (self._main_of(main, article) for article in (one, other))
        differ = [noun for noun in first.keys() & second.keys() if first[noun] != second[noun]]
        differ.sort(key=lambda noun: (self._with_term[noun], noun))
        return self._shown(differ), [(self._space.shown[first[noun]], self._space.shown[second[noun]]) for noun in differ]


@lru_cache(maxsize=1 << 12)
def _log(times: int) -> float:
    return float(np.log(times))


def _quoted(words: Sequence[str]) -> str:
    return english.listed([f"“{word}”" for word in words])


def _counted(noun: str, words: Sequence[str]) -> str:
    return f"{noun}{'' if len(words) == 1 else 's'} {_quoted(words)}"
