"""Values for tests, made the short way: an article out of a few lines, without the stages that usually make it."""

import zlib

import numpy as np

from sitegen.model import Article, Block, Part, RawArticle, Stated

PATIENCE = 5
"""Seconds of the processor that a megabyte of anything may take in tests. Where nothing else runs it takes less than one; measuring
coverage and a busy machine make several of it, and a step that looks at every character for each character takes hours.
"""


def raw_article(text: str, source: str = "article.txt", stated: Stated | None = None) -> RawArticle:
    """Plain text in which every line that is not blank is a part."""
    parts = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            parts.append(Part(start=start, end=start + len(line.strip())))
        at += len(line)
    data = text.encode()
    return RawArticle(
        source=source, format="plain", text=text, plain=text, encoding="utf-8", sha256="0" * 64, size=len(data), parts=tuple(parts),
        stated=stated or Stated(),
    )  # fmt: skip


def article(
    text: str, *, headline: str = "A headline", published: str | None = None, source: str = "article.txt", stated: Stated | None = None
) -> Article:
    """All of `text` is body; the headline is not in it."""
    raw = raw_article(text, source, stated)
    ends = [part.start for part in raw.parts[1:]] + [len(text)]
    blocks = tuple(
        Block(start=part.start, end=part.end, text=text[part.start : part.end], gap=text[part.end : after], role="body")
        for part, after in zip(raw.parts, ends, strict=True)
    )
    return Article(source=source, id=source.rpartition(".")[0], raw=raw, blocks=blocks, headline=headline, published=published)


def saying(words: str) -> str:
    """Return the name that a quotation of these words has on its page, where nothing before it has the same words."""
    return f"q{np.base_repr(zlib.crc32(' '.join(words.split()).encode()), 36).lower()}"
