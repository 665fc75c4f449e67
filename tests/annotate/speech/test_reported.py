"""What the cases in cases/reported.txt cannot say: where claims may not be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import article

from sitegen import annotate
from sitegen.model import Mention

ALL = annotate.annotators(())
PIECES = (
    "Anna Novak said ",
    "that ",
    "the road was shut",
    ", he said",
    ". ",
    "“",
    "”",
    '"',
    "It is safe",
    ", but ",
    "\n\n",
    " and ",
    "told Roe ",
)


def reported(words: str) -> list[Mention]:
    return [mention for mention in annotate.mentions(article(words), ALL) if mention.kind == "reported"]


def test_a_claim_ends_with_a_quotation_in_it() -> None:
    words = "Anna Novak said that the law on bridges and harbours was bad and “a danger to us all.” It rained."
    (claim,) = reported(words)
    assert claim.text == "that the law on bridges and harbours was bad and “a danger to us all.”"


@pytest.mark.parametrize("words", ["said that ", "He said that", "“He said that it was so.”"])
def test_nothing_is_claimed_where_nothing_is_said(words: str) -> None:
    assert reported(f"{words}\n") == []


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_frames_never_cross_and_claims_have_speakers(pieces: list[str]) -> None:
    made = article("".join(pieces).strip() or "x")
    frames = [mention for mention in annotate.mentions(made, ALL) if mention.kind in {"quote", "reported"}]
    assert all(frame.speaker for frame in frames if frame.kind == "reported")
    assert all(made.raw.plain[frame.start : frame.end] == frame.text and frame.text.strip() for frame in frames)
    for one in frames:
        for two in frames:
            assert not (one.start < two.start < one.end < two.end)
