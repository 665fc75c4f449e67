import re
from pathlib import Path

import pytest
from search_in_node import ask
from small_archive import WHOLE

from sitegen.search import fields
from sitegen.search.languages import LANGUAGES


@pytest.mark.parametrize(
    ("query", "how", "ids", "said"),
    [
        ("the talks", "all", {"macron", "putin"},
         "2 articles for “the talks”. “the” is too common to search for in the text of articles."),
        ("Talks the And The", "all", {"macron", "putin"},
         "2 articles for “Talks the And The”. “The” and “And” are too common to search for in the text of articles."),
        ("May", "common", {"may"},
         ("1 article for “May”, in capitals, or in the headline, a tag or a name: “May” is too common to search for in the text "
         "of articles.")),
        ("Will they", "common", set(),
         ("Nothing found for “Will they”. “Will” and “they” are too common to search for in the text of articles, and no article has "
         "them in its headline, tags or names. Add another word.")),
        ("us", "common", {"putin"},
         ("1 article for “us”, in capitals, or in the headline, a tag or a name: “us” is too common to search for in the text "
         "of articles.")),
        ("US", "all", {"putin"}, "1 article for “US”. In the text of articles, “US” was searched for in capitals only."),
        ("+said +talks", "all", {"macron", "putin"},
         "2 articles for “+said +talks”. “said” is too common to search for in the text of articles."),
        ("talks -said", "all", {"macron", "putin"},
         "2 articles for “talks -said”. Articles with “said” were not excluded: nearly all have such common words."),
        ("-said", "empty", set(), "Nothing was searched for. Articles with “said” were not excluded: nearly all have such common words."),
        ("may -said", "common", {"may"},
         ("1 article for “may -said”, in capitals, or in the headline, a tag or a name: “may” is too common to search for in the text of "
         "articles. "
         "Articles with “said” were not excluded: nearly all have such common words.")),
        ("-said -talks", "all", {"may", "russian"},
         "2 articles for “-said -talks”. Articles with “said” were not excluded: nearly all have such common words."),
        ("THE TALKS", "any", {"macron", "putin"},
         ("2 articles with some of “THE TALKS”, which no article has all of. "
         "In the text of articles, “THE” was searched for in capitals only.")),
        ("headline:IS", "all", {"putin"}, "1 article for “headline:IS”."),
        ("headline:is", "all", {"putin"}, "1 article for “headline:is”."),
        ("colour:Putin", "any", {"putin"},
         ("1 article with some of “colour:Putin”, which no article has all of. There is no “colour:” to search in, "
         "only headline:, body:, tags:, entities: and by:.")),
        ("+-Putin", "all", {"putin"},
         "1 article for “+-Putin”. The signs between the words make no sense together, so only the words were searched for."),
        ('"talks in Kharkiv"', "all", {"macron"}, '1 article for "talks in Kharkiv".'),
        ("talks “in Kharkiv”", "all", {"macron"}, "1 article for “talks “in Kharkiv””."),
        ('"Kharkiv"', "all", {"macron"}, '1 article for "Kharkiv".'),
        ('"Kharkiv talks"', "all", set(), 'Nothing found for "Kharkiv talks". Try fewer or other words, or look through the lists below.'),
        ('"she may"', "common", set(),
         ('Nothing found for "she may". “she” and “may” are too common to search for in the text of articles, and no article has them in '
         "its headline, tags or names. Add another word.")),
        ('resigns "may go"', "all", {"may"}, '1 article for “resigns "may go"”.'),
        ("talks from:2022-02 to:2022-02-28", "all", {"macron"}, (
         "1 article for “talks from:2022-02 to:2022-02-28”.")),
        ("talks from:2022-03-05", "all", {"putin"},
         ("1 article for “talks from:2022-03-05”. "
         "1 article of these may be of another date: only the month, the year or bounds are known.")),
        ("from:2022", "every", {"macron", "putin"}, "2 articles for “from:2022”. 2 articles without a known date are not among them."),
        ("talks from:2022-13", "all", {"macron", "putin"},
         "2 articles for “talks from:2022-13”. “from:2022-13” is no date: write 2022, 2022-03 or 2022-03-01."),
        ("x" * 70, "empty", set(), "Nothing was searched for. A word of more than 64 letters cannot be searched for."),
        ("Putin " + "x" * 70, "all", {"putin"},
         f"1 article for “Putin {'x' * 70}”. A word of more than 64 letters cannot be searched for."),
        ("Putin " * 100, "all", {"putin"},
         f"1 article for “{('Putin ' * 17)[:100]} …”. Only the first 300 characters were searched for."),
        ("talks", "all", {"macron", "putin"}, "2 articles for “talks”."),
        ("Kharkiv spokesman", "any", {"macron", "putin"}, "2 articles with some of “Kharkiv spokesman”, which no article has all of."),
        ("Khark", "begun", {"macron"}, "1 article with words that begin with “Khark”."),
        ("talks Khark", "begun", {"macron"}, "1 article for “talks Khark”, with words that begin with “Khark”."),
        ("Zelenksy", "near", {"macron"}, "1 article with words spelt nearly like “Zelenksy”, which nothing has as it is spelt."),
        ("xylophone", "none", set(), "Nothing found for “xylophone”. Try fewer or other words, or look through the lists below."),
        ("?!", "empty", set(), "Type a word or a name to search for."),
        ("the xylophone", "none", set(), ("Nothing found for “the xylophone”. Try fewer or other words, or look through the lists below. "
         "“the” is too common to search for in the text of articles.")),
    ],
)  # fmt: skip
def test_what_was_found_is_said(query: str, how: str, ids: set[str], said: str) -> None:
    (answer,) = ask(WHOLE, query)
    assert (answer["how"], set(answer["ids"]), answer["said"]) == (how, ids, said)


def test_a_wrong_syntax_leaves_the_words_to_be_searched_for() -> None:
    answers = ask(
        WHOLE, "Putin~x1", "talks^9^x", "+ Putin", "Putin~x -a", "10:30 spokesman -kharkiv", "headline:+Putin", "Putin https://example.org/"
    )
    assert [answer["ids"][0] for answer in answers] == ["putin", "macron", "putin", "putin", "putin", "putin", "putin"]
    assert not any("lunr" in answer["said"] or "expect" in answer["said"] for answer in answers)


def test_no_common_word_of_a_body_is_counted_and_each_is_told() -> None:
    common = fields.common_words([LANGUAGES["en"]])
    for word, answer in zip(common, ask(WHOLE, *(f"{word} talks" for word in common)), strict=True):
        assert set(answer["ids"]) == {"macron", "putin"}
        assert answer["said"].endswith(f"“{word}” is too common to search for in the text of articles.")


def test_while_typing_a_common_word_may_go_on() -> None:
    (answer,) = ask(WHOLE, "the", typing=True)
    assert (answer["how"], answer["ids"]) == ("begun", ["may"])
    assert answer["said"].startswith("1 article with words that begin with “the”. “the” is too common")


def test_the_help_on_the_search_page_names_fields_that_there_are() -> None:
    help_ = Path(__file__).parents[2].joinpath("themes/reading-room/templates/search.html").read_text(encoding="utf-8")
    examples = re.findall(r"<code>(.*?)</code>", help_)
    named_there = {name for example in examples for name in re.findall(r"(\w+):", example)}
    assert {fields.names(())[name] for name in named_there - {"from", "to"}} == set(fields.BOOSTS)
    assert not any("no sense" in answer["said"] or "There is no" in answer["said"] for answer in ask(WHOLE, *examples))
