"""Words -> days of the calendar: every way of writing a date that English-language news uses, and what each leaves open.

A date of three numbers (03/04/2022) may have two readings; both are told, and who asks decides by evidence or leaves it open. A date
without its year ('March 3') is half a date, told apart. A weekday beside a date decides between its readings, or casts doubt on it. A
year that no newspaper archive reaches makes none. Scraping glues words together ('GMT29 April 2020', 'TimesMarch 3, 202214 views'),
so that only what would be another number may not stand beside a date.
"""

import datetime as dt
import re
from collections.abc import Sequence

from msgspec import Struct, structs

from sitegen.infer import words

FIRST_YEAR, LAST_YEAR = 1800, 2100
_CENTURY = 70
"""Two digits below it are a year of this century: no archive of news in English begins its numbering by two digits before 1970."""
# Letters and digits are ASCII's own: ignoring case, 'ı' would be an 'i' in no list, and '٣' a digit in no calendar.
_MONTH = rf"(?=[jfmasond])(?P<month>(?a:{words.either(words.MONTHS)}))"
_YEAR = r"(?P<year>(?:1[89][0-9]{2}|20[0-9]{2}|2100))"
_SHORT = r"['’‘](?P<short>[0-9]{2})(?![0-9])"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_OF = r"(?:\s{1,2}(?:day\s)?of)?"
_JOINT = r"[\s./-]{1,3}"
_NO_NUMBER = r"(?<![0-9/.])(?<![0-9][-–])"
_FORMS = (
    # Mon, 28 February 2022; 3rd of March, 2022; 28-Feb-2022; 28-Feb-22; 3 Mar '22
    rf"{_NO_NUMBER}{_DAY}{_OF}[\s./,-]{{0,3}}{_MONTH}(?:[\s.,/-]{{0,3}}{_YEAR}|[\s.,]{{0,3}}{_SHORT}|[/-](?P<tail>[0-9]{{2}})(?![0-9]))",
    # Monday, Feb. 28, 2022; Feb-28-2022; February 28th '22
    rf"(?<!/)(?<!\w-){_MONTH}\.?{_JOINT}{_DAY}(?:\s?,\s{{0,3}}|[\s./-]{{1,3}})(?:{_YEAR}|{_SHORT})",
    rf"{_NO_NUMBER}{_YEAR},?{_JOINT}{_MONTH}\.?{_JOINT}{_DAY}(?![0-9])",  # 2022 March 3
    # 2022-02-28T16:15; 28/02/2022; 28/2/22
    r"(?<![\w/.-])(?P<year>(?:1[89][0-9]{2}|20[0-9]{2}|2100))(?P<sign>[./-])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})(?![0-9])",
    rf"(?<![\w/.-])(?P<one>[0-9]{{1,2}})(?P<sign>\s?[./-]\s?)(?P<other>[0-9]{{1,2}})(?P=sign){_YEAR}(?![0-9](?![0-9]?[:.])|\.[0-9])",
    r"(?<![\w/.:-])(?P<one>[0-9]{1,2})(?P<sign>[./-])(?P<other>[0-9]{1,2})(?P=sign)(?P<tail>[0-9]{2})(?![\w/:-]|\.[0-9])",
)
_NAMED = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS[:3])
_NUMBERED = tuple(re.compile(form) for form in _FORMS[3:])
_HALVES = (
    re.compile(rf"(?<!/)(?<!\w-){_MONTH}\.?\s{{1,2}}{_DAY}(?![\w/:-]|\.[0-9]|,?\s?[0-9]{{4}})", re.IGNORECASE),
    re.compile(rf"{_NO_NUMBER}{_DAY}{_OF}[\s-]{{1,2}}{_MONTH}(?![\w/-])(?![.,]?\s{{1,2}}[0-9]{{4}})", re.IGNORECASE),
)
_MONTH_ONLY = re.compile(rf"{_MONTH}\b\.?,?\s{{1,2}}{_YEAR}", re.IGNORECASE)
NUMBERS = _NUMBERED[1]
"""Dates of three numbers with a whole year behind: what tells the order in which a source writes them."""
_WEEKDAY = re.compile(rf"(?<![^\W\d_])(?P<weekday>(?a:{words.either(words.WEEKDAYS)}))(?![^\W\d_])", re.IGNORECASE)
_BEFORE = re.compile(
    r"[\s.,|•·()–-]{0,4}(?:the\s{1,2})?(?:at\s)?(?:[0-9]{1,2}[:.][0-9]{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?[\s,.|-]{1,3})?", re.IGNORECASE
)
_AFTER = re.compile(r"\.?[\s,|(–-]{1,4}")
_NEAR = 24
"""Characters around a date in which its weekday stands."""


_DIGIT = re.compile(r"[0-9]")
_JOINED = re.compile(r"[0-9]\s?[./-]\s?[0-9]")
_STEMS = tuple(sorted({name[:3] for name in words.MONTHS}))


class Day(Struct, frozen=True):
    """A date found in text."""

    start: int
    end: int
    readings: tuple[str, ...]
    """EDTF days that the words may mean: one, or two where day and month could each be the other, the one with the day first before."""
    weekday: int | None = None
    """0 (Monday) to 6, where one stands beside the date."""
    doubt: str = ""
    """Why it is uncertain, in words: the weekday contradicts it."""

    @property
    def value(self) -> str:
        """EDTF: the day, with '?' where it is in doubt, or no more than the year when there are two readings."""
        if len(self.readings) > 1:
            return self.readings[0][:4]
        return f"{self.readings[0]}?" if self.doubt else self.readings[0]


class Half(Struct, frozen=True):
    """A date without its year."""

    start: int
    end: int
    month: int
    day: int
    weekday: int | None = None

    def of(self, year: int) -> str | None:
        """Return the EDTF of the day in that year, if it has one and its weekday is the one that is said."""
        value = ymd(year, self.month, self.day)
        if value is None or self.weekday not in {None, weekday(value)}:
            return None
        return value


class Month(Struct, frozen=True):
    """A month found in text."""

    start: int
    end: int
    value: str
    """EDTF."""


def days(text: str) -> list[Day]:
    """Return the whole dates in a short text, in order, each with its offsets; none where they are on no calendar."""
    if not _DIGIT.search(text):  # most lines: the cheap question first
        return []
    named = _NAMED if _names_month(text) else ()
    numbered = _NUMBERED if _JOINED.search(text) else ()
    found: list[Day] = []
    for match in _matches((*named, *numbered), text):
        if (found and match.start() < found[-1].end) or not _apart(text, match.start()):
            continue
        readings = _readings(match)
        if readings:
            found.append(_with_weekday(Day(match.start(), match.end(), readings), text, found[-1].end if found else 0))
    return found


def halves(text: str) -> list[Half]:
    """Return the dates without a year in a short text, in order."""
    if not _DIGIT.search(text) or not _names_month(text):
        return []
    found: list[Half] = []
    for match in _matches(_HALVES, text):
        if (found and match.start() < found[-1].end) or not _apart(text, match.start()):
            continue
        month_number, day = words.MONTHS[match["month"].lower()], int(match["day"])
        if ymd(2020, month_number, day):  # a leap year
            said = _beside(text, match.start(), match.end(), found[-1].end if found else 0)
            found.append(Half(match.start(), match.end(), month_number, day, said[1] if said else None))
    return found


def month(text: str) -> Month | None:
    """Return the month that a text consists of ('March 2022')."""
    match = _MONTH_ONLY.fullmatch(text.strip())
    if not match:
        return None
    start = text.index(match[0])
    return Month(start, start + len(match[0]), f"{match['year']}-{words.MONTHS[match['month'].lower()]:02}")


def ymd(year: int, month_number: int, day: int) -> str | None:
    """Return the EDTF of a day when it is on the calendar and in a plausible year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month_number, day).isoformat()
    except ValueError:
        return None


def numeric(match: re.Match[str]) -> tuple[str, ...]:
    """Return the readings of a match of NUMBERS, as Day.readings."""
    return _readings(match)


def weekday(value: str) -> int:
    """Return the weekday of a day in EDTF, 0 (Monday) to 6."""
    return dt.date.fromisoformat(value).weekday()


def weekday_beside(text: str, start: int, end: int) -> int | None:
    """Return the weekday that stands beside the date from `start` to `end`, if one does."""
    said = _beside(text, start, end, 0)
    return said[1] if said else None


def _names_month(text: str) -> bool:
    lower = text.lower()
    return any(stem in lower for stem in _STEMS)


def _matches(forms: Sequence[re.Pattern[str]], text: str) -> list[re.Match[str]]:
    """Return the matches of all forms by where they begin, the longest first."""
    found = [match for form in forms for match in form.finditer(text)]
    return sorted(found, key=lambda match: (match.start(), -match.end()))


def _apart(text: str, start: int) -> bool:
    """Whether a date may begin here: a month's name may not begin inside a word ('dismay 3'), but behind one that was glued to it."""
    before = text[start - 1] if start else " "
    return not before.isalpha() or text[start].isdigit() or (before.islower() and text[start].isupper())


def _readings(match: re.Match[str]) -> tuple[str, ...]:
    parts = match.groupdict()
    short = str(parts.get("short") or parts.get("tail") or "")
    year = (2000 if int(short) < _CENTURY else 1900) + int(short) if short else int(str(parts["year"]))
    if parts.get("month"):
        name = str(parts["month"])
        value = ymd(year, int(name) if name.isdigit() else words.MONTHS[name.lower()], int(str(parts["day"])))
        return (value,) if value else ()
    one, other = int(str(parts["one"])), int(str(parts["other"]))
    return tuple(dict.fromkeys(filter(None, (ymd(year, other, one), ymd(year, one, other)))))


def _with_weekday(day: Day, text: str, at: int) -> Day:
    """Let the weekday beside a date choose between its readings, or cast doubt on the only one; one that is in none decides nothing."""
    said = _beside(text, day.start, day.end, at)
    if not said:
        return day
    name, number, start, end = said
    fitting = tuple(value for value in day.readings if weekday(value) == number)
    if not fitting and name.lower() in words.PAPERS:
        return day
    doubt = f"the day was no {name}" if not fitting and len(day.readings) == 1 else ""
    return structs.replace(day, start=start, end=end, readings=fitting or day.readings, weekday=number, doubt=doubt)


def _beside(text: str, start: int, end: int, at: int) -> tuple[str, int, int, int] | None:
    """Return (name, number, start, end) of the weekday beside a date and of both together."""
    last = None
    for match in _WEEKDAY.finditer(text, max(at, start - _NEAR), start):
        last = match
    paper = last is not None and text[max(0, last.start() - 4) : last.start()].lower() == "the "  # 'The Sun, 3 March'
    if last and not paper and _BEFORE.fullmatch(text, last.end(), start):
        return last["weekday"], words.WEEKDAYS[last["weekday"].lower()], last.start(), end
    gap = _AFTER.match(text, end)
    after = _WEEKDAY.match(text, gap.end()) if gap else None
    if after:
        return after["weekday"], words.WEEKDAYS[after["weekday"].lower()], start, after.end()
    return None
