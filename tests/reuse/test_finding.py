import random
import time
from itertools import pairwise

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sitegen import reuse
from sitegen.model import Article, Bond, Copy, Link, Overlap, Stated

SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]


def prose(seed: str, words: int) -> str:
    """Sentences of twelve words that nobody else has."""
    chance = random.Random(seed)
    made = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(words)]
    return " ".join(f"{' '.join(made[at : at + 12]).capitalize()}." for at in range(0, words, 12))


def told(text: str, source: str, published: str | None = None, headline: str = "A headline", **stated: str) -> Article:
    article = making.article(text, source=source, published=published, headline=headline, stated=Stated(**stated))  # type: ignore[arg-type]
    return structs.replace(article, url=stated.get("url"))


def only(articles: list[Article], *links: Link) -> Overlap:
    (overlap,) = reuse.passages(articles, links).overlaps
    return overlap


LONG, OTHER = prose("long", 240), prose("other", 240)
SHORT = prose("short", 48)


def test_articles_that_share_nothing_have_no_overlap() -> None:
    found = reuse.passages([told(LONG, "a.txt"), told(OTHER, "b.txt")], ())
    assert (found.overlaps, found.copies, found.older) == ((), {}, {})


def test_nothing_comes_of_nothing() -> None:
    assert reuse.passages([], ()).overlaps == ()
    assert reuse.passages([told("—", "a.txt"), told("—", "b.txt")], ()).copies == {}


def test_a_passage_is_shown_with_its_places_in_both() -> None:
    one, other = told(f"{LONG}\n\n{SHORT}", "a.txt"), told(f"{OTHER} {SHORT.upper()}", "b.txt")
    overlap = only([one, other])
    (passage,) = overlap.passages
    assert one.raw.text[passage.start : passage.end] == SHORT.removesuffix(".")
    assert other.raw.text[passage.other_start : passage.other_end] == SHORT.removesuffix(".").upper()
    assert (overlap.sameness, passage.words) == ("passages", 48)
    assert (overlap.of_one, overlap.of_other) == (round(48 / 288, 4), round(48 / 288, 4))
    assert (
        overlap.why
        == "17 % of the words of one and 17 % of the other's are the same: 48 words in one passage; it is not known which was first"
    )


def test_eleven_words_are_no_passage() -> None:
    few = " ".join(SHORT.split()[:11])
    assert reuse.passages([told(f"{LONG} {few}", "a.txt"), told(f"{OTHER} {few}", "b.txt")], ()).overlaps == ()


def test_one_changed_word_does_not_end_a_passage() -> None:
    words = SHORT.split()
    words[20] = "otherwise"
    (passage,) = only([told(f"{LONG} {SHORT}", "a.txt"), told(f"{OTHER} {' '.join(words)}", "b.txt")]).passages
    assert passage.words == 47


def test_the_one_known_to_be_earlier_is_first() -> None:
    late, early = told(f"{LONG} {SHORT}", "a.txt", "2022-03-04"), told(f"{OTHER} {SHORT}", "b.txt", "2022-03-03")
    overlap = only([late, early])
    assert (overlap.one, overlap.other) == ("b.txt", "a.txt")
    assert overlap.why.endswith("the earlier is of 3 March 2022, the later of 4 March 2022")
    assert late.raw.text[overlap.passages[0].other_start :] == SHORT


def test_dates_that_may_be_the_same_day_leave_open_which_was_first() -> None:
    overlap = only([told(f"{LONG} {SHORT}", "a.txt", "2022-03-04"), told(f"{OTHER} {SHORT}", "b.txt", "2022-03")])
    assert overlap.one == "a.txt"
    assert overlap.why.endswith("it is not known which was first")


def test_the_later_of_two_same_bodies_is_the_copy() -> None:
    found = reuse.passages([told(LONG, "a.txt", "2022-03-04"), told(LONG, "b.txt", "2022-03-03")], ())
    assert found.copies == {"a.txt": Copy(of="b.txt", share=1.0)}
    assert found.overlaps[0].sameness == "copy"
    assert found.overlaps[0].why.startswith("all 240 words of one stand in the other")


def test_a_bulletin_in_a_feature_is_the_copy_even_if_it_came_first() -> None:
    found = reuse.passages([told(SHORT, "a.txt", "2022-03-03"), told(f"{LONG} {SHORT}", "b.txt", "2022-03-04")], ())
    assert found.copies == {"a.txt": Copy(of="b.txt", share=1.0)}


def test_a_copy_whose_sentences_are_moved_is_one() -> None:
    sentences = LONG.split(". ")
    random.Random(1).shuffle(sentences)
    found = reuse.passages([told(LONG, "a.txt"), told(". ".join(sentences), "b.txt")], ())
    assert found.copies.keys() == {"b.txt"}


def test_two_that_quote_one_speech_are_no_copies() -> None:
    speech = f"“{prose('speech', 120)}”"
    found = reuse.passages([told(f"{prose('x', 60)} {speech}", "a.txt"), told(f"{prose('y', 60)} {speech}", "b.txt")], ())
    assert [overlap.sameness for overlap in found.overlaps] == ["passages"]
    assert found.copies == {}


def test_a_form_filled_in_twice_is_no_copy() -> None:
    words = LONG.split()[:120]
    rates = [" ".join(f"{word} {number * 7 + at}.{at}" if at % 6 == 0 else word for at, word in enumerate(words)) for number in (1, 2)]
    assert reuse.passages([told(rates[0], "a.txt"), told(rates[1], "b.txt")], ()).copies == {}
    assert reuse.passages([told(rates[0], "a.txt"), told(rates[0], "b.txt")], ()).copies.keys() == {"b.txt"}


def test_a_copy_of_a_copy_is_one_of_the_original() -> None:
    sentences = LONG.split(". ")
    articles = [
        told(LONG, "c.txt", "2022-03-01"),
        told(". ".join(sentences[:-2]), "b.txt", "2022-03-02"),
        told(". ".join(sentences[:-4]), "a.txt", "2022-03-03"),
    ]
    assert {copy: of.of for copy, of in reuse.passages(articles, ()).copies.items()} == {"a.txt": "c.txt", "b.txt": "c.txt"}


@pytest.mark.parametrize(
    "url",
    ["http://www.example.org/2022/talks/?utm_source=x#top", "https://web.archive.org/web/20220305120000/https://example.org/2022/talks"],
)
def test_one_address_makes_versions_and_the_last_captured_is_the_newest(url: str) -> None:
    new = told(LONG, "a.txt", captured="2022-03-05", url="https://example.org/2022/talks")
    old = told(f"{LONG} {SHORT}", "b.txt", captured="2022-03-04", url=url)
    found = reuse.passages([new, old], ())
    assert (found.older, found.copies) == ({"b.txt": "a.txt"}, {})
    overlap = found.overlaps[0]
    assert (overlap.one, overlap.other, overlap.sameness) == ("b.txt", "a.txt", "version")
    assert overlap.why.startswith("both files have the same web address; the newer one was captured 5 March 2022, the older 4 March 2022; ")


def test_one_address_without_days_keeps_the_last_file_and_says_so() -> None:
    found = reuse.passages([told(LONG, f"{name}.txt", url="https://example.org/talks") for name in "abc"], ())
    assert found.older == {"a.txt": "c.txt", "b.txt": "c.txt"}
    assert "nothing tells which is newer" in found.overlaps[0].why


def test_another_text_at_the_same_address_is_no_version() -> None:
    articles = [told(LONG, "a.txt", url="https://example.org/live"), told(OTHER, "b.txt", url="https://example.org/live")]
    assert reuse.passages(articles, ()).older == {}


def test_a_counted_name_and_a_day_of_capture_make_versions_where_no_address_is_known() -> None:
    old, new = told(LONG, "talks.txt", captured="2022-03-04"), told(f"{LONG} Now.", "talks-2.txt", captured="2022-03-05")
    assert reuse.passages([old, new], ()).older == {"talks.txt": "talks-2.txt"}
    assert reuse.passages([old, structs.replace(new, headline="Another")], ()).older == {}
    assert reuse.passages([old, structs.replace(new, source="other.txt")], ()).older == {}


@pytest.mark.parametrize(
    ("bond", "sameness"), [("copy", "copy"), ("version", "version"), ("distinct", "passages"), ("event", "copy"), ("none", "copy")]
)
def test_what_the_archivist_says_wins(bond: Bond, sameness: str) -> None:
    articles = [told(LONG, "a.txt", "2022-03-03"), told(LONG, "b.txt", "2022-03-04")]
    found = reuse.passages(articles, [Link(("b.txt", "a.txt", "gone.txt"), bond, "seeds/curation.toml:3")])
    overlap = found.overlaps[0]
    assert overlap.sameness == sameness
    said = bond in {"copy", "version", "distinct"}
    assert (overlap.status == "confirmed") == said == ("(seeds/curation.toml:3)" in overlap.why)
    assert found.copies.keys() == {"copy": {"a.txt"}, "event": {"b.txt"}, "none": {"b.txt"}}.get(bond, set())
    assert found.older == ({"a.txt": "b.txt"} if bond == "version" else {})


def test_a_copy_that_only_the_archivist_sees_has_no_overlap() -> None:
    found = reuse.passages([told(LONG, "a.txt"), told(OTHER, "b.txt")], [Link(("b.txt", "a.txt"), "copy")])
    assert (found.copies, found.overlaps) == ({"a.txt": Copy(of="b.txt", share=0.0)}, ())


def test_the_order_of_the_input_does_not_show() -> None:
    sentences = LONG.split(". ")
    articles = [told(". ".join(sentences[at:]), f"{at}.txt", "2022-03-04" if at % 2 else None) for at in range(9)]
    articles += [told(LONG, "x.txt"), told(f"{OTHER} {SHORT}", "y.txt"), told(f"{SHORT} {prose('z', 90)}", "z.txt")]
    shuffled = random.Random(3).sample(articles, len(articles))
    assert reuse.passages(articles, ()) == reuse.passages(shuffled, ())


@given(st.lists(st.lists(st.sampled_from([*"abcd", LONG[:400], SHORT, OTHER[:300]]), min_size=1, max_size=8).map(" ".join), max_size=6))
def test_passages_are_disjoint_and_copies_have_originals(texts: list[str]) -> None:
    articles = {f"{number}.txt": told(text, f"{number}.txt") for number, text in enumerate(texts)}
    found = reuse.passages(list(articles.values()), ())
    assert not {copy.of for copy in found.copies.values()} & found.copies.keys()
    for overlap in found.overlaps:
        assert overlap.passages
        assert 0 < overlap.of_one <= 1
        assert 0 < overlap.of_other <= 1
        for places in (
            [(passage.start, passage.end) for passage in overlap.passages],
            sorted((passage.other_start, passage.other_end) for passage in overlap.passages),
        ):
            assert all(end <= start for (_, end), (start, _) in pairwise(places))
            assert all(start < end for start, end in places)


def test_a_thousand_same_articles_are_copies_of_one() -> None:
    found = reuse.passages([told(LONG, f"{number:04}.txt") for number in range(1000)], ())
    assert {copy.of for copy in found.copies.values()} == {"0000.txt"}
    assert len(found.overlaps) == len(found.copies) == 999


def test_a_hundred_near_copies_are_copies_of_one() -> None:
    found = reuse.passages([told(f"{LONG} {prose(str(number), 24)}", f"{number:04}.txt") for number in range(100)], ())
    assert {copy.of for copy in found.copies.values()} == {"0000.txt"}
    assert len(found.overlaps) == 99


def test_a_paragraph_of_many_articles_is_no_passage() -> None:
    found = reuse.passages([told(f"{prose(str(number), 96)} {SHORT}", f"{number:04}.txt") for number in range(100)], ())
    assert found.overlaps == ()


@pytest.mark.parametrize("text", ["buffalo " * 200_000, "“" * 1_000_000, prose("big", 120_000), "a" * 1_000_000, "a b " * 250_000])
def test_a_megabyte_of_anything_costs_little(text: str) -> None:
    began = time.process_time()
    reuse.passages([told(text, "a.txt"), told(f"{text}{SHORT}", "b.txt"), told(f"{SHORT}{text}", "c.txt")], ())
    assert time.process_time() - began < 3 * making.PATIENCE
