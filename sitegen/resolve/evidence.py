"""What articles call the people of one name: a senator here, a goalkeeper there.

One name is nearly always one person in an archive, and people change their offices; so a different calling alone parts nobody. Where two
articles call a name by callings of different fields *and* give it different nations, the two stay two, under names that say which is which.
Where only one of both differs, they stay one, and the archivist is asked. Read are the words that stand directly before a full name
('the Kenyan cyclist Jon Roe') and between commas after it ('Jon Roe, a Kenyan cyclist, ...'); names of one article are not looked at.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from sitegen import data
from sitegen.model import Article, Doubt
from sitegen.resolve import names, questions
from sitegen.resolve.groups import Mark

_ROOM = "sitegen.resolve"
_FIELDS = {
    word: field.strip()
    for line in data.lines(_ROOM, "callings.txt")
    for field, _, words in (line.partition("|"),)
    for word in words.split()
}
"""What somebody is called -> the field that it belongs to."""
_NATIONS = data.words(_ROOM, "nationalities.txt")
_MOST = 20
"""Marks of one name in one article that are looked at."""
_REACH = 70
"""Characters beside a name that are read."""
_NEAR = 4
"""Words before a name that are read."""
_BREAK = re.compile(r"[^\w\s'’-]|\n")
_APPOSED = re.compile(r",\s(?:an?|the)\s((?:[\w'’-]+\s){0,5}[\w'’-]+)")
_ENDS = frozenset({"who", "which", "that", "of", "for", "at", "in", "with", "from", "and", "to", "on"})


class Call(Struct, frozen=True):
    """What one article calls a person."""

    callings: frozenset[str]
    nations: frozenset[str]

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the callings belong to."""
        return frozenset(_FIELDS[word] for word in self.callings)


class Apart(Struct, frozen=True):
    """What the evidence says of names that several articles have."""

    called: Mapping[tuple[str, str], str]
    """(article source, key of the name) -> the name by which its bearer is told from another one's."""
    doubts: tuple[Doubt, ...]


def told_apart(marks: Sequence[Mark], articles: Iterable[Article]) -> Apart:
    """Return which people of one name are two. Costs a look at the words beside each full name that several articles have."""
    sources: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for source, _, mention, name, alias in marks:
        if alias is None and " " in mention.text and mention.text == name:
            sources[name].setdefault(source, []).append(mention.start)
    plain = {article.source: article.raw.plain for article in articles}
    called: dict[tuple[str, str], str] = {}
    doubts: list[Doubt] = []
    for name, places in sorted(sources.items()):
        if len(places) > 1 and not names.person(name).surname_only:
            said = {source: _call(plain[source], name, starts) for source, starts in sorted(places.items())}
            for parted, doubt in _judged(name, {source: call for source, call in said.items() if call.callings}):
                called |= parted
                doubts.append(doubt)
    return Apart(called=called, doubts=tuple(doubts))


def _judged(name: str, said: Mapping[str, Call]) -> Iterator[tuple[dict[tuple[str, str], str], Doubt]]:
    """Yield for each field but the commonest what Apart.called says of its articles, nothing where they stay one, and the question."""
    by_field: defaultdict[str, list[str]] = defaultdict(list)
    for source, call in said.items():
        if len(call.fields) == 1:
            by_field[min(call.fields)].append(source)
    if len(by_field) < 2:  # noqa: PLR2004 - it takes two to differ
        return
    first, *others = sorted(by_field, key=lambda field: (-len(by_field[field]), field))
    there = f"{_described([said[source] for source in by_field[first]])} in {by_field[first][0]}"
    nations = _nations(said, by_field[first])
    for field in others:
        here = by_field[field]
        calls = [said[source] for source in here]
        into, other = f"{name} ({_calling(calls)})", f"{_described(calls)} here"
        nations_here = _nations(said, here)
        if nations and nations_here and nations.isdisjoint(nations_here):
            parted = dict.fromkeys(((source, names.person(name).key) for source in here), into)
            yield parted, questions.one_after_all(name, into, there, other, here)
        else:
            yield {}, questions.two_after_all(name, into, there, other, here)


def _nations(said: Mapping[str, Call], sources: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(said[source].nations for source in sources))


def _described(calls: Sequence[Call]) -> str:
    """Return the first nation and the calling that most have: 'a British banker'."""
    nation = min((word for call in calls for word in call.nations), default="")
    words = f"{nation.title()} {_calling(calls)}".strip()
    return f"{'an' if words[0].lower() in 'aeiou' else 'a'} {words}"


def _calling(calls: Iterable[Call]) -> str:
    counts = Counter(word for call in calls for word in sorted(call.callings))
    return min(counts, key=lambda word: (-counts[word], word)).replace("-", " ")


def _call(plain: str, name: str, starts: Sequence[int]) -> Call:
    callings: set[str] = set()
    nations: set[str] = set()
    for start in starts[:_MOST]:
        before = _words(_BREAK.split(plain[max(0, start - _REACH) : start])[-1])
        if before and before[-1] in _FIELDS:
            callings.add(before[-1])
            nations.update(word for word in before[-_NEAR:] if word in _NATIONS)
        end = start + len(name)
        after = _APPOSED.match(plain, end, end + _REACH)
        words = _words(after[1]) if after else []
        stop = next((at for at, word in enumerate(words) if word in _ENDS), len(words))
        if any(word in _FIELDS for word in words[:stop]):
            callings.update(word for word in words[:stop] if word in _FIELDS)
            nations.update(word for word in words[:stop] if word in _NATIONS)
    return Call(callings=frozenset(callings), nations=frozenset(nations))


def _words(text: str) -> list[str]:
    return text.lower().replace("prime minister", "prime-minister").split()
