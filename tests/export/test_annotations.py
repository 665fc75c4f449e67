import json
from collections.abc import Callable
from typing import Any

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from pyld import jsonld

from sitegen import urls
from sitegen.config import Config
from sitegen.export import annotations
from sitegen.export.shelf import Shelf
from sitegen.model import Archive

Build = Callable[..., dict[str, bytes]]
BASE = "https://example.org/archive/"
OA, AS, RDF, DC = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc"
CONTEXT = {
    "id": "@id", "type": "@type",
    **{name: f"{OA}{name}" for name in ("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector")},
    **{name: f"{OA}{name}" for name in ("exact", "prefix", "suffix", "start", "end")},
    **{name: f"{OA}{name}" for name in ("identifying", "classifying", "commenting", "tagging")},
    "AnnotationCollection": f"{AS}OrderedCollection", "AnnotationPage": f"{AS}OrderedCollectionPage", "Text": "http://purl.org/dc/dcmitype/Text",
    "body": {"@type": "@id", "@id": f"{OA}hasBody"}, "target": {"@type": "@id", "@id": f"{OA}hasTarget"},
    "source": {"@type": "@id", "@id": f"{OA}hasSource"}, "selector": {"@type": "@id", "@id": f"{OA}hasSelector"},
    "motivation": {"@type": "@vocab", "@id": f"{OA}motivatedBy"}, "purpose": {"@type": "@vocab", "@id": f"{OA}hasPurpose"},
    "items": {"@type": "@id", "@id": f"{AS}items", "@container": "@list"}, "partOf": {"@type": "@id", "@id": f"{AS}partOf"},
    "first": {"@type": "@id", "@id": f"{AS}first"}, "last": {"@type": "@id", "@id": f"{AS}last"},
    "next": {"@type": "@id", "@id": f"{AS}next"}, "prev": {"@type": "@id", "@id": f"{AS}prev"}, "total": f"{AS}totalItems",
    "value": f"{RDF}value", "label": "http://www.w3.org/2000/01/rdf-schema#label", "format": "http://purl.org/dc/elements/1.1/format",
}  # fmt: skip
"""What the context of the W3C says of the terms that are used here; a test asks nobody for it."""
TERMS = frozenset(CONTEXT)


def expanded(content: bytes, address: str) -> list[dict[str, Any]]:
    def loader(url: str, _options: object) -> dict[str, object]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}

    made: list[dict[str, Any]] = jsonld.expand(json.loads(content), {"documentLoader": loader, "base": address})
    return made


def items(content: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(content)["items"]
    return found


def test_every_annotation_selects_exactly_its_words_in_the_published_text(archive: Archive, build: Build, texts: dict[str, str]) -> None:
    found = items(build(archive)["data/annotations/1.jsonld"])
    assert len(found) == 9
    for one in found:
        (quote, position) = one["target"]["selector"]
        article = one["id"].removeprefix("articles/").partition(".html#")[0]
        text = texts[article]
        assert one["target"]["source"] == f"originals/{article}.txt"
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
        assert text.count(around) == 1, "the words, with what stands around them, stand in one place"


def test_a_program_that_reads_linked_data_understands_them(archive: Archive, build: Build) -> None:
    (page,) = expanded(build(archive)["data/annotations/1.jsonld"], "https://elsewhere.example/")
    assert page["@id"] == f"{BASE}data/annotations/1.jsonld"
    found = page[f"{AS}items"][0]["@list"]
    assert {one["@type"][0] for one in found} == {f"{OA}Annotation"}
    first = found[0]
    assert first["@id"] == f"{BASE}articles/a.html#m0"
    assert [body["@id"] for body in first[f"{OA}hasBody"]] == [f"{BASE}people/mykhailo-podolyak.html", "http://www.wikidata.org/entity/Q1"]
    assert first[f"{OA}motivatedBy"] == [{"@id": f"{OA}identifying"}]
    assert first[f"{OA}hasTarget"][0][f"{OA}hasSource"] == [{"@id": f"{BASE}originals/a.txt"}]
    positions = first[f"{OA}hasTarget"][0][f"{OA}hasSelector"][1]
    assert (positions[f"{OA}start"][0]["@value"], positions[f"{OA}end"][0]["@value"]) == (14, 31)


def test_every_term_is_one_of_the_model(archive: Archive, build: Build) -> None:
    def terms(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*(terms(inner) for key, inner in value.items() if key != "@context"))
        return set().union(*map(terms, value)) if isinstance(value, list) else set()

    made = build(archive)
    for path in ("data/annotations.jsonld", "data/annotations/1.jsonld"):
        assert terms(json.loads(made[path])) - {"@context"} <= TERMS
    assert terms(json.loads(made["data/annotations/orphaned.jsonld"])) - {"@context"} <= TERMS | {"orphaned"}


def test_without_a_base_url_addresses_are_relative_to_the_file(archive: Archive, build: Build, config: Config) -> None:
    made = build(archive, structs.replace(config, base_url=""))
    (page,) = expanded(made["data/annotations/1.jsonld"], "file:///stick/data/annotations/1.jsonld")
    assert page["@id"] == "file:///stick/data/annotations/1.jsonld"
    assert page[f"{AS}items"][0]["@list"][0]["@id"] == "file:///stick/articles/a.html#m0"
    (whole,) = expanded(made["data/annotations.jsonld"], "file:///stick/data/annotations.jsonld")
    assert whole[f"{AS}first"] == [{"@id": "file:///stick/data/annotations/1.jsonld"}]


def test_a_note_whose_words_are_gone_is_declared_an_orphan_and_not_moved(archive: Archive, build: Build) -> None:
    made = build(archive)
    (orphan,) = items(made["data/annotations/orphaned.jsonld"])
    assert orphan["orphaned"] is True
    assert orphan["target"]["selector"] == [{"type": "TextQuoteSelector", "exact": "words that are gone", "prefix": "no "}]
    assert "words that are gone" not in made["data/annotations/1.jsonld"].decode()
    notes = [one for one in items(made["data/annotations/1.jsonld"]) if one["motivation"] == "commenting"]
    assert [(one["id"], one["body"]["value"]) for one in notes] == [("articles/a.html#note-1", "Not *for long*.")]


def test_without_orphans_there_is_no_page_of_them(archive: Archive, build: Build) -> None:
    first = structs.replace(archive.articles[0], raw=structs.replace(archive.articles[0].raw, stated=archive.articles[1].raw.stated))
    archive = structs.replace(archive, articles=(first, *archive.articles[1:]))
    assert "data/annotations/orphaned.jsonld" not in build(archive)


def test_pages_follow_one_another(config: Config) -> None:
    articles = tuple(making.article(f"{n}.\n", source=f"{n:05}.txt") for n in range(250))
    shelf = Shelf(Archive(articles=articles, mentions={}, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={}), config)
    whole = json.loads(annotations.collection(shelf))
    pages = [json.loads(annotations.page(shelf, number)) for number in (1, 2, 3)]
    assert (whole["first"], whole["last"], whole["total"]) == (pages[0]["id"], pages[2]["id"], 0)
    assert [(page.get("prev"), page.get("next")) for page in pages] == [
        (None, pages[1]["id"]), (pages[0]["id"], pages[2]["id"]), (pages[1]["id"], None),
    ]  # fmt: skip
    assert {page["partOf"] for page in pages} == {whole["id"]}


def test_a_file_in_another_encoding_says_which(archive: Archive, build: Build) -> None:
    first = structs.replace(archive.articles[0], raw=structs.replace(archive.articles[0].raw, encoding="cp1252"))
    found = items(build(structs.replace(archive, articles=(first, *archive.articles[1:])))["data/annotations/1.jsonld"])
    assert found[0]["target"]["source"] == {"type": "Text", "id": "originals/a.txt", "format": "text/plain;charset=windows-1252"}


@pytest.mark.parametrize(("field", "value"), [("speaker", None), ("value", "Kyiv, Ukraine")])
def test_what_is_no_entity_says_what_it_is(archive: Archive, build: Build, field: str, value: object) -> None:
    changed = structs.replace(archive.mentions["a.txt"][2], **{field: value})
    mentions = {**archive.mentions, "a.txt": (*archive.mentions["a.txt"][:2], changed)}
    found = items(build(structs.replace(archive, mentions=mentions, entities=()))["data/annotations/1.jsonld"])
    speech = {"type": "TextualBody", "value": "quote", "purpose": "classifying"}
    said = {"type": "TextualBody", "value": "Mykhailo Podolyak", "purpose": "identifying"}
    assert found[2]["body"] == (speech if field == "speaker" else [speech, said])
    assert found[2]["id"] == f"articles/a.html#{urls.quotations(mentions['a.txt'])[2]}"
    assert found[1]["body"] == {"type": "TextualBody", "value": "2022-02-28", "purpose": "tagging"}


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.data())
def test_the_two_selectors_never_disagree(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote, position = annotations._selector(text, start, end)
    assert text[position.start : position.end] == quote.exact
    assert text[max(start - len(quote.prefix), 0) : end + len(quote.suffix)] == quote.prefix + quote.exact + quote.suffix
    assert quote.prefix or quote.suffix or text == quote.exact or text.count(quote.exact) == 1
