"""Which two articles have a page together: those with words in common, and those that quote one statement.

One page a pair, however many passages and statements the two share. Of a statement that more than two articles quote, the first wording
is held against each of the others, so that there are as many pages as wordings, and not as many as pairs of them; where both have the same
words there is nothing to show. Of articles that share passages alone each is shown beside those with which it shares most: an agency's
background stands in a hundred articles, and nobody looks at five thousand pairs of them.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from sitegen import edtf, english, text, urls
from sitegen.model import Archive, Article, Overlap, Statement, Wording
from sitegen.render.wording import Wording as Words

_MOST = 3
"""Articles beside which one is shown for passages alone, unless these have it among theirs."""
Key = tuple[str, str]
"""The sources of two articles, sorted."""


class Shared(Struct, frozen=True):
    """A statement that both articles quote, and where each does so first."""

    statement: Statement
    wordings: tuple[Wording, Wording]


class Pair(Struct, frozen=True):
    """Two articles to be shown side by side, the one that is known to be earlier first."""

    one: Article
    other: Article
    overlap: Overlap | None
    statements: tuple[Shared, ...]

    @property
    def address(self) -> str:
        """The address of the page of both."""
        return urls.compare(self.one.id, self.other.id)


def pairs(archive: Archive) -> Mapping[Key, Pair]:
    """Return all pairs, those with an overlap first, in the archive's order."""
    articles = {article.source: article for article in archive.articles}
    overlaps = {key(overlap.one, overlap.other): overlap for overlap in _shown(archive.reuse.overlaps)}
    statements: dict[Key, list[Shared]] = {}
    for statement in archive.statements:
        first, *others = first_wordings(statement)
        spelling = spelled(first, archive)
        for other in others:
            if spelled(other, archive) != spelling:
                statements.setdefault(key(first.source, other.source), []).append(Shared(statement=statement, wordings=(first, other)))
    made = {}
    for both in dict.fromkeys((*overlaps, *statements)):
        overlap, shared = overlaps.get(both), statements.get(both, [])
        ordered = (overlap.one, overlap.other) if overlap else _ordered(shared[0], articles)
        made[both] = Pair(
            one=articles[ordered[0]],
            other=articles[ordered[1]],
            overlap=overlap,
            statements=tuple(_turned(found, ordered[0]) for found in shared),
        )
    return made


def _shown(overlaps: Iterable[Overlap]) -> list[Overlap]:
    """Return the overlaps that have a page: all that say more than that passages are shared, and of the others the _MOST of each article.

    These are the ones of which the most of its own words stand in the other article; ties by source.
    """
    found = list(overlaps)
    shared: dict[str, list[tuple[float, str, int]]] = {}
    chosen = set()
    for number, overlap in enumerate(found):
        if overlap.sameness == "passages" and overlap.status == "candidate":
            shared.setdefault(overlap.one, []).append((-overlap.of_one, overlap.other, number))
            shared.setdefault(overlap.other, []).append((-overlap.of_other, overlap.one, number))
        else:
            chosen.add(number)
    chosen.update(number for every in shared.values() for _, _, number in sorted(every)[:_MOST])
    return [found[number] for number in sorted(chosen)]


def key(one: str, other: str) -> Key:
    """Return what a pair is found by, from whichever side."""
    return (one, other) if one < other else (other, one)


def first_wordings(statement: Statement) -> list[Wording]:
    """Return the first wording of each article, in the statement's order."""
    return list({wording.source: wording for wording in reversed(statement.wordings)}.values())[::-1]


def spelled(wording: Wording, archive: Archive) -> str:
    """Return what two wordings must share to be the same words."""
    return text.key(archive.mentions[wording.source][wording.mention].text)


def first_known(one: Article, other: Article) -> Article | None:
    """Return which of the two is known to be published before the other; None where the dates leave it open."""
    first, second = edtf.bounds(one.published), edtf.bounds(other.published)
    if first[1] < second[0]:
        return one
    return other if second[1] < first[0] else None


def share(value: float, say: Words) -> str:
    """Say a share from 0 to 1, with a space at which no line breaks before the sign."""
    told = english.share(value)
    told = say.plain("less than 1 %") if told.startswith("less") else told
    return "\N{NO-BREAK SPACE}".join(told.rsplit(" ", 1))


def _ordered(shared: Shared, articles: Mapping[str, Article]) -> Key:
    first, other = (articles[wording.source] for wording in shared.wordings)
    return (other.source, first.source) if first_known(first, other) is other else (first.source, other.source)


def _turned(shared: Shared, first: str) -> Shared:
    one, other = shared.wordings
    return shared if one.source == first else Shared(statement=shared.statement, wordings=(other, one))
