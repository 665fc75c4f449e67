"""The date lines of a page, and how much each is worth: which tell the publication, and which when a page was shown or changed.

A line is one when cleaning says so, or when nothing but dates, times, labels and a byline stands in it. What counts then is where it
stands: the head reaches to the third real paragraph below the headline (or below the place where the page repeats it); below the
text only a line that says 'Published' counts, because lists of other articles have dates too.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from sitegen.infer import words
from sitegen.infer.calendar import Day, Half, Month, days, halves, month
from sitegen.infer.capture import Ago, ago
from sitegen.model import Block

PUBLISHED, BELOW_HEADLINE, PUBLISHED_BELOW_TEXT, ABOVE_HEADLINE, UPDATED_AT, UPDATED = range(6)
"""What a date line is worth, best first. UPDATED_AT has a time of day."""
SURE = PUBLISHED_BELOW_TEXT
_ROLES = frozenset({"dateline", "byline", "furniture", "slug", "section"})
_OWN = frozenset({"dateline", "byline"})
_BETWEEN, _MOST_BETWEEN = frozenset({"standfirst", "repeat", "section", "slug"}), 3
"""What may stand between the headline and a line beside it."""
_LONGEST, _LONGEST_BARE = 300, 160
"""Characters of a line that is looked at, and of one that no rule of cleaning knows."""
_MOST_LINES = 1000
"""Lines around the text that are looked at: far more than any page has."""
_PARAGRAPHS, _PARAGRAPH = 3, 80
"""Paragraphs before which a date line still stands in the head, and the characters that make one: a standfirst may come first."""
_SHORT = 60
"""Characters of a date line that is cited as a whole, and of a label that stands above its date."""
_MOST_BARE = 60
"""Lines behind the headline, or at the top where there is none, that are asked though cleaning takes them for text."""
_FURTHEST = 150
"""Lines from the top in which a page without a headline may have its byline."""
_MOST_DATES, _MOST_STAMPS = 4, 100
"""Dates of a line that is a date line, and of a page that are weighed."""
_DIGIT = re.compile(r"[0-9]")
_WORD = re.compile(r"[a-z]+")
_TOKEN = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(
    r"(?<![0-9])[0-2]?[0-9]\s?[:.h]\s?[0-5][0-9](?![0-9])|(?<![0-9])1?[0-9]\s?[ap]\.?m\b"
    r"|(?<![0-9])[0-2][0-9]{3}\s?(?:gmt|hrs|hours|utc|est|edt|ist)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s?\)\s|(?-i:[A-Z])|[\s,]{0,3}(?:[|/•·(,–—-]|by(?![a-z])|$)|[\s,]{0,3}by(?=[A-Z])", re.IGNORECASE)
_BAR = re.compile(r"\s[|•·]\s")
_TAIL = 60

Said = Day | Half | Month | Ago


class Stamp(Struct, frozen=True):
    """A date in a date line."""

    worth: int
    block: Block
    said: Said
    """What the words mean."""
    start: int
    end: int
    """In the block's text: the words that are cited."""


class _Page(Struct, frozen=True):
    """Where the parts of a page lie: indexes of its blocks."""

    headline: int
    """-1 where there is none."""
    anchor: int
    """The headline, or its last repetition in the head."""
    head: int
    """The last line of the head."""
    foot: int
    """The last line of the text."""

    def asks(self, index: int, block: Block) -> bool:
        """Whether a line lies where a date line may, and is short enough for one: shorter where no rule of cleaning took it for one."""
        if block.role in _ROLES:
            return len(block.text) <= _LONGEST and (not self.head < index <= self.foot or block.role in _OWN)
        return (
            len(block.text) <= _LONGEST_BARE
            and index <= self.head
            and index - max(self.anchor, 0) <= _MOST_BARE
            and block.role != "headline"
        )


def stamps(blocks: Sequence[Block]) -> list[Stamp]:
    """Return the date lines' dates, best first, then from the top."""
    page = _page(blocks)
    lines = (index for index, block in enumerate(blocks) if page.asks(index, block) and _told(block.text))
    found = [stamp for index in islice(lines, _MOST_LINES) for stamp in _weighed(blocks, index, page)]
    if len({_value(stamp.said) for stamp in found if stamp.worth == PUBLISHED_BELOW_TEXT}) > 1:  # they are those of other articles
        found = [stamp for stamp in found if stamp.worth != PUBLISHED_BELOW_TEXT]
    return sorted(found, key=lambda stamp: stamp.worth)[:_MOST_STAMPS]


def _weighed(blocks: Sequence[Block], index: int, page: _Page) -> Iterator[Stamp]:
    block = blocks[index]
    own, taken = block.role in _OWN, block.role in _ROLES
    beside = index <= page.head and _beside(blocks, index, page.anchor)
    told = list(_labelled(blocks, index))
    bare = bool(told) and (beside or not taken) and _bare(block.text, told, beside=beside)
    if not (taken or bare):
        return
    known = own or (bare and (beside or page.headline >= 0))
    for label, said in told:
        if isinstance(said, (Half, Ago)) and not (own or beside):
            continue  # a crosshead of a list of days, a comment's age
        above = index < page.headline or (page.headline < 0 and not own and not beside)
        worth = _worth(label, block, said, index, page, above=above) if label or known else None
        if worth is None:
            continue
        start, end = said.start, said.end
        if len(told) == 1 and block.role == "dateline" and len(block.text) <= _SHORT:
            start, end = 0, len(block.text)  # it stands as evidence with all its words, time of day included
        yield Stamp(worth, block, said, start, end)


def _value(said: Said) -> object:
    return said.readings if isinstance(said, Day) else said


def _told(text: str) -> bool:
    return _DIGIT.search(text) is not None or bool(ago(text))


def _page(blocks: Sequence[Block]) -> _Page:
    """Find the head, which begins anew where the headline is repeated in it; where there is none, a byline is sure to stand in the head."""
    headline = next((index for index, block in enumerate(blocks) if block.role == "headline"), -1)
    foot = max((index for index, block in enumerate(blocks) if block.role == "body"), default=len(blocks))
    end = _third_paragraph(blocks, headline)
    if headline < 0:
        byline = next((index for index, block in enumerate(blocks[:_FURTHEST]) if block.role == "byline"), -1)
        return _Page(headline, headline, max(end, byline + 1), foot)
    title = _folded(blocks[headline])
    again = [index for index, block in enumerate(blocks[: end + 1]) if index > headline and _folded(block) == title]
    return _Page(headline, again[-1], _third_paragraph(blocks, again[-1]), foot) if again else _Page(headline, headline, end, foot)


def _third_paragraph(blocks: Sequence[Block], anchor: int) -> int:
    found = 0
    for index in range(anchor + 1, len(blocks)):
        found += blocks[index].role == "body" and len(blocks[index].text) >= _PARAGRAPH
        if found == _PARAGRAPHS:
            return index
    return len(blocks)


def _folded(block: Block) -> str:
    return block.text.strip().casefold()


def _beside(blocks: Sequence[Block], index: int, anchor: int) -> bool:
    """Whether a byline stands next to a line, or the headline above it with no more than a standfirst between."""
    above = index - 1
    while above > anchor and blocks[above].role in _BETWEEN and index - above < _MOST_BETWEEN:
        above -= 1
    if 0 <= anchor == above:
        return True
    return any(block.role == "byline" for block in (*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2]))


def _worth(label: str, block: Block, said: object, index: int, page: _Page, *, above: bool) -> int | None:
    if label == "other":
        return None
    if index > page.head:
        return PUBLISHED_BELOW_TEXT if label == "first" or (label == "published" and index > page.foot) else None
    if label == "updated":
        timed = isinstance(said, Ago) or (isinstance(said, (Day, Half)) and _timed(block.text, said))
        return UPDATED_AT if timed else UPDATED
    if label:
        return PUBLISHED
    return ABOVE_HEADLINE if above else BELOW_HEADLINE


def _timed(text: str, said: Day | Half) -> bool:
    """Whether a time of day stands in a line with its date."""
    return _CLOCK.search(f"{text[: said.start]} | {text[said.end :]}") is not None


def _labelled(blocks: Sequence[Block], index: int) -> Iterator[tuple[str, Said]]:
    """Yield each date of a line with what its words say: 'published', 'first' (published), 'paired', 'updated', 'other' or ''.

    The word before it says so, or the line above where that is a label alone ('Last updated:'). Beside a date of
    updating stands that of the same article's publishing.
    """
    block = blocks[index]
    text = block.text
    found: list[Said] = [*days(text)]
    if not found and block.role in _OWN:
        alone = month(text)
        if alone:
            yield "", alone
            return
    found = found or [*halves(text)] or [*ago(text)]
    if len(found) > _MOST_DATES:
        return
    labels = []
    before = 0
    for said in found:
        labels.append(_label(text[before : said.start]))
        before = said.end
    if len(found) == 1 and not labels[0] and index:
        labels[0] = _label_above(blocks[index - 1].text)
    if "updated" in labels:
        labels = [_BESIDE_UPDATES.get(label, label) for label in labels]
    yield from zip(labels, found, strict=True)


_BESIDE_UPDATES = {"": "paired", "published": "first"}
_LABELS = (("published", words.PUBLISHED), ("updated", words.UPDATED), ("other", words.CAPTURED | words.FIELDS))


def _label(before: str) -> str:
    said = _WORD.findall(before.lower())
    label = next((name for word in reversed(said) for name, known in _LABELS if word in known), "")
    return "first" if label == "published" and words.FIRST.intersection(said) else label


def _label_above(text: str) -> str:
    """Say what a line says of the date below it: a label alone, or the name of another field ('Released:') of which it is the value."""
    if len(text) > _SHORT:
        return ""
    said = _WORD.findall(text.lower())
    if words.FIELDS.intersection(said):
        return "other" if text.rstrip().endswith(":") else ""
    return _label(text) if words.STAMPED.issuperset(said) else ""


def _bare(text: str, told: Sequence[tuple[str, Said]], *, beside: bool) -> bool:
    """Whether nothing but dates, times, labels, and a byline or a button behind them stands in a line.

    What is labelled may have other things behind bars ('Talks | Published 3 March 2022 | By Jane Doe'). Names may stand
    before a label, and below the headline or next to a byline also behind the date without a sign between.
    """
    labelled = any(label for label, _ in told)
    before = max((mark.end() for mark in _BAR.finditer(text, 0, told[0][1].start)), default=0) if labelled else 0
    for _, said in told:
        said_before = text[before : said.start]
        if not _known(said_before) and not (labelled and before == 0 and _names(said_before)):
            return False
        before = said.end
    rest = _CLOCK.sub(" ", text[before:]).rstrip()
    if _known(rest) or (labelled and _known(_BAR.split(rest, 1)[0])):
        return True
    named = beside and _names(rest)
    return len(rest) <= _TAIL and not rest.endswith((".", "!", "?", ",", ":")) and (named or _BEHIND.match(rest) is not None)


def _names(text: str) -> bool:
    """Whether all words have a capital, but for those of dates and times."""
    return all(token[0].isupper() or _of_dates(token) for token in _TOKEN.findall(text))


def _known(text: str) -> bool:
    return all(map(_of_dates, _TOKEN.findall(text)))


def _of_dates(token: str) -> bool:
    word = token.lower()
    return word in words.STAMPED or word in words.ZONES or word in words.WEEKDAYS
