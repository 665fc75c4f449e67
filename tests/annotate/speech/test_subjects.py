"""Who does what a verb of speech says; the verb is the last word."""

import pytest
from making import article

from sitegen import annotate
from sitegen.annotate.speech import subjects
from sitegen.annotate.speech.reading import Text

NAMES = annotate.annotators(("people", "places", "organisations"))


def subject(words: str) -> str | None:
    text = Text(words, annotate.mentions(article(words), NAMES))
    at = words.rindex(" ") + 1
    source = subjects.subject(text, 0, at, words[at:], whole=True)
    return source.speaker.name if source else None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Anna Novak said", "Anna Novak"),
        ("Anna Novak also said", "Anna Novak"),
        ("Anna Novak, Republican of Iowa, said", "Anna Novak"),
        ("Anna Novak (left) said", "Anna Novak"),
        ("Anna Novak came late and said", "Anna Novak"),
        ("The president met Anna Novak and said", "The president"),
        ("The president thought that he knew it, and said", "The president"),
        ("Anna Novak defended the plan again, saying", "Anna Novak"),
        ("Anna Novak went on to say", "Anna Novak"),
        ("Reuters quoted Anna Novak as saying", "Anna Novak"),
        ("They all left, with Anna Novak saying", "Anna Novak"),
        ("Anna Novak, who said", "Anna Novak"),
        ("a spokesman for Anna Novak said", "a spokesman for Anna Novak"),
        ("the bespectacled gardener said", "the bespectacled gardener"),
        ("a Ukrainian negotiator on Thursday said", "a Ukrainian negotiator"),
        ("she said", "she"),
        ("Wiborgsson said", "Wiborgsson"),
    ],
)
def test_the_subject_is_found(words: str, name: str) -> None:
    assert subject(words) == name


@pytest.mark.parametrize("words", ["Anna Novak’s dog said", "Anna Novak was told", "In May said", "Because said"])
def test_no_subject_is_found(words: str) -> None:
    assert subject(words) is None
