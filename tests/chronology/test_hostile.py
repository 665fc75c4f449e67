"""Scraped text may be anything: a megabyte of one thing takes no longer than any other megabyte."""

import time
from collections.abc import Callable

import making
import pytest

from sitegen import chronology
from sitegen.model import Article, Mention

Make = Callable[..., tuple[Article, tuple[Mention, ...]]]
MEGABYTE = 1_000_000


@pytest.mark.parametrize("piece", ["on Thursday ", "3 March ", "“a b” Weaver ", "in 2020 ", "began in 2020. ", "to to "])
def test_a_megabyte_of_one_thing_takes_little_time(piece: str) -> None:
    text = piece * (MEGABYTE // len(piece))
    article = making.article(text, source="a.txt")
    words = piece.strip()
    step = len(piece)
    values = {"on Thursday": "XXXX-WXX-4", "3 March": "XXXX-03-03", "in 2020": "2020", "began in 2020.": "2020"}
    kind = "date" if words in values else "quote"
    mentions = tuple(
        Mention(start=at, end=at + len(words), kind=kind, text=words, certainty=0.9, rule="t", value=values.get(words, ""))
        for at in range(0, len(text) - step, step)
    )
    other = making.article(text, source="b.txt", published="2022-03-03")
    started = time.process_time()
    chronology.dated([article, other], {"a.txt": mentions, "b.txt": mentions})
    assert time.process_time() - started < making.PATIENCE
