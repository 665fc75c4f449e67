"""Dates that stand in a file's name, in the path to it or in a web address, and the day on which a web archive took its copy.

A site's own system writes these, not its editors, so that they are rarely wrong; a run of digits is a date only when it stands apart.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from sitegen.infer import words
from sitegen.infer.calendar import FIRST_YEAR, LAST_YEAR, ymd

_SEPARATED = re.compile(r"(?<![0-9])(?P<year>[0-9]{4})(?P<sign>[-_.])(?P<month>[0-9][0-9])(?P=sign)(?P<day>[0-9][0-9])(?![0-9])")
_COMPACT = re.compile(r"(?<![0-9A-Za-z])(?P<year>[0-9]{4})(?P<month>[0-9][0-9])(?P<day>[0-9][0-9])(?![0-9A-SU-Za-z])")
_FOLDERS = re.compile(
    rf"(?<![^/])(?P<year>[0-9]{{4}})/(?P<month>[0-9]{{1,2}}|(?a:{words.either(words.MONTHS)}))/(?P<day>[0-9]{{1,2}})(?=[/_-]|$)",
    re.IGNORECASE,
)
_HALF_FOLDERS = re.compile(r"(?<![^/])(?P<year>[0-9]{4})/(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?=/)")
_NAMED = re.compile(
    rf"(?<![^/_-])(?P<month>(?a:{words.either(words.MONTHS)}))[-_](?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[-_](?P<year>(?:19|20)[0-9]{{2}})(?![0-9])"
    rf"|(?<![0-9])(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?[-_](?P<month2>(?a:{words.either(words.MONTHS)}))[-_](?P<year2>(?:19|20)[0-9]{{2}})(?![0-9])",
    re.IGNORECASE,
)
_MONTH_FOLDERS = re.compile(rf"(?<![^/])(?P<year>[0-9]{{4}})/(?P<month>[0-9][0-9]|(?a:{words.either(words.MONTHS)}))(?=/)", re.IGNORECASE)
_YEAR_FOLDER = re.compile(r"(?<![^/])(?:19|20)[0-9]{2}(?=/)")
_COPIES = re.compile(
    r"(?:web\.archive\.org/(?:web|save)|archive\.(?:is|today|ph|md|vn|li|fo)|(?:web)?archive\.[a-z.]{2,20}/(?:wayback|ukwa|web|archive))"
    r"/(?P<year>[12][0-9]{3})[.-]?(?P<month>[01][0-9])[.-]?(?P<day>[0-3][0-9])(?:-?[0-9]{2,6})?(?![0-9])",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[a-z0-9]{1,30}(?:[-_](?!(?=[a-z]{0,12}[0-9])[a-z0-9]{6,40}(?![a-z0-9]))[a-z0-9]{1,30}){3,40}")
"""Words between hyphens; what is long and has digits ('b2651790') is a number of the site's own."""
_LEAST_WORDS = 4
_LONGEST = 2_000


class Written(Struct, frozen=True):
    """A date in a path or an address."""

    value: str
    """EDTF, a day, a month or a year."""
    quote: str
    """As it stands there."""


def in_name(source: str) -> Written | None:
    """Return the date in a file's name or the folders above it; None when there is none, or several that differ."""
    days = list(_found(source, (_SEPARATED, _COMPACT, _FOLDERS)))
    return _one(days or list(_found(source, (_MONTH_FOLDERS,))))


def in_url(url: str) -> Written | None:
    """Return the date in the path of an address, a day before a month; a copy in a web archive is asked for its original's address."""
    path = _path(url)
    for forms in ((_FOLDERS,), (_SEPARATED, _COMPACT), (_NAMED,), (_HALF_FOLDERS,), (_MONTH_FOLDERS,)):
        found = list(_found(path, forms))
        if len({written.value for written in found}) == 1:
            return found[0]
    return None


def year_folder(url: str) -> Written | None:
    """Return the year that is a folder of an address ('/2022/talks'), which is much too weak to date anything alone."""
    return _one([Written(match[0], match[0]) for match in _YEAR_FOLDER.finditer(_path(url))])


def slug(url: str) -> str:
    """Return the part of an address that is made of words ('talks-go-on-in-a-villa'), the longest, without a number behind; else ''."""
    found = [match[0] for part in _path(url).split("/") for match in [_SLUG.match(part)] if match]
    words_of = {part: len(re.findall(r"[a-z]{2,}", part)) for part in found}
    best = max(found, key=lambda part: words_of[part], default="")
    return best if best and words_of[best] >= _LEAST_WORDS else ""


def host(url: str) -> str:
    """Return the host of an address without 'www.', of the original where it is a copy's; '' when there is none."""
    try:
        name = urlsplit(original(url)).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


def copied(text: str) -> tuple[dt.date, int, int] | None:
    """Return the day on which a web archive took the copy whose address stands in `text`, and where it is said."""
    match = _COPIES.search(text)
    value = ymd(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    return (dt.date.fromisoformat(value), match.start(), match.end()) if match and value else None


def original(url: str) -> str:
    """Return the address of which a copy in a web archive was taken; `url` itself when it is none."""
    match = _COPIES.search(url)
    if not match:
        return url
    _, slash, rest = url[match.end() :].partition("/")
    if not slash:
        return ""
    return rest if "://" in rest[:10] else f"http://{rest}"


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(original(url[:_LONGEST])).path)
    except ValueError:
        return ""


def _one(found: Sequence[Written]) -> Written | None:
    return found[0] if len({written.value for written in found}) == 1 else None


def _found(path: str, forms: Sequence[re.Pattern[str]]) -> Iterator[Written]:
    """Yield the plausible dates in a path."""
    for form in forms:
        for match in form.finditer(path):
            parts = {name.rstrip("2"): said for name, said in match.groupdict().items() if said is not None}
            name = parts["month"].lower()
            number = int(name) if name.isdigit() else words.MONTHS[name]
            if "day" in parts:
                value = ymd(int(parts["year"]), number, int(parts["day"]))
            else:
                possible = FIRST_YEAR <= int(parts["year"]) <= LAST_YEAR and 1 <= number <= 12  # noqa: PLR2004 - a year has twelve months
                value = f"{parts['year']}-{number:02}" if possible else None
            if value:
                yield Written(value, match[0])
