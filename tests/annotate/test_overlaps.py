from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sitegen.annotate.overlaps import settle
from sitegen.model import Mention

ORDER = ("person", "place", "organisation", "quote", "reported", "date")
FRAMES = {"quote", "reported"}


def mention(start: int, end: int, kind: str = "person", certainty: float = 0.8, rule: str = "rule") -> Mention:
    return Mention(start=start, end=end, kind=kind, text="x" * (end - start), certainty=certainty, rule=rule)


MENTIONS = st.lists(
    st.builds(
        lambda start, size, kind, certainty: mention(start, start + size, kind, certainty),
        st.integers(0, 30), st.integers(0, 12), st.sampled_from(ORDER), st.sampled_from((0.5, 0.8, 0.9)),
    )
)  # fmt: skip


def test_the_longer_mark_wins() -> None:
    bank, china = mention(0, 13, "organisation", 0.7), mention(8, 13, "place", 0.99)
    assert settle([china, bank], ORDER) == (bank,)


def test_of_two_marks_on_the_same_words_the_surer_one_wins() -> None:
    person, place = mention(0, 6, "person", 0.6), mention(0, 6, "place", 0.9)
    assert settle([person, place], ORDER) == (place,)


def test_of_two_equally_sure_marks_the_kind_that_comes_first_wins() -> None:
    person, place = mention(0, 6, "person"), mention(0, 6, "place")
    assert settle([place, person], ORDER) == (person,)


def test_a_loser_does_not_take_others_with_it() -> None:
    long, middle, last = mention(0, 10), mention(8, 16), mention(14, 18)
    assert settle([last, middle, long], ORDER) == (long, last)


def test_names_stay_inside_quotations() -> None:
    quote, name = mention(0, 40, "quote"), mention(3, 9)
    assert settle([name, quote], ORDER) == (quote, name)


def test_a_name_that_sticks_out_of_a_quotation_goes() -> None:
    quote, name = mention(0, 40, "quote"), mention(35, 45)
    assert settle([name, quote], ORDER) == (quote,)


def test_reported_speech_holds_a_quotation_and_a_quotation_reported_speech() -> None:
    reported, quote, name = mention(0, 40, "reported"), mention(10, 20, "quote"), mention(12, 15)
    assert settle([name, quote, reported], ORDER) == (reported, quote, name)
    inner = mention(12, 15, "reported")
    assert settle([inner, quote], ORDER) == (quote, inner)


def test_reported_speech_that_would_cross_a_quotation_goes() -> None:
    quote, crossing = mention(10, 20, "quote"), mention(15, 60, "reported", certainty=0.9)
    assert settle([crossing, quote], ORDER) == (quote,)


def test_the_same_words_are_no_quotation_and_reported_speech_besides() -> None:
    quote, reported = mention(10, 20, "quote"), mention(10, 20, "reported", certainty=0.99)
    assert settle([reported, quote], ORDER) == (quote,)


@given(MENTIONS)
def test_what_stays_is_disjoint_or_nested_and_the_rest_overlaps_it(mentions: list[Mention]) -> None:
    kept = settle(mentions, ORDER)
    for number, one in enumerate(kept):
        for two in kept[number + 1 :]:
            apart, nested = one.end <= two.start, two.end <= one.end or (one.start == two.start and one.end <= two.end)
            assert apart or (nested and one.kind != two.kind and not FRAMES.isdisjoint({one.kind, two.kind}))
    for lost in mentions:
        if lost not in kept and lost.start < lost.end:
            assert any(one.start < lost.end and lost.start < one.end for one in kept)


@given(MENTIONS, st.randoms())
def test_the_order_of_the_claims_does_not_count(mentions: list[Mention], random: Random) -> None:
    shuffled = list(mentions)
    random.shuffle(shuffled)
    assert settle(shuffled, ORDER) == settle(mentions, ORDER)
