"""What the five articles of this repository must show once they are cleaned."""

from pathlib import Path

import pytest

from sitegen import clean, read
from sitegen.model import Block

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def seeds() -> dict[str, tuple[Block, ...]]:
    raws, _ = read.articles(SEEDS, lambda items, _: items)
    recurring = clean.recurring(raws)
    return {raw.source[:3]: clean.blocks(raw, recurring) for raw in raws}


def texts(blocks: tuple[Block, ...], role: str) -> list[str]:
    return [block.text for block in blocks if block.role == role]


def test_in_000_slug_caption_related_news_and_load_more_are_taken_out(seeds: dict[str, tuple[Block, ...]]) -> None:
    blocks = seeds["000"]
    assert texts(blocks, "headline") == ["Putin vows 'worst yet to come' to Ukraine, peace talks flop"]
    assert texts(blocks, "slug") == ["UKRAINE-RUSSIA-CONFLICT"]
    assert texts(blocks, "caption") == ["Ukrainian President Volodymyr Zelensky"]
    assert texts(blocks, "furniture") == ["Related News", "Load more"]
    assert len([block for block in blocks if block.kept]) == 23


def test_in_001_breadcrumb_reading_time_and_reply_are_taken_out_and_the_crosshead_is_a_heading(seeds: dict[str, tuple[Block, ...]]) -> None:
    blocks = seeds["001"]
    assert texts(blocks, "breadcrumb") == ["Home » Putin’s pre-condition for Peace"]
    assert texts(blocks, "headline") == ["Putin’s pre-condition for Peace"]
    assert texts(blocks, "furniture") == ["3 min read", "Leave a Reply"]
    assert texts(blocks, "caption") == ["Peace talk between Russia and Ukraine in Belarus"]
    assert texts(blocks, "standfirst") == ["Putin tells Macron he will stop targeting civilians as Ukraine invasion continues"]
    assert texts(blocks, "dateline") == ["Mon, 28 February 2022, 4:15 pm"]
    assert texts(blocks, "heading") == ["Talks in Belarus"]


def test_in_002_both_invitations_to_comment_are_taken_out(seeds: dict[str, tuple[Block, ...]]) -> None:
    assert texts(seeds["002"], "furniture") == ["0 CommentsClose Comments", "Leave a comment"]
    assert len([block for block in seeds["002"] if block.kept]) == 11


def test_in_003_the_second_wording_of_the_headline_is_not_in_the_body(seeds: dict[str, tuple[Block, ...]]) -> None:
    blocks = seeds["003"]
    assert texts(blocks, "headline") == ["Kremlin signals no Ukraine breakthrough after Putin talks with US"]
    assert texts(blocks, "repeat") == ["Kremlin Signals No Ukraine Breakthrough After Talks with the US"]
    assert texts(blocks, "furniture") == ["Leave a Reply"]


def test_in_004_the_section_is_cut_from_the_headline_and_the_crossheads_are_headings(seeds: dict[str, tuple[Block, ...]]) -> None:
    blocks = seeds["004"]
    assert [(block.role, block.text, block.gap) for block in blocks[:2]] == [
        ("section", "World", ""), ("headline", "Volodymyr Zelensky wants one-on-one talks with Putin", "\n\n"),
    ]  # fmt: skip
    assert texts(blocks, "repeat") == ["Volodymyr Zelensky wants one-on-one talks with Putin"]
    assert texts(blocks, "heading") == ["On the verge of breaking", "This coming famine"]
    assert not texts(blocks, "furniture")


def test_all_that_is_left_in_the_bodies_are_sentences_and_headings(seeds: dict[str, tuple[Block, ...]]) -> None:
    for blocks in seeds.values():
        assert all(block.text.rstrip("”").endswith((".", "?")) for block in blocks if block.role == "body")
