import inspect

import msgspec
import pytest
from making import article, raw_article
from msgspec import Struct

from sitegen import model
from sitegen.model import ANNOTATED_ROLES, KEPT_ROLES, Article, Block, Evidence, Kind, Mention, Problem, RawArticle, Stated

VALUES = [value for _, value in inspect.getmembers(model, inspect.isclass) if issubclass(value, Struct) and value is not Struct]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_every_value_is_frozen_and_documented(value: type[Struct]) -> None:
    assert value.__struct_config__.frozen
    assert value.__doc__


def test_nothing_can_be_filled_in_later() -> None:
    made = article("One line.")
    with pytest.raises(AttributeError):
        made.headline = "Another"  # type: ignore[misc]


def test_no_two_articles_share_a_mapping_made_by_default() -> None:
    assert Stated().places is not Stated().places


def block(role: str) -> Block:
    return Block(start=0, end=1, text="x", gap="", role=role)


@pytest.mark.parametrize("role", sorted(KEPT_ROLES))
def test_what_is_read_is_kept(role: str) -> None:
    assert block(role).kept


@pytest.mark.parametrize("role", ["headline", "standfirst", "section", "caption", "furniture", "meta", "blank", "repeat"])
def test_what_is_no_body_is_not_kept(role: str) -> None:
    assert not block(role).kept


def test_annotators_read_what_an_editor_wrote_and_no_furniture() -> None:
    assert {"headline", "standfirst", "body", "caption"} <= ANNOTATED_ROLES
    assert not ANNOTATED_ROLES & {"code", "furniture", "meta", "breadcrumb", "blank"}


def test_an_article_tells_its_body_and_what_is_annotated_in_order() -> None:
    roles = ("furniture", "headline", "body", "code", "furniture", "heading")
    blocks = tuple(Block(start=at, end=at + 1, text="x", gap="", role=role) for at, role in enumerate(roles))
    made = msgspec.structs.replace(article("xxxxxx"), blocks=blocks)
    assert [part.role for part in made.body] == ["body", "code", "heading"]
    assert [part.role for part in made.annotated] == ["headline", "body", "heading"]


def test_problems_are_told_in_the_order_of_their_places() -> None:
    told = sorted([Problem("b.txt", "a"), Problem("a.txt", "z", "hint"), Problem("a.txt", "b")])
    assert [(problem.where, problem.what) for problem in told] == [("a.txt", "b"), ("a.txt", "z"), ("b.txt", "a")]


def test_values_survive_being_stored() -> None:
    made = msgspec.structs.replace(
        article("A line.\n\nAnother “line”.", published="2022-03-03?", stated=Stated(tags=("war",), places={"tags": "a.toml:1"})),
        evidence=(Evidence(field="published", value="2022-03-03?", rule="dateline", quote="line", start=2, end=6),),
    )
    assert msgspec.json.decode(msgspec.json.encode(made), type=Article) == made
    mention = Mention(start=0, end=1, kind="place", text="A", certainty=0.5, rule="r")
    assert msgspec.json.decode(msgspec.json.encode(mention), type=Mention) == mention


def test_the_tests_own_articles_join_to_their_text() -> None:
    text = "\n\nFirst line.  \n\n  Second line.\n"
    assert isinstance(raw_article(text), RawArticle)
    made = article("First line.  \n\n  Second line.\n")
    assert "".join(part.text + part.gap for part in made.blocks) == made.raw.text


def test_kinds_are_values_that_an_annotator_brings() -> None:
    assert Kind("ship", "Ship", "Ships") == Kind("ship", "Ship", "Ships")
    assert Kind("ship", "Ship", "Ships").indexed


def test_words_are_read_without_the_gaps_that_markup_leaves() -> None:
    text = "He told **Putin**, who [left][v] \\* AT&amp;T."
    plain = "He told   Putin  , who  left     *  AT&    T."
    raw = msgspec.structs.replace(raw_article(text), plain=plain)
    assert raw.words(0, len(text)) == "He told Putin, who left * AT&T."
    assert raw_article("two  words\nhere").words(0, 15) == "two words here"


def test_a_headline_that_the_archivist_replaces_is_not_lost() -> None:
    made = article("Putin talks go on\n\nThey talked all day.", headline="Something else")
    own = msgspec.structs.replace(made.blocks[0], role="headline")
    made = msgspec.structs.replace(made, blocks=(own, *made.blocks[1:]))
    assert made.replaced_headline == own
    assert msgspec.structs.replace(made, headline="PUTIN talks: go on").replaced_headline is None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_do(end: str) -> None:
    raw = raw_article(end.join(("one", "two", "", "four")))
    assert [raw.line(raw.text.index(word)) for word in ("one", "two", "four")] == [1, 2, 4]
