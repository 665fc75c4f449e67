"""What speaks for two articles telling of one story though not of one event, each with the words that say so.

Being alike is no evidence: two earthquakes are alike. Three things are: the later article tells of the day of the earlier one, in a
sentence that names whom the earlier one names; both number what they tell of ('the first round', 'the second round'); both quote the
same statement. Each counts only between articles that are linked, that share rare names, and that lie near in time.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitegen import data, edtf, english
from sitegen.model import Article, Statement
from sitegen.thread.known import Known

_NEAR = dt.timedelta(days=31)
"""Between an article and the day that it looks back to, or between two numbered turns."""
_QUOTED_WITHIN = dt.timedelta(days=14)
_NEXT_DAY = dt.timedelta(days=1)
_SHARED_RARE = 2
_NAMED_TOGETHER = 2
"""Names in the sentence that tells the day which the other article has as well."""
_LEAD = 1200
"""Characters of the body in which an article numbers what it tells of."""
_ORDINALS: dict[str, int] = data.tables("sitegen.thread", "numerals.toml")["ordinals"]
_COMMON = data.words("sitegen.thread", "common.txt")
_SEQUELS = data.words("sitegen.thread", "sequels.txt")
_TURN = re.compile(rf"(?<![\w-])({'|'.join(sorted(_ORDINALS))})((?:\s[a-z]{{2,20}}){{1,2}})", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_CITED = 110
"""Characters of a sentence that are cited."""
_EDGES = "“”\"'‘’ "
_STOPS = f".,;:!?…–—-{_EDGES}"


class Joint(Struct, frozen=True):
    """Why two articles are of one story."""

    one: str
    """Source of the article that says so."""
    other: str
    strength: int
    """Which of two joints is looked at first: names that are shared, and more for a day that is told."""
    words: str
    """A sentence part."""


class Evidence:
    """Looks for joints between two articles of different events."""

    def __init__(self, known: Known, statements: Sequence[Statement], days: dict[str, dt.date]) -> None:
        """`days` are the days of articles, those of their event where they have none of their own."""
        self._known = known
        self._days = days
        self._said: defaultdict[str, set[int]] = defaultdict(set)
        self._statements = statements
        for number, statement in enumerate(statements):
            for wording in statement.wordings:
                self._said[wording.source].add(number)
        self._turns: dict[str, dict[tuple[str, int], str]] = {}

    def joint(self, one: str, other: str) -> Joint | None:
        """Return the best reason to hold two linked articles for one story, or None."""
        shared = [who for who in self._known.named[one].keys() & self._known.named[other].keys() if self._known.rare(who)]
        if len(shared) < _SHARED_RARE:
            return None
        rare = len(shared)
        for later, earlier in ((one, other), (other, one)):
            if words := self._looks_back(later, earlier):
                return Joint(one=later, other=earlier, strength=100 + rare, words=words)
        for later, earlier in ((one, other), (other, one)):
            if words := self._next_turn(later, earlier):
                return Joint(one=later, other=earlier, strength=50 + rare, words=words)
        return next((Joint(one=one, other=other, strength=rare, words=words) for words in self._same_words(one, other)), None)

    def _looks_back(self, later: str, earlier: str) -> str:
        known, own, day = self._known, self._days.get(later), self._known.sure_day(earlier)
        if own is None or day is None or not day < own <= day + _NEAR:
            return ""
        told = known.days(later)
        for then in (day, day - _NEXT_DAY):
            if then in told and (then == day or then in known.days(earlier)):
                mark = told[then]
                start, end = known.sentence(later, mark)
                names = known.named[earlier].keys() & set(known.named_within(later, start, end))
                if len(names) >= _NAMED_TOGETHER and self._subject(later, start, end, earlier):
                    said = _cited(known.articles[later].raw.words(start, end), mark.text)
                    return f"says {said}, which tells of {edtf.spoken(then.isoformat())}, the day of"
        return ""

    def _subject(self, source: str, start: int, end: int, other: str) -> bool:
        """Whether a sentence has a word that is no name and says what it is about, and that the other article has as well."""
        plain, there = self._known.articles[source].raw.plain, self._known.articles[other].raw.plain.lower()
        said = {word for word in _WORD.findall(plain, start, end) if word.islower()}
        return any(english.singular(word) in there for word in sorted(said - _COMMON))

    def _next_turn(self, later: str, earlier: str) -> str:
        first, second = self._days.get(earlier), self._days.get(later)
        if first is None or second is None or not first < second <= first + _NEAR:
            return ""
        before = self._numbered(earlier)
        for (noun, number), words in self._numbered(later).items():
            if (noun, number - 1) in before:
                return f"tells of the “{words}” after the “{before[noun, number - 1]}” of"
        return ""

    def _numbered(self, source: str) -> dict[tuple[str, int], str]:
        """Return (noun, number) -> the words, of what an article numbers in its headline and lead: only the highest turn of each noun."""
        if source not in self._turns:
            highest: dict[str, tuple[int, str]] = {}
            for text in _opening(self._known.articles[source]):
                for match in _TURN.finditer(text):
                    words = match[2].lower().split()
                    at = next((at for at, word in enumerate(words) if english.singular(word) in _SEQUELS), None)
                    number = _ORDINALS[match[1].lower()]
                    if at is not None and number > highest.get(english.singular(words[at]), (0, ""))[0]:
                        highest[english.singular(words[at])] = (number, " ".join((match[1].lower(), *words[: at + 1])))
            self._turns[source] = {(noun, number): words for noun, (number, words) in sorted(highest.items())}
        return self._turns[source]

    def _same_words(self, one: str, other: str) -> Iterator[str]:
        first, second = self._days.get(one), self._days.get(other)
        if first is None or second is None or abs(first - second) > _QUOTED_WITHIN:
            return
        for number in sorted(self._said[one] & self._said[other]):
            statement = self._statements[number]
            wording = next(wording for wording in statement.wordings if wording.source == one)
            quoted = self._known.marks(one)[wording.mention].text
            yield f"quotes {statement.speaker} with {_cited(quoted)}, as does"


def _opening(article: Article) -> Iterator[str]:
    yield article.headline
    body = article.body
    if body:
        yield article.raw.plain[body[0].start : min(body[-1].end, body[0].start + _LEAD)]


def _cited(words: str, kept: str = "") -> str:
    """Put words into quotation marks, those of their own and stops taken off at the ends; what is long is cut, but `kept` stays in it."""
    inner = " ".join(words.split()).strip(_EDGES).rstrip(_STOPS)
    kept = " ".join(kept.split())
    end = max(inner.find(kept), 0) + len(kept)
    if end > _CITED:
        inner = f"… {inner[end - _CITED :].partition(' ')[2]}"
    if len(inner) > _CITED + 2:
        inner = f"{inner[:_CITED].rpartition(' ')[0].rstrip(_STOPS)} …"
    return f"“{inner}”"
