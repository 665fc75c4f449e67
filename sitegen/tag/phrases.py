"""Key phrases: nouns, and runs of up to three words that can be one noun phrase, found without a tagger.

A run ends at punctuation, at function words and verbs, and at the marks of the annotators, so that no phrase contains a name. Whether
an unknown word is a noun is learnt from the archive: nouns follow articles and prepositions, verbs hardly ever do. That costs one pass
over all words. Single words are remembered wherever they stand, longer phrases and names that nobody marked where they stand twice in an
article or in its headline.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

import msgspec
from msgspec import Struct

from sitegen.model import Article, Mention
from sitegen.tag import words

LONGEST = 3
_LONGEST_RUN = 12
"""Words; a longer run without any function word is a table or noise, and no prose."""
HEADLINE, OPENING, ELSEWHERE = -1, 0, 1 << 30
"""Places beside the numbers of paragraphs, which count from 1; the opening is the beginning of the first, captions are elsewhere."""
_OPENING_LENGTH = 400
"""Characters."""
_RUN = re.compile(r"[aAnNgG]+")
_POSSESSIVE = re.compile(r"['’]s\b")


class Phrase(Struct, gc=False, array_like=True):
    """A phrase in one article. It grows while the article is read, and is left alone afterwards."""

    first: int
    """HEADLINE, OPENING, or the number of a paragraph."""
    shown: str
    """As it stands there; a capital that a headline or the beginning of a sentence gives it taken away."""
    written: str
    """With that capital, where it nowhere stands without one: it may be a name's. Else empty."""
    count: int = 0
    """In headline and body."""
    ends: int = 0
    """How often it ends a run."""
    nouns: int = 0
    """How often that run follows a determiner or a preposition."""
    certain: int = 0
    """How often it ends a run in the plural or right behind a determiner or an adjective."""
    verbs: int = 0
    """How often it is a run by itself behind 'to', a pronoun or an auxiliary."""


class Evidence(Struct, gc=False):
    """What all articles say about whether a phrase is a noun: the counts of Phrase, summed up."""

    articles: int = 0
    """That have it."""
    count: int = 0
    ends: int = 0
    nouns: int = 0
    certain: int = 0
    verbs: int = 0


class Found(Struct, frozen=True, array_like=True):
    """What one article's words say."""

    phrases: dict[str, Phrase]
    """By words.key, those that could become tags."""
    small: frozenset[str]
    """Words that stand in the body in small letters."""


encoded = msgspec.msgpack.Encoder().encode
decoded = msgspec.msgpack.Decoder(Found).decode

Candidate = tuple[str, str, str, bool, bool, bool, bool]
"""Key, as shown, as written (empty where no capital was taken away); whether it ends a run, whether that run follows a determiner or a
preposition, whether it is certainly a noun there, whether certainly a verb."""


def tally(evidence: dict[str, Evidence], phrases: Mapping[str, Phrase]) -> None:
    """Add what `phrases` count to `evidence`."""
    for key, phrase in phrases.items():
        known = evidence.get(key)
        if known is None:
            known = evidence[key] = Evidence()
        known.articles += 1
        known.count += phrase.count
        known.ends += phrase.ends
        known.nouns += phrase.nouns
        known.certain += phrase.certain
        known.verbs += phrase.verbs


def found(article: Article, marks: Sequence[Mention]) -> Found:
    """Return the phrases of headline and body. `marks` are those that no phrase may touch, by start."""
    seen: dict[str, Phrase] = {}
    small: set[str] = set()
    for segment, text in _segments(article, marks):
        tokens = words.TOKEN.findall(text)
        if segment != HEADLINE:
            small.update(filter(str.islower, tokens))
        for key, shown, written, ends, opened, certain, verb in _phrases(tokens, headline=segment == HEADLINE):
            phrase = seen.get(key)
            if phrase is None:
                phrase = seen[key] = Phrase(segment, shown, written)
            elif phrase.written and not written:
                phrase.shown, phrase.written = shown, ""
            phrase.count += 1
            if ends:
                phrase.ends += 1
                phrase.nouns += opened and not verb
                phrase.certain += certain
                phrase.verbs += verb
    kept = {
        key: phrase
        for key, phrase in seen.items()
        if phrase.count > 1 or phrase.first == HEADLINE or (" " not in key and not phrase.shown[0].isupper())
    }
    return Found(phrases=kept, small=frozenset(small))


class Places:
    """Offsets -> the headline, the opening, a paragraph, or elsewhere."""

    def __init__(self, article: Article) -> None:
        self._heads = [(block.start, block.end) for block in article.blocks if block.role in {"headline", "standfirst"}]
        self._heads += [
            (item.start, item.end) for item in article.evidence if item.field == "headline" and item.start is not None and item.end
        ]
        self._spans = [(block.start, block.end) for block in article.body]
        self._starts = [start for start, _ in self._spans]

    def of(self, at: int) -> int:
        """Return the place of the offset `at`; a standfirst counts as the headline does."""
        for start, end in self._heads:
            if start <= at < end:
                return HEADLINE
        number = bisect_right(self._starts, at)
        if not number or at >= self._spans[number - 1][1]:
            return ELSEWHERE
        return OPENING if number == 1 and at < self._starts[0] + _OPENING_LENGTH else number


def _segments(article: Article, marks: Sequence[Mention]) -> Iterator[tuple[int, str]]:
    """Yield headline, opening and paragraphs with the marks masked."""
    plain = article.raw.plain
    said = next((item for item in article.evidence if item.field == "headline"), None)  # without any it is only the file's name
    if said is not None:
        inside = said.start is not None and said.end is not None
        yield HEADLINE, _masked(plain, said.start or 0, said.end or 0, marks) if inside else article.headline
    at = 0
    for number, block in enumerate(article.body, 1):
        while at < len(marks) and marks[at].end <= block.start:
            at += 1
        start = block.start
        if number == 1:
            end = _opening(plain, block.start, block.end, marks)
            yield OPENING, _masked(plain, start, end, marks)
            start = end
        if start < block.end:
            yield number, _masked(plain, start, block.end, (marks[index] for index in range(at, len(marks))))


def _opening(plain: str, start: int, end: int, marks: Iterable[Mention]) -> int:
    """Return where the opening ends that begins at `start`: between two words and in no mark."""
    cut = plain.find(" ", start + _OPENING_LENGTH, end)
    if cut < 0:
        return end
    return max([cut, *(mark.end for mark in takewhile(lambda mark: mark.start < cut, marks))])


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


def _phrases(tokens: list[str], *, headline: bool) -> Iterator[Candidate]:
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
        shown = written = tokens[start:end]
        doubtful: list[bool] = []
        if headline or begins:
            shown = [_small(token) for token in written] if headline else [_small(written[0]), *written[1:]]
            doubtful = [token.isupper() if token is small else token != small for token, small in zip(written, shown, strict=True)]
        keys = [words.singular(token) for token in shown]
        after_opener = opener in "dp"
        verb = start > 0 and end - start == 1 and words.before_verb(tokens[start - 1])
        final = len(kinds) - 1
        for last, kind in enumerate(kinds):
            if kind not in "ngN":
                continue
            certain = (kinds[last - 1] if last else opener) in "daA" or not shown[last].lower().endswith(keys[last])
            for begin in range(max(0, last - LONGEST + 1), last):
                if "g" not in kinds[begin:last].lower():
                    some = slice(begin, last + 1)
                    kept = " ".join(written[some]) if any(doubtful[some]) else ""
                    yield " ".join(keys[some]), " ".join(shown[some]), kept, last == final, after_opener, certain, verb
            if kind != "g" or after_opener:
                kept = written[last] if doubtful and doubtful[last] else ""
                yield keys[last], shown[last], kept, last == final, after_opener, certain, verb


def _small(token: str) -> str:
    return token if token.isupper() else token.lower()
