"""Things that rules join, group by group, and by which rule two of them came together.

A forest in which the smaller tree hangs below the larger (Galler and Fischer 1964), and every edge remembers when it was made. Edges
are younger the nearer they are to the root, so the way between two things ends with the rule that joined them. Every question takes
some log n steps, and a rule that joins n things makes n - 1 edges, not a pair of each with each.
"""

from collections.abc import Sequence


class Groups:
    """Disjoint groups of names; whoever was never joined is alone."""

    def __init__(self) -> None:
        self._above: dict[str, tuple[str, int]] = {}
        """Name -> its parent, and when the two were joined."""
        self._size: dict[str, int] = {}

    def root(self, name: str) -> str:
        """Return the name that stands for the group of `name`; it may change when the group is joined to another."""
        while name in self._above:
            name = self._above[name][0]
        return name

    def join(self, names: Sequence[str], when: int) -> None:
        """Make one group of all `names`; `when` must not decrease from call to call."""
        for name in names[1:]:
            one, other = sorted((self.root(names[0]), self.root(name)), key=lambda root: (self._size.get(root, 1), root))
            if one != other:
                self._above[one] = other, when
                self._size[other] = self._size.get(one, 1) + self._size.get(other, 1)

    def since(self, one: str, other: str) -> int:
        """Return the `when` at which two names of one group came together; -1 for a name and itself."""
        last = -1
        while one != other:
            if other in self._above and (one not in self._above or self._above[other][1] < self._above[one][1]):
                one, other = other, one
            one, last = self._above[one]
        return last
