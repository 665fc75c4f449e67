"""Links of the archivist that contradict one another: told with both lines, and only one of them counts.

Same event, copy and version go before what denies them or says less (none, more on this, distinct); among equals the first in the file
counts. The same event is one for all that are said to be, also through a third article, and so are the versions of an article. Groups
are checked as groups: a link of n articles takes n steps, not a pair of each with each. Only 'none' against 'more on this' needs pairs,
and is looked at for links of up to 20 articles.
"""

from collections.abc import Sequence
from itertools import combinations

from sitegen.curate.groups import Groups
from sitegen.model import Bond, Link, Problem

_PAIRED_UP_TO = 20
_TAKE_AWAY = "Take one of the two away; until then this one does not count."
_SAID: dict[Bond, str] = {
    "event": "the same event", "more": "more on this", "none": "not related", "copy": "copies", "version": "versions",
    "distinct": "neither copies nor versions",
}  # fmt: skip


def consistent(links: Sequence[Link]) -> tuple[tuple[Link, ...], list[Problem]]:
    """Return those of `links` that count, in their order, and a Problem for each that does not. Articles are sources, each once a link."""
    events = Groups()
    heads: dict[Bond, _Heads] = {"copy": _Heads(), "version": _Heads()}
    pairs: dict[tuple[str, str], int] = {}
    refused: dict[int, Problem] = {}
    asserting = [at for at, link in enumerate(links) if link.bond in {"event", "copy", "version"}]
    for at in (*asserting, *(at for at in range(len(links)) if links[at].bond in {"more", "none", "distinct"})):
        link = links[at]
        clash = None
        if link.bond == "event":
            events.join(link.articles, at)
        elif link.bond in heads:
            apart = heads["copy" if link.bond == "version" else "version"]
            clash = heads[link.bond].clash(link.articles) or apart.same(link.articles)
            if clash is None:
                heads[link.bond].add(link.articles, at)
        elif link.bond == "distinct":
            clash = _joined(heads["copy"].groups, link) or _joined(heads["version"].groups, link)
        else:
            clash = _joined(events, link) or _paired(pairs, links, at)
        if clash is not None:
            refused[at] = _problem(link, links[clash[2]], clash)
    return tuple(link for at, link in enumerate(links) if at not in refused), [refused[at] for at in sorted(refused)]


_Clash = tuple[str, str, int]
"""Two articles, and the place of the link that says something else of them."""


class _Heads:
    """Which article is the original of which copies, or the newest of which versions."""

    def __init__(self) -> None:
        self.groups = Groups()
        self._head: dict[str, str] = {}
        """Root of a group -> its original or newest."""
        self._below: dict[str, tuple[str, int]] = {}
        """Article -> the one that it was said to be a copy or an older version of, and the place of the link."""

    def clash(self, articles: Sequence[str]) -> _Clash | None:
        """Return what is against the first of `articles` being the original or newest of all others: a circle, or two heads."""
        first, *others = articles
        members, root = set(others), self.groups.root(first)
        for other in others:
            its_root = self.groups.root(other)
            head = self._head.get(its_root, other)
            if its_root == root and head == other:
                return other, first, self.groups.since(first, other)
            if its_root != root and head not in members:
                return other, self._below[other][0], self._below[other][1]
        return None

    def same(self, articles: Sequence[str]) -> _Clash | None:
        """Return whether the first of `articles` is said to be head or copy of one of the others."""
        first = articles[0]
        for other in articles[1:]:
            for one, two in ((first, other), (other, first)):
                above, place = self._below.get(one, ("", -1))
                if above == two:
                    return one, two, place
        return None

    def add(self, articles: Sequence[str], place: int) -> None:
        head = self._head.get(self.groups.root(articles[0]), articles[0])
        self.groups.join(articles, place)
        self._head[self.groups.root(head)] = head
        for other in articles[1:]:
            self._below.setdefault(other, (articles[0], place))


def _joined(groups: Groups, link: Link) -> _Clash | None:
    """Return two articles of the link that are in one group."""
    seen: dict[str, str] = {}
    for article in link.articles:
        other = seen.setdefault(groups.root(article), article)
        if other != article:
            return other, article, groups.since(other, article)
    return None


def _paired(pairs: dict[tuple[str, str], int], links: Sequence[Link], at: int) -> _Clash | None:
    """Return two articles of which another link has said more where this one says none, or the other way round; remember the pairs."""
    link = links[at]
    if len(link.articles) > _PAIRED_UP_TO:
        return None
    made = list(combinations(sorted(link.articles), 2))
    for one, other in made:
        before = pairs.get((one, other))
        if before is not None and links[before].bond != link.bond:
            return one, other, before
    for pair in made:
        pairs.setdefault(pair, at)
    return None


def _problem(link: Link, against: Link, clash: _Clash) -> Problem:
    one, other, _ = clash
    if link.bond == against.bond:
        what = f"{one} is called {'a copy' if link.bond == 'copy' else 'an older version'} of {link.articles[0]}"
        reason = f"a circle with {against.where}" if other == link.articles[0] else f"but of {other} in {against.where}"
        return Problem(link.where, f"{what}, {reason}", _TAKE_AWAY)
    what = f"{one} and {other} are called {_SAID[link.bond]}, but {_SAID[against.bond]} in {against.where}"
    return Problem(link.where, what, _TAKE_AWAY)
