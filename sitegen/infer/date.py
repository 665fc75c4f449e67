"""When an article was published, with the words that say so.

Sources are asked in an order that was fixed by what they are worth: what the archivist states, the dateline, a date in the head of the
text, the file's name, the address; then what must be put together (a stamp that counts back from the day of capture, a date without a
year and the year from elsewhere), a month, and the doubtful ones: a page's own date above the headline, a date of updating with a time of
day; at last a bound, since nothing is updated before it is published, or the year of a date whose day and month could each be the
other. Running text is never asked: 'took place on March 3' tells when something happened, and an archive with wrong dates is worse than
one with gaps. Nothing is dated later than the day on which its page was captured, where that is known.
"""

from collections.abc import Iterator, Sequence

from sitegen import edtf
from sitegen.infer import stamps
from sitegen.infer.calendar import Day, Month
from sitegen.infer.capture import Ago, Capture
from sitegen.infer.datelines import datelines
from sitegen.infer.dossier import FIELD, RULES, Dossier, Found, dossier, evidence, helping
from sitegen.infer.orders import NO_ORDERS, Orders
from sitegen.infer.readings import whole, year_alone
from sitegen.infer.stamps import Stamp
from sitegen.infer.years import completed
from sitegen.model import Block, Evidence, RawArticle

_DAY = len("2022-03-03")
_DATELINE = ("dateline", 0.95)
_COUNTED_BACK = 0.75


def published(raw: RawArticle, blocks: Sequence[Block], orders: Orders = NO_ORDERS) -> tuple[str | None, tuple[Evidence, ...]]:
    """Return the EDTF date of publication and its evidence, the words it was read from first; (None, ()) when nothing tells it."""
    page = dossier(raw, blocks, orders)
    found = _possible(page)
    first: Found | None
    if raw.stated.date:
        place = raw.stated.places.get("date", "")
        first = (Evidence(FIELD, raw.stated.date, "stated", raw.stated.date, where="stated", place=place),)
    else:
        first = next(found, None)
    return (first[0].value, (*first, *_agreeing(first, found))) if first else (None, ())


def _agreeing(first: Found, others: Iterator[Found]) -> Iterator[Evidence]:
    """Yield the first words of each other kind that tell the same."""
    told = {words.where for words in first}
    for found in others:
        if found[0].value == first[0].value and found[0].where not in told:
            told.add(found[0].where)
            yield found[0]


def _possible(page: Dossier) -> Iterator[Found]:
    """Yield what each source says, the one that is worth most first; nothing later than the day of capture."""
    for found in _all(page):
        if page.capture is None or edtf.bounds(found[0].value)[0] <= page.capture.day:
            yield found


def _all(page: Dossier) -> Iterator[Found]:
    sure = [stamp for stamp in page.stamps if stamp.worth <= stamps.SURE]
    weak = [stamp for stamp in page.stamps if stamp.worth > stamps.SURE]
    lines = list(datelines(page.blocks))
    yield from filter(None, (whole(page, stamp, _DATELINE) for stamp in lines))
    yield from filter(None, (whole(page, stamp) for stamp in sure))
    yield from ((words,) for words in page.addresses if len(words.value) == _DAY)
    if page.capture:
        yield from _counted_back(sure, page.capture)
    yield from completed(page, lines)
    yield from _months(page, sure, weak)
    yield from filter(None, (whole(page, stamp) for stamp in weak))
    if page.capture:
        yield from _counted_back(weak, page.capture)
    yield from (year_alone(stamp) for stamp in page.stamps if isinstance(stamp.said, Day) and not whole(page, stamp))


def _months(page: Dossier, sure: Sequence[Stamp], weak: Sequence[Stamp]) -> Iterator[Found]:
    """Yield the months that are told, each after the doubtful days that lie in it."""
    for words in page.addresses:
        if len(words.value) < _DAY:
            yield from (found for stamp in weak if (found := whole(page, stamp)) and found[0].value.startswith(words.value))
            yield (words,)
    for stamp in sure:
        if isinstance(stamp.said, Month):
            yield (evidence(stamp, stamp.said.value, *RULES[stamp.worth]),)


def _counted_back(lines: Sequence[Stamp], capture: Capture) -> Iterator[Found]:
    """Yield the days that are so long before the day of capture; the age of an update is a bound."""
    for stamp in lines:
        value = stamp.said.value(capture) if isinstance(stamp.said, Ago) else None
        if value is None:
            continue
        rule = "age, counted back from the capture"
        if stamp.worth in {stamps.UPDATED_AT, stamps.UPDATED}:
            value, rule = f"../{value.rstrip('?').rpartition('/')[2]}", "age of the update, counted back from the capture"
        yield evidence(stamp, value, rule, _COUNTED_BACK), helping(capture.evidence, value)
