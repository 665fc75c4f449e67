import making
import pytest
from msgspec import structs

from sitegen.model import Archive, Kind, Mention, Overlap, Passage, Reuse, Statement, Wording
from sitegen.render import pairs
from sitegen.render.wording import ENGLISH

TEXTS = {
    "a.txt": "He said: “We go on.”",
    "b.txt": "He said: “We shall go on.”",
    "c.txt": "He said: “We do go on.”",
    "d.txt": "He said: “We go on!”",
}
DATES = {"a.txt": "2022-03-05", "b.txt": "2022-03-03", "c.txt": None, "d.txt": None}


def quotation(text: str) -> Mention:
    return Mention(start=9, end=len(text), kind="quote", text=text[9:], certainty=0.9, rule="test")


@pytest.fixture
def quoting() -> Archive:
    """Four articles that quote one statement, two of them in the same words."""
    said = Statement(speaker="He", wordings=tuple(Wording(source=source, mention=0) for source in TEXTS), why="the same", shared=("go on",))
    return Archive(
        articles=tuple(making.article(text, source=source, published=DATES[source]) for source, text in TEXTS.items()),
        mentions={source: (quotation(text),) for source, text in TEXTS.items()},
        rejected={}, notes={}, kinds=(Kind(id="quote", label="Quotation", plural="Quotations", indexed=False),),
        entities=(), tags=(), related={},
        statements=(said,),
    )  # fmt: skip


def overlapping(one: str, other: str) -> Overlap:
    passage = Passage(start=0, end=7, other_start=0, other_end=7, words=2)
    return Overlap(one=one, other=other, passages=(passage,), of_one=0.5, of_other=0.5, sameness="passages", why="x")


def archive_of(sources: list[str], overlaps: list[Overlap]) -> Archive:
    return Archive(
        articles=tuple(making.article("One two.", source=source) for source in sources),
        mentions={}, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={},
        reuse=Reuse(overlaps=tuple(overlaps), copies={}, older={}),
    )  # fmt: skip


def combinations_of(sources: list[str]) -> list[tuple[str, tuple[int, str]]]:
    return [(one, later) for at, one in enumerate(sources) for later in enumerate(sources) if later[0] > at]


def test_the_first_wording_is_held_against_each_other_one_but_not_against_the_same_words(quoting: Archive) -> None:
    assert [pair.address for pair in pairs.pairs(quoting).values()] == ["compare/b/a.html", "compare/a/c.html"]


def test_the_earlier_one_known_stands_first_with_its_own_wording(quoting: Archive) -> None:
    pair = pairs.pairs(quoting)["a.txt", "b.txt"]
    assert (pair.one.source, pair.other.source) == ("b.txt", "a.txt")
    assert [wording.source for wording in pair.statements[0].wordings] == ["b.txt", "a.txt"]


def test_a_pair_has_one_page_for_all_that_it_shares(quoting: Archive) -> None:
    found = pairs.pairs(structs.replace(quoting, reuse=Reuse(overlaps=(overlapping("a.txt", "b.txt"),), copies={}, older={})))
    assert list(found) == [("a.txt", "b.txt"), ("a.txt", "c.txt")]
    pair = found["a.txt", "b.txt"]
    assert (pair.one.source, pair.overlap is not None) == ("a.txt", True)
    assert [wording.source for wording in pair.statements[0].wordings] == ["a.txt", "b.txt"]


def test_an_article_that_shares_passages_with_many_is_shown_beside_those_with_which_it_shares_most() -> None:
    """All ten of a group share a paragraph; the first shares more with each later one."""
    sources = [f"{letter}.txt" for letter in "abcdefghij"]
    every = [
        structs.replace(overlapping(one, other), of_one=number / 100 if one == "a.txt" else 0.01, of_other=0.01)
        for one, (number, other) in combinations_of(sources)
    ]
    made = pairs.pairs(archive_of(sources, every))
    partners = {source: {*both} - {source} for source in sources for both in made if source in both}
    assert {"j.txt", "i.txt", "h.txt"} <= {other for both in made if "a.txt" in both for other in both}
    assert len(made) <= 3 * len(sources) < len(every)
    assert partners.keys() == {*sources}


def test_copies_versions_and_what_the_archivist_says_are_always_shown() -> None:
    sources = [f"{letter}.txt" for letter in "abcdefgh"]
    every = [overlapping("a.txt", other) for other in sources[1:]]
    assert len(pairs.pairs(archive_of(sources[:5], every[:4]))) == 4, "each of the others has it among its own three"
    crowd = [overlapping(one, other) for one, (_, other) in combinations_of(sources)]
    for change in ({"sameness": "copy"}, {"sameness": "version"}, {"status": "confirmed"}):
        assert len(pairs.pairs(archive_of(sources, crowd))) < len(crowd)
        assert len(pairs.pairs(archive_of(sources, [structs.replace(overlap, **change) for overlap in crowd]))) == len(crowd)


@pytest.mark.parametrize(("value", "said"), [(1.0, "100 %"), (0.9999, "99 %"), (0.926, "93 %"), (0.004, "less than 1 %"), (0.0, "0 %")])
def test_nothing_but_all_is_a_hundred_per_cent(value: float, said: str) -> None:
    assert pairs.share(value, ENGLISH).replace("\N{NO-BREAK SPACE}", " ") == said
