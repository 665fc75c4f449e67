"""Key phrases: runs of up to three words that can be one noun phrase, found without a tagger.

A run ends at punctuation, at function words and verbs, and at the marks of the annotators, so that no phrase contains a name. Whether
an unknown word is a noun is learnt from the archive: nouns follow articles and prepositions, verbs hardly ever do. That costs one pass
over all words; only phrases that could become a tag are remembered (twice in an article, or once in its headline).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from sitegen import english
from sitegen.model import Article, Mention
from sitegen.tag import words

LONGEST = 3
_LONGEST_RUN = 12
"""Words; a longer run without any function word is a table or noise, and no prose."""
HEADLINE = -1
_RUN = re.compile(r"[aAnNgG]+")
_POSSESSIVE = re.compile(r"['’]s\b")


class Phrase(Struct, frozen=True):
    """A phrase in one article."""

    count: int
    """In headline and body."""
    first: int
    """HEADLINE, or the index of a body block."""
    shown: str
    """As it stands there; a capital that a headline or the beginning of a sentence gives it taken away."""
    written: str = ""
    """With that capital, where it nowhere stands without one: it may be a name's."""


class Tally:
    """What the words of articles say about which of them are nouns: counts by key."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        """How often a phrase ends a run."""
        self.nouns: Counter[str] = Counter()
        """How often that run follows a determiner or a preposition."""
        self.words: Counter[str] = Counter()
        """Of single words: how often they stand at all, inside a run or at its end."""
        self.certain: Counter[str] = Counter()
        """How often they end a run in the plural or right behind a determiner or an adjective."""
        self.verbs: Counter[str] = Counter()
        """How often they are a run by themselves behind 'to', a pronoun or an auxiliary."""

    def add(self, other: "Tally", keys: Iterable[str]) -> None:
        """Take over what `other` counts of `keys`."""
        for key in keys:
            for mine, its in zip(self._all(), other._all(), strict=True):  # noqa: SLF001 - of the same class
                if key in its:
                    mine[key] += its[key]

    def _all(self) -> tuple[Counter[str], ...]:
        return self.seen, self.nouns, self.words, self.certain, self.verbs


class Found(Struct, frozen=True):
    """What one article's words say."""

    phrases: dict[str, Phrase]
    """By words.key, those that could become tags."""
    tally: Tally
    """Of these and others."""
    small: frozenset[str]
    """Words that stand in the body in small letters."""


Candidate = tuple[str, str, str, bool, bool, bool, bool]
"""Key, as shown, as written (empty where no capital was taken away); whether it ends a run, whether that run follows a determiner or a
preposition, whether it is certainly a noun there, whether certainly a verb."""


def found(article: Article, marks: Sequence[Mention], wanted: AbstractSet[str] = frozenset()) -> Found:
    """Return the phrases of headline and body, those in `wanted` also where they stand once.

    `marks` are those that no phrase may touch, by start.
    """
    counts: Counter[str] = Counter()
    tally = Tally()
    seen, nouns, single, sure, verbs = tally.seen, tally.nouns, tally.words, tally.certain, tally.verbs
    first: dict[str, int] = {}
    forms: dict[str, tuple[str, str]] = {}
    small: set[str] = set()
    for segment, text in _segments(article, marks):
        tokens = words.TOKEN.findall(text)
        if segment != HEADLINE:
            small.update(filter(str.islower, tokens))
        for key, shown, written, ends, opened, certain, verb in _phrases(tokens, headline=segment == HEADLINE):
            counts[key] += 1
            if key not in forms:
                first[key], forms[key] = segment, (shown, written)
            elif not written and forms[key][1]:
                forms[key] = shown, written
            if " " not in key:
                single[key] += 1
            if ends:
                seen[key] += 1
                nouns[key] += opened and not verb
                sure[key] += certain
                verbs[key] += verb
    kept = {
        key: Phrase(count=count, first=first[key], shown=forms[key][0], written=forms[key][1])
        for key, count in counts.items()
        if count > 1 or first[key] == HEADLINE or key in wanted
    }
    return Found(phrases=kept, tally=tally, small=frozenset(small))


def _segments(article: Article, marks: Sequence[Mention]) -> Iterator[tuple[int, str]]:
    """Yield headline and body blocks with the marks masked."""
    plain = article.raw.plain
    said = next((item for item in article.evidence if item.field == "headline"), None)  # without any it is only the file's name
    if said is not None:
        inside = said.start is not None and said.end is not None
        yield HEADLINE, _masked(plain, said.start or 0, said.end or 0, marks) if inside else article.headline
    at = 0
    for number, block in enumerate(article.body):
        while at < len(marks) and marks[at].end <= block.start:
            at += 1
        yield number, _masked(plain, block.start, block.end, (marks[index] for index in range(at, len(marks))))


def _masked(plain: str, start: int, end: int, marks: Iterable[Mention]) -> str:
    """Return the words from `start` to `end` with a sign for each mark; 'Putin's' becomes an article, as it opens a noun phrase."""
    pieces = []
    at = start
    for mark in marks:
        if mark.start >= end:
            break
        if mark.start < at:
            continue
        owner = _POSSESSIVE.match(plain, mark.end, end)
        pieces += [plain[at : mark.start], " the " if owner else " | "]
        at = owner.end() if owner else mark.end
    pieces.append(plain[at:end])
    return "".join(pieces)


def _phrases(tokens: Sequence[str], *, headline: bool) -> Iterator[Candidate]:
    """Yield every candidate, as often as it stands there."""
    classes = "".join(map(words.word_class, tokens))
    if headline:  # every word may have a capital there
        classes = classes.lower()
    for run in _RUN.finditer(classes):
        start, end = run.span()
        if end - start > _LONGEST_RUN:
            continue
        opener = classes[start - 1] if start else "x"
        begins = opener == "x" and classes[start].isupper()
        kinds = classes[start].lower() + classes[start + 1 : end] if begins else classes[start:end]
        written = list(tokens[start:end])
        shown = [_small(token) for token in written] if headline else [_small(written[0]), *written[1:]] if begins else written
        doubtful = [token.isupper() if token is small else token != small for token, small in zip(written, shown, strict=True)]
        keys = [english.singular(token) for token in shown]
        after_opener = opener in "dp"
        verb = start > 0 and end - start == 1 and words.before_verb(tokens[start - 1])
        final = len(kinds) - 1
        for last, kind in enumerate(kinds):
            if kind not in "ng":
                continue
            before = kinds[last - 1] if last else opener
            certain = before in "daA" or not shown[last].lower().endswith(keys[last])
            for begin in range(max(0, last - LONGEST + 1), last + 1):
                if "g" in kinds[begin:last].lower() or (kind == "g" and begin == last and not after_opener):
                    continue
                some = slice(begin, last + 1)
                kept = " ".join(written[some]) if any(doubtful[some]) else ""
                yield " ".join(keys[some]), " ".join(shown[some]), kept, last == final, after_opener, certain, verb


def _small(token: str) -> str:
    return token if token.isupper() else token.lower()
