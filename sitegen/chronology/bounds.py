"""What an undated article still says of its date: not before the latest day that it tells as past, not after the day of its capture.

Only dates that carry their year in their own words count, near a verb that puts them into the past, and none near a word that may make
them a plan; the first half of that is said by the words themselves, the second by lists. A bound is worth little when it is early and much
harm when it is wrong, so all doubt drops the date.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sitegen import edtf
from sitegen.chronology import words
from sitegen.model import Article, Block, Evidence, Mention

FIELD = "published"
TOLD_PAST = "told as past, so published not before"
CAPTURED = "captured, so published not after"
_VALUE = re.compile(r"[12][0-9]{3}(?:-[01][0-9](?:-[0-3][0-9])?)?", re.ASCII)
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])", re.ASCII)
_IN = re.compile(r"(?<![^\W_])(?:in|since|during)\s{1,3}\Z", re.IGNORECASE)
"""What stands before a bare year that tells when: 'the 2012 campaign' may be told of in 2010."""
_ENDS = re.compile(
    r"\s{0,3}(?:[.,;)–—-]|\Z|(?:after|and|as|at|but|by|for|from|he|in|it|on|over|she|that|the|they|to|when|where|which|while|who|with)\b)"
)
_LONGEST_IN = len("during") + 5
_MOST = 300
"""Dates that are looked at, the latest first: no news tells more."""
_LEAST_SURE = 0.8
_FIRST_YEAR = 1700
"""Before it there were no newspapers to speak of; what is told of earlier days bounds nothing."""
_LAST_YEAR = 2100
_TOLD, _SAID = 0.97, 1.0


def bounded(article: Article, mentions: Sequence[Mention]) -> tuple[str | None, tuple[Evidence, ...]]:
    """Return an open interval of EDTF that the day of publication surely lies in, with its evidence; (None, ()) when nothing bounds it."""
    captured = article.raw.stated.captured
    latest = edtf.bounds(captured)[1] if captured and edtf.sure(captured) else edtf.LAST
    told = _told(article, mentions, latest)
    evidence = [told] if told else []
    first, last = told.value.partition("/")[0] if told else "..", ".."
    if latest != edtf.LAST and captured:
        last = latest.isoformat()
        place = article.raw.stated.places.get("captured", "")
        evidence.append(Evidence(FIELD, f"../{last}", CAPTURED, captured, where="stated", certainty=_SAID, place=place))
    return (f"{first}/{last}", tuple(evidence)) if evidence else (None, ())


def _told(article: Article, mentions: Iterable[Mention], latest: dt.date) -> Evidence | None:
    """Return the latest date with its year that is surely told as past; of dates that begin on one day the most exact."""
    blocks = article.annotated
    starts = [block.start for block in blocks]
    dates = [(first, mention) for mention in mentions if (first := _first_day(mention)) and first <= latest]
    dates.sort(key=lambda found: (-found[0].toordinal(), -len(found[1].value), found[1].start))
    for _, mention in dates[:_MOST]:
        block = block_of(blocks, starts, mention.start)
        if block is None or block.role != "body" or words.looks_ahead(article, block, mention.start, mention.end):
            continue
        plain = article.raw.plain
        bare = len(mention.value) == len("2022")
        if bare and not (_IN.search(plain, max(0, mention.start - _LONGEST_IN), mention.start) and _ENDS.match(plain, mention.end)):
            continue
        span = words.past_span(article, block, mention.start, mention.end)
        if span is not None:
            start, end = span
            return Evidence(FIELD, f"{mention.value}/..", TOLD_PAST, plain[start:end], start=start, end=end, certainty=_TOLD)
    return None


def _first_day(mention: Mention) -> dt.date | None:
    """Return the first day that a date may mean when its own words tell at least the year; None for all else."""
    if mention.kind != "date" or mention.certainty < _LEAST_SURE or not _VALUE.fullmatch(mention.value):
        return None
    if not _YEAR.search(mention.text) or not _FIRST_YEAR <= int(mention.value[:4]) < _LAST_YEAR:
        return None
    try:
        return edtf.bounds(mention.value)[0]
    except ValueError:  # an annotator of somebody else may give a date that is on no calendar
        return None


def block_of(blocks: Sequence[Block], starts: Sequence[int], offset: int) -> Block | None:
    """Return the block that `offset` lies in; `starts` are those of `blocks`."""
    at = bisect_right(starts, offset) - 1
    return blocks[at] if at >= 0 and offset < blocks[at].end else None
