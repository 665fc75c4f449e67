"""Who wrote an article and who published it, as far as the text says so: bylines, agency credits, 'Source: ...'.

Only whole names count: 'By Amanda', 'By Staff Reporter' and 'By Associated Press' name no person. An agency in a byline or a dateline is
the publisher.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from sitegen.infer import words
from sitegen.model import Block, Evidence, RawArticle

_BY = re.compile(r"(?:(?:written|reported|posted|story|published|report)\s{1,2})?by:?\s{0,2}(?=[A-Z])", re.IGNORECASE)
_REPORTING = re.compile(
    r"\W{0,3}(?:additional\s{1,2})?(?:reporting|writing|report|story|compiled)\s{1,2}by:?\s{1,2}(?=[A-Z])", re.IGNORECASE
)
_PIECE = re.compile(r"[^,;|/•·()\[\]\d\n—–]+")
_AND = re.compile(r"\s(?:and|&|with)\s")
_STOP = re.compile(
    rf"\b(?:{words.either(words.MONTHS)}|{words.either(words.WEEKDAYS)}|updated|published|posted|editing|in|for|at|on|of|from|via)\b\.?(?=[\s:,.]|$)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_NAME = re.compile(r"[^\W\d_a-z][\w'’.-]*")
_SOURCE = re.compile(r"(?:Source|SOURCE):\s{0,2}(?P<name>[^\s:][^\n:]{1,59})")
_DATELINE_AGENCY = re.compile(r"[^()\n]{0,80}\((?P<name>[^()\n]{2,40})\)\s{0,2}(?:--|[-–—:])")
_SLASHED_AGENCY = re.compile(r"[^/\n]{2,80}/(?P<name>[A-Za-z ]{2,30})/\s{0,2}(?:--|[-–—])")
_LONGEST_LINE = 300
_MOST_LINES = 20
"""Bylines that are looked at: a page with more is no article."""
_LEAST, _MOST = 2, 5
"""Words of a name."""


def authors(raw: RawArticle, blocks: Sequence[Block]) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """Return the names of the authors, in the order of the byline, each with its evidence."""
    if raw.stated.authors:
        place = raw.stated.places.get("authors", "")
        return raw.stated.authors, tuple(
            Evidence("byline", name, "stated", name, where="stated", place=place) for name in raw.stated.authors
        )
    found: dict[str, Evidence] = {}
    lines = _lines(blocks)
    for opening in (_BY, _REPORTING):
        for block in lines:
            if not found:
                found = {evidence.value: evidence for evidence in _names(block, opening)}
    return tuple(found), tuple(found.values())


def publisher(raw: RawArticle, blocks: Sequence[Block]) -> tuple[str | None, tuple[Evidence, ...]]:
    """Return who published the article: as stated, 'Source: ...', an agency in the dateline or in the byline."""
    if raw.stated.publisher:
        name, place = raw.stated.publisher, raw.stated.places.get("publisher", "")
        return name, (Evidence("publisher", name, "stated", name, where="stated", place=place),)
    evidence = next(chain(_credited(blocks), _in_dateline(blocks), _in_byline(blocks)), None)
    return (evidence.value, (evidence,)) if evidence else (None, ())


def _lines(blocks: Sequence[Block]) -> list[Block]:
    return list(islice((block for block in blocks if block.role == "byline"), _MOST_LINES))


def _names(block: Block, opening: re.Pattern[str]) -> Iterator[Evidence]:
    """Yield the names behind 'By'. The first piece that is none ends the list, so that a job or a place is not taken for a person."""
    match = opening.match(block.text) if len(block.text) <= _LONGEST_LINE else None
    if not match:
        return
    for start, end in _pieces(block.text, match.end()):
        name = block.text[start:end]
        if not _is_name(name):
            return
        value = name.title() if name.isupper() else name
        yield Evidence("byline", value, "byline", name, start=block.start + start, end=block.start + end, certainty=0.9)


def _pieces(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of what stands between commas, bars and 'and' from `at` on; nothing behind a date or 'in Kyiv'."""
    stop = _STOP.search(text, at)
    last = stop.start() if stop else len(text)
    for piece in _PIECE.finditer(text, at, last):
        start = piece.start()
        for joint in (*_AND.finditer(text, piece.start(), piece.end()), None):
            end = joint.start() if joint else piece.end()
            shown = text[start:end]
            inner = shown.strip().rstrip(".")
            if inner:
                begin = start + len(shown) - len(shown.lstrip())
                yield begin, begin + len(_bare(inner))
            start = joint.end() if joint else end


def _bare(name: str) -> str:
    """Cut what stands behind a name: 'Jane RoeStaff Writer', 'Jane Roe Follow', 'Jane Roe Associated Press'."""
    for joint in _GLUED.finditer(name):
        rest = name[joint.start() :].split(None, 1)[0].lower()
        if rest in words.ROLES or rest in words.BUTTONS or rest in words.MONTHS:
            return name[: joint.start()].rstrip()
    parts = name.split(" ")
    for at in range(_LEAST, len(parts)):
        if " ".join(parts[at:]).casefold() in words.AGENCIES or parts[at].lower() in words.BUTTONS:
            return " ".join(parts[:at])
    return name


def _is_name(name: str) -> bool:
    parts = name.split()
    if not _LEAST <= len(parts) <= _MOST or name.casefold() in words.AGENCIES:
        return False
    if any(part.lower() in words.ROLES for part in parts):
        return False
    return all(_NAME.fullmatch(part) or part in words.PARTICLES for part in parts) and _NAME.fullmatch(parts[-1]) is not None


def _credited(blocks: Sequence[Block]) -> Iterator[Evidence]:
    """'Source: Reuters' above or below the text, when the page says it once."""
    lines = [index for index, block in enumerate(blocks) if block.text.startswith(("Source:", "SOURCE:"))]
    known = set(lines)
    paragraphs = [index for index, block in enumerate(blocks) if block.role == "body" and index not in known] if lines else []
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(blocks), -1)
    found = [
        (blocks[index], match)
        for index in lines
        if not first < index < last and (match := _SOURCE.fullmatch(blocks[index].text[:_LONGEST_LINE].rstrip()))
    ]
    if len({match["name"] for _, match in found}) == 1:
        block, match = found[0]
        name = match["name"].rstrip(" .")
        if words.AGENCIES.get(name.casefold()) or all(_NAME.fullmatch(part) for part in name.split()):
            yield _publisher(name, block, match.start("name"), "source line")


def _in_dateline(blocks: Sequence[Block]) -> Iterator[Evidence]:
    """'KYIV, March 3 (Reuters) - ...' at the start of the first paragraph."""
    body = next((block for block in blocks if block.role == "body"), None)
    for form in (_DATELINE_AGENCY, _SLASHED_AGENCY):
        match = form.match(body.text[:160]) if body else None
        if body and match and match["name"].strip().casefold() in words.AGENCIES:
            yield _publisher(match["name"].strip(), body, body.text.index(match["name"].strip(), match.start("name")), "dateline")


def _in_byline(blocks: Sequence[Block]) -> Iterator[Evidence]:
    for block in _lines(blocks):
        match = _BY.match(block.text) if len(block.text) <= _LONGEST_LINE else None
        if match:
            for start, end in _pieces(block.text, match.end()):
                if block.text[start:end].casefold() in words.AGENCIES:
                    yield _publisher(block.text[start:end], block, start, "byline")


def _publisher(name: str, block: Block, start: int, rule: str) -> Evidence:
    value = words.AGENCIES.get(name.casefold(), name)
    return Evidence("publisher", value, rule, name, start=block.start + start, end=block.start + start + len(name), certainty=0.85)
