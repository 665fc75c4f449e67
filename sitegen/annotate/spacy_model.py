"""People, places and organisations as a spaCy model sees them: `annotators = ["spacy:en_core_web_md", "quotes", "dates"]`.

An alternative to the rules of this room, and the example of an annotator that is made from an argument (see extending.Maker). spaCy comes
with the extra `entities` and is imported when the configuration asks for it, never before. A model is slower than the rules by two orders
of magnitude, says nothing of its reasons and gives no certainties, so that each mark can only cite the model, its version and its label.
Lines are read one by one, as the other annotators do; overlong ones in pieces, since spaCy refuses more than a million characters.
"""

import importlib
import importlib.util
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from sitegen.annotate import organisations, people, places
from sitegen.errors import ConfigError
from sitegen.extending import Annotator
from sitegen.model import Article, Kind, Mention
from sitegen.text import squeezed

NAME = "spacy"

_KINDS = {
    "PERSON": "person", "PER": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organisation",
}  # fmt: skip
"""Labels of OntoNotes and of WikiNER, on which spaCy's models are trained -> our kinds; the others are left alone."""
_CERTAINTY = {"PERSON": 0.72, "PER": 0.72, "GPE": 0.83, "LOC": 0.75, "FAC": 0.55, "ORG": 0.5}
"""The model gives none: how often the marks of en_core_web_sm 3.8 were right to the letter, label by label, on news of forty countries."""
_NOT_NEEDED = ("tagger", "parser", "lemmatizer", "attribute_ruler")
_PIECE = 100_000
"""Characters that the model reads at once."""
_ARTICLE, _POSSESSIVES = "the ", ("'s", "’s")


class Span(Protocol):
    """What of a spaCy Span is used."""

    start_char: int
    end_char: int
    label_: str


class Doc(Protocol):
    """What of a spaCy Doc is used."""

    @property
    def ents(self) -> Sequence[Span]:
        """The entities, in order and disjoint."""
        ...


class Language(Protocol):
    """What of a spaCy Language is used."""

    @property
    def meta(self) -> Mapping[str, Any]:
        """`lang`, `name`, `version` and more of the model."""
        ...

    def __call__(self, text: str, /) -> Doc:
        """Read a text."""
        ...


class Model:
    """The annotator that asks one model."""

    KINDS: tuple[Kind, ...] = (*people.KINDS, *places.KINDS, *organisations.KINDS)
    AFTER: tuple[str, ...] = ()

    def __init__(self, language: Language) -> None:
        self._language = language
        name = "_".join(str(language.meta[part]) for part in ("lang", "name") if language.meta.get(part))
        self._called = f"{name} {language.meta.get('version') or ''}".strip()

    def annotate(self, article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
        """Claim what the model finds in each line that annotators read; `found` is not needed."""
        del found
        plain = article.raw.plain
        for block in article.annotated:
            for start, end in _pieces(plain, block.start, block.end):
                for span in self._language(plain[start:end]).ents:
                    if span.label_ in _KINDS:
                        yield from self._claim(plain, start + span.start_char, start + span.end_char, span.label_)

    def _claim(self, plain: str, start: int, end: int, label: str) -> Iterator[Mention]:
        start, end = _trimmed(plain, start, end)
        if start < end:
            text, kind = plain[start:end], _KINDS[label]
            why = f"spaCy's model {self._called} says {label}"
            rule, certainty = f"{NAME}:{label}", _CERTAINTY[label]
            yield Mention(start=start, end=end, kind=kind, text=text, certainty=certainty, rule=rule, why=why, value=squeezed(text))


def annotator(argument: str) -> Annotator:
    """Load the model called `argument` (the name of an installed package, or the path of a folder) and return its annotator.

    ConfigError when spaCy or the model is missing, or no model is named.
    """
    if not argument:
        raise ConfigError(f"{NAME}: names no model", where="annotators", hint=f'Write it like "{NAME}:en_core_web_md".')
    if importlib.util.find_spec("spacy") is None:
        raise ConfigError(
            f"{NAME}:{argument} needs spaCy, which is not installed", where="annotators", hint="Run `pip install sitegen[entities]`."
        )  # fmt: skip
    spacy = importlib.import_module("spacy")
    try:
        language: Language = spacy.load(argument, exclude=list(_NOT_NEEDED))
    except OSError as error:
        raise ConfigError(
            f"spaCy has no model {argument!r}",
            where="annotators",
            hint=f"`pip install sitegen[entities]` brings no model: run `python -m spacy download {argument}`. Where there is no "
            "network, fetch the model's wheel elsewhere and `pip install` the file, or unpack it and name its folder after the colon.",
        ) from error
    return Model(language)


def _pieces(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch so that no piece is too long, at a space where there is one."""
    while end - start > _PIECE:
        cut = plain.rfind(" ", start + 1, start + _PIECE)
        cut = cut if cut > 0 else start + _PIECE
        yield start, cut
        start = cut
    yield start, end


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """Leave out what our marks do not hold: white space around a name, its article, its possessive ending."""
    start += len(_ARTICLE) if plain.startswith(_ARTICLE, start, end) else 0
    end -= 2 if plain[start:end].endswith(_POSSESSIVES) else 0
    words = plain[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
