"""An article's body as markdown-it tokens, whatever its format: the stream into which body.py joins the marks.

Plain text gets the same tokens that Markdown would give it. From Markdown's own stream whatever the cleaning took out is dropped, with
the lists and quotations that it leaves empty. Each token that holds text knows its place in the raw text (meta 'start' and 'end', as
sitegen.markdown.tokens says). Headings start below the page's own and skip no level.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

from markdown_it.token import Token

from sitegen import markdown
from sitegen.model import Article, Block

_TOP = 2
"""Level of the highest heading in a body; the headline is the page's only first one."""
_DEEPEST = 6
_WRAPPED = {"list": "list_item", "quote": "blockquote"}
_CELLS = frozenset({"td_close", "th_close"})


def tokens(article: Article) -> list[Token]:
    """Return the tokens of the article's body: the blocks that were kept, those of doubtful standing between doubt_open and _close."""
    stream = _kept(article) if article.raw.format == "markdown" else _plain(article.body)
    _set_levels(stream)
    return stream


def line(article: Article, block: Block) -> list[Token]:
    """Return one block's text as inline content without a paragraph around it, e.g. for a standfirst."""
    return [_inline(article.raw.plain[block.start : block.end], block.start)]


def _plain(blocks: Iterable[Block]) -> list[Token]:
    stream: list[Token] = []
    before = ""
    for block in blocks:
        if before == "list" != block.role:
            stream.append(_block("bullet_list_close", "ul", -1))
        if before != "list" == block.role:
            stream.append(_block("bullet_list_open", "ul", 1, {"class": "as-written"}))
        stream += _doubted(_one(block), block)
        before = block.role
    if before == "list":
        stream.append(_block("bullet_list_close", "ul", -1))
    return stream


def _one(block: Block) -> list[Token]:
    if block.role == "code":
        return [Token("code_block", "code", 0, content=block.text, block=True, meta={"start": None, "end": None})]
    name, tag = ("heading", "h2") if block.role == "heading" else ("paragraph", "p")
    made = [_block(f"{name}_open", tag, 1), _inline(block.text, block.start), _block(f"{name}_close", tag, -1)]
    if block.role in _WRAPPED:
        wrapper = _WRAPPED[block.role]
        tag = "li" if wrapper == "list_item" else wrapper
        if wrapper == "list_item":
            made = made[1:2]
        made = [_block(f"{wrapper}_open", tag, 1), *made, _block(f"{wrapper}_close", tag, -1)]
    return made


def _block(name: str, tag: str, nesting: Literal[-1, 0, 1], attrs: dict[str, str | int | float] | None = None) -> Token:
    return Token(name, tag, nesting, attrs=attrs or {}, block=True)


def _inline(content: str, start: int) -> Token:
    child = Token("text", "", 0, content=content, meta={"start": start, "end": start + len(content)})
    return Token("inline", "", 0, content=content, children=[child], block=True)


def _doubted(stream: list[Token], block: Block) -> list[Token]:
    if not block.doubtful:
        return stream
    inside_list = stream[0].type == "list_item_open"
    opening = _block("doubt_open", "li" if inside_list else "div", 1)
    opening.meta["why"] = block.why or block.rule
    if inside_list:  # a list holds items only
        return [opening, *stream[1:-1], _block("doubt_close", "li", -1)]
    return [opening, *stream, _block("doubt_close", "div", -1)]


def _kept(article: Article) -> list[Token]:
    """Return Markdown's tokens without what was taken out, and without what that leaves empty."""
    starts = markdown.line_starts(article.raw.text)
    offsets = [block.start for block in article.blocks]
    stream: list[Token] = []
    around: list[tuple[int, bool]] = []  # for each open token: its place in `stream`, whether anything in it was kept
    doubts: dict[int, Block] = {}  # place in `stream` of what a doubtful block starts -> the block
    for token in markdown.tokens(article.raw.text):
        if token.nesting == 1:
            around.append((len(stream), token.type == "footnote_open"))
            stream.append(token)
        elif token.nesting == -1:
            place, kept = around.pop()
            stream.append(token)
            if not kept and token.type not in _CELLS:  # a row keeps its empty cells while any cell of it is kept
                del stream[place:]
            if kept and around:
                around[-1] = (around[-1][0], True)
        else:
            block = _of(token, article.blocks, offsets, starts)
            if block is not None and not block.kept:
                continue
            if block is not None and around and token.type == "inline":
                _as_its_role(stream[-1], block)
                if block.doubtful and stream[-1].type in {"paragraph_open", "heading_open"} and not stream[-1].hidden:
                    doubts[len(stream) - 1] = block
            stream.append(token)
            if around:
                around[-1] = (around[-1][0], True)
    _close_as_opened(stream)
    return _called(_with_doubts(stream, doubts))


def _called(stream: list[Token]) -> list[Token]:
    """Leave out a footnote's ways back to calls that were taken out with their lines; its words may be content, and stay."""
    calls = {(child.meta["id"], child.meta["subId"]) for token in stream for child in token.children or [] if child.type == "footnote_ref"}
    return [token for token in stream if token.type != "footnote_anchor" or (token.meta["id"], token.meta["subId"]) in calls]


def _of(token: Token, blocks: Sequence[Block], offsets: list[int], starts: list[int]) -> Block | None:
    """Return the block in which a token's text lies; None where the token does not tell its place."""
    places = [text.meta["start"] for text in markdown.texts([token]) if text.meta.get("start") is not None]
    if places:
        index = bisect_right(offsets, places[0]) - 1
        return blocks[index] if index >= 0 else None
    if not token.map:
        return None
    first, last = starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)]
    index = max(bisect_right(offsets, first) - 1, 0)
    # Markup stands before the text that a block begins with ('![', '    '), so the first that ends behind the line's start is meant.
    return next((block for block in blocks[index : index + 2] if block.end > first and block.start < last), None)


def _as_its_role(opening: Token, block: Block) -> None:
    """Make a crosshead of a paragraph that the cleaning found to be one."""
    if block.role == "heading" and opening.type == "paragraph_open" and not opening.hidden and opening.level == 0:
        opening.type, opening.tag = "heading_open", "h2"


def _close_as_opened(stream: list[Token]) -> None:
    opened: list[Token] = []
    for token in stream:
        if token.nesting == 1:
            opened.append(token)
        elif token.nesting == -1:
            opening = opened.pop()
            if opening.type == "heading_open":
                token.type, token.tag = "heading_close", opening.tag


def _with_doubts(stream: list[Token], doubts: dict[int, Block]) -> list[Token]:
    if not doubts:
        return stream
    made: list[Token] = []
    closing = -1
    for place, token in enumerate(stream):
        if place in doubts:
            made += _doubted([token], doubts[place])[:-1]
            closing = place + 2  # a paragraph or heading, its text, its end
        else:
            made.append(token)
        if place == closing:
            made.append(_block("doubt_close", "div", -1))
    return made


def _set_levels(stream: list[Token]) -> None:
    above: list[int] = []
    tag = ""
    for token in stream:
        if token.type == "heading_open":
            level = int(token.tag[1])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            tag = f"h{min(_TOP - 1 + len(above), _DEEPEST)}"
        if token.type in {"heading_open", "heading_close"}:
            token.tag = tag
