"""What somebody said once, as different articles quote it: made sentences, and the five articles of this repository."""

import itertools
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen import config, pipeline
from sitegen.model import QUOTED, Article, Entity, Mention, Speaker, Statement
from sitegen.reuse import wordings
from sitegen.reuse.quotations import statements
from tests.making import PATIENCE, article

ROOT = Path(__file__).parents[2]
SAID = "The harbour will reopen before the winter storms, and every trawler will get a licence"
Quote = tuple[str, str]
"""Words, and the name of who said them; an empty one for nobody."""


def archive(*told: tuple[str | None, Sequence[Quote]]) -> tuple[list[Article], dict[str, tuple[Mention, ...]], list[Entity]]:
    """Articles 0.txt, 1.txt ... out of their dates and what they quote, each quotation in a paragraph of its own."""
    articles, mentions = [], {}
    found: dict[str, dict[str, list[int]]] = {}
    for number, (published, quotes) in enumerate(told):
        source = f"{number}.txt"
        text, marks = "Fog lay on the quay.\n\n", []
        for words, name in quotes:
            start = len(text)
            text += f"“{words}” said {name or 'somebody'} on the quay.\n\n"
            end = start + len(words) + 2
            who = Speaker(name=name, start=end + 6, end=end + 6 + len(name), named=True) if name else None
            marks.append(Mention(start=start, end=end, kind=QUOTED, text=text[start:end], certainty=0.9, rule="test", speaker=who))
            if who:
                found.setdefault(name, {}).setdefault(source, []).append(len(marks))
                marks.append(Mention(start=who.start, end=who.end, kind="person", text=name, certainty=0.9, rule="test", value=name))
        articles.append(article(text, published=published, source=source))
        mentions[source] = tuple(marks)
    entities = [
        Entity(kind="person", id=name.lower().replace(" ", "-"), name=name, aliases=(), mentions={k: tuple(v) for k, v in places.items()})
        for name, places in sorted(found.items())
    ]
    return articles, mentions, entities


def found(*told: tuple[str | None, Sequence[Quote]]) -> tuple[Statement, ...]:
    return statements(*archive(*told))


def pair(one: str, other: str, names: Quote = ("Ana Ruiz", "Ana Ruiz"), days: tuple[str | None, str | None] = (None, None)) -> bool:
    return bool(found((days[0], [(one, names[0])]), (days[1], [(other, names[1])])))


def test_the_same_words_of_one_speaker_are_one_statement() -> None:
    (made,) = found((None, [(SAID, "Ana Ruiz")]), (None, [(f"{SAID},", "Ana Ruiz")]))
    assert made.speaker == "Ana Ruiz"
    assert [(wording.source, wording.mention) for wording in made.wordings] == [("0.txt", 0), ("1.txt", 0)]
    assert (
        made.why
        == "both articles quote Ana Ruiz, word for word: “The harbour will reopen before the winter storms, and every trawler will …”"
    )
    assert made.shared == (SAID,)


def test_the_earliest_known_comes_first() -> None:
    (made,) = found((None, [(SAID, "Ana Ruiz")]), ("2021-05-04", [(SAID, "Ana Ruiz")]), ("2021-05-03", [(SAID, "Ana Ruiz")]))
    assert [wording.source for wording in made.wordings] == ["2.txt", "1.txt", "0.txt"]


def test_a_shortened_quotation_is_the_same_statement() -> None:
    (made,) = found((None, [(SAID, "Ana Ruiz")]), (None, [("reopen before the winter storms", "Ana Ruiz")]))
    assert made.shared == ("reopen before the winter storms",)
    assert made.why.endswith("one of them at greater length: “reopen before the winter storms”")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Regrettably the dredging of the canal is not finished, but ferries can pass at high tide",
            "Regrettably, dredging the canal has not been finished. Ferries, though, are able to pass at high tide",
        ),
        (
            "We are organising shelters for families whose roofs were torn off",
            "We organize shelter for the families who had their roofs torn off",
        ),
        (
            "Twelve vineyards lost their harvest to hail and two bridges collapsed",
            "12 vineyards have lost the harvest to the hail, 2 bridges have collapsed",
        ),
    ],
)
def test_variants_in_other_wordings_are_one_statement(one: str, other: str) -> None:
    (made,) = found((None, [(one, "Ana Ruiz")]), (None, [(other, "Ana Ruiz")]))
    assert "in different wordings that share “" in made.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will sell the shipyard to foreign investors", "We will not sell the shipyard to foreign investors"),
        ("We can't restart the smelter furnaces after the earthquake", "We can restart the smelter furnaces after the earthquake"),
        ("The pipeline lost 30 percent of its pressure overnight", "The pipeline lost 40 percent of its pressure overnight"),
        ("The first shipment of vaccine landed in the capital", "The second shipment of vaccine landed in the capital"),
        ("Fertiliser exports will rise because of the drought", "Fertiliser exports will fall because of the drought"),
        ("We mourn the pilgrims crushed by the avalanche in Lima", "We mourn the pilgrims crushed by the avalanche in Oslo"),
    ],
)
def test_what_contradicts_is_not_one_statement(one: str, other: str) -> None:
    assert not pair(one, other)
    assert pair(one, one)


def test_a_denial_in_a_sentence_left_out_does_not_contradict() -> None:
    whole = "The reservoir is cracked. Nobody must not panic. Engineers arrive from Quito with sonar"
    assert pair(whole, "The reservoir is cracked … Engineers arrive from Quito with sonar")


def test_two_speakers_never_said_one_thing() -> None:
    assert not pair(SAID, SAID, ("Ana Ruiz", "Bo Lind"))


def test_long_and_exact_words_are_believed_without_a_speaker() -> None:
    (made,) = found((None, [(SAID, "Ana Ruiz")]), (None, [(SAID, "")]))
    assert made.speaker == "Ana Ruiz"
    assert made.why.startswith("both articles have the same quotation, one as words of Ana Ruiz, word for word: ")
    assert not pair(SAID, "every trawler will get a licence", ("Ana Ruiz", ""))


def test_one_name_among_many_who_name_nobody_is_not_believed() -> None:
    (made,) = found((None, [(SAID, "Ana Ruiz")]), *[(None, [(SAID, "")])] * 4)
    assert made.speaker == ""
    assert made.why.startswith("all five have the same quotation, word for word: ")


def test_without_a_speaker_two_speakers_are_not_joined() -> None:
    told = [(None, [(SAID, name)]) for name in ("Ana Ruiz", "", "Bo Lind")]
    made = found(*told)
    assert all(len({wording.source for wording in statement.wordings} & {"0.txt", "2.txt"}) < 2 for statement in made)


def test_a_surname_alone_may_be_the_same_speaker() -> None:
    assert pair(SAID, SAID, ("Ana Ruiz", "Ruiz"))
    assert not pair(SAID, SAID, ("Bo Lind", "Bo Lind Jr."))


@pytest.mark.parametrize(
    "words", ["No comment", "We are ready to talk", "Thank you very much, thank you all", "Our thoughts and prayers are with the families"]
)
def test_stock_phrases_are_no_statement(words: str) -> None:
    assert not pair(words, words)


def test_what_is_said_again_much_later_is_not_said_once() -> None:
    assert pair(SAID, SAID, days=("2021-05-03", "2021-05-05"))
    assert not pair(SAID, SAID, days=("2021-05-03", "2021-09-05"))
    variant = "Before the winter storms the harbour reopens, and each trawler is getting its licence"
    assert pair(variant, SAID, days=("2021-05-03", "2021-05-05"))
    assert not pair(variant, SAID, days=("2021-05-03", "2021-05-25"))


def test_one_article_alone_makes_no_statement() -> None:
    assert not found((None, [(SAID, "Ana Ruiz"), (SAID, "Ana Ruiz")]), (None, []))


def test_a_quotation_cut_by_its_attribution_is_one() -> None:
    first, second = "The harbour will reopen,", "before the winter storms, and every trawler will get a licence."
    (made,) = found((None, [(SAID, "Ana Ruiz")]), (None, [(first, "Ana Ruiz"), (second, "Ana Ruiz")]))
    assert [(wording.source, wording.mention) for wording in made.wordings] == [("0.txt", 0), ("1.txt", 0), ("1.txt", 2)]


def test_the_shared_words_stand_in_every_wording() -> None:
    told = [
        SAID,
        "Before the storms of winter the harbour will reopen, and all trawlers get a licence",
        "the harbour will reopen before any winter storm. Trawlers will be given licences",
    ]
    articles, mentions, entities = archive(*[(None, [(words, "Ana Ruiz")]) for words in told])
    for statement in statements(articles, mentions, entities):
        quoted = [{word.stem for word in wordings.read(mentions[each.source][each.mention].text).words} for each in statement.wordings]
        for phrase in statement.shared:
            assert all({word.stem for word in wordings.read(phrase).words} <= stems for stems in quoted)


WORDS = st.sampled_from([*SAID.split(), "not", "12", "glacier", "ferry", "copper", "orchard.", "the", "Quito"])
QUOTES = st.lists(
    st.tuples(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), st.sampled_from(["Ana Ruiz", "Bo Lind", ""])), max_size=3
)
ARTICLES = st.lists(st.tuples(st.sampled_from([None, "2021-05-03", "2021-05-09", "2021-06", "2022"]), QUOTES), max_size=6)


@settings(max_examples=150, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_groups_are_disjoint_of_two_articles_and_do_not_depend_on_the_order(
    told: list[tuple[str | None, list[Quote]]], random: object
) -> None:
    articles, mentions, entities = archive(*told)
    made = statements(articles, mentions, entities)
    places = [(wording.source, wording.mention) for statement in made for wording in statement.wordings]
    assert len(places) == len(set(places))
    for statement in made:
        assert len({wording.source for wording in statement.wordings}) > 1
        assert statement.shared
        named = {speaker.name for each in statement.wordings if (speaker := mentions[each.source][each.mention].speaker)}
        assert len(named) < 2
    shuffled = sorted(articles, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert statements(shuffled, dict(reversed(mentions.items())), entities[::-1]) == made


def test_ten_thousand_times_the_same_words_take_no_time() -> None:
    told = archive(*[(None, [(SAID, "Ana Ruiz"), (SAID, "Ana Ruiz")])] * 10_000)
    start = time.process_time()
    (made,) = statements(*told)
    assert len(made.wordings) == 20_000
    assert time.process_time() - start < PATIENCE


def test_many_quotations_that_nearly_agree_take_no_time() -> None:
    told = archive(
        *[(None, [(f"The harbour will reopen on pier {n} before winter storms hit trawlers", "Ana Ruiz")]) for n in range(4_000)]
    )
    start = time.process_time()
    statements(*told)
    assert time.process_time() - start < PATIENCE


@pytest.mark.parametrize("words", ["trawler ", "harbour licence ", "x" * 11, "“", "\0\u202e<script>", "no ", "7 "])
def test_a_megabyte_in_quotation_marks_takes_no_time(words: str) -> None:
    long = (words * (1_000_000 // len(words)))[:1_000_000]
    told = archive((None, [(long, "Ana Ruiz")]), (None, [(long + "!", "Ana Ruiz")]), (None, [(SAID + long, "")]))
    start = time.process_time()
    statements(*told)
    assert time.process_time() - start < PATIENCE


def test_the_variants_of_the_negotiators_sentence_are_found_in_the_five_articles() -> None:
    whole = pipeline.archive(config.load(ROOT), lambda items, _: items)
    made = statements(whole.articles, whole.mentions, whole.entities)
    (statement,) = [each for each in made if each.speaker == "Mykhailo Podolyak"]
    assert [wording.source[:3] for wording in statement.wordings] == ["000", "002"]
    assert statement.why.startswith(
        "both articles quote Mykhailo Podolyak, in different wordings that share “second round of negotiations”"
    )
    assert "Ukraine needs" in statement.shared
    assert all(len({wording.source for wording in each.wordings}) > 1 for each in made)
    assert not [one for one, other in itertools.combinations(made, 2) if {*one.wordings} & {*other.wordings}]
