"""Why two articles are related, in words that a reader can check, and how much each reason adds.

The likeness of the words is divided between the names of people, places and organisations and all other words; words of one speaker in
both, days that both tell of and the days of publication add a little of their own. So the score of a link is the sum of its reasons.
"""

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from sitegen import edtf, english, text
from sitegen.model import QUOTED, Article, Entity, Mention, Reason
from sitegen.relate.vectors import PLAIN, Vectors, term, words

_TOLD = 3
"""Names or words in one sentence."""
_KEPT = 12
"""Names or words in Reason.shared."""
_QUOTED, _DAY, _SAME_TIME = 0.02, 0.02, 0.01
_QUOTED_ON = 0.3
"""At most, when a speaker and words that nobody else has are in both."""
_NEARLY_AS_RARE = 0.5
_RARE = 0.1
_LARGE = 50
"""Articles from which on it says something that few of them have a word."""
_PAIRED = 40
"""Heaviest shared words among which phrases are looked for."""
_ORDER = ("quoted", "entities", "terms", "dates", "published")
"""What a reader can make most of comes first, whatever it weighs."""
_LONGEST_TOPIC = 4
_SHORTEST_TOPIC = 5
_MOST_QUOTED = 600
"""Words of a speaker in one article that are looked at."""
_SPOKEN = re.compile(r"\w+")
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Who = tuple[str, str]
"""(kind, id) of an entity, or ("", folded name)."""


class Known:
    """What is known of each article apart from its words."""

    def __init__(
        self, articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity], space: Vectors
    ) -> None:
        self._articles = {article.source: article for article in articles}
        self._space = space
        self._most = math.log(len(articles) + 1)
        self._called = {(entity.kind, entity.id): entity.name for entity in entities}
        self._owner: dict[str, dict[int, Who]] = {article.source: {} for article in articles}
        for entity in entities:
            for source, indexes in entity.mentions.items():
                if source in self._owner:
                    self._owner[source].update(dict.fromkeys(indexes, (entity.kind, entity.id)))
        self._named = {source: Counter(owner.values()) for source, owner in self._owner.items()}
        self._with_it = Counter(who for named in self._named.values() for who in named)
        self._name_terms: dict[str, frozenset[str]] = {}
        self._quoted: dict[str, dict[Who, list[str]]] = {}
        self._days: dict[str, frozenset[str]] = {}
        for article in articles:
            marks = mentions.get(article.source, ())
            self._name_terms[article.source] = self._terms(marks, self._owner[article.source])
            self._quoted[article.source] = self._speakers(marks, self._owner[article.source])
            self._days[article.source] = frozenset(mark.value for mark in marks if mark.kind == "date" and _WHOLE_DAY.fullmatch(mark.value))
        self._with_day = Counter(day for days in self._days.values() for day in days)
        self._last: tuple[str, dict[str, str], dict[str, set[str]]] = ("", {}, {})

    def reasons(self, one: str, other: str, shared: Mapping[str, float]) -> tuple[Reason, ...]:
        """Return why `one` is related to `other`: who is quoted, who is named, words, days; heaviest first among equals.

        `shared` are the words that both have, with their weights, in any order. Being published at one time is no reason alone.
        """
        quoted = list(self._quotations(one, other))
        told = {name for reason in quoted for name in reason.shared}
        names = self._names(one, other, shared, told)
        words = self._words(one, other, shared, everything=not names, alone=not (names or quoted))
        found = [*quoted, *names, *words, *self._same_days(one, other)]
        if found:
            found += self._same_time(one, other)
        return tuple(sorted(found, key=_place))

    def _terms(self, marks: Sequence[Mention], owner: Iterable[int]) -> frozenset[str]:
        names = {name for index in owner for name in (marks[index].text, marks[index].value)}
        return frozenset(made for name in names for word in _SPOKEN.findall(name) if (made := term(word)))

    def _speakers(self, marks: Sequence[Mention], owner: Mapping[int, Who]) -> dict[Who, list[str]]:
        by_place = {(marks[index].start, marks[index].end): who for index, who in owner.items()}
        by_name = {text.key(name): who for index, who in owner.items() for name in (marks[index].text, marks[index].value)}
        said: defaultdict[Who, list[str]] = defaultdict(list)
        for mark in marks:
            if mark.kind == QUOTED and mark.speaker is not None and mark.speaker.named:
                name = text.key(mark.speaker.name)
                who = by_name.get(name) or by_place.get((mark.speaker.start, mark.speaker.end)) or ("", name)
                said[who] += _SPOKEN.findall(mark.text)[: max(_MOST_QUOTED - len(said[who]), 0)]
                self._called.setdefault(who, mark.speaker.name)
        return dict(said)

    def _quotations(self, one: str, other: str) -> Iterator[Reason]:
        first, second = self._quoted[one], self._quoted[other]
        names = self._name_terms[one] | self._name_terms[other]
        for who in sorted(first.keys() & second.keys()):
            topics = self._topics(first[who], second[who], names)
            on = f" on {english.listed([f'“{topic}”' for topic in topics])}" if topics else ""
            rare = self._rarity(who) / self._most * min(1.0, max(topics.values(), default=0.0) / (2 * self._most))
            weight = round(_QUOTED + _QUOTED_ON * rare, 6)
            yield Reason(rule="quoted", words=f"both quote {self._called[who]}{on}", weight=weight, shared=(self._called[who], *topics))

    def _rarity(self, who: Who) -> float:
        """Return how much it says that somebody is named; one who speaks without being marked is named where they speak."""
        return math.log((self._space.articles + 1) / max(1, self._with_it[who]))

    def _topics(self, first: Sequence[str], second: Sequence[str], names: AbstractSet[str]) -> dict[str, float]:
        """Return one or two phrases that two quotations share, those with the rarest words, and how rare they are.

        They begin and end with no name; a word alone is taken only for want of phrases.
        """
        there = set(self._phrases(second))
        weighed = {}
        for key, (shown, weight) in self._phrases(first).items():
            if key in there and not names & {key[0], key[-1]}:
                word = shown.partition(" ")[0]
                plain = word.lower() + shown[len(word) :] if word.istitle() else shown
                weighed[key] = (weight, plain)
        best: list[tuple[str, ...]] = []
        for key in sorted(weighed, key=lambda key: (len(key) == 1, -weighed[key][0], key)):
            if best and len(key) == 1:
                break
            if all(set(key).isdisjoint(taken) for taken in best):
                best.append(key)
        return {weighed[key][1]: weighed[key][0] for key in best[:2]}

    def _phrases(self, said: Sequence[str]) -> dict[tuple[str, ...], tuple[str, float]]:
        """Return the phrases of a quotation that begin and end with a word that tells something: terms -> (as said, weight)."""
        terms = [term(word) for word in said]
        rarity = [self._space.rarity(name) if name and not name.isdigit() and not name.endswith("ly") else 0.0 for name in terms]
        found: dict[tuple[str, ...], tuple[str, float]] = {}
        for end in range(len(said)):
            for start in range(max(0, end - _LONGEST_TOPIC + 1), end + 1):
                long = start < end or len(terms[end]) >= _SHORTEST_TOPIC
                if rarity[start] and rarity[end] and long:
                    key = tuple(name for name in terms[start : end + 1] if name)
                    found.setdefault(key, (" ".join(said[start : end + 1]), math.fsum(rarity[start : end + 1])))
        return found

    def _names(self, one: str, other: str, shared: Mapping[str, float], told: set[str]) -> list[Reason]:
        first, second = self._named[one], self._named[other]
        rarity = {who: self._rarity(who) for who in first.keys() & second.keys()}
        weighed = {who: rare * (1 + math.log(min(first[who], second[who]))) for who, rare in rarity.items()}
        order = [who for who in sorted(weighed, key=lambda who: (-weighed[who], who)) if self._called[who] not in told]
        if not order:
            return []
        both = self._name_terms[one] & self._name_terms[other]
        weight = math.fsum(value for name, value in shared.items() if name in both)
        names = [self._called[who] for who in order]
        rarest = max(rarity[who] for who in order)
        rare = [self._called[who] for who in order if rarity[who] >= _NEARLY_AS_RARE * rarest]
        return [
            Reason(
                rule="entities", words=f"both tell of {english.listed(rare[:_TOLD])}", weight=round(weight, 6), shared=tuple(names[:_KEPT])
            )
        ]

    def _words(self, one: str, other: str, shared: Mapping[str, float], *, everything: bool, alone: bool) -> list[Reason]:
        names = frozenset() if everything else self._name_terms[one] & self._name_terms[other]
        rest = {name: value for name, value in shared.items() if name not in names}
        any_name = self._name_terms[one] | self._name_terms[other]
        kept = sorted((name for name in rest if name not in any_name and not name.isdigit()), key=lambda name: (-rest[name], name))
        if not kept:
            return []
        surfaces, _ = self._surfaces(one)
        weight = round(math.fsum(rest.values()), 6)
        shown = tuple(surfaces[name] for name in kept[:_KEPT])
        return [Reason(rule="terms", words=self._said(one, other, kept, alone=alone), weight=weight, shared=shown)]

    def _said(self, one: str, other: str, names: Sequence[str], *, alone: bool) -> str:
        """Tell the shared words that have force: phrases, then rare words; if none has, and other reasons are told, that there are many.

        What is never written small is a name, a month or a nationality. In a small archive it means nothing that a word is rare.
        """
        surfaces, _ = self._surfaces(one)
        with_it, articles = self._space.with_it, self._space.articles
        small = [name for name in names if surfaces[name].islower() and not name.endswith("ly")]
        phrases = self._together(one, other, small[:_PAIRED])
        large = articles >= _LARGE
        forceful = [name for name in small if name not in PLAIN and not name.endswith("ed")]
        rare = [name for name in forceful if alone or (large and with_it[name] <= _RARE * articles)]
        told = list(dict.fromkeys((*phrases, *((name,) for name in rare if not any(name in pair for pair in phrases)))))[:_TOLD]
        if not told and not alone:
            return "use many of the same words"
        told = told or [(name,) for name in (small or names)[:_TOLD]]
        counts = [with_it[name] for pair in told for name in pair]
        listed = english.listed([f"“{' '.join(surfaces[name] for name in pair)}”" for pair in told])
        plural = "word" if len(counts) == 1 else "words"
        if large and max(counts) == 2:  # noqa: PLR2004 - these two
            return f"share the {plural} {listed}, which no other article has"
        return f"share the {'rare ' if large and max(counts) <= _RARE * articles else ''}{plural} {listed}"

    def _together(self, one: str, other: str, names: Sequence[str]) -> list[tuple[str, str]]:
        """Return the pairs of words that stand together in both articles, heaviest first; no word is in two, and one of two has force."""
        surfaces, followers = self._surfaces(one)
        here, there = (self._articles[source].raw.plain for source in (one, other))
        wanted = dict.fromkeys(names)
        found: list[tuple[str, str]] = []
        taken: set[str] = set()
        for first in names:
            for second in sorted(followers.get(first, frozenset()) & wanted.keys() - taken - {first}):
                phrase = f"{surfaces[first]} {surfaces[second]}"
                if first not in taken and not {first, second} <= PLAIN and phrase in here and phrase in there:
                    found.append((first, second))
                    taken |= {first, second}
        return found

    def _surfaces(self, source: str) -> tuple[dict[str, str], dict[str, set[str]]]:
        """Return how each term stands in an article, in lower case if it ever does, and which follow it.

        Remembered for one article, because the reasons of an article are asked for one after another.
        """
        if self._last[0] != source:
            surfaces: dict[str, str] = {}
            said = words(self._articles[source])
            for word in dict.fromkeys(said):
                name = term(word)
                if (
                    name not in surfaces
                    or (word.islower() and not surfaces[name].islower())
                    or (surfaces[name].isupper() and word.istitle())
                ):
                    surfaces[name] = word
            followers: defaultdict[str, set[str]] = defaultdict(set)
            for first, second in itertools.pairwise(map(term, said)):
                followers[first].add(second)
            self._last = (source, surfaces, followers)
        return self._last[1:]

    def _same_days(self, one: str, other: str) -> Iterator[Reason]:
        days = sorted(self._days[one] & self._days[other], key=lambda day: (self._with_day[day], day))
        if days:
            said = english.listed([edtf.spoken(day) for day in days[:_TOLD]])
            yield Reason(rule="dates", words=f"both tell of {said}", weight=_DAY, shared=tuple(days[:_KEPT]))

    def _same_time(self, one: str, other: str) -> Iterator[Reason]:
        first, second = (edtf.day(self._articles[source].published) for source in (one, other))
        if first and second and abs((first - second).days) <= 1:
            said = "published on the same day" if first == second else "published within a day of each other"
            yield Reason(rule="published", words=said, weight=_SAME_TIME, shared=tuple(sorted({first.isoformat(), second.isoformat()})))


def _place(reason: Reason) -> tuple[bool, int, float, str]:
    return not reason.weight, _ORDER.index(reason.rule), -reason.weight, reason.words
