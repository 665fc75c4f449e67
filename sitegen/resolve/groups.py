"""Names of one kind that are one entity, gathered.

A group starts as one key (one name as it is folded) and grows by unions; every union says why in words. The smaller key leads, and
callers unite in sorted order, so that the outcome does not depend on the order of the articles.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

from sitegen import text
from sitegen.model import Alias, Mention, Split
from sitegen.resolve import names

Mark = tuple[str, int, Mention, str, Alias | Split | None]
"""Article source, index among its mentions, the mark, the name it stands for, and the archivist's rule that says so."""


_squeezed = lru_cache(maxsize=1 << 16)(text.squeezed)
"""The same, remembered: an archive has far fewer names than marks."""


class Group:
    """The names and marks of one entity while it is being gathered."""

    def __init__(self) -> None:
        self.values: Counter[str] = Counter()
        """Names as shown -> marks that stand for them."""
        self.forms: Counter[str] = Counter()
        """Words of the marks -> how often."""
        self.marks: defaultdict[str, list[int]] = defaultdict(list)
        """Article source -> indexes of its marks, in no order."""
        self.called = ""
        """The name that the archivist gives it."""
        self.wikidata: str | None = None
        """Its item in Wikidata, as the archivist says."""
        self.reasons: list[str] = []

    def add(self, source: str, index: int, mention: Mention, shown: str) -> None:
        """Take one mark in, which stands for the name `shown`."""
        form = _squeezed(mention.text)
        self.values[shown] = self.values.get(shown, 0) + 1  # a Counter asks Python for what it does not have yet
        self.forms[form] = self.forms.get(form, 0) + 1
        self.marks[source].append(index)

    def follow(self, rule: Alias | Split | None) -> None:
        """Be called as the archivist says."""
        if isinstance(rule, Split):
            self.called = text.squeezed(rule.into)
            self.because(f"The archivist says that in {_counted(len(rule.articles))} “{rule.name}” is “{rule.into}” ({rule.where}).")
        elif rule:
            self.called = text.squeezed(rule.name)
            self.wikidata = self.wikidata or rule.wikidata
            if rule.forms:
                self.because(f"The archivist says that these names are one ({rule.where}).")

    def because(self, reason: str) -> None:
        """Note a reason once."""
        if reason and reason not in self.reasons:
            self.reasons.append(reason)

    def take(self, other: "Group") -> None:
        """Take over all that `other` has."""
        self.values += other.values
        self.forms += other.forms
        self.called = self.called or other.called
        self.wikidata = self.wikidata or other.wikidata
        for source, indexes in other.marks.items():
            self.marks[source] += indexes
        for reason in other.reasons:
            self.because(reason)


def alone(key: str, source: str) -> str:
    """Return the key of a short name in one article, of which it is not known yet for whom it stands."""
    return f"{key}\n{source}"


def apart(key: str, name: str) -> str:
    """Return the key of somebody who has the name of `key` and is told from others by `name`; no rule joins such keys."""
    return f"{key}\n\n{name}"


def _counted(articles: int) -> str:
    return "this article" if articles == 1 else "these articles"


class Groups:
    """All groups of one kind, by the key of any of their names."""

    def __init__(self, short: Callable[[Iterable[str]], set[str]]) -> None:
        """`short` tells which of the names of a group are no full ones."""
        self._short = short
        self.all: dict[str, Group] = {}
        """By leading key."""
        self._leader: dict[str, str] = {}

    def at(self, key: str) -> Group:
        """Return the group of `key`, a new one if there is none yet."""
        leader = self.leader(key)
        group = self.all.get(leader)
        if group is None:
            group = self.all[leader] = Group()
        return group

    def leader(self, key: str) -> str:
        """Return the key that leads the group of `key`."""
        path = []
        while key in self._leader:
            path.append(key)
            key = self._leader[key]
        for passed in path:
            self._leader[passed] = key
        return key

    def name(self, key: str) -> str:
        """Return the archivist's name for the group of `key`, else its most frequent full name, then the longest, then by code points."""
        group = self.at(key)
        if group.called or len(group.values) == 1:
            return group.called or next(iter(group.values))
        short = self._short(group.values)
        return min(
            group.values, key=lambda name: (name in short, names.odd_case(name), -group.values[name], -len(name), name)
        )  # fmt: skip

    def unite(self, keys: Iterable[str], reason: str = "") -> None:
        """Make one group of those of `keys`, unless the archivist calls them by different names."""
        leaders = sorted({self.leader(key) for key in keys})
        called = {self.all[leader].called for leader in leaders} - {""}
        if len(leaders) < 2 or len(called) > 1:  # noqa: PLR2004 - it takes two
            return
        first = self.all[leaders[0]]
        for leader in leaders[1:]:
            first.take(self.all.pop(leader))
            self._leader[leader] = leaders[0]
        first.because(reason)
