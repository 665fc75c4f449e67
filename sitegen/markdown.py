"""How Markdown is understood, once for reading and for rendering: markdown-it's tokens with their place in the raw text.

markdown-it tells the lines of a block and nothing about where inside them its text lies. `tokens` finds each piece of text again, in
order, so that marks made in the raw text can be joined to the tokens, and `plain` can hide all that is markup.
HTML in an article is text to be shown, never markup: scraped input is untrusted.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from msgspec import Struct

from sitegen.text import REPLACEMENT

_FRONT_MATTER = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)((?:.*?(?:\r\n?|\n))??)\1[ \t]*(?:\r\n?|\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE_END = re.compile(r"\r\n?|\n")
_TEXT = frozenset({"text", "text_special", "code_inline", "code_block", "fence"})
_LINK_TAIL = re.compile(  # possessive throughout, so that no run of spaces or brackets costs more than linear time
    r"\](?:\(\s*+(?:<[^<>\n]*+>|(?:[^\s()\\]|\\.|\([^\s()]*+\))*+)"
    r"(?:\s++(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?\s*+\)"
    r"|\[[^\[\]]*+\])?",
    re.DOTALL,
)
_NEAR = 4096
"""Characters of markup in which the next words are looked for; link targets, which may be longer, are stepped over."""


class _Source(Struct, frozen=True):
    """The text of one block, with its place in the raw text: line for line, because prefixes ('> ', indents) are taken off."""

    content: str
    starts: tuple[int, ...]
    """Where the lines start in `content`."""
    places: tuple[int, ...]
    """Where the same lines start in the raw text."""

    def place(self, at: int) -> int:
        line = bisect_right(self.starts, at) - 1
        return self.places[line] + at - self.starts[line]


def parser() -> MarkdownIt:
    """Return CommonMark with tables, strikethrough and footnotes; HTML is escaped, dangerous link schemes are refused."""
    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).use(footnote_plugin)
    # text_join would glue '&amp;' and its neighbours into one token, whose words then stand nowhere in the raw text.
    return made.disable(["text_join", "html_block", "html_inline"])


_PARSER = parser()


def front_matter(text: str) -> tuple[str, str, int]:
    """Return (format, content, end offset) of the front matter: 'yaml' between '---', 'toml' between '+++', ('', '', 0) for none."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return "", "", 0
    return ("yaml" if match[1] == "---" else "toml"), match[2], match.end()


def tokens(text: str) -> list[Token]:
    """Parse a whole Markdown file, front matter left out.

    Each token that holds text has meta['start'] and meta['end'], its place in `text`; None where it could not be found again. A code
    block's place runs from its first line's text to its last. Block tokens keep their line numbers in `map`; see `line_starts`.
    """
    end = front_matter(text)[2]
    shown = re.sub(r"[^\r\n]", " ", text[:end]) + text[end:]
    parsed = _PARSER.parse(shown)
    _locate(parsed, shown.replace("\0", REPLACEMENT))
    return parsed


def line_starts(text: str) -> list[int]:
    """Return the offset of each line, and the length of `text` after the last."""
    return [0, *(match.end() for match in _LINE_END.finditer(text)), len(text)]


def plain(text: str, parsed: list[Token]) -> str:
    """Return `text` with everything that is no readable text overwritten by spaces; line ends stay, the length stays."""
    shown = list(re.sub(r"[^\r\n]", " ", text))
    for token in texts(parsed):
        start, end = token.meta["start"], token.meta["end"]
        if start is None:
            continue
        if token.type == "text" and token.content != text[start:end]:  # a character reference: one character for many
            shown[start : start + len(token.content)] = token.content
        else:
            shown[start:end] = text[start:end]
    return "".join(shown)


def texts(parsed: list[Token]) -> Iterator[Token]:
    """Yield the tokens that hold text, in the order of the page; the words of an image's description are not among them."""
    for token in parsed:
        if token.type in _TEXT:
            yield token
        elif token.children and token.type != "image":
            yield from texts(token.children)


def _locate(parsed: list[Token], text: str) -> None:
    starts = line_starts(text)
    inside = _inline_footnotes(parsed)
    notes: dict[int, tuple[_Source, int]] = {}
    cell, row, note = 0, -1, -1
    for token in parsed:
        if token.type == "footnote_open":
            note = token.meta["id"]
        if token.type in {"fence", "code_block"}:
            _locate_code(token, text, starts)
        elif token.type == "inline" and token.map:
            if token.map[0] != row:  # cells of one table row share their line
                row = token.map[0]
                cell = starts[row]
            source = _source(token, text, starts, cell)
            if source:
                cell = source.place(len(source.content))
                _locate_inline(token.children or [], source, 0, inside, notes)
            else:
                _lose(token.children or [])
        elif token.type == "inline":
            source, cursor = notes.get(note, (None, 0))
            if source:
                _locate_inline(token.children or [], source, cursor, inside, notes)
            else:
                _lose(token.children or [])


def _inline_footnotes(parsed: list[Token]) -> dict[int, str]:
    """Return id -> content of the footnotes that are written where they are called: markdown-it moves them to the end."""
    found, note = {}, -1
    for token in parsed:
        if token.type == "footnote_open":
            note = token.meta["id"]
        elif token.type == "inline" and not token.map:
            found[note] = token.content
    return found


def _lose(children: list[Token]) -> None:
    for child in texts(children):
        child.meta.update(start=None, end=None)
        if child.type == "text_special":
            child.type = "text"


def _source(token: Token, text: str, starts: list[int], cell: int) -> _Source | None:
    """Find each line of a block's text at the end of its raw line, or for headings and cells of a table somewhere in it."""
    assert token.map
    begins, places, at = [], [], 0
    for number, line in enumerate(token.content.split("\n"), token.map[0]):
        if number + 1 >= len(starts):
            return None
        raw = text[starts[number] : starts[number + 1]].rstrip()
        place = len(raw) - len(line)
        if not raw.endswith(line) or starts[number] + place < cell:
            place = raw.find(line, max(cell - starts[number], 0))
        if place < 0:
            return None
        begins.append(at)
        places.append(starts[number] + place)
        at += len(line) + 1
    return _Source(token.content, tuple(begins), tuple(places))


def _locate_code(token: Token, text: str, starts: list[int]) -> None:
    token.meta.update(start=None, end=None)
    if not token.map or not token.content:
        return
    first = token.map[0] + (token.type == "fence")
    place = end = None
    for number, line in enumerate(token.content.removesuffix("\n").split("\n"), first):
        raw = text[starts[number] : starts[number + 1]].rstrip("\r\n") if number + 1 < len(starts) else ""
        if not raw.endswith(line):  # a tab that is half indent and half code
            return
        end = starts[number] + len(raw)
        place = end - len(line) if place is None else place
    token.meta.update(start=place, end=end)


def _locate_inline(
    children: list[Token], source: _Source, cursor: int, inside: dict[int, str], notes: dict[int, tuple[_Source, int]]
) -> None:
    content = source.content
    for child in children:
        if child.type in _TEXT:
            cursor = _locate_text(child, source, cursor)
        elif child.type in {"softbreak", "hardbreak"}:
            cursor = content.find("\n", cursor) + 1 or cursor
        elif child.type == "link_close" and child.markup != "autolink":
            cursor = _past_link(content, cursor)
        elif child.type == "image":
            label = content.find(f"![{child.content}]", cursor)
            cursor = _past_link(content, label + 2 + len(child.content)) if label >= 0 else cursor
        elif child.type == "footnote_ref":
            written = f"^[{inside[child.meta['id']]}]" if child.meta["id"] in inside else f"[^{child.meta.get('label')}]"
            found = content.find(written, cursor)
            if found >= 0:
                notes.setdefault(child.meta["id"], (source, found + 2))
                cursor = found + len(written)


def _locate_text(token: Token, source: _Source, cursor: int) -> int:
    """Set the place of a piece of text at or after `cursor` and return where it ends."""
    content = source.content
    if token.type == "code_inline":  # its line ends have become spaces, and one space may be gone on either side
        opening = content.find(token.markup, cursor) + len(token.markup)
        found = next((at for at in (opening, opening + 1) if content.startswith(token.content.split(" ", 1)[0], at)), -1)
        length = len(token.content)
    else:
        wanted = token.markup if token.type == "text_special" else token.content
        found = content.find(wanted, cursor, cursor + len(wanted) + _NEAR)
        length = len(wanted)
    if token.type == "text_special":
        token.type = "text"
    if found < 0:
        token.meta.update(start=None, end=None)
        return cursor
    end = found + length
    token.meta.update(start=source.place(found), end=source.place(end - 1) + 1 if length else source.place(found))
    return end


def _past_link(content: str, cursor: int) -> int:
    closing = content.find("]", cursor)
    tail = _LINK_TAIL.match(content, closing) if closing >= 0 else None
    return tail.end() if tail else cursor
