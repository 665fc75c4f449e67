"""Which day a word means: weekdays, year-less dates and 'last week' against a day that is known. Pure arithmetic.

News tells what has happened: a weekday is the last one on or before the day of publication, unless the sentence looks ahead. Values
are TIMEX3 (ISO 8601 with the letters that TimeML adds); where no day is known, the value leaves open what it must ('XXXX-WXX-4').
"""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

_REFERENCE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SPRING = 3
_MONTHS_OF_SEASON = 3
_SATURDAY = 6
_YEAR_TURNS = 9
"""A story that goes back by so many months has gone on into the next year: from December to February, not from June to May."""
_NEVER = 10**6
"""Days that are further than any other."""
Flow = Literal["news", "past", "story", "year"]
"""How dates follow a known one: news looks back from its day, what is surely past lies before it, a story goes on from its last date,
a bare year holds what it tells."""
_WEIGHTS: Mapping[Flow, tuple[int, int]] = {"news": (1, 2), "past": (1, 1000), "story": (2, 1), "year": (1, 1)}
"""What a day back and a day ahead weigh against one another when the nearest year is sought."""


def weekday(number: int, known: dt.date | None, *, ahead: bool, which: str = "") -> str:
    """Return the day that weekday `number` (1 is Monday) means; `which` is 'last', 'next', 'this' or ''."""
    if known is None:
        return f"XXXX-WXX-{number}"
    back = (known.isoweekday() - number) % 7
    if which in {"next", "coming"} or (ahead and which != "last"):
        return _iso(known, (7 - back) if back or which else 0)
    if which == "last" and not back:
        back = 7
    return _iso(known, -back)


def month_day(month: int, day: int, known: dt.date | None, *, ahead: bool, flow: Flow = "news") -> str | None:
    """Return the date of a day and month without a year, in the year that makes it nearest; None when it is on no calendar."""
    if not _exists(2000, month, day):
        return None
    if known is None:
        return f"XXXX-{month:02}-{day:02}"
    return f"{_nearest_year(month, day, known, ahead=ahead, flow=flow):04}-{month:02}-{day:02}"


def month(number: int, known: dt.date | None, *, ahead: bool, which: str = "", flow: Flow = "news") -> str:
    """Return the month that its name alone means."""
    if known is None:
        return f"XXXX-{number:02}"
    if which == "last":
        year = known.year if number < known.month else known.year - 1
    elif which == "next":
        year = known.year if number > known.month else known.year + 1
    else:
        year = _nearest_year(number, 15, known.replace(day=15), ahead=ahead, flow=flow)
    return f"{year:04}-{number:02}"


def day(offset: int, known: dt.date | None) -> str:
    """Return the day that lies `offset` days after the known one."""
    if known is None:
        return _REFERENCE[(offset > 0) - (offset < 0)]
    return _iso(known, offset)


def shifted(unit: str, offset: int, known: dt.date | None) -> str:
    """Return the day (D), week (W), weekend (WE), month (M), year (Y), decade (DE) or century (CE) `offset` after the known day's."""
    if known is None:
        return _REFERENCE[(offset > 0) - (offset < 0)]
    year, week, _ = _moved(known, 7 * offset).isocalendar()
    months = known.year * 12 + known.month - 1 + offset
    values = {
        "D": _iso(known, offset),
        "W": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "M": f"{months // 12:04}-{months % 12 + 1:02}",
        "DE": f"{known.year // 10 + offset:03}X",
        "CE": f"{known.year // 100 + offset:02}XX",
        "Q": _quarter(known.year * 4 + (known.month - 1) // 3 + offset),
        "Y": f"{known.year + offset:04}",
    }
    return values[unit]


def season(letters: str, known: dt.date | None, *, ahead: bool = False, which: str = "") -> str:
    """Return the season that a name alone or after 'last', 'this' or 'next' means; winter counts to the year it begins in."""
    if known is None:
        return f"XXXX-{letters}"
    begins = _SEASON_BEGINS[letters]
    now = known.year - (letters == "WI" and known.month < _SPRING)
    over = known.month >= begins + _MONTHS_OF_SEASON
    begun = known.month >= begins or now < known.year
    if which == "this":
        year = now
    elif which == "last":
        year = now - 1 if letters == "WI" or not over else now
    elif which == "next":
        year = now + 1 if begun else now
    elif ahead:
        year = now + 1 if over else now
    else:
        year = now if begun else now - 1
    return f"{year:04}-{letters}"


def quarter(number: int, known: dt.date | None, *, ahead: bool) -> str:
    """Return the quarter that its number alone means: the last one that has begun, or the next where the sentence looks ahead."""
    if known is None:
        return f"XXXX-Q{number}"
    now = known.year * 4 + (known.month - 1) // 3
    own = known.year * 4 + number - 1
    if ahead:
        return _quarter(own if own >= now else own + 4)
    return _quarter(own if own <= now else own - 4)


def weekend(known: dt.date | None, *, ahead: bool) -> str:
    """Return the weekend that 'the weekend' means: the last one that has begun, or the next where the sentence looks ahead."""
    if known is None:
        return "XXXX-WXX-WE"
    return shifted("WE", 0 if ahead or known.isoweekday() >= _SATURDAY else -1, known)


def feast(rule: str, year: int) -> dt.date | None:
    """Return the day of a feast in a year; rules are those of lexicons/feasts.txt. None when that year has none."""
    if rule.startswith("easter"):
        return _moved(easter(year), int(rule.removeprefix("easter")))
    if "/" not in rule:
        return dt.date(year, int(rule[:2]), int(rule[3:]))
    month_number, weekday_number, place = map(int, rule.split("/"))
    days = [
        dt.date(year, month_number, number)
        for number in range(1, 32)
        if _exists(year, month_number, number) and dt.date(year, month_number, number).isoweekday() == weekday_number
    ]
    return days[place - 1 if place > 0 else place]


def easter(year: int) -> dt.date:
    """Return the Sunday of Western Easter (the Gregorian computus in the form of Oudin, 1940)."""
    century = year // 100
    golden = year % 19
    epact = (century - century // 4 - (century - (century - 17) // 25) // 3 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday_number = (year + year // 4 + epact + 2 - century + century // 4) % 7
    days = epact - weekday_number
    month_number = 3 + (days + 40) // 44
    return dt.date(year, month_number, days + 28 - 31 * (month_number // 4))


def running_year(month_number: int, told_year: int, told_month: int | None) -> int:
    """Return the year of a month in a story that told a year (and a month) last: the same one, or the next when winter has passed."""
    return told_year + (told_month is not None and told_month - month_number >= _YEAR_TURNS)


def exact(year: int, month_number: int, day_number: int) -> str | None:
    """Return a full date, or None when it is on no calendar."""
    return f"{year:04}-{month_number:02}-{day_number:02}" if _exists(year, month_number, day_number) else None


def _nearest_year(month_number: int, day_number: int, known: dt.date, *, ahead: bool, flow: Flow) -> int:
    back, forth = _WEIGHTS[flow]

    def distance(year: int) -> tuple[int, int]:
        try:
            days = (dt.date(year, month_number, day_number) - known).days
        except ValueError:  # 29 February, or past the calendar's ends
            return _NEVER, year
        if ahead:
            return (days if days >= 0 else _NEVER + days), year
        return (days * forth if days > 0 else -days * back), year

    return min((known.year - 1, known.year, known.year + 1), key=distance)


def _quarter(count: int) -> str:
    return f"{count // 4:04}-Q{count % 4 + 1}"


def _exists(year: int, month_number: int, day_number: int) -> bool:
    try:
        dt.date(year, month_number, day_number)
    except ValueError:
        return False
    return True


def _moved(known: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(max(known.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal()))


def _iso(known: dt.date, days: int) -> str:
    return _moved(known, days).isoformat()
