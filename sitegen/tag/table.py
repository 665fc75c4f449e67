"""What articles could be tagged with, as columns of numbers: a row for each subject of each article.

An archive has a hundred such rows for each of its articles. As values of their own they would be most of the memory of tagging, and to
look at them one by one would be most of its time; as columns they are counted, weighed and ranked all at once.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import reduce
from typing import Any, Generic, TypeVar

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sitegen.tag.phrases import ELSEWHERE, HEADLINE, OPENING

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]
Value = TypeVar("Value")


class Subject(Struct, frozen=True, order=True, gc=False, cache_hash=True):
    """An entity (kind, id) or, with an empty kind, a phrase by its key."""

    kind: str
    id: str


class Use(Struct, frozen=True, gc=False):
    """A subject in one article."""

    count: int
    place: int
    """HEADLINE, OPENING, the number of the paragraph of its first place, or ELSEWHERE."""
    shown: str
    """The phrase as it stands there; of entities the name."""
    quoted: bool = False
    """Whether it is somebody whose words the article quotes."""

    @property
    def words(self) -> str:
        """How often and where, in words."""
        times = {1: "once", 2: "twice"}.get(self.count, f"{self.count} times")
        where = {HEADLINE: "in the headline", OPENING: "in the opening", ELSEWHERE: "in a caption"}.get(self.place)
        where = where or f"in paragraph {self.place}"
        quoted = ", and quoted" if self.quoted else ""
        return f"{times}, {where}{quoted}" if self.count == 1 else f"{times}, first {where}{quoted}"


Join = Callable[[Use, Use], Use]
"""Makes one use of two of a subject in one article, the earlier row first."""


class Numbers(dict[Value, int], Generic[Value]):
    """Gives values their numbers, from 0 in the order in which they are met."""

    def __init__(self) -> None:
        super().__init__()
        self.every: list[Value] = []

    def __missing__(self, value: Value) -> int:
        made = self[value] = len(self)
        self.every.append(value)
        return made


class Names(Struct, frozen=True):
    """What the numbers in the columns of some tables mean."""

    subjects: Numbers[Subject]
    forms: Numbers[str]


class Table(Struct, frozen=True):
    """Columns of the same length."""

    names: Names
    article: Ints
    """Index of the article."""
    subject: Ints
    """Number in `names.subjects`."""
    count: Ints
    place: Ints
    shown: Ints
    """Number in `names.forms`."""
    quoted: Bools

    def __len__(self) -> int:
        return len(self.article)

    def rows(self) -> Iterator[tuple[int, Subject, Use]]:
        """Yield the index of the article, the subject and the use of each row."""
        subjects, forms = self.names.subjects.every, self.names.forms.every
        columns = (self.article, self.subject, self.count, self.place, self.shown, self.quoted)
        for article, subject, count, place, shown, quoted in zip(*(column.tolist() for column in columns), strict=True):
            yield article, subjects[subject], Use(count, place, forms[shown], quoted)

    def at(self, rows: NDArray[np.integer] | Bools) -> "Table":
        """Return these rows alone, by their numbers or by a mask."""
        return Table(
            self.names,
            self.article[rows],
            self.subject[rows],
            self.count[rows],
            self.place[rows],
            self.shown[rows],
            self.quoted[rows],
        )

    def called(self, other: Callable[[Subject], Subject | None]) -> "Table":
        """Return the rows with other subjects in the place of theirs, and without those for which there is none."""
        subjects = self.names.subjects

        def number(subject: Subject | None) -> int:
            return -1 if subject is None else subjects[subject]

        made = each(self.subject, lambda old: number(other(subjects.every[old])), np.int32)
        there = made >= 0
        return msgspec.structs.replace(self.at(there), subject=made[there])

    def cells(self, subjects: Ints | None = None) -> NDArray[np.int64]:
        """Return a number for each row that no other subject and no other article has; of these subjects where they are given."""
        made: NDArray[np.int64] = self.article.astype(np.int64) * max(1, len(self.names.subjects))
        return made + (self.subject if subjects is None else subjects)

    def forms(self, subjects: Collection[Subject]) -> Iterator[tuple[Subject, str, int]]:
        """Yield in how many rows each form of some subjects is shown."""
        numbers = [self.names.subjects[subject] for subject in subjects if subject in self.names.subjects]
        rows = np.flatnonzero(np.isin(self.subject, numbers))
        many = max(1, len(self.names.forms))
        pairs, counts = np.unique(self.subject[rows].astype(np.int64) * many + self.shown[rows], return_counts=True)
        for subject, form, count in zip((pairs // many).tolist(), (pairs % many).tolist(), counts.tolist(), strict=True):
            yield self.names.subjects.every[subject], self.names.forms.every[form], count

    def joined(self, join: Join) -> "Table":
        """Return the rows by article and subject, one each."""
        cells = self.cells()
        order = np.argsort(cells, kind="stable")
        begins = np.flatnonzero(np.diff(cells[order], prepend=-1))
        made = self.at(order[begins])
        ends = np.append(begins[1:], len(order))
        for number in np.flatnonzero(ends - begins > 1).tolist():
            use = reduce(join, (use for _, _, use in self.at(order[begins[number] : ends[number]]).rows()))
            made.count[number], made.place[number], made.quoted[number] = use.count, use.place, use.quoted
            made.shown[number] = self.names.forms[use.shown]
        return made


def table(names: Names, rows: Iterable[tuple[int, Subject, Use]]) -> Table:
    """Return rows of (index of the article, subject, use) as a table."""
    numbers = [
        (article, names.subjects[subject], use.count, use.place, names.forms[use.shown], use.quoted) for article, subject, use in rows
    ]
    article, subject, count, place, shown, quoted = np.array(numbers, np.int32).reshape(-1, 6).T.copy()
    return Table(names, article, subject, count, place, shown, quoted.astype(bool))


def together(tables: Sequence[Table]) -> Table:
    """Return the rows of some tables with the same names, in order."""
    columns = zip(*((one.article, one.subject, one.count, one.place, one.shown, one.quoted) for one in tables), strict=True)
    return Table(tables[0].names, *map(np.concatenate, columns))


def each(numbers: Ints, told: Callable[[int], float], dtype: type[np.generic] = np.float64) -> NDArray[Any]:
    """Return what is told of each of some numbers from 0; each different one is asked once."""
    there = np.bincount(numbers) > 0
    made = np.zeros(len(there), dtype)
    made[there] = [told(number) for number in np.flatnonzero(there).tolist()]
    return made[numbers]
