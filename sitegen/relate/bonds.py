"""What is settled before anything is compared: the links of the archivist, and copies, which are of the event of their original."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from sitegen.model import Link, Reuse

Pair = tuple[int, int]
_TOGETHER = frozenset({"event", "copy"})
_APART = frozenset({"more", "none"})


class Bonds(Struct, frozen=True):
    """Pairs of articles, by number, the lesser first."""

    together: tuple[Pair, ...]
    """To be of one event: the archivist's, in the order of their file, then copies."""
    apart: frozenset[Pair]
    """Never of one event."""
    said: Mapping[Pair, Link]
    """Pairs that the archivist has linked or parted; of several rules the last."""


def bonds(sources: Sequence[str], reuse: Reuse, links: Sequence[Link]) -> Bonds:
    """Return what is settled between `sources`, which are sorted; articles that do not exist are passed over."""
    place = {source: number for number, source in enumerate(sources)}
    said: dict[Pair, Link] = {}
    for link in links:
        if link.bond in _TOGETHER | _APART:
            known = sorted({place[source] for source in link.articles if source in place})
            said.update(dict.fromkeys(combinations(known, 2), link))
    together = [pair for pair, link in said.items() if link.bond in _TOGETHER]
    apart = frozenset(pair for pair, link in said.items() if link.bond in _APART)
    for source, copy in sorted(reuse.copies.items()):
        if source in place and copy.of in place:
            first, second = sorted((place[source], place[copy.of]))
            together.append((first, second))
    return Bonds(together=tuple(together), apart=apart, said=said)
