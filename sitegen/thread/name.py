"""A story is called by what its articles share: the phrase that tells most, and the people, places and organisations.

Only words that at least half of the articles have may stand in it. A phrase is taken for a noun phrase when it stands between words that
open and close one ('the second round of negotiations is over'), which needs no grammar and is checked in several articles at once. Of a
large story a sample is read and what is found is looked up in the others, so the cost stays near the number of articles.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from sitegen import data, english
from sitegen.model import Article
from sitegen.thread.known import Known, Who

_ROOM = "sitegen.thread"
_COMMON = data.words(_ROOM, "common.txt")
_OPENERS = data.words(_ROOM, "openers.txt")
_ORDINALS = frozenset(data.tables(_ROOM, "numerals.toml")["ordinals"])
_JOINING = frozenset({"of", "for", "on"})
"""What may stand inside a phrase: 'round of negotiations', 'talks on grain'."""
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.,;:!?()\[\]“”\"—–|\n]")
_SAMPLE = 6
"""Articles of a story in which phrases are looked for."""
_READ = 900
"""Characters of the body in which phrases are looked for."""
_LONGEST = 4
"""Words of a phrase."""
_SHORTEST_WORD = 4
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
        phrase = self._phrase(number)
        names = self._names(sources)
        if not (phrase or names):
            return Name(text=self._headline(sources), phrase="", names=())
        return Name(text=_composed(phrase, names), phrase=phrase, names=names)

    def _phrase(self, number: int) -> str:
        sources, found = self._stories[number], self._found[number]
        many = len(self._stories)

        def weight(phrase: str) -> float:
            words = [word for word in phrase.split() if word not in _JOINING]
            rarity = math.log(1 + many / self._with_it[phrase])
            return found[phrase] ** 2 * rarity * (0.4 + min(len(words), 3))

        for phrase in sorted(found, key=lambda phrase: (-weight(phrase), phrase)):
            if len(sources) <= _SAMPLE or 2 * sum(phrase in self._known.lower(source) for source in sources) >= len(sources):
                return phrase
        return ""

    def _phrases(self, sources: Sequence[str]) -> dict[str, float]:
        """Return the phrases that at least half of the sampled articles have, with the share of those that do."""
        step = max(1, math.ceil(len(sources) / _SAMPLE))
        sample = sources[::step]
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
            if form and len(form) <= LONGEST and not any(form in other or other in form for other in found):
                found.append(form)
        return tuple(found[:_NAMES])

    def _headline(self, sources: Sequence[str]) -> str:
        """Call a story whose articles share no words by its first headline."""
        words = " ".join(self._known.articles[min(sources)].headline.split())
        return words if len(words) <= LONGEST else f"{words[: LONGEST - 2].rpartition(' ')[0] or words[: LONGEST - 2]} …"


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


def phrases(texts: Iterable[str]) -> set[str]:
    """Return the noun phrases of some texts, in small letters."""
    found: set[str] = set()
    for text in texts:
        tokens = _TOKEN.findall(text)
        before = "."
        for at, token in enumerate(tokens):
            if _opens(before, tokens, at) and _may_begin(token, first=at == 0):
                found.update(_from(tokens, at))
            before = token
    return found


def _opens(before: str, tokens: Sequence[str], at: int) -> bool:
    """Whether a phrase may begin here: behind a word that opens one, or a nationality ('Russian delegation'), or a number."""
    return at == 0 or before in _OPENERS or before.lower() in _OPENERS or before.isdigit() or (before[0].isupper() and tokens[at].islower())


def _may_begin(token: str, *, first: bool) -> bool:
    if token in _ORDINALS:
        return True
    word = token.lower() if first else token
    return word.isalpha() and word.islower() and len(word) >= _SHORTEST_WORD and word not in _COMMON


def _from(tokens: Sequence[str], at: int) -> Iterable[str]:
    """Yield the phrases that begin at a token and end before a word that closes them."""
    words: list[str] = []
    for place in range(at, min(at + _LONGEST, len(tokens))):
        token = tokens[place].lower() if place == at else tokens[place]
        inside = token in _JOINING or (place == at and token in _ORDINALS)
        if not inside and not _may_begin(token, first=False):
            return
        words.append(token)
        after = tokens[place + 1] if place + 1 < len(tokens) else "."
        whole = not inside and (not after[0].isalnum() or after in _COMMON or after in _OPENERS)
        if whole and not token.endswith("ly"):
            yield " ".join(words)
