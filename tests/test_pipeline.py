"""The per-article stages together, on what no article is: a megabyte of one thing takes no longer than a megabyte."""

import time
from pathlib import Path

import making
import pytest

from sitegen import annotate, clean, config, infer, pipeline

MEGABYTE = 1_000_000
RUNS = (
    "Aa ", '"', "“", "‘", "«a» ", "“a” ", "a'", "’", "1", "12 ", "1/2/", "1.1.", "a", "word ", "A",
    "A ", " ", "\t", ".", ". ", ",", "-", "a-", "— ", "(", "[", "|", "/", "http://a.b/", "a@b.c ", "he said ", "By ",
    "Published ", "of the ", "University of the ", "Minister of ", "two hundred and ", "every ", "last week ", "Яя ",
    "中", "a\u0301", "\u200b", "א ", "$5 ", "<b>", "&amp;",
)  # fmt: skip
"""What runs are made of: every class of characters, and words that rules begin with."""
ANNOTATORS = annotate.annotators(())


def seconds(text: str) -> float:
    """Return the processor's time for cleaning, dating and annotating one article."""
    raw = making.raw_article(f"A headline of the page\n\n{text}\n")
    start = time.process_time()
    blocks = clean.blocks(raw, clean.recurring([raw]))
    article = infer.article(raw, blocks, "a", infer.day_orders([raw], {raw.source: blocks}))
    annotate.mentions(article, ANNOTATORS)
    return time.process_time() - start


@pytest.mark.parametrize("lines", [False, True], ids=["one line", "many lines"])
@pytest.mark.parametrize("unit", RUNS)
def test_a_long_run_of_anything_takes_linear_time(unit: str, *, lines: bool) -> None:
    text = (unit * (MEGABYTE // 4 // len(unit)))[: MEGABYTE // 4]
    if lines:
        text = "\n".join(text[at : at + 80] for at in range(0, len(text), 80))
    assert seconds(text) < making.PATIENCE


@pytest.mark.parametrize(
    "unit", ["Ann Lee said ", "“No,” said Ann Lee. ", "Monday ", "USA ", "Ann Bee Cee (ABC) ", "3 March 2022 ", "1999 ", "12:30 "]
)
def test_time_grows_with_the_number_of_marks_and_no_faster(unit: str) -> None:
    small, large = unit * (MEGABYTE // 16 // len(unit)), unit * (MEGABYTE // 4 // len(unit))
    most = 10 * max(min(seconds(small), seconds(small)), 0.02)
    assert any(seconds(large) < most for _ in range(3)), "a busy machine may take long once"


def test_an_article_has_the_language_that_it_states_or_the_archives(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (tmp_path / "sitegen.toml").write_text('title = "A"\nlanguage = "de"\nlanguages = ["fr"]\n')
    for name in ("one", "two"):
        (seeds / f"{name}.txt").write_text(f"Headline {name}\n\nA body that says {name}.\n")
    (seeds / "one.toml").write_text('language = "fr"\n')
    (seeds / "three.md").write_text("---\nlang: nl\n---\n# Drie\n\nEen artikel.\n")
    archive = pipeline.archive(config.load(tmp_path), lambda items, _: items)
    assert archive.problems == ()
    assert {article.source: archive.language_of(article) for article in archive.articles} == {
        "one.txt": "fr", "three.md": "nl", "two.txt": "de",
    }  # fmt: skip
    assert (archive.language, archive.languages) == ("de", ("fr",))
