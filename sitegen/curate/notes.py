"""An archivist's notes, found again in the text that they quote.

A note names its place by words (the W3C's TextQuoteSelector), not by offsets, so that it survives an edit elsewhere in the article. It
is looked up in the text as a reader sees it: headline, standfirst and body, without what was taken out and without Markdown's signs,
white space squeezed, curly and straight quotation marks alike. A quote may run over paragraphs. Nothing is guessed: a quote that stands
in several places is a problem until prefix or suffix decide.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from sitegen import text
from sitegen.model import KEPT_ROLES, Article, Note, PlacedNote, Problem

_SHOWN_ROLES = KEPT_ROLES | {"headline", "standfirst"}
_WORD = re.compile(r"\S+")
_STRAIGHT = str.maketrans("‘’‚‛ʼ“”„‟«»", '\'\'\'\'\'""""""')  # one character for one, so that offsets stay true
_CONTEXT = 3
_LONGEST_QUOTE = 80


class _Shown:
    """The words of some blocks joined by single spaces, with the way back to the raw text."""

    def __init__(self, article: Article, roles: frozenset[str]) -> None:
        raw = article.raw
        pieces: list[str] = []
        self._joined_at: list[int] = []
        self._raw_at: list[int] = []
        length = 0
        for block in article.blocks:
            if block.role not in roles:
                continue
            for word in _WORD.finditer(raw.text, block.start, block.end):
                before = len(pieces)
                for piece in _WORD.finditer(raw.plain, word.start(), word.end()):
                    self._joined_at.append(length)
                    self._raw_at.append(piece.start())
                    pieces.append(piece[0])
                    length += len(piece[0])
                if len(pieces) > before:
                    pieces.append(" ")
                    length += 1
        self.joined = "".join(pieces).translate(_STRAIGHT)

    def raw(self, at: int) -> int:
        """Return the raw offset of the character at `at` of the joined text."""
        piece = bisect_right(self._joined_at, at) - 1
        return self._raw_at[piece] + at - self._joined_at[piece]

    def places(self, quote: str) -> Iterator[int]:
        """Yield each place of `quote` in the joined text, overlapping ones too."""
        at = self.joined.find(quote)
        while at >= 0:
            yield at
            at = self.joined.find(quote, at + 1)


def place(article: Article) -> tuple[tuple[PlacedNote, ...], list[Problem]]:
    """Return the notes of `article` by start, and a Problem for each that has no place."""
    noted = article.raw.stated.notes
    if not noted:
        return (), []
    shown = _Shown(article, _SHOWN_ROLES)
    placed, problems = [], []
    for note in noted:
        outcome = _place(article, note, shown)
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            placed.append(outcome)
    return tuple(sorted(placed, key=lambda found: (found.start, -found.end, found.note.where))), problems


def _place(article: Article, note: Note, shown: _Shown) -> PlacedNote | Problem:
    quote, prefix, suffix = (text.squeezed(words).translate(_STRAIGHT) for words in (note.quote, note.prefix, note.suffix))
    if not quote:
        return _problem(article, note, "has no quote", 'Write quote = "words of the article".')
    if not note.body.strip():
        return _problem(article, note, "says nothing", 'Write body = "what you want to say".')
    everywhere = list(shown.places(quote))
    fitting = [at for at in everywhere if _fits(shown.joined, at, at + len(quote), prefix, suffix)]
    if len(fitting) == 1:
        return PlacedNote(start=shown.raw(fitting[0]), end=shown.raw(fitting[0] + len(quote) - 1) + 1, note=note)
    if not everywhere:
        return _not_found(article, note, quote)
    contexts = _contexts(shown.joined, fitting or everywhere, len(quote))
    if fitting:
        return _problem(article, note, f"stands {len(fitting)} times in the article", f"Add a prefix or suffix that decides: {contexts}.")
    return _problem(article, note, "stands in the article, but not with its prefix and suffix", f"What is there: {contexts}.")


def _fits(joined: str, start: int, end: int, prefix: str, suffix: str) -> bool:
    before, after = start - len(prefix) - 1, end + len(suffix) + 1
    return joined[max(before, 0) : start].rstrip().endswith(prefix) and joined[end:after].lstrip().startswith(suffix)


def _contexts(joined: str, places: list[int], length: int) -> str:
    """Quote the words around the first two places."""
    said = []
    for at in places[:2]:
        before = " ".join(joined[max(0, at - 60) : at].split()[-_CONTEXT:])
        after = " ".join(joined[at + length : at + length + 60].split()[:_CONTEXT])
        said.append(f"prefix {before!r} and suffix {after!r}")
    return ", or ".join(said)


def _not_found(article: Article, note: Note, quote: str) -> Problem:
    hidden = _Shown(article, frozenset(block.role for block in article.blocks) - _SHOWN_ROLES)
    if quote in hidden.joined:
        return _problem(article, note, "stands only in lines that were taken out of the article", "Quote words of its headline or body.")
    return _problem(article, note, "is not in the article", "Copy the words from the article as it is shown, or take the note away.")


def _problem(article: Article, note: Note, what: str, hint: str) -> Problem:
    quote = text.squeezed(note.quote)
    short = quote if len(quote) <= _LONGEST_QUOTE else f"{quote[: _LONGEST_QUOTE - 1]}…"
    named = f"the note on “{text.visible(short)}”" if short else "a note"
    return Problem(where=note.where or article.source, what=f"{named} in {article.source} {what}", hint=hint)
