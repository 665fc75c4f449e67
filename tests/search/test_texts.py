from making import article
from msgspec import structs
from search_in_node import ENGINE, archive, files, run
from small_archive import MACRON

from sitegen.model import Tag, TagUse
from sitegen.search import texts


def test_short_articles_share_a_piece_and_long_ones_have_their_own() -> None:
    short = [article("x" * 400, source=f"s{n}.txt") for n in range(5)]
    pieces = list(texts.pieces([*short, article("y" * 5_000, source="long.txt"), article("z", source="z.txt")], ()))
    assert [[shown.id for shown in piece] for piece in pieces] == [["s0", "s1", "s2"], ["s3", "s4"], ["long"], ["z"]]


def test_a_result_shows_the_strongest_tags_and_all_of_the_text() -> None:
    tags = [
        Tag(id=name, name=name, origin="stated", uses=(TagUse(source="macron.txt", score=score, why=""),))
        for name, score in (("weak", 0.1), ("strong", 0.9), ("b", 0.5), ("a", 0.5))
    ]
    ((shown,),) = texts.pieces([structs.replace(MACRON, publisher="RIA\u202e")], tags)
    assert shown == texts.Shown(
        headline="Macron says talks go on",
        id="macron",
        date="28 February 2022",
        publisher="RIA\ufffd",
        tags=("strong", "a", "b"),
        text="Erdoğan called the Élysée on Monday.\nPresident Zelensky’s team said talks in Kharkiv had failed.",
    )


def test_the_browser_finds_each_article_in_its_piece() -> None:
    many = [article("word " * (1 + n * 37 % 400), source=f"n{n:02}.txt", headline=f"Number {n}") for n in range(40)]
    code = """async () => {
      const parts = new sitegenSearch.Parts("");
      const [directory] = await parts.load("index");
      const texts = new sitegenSearch.Texts(parts, directory);
      return Promise.all(Array.from({length: directory.articles}, (_, ref) => texts.article(ref)));
    }"""
    found = run(files(archive(many)), code, None, ENGINE)
    assert sorted(one["id"] for one in found) == [one.id for one in many]
    assert {one["id"]: one["headline"] for one in found} == {one.id: one.headline for one in many}
