"""Key phrases: nouns, and runs of up to three words that can be one noun phrase, found without a tagger.

A run ends at punctuation, at function words and verbs, and at the marks of the annotators, so that no phrase contains a name. Whether
an unknown word is a noun is learnt from the archive: nouns follow articles and prepositions, verbs hardly ever do. That costs one pass
over all words. Single words are remembered wherever they stand, longer phrases and names that nobody marked where they stand twice in an
article or in its headline.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sitegen.model import Article, Mention
from sitegen.tag import words

LONGEST = 3
_LONGEST_RUN = 12
"""Words; a longer run without any function word is a table or noise, and no prose."""
HEADLINE, OPENING, ELSEWHERE = -1, 0, 1 << 30
"""Places beside the numbers of paragraphs, which count from 1; the opening is the beginning of the first, captions are elsewhere."""
_OPENING_LENGTH = 400
"""Characters."""
_FAR = 1 << 31
"""More than the letters of any article."""
_NOWHERE = (-1, -1, 0)
"""Before all places: begin, end and number."""
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


COUNTS = ("first", "count", "ends", "nouns", "certain", "verbs")
"""The numbers of a Phrase."""


class Found(Struct, frozen=True):
    """What one article's words say."""

    phrases: dict[str, Phrase]
    """By words.key, those that could become tags."""
    small: frozenset[str]
    """Words that stand in the body in small letters."""


class Kept(Struct, frozen=True, array_like=True):
    """The same as it is kept, a column for each field: an archive has a million phrases, and nobody wants them one by one."""

    keys: list[str]
    shown: dict[int, str]
    """By the index of the key, where it is another."""
    written: dict[int, str]
    """Likewise, where it is not empty."""
    counts: bytes
    """Numbers of 32 bits, those of COUNTS one column after the other."""
    small: str
    """With spaces between."""


encoded = msgspec.msgpack.Encoder().encode
decoded = msgspec.msgpack.Decoder(Kept).decode

Candidate = tuple[str, str, str, bool, bool, bool, bool]
"""Key, as shown, as written (empty where no capital was taken away); whether it ends a run, whether that run follows a determiner or a
preposition, whether it is certainly a noun there, whether certainly a verb."""


class Masked(Struct, frozen=True):
    """What the phrases of an article depend on. All places are offsets of begin and end in its text."""

    source: str
    plain: str
    headline: tuple[int, int] | str | None
    """Its place, or its words where it has none; None where the article has no headline of its own."""
    paragraphs: tuple[tuple[int, int], ...]
    masks: tuple[tuple[int, int], ...]
    """Of the marks that no phrase may touch, in order."""


def masked(article: Article, marks: Iterable[Mention]) -> Masked:
    """Return what the phrases of an article depend on. `marks` are those that no phrase may touch, by start."""
    return Masked(
        source=article.source,
        plain=article.raw.plain,
        headline=_headline(article),
        paragraphs=tuple((block.start, block.end) for block in article.body),
        masks=tuple((mark.start, mark.end) for mark in marks),
    )


def _headline(article: Article) -> tuple[int, int] | str | None:
    said = next((item for item in article.evidence if item.field == "headline"), None)
    if said is None:
        return None  # it is only the file's name
    return article.headline if said.start is None or said.end is None else (said.start, said.end)


def kept(found: Found) -> Kept:
    """Return what is kept of the phrases of an article."""
    every = found.phrases.values()
    return Kept(
        keys=list(found.phrases),
        shown={at: phrase.shown for at, (key, phrase) in enumerate(found.phrases.items()) if phrase.shown != key},
        written={at: phrase.written for at, phrase in enumerate(every) if phrase.written},
        counts=np.array([[getattr(phrase, name) for phrase in every] for name in COUNTS], "<i4").tobytes(),
        small=" ".join(sorted(found.small)),
    )


def found(article: Masked) -> Found:
    """Return the phrases of headline and body."""
    seen: dict[str, Phrase] = {}
    small: set[str] = set()
    for segment, text in _segments(article):
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
    """Offsets in articles -> the headline, the opening, a paragraph, or elsewhere."""

    def __init__(self, articles: Sequence[Article]) -> None:
        heads, paragraphs = [_NOWHERE], [_NOWHERE]
        for number, article in enumerate(articles):
            first = number * _FAR
            said = [(block.start, block.end) for block in article.blocks if block.role in {"headline", "standfirst"}]
            said += [
                (item.start, item.end) for item in article.evidence if item.field == "headline" and item.start is not None and item.end
            ]
            heads += sorted((first + start, first + end, HEADLINE) for start, end in said)
            paragraphs += [(first + block.start, first + block.end, at) for at, block in enumerate(article.body, 1)]
        self._heads, heads_ends, _ = np.array(heads, np.int64).T
        self._heads_ends = np.maximum.accumulate(heads_ends)  # the words of a headline may be part of a longer one
        self._starts, self._ends, self._numbers = np.array(paragraphs, np.int64).T

    def of(self, articles: NDArray[np.int32], offsets: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the places of some offsets, each in the article of that index; a standfirst counts as the headline does."""
        at = articles.astype(np.int64) * _FAR + offsets
        paragraph = np.searchsorted(self._starts, at, side="right") - 1
        made = np.where(at < self._ends[paragraph], self._numbers[paragraph], ELSEWHERE)
        made[(made == 1) & (at < self._starts[paragraph] + _OPENING_LENGTH)] = OPENING
        made[at < self._heads_ends[np.searchsorted(self._heads, at, side="right") - 1]] = HEADLINE
        return made.astype(np.int32)


def _segments(article: Masked) -> Iterator[tuple[int, str]]:
    """Yield headline, opening and paragraphs with the marks masked."""
    plain, masks = article.plain, article.masks
    if article.headline is not None:
        yield HEADLINE, article.headline if isinstance(article.headline, str) else _without(plain, *article.headline, masks)
    at = 0
    for number, (start, end) in enumerate(article.paragraphs, 1):
        while at < len(masks) and masks[at][1] <= start:
            at += 1
        begin = start
        if number == 1:
            begin = _opening(plain, start, end, masks)
            yield OPENING, _without(plain, start, begin, masks)
        if begin < end:
            yield number, _without(plain, begin, end, (masks[index] for index in range(at, len(masks))))


def _opening(plain: str, start: int, end: int, masks: Iterable[tuple[int, int]]) -> int:
    """Return where the opening ends that begins at `start`: between two words and in no mark."""
    cut = plain.find(" ", start + _OPENING_LENGTH, end)
    if cut < 0:
        return end
    return max([cut, *(after for _, after in takewhile(lambda mask: mask[0] < cut, masks))])


def _without(plain: str, start: int, end: int, masks: Iterable[tuple[int, int]]) -> str:
    """Return the words from `start` to `end` with a sign for each mark; 'Putin's' becomes an article, as it opens a noun phrase."""
    pieces = []
    at = start
    for begin, after in masks:
        if begin >= end:
            break
        if begin < at:
            continue
        owner = _POSSESSIVE.match(plain, after, end)
        pieces += [plain[at:begin], " the " if owner else " | "]
        at = owner.end() if owner else after
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
