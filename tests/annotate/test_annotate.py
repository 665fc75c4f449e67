"""Laws of all annotators together: offsets, nesting, the same marks each time, time linear in the text."""

import time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import article, raw_article
from msgspec import structs

from sitegen import annotate
from sitegen.errors import ConfigError
from sitegen.model import Article, Kind

ALL = annotate.annotators(())
PIECES = (
    "President Vladimir Putin", "the Kremlin", "Kyiv", "kyiv", "said", "“We will see,”", "”", "“", '"', "'", "‘so’", "«", "»", "told", "he",
    "on Monday", "March 3", "2022", "3 a.m.", "two weeks ago", "Bank of", "King", "Pope", "Jr.", "II", "Novak",
    "spokesman", "saying:", "that", "for", "University", "of", "and", "(NATO)", "U.S.", "J.", "Mr.", "al-",
    "according to", ",", ".", "\n", "\n\n", "  ", "\t", "\0", "\u202e", "é", "ß", "\U0001f600", "<script>", "Élysée", "de la", "-", "’s",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join), st.lists(st.sampled_from(PIECES)).map("".join)
)
DAYS = st.sampled_from((None, "2022-03-03", "2022-03-03?", "2022-03", "2022", "0001-01-01", "9999-12-31", "2022-02/.."))


def made_of(text: str, published: str | None) -> Article:
    if text.strip():
        return article(text, published=published)
    return structs.replace(article("x"), raw=raw_article(text), blocks=())


@given(TEXTS, DAYS)
def test_marks_lie_in_the_text_and_are_disjoint_or_nested(text: str, published: str | None) -> None:
    made = made_of(text, published)
    blocks = [(block.start, block.end) for block in made.annotated]
    open_ends: list[int] = []
    last = (-1, 0)
    for mention in annotate.mentions(made, ALL):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.text == mention.text.strip()
        assert 0.5 <= mention.certainty <= 1
        assert mention.rule
        assert mention.why
        assert mention.kind == "quote" or mention.value
        assert (mention.start, -mention.end) > last
        last = (mention.start, -mention.end)
        while open_ends and open_ends[-1] <= mention.start:
            open_ends.pop()
        assert not open_ends or mention.end <= open_ends[-1]
        open_ends.append(mention.end)
        assert mention.kind == "quote" or any(start <= mention.start and mention.end <= end for start, end in blocks)
        if mention.speaker:
            assert 0 <= mention.speaker.start < mention.speaker.end <= len(text)


@given(TEXTS, DAYS)
def test_the_same_article_gets_the_same_marks(text: str, published: str | None) -> None:
    first = annotate.mentions(made_of(text, published), ALL)
    annotate.mentions(article("Somebody else, Anna Novak, said so.", published=published), ALL)
    assert annotate.mentions(made_of(text, published), ALL) == first


COMMON = ("Aa ", '"', "“", "7", "A. ", "said ")
RARE = (
    "” ", "'", "7 ", "A", "Bank of ", "the ", "March ", "of the Bank ", "“a ", "\n“A", "NATO (", ", ", "19", "\t", "two ", "Anna Novak ",
    "he said, “we ", "Kyiv, ", "al-", "McA", "A-", "É", "and A ", "in Paris ",
    "according to ", ". ", "‘A ", "1.", "the early ", "A.-", "“A.” ", "the town of Port Ra. ", "Foo Inc. Foo ", "Jan Roe’s spokesman, ",
    "“It is,” he said. Jan Roe’s spokesman, Al Poe, said. ",
)  # fmt: skip


@pytest.mark.parametrize(("piece", "size"), [(piece, 1_000_000) for piece in COMMON] + [(piece, 150_000) for piece in RARE])
def test_hostile_runs_take_linear_time(piece: str, size: int) -> None:
    made = made_of(piece * (size // len(piece)), "2022-03-03")
    begin = time.process_time()
    annotate.mentions(made, ALL)
    assert time.process_time() - begin < 6, "about 1 s is normal"


def test_all_annotators_are_found_and_their_kinds_have_an_order() -> None:
    assert set(ALL) == {"people", "places", "organisations", "quotes", "dates"}
    assert [kind.id for kind in annotate.kinds(ALL)] == ["person", "place", "organisation", "quote", "reported", "date"]
    assert [kind.indexed for kind in annotate.kinds(ALL)] == [True, True, True, False, False, False]


def test_an_annotator_runs_after_the_kinds_it_waits_for() -> None:
    seen: list[str] = []
    for annotator in ALL.values():
        assert set(annotator.AFTER) <= set(seen)
        seen.extend(kind.id for kind in annotator.KINDS)


def test_a_choice_of_annotators_needs_none_of_the_others() -> None:
    made = article("“We will see,” Anna Novak said in Kyiv on 3 March 2022.")
    for name in ALL:
        chosen = annotate.annotators((name,))
        assert list(chosen) == [name]
        assert all(mention.kind == chosen[name].KINDS[0].id for mention in annotate.mentions(made, chosen))


def test_an_unknown_annotator_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(ConfigError, match="'cities'") as caught:
        annotate.annotators(("people", "cities"))
    assert "dates, organisations, people, places, quotes" in caught.value.hint


def test_another_annotator_brings_its_own_kind() -> None:
    ships = SimpleNamespace(KINDS=(Kind(id="ship", label="Ship", plural="Ships"),), AFTER=(), annotate=lambda _article, _found: ())
    assert [kind.id for kind in annotate.kinds({**ALL, "ships": ships})][-1] == "ship"


def test_annotators_that_wait_for_one_another_are_an_error() -> None:
    one = SimpleNamespace(KINDS=(Kind(id="a", label="A", plural="As"),), AFTER=("b",))
    two = SimpleNamespace(KINDS=(Kind(id="b", label="B", plural="Bs"),), AFTER=("a",))
    with pytest.raises(ConfigError, match="wait for one another"):
        annotate._ordered({"one": one, "two": two})
