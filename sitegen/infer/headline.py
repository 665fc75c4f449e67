"""What an article is called: the stated title, else its headline, else the words of its address, else its file's name made readable.

Also its section and standfirst. Addresses are made from headlines, without capitals and signs: poor, but better than a number.
A name without a letter or a digit (' .txt') cannot be read, and the article is called untitled.
"""

import posixpath
import re
from collections.abc import Sequence

from sitegen.infer import address
from sitegen.model import Block, Evidence, RawArticle
from sitegen.text import squeezed

_UNTITLED = "Untitled"


def headline(raw: RawArticle, blocks: Sequence[Block]) -> tuple[str, tuple[Evidence, ...]]:
    """Return the headline and its evidence; an article without any is called by its file's name, which is no evidence."""
    if raw.stated.title:
        title = raw.stated.title
        return title, (Evidence("headline", title, "stated", title, where="stated", place=raw.stated.places.get("title", "")),)
    found = words_of("headline", raw, blocks)
    found = found or _of_address(raw)
    return (found.value, (found,)) if found else (_readable(raw.source), ())


def words_of(role: str, raw: RawArticle, blocks: Sequence[Block]) -> Evidence | None:
    """Return the words of the first block with this role that has any, as evidence for the field of the same name."""
    for block in blocks:
        if block.role != role:
            continue
        shown = raw.plain[block.start : block.end]
        value = raw.words(block.start, block.end)
        if value:
            start = block.start + len(shown) - len(shown.lstrip())
            end = block.start + len(shown.rstrip())
            return Evidence(role, value, block.rule, raw.text[start:end], start=start, end=end, certainty=block.certainty)
    return None


def _of_address(raw: RawArticle) -> Evidence | None:
    """Return the words of the address as a headline, when they are enough for one."""
    quote = address.slug(raw.stated.url) if raw.stated.url else ""
    if not quote:
        return None
    value = " ".join(re.split(r"[-_]", quote))
    place = raw.stated.places.get("url", "")
    return Evidence("headline", value[0].upper() + value[1:], "words of the address", quote, where="url", certainty=0.4, place=place)


def _readable(source: str) -> str:
    stem = posixpath.splitext(posixpath.basename(source))[0]
    return squeezed(re.sub(r"[_\s-]+", " ", stem)) if any(map(str.isalnum, stem)) else _UNTITLED
