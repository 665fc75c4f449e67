"""What figures.html sees: bars over time, a grid of months, a year's calendar. All values, no words: a template says them."""

from msgspec import Struct


class Bar(Struct, frozen=True):
    """How many there are of one year, month or day."""

    date: str
    """EDTF without qualifier: '2022', '2022-02', '2022-02-28'; '199X' for a decade."""
    name: str
    short: str
    """The name where the bars before say the rest: 'March', '28'."""
    count: int
    height: int
    """Of figures.HEIGHT, by the count; at least 2 where there is one."""
    address: str
    """Where they are listed, or empty."""
    other: int = 0
    """How many there are of something else, drawn downwards."""
    depth: int = 0
    """As height, of `other`."""


class Chart(Struct, frozen=True):
    """Bars in the order of time, none left out."""

    unit: str
    """decade, year, month or day."""
    bars: tuple[Bar, ...]
    most: int
    """The largest count."""
    loose: int = 0
    """How many are known no more exactly than to a longer time, and have no bar."""


class Cell(Struct, frozen=True):
    """A day of a calendar or a month of a grid."""

    short: str
    """'28', 'March'."""
    name: str
    address: str
    """Of its page; empty where it has none."""
    count: int
    level: int
    """0 for none, else 1 to 4: how much of the most."""
    other: int = 0


class GridRow(Struct, frozen=True):
    """A year of a grid: its twelve months."""

    name: str
    address: str
    count: int
    cells: tuple[Cell, ...]


class Grid(Struct, frozen=True):
    """Years by months, the newest first."""

    rows: tuple[GridRow, ...]
    levels: tuple[tuple[int, int], ...]
    """The smallest and the largest count of each level that occurs, from 1."""
    heads: tuple[str, ...]
    """The months."""


class Month(Struct, frozen=True):
    """A month of a calendar: weeks from Monday to Sunday, None where a day is another month's."""

    name: str
    address: str
    weeks: tuple[tuple[Cell | None, ...], ...]


class Calendar(Struct, frozen=True):
    """A year, day by day."""

    months: tuple[Month, ...]
    levels: tuple[tuple[int, int], ...]
    """As Grid.levels."""
