"""Marks and notes joined to the text: one rule of markdown-it's core chain, the same for plain text and Markdown.

The text is never touched: text tokens are cut where a mark begins or ends, and the tags of marks stand in the cuts, so that a page with
its marks stripped gives back the text. A mark over several paragraphs, or across emphasis, becomes several elements; only the first carries
its id. Marks that cross one another (an archivist's note may) are cut as well, so any spans are safe here. Text and tags that follow one
another are one token that is written already: a token for each, and markdown-it's own way with it, take three times as long.
"""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from typing import cast

from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup, escape

from sitegen import markdown
from sitegen.model import QUOTED, Article, Block
from sitegen.render import blocks, foreign, places
from sitegen.render.spans import Mark, Noted, Piece, Placed, Span, place
from sitegen.render.spans import pieces as cut
from sitegen.render.wording import ENGLISH, Wording
from sitegen.render.writing import show
from sitegen.text import visible

_CUT = frozenset({"text", "code_inline"})
_DIRECTED = frozenset({"paragraph_open", "heading_open", "list_item_open", "td_open", "th_open"})


def html(article: Article, marks: Iterable[Mark], notes: Iterable[Noted] = (), say: Wording = ENGLISH) -> Markup:
    """Return the article's body as HTML, with `marks` and `notes` joined to it; its paragraphs have the ids that places.address tells."""
    return _render(places.named(blocks.tokens(article), article), [*marks, *notes], article.url or "", say)


def line(article: Article, block: Block, marks: Iterable[Mark]) -> Markup:
    """Return one block's text as phrasing content, with those of `marks` that lie in it."""
    inside = [mark for mark in marks if mark.start < block.end and block.start < mark.end]
    return _render(blocks.line(article, block), inside, "", ENGLISH)


def note(source: str, number: int, say: Wording = ENGLISH) -> Markup:
    """Return an archivist's Markdown as HTML; raw HTML in it is shown, not obeyed."""
    env: dict[str, object] = {"docId": f"note-{number}", "note": number, "say": say}
    state = StateCore(visible(source), _NOTES, env)
    _NOTES.core.process(state)
    return Markup(_NOTES.renderer.render(state.tokens, _NOTES.options, env))  # noqa: S704 - markdown-it with HTML switched off


def _render(stream: list[Token], spans: Sequence[Span], url: str, say: Wording) -> Markup:
    env: dict[str, object] = {"url": url, "placed": place(spans), "say": say}
    state = StateCore("", _BODY, env)
    state.tokens = stream
    _BODY.core.process(state)
    return Markup(_BODY.renderer.render(state.tokens, _BODY.options, env))  # noqa: S704 - markdown-it escapes all text


def _rule(state: StateCore) -> None:
    """Join env['placed'] to the tokens: the one rule that knows of marks."""
    placed: Placed = state.env["placed"]
    pieces = [cut(token, placed) for token in markdown.texts(state.tokens) if token.type in _CUT and token.content]
    last: dict[int, int] = {}  # span -> number of the piece that it ends with, where there are notes
    if any(isinstance(span, Noted) for span in placed.spans):
        for number, (_, stack) in enumerate(piece for text in pieces for piece in text):
            last.update(dict.fromkeys(stack, number))
    joining = _Joining(placed.spans, pieces, last, _say(state.env))
    made: list[Token] = []
    group: list[Token] = []
    depth = 0
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = joining.inline(token.children)
        elif token.content:
            token.content = visible(token.content)
            token.info = ""
        if token.type in _DIRECTED and not token.hidden:
            token.attrs["dir"] = "auto"
        group.append(token)
        depth += token.nesting
        if not depth:
            made += _with_margin(group, joining.margin())
            group = []
    state.tokens = made + group


class _Joining:
    """The walk over an article's text, which must remember which spans have begun and ended."""

    def __init__(self, spans: Sequence[Span], pieces: list[list[Piece]], last: dict[int, int], say: Wording) -> None:
        self._spans = spans
        self._pieces = iter(pieces)
        self._last = last
        self._number = -1
        self._say = say
        self._begun: set[int] = set()
        self._margin: list[Span] = []
        self._references: list[int] = []

    def margin(self) -> list[Span]:
        """Return the quotations that have begun and the notes whose words have ended since the last call."""
        beside, self._margin = self._margin, []
        return beside

    def inline(self, children: list[Token]) -> list[Token]:
        made: list[Token] = []
        said: list[str] = []  # since the last token
        opened: list[int] = []
        in_link = False

        def put(token: Token) -> None:
            if said:
                made.append(Token("written", "", 0, content="".join(said)))
                said.clear()
            made.append(token)

        for token in children:
            if token.type in _CUT:
                for content, stack in next(self._pieces) if token.content else ():
                    self._close(said, opened, stack, in_link=in_link)
                    self._number += 1
                    self._open(said, opened, stack, in_link=in_link)
                    if token.type == "text":
                        said.append(escapeHtml(visible(content)))
                    else:
                        put(Token(token.type, token.tag, 0, content=visible(content), markup=token.markup))
                continue
            if token.type != "softbreak":  # a mark may run over the end of a line
                self._close(said, opened, (), in_link=in_link)
                in_link = token.type == "link_open" or (in_link and token.type != "link_close")
            put(token)
            self._refer(said, opened, in_link=in_link)
        self._close(said, opened, (), in_link=in_link)
        if said:
            made.append(Token("written", "", 0, content="".join(said)))
        return made

    def _open(self, said: list[str], opened: list[int], stack: tuple[int, ...], *, in_link: bool) -> None:
        for index in stack[len(opened) :]:
            span, first = self._spans[index], index not in self._begun
            said.append(_opening(span, first=first, in_link=in_link or self._in_mark(opened)))
            if first and isinstance(span, Mark) and span.kind == QUOTED and span.speaker:
                self._margin.append(span)
            self._begun.add(index)
            opened.append(index)

    def _close(self, said: list[str], opened: list[int], stack: tuple[int, ...], *, in_link: bool) -> None:
        """Close what does not go on in `stack`, innermost first; behind words that a note is about stands its number."""
        shared = 0
        for index, other in zip(opened, stack, strict=False):
            if index != other:
                break
            shared += 1
        while len(opened) > shared:
            index = opened.pop()
            span = self._spans[index]
            said.append(_closing(span, in_link=in_link or self._in_mark(opened)))
            if isinstance(span, Noted) and self._last[index] == self._number:
                self._references.append(span.number)
                self._margin.append(span)
        if self._references:
            self._refer(said, opened, in_link=in_link)

    def _refer(self, said: list[str], opened: list[int], *, in_link: bool) -> None:
        """Write the numbers of notes that have ended, as soon as they stand in no link: they are links themselves."""
        if self._references and not in_link and not self._in_mark(opened):
            said += [_reference(number, self._say) for number in self._references]
            self._references = []

    def _in_mark(self, opened: list[int]) -> bool:
        """Whether one of the open marks is a link."""
        return bool(opened) and any(_tag(self._spans[index]) == "a" for index in opened)


def _tag(span: Span) -> str:
    return "a" if isinstance(span, Mark) and span.href else "span"


def _opening(span: Span, *, first: bool, in_link: bool) -> str:
    if isinstance(span, Noted):
        return '<span class="noted">'
    tag = "span" if in_link else _tag(span)
    claim = f' data-claim="{span.claim}"' if span.claim else ""
    mark_id = f' id="{show(span.id)}"' if first and span.id else ""
    href = f' href="{show(span.href)}"' if tag == "a" else ""
    time = f'<time datetime="{show(span.datetime)}">' if span.datetime else ""
    return f'<{tag} class="mark mark-{show(span.look)}" data-kind="{show(span.kind)}"{mark_id}{claim}{href}>{time}'


def _closing(span: Span, *, in_link: bool) -> str:
    tag = "span" if in_link else _tag(span)
    time = "</time>" if isinstance(span, Mark) and span.datetime else ""
    return f"{time}</{tag}>"


def _show_written(_self: object, tokens: Sequence[Token], index: int, *_: object) -> str:
    return tokens[index].content


def _with_margin(group: list[Token], beside: list[Span]) -> list[Token]:
    """Put what stands in the margin before its block, in one frame with it: a float begins beside what follows it."""
    if not beside:
        return group
    margin = Token("margin", "", 0, block=True, meta={"beside": beside})
    opening = Token("annotated_open", "div", 1, attrs={"class": "annotated"}, block=True)
    return [opening, margin, *group, Token("annotated_close", "div", -1, block=True)]


def _show_margin(_self: object, tokens: Sequence[Token], index: int, _options: object, env: Mapping[str, object]) -> str:
    say = _say(env)
    beside: list[Span] = tokens[index].meta["beside"]
    voices = dict.fromkeys((mark.kind, mark.speaker, mark.speaker_href, mark.speaker_named) for mark in beside if isinstance(mark, Mark))
    said = "".join(_show_speaker(*voice, say) for voice in voices)
    return f'<div class="margin">\n{said}{"".join(_show_note(note, say) for note in beside if isinstance(note, Noted))}</div>\n'


def _show_speaker(kind: str, speaker: str, href: str, named: bool, say: Wording) -> str:  # noqa: FBT001 - a field of Mark
    name = escape(visible(speaker))
    inside = f'<a href="{escape(href)}">{name}</a>' if href else name if named else f'<span class="unnamed">{name}</span>'
    return f'<p class="speaker" data-kind="{escape(kind)}" dir="auto"><span class="unseen">{say("Quoted:")} </span>{inside}</p>\n'


def _show_note(shown: Noted, say: Wording) -> str:
    number = shown.number
    name, back = say("Note {number}", number=number), say("Back to the words of note {number}", number=number)
    return (
        f'<aside class="note" id="note-{number}" aria-label="{name}" dir="auto">'
        f'<a class="note-number" href="#note-ref-{number}" aria-label="{back}">{number}</a>'
        f"{shown.html}</aside>\n"
    )


def _reference(number: int, say: Wording) -> str:
    # The number is the style's to show: the text of the page stays the text of the article.
    label = say("Note {number}", number=number)
    return f'<a class="note-ref" id="note-ref-{number}" href="#note-{number}" aria-label="{label}" data-number="{number}"></a>'


def _show_doubt(_self: object, tokens: Sequence[Token], index: int, _options: object, env: Mapping[str, object]) -> str:
    token = tokens[index]
    why = escape(visible(str(token.meta["why"])))
    place = f' id="{token.attrs["id"]}"' if "id" in token.attrs else ""
    say = _say(env)
    told = f"{': ' if why else ''}<span{say.english}>{why}</span>" if why and say.english else f"{': ' if why else ''}{why}"
    return f'<{token.tag} class="doubtful"{place}><p class="doubt-why">{say("Perhaps not part of the article")}{told}</p>\n'


def _open_table(_self: object, _tokens: Sequence[Token], _index: int, _options: object, env: MutableMapping[str, object]) -> str:
    """Frame a table so that it scrolls by itself, also by keyboard; regions of one page must differ in their names."""
    env["tables"] = number = int(str(env.get("tables", 0))) + 1
    say = _say(env)
    label = say("Table {number} in note {note}", number=number, note=env["note"]) if "note" in env else say("Table {number}", number=number)
    return f'<div class="wide" role="region" aria-label="{label}" tabindex="0"><table>\n'


def _say(env: Mapping[str, object]) -> Wording:
    return cast("Wording", env["say"])


def _flat(state: StateCore) -> None:
    """Make a note's headings into lines of their own: the page's outline is the article's."""
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "p"
            if token.nesting == 1:
                token.attrs["class"] = "heading"
        for child in token.children or []:
            if child.type == "text_special":  # '\\*' and '&amp;', which no rule joins to the text around them here
                child.type = "text"


_BODY = markdown.parser()
_BODY.core.ruler.enableOnly([])
_BODY.core.ruler.push("foreign", foreign.rule)
_BODY.core.ruler.push("marks", _rule)
_NOTES = markdown.parser()
_NOTES.core.ruler.push("flat", _flat)
_NOTES.core.ruler.push("foreign", foreign.rule)
for _parser in (_BODY, _NOTES):
    _parser.add_render_rule("footnote_block_open", lambda *_: '<div class="footnotes"><ol>\n')
    _parser.add_render_rule("footnote_block_close", lambda *_: "</ol></div>\n")
    _parser.add_render_rule("table_open", _open_table)
    _parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
_BODY.add_render_rule("written", _show_written)
_BODY.add_render_rule("margin", _show_margin)
_BODY.add_render_rule("doubt_open", _show_doubt)
