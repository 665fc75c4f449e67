"""The year of a date that is written without one ('KYIV, March 3 (Reuters) -'): from the address or a later day that is near, or open.

The weekday beside the date, where there is one, must agree.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from sitegen.infer import address, stamps
from sitegen.infer.calendar import Day, Half
from sitegen.infer.dossier import FIELD, RULES, Dossier, Found, evidence, helping
from sitegen.infer.stamps import Stamp
from sitegen.model import Evidence

_SOON = 60
"""Days from the date to the day of capture, or to another date of the page, within which that tells the year."""
_SURE, _LIKELY = 0.85, 0.7


def completed(page: Dossier, datelines: Sequence[Stamp]) -> Iterator[Found]:
    """Yield the dates without a year of which something else tells it, datelines first."""
    lines = [("dateline", stamp) for stamp in datelines]
    lines += [(RULES[stamp.worth][0], stamp) for stamp in page.stamps if stamp.worth <= stamps.SURE]
    later = list(_later(page)) if any(isinstance(stamp.said, Half) for _, stamp in lines) else []
    for name, stamp in lines:
        told = _year(page, stamp.said, later) if isinstance(stamp.said, Half) else None
        if told:
            value, why, words = told
            yield evidence(stamp, value, f"{name}; {why}", _LIKELY if value.endswith("?") else _SURE), helping(words, value)


def _year(page: Dossier, half: Half, later: Sequence[tuple[dt.date, str, Evidence]]) -> tuple[str, str, Evidence] | None:
    """Return the whole date, where its year comes from, and the words that tell it."""
    for words in page.addresses:
        value = half.of(int(words.value[:4]))
        return (value, "the year from the address", words) if value and value.startswith(words.value) else None
    url = page.raw.stated.url
    folder = address.year_folder(url) if url else None
    if folder:
        value = half.of(int(folder.value))
        words = Evidence(FIELD, "", "year in the address", folder.quote, where="url", place=page.raw.stated.places.get("url", ""))
        return (value, "the year from the address", words) if value else None
    for day, why, words in later:
        for year in (day.year, day.year - 1):
            value = half.of(year)
            if value and dt.timedelta(0) <= day - dt.date.fromisoformat(value) <= dt.timedelta(days=_SOON):
                return f"{value}?", why, words
    return None


def _later(page: Dossier) -> Iterator[tuple[dt.date, str, Evidence]]:
    """Yield days that cannot be earlier than the publication: of updating, of showing the page, of its capture."""
    for stamp in page.stamps:
        if isinstance(stamp.said, Day) and len(stamp.said.readings) == 1 and stamp.worth > stamps.SURE:
            value = stamp.said.readings[0]
            yield dt.date.fromisoformat(value), "the year from another date of the page", evidence(stamp, value, "a later date", _SURE)
    if page.capture:
        yield page.capture.day, "the year from the day of capture", page.capture.evidence
