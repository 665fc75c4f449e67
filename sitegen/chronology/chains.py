"""From what an undated article tells of its day to the day itself, by way of articles that tell of the same event.

Two kinds of chain are sound. Short: the article quotes the same words as one whose date is sure, and what it tells of its day (a weekday
that somebody in it calls today, or day and month) is just that date. Long: it quotes the same words as one that is undated too, one of
the two tells the weekday and the other day and month; an article whose date is sure, and falls on a day that the text tells as well,
gives the year; and in that year the day is that weekday. Nothing is ever concluded from a date that was itself inferred, only from words
and from sure dates: so no order of articles shows in the result, and no mistake spreads.

That two articles quote the same words says that they tell of one event, not that they were published on one day. So every tied article
with a sure date must have been published within a day of the candidate, and there may be one candidate only; all else is a doubt.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from sitegen import edtf
from sitegen.chronology.ties import Names, Quotations, Tie
from sitegen.chronology.told import MonthDay, Told
from sitegen.model import Article, Mention

_FRESH = 1
"""Days between a candidate and the date of every article that quotes the same words."""
_WEEK = 6
"""Days back that a weekday alone may lie."""
_YEAR_FROM = 30
"""Days between the day that is told and the date of the article that gives its year."""


class Year(Struct, frozen=True):
    """What gives a day and month its year."""

    giver: str
    """Source of the article whose date is sure."""
    told: Mention
    """The day of that date, as the article that needs the year tells it."""
    names: tuple[Mention, ...]
    """Of the giver: what both name and few others do."""
    year: int


class Chain(Struct, frozen=True):
    """How an article comes to a day."""

    day: dt.date
    other: str
    """Source of the article that quotes the same words."""
    tie: Tie
    month_day: Mention | None = None
    """Of a long chain: the day and month that one of the two tells ..."""
    weekday: Mention | None = None
    """... and the weekday that the other tells."""
    owner: str = ""
    """... and the source of the one that tells day and month."""
    year: Year | None = None


class Open(Struct, frozen=True):
    """Why there is no answer, and the days between which an archivist could choose."""

    why: str
    days: tuple[dt.date, ...]
    others: tuple[str, ...]


class Chains:
    """All that chains are made of."""

    def __init__(self, articles: Sequence[Article], found: Mapping[str, Sequence[Mention]], told: Mapping[str, Told]) -> None:
        self._dated = {article.source: day for article in articles if (day := sure_day(article))}
        self._told = told
        self._quotations = Quotations(found)
        self._found = found
        on: defaultdict[MonthDay, list[str]] = defaultdict(list)
        for source, day in self._dated.items():
            on[day.month, day.day].append(source)
        self._on = {month_day: sorted(sources) for month_day, sources in on.items()}
        self._years: dict[str, tuple[Year, ...]] = {}

    @cached_property
    def _names(self) -> Names:
        return Names(self._found)

    def of(self, source: str) -> Chain | Open | None:
        """Return the one sound chain of an article, what is open, or None when nothing leads anywhere."""
        ties = self._quotations.ties(source)
        if not ties:
            return None
        own = self._told[source]
        chains = [chain for other, tie in ties.items() for chain in (*self._short(own, other, tie), *self._long(source, other, tie))]
        near = {other: self._dated[other] for other in ties if other in self._dated}
        days = tuple(sorted({chain.day for chain in chains}))
        if not days:
            return _nearly(own, near)
        if len(days) > 1:
            return Open("articles that quote the same words lead to different days", days, tuple(sorted({chain.other for chain in chains})))
        return self._against(source, chains, near) or min(
            chains, key=lambda chain: (chain.year is not None, -chain.tie.shared, chain.other)
        )  # fmt: skip

    def _against(self, source: str, chains: Sequence[Chain], near: Mapping[str, dt.date]) -> Open | None:
        """Return what speaks against the one day that all chains lead to; `near` are the sure dates of the tied articles."""
        day = chains[0].day
        others = tuple(sorted({chain.other for chain in chains}))
        years = {year.year: year.giver for chain in chains if chain.year for year in self._years_of(chain.owner)}
        if len(years) > 1:
            return Open("articles of several years may give the year", (day,), tuple(sorted(years.values())))
        late = tuple(sorted(other for other, date in near.items() if abs((date - day).days) > _FRESH))
        if late:
            return Open("the same words are quoted at other times too", (day,), late)
        after = tuple(sorted(other for other, date in near.items() if date > day))
        if after:
            return Open("others that quote the same words were published the day after", (day, day + dt.timedelta(1)), after)
        told = self._told[source]
        if told.apart_mark:
            return Open("the writer calls a day “today” or the like, which may be another", (day, day + dt.timedelta(1)), others)
        if told.month_day is None and told.today_mark is None and all(chain.year is None for chain in chains):
            return Open("nothing says that it was written on the day rather than later", (day, day + dt.timedelta(1)), others)
        return None

    def _short(self, own: Told, other: str, tie: Tie) -> Iterator[Chain]:
        day = self._dated.get(other)
        if day and own.fits(day):
            yield Chain(day=day, other=other, tie=tie)

    def _long(self, source: str, other: str, tie: Tie) -> Iterator[Chain]:
        """Yield a chain for each year that may be meant: one of them, where there are others, is no more than a doubt."""
        own, its = self._told[source], self._told.get(other)
        if its is None:
            return
        owner, teller = (source, its) if own.month_day else (other, own)
        dated = self._told[owner]
        if dated.month_day is None or teller.weekday is None or teller.month_day not in {None, dated.month_day}:
            return
        for year in self._years_of(owner):
            day = _date(year.year, dated.month_day)
            if day and own.fits(day) and its.fits(day):
                yield Chain(
                    day=day, other=other, tie=tie, month_day=dated.month_day_mark, weekday=teller.weekday_mark, owner=owner, year=year
                )  # fmt: skip

    def _years_of(self, owner: str) -> tuple[Year, ...]:
        """Return what gives the year to what an undated article tells: for each year the article that shares most names."""
        if owner not in self._years:
            told = self._told[owner]
            givers = [
                Year(giver=giver, told=mark, names=names, year=year)
                for month_day, mark in told.earlier
                for giver in self._on.get(month_day, ())
                if (names := self._names.shared(owner, giver)) and (year := self._near(self._dated[giver], told.month_day)) is not None
            ]
            best: dict[int, Year] = {}
            for giver in sorted(givers, key=lambda giver: (-len(giver.names), giver.giver)):
                best.setdefault(giver.year, giver)
            self._years[owner] = tuple(best[year] for year in sorted(best))
        return self._years[owner]

    @staticmethod
    def _near(date: dt.date, month_day: MonthDay | None) -> int | None:
        """Return the year in which a day and month lie on the date or within a month after it."""
        for year in (date.year, date.year + 1):
            day = _date(year, month_day) if month_day else None
            if day and 0 <= (day - date).days <= _YEAR_FROM:
                return year
        return None


def sure_day(article: Article) -> dt.date | None:
    """Return the day of publication that is sure enough to conclude from."""
    return edtf.day(article.published) if edtf.sure(article.published) else None


def _nearly(own: Told, near: Mapping[str, dt.date]) -> Open | None:
    """Tell what an article's weekday would be, counted back from those that quote the same words."""
    if own.weekday is None or own.month_day is not None or not near:
        return None
    back = {day - dt.timedelta((day.isoweekday() - own.weekday) % (_WEEK + 1)) for day in near.values()}
    days = tuple(sorted({*back, *near.values()}))
    return Open("others that quote the same words were published on other days", days, tuple(sorted(near))) if len(back) == 1 else None


def _date(year: int, month_day: MonthDay) -> dt.date | None:
    try:
        return dt.date(year, *month_day)
    except ValueError:  # 29 February
        return None
