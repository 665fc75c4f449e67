"""A second look at the marks of every article, with what all other articles say of the same names."""

import time
from collections.abc import Mapping, Sequence
from itertools import pairwise

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import annotate
from sitegen.annotate import census
from sitegen.model import Article, Mention, Speaker

Marked = tuple[str, str, str, float]
"""Words of the text, kind, rule, certainty."""


def archive(*articles: tuple[str, Sequence[Marked]]) -> tuple[list[Article], dict[str, tuple[Mention, ...]]]:
    """Articles of these texts, with the first unmarked occurrence of each of the words marked."""
    made: list[Article] = []
    found: dict[str, tuple[Mention, ...]] = {}
    for number, (text, marked) in enumerate(articles):
        article = making.article(text, source=f"{number:03}.txt")
        marks: list[Mention] = []
        for words, kind, rule, certainty in marked:
            start = text.index(words)
            while any(mark.start == start for mark in marks):
                start = text.index(words, start + 1)
            marks.append(Mention(start, start + len(words), kind, words, certainty, rule, value=words))
        made.append(article)
        found[article.source] = tuple(sorted(marks, key=lambda mark: mark.start))
    return made, found


def agreed(articles: Sequence[Article], found: Mapping[str, Sequence[Mention]]) -> dict[str, tuple[Mention, ...]]:
    """The marks of all articles after the second look, by source."""
    marked = [annotate.Marked(article, found[article.source], census.words(article)) for article in articles]
    counts = [annotate.heard(one) for one in marked]
    hearsay = annotate.hearsay(counts)
    return {one.article.source: annotate.agreed(one, count, hearsay) for one, count in zip(marked, counts, strict=True)}


def told(marks: Mapping[str, Sequence[Mention]], number: int) -> list[tuple[str, str, str]]:
    return [(mark.text, mark.kind, mark.rule) for mark in marks[f"{number:03}.txt"]]


PERSON = ("The coach, Martin Skovgard, spoke.", [("Martin Skovgard", "person", "apposition", 0.9)])
TOWN = ("They meet at Lunde Harbour on Monday.", [("Lunde Harbour", "place", "place word", 0.8)])


def test_a_person_in_ten_articles_is_no_place_in_the_eleventh() -> None:
    texts = [("A song by Paris, who sang.", [("Paris", "person", "first name", 0.85)])] * 10
    found = agreed(*archive(*texts, ("Fans of Paris cheered.", [("Paris", "place", "known place", 0.9)])))
    (mark,) = found["010.txt"]
    assert (mark.kind, mark.rule, mark.value) == ("person", "archive: another kind", "Paris")
    assert mark.why == "'Paris' is a person in 10 of 11 articles; the rule known place had taken it for place"
    assert mark.certainty < 10 / 11


def test_the_words_beside_a_name_outweigh_all_other_articles() -> None:
    texts = [("A song by Paris, who sang.", [("Paris", "person", "first name", 0.85)])] * 10
    found = agreed(*archive(*texts, ("They met in Paris on Monday.", [("Paris", "place", "known place", 0.9)])))
    assert told(found, 10) == [("Paris", "place", "known place")]
    places = [("They met in Lincoln.", [("Lincoln", "place", "known place", 0.9)])] * 10
    found = agreed(*archive(*places, ("President Lincoln spoke.", [("Lincoln", "person", "title", 0.9)])))
    assert told(found, 10) == [("Lincoln", "person", "title")]


@pytest.mark.parametrize(("more", "kind"), [(4, "place"), (9, "person")])
def test_a_majority_must_be_large_to_decide_on_a_single_word(more: int, kind: str) -> None:
    texts = [("A song by Paris, who sang.", [("Paris", "person", "first name", 0.85)])] * more
    found = agreed(*archive(*texts, ("Fans of Paris cheered.", [("Paris", "place", "known place", 0.9)])))
    assert told(found, more)[0][1] == kind


def test_a_short_form_follows_the_full_name_of_its_own_article() -> None:
    texts = [("A club, Fox, won.", [("Fox", "organisation", "capitals", 0.75)])] * 12
    articles, found = archive(*texts, ("Edward Fox sang. Then Fox left.", [("Edward Fox", "person", "first name", 0.85)]))
    short = Mention(22, 25, "person", "Fox", 0.92, "short form", value="Edward Fox")
    again = agreed(articles, found | {"012.txt": (*found["012.txt"], short)})
    assert again["012.txt"][1] == short


def test_no_quotation_leads_to_a_person_that_is_none_any_more() -> None:
    texts = [("A firm, Lorne Mills, sold it.", [("Lorne Mills", "organisation", "head word", 0.8)])] * 4
    articles, found = archive(*texts, ("“It is sold,” Lorne Mills said.", [("Lorne Mills", "person", "surname", 0.75)]))
    (name,) = found["004.txt"]
    speech = Mention(0, 13, "quote", "“It is sold,”", 0.9, "direct", speaker=Speaker("Lorne Mills", name.start, name.end, named=True))
    quotation, mill = agreed(articles, found | {"004.txt": (speech, name)})["004.txt"]
    assert quotation.speaker == Speaker("Lorne Mills", name.start, name.end, named=False)
    assert mill.kind == "organisation"


def test_a_word_that_the_archive_writes_small_is_no_name_where_a_sentence_begins() -> None:
    small = [("They saw the harvesters at work.", [])] * 3
    marked = [("Harvesters", "person", "known person", 0.8)]
    assert told(agreed(*archive(*small, ("Rain fell. Harvesters went home.", marked))), 3) == []
    assert told(agreed(*archive(*small, ("Rain fell on Harvesters at home.", marked))), 3) != []
    assert told(agreed(*archive(*small[1:], ("Rain fell. Harvesters went home.", marked))), 2) != []


def test_a_name_that_others_are_sure_of_is_marked() -> None:
    found = agreed(*archive(PERSON, PERSON, ("“We lost,” the Martin Skovgard fan said. Martin Skovgard left.", [])))
    assert told(found, 2) == [("Martin Skovgard", "person", "archive: known name")] * 2
    assert found["002.txt"][0].why == "2 other articles have it as person, and none as anything else"


@pytest.mark.parametrize(
    "text",
    [
        "The Martin Skovgard Foundation paid.", "An anti-Martin Skovgard song.", "It is Old Martin Skovgard again.",
        "See @Martin Skovgard today.",
        "Of MARTIN SKOVGARD nothing.",
    ],
)  # fmt: skip
def test_a_name_inside_something_longer_is_left_alone(text: str) -> None:
    assert told(agreed(*archive(PERSON, PERSON, (text, []))), 2) == []


def test_one_sure_article_is_not_enough() -> None:
    assert told(agreed(*archive(PERSON, ("Then came Martin Skovgard.", []))), 1) == []


def test_a_family_name_stands_for_the_only_one_who_has_it() -> None:
    lone = ("The match that Skovgard lost. Skovgard left.", [])
    (mark,) = agreed(*archive(PERSON, PERSON, lone))["002.txt"]
    assert (mark.start, mark.text, mark.rule, mark.value) == (15, "Skovgard", "archive: family name", "Skovgard")
    assert "'Martin Skovgard'" in mark.why
    sister = ("The coach, Maria Skovgard, spoke.", [("Maria Skovgard", "person", "apposition", 0.9)])
    assert told(agreed(*archive(PERSON, PERSON, sister, lone)), 3) == []
    firm = ("They sold Skovgard Logistics.", [("Skovgard Logistics", "organisation", "head word", 0.8)])
    assert told(agreed(*archive(PERSON, PERSON, firm, lone)), 3) == []


@pytest.mark.parametrize(
    "text", ["Then the Skovgard case.", "Rain fell in Skovgard.", "A jury heard Skovgard testimony.", "By Skovgard & Sons."]
)
def test_a_family_name_that_describes_a_thing_stands_for_nobody(text: str) -> None:
    assert told(agreed(*archive(PERSON, PERSON, (text, []))), 2) == []


@pytest.mark.parametrize(
    "text", ["They saw Skovgard's house.", "It was Skovgard.", "But Skovgard denied it.", "It said Skovgard was late."]
)
def test_a_family_name_that_stands_by_itself_is_a_person(text: str) -> None:
    wanted = 0 if text.startswith("But") else 1  # a capital beside it: 'But' could be a given name
    assert len(told(agreed(*archive(PERSON, PERSON, (text, []))), 2)) == wanted


def test_a_firm_keeps_the_name_of_its_founder() -> None:
    texts = [("A man, Piers Jarvey, sang.", [("Piers Jarvey", "person", "first name", 0.85)])] * 10
    found = agreed(*archive(*texts, ("Shares of Piers Jarvey rose.", [("Piers Jarvey", "organisation", "short name", 0.77)])))
    assert told(found, 10) == [("Piers Jarvey", "organisation", "short name")]


def test_a_family_name_that_is_also_a_word_or_a_place_stands_for_nobody() -> None:
    stone = ("The coach, Ann Stone, spoke.", [("Ann Stone", "person", "apposition", 0.9)])
    assert told(agreed(*archive(stone, stone, ("Under a stone of Stone lay.", []))), 2) == []
    london = ("The coach, Jack London, spoke.", [("Jack London", "person", "apposition", 0.9)])
    assert told(agreed(*archive(london, london, ("They left London behind.", []))), 2) == []


def test_lines_that_were_taken_out_are_left_alone() -> None:
    articles, found = archive(TOWN, TOWN, ("It rains at Lunde Harbour.", []))
    assert told(agreed(articles, found), 2) == [("Lunde Harbour", "place", "archive: known name")]
    out = making.article("It rains at Lunde Harbour.", source="002.txt")
    bare = Article(source=out.source, id=out.id, raw=out.raw, blocks=(), headline="x")
    assert told(agreed([*articles[:2], bare], found), 2) == []


SENTENCES = st.sampled_from(
    ["The coach, Martin Skovgard, spoke. ", "Skovgard lost at Lunde Harbour. ", "Then Martin Skovgard left Lunde. ",
     "“Skovgard,” said Lunde. ",
     "A lunde is small. ", "\n\n"]
)  # fmt: skip
CLAIMS = st.tuples(
    st.sampled_from(["Martin Skovgard", "Skovgard", "Lunde Harbour", "Lunde", "lunde"]),
    st.sampled_from(["person", "place", "organisation", "date"]),
    st.sampled_from(["title", "capitals", "known place"]),
    st.sampled_from([0.6, 0.9]),
)


@given(
    st.lists(
        st.tuples(st.lists(SENTENCES, max_size=4).map(lambda some: "It rains. " + "".join(some)), st.lists(CLAIMS, max_size=3)), max_size=8
    )
)
def test_marks_stay_disjoint_and_no_order_matters(written: list[tuple[str, list[Marked]]]) -> None:
    articles, found = archive(*((text, []) for text, _ in written))
    for article, (text, claims) in zip(articles, written, strict=True):
        marks = [Mention(at, at + len(w), k, w, c, r, value=w) for w, k, r, c in claims if (at := text.find(w)) >= 0]
        found[article.source] = annotate.overlaps.settle(marks, annotate.ORDER)
    again = agreed(articles, found)
    assert dict(agreed(articles[::-1], dict(reversed(found.items())))) == dict(again)
    for article in articles:
        marks = again[article.source]
        assert all(mark.text == article.raw.plain[mark.start : mark.end] for mark in marks)
        assert all(one.end <= other.start for one, other in pairwise(marks))


@pytest.mark.parametrize("unit", ["Aa ", "Martin Skovgard ", "Skovgard, ", '"', "7", " ", "A.", "\n\n", "a"])
def test_a_long_hostile_text_takes_linear_time(unit: str) -> None:
    articles, found = archive(PERSON, PERSON, (f"x{unit * (1_000_000 // len(unit))}", []))
    start = time.process_time()
    agreed(articles, found)
    assert time.process_time() - start < 4, "about half a second is normal"


def test_known_names_that_begin_alike_are_found_where_they_go_on_as_the_text_does() -> None:
    firms = ["Lunde Harbour", "Lunde Harbour Ferry", "Lunde Harbour Bank"]
    sure = [(f"They left {firm} on Monday.", [(firm, "place", "place word", 0.8)]) for firm in firms for _ in range(2)]
    assert told(agreed(*archive(*sure, ("The ferry of Lunde Harbour Bank left.", []))), 6) == [
        ("Lunde Harbour Bank", "place", "archive: known name")
    ]


def test_a_known_name_without_a_capital_is_found_too() -> None:
    sure = ("They left lower Lunde on Monday.", [("lower Lunde", "place", "place word", 0.8)])
    assert told(agreed(*archive(sure, sure, ("Rain fell on lower Lunde today.", []))), 2) == [
        ("lower Lunde", "place", "archive: known name")
    ]
