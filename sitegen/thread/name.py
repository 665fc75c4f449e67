"""A story is called by what its articles share: the phrase that tells most, and the people, places and organisations.

Only words that at least half of the articles have may stand in it. A phrase says what the story is about (phrases.py), so it is one that
headlines have, or at least one of several words; where there is none, the names say enough. Of a large story a sample is read and what is
found is looked up in the others, so the cost stays near the number of articles.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from sitegen import english
from sitegen.model import Article
from sitegen.thread.known import Known, Who
from sitegen.thread.phrases import JOINING, phrases, tells

_SAMPLE = 6
"""Articles of a story in which phrases are looked for."""
_READ = 900
"""Characters of the body in which phrases are looked for."""
_NAMES = 3
LONGEST = 70
"""Characters of a name."""
_ENTITIES = ("person", "place", "organisation")


class Name(Struct, frozen=True):
    """What a story is called, and what of it is told to say why."""

    text: str
    phrase: str
    """Empty where the articles share none."""
    names: tuple[str, ...]
    """Those that at least half of the articles have, those that tell most first."""


def names(known: Known, stories: Sequence[Sequence[str]]) -> list[Name]:
    """Name stories, given as the sources of the articles of each; no name is empty or longer than LONGEST characters."""
    naming = _Naming(known, stories)
    return [naming.name(number) for number in range(len(stories))]


class _Naming:
    """Remembers in how many stories each phrase occurs: a phrase of many tells little of one."""

    def __init__(self, known: Known, stories: Sequence[Sequence[str]]) -> None:
        self._known = known
        self._found = [self._phrases(sources) for sources in stories]
        self._stories = stories
        self._with_it = Counter(phrase for found in self._found for phrase in found)

    def name(self, number: int) -> Name:
        """Name one of the stories."""
        sources = self._stories[number]
        names = self._names(sources)
        phrase = self._phrase(number, names)
        if not (phrase or names):
            return Name(text=self._headline(sources), phrase="", names=())
        return Name(text=_composed(phrase, names), phrase=phrase, names=names)

    def _phrase(self, number: int, names: Sequence[str]) -> str:
        """Return the phrase that tells most of a story; empty where none tells more than its names do."""
        sources, found = self._stories[number], self._found[number]
        headlines = [self._known.articles[source].headline for source in sources[:: self._step(sources)]] if found else []
        heads = [phrases((headline,)) for headline in headlines]
        lower = [headline.lower() for headline in headlines]
        called = " ".join(names).lower()
        many = len(self._stories)
        weights: dict[str, float] = {}
        for phrase, share in found.items():
            if phrase not in called and tells(phrase, headed=any(phrase in own for own in heads)):
                words = sum(word not in JOINING for word in phrase.split())
                headed = sum(phrase in headline for headline in lower) / len(lower)
                weights[phrase] = share**2 * math.log(1 + many / self._with_it[phrase]) * (0.4 + min(words, 3)) * (1 + headed)
        ranked = [
            phrase
            for phrase in sorted(weights, key=lambda phrase: (-round(weights[phrase], 9), phrase))
            if any(phrase in self._known.articles[source].raw.plain for source in sources[:_SAMPLE])  # 'britain hands' is no phrase
        ]
        if not ranked or len(sources) <= _SAMPLE:
            return ranked[0] if ranked else ""
        texts = [self._known.lower(source) for source in sources]
        return next((phrase for phrase in ranked if 2 * sum(phrase in text for text in texts) >= len(texts)), "")

    @staticmethod
    def _step(sources: Sequence[str]) -> int:
        return max(1, math.ceil(len(sources) / _SAMPLE))

    def _phrases(self, sources: Sequence[str]) -> dict[str, float]:
        """Return the phrases that at least half of the sampled articles have, with the share of those that do."""
        sample = sources[:: self._step(sources)]
        if len(sources) < 2:  # noqa: PLR2004 - what one article says is not shared
            return {}
        counts: Counter[str] = Counter()
        for source in sample:
            counts.update(phrases(_read(self._known.articles[source])))
        return {phrase: count / len(sample) for phrase, count in counts.items() if 2 * count >= len(sample) and count > 1}

    def _names(self, sources: Sequence[str]) -> tuple[str, ...]:
        known = self._known
        share: Counter[Who] = Counter()
        force: defaultdict[Who, float] = defaultdict(float)
        for source in sorted(sources):
            for who, indexes in known.named[source].items():
                if who[0] in _ENTITIES:
                    share[who] += 1
                    force[who] += 1 + math.log(len(indexes))
        half = {who: count / len(sources) for who, count in share.items() if 2 * count >= len(sources) and count > 1}
        weights = {who: shared * shared * force[who] * known.rarity(who) for who, shared in half.items()}
        found: list[str] = []
        for who in sorted(weights, key=lambda who: (-round(weights[who], 9), who))[: 2 * _NAMES]:
            form = known.form(who, sources)
            if form.islower() and known.entities[who].name.lower() == form:
                form = known.entities[who].name
            found = [form if _abbreviates(other, form) else other for other in found]
            if form and len(form) <= LONGEST and not any(_same(form, other) for other in found):
                found.append(form)
        return tuple(found[:_NAMES])

    def _headline(self, sources: Sequence[str]) -> str:
        """Call a story whose articles share no words by the longest headline that fits, else by the first."""
        headlines = [" ".join(self._known.articles[source].headline.split()) for source in sorted(sources)]
        words = max((words for words in headlines if len(words) <= LONGEST), key=len, default="") or headlines[0]
        return words if len(words) <= LONGEST else f"{words[: LONGEST - 2].rpartition(' ')[0] or words[: LONGEST - 2]} …"


def _same(one: str, other: str) -> bool:
    """Whether one name is in the other, or is its initials: 'GM' and 'General Motors Corp'."""
    return one in other or other in one or _abbreviates(one, other) or _abbreviates(other, one)


def _abbreviates(short: str, name: str) -> bool:
    return short.isupper() and len(short) > 1 and "".join(word[0] for word in name.split()).startswith(short)


def _composed(phrase: str, names: Sequence[str]) -> str:
    """Join phrase and names as far as they fit: 'Second round of negotiations: Ukraine and Russia'."""
    told = [name for name in names if name.lower() not in phrase]
    title = phrase[:1].upper() + phrase[1:]
    for count in range(len(told), 0, -1):
        listed = english.listed(told[:count]) if not phrase or count > 1 else told[0]
        made = f"{title}: {listed}" if phrase else listed
        if len(made) <= LONGEST:
            return made
    made = title or told[0]
    return made if len(made) <= LONGEST else f"{made[: LONGEST - 2].rpartition(' ')[0] or made[: LONGEST - 2]} …"


def _read(article: Article) -> Iterable[str]:
    """Yield what of an article is read for phrases: its headline and the beginning of its body."""
    yield article.headline
    left = _READ
    for block in article.body:
        yield block.text[:left]
        left -= len(block.text)
        if left <= 0:
            return
