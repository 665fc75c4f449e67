"""Where each article of a story stands in time, and by what: its own date, the day of another article of its event, or a bound.

News is told in the order of its days, and a day that is only inferred is not hidden among those that are known: it is marked, with the
words that put it there.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sitegen import edtf, english
from sitegen.model import Article

_ASKED = 50
"""Articles of the event that are asked for a day that fits a bound."""
_QUOTED = 80
"""Characters of the words that are cited."""


class Place(Struct, frozen=True):
    """Where an article stands."""

    source: str
    event: int
    """Number of its event within the story, in the order that `ordered` gives."""
    when: str | None
    sure: bool
    why: str


def ordered(events: Sequence[Sequence[str]], articles: Mapping[str, Article]) -> tuple[Place, ...]:
    """Return the places of all articles of a story: by day, the unknown last, ties by source; events are numbered in this order."""
    places = [place for number, event in enumerate(events) for place in _event(number, [articles[source] for source in event])]
    places.sort(key=lambda place: (*_key(place.when), place.source))
    numbers: dict[int, int] = {}
    for place in places:
        numbers.setdefault(place.event, len(numbers))
    return tuple(Place(source=p.source, event=numbers[p.event], when=p.when, sure=p.sure, why=p.why) for p in places)


def span(places: Sequence[Place]) -> tuple[str | None, str | None]:
    """Return the earliest and the latest date as EDTF, with '?' where it is inferred; of the same day the sure one.

    Bounds ('2022-02/..') say nothing of how long a story was; None and None where there is nothing else.
    """
    dates = [(edtf.bounds(place.when), edtf.sure(place.when), place.when) for place in places if place.when and "/" not in place.when]
    if not dates:
        return None, None
    first = min(dates, key=lambda date: (date[0], not date[1], date[2]))
    last = max(dates, key=lambda date: (date[0][::-1], date[1], date[2]))
    return first[2], last[2]


def _event(number: int, event: Sequence[Article]) -> list[Place]:
    dated = sorted(
        (article for article in event if edtf.day(article.published)), key=lambda a: (not edtf.sure(a.published), a.published, a.source)
    )
    return [_place(number, article, dated) for article in event]


def _place(number: int, article: Article, dated: Sequence[Article]) -> Place:
    published = article.published
    if published is not None and "/" not in published and edtf.sure(published):
        return Place(source=article.source, event=number, when=published, sure=True, why="")
    if published is not None and edtf.day(published):
        return Place(source=article.source, event=number, when=published, sure=False, why=f"its day is inferred{_cited(article)}")
    first, last = edtf.bounds(published)
    for other in dated[:_ASKED]:
        day = edtf.day(other.published)
        if day is not None and first <= day <= last:
            said = edtf.spoken(day.isoformat())
            inferred = "" if edtf.sure(other.published) else ", which is inferred"
            why = f"tells of the same event as “{_cut(other.headline)}” of {said}{inferred}"
            return Place(source=article.source, event=number, when=f"{day.isoformat()}?", sure=False, why=why)
    if published is not None:
        return Place(source=article.source, event=number, when=published, sure=False, why=f"{edtf.spoken(published)}{_cited(article)}")
    return Place(source=article.source, event=number, when=None, sure=False, why="nothing tells its day, so it stands last")


def _key(when: str | None) -> tuple[dt.date, bool]:
    """Order by the first day that a date may mean, or its last where it has no first; what is open stands behind what is known."""
    first, last = edtf.bounds(when)
    if first == edtf.FIRST:
        return last, True
    return first, when is not None and "/" in when


def _cited(article: Article) -> str:
    """Return the words of the article that justify its date, else those of another article."""
    found = [item for item in article.evidence if item.field == "published" and item.quote.strip()]
    own = [item for item in found if item.where != "article"] or found
    quotes = list(dict.fromkeys(f"“{_cut(item.quote)}”" for item in own[:2]))
    return f" from {english.listed(quotes)}" if quotes else ""


def _cut(words: str) -> str:
    inner = " ".join(words.split()).strip("“”\"'‘’ ")
    return inner if len(inner) <= _QUOTED else f"{inner[:_QUOTED].rpartition(' ')[0] or inner[:_QUOTED]} …"
