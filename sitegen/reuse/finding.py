"""Articles -> what they share: the order in which fingerprints, comparing, versions and copies follow one another, and what is shown of it.

What is the same all over is told once: copies and older versions are shown beside their original and their newest version, and beside
another article only where that shares nothing with these. So a group of 10,000 same articles has 9,999 overlaps.

Cost: linear in the words and in the pairs that share some (fingerprints.py bounds these), a tenth of a millisecond for each pair; 10,000
articles (4.5 million words, 6,000 pairs) take 3 seconds of the processor.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from sitegen import text
from sitegen.model import Article, Copy, Link, Reuse
from sitegen.reuse import addresses, copies, fingerprints, overlaps, stated, versions
from sitegen.reuse.alignment import SHORTEST
from sitegen.reuse.comparing import Comparer, Pair, Shared
from sitegen.reuse.stated import Said
from sitegen.reuse.words import Bodies, Words


def passages(articles: Sequence[Article], links: Sequence[Link], read: Mapping[str, Words] | None = None) -> Reuse:
    """Return which articles share passages, which are copies and which are versions of one another; the archivist's links win.

    `read` is what words.body says of each article, by source, if somebody has asked already.
    """
    bodies = Bodies(articles, read)
    comparer = Comparer(bodies)
    said = stated.said(bodies.index, links)
    same = _same_bodies(bodies)
    again = frozenset(index for members in same for index in members[1:])
    proposed = {*fingerprints.pairs(bodies, again, comparer.hashes), *_same_pairs(bodies, same), *said.proposed()}
    compared = list(comparer.compared(proposed))
    aged = versions.versions(comparer, compared, said.newer, said.distinct)
    copied = copies.copies(comparer, compared, said.original, said.distinct, aged.newest)
    source = [article.source for article in bodies.articles]
    shown = _shown(comparer, compared, {**copied, **aged.newest}, said)
    made = [overlaps.overlap(comparer, shared, aged, copied, said) for shared in shown]
    return Reuse(
        overlaps=tuple(sorted(made, key=lambda overlap: (overlap.one, overlap.other))),
        copies={
            source[copy]: Copy(of=source[original], share=round(comparer.shared(copy, original).share(copy), 4))
            for copy, original in sorted(copied.items(), key=lambda item: source[item[0]])
        },
        older={source[old]: source[new] for old, new in sorted(aged.newest.items(), key=lambda item: source[item[0]])},
    )


def _same_bodies(bodies: Bodies) -> list[list[int]]:
    """Return the articles that have the same words, in order; bodies of a few words must have the same headline too."""
    groups: dict[tuple[bytes, str], list[int]] = {}
    for index, article in enumerate(bodies.articles):
        size = bodies.sizes[index]
        if size:
            headline = text.key(article.headline) if size < SHORTEST else ""
            groups.setdefault((hashlib.sha256(bodies.of(index).tobytes()).digest(), headline), []).append(index)
    return [members for members in groups.values() if len(members) > 1]


def _same_pairs(bodies: Bodies, same: Iterable[Sequence[int]]) -> Iterable[Pair]:
    """Yield each article with the first of the same words, and with the first of them that has its address."""
    for members in same:
        first_of: dict[str | None, int] = {}
        for index in members:
            address = addresses.address(bodies.articles[index].url)
            for other in sorted({members[0], first_of.setdefault(address, index)} - {index}):
                yield other, index


def _shown(comparer: Comparer, compared: Sequence[Shared], above: Mapping[int, int], said: Said) -> list[Shared]:
    """Return the pairs that are shown. `above` maps copies and older versions to what stands for them."""

    def head(index: int) -> int:
        while index in above:
            index = above[index]
        return index

    pairs = {shared.pair for shared in compared}
    chosen = {pair for pair in pairs if said.where(pair) is not None}
    chosen |= {(min(pair), max(pair)) for pair in above.items()}
    for pair in pairs:
        low, high = sorted(map(head, pair))
        if (low, high) == pair or (low != high and (low, high) not in pairs):
            chosen.add(pair)
    return [shared for pair in sorted(chosen) if (shared := comparer.shared(*pair)).tiles]
