"""Two articles side by side: what both have, and word by word where they differ.

Versions, and copies that keep the order of their original, are compared as a whole; of other articles the shared passages are shown, and
between them is told what each has alone. A page holds what a reader can take in: long stretches that both have are folded, and behind
some 200,000 characters the rest is left to the articles themselves, so that two articles of megabytes cost no more than two seconds.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from msgspec import Struct

from sitegen import urls
from sitegen.model import Article, Mention, Overlap
from sitegen.render import differences, places, words
from sitegen.render.connection_views import CompareView, Gap, Row, Side, Stretch, Wordings
from sitegen.render.differences import Run
from sitegen.render.index import Index, anchor
from sitegen.render.items import EntityName
from sitegen.render.leaf import Leaf, Seal
from sitegen.render.pairs import Pair, Shared, first_known, share
from sitegen.render.wording import Wording, message

_PAGE = 200_000
"""Characters of each article that a page shows; a row counts for at least 50."""
_LEAST = 50
_FOLDED = 20_000
_GAP = 4_000
_OPEN = 3
"""Paragraphs that both have and that are shown on both sides; more of them are folded."""
_LONG = 4_000
"""A paragraph of more characters is cut behind its sentences."""
_QUOTATION = 3_000
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*\s+")
_NAMES = {
    message("Older"): message("the older version"),
    message("Newer"): message("the newer one"),
    message("Original"): message("the original"),
    message("Copy"): message("the copy"),
    message("Earlier"): message("the earlier article"),
    message("Later"): message("the later one"),
}
_ORDINALS = (
    message("the first passage there"),
    message("the second passage there"),
    message("the third passage there"),
    message("the fourth passage there"),
    message("the fifth passage there"),
)


class Said(Struct, frozen=True):
    """A statement that both quote."""

    shared: Shared
    mentions: tuple[Mention, Mention]
    """Its wordings, where the two articles have them."""
    addresses: tuple[str, str]
    entity: EntityName | None
    """Who said it."""


class Matter(Struct, frozen=True):
    """All that a page of two articles is made of."""

    leaves: tuple[Seal[Leaf], Seal[Leaf]]
    overlap: Overlap | None
    statements: tuple[Shared, ...]
    labels: tuple[str, str]
    sides: tuple[Side, Side]
    said: tuple[Said, ...]


def matter(pair: Pair, index: Index) -> Matter:
    """Gather what the page of two articles is made of."""
    labels = _labels(pair, index)
    return Matter(
        leaves=(index.leaves[pair.one.source], index.leaves[pair.other.source]),
        overlap=pair.overlap,
        statements=pair.statements,
        labels=labels,
        sides=(_side(pair.one, labels[0], index), _side(pair.other, labels[1], index)),
        said=tuple(_said(shared, index) for shared in pair.statements),
    )


def view(matter: Matter, say: Wording) -> CompareView:
    """Return what compare.html shows."""
    labels, overlap = matter.labels, matter.overlap
    one, other = (seal.value.article for seal in matter.leaves)
    pair = Pair(one=one, other=other, overlap=overlap, statements=matter.statements)
    sheet = _Sheet(pair, say)
    stretches = tuple(sheet.stretches(overlap)) if overlap else ()
    statements = tuple(_wordings(said, pair) for said in matter.said)
    rows = [*(row for stretch in stretches for row in stretch.rows), *(row for said in statements for row in said.rows)]
    return CompareView(
        kind=overlap.sameness if overlap else "statement",
        heading=heading(pair, say),
        sides=matter.sides,
        told=tuple(_told(pair, labels, say)),
        statements=statements,
        stretches=stretches,
        differs=any(run.differs for row in rows for paragraph in (*row.one, *row.other) for run in paragraph),
        cut=sheet.left <= 0,
    )


def heading(pair: Pair, say: Wording) -> str:
    """Say in a few words what the two are to each other."""
    if pair.overlap is None:
        return say.plain("One statement, two wordings") if len(pair.statements) == 1 else say.plain("The same statements in other words")
    if pair.overlap.sameness == "version":
        return say.plain("Two versions of “{headline}”", headline=pair.other.headline)
    return say.plain("A copy and its original") if pair.overlap.sameness == "copy" else say.plain("The same words in two articles")


def _labels(pair: Pair, index: Index) -> tuple[str, str]:
    copies = index.archive.reuse.copies
    if pair.overlap and pair.overlap.sameness == "version":
        return "Older", "Newer"
    for copy, original, labels in ((pair.other, pair.one, ("Original", "Copy")), (pair.one, pair.other, ("Copy", "Original"))):
        if copy.source in copies and copies[copy.source].of == original.source:
            return labels
    first = first_known(pair.one, pair.other)
    return ("A", "B") if first is None else ("Earlier", "Later") if first is pair.one else ("Later", "Earlier")


def _side(article: Article, label: str, index: Index) -> Side:
    captured = article.raw.stated.captured
    return Side(
        article=index.articles[article.source],
        label=index.say.plain(label),
        captured=index.say.date(captured) if captured else "",
    )


def _told(pair: Pair, labels: tuple[str, str], say: Wording) -> Iterator[str]:
    one, other = (say.plain(_NAMES.get(label, label)) for label in labels)
    overlap = pair.overlap
    if overlap and (overlap.sameness == "version" or overlap.status == "confirmed"):
        yield words.capital(f"{overlap.why}.")
        return
    if overlap:
        shares = {"here": share(overlap.of_one, say), "there": share(overlap.of_other, say)}
        told = say.plain(
            "{here} of the words of {one} stand in {other}, {there} of those of {other} in {one}.", one=one, other=other, **shares
        )
        yield words.capital(told)
    first = first_known(pair.one, pair.other)
    if "Earlier" in labels:
        return
    if first is not None:
        yield words.capital(say.plain("{one} is the earlier one known.", one=one if first is pair.one else other))
    else:
        yield say.plain("It is not known which of the two was first.")


def _said(shared: Shared, index: Index) -> Said:
    one, other = (index.archive.mentions[wording.source][wording.mention] for wording in shared.wordings)
    speakers = (index.speakers[wording.source].get(wording.mention) for wording in shared.wordings)
    first, second = (anchor(wording.source, wording.mention, index) for wording in shared.wordings)
    entity = next((speaker.named for speaker in speakers if speaker), None)
    return Said(shared=shared, mentions=(one, other), addresses=(first, second), entity=entity)


def _wordings(said: Said, pair: Pair) -> Wordings:
    shared = said.shared
    texts = []
    for wording, mention in zip(shared.wordings, said.mentions, strict=True):
        article = pair.one if wording.source == pair.one.source else pair.other
        texts.append(words.excerpt(article.raw.words(mention.start, mention.end), _QUOTATION))
    one, other = differences.words(*texts)
    return Wordings(
        speaker=shared.statement.speaker,
        entity=said.entity,
        rows=(Row(one=(one,), other=(other,)),),
        addresses=said.addresses,
        shared=tuple(phrase for phrase in shared.statement.shared if phrase not in shared.statement.why),
        why=shared.statement.why,
    )


class _Sheet:
    """A page being filled, which must remember how much of it is left."""

    def __init__(self, pair: Pair, say: Wording) -> None:
        self._say = say
        self.left = _PAGE
        self._pair = pair

    def stretches(self, overlap: Overlap) -> Iterator[Stretch]:
        one, other = self._pair.one, self._pair.other
        there = sorted(overlap.passages, key=lambda passage: passage.other_start)
        if overlap.sameness == "version" or (overlap.sameness == "copy" and there == list(overlap.passages)):
            body = self._rows(*(_texts(article, 0, len(article.raw.text)) for article in (one, other)))
            rows = (*_heads(one, other), *body)
            yield _stretch(rows, words=sum(passage.words for passage in overlap.passages))
            return
        ends = (
            {b.start: a.end for a, b in pairwise(overlap.passages)},
            {b.other_start: a.other_end for a, b in pairwise(there)},
        )
        named = urls.paragraphs(one), urls.paragraphs(other)
        ranks = {passage.other_start: rank for rank, passage in enumerate(there, 1)}
        for number, passage in enumerate(overlap.passages, 1):
            if self.left <= 0:
                return
            gaps = (
                self._gap(one, ends[0].get(passage.start, 0), passage.start),
                self._gap(other, ends[1].get(passage.other_start, 0), passage.other_start),
            )
            rows = tuple(self._rows(_texts(one, passage.start, passage.end), _texts(other, passage.other_start, passage.other_end)))
            yield Stretch(
                number=number,
                words=passage.words,
                rows=rows,
                before=gaps,
                addresses=(places.address(one, passage.start, named[0]), places.address(other, passage.other_start, named[1])),
                moved=_moved(number, ranks[passage.other_start], self._say),
            )
        last = (overlap.passages[-1].end, there[-1].other_end)
        after = (self._gap(one, last[0], len(one.raw.text)), self._gap(other, last[1], len(other.raw.text)))
        if any(after):
            yield _stretch((), before=after)

    def _gap(self, article: Article, start: int, end: int) -> Gap | None:
        """Tell what stands between two passages; None for nothing but white space and punctuation."""
        found = [(text, whole) for text, whole in _pieces(article, start, end) if any(map(str.isalnum, text))]
        if not found:
            return None
        paragraphs = len(found) if all(whole for _, whole in found) else 0
        if paragraphs:
            told = self._say.counted(paragraphs, "paragraph that only this one has", "paragraphs that only this one has")
        else:
            count = sum(len(text.split()) for text, _ in found)
            told = self._say.counted(count, "word that only this one has", "words that only this one has")
        shown, more = self._first([text for text, _ in found], _GAP)
        return Gap(words=told, paragraphs=shown, more=more)

    def _first(self, texts: Sequence[str], most: int) -> tuple[tuple[str, ...], int]:
        """Return the first paragraphs, with at most so many characters, and how many characters were left out."""
        room = max(min(most, self.left), 0)
        shown: list[str] = []
        for text in texts:
            if room <= 0:
                break
            shown.append(text if len(text) <= room else words.excerpt(text, room))
            room -= max(len(text), _LEAST)
            self.left -= max(len(text), _LEAST)
        return tuple(shown), sum(map(len, texts)) - sum(map(len, texts[: len(shown)]))

    def _rows(self, one: Sequence[str], other: Sequence[str]) -> Iterator[Row]:
        for hunk in differences.paragraphs(one, other):
            if self.left <= 0:
                return
            first, second = one[slice(*hunk.one)], other[slice(*hunk.other)]
            if hunk.same and len(first) > _OPEN:
                shown, more = self._first(first, _FOLDED)
                told = self._say.counted(len(first), "paragraph that both have", "paragraphs that both have")
                left_out = self._say.counted(more, "character of them not shown here", "characters of them not shown here") if more else ""
                yield Row(
                    one=tuple((Run(text=text, differs=False),) for text in shown),
                    other=(),
                    folded="; ".join(filter(None, (told, left_out))),
                )
                continue
            for a, b in zip_longest(first, second):
                self.left -= max(len(a or ""), len(b or ""), _LEAST)
                yield _row(a, b)


def _row(one: str | None, other: str | None) -> Row:
    if one is None or other is None:
        alone = (Run(text=one or other or "", differs=True),)
        return Row(one=(alone,) if one is not None else (), other=(alone,) if other is not None else ())
    first, second = differences.words(one, other)
    return Row(one=(first,), other=(second,))


def _stretch(rows: tuple[Row, ...], words: int = 0, before: tuple[Gap | None, Gap | None] = (None, None)) -> Stretch:
    return Stretch(number=0, words=words, rows=rows, before=before, addresses=("", ""), moved="")


def _moved(number: int, rank: int, say: Wording) -> str:
    if number == rank:
        return ""
    return say.plain(_ORDINALS[rank - 1]) if rank <= len(_ORDINALS) else say.plain("passage {number} there", number=rank)


def _heads(one: Article, other: Article) -> Iterator[Row]:
    """Yield headlines and standfirsts side by side, where they are not the same."""
    for first, second in ((one.headline, other.headline), (one.standfirst, other.standfirst)):
        if (first or second) and first != second:
            yield _row(first or None, second or None)


def _texts(article: Article, start: int, end: int) -> list[str]:
    """Return the paragraphs of the body between two offsets."""
    return [text for text, _ in _pieces(article, start, end)]


def _pieces(article: Article, start: int, end: int) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of the body between two offsets, and whether each lies there as a whole."""
    blocks = article.blocks
    for number in range(max(bisect_right(blocks, start, key=lambda block: block.start) - 1, 0), len(blocks)):
        block = blocks[number]
        if block.start >= end:
            return
        low, high = max(block.start, start), min(block.end, end)
        if block.kept and low < high and (text := article.raw.words(low, high)):
            for piece in _cut(text):
                yield piece, (low, high) == (block.start, block.end)


def _cut(text: str) -> Iterator[str]:
    """Cut what is too long for a paragraph behind its sentences, and a sentence that is too long anywhere."""
    if len(text) <= _LONG:
        yield text
        return
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        for at in range(start, end, _LONG):
            yield text[at : min(at + _LONG, end)].strip()
        start = end
