"""A group of quotations as a statement: its wordings in the order of time, and in words what they share."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Literal

from msgspec import Struct

from sitegen import english, text
from sitegen.model import Mention, Statement, Wording
from sitegen.reuse import wordings
from sitegen.reuse.quotations_sayings import READ, Saying
from sitegen.reuse.wordings import Weights, Wordlist

_KEPT = 8
"""Phrases in Statement.shared."""
_TOLD = 3
"""Phrases in one sentence."""
_PIECE, _PIECE_PART = 1.0, 0.5
"""Weight of the shared words in a piece of a quotation, and their part of it, that make it a part of the wording."""
_ENOUGH = 2.0
"""Weight that the pieces that are kept share."""
_LONG, _MOSTLY = 4, 0.75
"""Stretches of so many words, and the part of the shorter wording in them, that are the same words shortened, no variant."""
_PAIR = 2
_LONGEST = 12
"""Words of a phrase in a sentence."""
_SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_Likeness = Literal["same", "shortened", "cut", "variants"]
_COUNTED = ("", "", "both articles", "all three", "all four", "all five", "all six", "all seven", "all eight", "all nine")


class _Piece(Struct, frozen=True):
    mark: int
    words: Wordlist


def statement(group: Sequence[Saying], mentions: Mapping[str, Sequence[Mention]], weights: Weights) -> Statement:
    """Make a statement of quotations of at least two articles, the earliest known first."""
    said: dict[str, list[_Piece]] = {}
    for saying in group:
        found = said.setdefault(saying.source, [])
        found += [_Piece(mark=mark, words=part) for mark, part in zip(saying.marks, saying.parts, strict=True)]
    pieces = _trimmed(said, weights)
    whole = {source: wordings.joined([piece.words for piece in found]) for source, found in pieces.items()}
    (first, own), *rest = whole.items()
    others = list({tuple(word.stem for word in other.words): other for _, other in rest}.values())
    starts = [0, *accumulate(len(piece.words.words) for piece in pieces[first])]
    runs = wordings.phrases(own, others, starts)
    texts = [mentions[first][piece.mark].text[:READ] for piece in pieces[first]]
    shared = _surfaces(texts, starts, _heaviest(own, runs, weights))
    named = {saying.source: saying.called for saying in group if saying.called}
    called = min(set(named.values()), key=lambda name: (-len(name), name), default="")
    if 2 * len(named) < len(whole):  # rather a mistake of the few than of the many who name nobody
        called = ""
    likeness = _likeness(own, others, runs)
    return Statement(
        speaker=called,
        wordings=tuple(Wording(source=source, mention=piece.mark) for source, found in pieces.items() for piece in found),
        why=f"{_who(called, len(whole), len(named))}{_how(likeness, len(whole), shared)}",
        shared=shared,
    )


def _common(pieces: Mapping[str, Sequence[_Piece]]) -> frozenset[str]:
    """Return the telling words that every article has."""
    return frozenset.intersection(
        *(frozenset(piece.words.words[index].stem for piece in found for index in piece.words.telling) for found in pieces.values())
    )


def _trimmed(pieces: Mapping[str, Sequence[_Piece]], weights: Weights) -> Mapping[str, Sequence[_Piece]]:
    """Leave out pieces that say something else, unless the rest would not share enough."""
    common = _common(pieces)
    kept = {source: _telling(found, common, weights) for source, found in pieces.items()}
    return kept if weights.sum(_common(kept)) >= min(_ENOUGH, weights.sum(common)) else pieces


def _telling(pieces: Sequence[_Piece], common: frozenset[str], weights: Weights) -> list[_Piece]:
    """Leave out the pieces of a quotation that say something else; the one that has most of what is shared is always kept."""
    most = weights.sum(common)
    weighed = [
        (weights.sum(common & stems), weights.sum(stems))
        for stems in (frozenset(word.stem for word in piece.words.words) for piece in pieces)
    ]
    best = max(shared for shared, _ in weighed)
    return [
        piece
        for piece, (shared, own) in zip(pieces, weighed, strict=True)
        if shared == best or shared >= max(_PIECE, _PIECE_PART * min(own, most))
    ]


def _heaviest(own: Wordlist, runs: Sequence[tuple[int, int]], weights: Weights) -> list[tuple[int, int]]:
    """Return the stretches that tell most, heaviest first, and none that says again what a heavier one says."""
    stems = {run: frozenset(word.stem for word in own.words[run[0] : sum(run)] if word.weight) for run in runs}
    kept: list[tuple[int, int]] = []
    told: set[str] = set()
    for run in sorted(runs, key=lambda run: (-weights.sum(stems[run]), run)):
        if not stems[run] <= told and len(kept) < _KEPT:
            kept.append(run)
            told |= stems[run]
    return kept


def _surfaces(texts: Sequence[str], starts: Sequence[int], runs: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Return stretches as they are written."""
    spans = [(number, *span) for number, words in enumerate(texts) for span in wordings.spans(words)]
    assert len(spans) == starts[-1]
    found = []
    for start, length in runs:
        number, low, _ = spans[start]
        found.append(text.visible(text.squeezed(texts[number][low : spans[start + length - 1][2]])))
    return tuple(dict.fromkeys(found))


def _likeness(own: Wordlist, others: Sequence[Wordlist], runs: Sequence[tuple[int, int]]) -> _Likeness:
    stems = [word.stem for word in own.words if word.stem]
    if all([word.stem for word in other.words if word.stem] == stems for other in others):
        return "same"
    told = sum(sum(start <= index < start + length for index in own.telling) for start, length in runs)
    long = sum(sum(start <= index < start + length for index in own.telling) for start, length in runs if length >= _LONG)
    if long >= _MOSTLY * min(len(item.telling) for item in (own, *others)):
        return "shortened"
    return "cut" if long >= _MOSTLY * told else "variants"


def _who(called: str, articles: int, naming: int) -> str:
    counted = _COUNTED[articles] if articles < len(_COUNTED) else f"all {articles:,}"
    if called and naming == articles:
        return f"{counted} quote {called}"
    named = _SMALL[naming] if naming < len(_SMALL) else f"{naming:,}"
    return f"{counted} have the same quotation, {named} as words of {called}" if called else f"{counted} have the same quotation"


def _how(likeness: _Likeness, articles: int, shared: Sequence[str]) -> str:
    """Say how alike the wordings are, and the words that they share."""
    phrases = english.listed([f"“{_shortened(phrase)}”" for phrase in (shared[:_TOLD] if likeness == "variants" else shared[:1])])
    if likeness == "variants":
        return f", in different wordings that share {phrases}"
    if likeness == "same":
        return f", word for word: {phrases}"
    if likeness == "cut":
        return f", cut differently: {phrases}"
    return f", {'one' if articles == _PAIR else 'some'} of them at greater length: {phrases}"


def _shortened(phrase: str) -> str:
    words = phrase.split()
    return f"{' '.join(words[:_LONGEST])} …" if len(words) > _LONGEST else phrase
