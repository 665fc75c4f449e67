"""The words around a date, and the terms by which quotations are compared."""

import making
import pytest

from sitegen.chronology import words


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("It broke in HERE", "broke in HERE"),
        ("They had left and resigned in HERE", "resigned in HERE"),
        ("It was scheduled in HERE", "was scheduled in HERE"),
        ("The scheduled one, HERE", None),
        ("It broke. In HERE", None),
        ("It broke and is gone in HERE", None),
        ("They refused to leave in HERE", None),
        ("They moved to the sea in HERE", "moved to the sea in HERE"),
        ("They fled to Norway in HERE", "fled to Norway in HERE"),
        ("It is opened in HERE", None),
        ("In HERE, the bridge broke.", "In HERE, the bridge broke"),
        ("It holds. On HERE it broke.", "On HERE it broke"),
        ("In HERE, the bridge is closed.", None),
        ("HERE The bridge broke.", None),
        ("The one in HERE broke.", None),
    ],
)
def test_a_verb_of_the_same_clause_puts_a_date_into_the_past(text: str, past: str | None) -> None:
    article = making.article(text)
    start = text.index("HERE")
    span = words.past_span(article, article.blocks[0], start, start + 4)
    assert (None if span is None else text[slice(*span)]) == past


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("It broke on HERE and sank.", False),
        ("It will break on HERE.", True),
        ("It broke by HERE.", True),
        ("It broke before early HERE.", True),
        ("It broke HERE, and repairs are planned.", True),
        ("The Canberra ferry broke HERE.", False),
        ("The WILLING ferry broke HERE.", False),
    ],
)
def test_a_word_of_plans_or_limits_near_a_date_is_seen(text: str, *, ahead: bool) -> None:
    article = making.article(text)
    start = text.index("HERE")
    assert words.looks_ahead(article, article.blocks[0], start, start + 4) is ahead


def test_terms_are_folded_singular_and_none_of_the_common_words() -> None:
    assert words.terms("The Élysée said that negotiations and a negotiation failed") == {"elysee", "negotiation", "failed"}
