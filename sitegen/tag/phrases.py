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
    """As it stands there; a sentence's capital taken away."""


class Found(Struct, frozen=True):
    """What one article's words say."""

    phrases: dict[str, Phrase]
    """By words.key, those that could become tags."""
    seen: Counter[str]
    """Key -> how often it ends a run, of the keys in phrases."""
    nouns: Counter[str]
    """Key -> how often that run follows a determiner or a preposition."""


def found(article: Article, marks: Sequence[Mention], wanted: AbstractSet[str] = frozenset()) -> Found:
    """Return the phrases of headline and body, those in `wanted` also where they stand once.

    `marks` are those that no phrase may touch, by start.
    """
    counts: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    first: dict[str, tuple[int, str]] = {}
    for segment, text in _segments(article, marks):
        for key, shown, ends, after_opener in _phrases(text, headline=segment == HEADLINE):
            counts[key] += 1
            if key not in first:
                first[key] = segment, shown
            if ends:
                seen[key] += 1
                nouns[key] += after_opener
    kept = {
        key: Phrase(count=count, first=first[key][0], shown=first[key][1])
        for key, count in counts.items()
        if count > 1 or first[key][0] == HEADLINE or key in wanted
    }
    return Found(
        phrases=kept,
        seen=Counter({key: seen[key] for key in kept if key in seen}),
        nouns=Counter({key: nouns[key] for key in kept if nouns[key]}),
    )  # fmt: skip


def _segments(article: Article, marks: Sequence[Mention]) -> Iterator[tuple[int, str]]:
    """Yield headline and body blocks with the marks masked."""
    plain = article.raw.plain
    said = next((item for item in article.evidence if item.field == "headline"), None)  # without any it is only the file's name
    if said is not None:
        inside = said.start is not None and said.end is not None
        yield HEADLINE, _masked(plain, said.start or 0, said.end or 0, marks) if inside else article.headline
    at = 0
    for index, block in enumerate(article.body):
        while at < len(marks) and marks[at].end <= block.start:
            at += 1
        yield index, _masked(plain, block.start, block.end, marks[at:] if at else marks)


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


def _phrases(text: str, *, headline: bool) -> Iterator[tuple[str, str, bool, bool]]:
    """Yield (key, as shown, whether it ends a run, whether that run follows a determiner or preposition) of every candidate."""
    tokens = words.TOKEN.findall(text)
    classes = "".join(map(words.word_class, tokens))
    if headline:  # every word may have a capital there
        classes = classes.lower()
    for run in _RUN.finditer(classes):
        start, end = run.span()
        if end - start > _LONGEST_RUN:
            continue
        opener = classes[start - 1] if start else "x"
        if opener == "x" and classes[start].isupper():
            kinds = classes[start].lower() + classes[start + 1 : end]
            shown_first = tokens[start] if tokens[start].isupper() else tokens[start].lower()
        else:
            kinds, shown_first = classes[start:end], tokens[start]
        shown = [shown_first, *tokens[start + 1 : end]]
        if headline:
            shown = [token if token.isupper() else token.lower() for token in shown]
        keys = [words.singular(token) for token in shown]
        after_opener = opener in "dp"
        for last, kind in enumerate(kinds):
            if kind not in "ng":
                continue
            for begin in range(max(0, last - LONGEST + 1), last + 1):
                if "g" in kinds[begin:last].lower() or (kind == "g" and begin == last and not after_opener):
                    continue
                ends = last == len(kinds) - 1
                yield " ".join(keys[begin : last + 1]), " ".join(shown[begin : last + 1]), ends, after_opener and ends
