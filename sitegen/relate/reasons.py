"""Why two articles are related, or what speaks against it, in words that a reader can check, and how much each reason adds.

The reasons of a link are the terms of the model's sum (model.py), and their weights add up to its score:

    entities   weight of `terms` times the part of its cosine that is made by the names of the entities that both mention
    terms      the rest of that product
    opening, phrases, numbers, units, ordinals, published, days, quoted    weight of the feature times its value
    archivist, copy    0: they settle the link, whatever the rest says

What weighs nothing is not told. Words are made for links that are shown; the others tell the same reasons without citing.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from sitegen import edtf, english
from sitegen.model import Article, Entity, Link, Reason, Reuse, Statement
from sitegen.relate import vocabulary
from sitegen.relate.details import Details, Main
from sitegen.relate.model import WEIGHTS, Pairs
from sitegen.relate.rows import Ints, Rows
from sitegen.relate.space import Space

_TOLD, _KEPT = 3, 12
"""Names or words in one sentence, and in Reason.shared."""
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
        place = {article.source: at for at, article in enumerate(articles)}
        self._named: list[dict[int, int]] = [{} for _ in articles]
        """Entity -> times that the article mentions it."""
        for number, entity in enumerate(entities):
            for source, indexes in entity.mentions.items():
                if source in place:
                    self._named[place[source]][number] = len(indexes)
        self._with_it = Counter(number for named in self._named for number in named)
        large = self._space.count >= _LARGE
        self._forceful = np.array(
            [
                shown.islower()
                and not shown.endswith(("ly", "ed"))
                and name not in vocabulary.PLAIN
                and (not large or count <= _RARE * len(articles))
                for name, shown, count in zip(self._space.names, self._space.shown, self._space.with_term.tolist(), strict=True)
            ],
            bool,
        )
        """Whether a term tells a reader something: no name, no number, not plain, and rare where there are many articles."""
        self._columns: dict[int, frozenset[int]] = {}
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
            share = f"{min(self._copies[one, other], 1.0):.0%}".replace("%", " %")
            found.append(Reason(rule="copy", words=f"{share} of one stands in the other", weight=0.0))
        return found

    def reasons(self, pairs: Pairs, at: int, *, shown: bool) -> list[Reason]:
        """Return the reasons of pair number `at`, in the order in which they are told; with words that cite only where `shown`."""
        one, other = int(pairs.one[at]), int(pairs.other[at])
        values = {name: float(feature[at]) for name, feature in pairs.features.items()}
        weights = {name: WEIGHTS[name] * value for name, value in values.items()}
        if not shown:
            told = [
                Reason(rule=name, words=self._plainly(name, one, other, value), weight=round(weights[name], 4))
                for name, value in values.items()
                if value
            ]
        else:
            told = [*self._terms(one, other, weights.pop("terms"))]
            told += [
                Reason(rule=name, words=words, weight=round(weight, 4), shared=shared)
                for name, weight in weights.items()
                if weight
                for words, shared in (self._told(name, one, other, values[name]),)
            ]
        return sorted(told, key=lambda reason: _ORDER.index(reason.rule))

    def _plainly(self, name: str, one: int, other: int, value: float) -> str:
        return _PLAINLY.get(name) or self._told(name, one, other, value)[0]

    def _told(self, name: str, one: int, other: int, value: float) -> tuple[str, tuple[str, ...]]:
        if name == "numbers":
            return self._numbers(one, other, value)
        if name == "figures":
            return _PLAINLY[name], ()
        if name == "opening":
            words = self._shown(self._alike(self._space.opening, one, other)[0][:_KEPT])
            return f"begin alike: {_quoted(words[:_TOLD])}", words
        tell = {
            "phrases": self._phrases, "quoted": self._quoted, "days": self._days, "published": self._published, "units": self._units,
            "ordinals": self._ordinals,
        }  # fmt: skip
        return tell[name](one, other)

    def _alike(self, rows: Rows, one: int, other: int) -> tuple[Ints, np.ndarray[tuple[int], np.dtype[np.float64]]]:
        """Return the columns that two rows share and the product of their weights, the heaviest first; ties by column."""
        (first, weights), (second, others) = rows.row(one), rows.row(other)
        if not len(second):
            return second, others
        at = np.minimum(np.searchsorted(second, first), len(second) - 1)
        both = second[at] == first
        products = weights[both] * others[at[both]]
        order = np.argsort(-products, kind="stable")
        return first[both][order], products[order]

    def _shown(self, columns: Ints) -> tuple[str, ...]:
        return tuple(self._space.shown[column] for column in columns.tolist())

    def _terms(self, one: int, other: int, weight: float) -> list[Reason]:
        """Divide the weight of the shared terms between the names of the entities that both mention and all other words."""
        columns, products = self._alike(self._space.terms, one, other)
        if not len(columns):
            return []
        both = sorted(self._named[one].keys() & self._named[other].keys())
        names = {column for number in both for column in self._columns_of(number)}
        named = np.isin(columns, list(names)) if names else np.zeros(len(columns), bool)
        part = min(1.0, float(products[named].sum() / products.sum()))
        found = [self._names(one, other, both, weight * part)] if both else []
        if not named.all():
            words, shared = self._words(columns[~named])
            found.append(Reason(rule="terms", words=words, weight=round(weight * (1 - part), 4), shared=shared))
        return found

    def _columns_of(self, entity: int) -> frozenset[int]:
        if entity not in self._columns:
            forms = (self._entities[entity].name, *self._entities[entity].aliases)
            made = {name for form in forms for name in vocabulary.made(vocabulary.WORD.findall(form))}
            self._columns[entity] = frozenset(self._space.number[name] for name in made if name in self._space.number)
        return self._columns[entity]

    def _names(self, one: int, other: int, both: Sequence[int], weight: float) -> Reason:
        rarity = {number: np.log((len(self._articles) + 1) / self._with_it[number]) for number in both}
        times = {number: min(self._named[one][number], self._named[other][number]) for number in both}
        weighed = {number: rarity[number] * (1 + np.log(times[number])) for number in both}
        order = sorted(both, key=lambda number: (-weighed[number], self._entities[number].name, number))
        rarest = max(rarity.values())
        rare = [self._entities[number].name for number in order if rarity[number] >= _NEARLY_AS_RARE * rarest]
        shared = tuple(self._entities[number].name for number in order[:_KEPT])
        return Reason(rule="entities", words=f"both tell of {english.listed(rare[:_TOLD])}", weight=round(weight, 4), shared=shared)

    def _words(self, columns: Ints) -> tuple[str, tuple[str, ...]]:
        """Tell the shared words that have force: neither names nor numbers nor plain ones; if none has, that there are many."""
        with_it, count = self._space.with_term, self._space.count
        forceful = columns[self._forceful[columns]]
        if not len(forceful):
            shown = self._shown(columns[:_KEPT])
            return "use many of the same words" if len(shown) > _TOLD else f"share the {_counted('word', shown)}", shown
        words = self._shown(forceful[:_KEPT])
        most = int(with_it[forceful[:_TOLD]].max())
        rare = "rare " if count >= _LARGE and most > 2 else ""  # noqa: PLR2004 - these two articles
        alone = ", which no other article has" if count >= _LARGE and most == 2 else ""  # noqa: PLR2004
        return f"share the {rare}{_counted('word', words[:_TOLD])}{alone}", words

    def _phrases(self, one: int, other: int) -> tuple[str, tuple[str, ...]]:
        """Tell the phrases that stand in both texts word for word; the others have a small word between."""
        columns, products = self._alike(self._space.phrases, one, other)
        here, there = (self._articles[end].raw.plain for end in (one, other))
        found: list[str] = []
        cited = columns[:_LOOKED_AT] if products.sum() >= _LEAST_PHRASES else columns[:0]
        for key in self._space.pairs[cited].tolist():
            first, second = divmod(key, len(self._space.names))
            begin = [form for form in self._space.forms[first] if form in here and form in there]
            forms = [f"{form} {end}" for form in begin for end in self._space.forms[second]]
            said = next((form for form in forms if form in here and form in there), "")
            if said and not any(set(said.split()) & set(other.split()) for other in found):
                found.append(said)
        if not found:
            return f"share {len(columns)} {'phrase' if len(columns) == 1 else 'phrases'}", ()
        return f"share the {_counted('phrase', found[:_TOLD])}", tuple(found)

    def _quoted(self, one: int, other: int) -> tuple[str, tuple[str, ...]]:
        shared = sorted(self._details.said[one] & self._details.said[other])
        statement = self._statements[shared[0]]
        on = f" on “{statement.shared[0]}”" if statement.shared else ""
        return f"both quote {statement.speaker}{on}", (statement.speaker, *statement.shared[:_KEPT])

    def _days(self, one: int, other: int) -> tuple[str, tuple[str, ...]]:
        here, there = self._details.days[one], self._details.days[other]
        if both := sorted(here & there):
            return f"both tell of {english.listed([edtf.spoken(day) for day in both[:_TOLD]])}", tuple(both[:_KEPT])
        first, second = min(here), min(there)
        return f"but one tells of {edtf.spoken(first)}, the other of {edtf.spoken(second)}", (first, second)

    def _published(self, one: int, other: int) -> tuple[str, tuple[str, ...]]:
        days = [edtf.day(self._articles[end].published) for end in (one, other)]
        first, last = sorted(day for day in days if day)
        gap = (last - first).days
        spoken = f"{gap} days" if gap > 1 else "a day"
        shared = tuple(sorted({first.isoformat(), last.isoformat()}))
        if not gap:
            return "published on the same day", shared
        return (f"published within {spoken} of each other" if gap <= 2 else f"but published {spoken} apart"), shared  # noqa: PLR2004 - model

    def _numbers(self, one: int, other: int, value: float) -> tuple[str, tuple[str, ...]]:
        few, many = sorted((self._details.numbers.row(end)[0] for end in (one, other)), key=len)
        alone = self._shown(np.setdiff1d(few, many))
        size = len(few)
        if value == 1 and size == 1:
            return f"but the number {alone[0]} is in only one", alone
        return f"but {round(value * size)} of {size} numbers of one are not in the other: {english.listed(alone[:_TOLD])}", alone[:_KEPT]

    def _units(self, one: int, other: int) -> tuple[str, tuple[str, ...]]:
        nouns, values = self._differing(self._details.units, one, other)
        words = f"but one has {values[0][0]} with “{nouns[0]}”, the other {values[0][1]}"
        return words, tuple(f"{noun}: {first}, {second}" for noun, (first, second) in zip(nouns, values, strict=True))[:_KEPT]

    def _ordinals(self, one: int, other: int) -> tuple[str, tuple[str, ...]]:
        nouns, values = self._differing(self._details.ordinals, one, other)
        words = f"but one tells of the {values[0][0]} {nouns[0]}, the other of the {values[0][1]}"
        return words, tuple(f"{noun}: {first}, {second}" for noun, (first, second) in zip(nouns, values, strict=True))[:_KEPT]

    def _differing(self, main: Main, one: int, other: int) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
        """Return the nouns whose values differ, the rarest first, and both values of each, as they stand."""
        first, second = main.of(one), main.of(other)
        differ = [noun for noun in first.keys() & second.keys() if first[noun] != second[noun]]
        differ.sort(key=lambda noun: (self._space.with_term[noun], noun))
        return self._shown(np.array(differ, np.int64)), [
            (self._space.shown[first[noun]], self._space.shown[second[noun]]) for noun in differ
        ]


def _quoted(words: Sequence[str]) -> str:
    return english.listed([f"“{word}”" for word in words])


def _counted(noun: str, words: Sequence[str]) -> str:
    return f"{noun}{'' if len(words) == 1 else 's'} {_quoted(words)}"
