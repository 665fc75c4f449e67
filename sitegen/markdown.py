"""How Markdown is understood, once for reading and for rendering: markdown-it's tokens with their place in the raw text.

markdown-it tells the lines of a block and nothing about where inside them its text lies. `tokens` finds each piece of text again, in
order, so that marks made in the raw text can be joined to the tokens, and `plain` can hide all that is markup.
HTML in an article is text to be shown, never markup: scraped input is untrusted.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from sitegen.text import REPLACEMENT

_FRONT_MATTER = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE_END = re.compile(r"\r\n?|\n")
_TEXT = frozenset({"text", "text_special", "code_inline", "code_block", "fence"})


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

    Each token that holds text has meta['start'] and meta['end'], its place in `text`; None where it could not be found again. Code
    blocks are found as a whole. Block tokens keep their line numbers in `map`; see `line_starts`.
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
        if start is not None and end - start >= len(token.content):
            shown[start : start + len(token.content)] = token.content
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
    cursor, line = 0, -1
    for token in parsed:
        if token.map and token.type in {"fence", "code_block"}:
            token.meta.update(start=None, end=None)
        if token.type != "inline" or not token.map:
            continue
        if token.map[0] != line:  # cells of one table row share their line
            line = token.map[0]
            cursor = starts[line]
        for child in texts(token.children or []):
            wanted = child.markup if child.type == "text_special" else child.content
            found = text.find(wanted, cursor, starts[min(token.map[1], len(starts) - 1)])
            if found < 0:
                child.meta.update(start=None, end=None)
            else:
                cursor = found + len(wanted)
                child.meta.update(start=found, end=cursor)
            if child.type == "text_special":
                child.type = "text"
