"""What date.html, decade.html and dates.html see; as views.py, for pages of their own."""

from msgspec import Struct

from sitegen.render.entity_views import Passage
from sitegen.render.figure_views import Calendar, Chart, Grid
from sitegen.render.items import ArticleLink, Item, PartLink, Section


class Telling(Struct, frozen=True):
    """An article that tells of a date, and the words that do."""

    article: ArticleLink
    passage: Passage


class Tellings(Struct, frozen=True):
    """Those that were published before a time, in it, after it, or nobody knows when."""

    id: str
    """before, then, after or undated."""
    tellings: tuple[Telling, ...]
    """The earliest published first; some of them."""
    count: int
    """Of all."""


class DateView(Struct, frozen=True):
    """What date.html shows: a year, month or day."""

    date: str
    """EDTF: '2022', '2022-02', '2022-02-28'."""
    name: str
    unit: str
    """year, month or day."""
    count: int
    """Articles published then."""
    above: tuple[Item, ...]
    sections: tuple[Section, ...]
    """A year's articles by month, a month's by day, those known no more exactly first; of many articles these alone."""
    listed: bool
    """Whether `sections` have all articles: those of the shorter times within among them."""
    parts: tuple[PartLink, ...]
    """The pages that list what is listed here, where one has no room for all; this one is the first."""
    chart: Chart | None
    """Of the months of a year or the days of a month: published upwards, told of downwards."""
    calendar: Calendar | None
    """Of a year."""
    told: tuple[Tellings, ...]
    """What articles tell of this very year, month or day."""
    telling: int
    """Articles that do."""
    previous: Item | None
    following: Item | None


class DatePartView(Struct, frozen=True):
    """What date_part.html shows: more of the articles of a date."""

    name: str
    above: Item
    part: PartLink
    parts: tuple[PartLink, ...]
    articles: tuple[ArticleLink, ...]


class DecadeView(Struct, frozen=True):
    """What decade.html shows."""

    name: str
    chart: Chart
    """Its years: published upwards, told of downwards."""
    grid: Grid | None
    """Of the years with articles."""
    previous: Item | None
    following: Item | None


class DatesView(Struct, frozen=True):
    """What dates.html shows."""

    dated: int
    undated: int
    chart: Chart | None
    grid: Grid | None
    decades: tuple[Item, ...]
    years: tuple[Item, ...]
    """Years with articles for which the grid has no room."""
    told: tuple[Item, ...]
    """Years that articles tell of and in which none was published, where no decades lead to them."""
