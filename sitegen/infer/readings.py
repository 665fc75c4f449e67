"""Which day a date line means where its day and month could each be the other: told apart by evidence, or left open.

The address knows best; then the day of capture, after which nothing was published; then how the same source writes its other dates.
"""

import datetime as dt
from collections.abc import Sequence

from sitegen.infer import stamps
from sitegen.infer.calendar import Day
from sitegen.infer.dossier import FIELD, RULES, Dossier, Found, evidence, helping
from sitegen.infer.stamps import Stamp
from sitegen.model import Evidence

_DOUBTED = 0.5
_TOLD_APART = 0.85
Choice = tuple[str, str, Evidence] | None
"""The day, why, and the words that decided."""


def whole(page: Dossier, stamp: Stamp, rule: tuple[str, float] | None = None) -> Found | None:
    """Read a whole date; None where it has two readings and nothing decides. `rule` is its name and how sure it is."""
    day = stamp.said
    if not isinstance(day, Day):
        return None
    name, certainty = rule or RULES[stamp.worth]
    if len(day.readings) == 1:
        value = hedged(day.value, stamp.worth)
        if day.doubt:
            return (evidence(stamp, value, f"{name}; {day.doubt}", min(certainty, _DOUBTED)),)
        return (evidence(stamp, value, name, certainty),)
    chosen = _by_address(page, day.readings) or _by_capture(page, day.readings) or _by_order(page, day.readings)
    if chosen is None:
        return None
    value, why, words = chosen
    value = hedged(value, stamp.worth)
    return evidence(stamp, value, f"{name}; {why}", min(certainty, _TOLD_APART)), helping(words, value)


def year_alone(stamp: Stamp) -> Found:
    """Return the year of a date with two readings, or the bound that a date of updating is."""
    day = stamp.said
    assert isinstance(day, Day)
    value = hedged(max(day.readings) if stamp.worth == stamps.UPDATED else day.value, stamp.worth)
    return (evidence(stamp, value, f"{RULES[stamp.worth][0]}; day and month cannot be told apart", _DOUBTED),)


def hedged(value: str, worth: int) -> str:
    """Return a date of updating as a bound, a doubtful one with '?', a sure one as it is."""
    if worth == stamps.UPDATED:
        return f"../{value.rstrip('?')}"
    return f"{value}?" if worth > stamps.SURE and not value.endswith("?") else value


def _by_address(page: Dossier, readings: Sequence[str]) -> Choice:
    for words in page.addresses:
        fitting = [value for value in readings if value.startswith(words.value)]
        if len(fitting) == 1:
            return fitting[0], f"day and month told apart by the {'address' if words.where == 'url' else words.where}", words
    return None


def _by_capture(page: Dossier, readings: Sequence[str]) -> Choice:
    if page.capture is None:
        return None
    fitting = [value for value in readings if dt.date.fromisoformat(value) <= page.capture.day]
    return (fitting[0], "read the other way it would be later than the capture", page.capture.evidence) if len(fitting) == 1 else None


def _by_order(page: Dossier, readings: Sequence[str]) -> Choice:
    witness = page.orders.of(page.raw)
    if witness is None:
        return None
    first = "day" if witness.day_first else "month"
    own = witness.source == page.raw.source
    words = Evidence(
        FIELD, "", f"the {first} comes first", witness.quote, where="text" if own else "article", start=witness.start, end=witness.end,
        certainty=0.9, place="" if own else witness.source,
    )  # fmt: skip
    return readings[0 if witness.day_first else 1], f"the {first} comes first", words
