"""How many: the numbers of an article with the noun that they count, '11 civilians', '90-minute', '30 percent', 'five hours'.

Marked dates are no counts, though lengths of time are; nor are years, scores, ages of a law or numbers that count nothing that is said.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from sitegen import data, english
from sitegen.model import Article, Mention

KIND = "number"
_ROOM = "sitegen.thread"
_TABLES = data.tables(_ROOM, "numerals.toml")
_CARDINALS: dict[str, int] = _TABLES["cardinals"]
_MULTIPLES: dict[str, int] = _TABLES["multiples"]
_COMMON = data.words(_ROOM, "common.txt") - {"people", "minute", "hour", "day", "week", "month", "year", "person", "percent", "members"}
_COUNTED = frozenset({"people", "minutes", "minute", "hours", "hour", "days", "weeks", "months", "years", "men", "women", "members"})
_DIGITS = re.compile(r"(?<![\w.,:/#'’-])([$€£]?)(\d{1,3}(?:,\d{3}){1,5}|\d{1,12})(\.\d{1,4})?(?![\d:/#]|[.,]\d|-\d)")
_MAY_BEGIN = re.compile(r"[$€£\d]\d*")
_BEHIND = re.compile(r"(%)|(?:[ -]([^\W\d_]{1,24}))?(?:[ -]([^\W\d_]{1,24}))?(?:[ -]([^\W\d_]{1,24}))?")
_LENGTH = re.compile(r"P[T\d]")
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_SMALL = 12
"""Up to here a number is the same only with the same noun."""
_singular = lru_cache(maxsize=1 << 12)(english.singular)
_MOST = 200
"""Numbers of a block that are looked at: more of them are a table."""


class Number(Struct, frozen=True):
    """A count. Offsets into the article's raw text."""

    start: int
    end: int
    key: tuple[str, ...]
    """What makes two counts the same."""


def numbers(article: Article, marks: Sequence[Mention]) -> Iterator[Number]:
    """Yield the counts of an article, by place; `marks` are its mentions by start. Of a block 200 of digits are looked at, and of words."""
    dates = [mark for mark in marks if mark.kind == "date" and not _LENGTH.match(mark.value)]
    starts = [mark.start for mark in dates]
    plain = article.raw.plain
    for block in article.blocks:
        if block.shown:
            for start, end, value, currency in _values(plain, block.start, block.end):
                at = bisect_right(starts, end - 1) - 1
                if not (at >= 0 and dates[at].end > start):
                    found = _counted(plain, start, end, value, currency, block.end)
                    if found:
                        yield found


def _values(plain: str, first: int, last: int) -> Iterator[tuple[int, int, float, str]]:
    for match in islice(_figures(plain, first, last), _MOST):
        yield match.start(), match.end(), float(match[2].replace(",", "") + (match[3] or "")), match[1]
    words = _CARDINALS.keys() & plain[first:last].lower().replace("-", " ").split()
    if words:
        for number, match in enumerate(_any(tuple(sorted(words))).finditer(plain, first, last)):
            if number >= _MOST:
                break
            yield match.start(), match.end(), float(_CARDINALS[match[0].lower()]), ""


def _figures(plain: str, first: int, last: int) -> Iterator[re.Match[str]]:
    """Yield what _DIGITS finds. It is tried where a figure or a currency stands, as a search of it would be tried at every letter."""
    after = first
    for place in _MAY_BEGIN.finditer(plain, first, last):
        at = place.start()
        if at >= after:
            match = _DIGITS.match(plain, at, last) or (None if plain[at].isdigit() else _DIGITS.match(plain, at + 1, last))
            if match:
                yield match
                after = match.end()


@lru_cache(maxsize=1 << 12)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _counted(plain: str, start: int, end: int, value: float, currency: str, last: int) -> Number | None:
    """Find the noun behind a number: the first word in small letters, behind a multiple and one nationality at most."""
    behind = _BEHIND.match(plain, end, last)
    if behind is None:
        return None
    if behind[1]:
        return Number(start=start, end=behind.end(1), key=(_written(value), "percent"))
    noun = ""
    scaled = False
    for group in (2, 3, 4):
        word = behind[group]
        if not word:
            break
        low = word.lower()
        if low in _MULTIPLES and not scaled and not noun:
            value, end, scaled = value * _MULTIPLES[low], behind.end(group), True
        elif word[0].isupper() and group < 4:  # noqa: PLR2004 - the last word must be the noun
            continue
        elif word.islower() and (low in _COUNTED or low not in _COMMON):
            noun, end = low, behind.end(group)
            break
        else:
            break
    if not noun and not currency:
        return None
    if _is_year(value) and not currency and not scaled and noun not in _COUNTED and "," not in plain[start:end]:
        return None
    unit = "percent" if noun in {"percent", "per"} else currency or _singular(noun)
    return Number(start=start, end=end, key=(_written(value), unit) if value <= _SMALL or unit == "percent" else (_written(value),))


def _is_year(value: float) -> bool:
    return _FIRST_YEAR <= value <= _LAST_YEAR and value.is_integer()  # to ask a range for a float takes a look at each of its numbers


def _written(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
