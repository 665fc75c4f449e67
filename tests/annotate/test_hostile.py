"""Text that would make a careless annotator of names slow, as one line and as many."""

import time

import pytest
from making import PATIENCE, article

from sitegen import annotate

SIZE = 200_000
NAMES = ("organisations", "people", "places")
ANNOTATORS = annotate.annotators(NAMES)
TEXTS = (
    "A", "A ", "Aa ", "A.", "A-", "A'", "É", "al-", "al-Aa ", "de ", "Aa and ", "\0", '"', "1", ".", "Ab Ac (AA) ", "Bank of the ",
    "Anna Novak said. ", "Anna Paris said, Paris. ", "Olga Roe, ", "the ABCD went. ", "the firm Orvana. ", "Cairo, Abcde, ",
    "Ministry of Health, Education, ", "in Cairo, ", "the Cougars of overtime. ", "China-Pakistan ", "U.S. ", "St. ",
    "Front of Zorvax met. ", "FC Porto match goal league. ", "Ann A. Roe, Ann B. Roe. Roe. ",
)  # fmt: skip


@pytest.mark.parametrize("width", [0, 100])
@pytest.mark.parametrize("unit", TEXTS)
def test_names_take_linear_time(unit: str, width: int) -> None:
    text = unit * (SIZE // len(unit))
    if width:
        text = "\n".join(text[at : at + width].strip() or "-" for at in range(0, len(text), width))
    started = time.process_time()
    marks = annotate.mentions(article(text), ANNOTATORS)
    assert time.process_time() - started < PATIENCE
    assert all(text[mark.start : mark.end] == mark.text for mark in marks)
