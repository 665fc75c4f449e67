"""Which files are one article fetched at different times, and which of them is the newest.

The same address and mostly the same text make versions; where no address is known, only a file name that counts ('talks-2.txt') together
with the same headline, nearly the same text and another day of capture. What is the newest is read from the day of capture, then of
publication; one address whose files have no days keeps its last file, as nothing tells better.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from sitegen import edtf, text
from sitegen.model import Article
from sitegen.reuse import addresses
from sitegen.reuse.comparing import Comparer, Pair, Shared
from sitegen.reuse.stated import Apart

_MOSTLY = 0.5
_NEARLY = 0.8


class Versions(Struct, frozen=True):
    """Versions among the articles, by index."""

    newest: Mapping[int, int]
    """Each older version -> the newest."""
    why: Mapping[Pair, str]
    """What makes two files one article, in words; of the pairs that were looked at."""


class Group:
    """Sets of articles that grow together, unless the archivist says that two of them are distinct.

    Each set knows which of its articles each of the archivist's links names, so two sets are held against each other link by link.
    """

    def __init__(self, size: int, apart: Apart) -> None:
        self._above = list(range(size))
        self._apart = apart
        self._named: dict[int, dict[int, list[int]]] = {}
        """Lowest index of a set -> link -> those of the set that it names; made when a set is first joined."""

    def head(self, index: int) -> int:
        """Return the lowest index of the set."""
        while self._above[index] != index:
            self._above[index] = index = self._above[self._above[index]]
        return index

    def join(self, one: int, other: int) -> None:
        """Make the sets of two articles one."""
        low, high = sorted((self.head(one), self.head(other)))
        if low == high:
            return
        small, large = sorted((self._links(low), self._links(high)), key=len)
        if any(self._distinct(small[link], large[link]) for link in sorted(small.keys() & large.keys())):
            return
        for link, named in small.items():
            large.setdefault(link, []).extend(named)
        self._named[low] = large
        del self._named[high]
        self._above[high] = low

    def _links(self, head: int) -> dict[int, list[int]]:
        return self._named.setdefault(head, {link: [head] for link in self._apart.links(head)})

    def _distinct(self, some: Sequence[int], others: Sequence[int]) -> bool:
        """Whether any of some is distinct from any of others: mostly the first, as only pairs that a link joined are not."""
        return any((min(one, other), max(one, other)) in self._apart for one in some for other in others)

    def sets(self) -> list[list[int]]:
        """Return the sets of several, by their first."""
        made: dict[int, list[int]] = {}
        for index in range(len(self._above)):
            made.setdefault(self.head(index), []).append(index)
        return [members for members in made.values() if len(members) > 1]


def versions(comparer: Comparer, compared: Sequence[Shared], stated: Mapping[Pair, int], apart: Apart) -> Versions:
    """Return which articles are older versions. `stated` maps the archivist's pairs to the newer one of each."""
    articles = comparer.bodies.articles
    groups = Group(len(articles), apart)
    why: dict[Pair, str] = {}
    for pair in sorted(stated):
        groups.join(*pair)
    for shared in compared:
        said = _one_article(articles, shared)
        if said and shared.pair not in apart:
            groups.join(*shared.pair)
            why[shared.pair] = said
    outdated = {index for pair, newer in stated.items() for index in pair if index != newer}
    pinned = set(stated.values())
    newest: dict[int, int] = {}
    for members in groups.sets():
        last = max(members, key=lambda index: (index not in outdated, index in pinned, _age(articles[index])))
        newest |= dict.fromkeys((index for index in members if index != last), last)
    return Versions(newest, why)


def told_by(newer: Article, older: Article) -> str:
    """Say what tells that `newer` is the newer version."""
    for word, one, other in (
        ("captured", newer.raw.stated.captured, older.raw.stated.captured),
        ("published", newer.published, older.published),
    ):
        if one and other and edtf.sort_key(one) != edtf.sort_key(other):
            return f"the newer one was {word} {edtf.spoken(one)}, the older {edtf.spoken(other)}"
    return "nothing tells which is newer, so that the last file is taken for it"


def _age(article: Article) -> tuple[object, ...]:
    """Order versions of one article, the newest last: by capture, publication, then source. What is not dated is taken for older."""
    captured, published = article.raw.stated.captured, article.published
    return (
        captured is not None,
        edtf.sort_key(captured),
        published is not None,
        edtf.sort_key(published),
        article.source,
    )


def _one_article(articles: Sequence[Article], shared: Shared) -> str:
    """Say why two files are one article; '' where they are not."""
    one, other = (articles[index] for index in shared.pair)
    address = addresses.address(one.url)
    if address and address == addresses.address(other.url):
        return "both files have the same web address" if max(shared.shares) >= _MOSTLY else ""
    captured = one.raw.stated.captured, other.raw.stated.captured
    if address or other.url or min(shared.shares) < _NEARLY or None in captured or captured[0] == captured[1]:
        return ""
    papers = {article.publisher for article in (one, other) if article.publisher}
    same = text.key(one.headline) == text.key(other.headline) and addresses.stem(one.source) == addresses.stem(other.source)
    return "both files have the same headline and name, and were captured on different days" if same and len(papers) <= 1 else ""
