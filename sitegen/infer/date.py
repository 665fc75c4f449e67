"""When an article was published, with the words that say so.

Sources are asked in an order that was fixed by what they are worth: what the archivist states, the dateline, a date in the head of the
text, the file's name, the address; then the doubtful ones, a page's own date above the headline and a date of updating; at last the
year of a date line whose day and month could each be the other. Running text is never asked: 'took place on March 3' tells when
something happened, and an archive with wrong dates is worse than one with gaps.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import unquote, urlsplit

from msgspec import structs

from sitegen.infer import words
from sitegen.infer.calendar import FIRST_YEAR, LAST_YEAR, Day, days, month, years, ymd
from sitegen.model import Block, Evidence, RawArticle

FIELD = "published"
_HEAD_ROLES = frozenset({"dateline", "byline", "furniture", "slug", "section"})
_LONGEST = 300
"""Characters of a line that is looked at."""
_SHORT = 60
"""Characters of a date line that is cited as a whole."""
_MOST_LINES = 1000
"""Lines around the text that are looked at: far more than any page has."""
_DATELINE = 120
"""Characters in which a dateline ends."""
_PARAGRAPHS = 3
"""Paragraphs before which a date line still stands in the head: a standfirst and a caption may come first."""
_PLACE = re.compile(r"[^\W\d_a-z][\w.'’-]*")
_MOST_PLACE_WORDS = 6
_AFTER_DATE = re.compile(r"\s{0,2}[):,]?\s{0,2}(?:[(/][^()/\n]{2,40}[)/]\s{0,2})?(?:--|[-–—:])")
_SEPARATED = re.compile(r"(?<![0-9])(?P<year>[0-9]{4})(?P<sign>[-_.])(?P<month>[0-9][0-9])(?P=sign)(?P<day>[0-9][0-9])(?![0-9])")
_COMPACT = re.compile(r"(?<![0-9A-Za-z])(?P<year>[0-9]{4})(?P<month>[0-9][0-9])(?P<day>[0-9][0-9])(?![0-9A-SU-Za-z])")
_FOLDERS = re.compile(
    rf"(?<![^/])(?P<year>[0-9]{{4}})/(?P<month>[0-9]{{1,2}}|(?a:{words.either(words.MONTHS)}))/(?P<day>[0-9]{{1,2}})(?=[/_-]|$)",
    re.IGNORECASE,
)
_MONTH_FOLDERS = re.compile(rf"(?<![^/])(?P<year>[0-9]{{4}})/(?P<month>[0-9][0-9]|(?a:{words.either(words.MONTHS)}))(?=/)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


def published(raw: RawArticle, blocks: Sequence[Block]) -> tuple[str | None, tuple[Evidence, ...]]:
    """Return the EDTF date of publication and its evidence, the words it was read from first; (None, ()) when nothing tells it."""
    found = list(_sources(raw, blocks))
    if not found:
        return None, ()
    first = found[0]
    agreeing = [evidence for evidence in found[1:] if evidence.value == first.value and evidence.where != first.where]
    return first.value, (first, *agreeing)


def _sources(raw: RawArticle, blocks: Sequence[Block]) -> Iterator[Evidence]:
    """Yield what each source says, the one that is worth most first."""
    if raw.stated.date:
        place = raw.stated.places.get("date", "")
        yield Evidence(FIELD, raw.stated.date, "stated", raw.stated.date, where="stated", place=place)
    yield from _dateline(blocks)
    sure, weak = _head(blocks)
    yield from sure
    yield from _file_name(raw.source)
    if raw.stated.url:
        yield from _address(raw.stated.url, raw.stated.places.get("url", ""))
    yield from weak


def _dateline(blocks: Sequence[Block]) -> Iterator[Evidence]:
    """'KYIV, March 3, 2022 (Reuters) - ...': a whole date between a place and a dash at the start of the first paragraph."""
    body = next((block for block in blocks if block.role == "body"), None)
    if not body:
        return
    head = body.text[:_DATELINE]
    for day in days(head)[:1]:
        if _place(head[: day.start]) and _AFTER_DATE.match(head, day.end):
            yield _evidence(day, body, "dateline", 0.95)


def _place(before: str) -> bool:
    """Whether what stands before a date is a place: a few words with capitals, as in 'KYIV, Ukraine, ', and no 'On '."""
    names = re.split(r"[\s,:(/]+", before.strip(" ,:(/"))
    return len(names) <= _MOST_PLACE_WORDS and names[0].lower() not in words.BEFORE_DATES and all(map(_PLACE.fullmatch, names))


def _head(blocks: Sequence[Block]) -> tuple[list[Evidence], list[Evidence]]:
    """Return what date lines in the head of the text say, and what is too weak to be asked before the file's name and address.

    What is said to be published comes before what has no label, below the headline before above it, updated after that,
    and what tells no more than the year last.
    """
    headline = next((index for index, block in enumerate(blocks) if block.role == "headline"), -1)
    paragraphs = [index for index, block in enumerate(blocks) if block.role == "body" and index > headline]
    head = paragraphs[_PARAGRAPHS - 1] if len(paragraphs) >= _PARAGRAPHS else len(blocks)
    foot = paragraphs[-1] if paragraphs else len(blocks)
    ranked: list[tuple[int, int, Evidence]] = []
    lines = (index for index, block in enumerate(blocks) if block.role in _HEAD_ROLES and len(block.text) <= _LONGEST)
    for index in islice((index for index in lines if index <= head or index > foot), _MOST_LINES):
        block, below = blocks[index], index > head
        for label, day in _labelled(block):
            rank = _rank(label, below=below, above=index < headline)
            if rank is not None:
                last = len(_RULES) if len(day.value) == _YEAR else 0
                ranked.append((rank + last, index, _evidence(_whole(day, block), block, *_RULES[rank])))
    ranked.sort(key=lambda found: found[:2])
    sure = [evidence for rank, _, evidence in ranked if rank <= _SURE]
    return sure, [evidence for rank, _, evidence in ranked if rank > _SURE]


_RULES = (
    ("date line, published", 0.95),
    ("date line", 0.9),
    ("date line, published, below the text", 0.85),
    ("date above the headline", 0.6),
    ("date line, updated", 0.6),
)
_SURE = 2
_YEAR = len("2020")


def _rank(label: str, *, below: bool, above: bool) -> int | None:
    if below:
        return 2 if label == "published" else None
    if label == "updated":
        return 4
    if label == "published":
        return 0
    return 3 if above else 1


def _labelled(block: Block) -> Iterator[tuple[str, Day]]:
    """Yield each date of a line with what the words before it say: 'published', 'updated' or ''."""
    found = days(block.text) or (years(block.text) if block.role in {"dateline", "byline"} else [])
    if not found and block.role == "dateline":
        alone = month(block.text)
        found = [alone] if alone else []
    before = 0
    for day in found:
        said = _WORD.findall(block.text[before : day.start].lower())
        label = next((name for word in reversed(said) for name, known in _LABELS if word in known), "")
        if label or block.role in {"dateline", "byline"}:
            yield label, day
        before = day.end


def _whole(day: Day, block: Block) -> Day:
    """Let a short date line with a single date stand as evidence with all its words, time of day included."""
    if block.role == "dateline" and len(block.text) <= _SHORT and len(days(block.text) or years(block.text)) == 1:
        return structs.replace(day, start=0, end=len(block.text))
    return day


_LABELS = (("published", words.PUBLISHED), ("updated", words.UPDATED))


def _evidence(day: Day, block: Block, rule: str, certainty: float) -> Evidence:
    uncertain = rule.startswith(("date above", "date line, updated")) and not day.value.endswith("?")
    return Evidence(
        FIELD,
        f"{day.value}?" if uncertain else day.value,
        f"{rule}; {day.doubt}" if day.doubt else rule,
        block.text[day.start : day.end],
        start=block.start + day.start,
        end=block.start + day.end,
        certainty=min(certainty, 0.5) if day.doubt else certainty,
    )


def _file_name(source: str) -> Iterator[Evidence]:
    found = list(_written(source, (_SEPARATED, _COMPACT, _FOLDERS))) or list(_written(source, (_MONTH_FOLDERS,)))
    if len({value for value, _ in found}) == 1:
        value, quote = found[0]
        yield Evidence(FIELD, value, "date in the file's name", quote, where="file name", certainty=0.9)


def _address(url: str, place: str) -> Iterator[Evidence]:
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return
    for forms in ((_FOLDERS,), (_SEPARATED, _COMPACT), (_MONTH_FOLDERS,)):
        found = list(_written(path, forms))
        if len({value for value, _ in found}) == 1:
            value, quote = found[0]
            yield Evidence(FIELD, value, "date in the address", quote, where="url", certainty=0.9, place=place)
            return


def _written(path: str, forms: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, str]]:
    """Yield the plausible dates in a path, as EDTF and as they stand there."""
    for form in forms:
        for match in form.finditer(path):
            parts = match.groupdict()
            name = parts["month"].lower()
            number = int(name) if name.isdigit() else words.MONTHS[name]
            if "day" in parts:
                value = ymd(int(parts["year"]), number, int(parts["day"]))
            else:
                possible = FIRST_YEAR <= int(parts["year"]) <= LAST_YEAR and 1 <= number <= 12  # noqa: PLR2004 - a year has twelve months
                value = f"{parts['year']}-{number:02}" if possible else None
            if value:
                yield value, match[0]
