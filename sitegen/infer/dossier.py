"""All that is asked when an article is dated, gathered once: its date lines, its day of capture, what its name and address tell."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from sitegen.infer import address, stamps
from sitegen.infer.capture import Capture, captured
from sitegen.infer.orders import Orders
from sitegen.infer.stamps import Stamp
from sitegen.model import Block, Evidence, RawArticle

FIELD = "published"
RULES = {
    stamps.PUBLISHED: ("date line, published", 0.95),
    stamps.BELOW_HEADLINE: ("date line", 0.9),
    stamps.PUBLISHED_BELOW_TEXT: ("date line, published, below the text", 0.85),
    stamps.ABOVE_HEADLINE: ("date above the headline", 0.6),
    stamps.UPDATED_AT: ("date line, updated", 0.7),
    stamps.UPDATED: ("date line, updated: not published later", 0.9),
}
"""Worth of a date line -> its rule and how sure that is."""
Found = tuple[Evidence, ...]
"""Evidence for one value: the words it was read from, then what helped to read them."""


class Dossier(Struct, frozen=True):
    """What is asked again and again."""

    raw: RawArticle
    blocks: Sequence[Block]
    stamps: Sequence[Stamp]
    capture: Capture | None
    addresses: Sequence[Evidence]
    """What the file's name and the address tell, the one that is worth more first."""
    orders: Orders


def dossier(raw: RawArticle, blocks: Sequence[Block], orders: Orders) -> Dossier:
    """Gather what may tell when an article was published."""
    return Dossier(raw, blocks, stamps.stamps(blocks), captured(raw, blocks), tuple(_addresses(raw)), orders)


def evidence(stamp: Stamp, value: str, rule: str, certainty: float) -> Evidence:
    """Return the words of a date line as evidence for a value."""
    block, start, end = stamp.block, stamp.block.start + stamp.start, stamp.block.start + stamp.end
    return Evidence(FIELD, value, rule, block.text[stamp.start : stamp.end], start=start, end=end, certainty=certainty)


def helping(words: Evidence, value: str) -> Evidence:
    """Let words that helped to read a date stand as evidence for the value that it was read as."""
    return structs.replace(words, field=FIELD, value=value)


def _addresses(raw: RawArticle) -> Iterator[Evidence]:
    name = address.in_name(raw.source)
    url = address.in_url(raw.stated.url) if raw.stated.url else None
    said = [Evidence(FIELD, name.value, "date in the file's name", name.quote, where="file name", certainty=0.9)] if name else []
    if url:
        place = raw.stated.places.get("url", "")
        said.append(Evidence(FIELD, url.value, "date in the address", url.quote, where="url", certainty=0.9, place=place))
    if name and url and len(name.value) < len(url.value) and url.value.startswith(name.value):
        said.reverse()  # the day before the month that it lies in
    yield from said
