import pytest
from making import article
from msgspec import structs
from search_in_node import ENGINE, archive, ask, files, run
from small_archive import MACRON

from sitegen import urls
from sitegen.model import Tag, TagUse
from sitegen.search import texts

SENTENCES = " ".join(f"Sentence number {n} says nothing." for n in range(40))
LONG = f"The talks began.\n{SENTENCES} At last a zeppelin came.\nThe end."


def test_a_result_shows_the_strongest_tags_and_how_the_text_begins() -> None:
    tags = [
        Tag(id=name, name=name, origin="stated", uses=(TagUse(source="macron.txt", score=score, why=""),))
        for name, score in (("weak", 0.1), ("strong", 0.9), ("b", 0.5), ("a", 0.5))
    ]
    ((shown, rest),) = texts.shown([structs.replace(MACRON, publisher="RIA\u202e")], tags, {})
    assert rest == ""
    assert shown == texts.Shown(
        headline="Macron says talks go on",
        id="macron",
        date="28 February 2022",
        publisher="RIA\ufffd",
        tags=("strong", "a", "b"),
        lead="Erdoğan called the Élysée on Monday.\nPresident Zelensky’s team said talks in Kharkiv had failed.",
        cut="",
    )


def test_the_beginning_and_the_rest_are_the_text_and_no_word_is_cut() -> None:
    ((shown, rest),) = texts.shown([article(LONG, source="long.txt")], (), {})
    assert shown.lead + rest == LONG
    assert texts.LEAD <= len(shown.lead) < texts.LEAD + 40
    assert rest[0] == " "
    assert shown.cut == urls.paragraph(LONG.split("\n")[1])


@pytest.mark.parametrize("length", [1, texts.LEAD, texts.LEAD + 150])
def test_a_short_text_has_no_rest(length: int) -> None:
    ((shown, rest),) = texts.shown([article("x " * (length // 2) + "x", source="short.txt")], (), {})
    assert (shown.cut, rest) == ("", "")


def test_the_browser_puts_them_together_again() -> None:
    many = [article("word " * (1 + n * 37 % 400), source=f"n{n:02}.txt", headline=f"Number {n}") for n in range(40)]
    code = """async () => {
      const parts = new sitegenSearch.Parts("");
      const [directory] = await parts.load("index");
      const texts = new sitegenSearch.Texts(parts);
      return Promise.all(Array.from({length: directory.articles}, (_, ref) => texts.article(ref)));
    }"""
    found = run(files(archive(many)), code, None, ENGINE)
    assert {one["id"]: (one["headline"], one["text"]) for one in found} == {one.id: (one.headline, one.raw.text.strip()) for one in many}


def test_a_result_is_open_where_the_rest_has_more_of_what_was_asked_for() -> None:
    whole = archive((article(LONG, source="long.txt"),))
    (answer,) = ask(whole, "talks zeppelin")
    (result,) = answer["results"]
    assert result["open"]
    assert [piece["text"] for passage in result["passages"] for piece in passage["pieces"] if piece["marked"]] == ["talks"]
    (answer,) = ask(whole, "talks began")
    assert not answer["results"][0]["open"]


def test_its_passages_are_told_on_demand_with_the_place_where_they_stand() -> None:
    whole = archive((article(LONG, source="long.txt"),))
    code = """async () => {
      const answers = [];
      const engine = new sitegenSearch.Engine("", load, (answer) => answers.push(answer));
      await engine.take({start: 0, count: 10, text: "zeppelin", turn: 1});
      const [{ref, inText}] = answers[0].results;
      await engine.take({ref, inText, turn: 1});
      return answers[1];
    }"""
    answer = run(files(whole), code, None, ENGINE)
    (passage,) = answer["passages"]
    assert [piece["text"] for piece in passage["pieces"] if piece["marked"]] == ["zeppelin"]
    assert passage["at"].startswith(f"#{urls.paragraph(LONG.split(chr(10))[1])}:~:text=")
