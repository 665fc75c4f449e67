"""An annotator that is made from an argument: the part that asks a spaCy model. A stand-in answers here as a model would."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import making
import pytest
from msgspec import Struct

from sitegen import annotate
from sitegen.annotate import spacy_model
from sitegen.errors import ConfigError


class Span(Struct):
    start_char: int
    end_char: int
    label_: str


class Doc(Struct):
    ents: list[Span]


class Names:
    """A language that knows a few names, and keeps what it has read."""

    def __init__(self, labels: Mapping[str, str], meta: Mapping[str, Any] | None = None) -> None:
        self.labels = labels
        self.meta = meta or {"lang": "en", "name": "stand_in", "version": "1.2.3"}
        self.read: list[str] = []

    def __call__(self, text: str, /) -> Doc:
        self.read.append(text)
        found = re.finditer("|".join(map(re.escape, self.labels)), text)
        return Doc([Span(match.start(), match.end(), self.labels[match[0]]) for match in found])


TEXT = "On Monday Anna Novak met\n\nthe United Nations’ envoy in Kyiv, near the Dnipro Hotel."
LABELS = {"Monday": "DATE", "Anna Novak": "PERSON", "the United Nations’": "ORG", "Kyiv": "GPE", "the Dnipro Hotel": "FAC", "in ": "ORG"}


def test_labels_become_kinds_and_every_mark_cites_the_model() -> None:
    names = Names(LABELS | {"the United Nations’": "ORG"})
    marks = list(spacy_model.Model(names).annotate(making.article(TEXT), ()))
    assert [(mark.text, mark.kind, mark.rule) for mark in marks if mark.text != "in"] == [
        ("Anna Novak", "person", "spacy:PERSON"),
        ("United Nations’", "organisation", "spacy:ORG"),
        ("Kyiv", "place", "spacy:GPE"),
        ("Dnipro Hotel", "place", "spacy:FAC"),
    ]
    assert {mark.why for mark in marks if mark.kind == "person"} == {"spaCy's model en_stand_in 1.2.3 says PERSON"}
    assert all(mark.text == TEXT[mark.start : mark.end] == mark.value for mark in marks)
    assert names.read == [line for line in TEXT.split("\n") if line]


def test_articles_possessives_and_spaces_are_no_part_of_a_name() -> None:
    names = Names({"the Hague's": "GPE", "Oslo\n": "GPE", "the ": "ORG", "'s": "ORG"})
    text = "In the Hague's port, the 's of"
    assert [mark.text for mark in spacy_model.Model(names).annotate(making.article(text), ())] == ["Hague"]


def test_an_overlong_line_is_read_in_pieces() -> None:
    names = Names({"Kyiv": "GPE"})
    text = "They met in Kyiv. " * 20_000
    marks = list(spacy_model.Model(names).annotate(making.article(text), ()))
    assert len(marks) == 20_000
    assert max(map(len, names.read)) <= 100_000
    assert all(text[mark.start : mark.end] == "Kyiv" for mark in marks)
    assert len(list(spacy_model.Model(names).annotate(making.article("x" * 250_000), ()))) == 0


def test_a_model_without_name_and_version_is_cited_as_far_as_it_goes() -> None:
    (mark,) = spacy_model.Model(Names({"Kyiv": "GPE"}, {"lang": "en"})).annotate(making.article("Kyiv"), ())
    assert mark.why == "spaCy's model en says GPE"


def test_quotations_follow_the_model() -> None:
    chosen = annotate.annotators(("quotes",))
    together = {"spacy:stand_in": spacy_model.Model(Names(LABELS)), **chosen}
    assert [kind.id for kind in annotate.kinds(together)][:3] == ["person", "place", "organisation"]
    marks = annotate.mentions(making.article("“We will see,” Anna Novak said in Kyiv."), together)
    assert ("Anna Novak", "person") in {(mark.text, mark.kind) for mark in marks}


def test_a_model_must_be_named() -> None:
    with pytest.raises(ConfigError, match="names no model") as caught:
        annotate.annotators(("spacy:", "dates"))
    assert "spacy:en_core_web_md" in caught.value.hint


def test_only_what_is_asked_for_is_imported() -> None:
    before = "spacy" in sys.modules
    annotate.annotators(())
    annotate.annotators(("people", "dates"))
    assert ("spacy" in sys.modules) == before
    with pytest.raises(ConfigError, match="'people:x'") as caught:
        annotate.annotators(("people:x",))
    assert "spacy:…" in caught.value.hint


def test_what_is_missing_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        annotate.annotators((f"spacy:{tmp_path / 'no_such_model'}",))
    assert caught.value.where == "annotators"
    assert "pip install sitegen[entities]" in caught.value.hint


def test_a_real_language_of_spacy_does_as_the_stand_in() -> None:
    spacy = pytest.importorskip("spacy", reason="the extra `entities` is not installed")
    language = spacy.blank("en")
    language.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Anna Novak"}, {"label": "GPE", "pattern": "Kyiv"}])
    marks = list(spacy_model.Model(language).annotate(making.article("Anna Novak met them in Kyiv."), ()))
    assert [(mark.text, mark.kind) for mark in marks] == [("Anna Novak", "person"), ("Kyiv", "place")]
    assert marks[0].why.startswith("spaCy's model en_pipeline ")
