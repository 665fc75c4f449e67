"""Blocks in a short form that can be kept, and what of the archive they rest on.

What a line is depends on how often it stands in other articles, so a new article could change every other one. In truth an article asks
for a few counts only. They are kept beside its blocks: while the archive answers the same, the blocks are the same.
"""

from collections.abc import Iterator, Mapping
from sys import intern

import msgspec
from msgspec import Struct

from sitegen.model import Block, RawArticle
from sitegen.shared import certainty, offset

Cut = tuple[int, int, str, int, str, str, float]
"""start, end, role, level, rule, why and certainty of a block; its words are the file's."""


class Remembered(Struct, frozen=True, array_like=True):
    """The blocks of an article, and the archive's answers by which they became so."""

    cuts: tuple[Cut, ...]
    counts: dict[str, int]
    """What was asked for -> the count, 0 for none."""
    several: bool | None
    """Whether the archive has counts at all; None where nobody asked."""


_read = msgspec.msgpack.Decoder(Remembered).decode


class Asked(Mapping[str, int]):
    """The archive's counts, with a note of each one that was asked for."""

    def __init__(self, recurring: Mapping[str, int]) -> None:
        self._recurring = recurring
        self.counts: dict[str, int] = {}
        self.several: bool | None = None

    def __getitem__(self, key: str) -> int:
        count = self.counts[key] = self._recurring.get(key, 0)
        if not count:
            raise KeyError(key)
        return count

    def __len__(self) -> int:
        self.several = len(self._recurring) > 1
        return 1 + self.several

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("who looks at all counts cannot be remembered")


def short(blocks: tuple[Block, ...], asked: Asked) -> Remembered:
    """Return what can be kept."""
    cuts = tuple((block.start, block.end, block.role, block.level, block.rule, block.why, block.certainty) for block in blocks)
    return Remembered(cuts, asked.counts, asked.several)


def full(raw: RawArticle, recurring: Mapping[str, int], kept: bytes) -> tuple[Block, ...] | None:
    """Return the blocks again; None when the archive answers otherwise today."""
    found = _read(kept)
    if any(recurring.get(key, 0) != count for key, count in found.counts.items()) or found.several not in {None, len(recurring) > 1}:
        return None
    cuts, text = found.cuts, raw.text
    ends = [cut[0] for cut in cuts[1:]] + [len(text)]
    return tuple(
        Block(
            start=offset(start), end=offset(end), text=text[start:end], gap=intern(text[end:after]), role=intern(role), level=level,
            rule=intern(rule), why=intern(why), certainty=certainty(sure),
        )
        for (start, end, role, level, rule, why, sure), after in zip(cuts, ends, strict=True)
    )  # fmt: skip
