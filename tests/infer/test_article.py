import time
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from making import PATIENCE, raw_article

from sitegen import clean, infer
from sitegen.model import Article
from sitegen.read import markdown, plain

LINES = st.sampled_from(
    [
        "Home » Talks", "WorldTalks go on in a villa", "Talks go on in a villa", "By JANE ROE and John Doe, Reuters",
        "Mon, 28 February 2022",
        "Published March 3, 2022", "3 March 2022", "Source: Xinhua", "Leave a Reply",
        "(Reporting by Jane Roe; editing by John Doe)",
        "KYIV, March 3, 2022 (Reuters) - They met again, for the third time in a month.", "\ufeff", "\x00", "By",
        "The delegations met for the second time in a week and agreed on little.",
    ]
)  # fmt: skip


def article(text: str) -> Article:
    raw = plain.read(raw_article(text))
    return infer.article(raw, clean.blocks(raw, {}), "a")


def test_all_that_is_inferred_stands_in_the_article_with_its_evidence_in_one_order(page: Callable[..., Any]) -> None:
    raw, blocks = page(
        ("section", "World"), ("headline", "Talks go on"), ("standfirst", "A villa at the border is made ready"),
        ("byline", "By Jane Roe, Reuters"), ("dateline", "3 March 2022"), ("body", "They met."), url="https://example.org/talks",
    )  # fmt: skip
    made = infer.article(raw, blocks, "talks")
    assert (made.id, made.source, made.headline, made.section, made.standfirst) == (
        "talks", "article.txt", "Talks go on", "World", "A villa at the border is made ready",
    )  # fmt: skip
    assert (made.published, made.authors, made.publisher, made.url) == ("2022-03-03", ("Jane Roe",), "Reuters", "https://example.org/talks")
    assert [evidence.field for evidence in made.evidence] == [
        "headline",
        "section",
        "standfirst",
        "published",
        "byline",
        "publisher",
        "url",
    ]
    assert made.blocks == blocks


def test_an_empty_article_is_called_by_its_file_and_knows_nothing() -> None:
    made = article("They met.")
    assert (made.headline, made.published, made.authors, made.publisher, made.evidence) == ("article", None, (), None, ())


@given(st.lists(LINES, max_size=10).map("\n\n".join))
def test_the_offsets_of_evidence_give_exactly_its_words(text: str) -> None:
    made = article(text)
    for evidence in made.evidence:
        assert evidence.where == "text"
        assert text[evidence.start : evidence.end] == evidence.quote
        assert evidence.quote


def test_five_megabytes_are_read_cleaned_and_dated_in_two_seconds() -> None:
    long = "The minister said on March 3, 2022 that talks (Reuters) would go on. " * 76_000
    raw = raw_article(long)
    start = time.process_time()
    raw = plain.read(raw)
    infer.article(raw, clean.blocks(raw, clean.recurring([raw])), "a")
    assert time.process_time() - start < PATIENCE


def test_a_picture_above_the_text_hides_no_dateline() -> None:
    raw = markdown.read(
        raw_article("# Talks\n\n![](a.jpg)\n\nKYIV, March 3, 2022 (Reuters) - They met again, for the third time in a month.\n")
    )
    found = infer.article(raw, clean.blocks(raw, {}), "a")
    assert (found.headline, found.published, found.publisher) == ("Talks", "2022-03-03", "Reuters")


@given(st.sampled_from(["Bridge closes", "Will it open?", "Ships"]), st.sampled_from([" ", "!", "_", "\u200b"]))
def test_no_article_is_without_a_name(line: str, stem: str) -> None:
    raw = plain.read(raw_article(f"{line}\n\nThe harbour bridge will be closed for six weeks.\n"))
    assert infer.article(raw, clean.blocks(raw, {}), "a").headline == line
    raw = plain.read(raw_article("They met.\n", source=f"{stem}.txt"))
    assert infer.article(raw, clean.blocks(raw, {}), "a").headline == "Untitled"
