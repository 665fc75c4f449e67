"""Nothing is ever lost: kept and taken out give the raw text back, to the byte."""

import hashlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from making import raw_article
from msgspec import structs

from sitegen import clean, read
from sitegen.clean import ledger
from sitegen.clean.rules import Verdict
from sitegen.model import RawArticle
from sitegen.read import markdown, plain

SEEDS = Path(__file__).parents[2] / "seeds"
WORDS = st.sampled_from(
    [
        "Leave a Reply", "Load more", "Home » Talks", "By Jane Roe", "WorldTalks go on", "Talks go on", "RUSSIA-TALKS", "3 March 2022",
        "Related News", "# A", "- b", "> c", "\ufeff", "\x00", "---", "* * *", "(AP)", "é",
        "The delegations met for the second time in a week and agreed on little.",
        "Officials said that corridors would be opened for all.",
    ]
)  # fmt: skip
BREAKS = st.sampled_from(["\n", "\n\n", " ", "\r\n", "\u2028", "\x85", "", "\t\n"])
PAGES = st.lists(st.tuples(WORDS, BREAKS), max_size=14).map(lambda pairs: "".join(word + gap for word, gap in pairs))


def check(raw: RawArticle, recurring: dict[str, int] | None = None) -> None:
    blocks = clean.blocks(raw, recurring or {})
    assert clean.rejoin(blocks) == raw.text
    assert (
        hashlib.sha256(clean.rejoin(blocks).encode("utf-8", "surrogatepass")).digest()
        == hashlib.sha256(raw.text.encode("utf-8", "surrogatepass")).digest()
    )
    end = 0
    for block in blocks:
        assert block.start == end
        assert raw.text[block.start : block.end] == block.text
        assert not block.gap.strip("\ufeff").strip()
        assert block.text or block.role == "blank"
        end = block.end + len(block.gap)
    assert end == len(raw.text)


@given(st.one_of(PAGES, st.text(max_size=200)))
def test_blocks_of_any_text_give_it_back(text: str) -> None:
    check(plain.read(raw_article(text)))


@given(PAGES)
def test_blocks_of_any_markdown_give_it_back(text: str) -> None:
    check(markdown.read(structs.replace(raw_article(text, "a.md"), parts=())))


@given(PAGES, st.dictionaries(WORDS.map(str.lower), st.integers(3, 5)))
def test_whatever_recurs_nothing_is_lost(text: str, counts: dict[str, int]) -> None:
    check(plain.read(raw_article(text)), {"": 5, **counts})


def test_blocks_of_the_seeds_give_the_files_bytes_back() -> None:
    raws, _ = read.articles(SEEDS, lambda items, _: items)
    recurring = clean.recurring(raws)
    for raw in raws:
        data = clean.rejoin(clean.blocks(raw, recurring)).encode(raw.encoding)
        assert data == (SEEDS / raw.source).read_bytes()
        assert hashlib.sha256(data).hexdigest() == raw.sha256


def test_white_space_at_the_beginning_is_the_gap_of_an_empty_block() -> None:
    first, second = clean.blocks(raw_article("\n\n They met.\n"), {})
    assert (first.text, first.gap, first.role, first.kept) == ("", "\n\n ", "blank", False)
    assert (second.text, second.gap) == ("They met.", "\n")


def test_blank_text_is_one_empty_block() -> None:
    assert [(block.text, block.gap) for block in clean.blocks(raw_article("\n \n"), {})] == [("", "\n \n")]


def test_a_line_may_be_cut_in_two_blocks_without_a_gap() -> None:
    made = ledger.blocks("WorldTalks\n", [(0, 5, Verdict("section", "r", "w")), (5, 10, Verdict("headline", "r", "w"))])
    assert [(block.text, block.gap) for block in made] == [("World", ""), ("Talks", "\n")]
