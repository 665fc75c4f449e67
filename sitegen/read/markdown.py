"""Markdown -> its parts: headings, paragraphs, list items, quotes and code; front matter is stated by the archivist.

Parts are whole lines, markers and all, because later stages take parts out or keep them, and a list item without its dash would be
neither. What belongs to no part that can be read (rules, link definitions, empty markers) becomes a part of role 'meta', so that
nothing but white space is left between parts. A table is one part.
"""

from typing import Literal

from markdown_it.token import Token
from msgspec import structs

from sitegen import markdown
from sitegen.errors import ConfigError
from sitegen.model import Part, Problem, RawArticle, Stated
from sitegen.read import front, plain, stated

SUFFIXES = (".md",)
Role = Literal["text", "heading", "list", "quote", "code", "meta"]

LARGEST = 1 << 18
"""Characters; some 40,000 words; on hostile input markdown-it takes ten seconds for a million characters."""
_LEAVES: dict[str, Role] = {
    "paragraph_open": "text",
    "heading_open": "heading",
    "fence": "code",
    "code_block": "code",
    "table_open": "text",
    "hr": "meta",
}
_OPEN: dict[str, Role] = {"bullet_list_open": "list", "ordered_list_open": "list", "blockquote_open": "quote"}
_CLOSE = frozenset({"bullet_list_close", "ordered_list_close", "blockquote_close"})


def read(raw: RawArticle) -> RawArticle:
    """Return `raw` with parts, plain text, what its front matter states, and problems that name file and line."""
    if len(raw.text) > LARGEST:
        told = Problem(raw.source, "is too long to be read as Markdown, and was read as plain text", "Divide it, or name it .txt.")
        return structs.replace(plain.read(raw), format="plain", problems=(told,))
    parsed = markdown.tokens(raw.text)
    said, problems = _stated(raw)
    shown = markdown.plain(raw.text, parsed)
    return structs.replace(raw, plain=shown, parts=_parts(raw.text, parsed), stated=said, problems=problems)


def _stated(raw: RawArticle) -> tuple[Stated, tuple[Problem, ...]]:
    kind, content, _ = markdown.front_matter(raw.text)
    if not kind:
        return Stated(), ()
    try:
        table = front.from_text(kind, content, raw.source)
    except ConfigError as error:
        return Stated(), (Problem(error.where, error.message, error.hint, "error"),)
    return stated.stated(table, raw.source)


def _parts(text: str, parsed: list[Token]) -> tuple[Part, ...]:
    starts = markdown.line_starts(text)
    parts: list[Part] = []
    end = 0
    for first, after, role, level in _leaves(parsed):
        start = max(starts[first], end)
        parts += _leftovers(text, end, start)
        found = _trimmed(text, start, starts[min(after, len(starts) - 1)])
        if found:
            parts.append(Part(*found, role, level))
            end = found[1]
    return (*parts, *_leftovers(text, end, len(text)))


def _leaves(parsed: list[Token]) -> list[tuple[int, int, Role, int]]:
    """Return (first line, line after the last, role, level) of each block that holds no other, in the order of the text."""
    leaves = []
    around: list[Role] = []
    for token in parsed:
        if token.type in _OPEN:
            around.append(_OPEN[token.type])
        elif token.type in _CLOSE:
            around.pop()
        elif token.type in _LEAVES and token.map:
            role = _LEAVES[token.type]
            if role == "text" and around:
                role = around[-1]
            level = int(token.tag[1]) if role == "heading" else around.count("list") if role == "list" else 0
            leaves.append((token.map[0], token.map[1], role, level))
    return sorted(leaves)


def _leftovers(text: str, start: int, end: int) -> list[Part]:
    found = _trimmed(text, start, end)
    return [Part(*found, "meta")] if found else []


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the stretch without the white space around it; None when there is nothing else."""
    shown = text[start:end].strip()
    if start == 0:
        shown = shown.lstrip("\ufeff \t\r\n")
    if not shown:
        return None
    first = text.index(shown, start)
    return first, first + len(shown)
