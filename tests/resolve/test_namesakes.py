"""Two places of one name are a question, not a guess."""

import tomllib

import making

from sitegen import resolve
from sitegen.model import Alias, Curation, Kind, Mention, Split

KINDS = (Kind(id="place", label="Place", plural="Places"),)
TWO = {"a": "Georgia Atlanta", "b": "Georgia Tbilisi", "c": "Georgia"}


def resolved(articles: dict[str, str], curation: Curation | None = None) -> resolve.Resolved:
    """Every word of these texts is a place."""
    values = [making.article(text, source=source) for source, text in articles.items()]
    mentions = {
        source: [
            Mention(text.index(word), text.index(word) + len(word), "place", word, 0.9, "by hand", value=word) for word in text.split()
        ]
        for source, text in articles.items()
    }
    return resolve.entities(values, mentions, curation or Curation(), KINDS)


def test_articles_that_name_the_neighbours_of_two_are_a_question_and_either_answer_settles_it() -> None:
    (doubt,) = resolved(TWO).doubts
    assert (doubt.where, doubt.what) == (
        "a",
        "“Georgia” is named with “Tbilisi” in b and with “Atlanta” here, but the rules take the two for one.",
    )
    (split,), (alias,) = (tomllib.loads(doubt.curation)[table] for table in ("split", "alias"))
    parted = resolved(TWO, Curation(splits=(Split(split["kind"], split["name"], split["into"], tuple(split["articles"])),)))
    assert [(entity.name, sorted(entity.mentions)) for entity in parted.entities if entity.name.startswith("Georgia")] == [
        ("Georgia", ["b", "c"]), ("Georgia (American state)", ["a"]),
    ]  # fmt: skip
    assert parted.doubts == ()
    assert resolved(TWO, Curation(aliases=(Alias(alias["kind"], alias["name"], tuple(alias["forms"])),))).doubts == ()


def test_one_side_alone_or_both_in_one_article_are_none() -> None:
    assert resolved({"a": "Georgia Atlanta", "b": "Georgia Savannah", "c": "Georgia"}).doubts == ()
    assert resolved({"a": "Georgia Atlanta Tbilisi", "b": "Georgia Tbilisi"}).doubts == ()
