import json
import re
from pathlib import Path

import pytest
from making import article
from msgspec import structs
from search_in_node import LUNR, archive, ask, run
from small_archive import ARTICLES, ENTITIES, MACRON, PUTIN, TAGS, WHOLE

from sitegen import search
from sitegen.errors import SitegenError
from sitegen.model import Entity, Kind, OutputFile, Reuse, Stated, Tag, TagUse
from sitegen.search import fields, lunr_index
from sitegen.search.words import all_words


def data(file: OutputFile) -> object:
    """The JSON that a script holds."""
    return json.loads(re.fullmatch(r"[^;\"]*? = (?:JSON\.parse\(')?(.*?)(?:'\))?;\n", file.content.decode(), re.DOTALL)[1])


def named(files: tuple[OutputFile, ...], path: str) -> OutputFile:
    return next(file for file in files if file.path == path)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("Erdogan", ["macron"]),
        ("Erdoğan", ["macron"]),
        ("Elysee", ["macron"]),
        ("Élysée", ["macron"]),
        ("l'Élysée", ["macron"]),
        ("Zelenskyy", ["macron"]),
        ("volodymyr zelensky", ["macron"]),
        ("Putin", ["putin"]),
        ("Putin’s", ["putin"]),
        ("US", ["putin"]),
        ("U.S.", ["putin"]),
        ("buying days", ["putin"]),
        ("minister negotiations", ["putin"]),
        ("peace", ["putin"]),
        ("путин", ["russian"]),
        ("ΑΘΗΝΑ", ["russian"]),
        ("Μητσοτακης", ["russian"]),
        ("بوتين", ["russian"]),
        ("the talks in Kharkiv", ["macron"]),
        ("headline:talks", ["macron"]),
        ("tags:talks", ["putin"]),
        ("entities:Zelenský", ["macron"]),
        ("talks -Kharkiv", ["putin"]),
        ("+talks +Erdoğan", ["macron"]),
        ("Erd*", ["macron"]),
        ("Kharkov~2", ["macron"]),
        ("talks^10 spokesman", ["putin"]),
        ("zelensky?!", ["macron"]),
        ("Theresa May", ["may"]),
        ("title:talks", ["macron"]),
        ("Headline:Talks", ["macron"]),
        ("tag:talks", ["putin"]),
        ("person:zelensky", ["macron"]),
        ("people:Zelenskyy", ["macron"]),
        ("name:zelensky", ["macron"]),
        ("text:spokesman", ["putin"]),
        ("-text:spokesman talks", ["macron"]),
        ("“talks in Kharkiv”", ["macron"]),
    ],
)
def test_a_reader_finds(query: str, ids: list[str], answers: dict[str, dict[str, object]]) -> None:
    assert answers[query]["ids"] == ids
    assert answers[query]["how"] == "all"


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, object]]:
    """All that test_a_reader_finds asks, asked at once."""
    mark = next(mark for mark in test_a_reader_finds.pytestmark if mark.name == "parametrize")
    queries = [query for query, _ in mark.args[1]]
    return dict(zip(queries, ask(WHOLE, *queries), strict=True))


def test_common_words_that_a_headline_has_put_it_first() -> None:
    band = article("A band played in the town.", headline="The Who play", source="band.txt")
    plain = article("The band, who play. They play on and play.", headline="They will play", source="plain.txt")
    (answer, alone) = ask(archive((plain, band)), "The Who play", "the who")
    assert answer["ids"] == ["band", "plain"]
    assert (alone["how"], alone["ids"]) == ("common", ["band"])


def test_a_word_reaches_no_other_word_that_is_only_its_beginning() -> None:
    whole = archive((article("Inter won. They negotiated, relating to ministers.", source="a.txt"),))
    answers = ask(whole, "interxyz", "negotiati", "negotia", "relati", "ministe", typing=True)
    assert [answer["how"] for answer in answers] == ["none", "all", "all", "all", "all"]


def test_while_typing_the_last_word_is_a_beginning() -> None:
    typed = ["Zel", "Zelensky", "Erdo", "negotiat", "negotiati", "talks Khar", "spokesm"]
    answers = ask(WHOLE, *typed, typing=True)
    assert [(answer["how"], answer["ids"]) for answer in answers] == [
        ("all", [name]) for name in ("macron", "macron", "macron", "putin", "putin", "macron", "putin")
    ]


@pytest.mark.parametrize(
    "query",
    [
        "__proto__",
        "constructor",
        "toString",
        "-",
        "+",
        "*",
        "~",
        "^",
        ":",
        "a:b:c",
        "\\",
        "😀",
        "-Putin",
        "* *",
        "putin~99999",
        "*a*b*c*d*e*f",
        "x" * 10_000,
        "a " * 10_000,
    ],
)
def test_odd_queries_break_nothing(query: str) -> None:
    (answer,) = ask(WHOLE, query)
    assert answer["how"] in {"all", "any", "near", "begun", "common", "none", "empty"}


def test_the_index_is_json_that_plain_lunr_js_loads() -> None:
    index = data(named(search.files(WHOLE), "search/index.js"))
    assert index["version"] == "2.3.9"
    assert index["fields"] == ["headline", "body", "tags", "entities", "by"]
    assert index["pipeline"] == ["stemmer"]
    found = run(search.files(WHOLE), "(index) => lunr.Index.load(index).search('putin')[0].ref", index, (LUNR,))
    assert found == "2"


def test_a_headline_counts_more_than_a_body() -> None:
    said = article("Storm " * 2 + "and rain over the hills and far away", headline="Weather", source="said.txt")
    about = article("Nothing else is known about it yet today", headline="Storm", source="about.txt")
    (answer,) = ask(archive((said, about)), "storm")
    assert answer["ids"] == ["about", "said"]


def test_authors_and_publisher_are_found() -> None:
    plain = article("Words.", source="a.txt", stated=Stated())
    by = type(plain)(
        source="a.txt", id="a", raw=plain.raw, blocks=plain.blocks, headline="H", authors=("Jane Doe",), publisher="RIA-Novosti"
    )
    assert [answer["ids"] for answer in ask(archive((by,)), "by:doe", "by:novosti", "Jane")] == [["a"]] * 3


def test_articles_come_in_pieces_with_what_a_result_shows() -> None:
    many = [article(f"Text {n}", source=f"n{n:02}.txt", headline=f"Number {n}") for n in range(lunr_index.PIECE + 1)]
    files = search.files(archive(many))
    assert [file.path for file in files if "articles-" in file.path] == ["search/articles-0.js", "search/articles-1.js"]
    pieces = run(files, "() => globalThis.sitegenArticles", None, ("search/articles-1.js", "search/articles-0.js"))
    assert [len(pieces["0"]), len(pieces["1"])] == [lunr_index.PIECE, 1]
    assert pieces["1"][0] == {
        "headline": "Number 20",
        "address": "articles/n20.html",
        "date": "Date unknown",
        "publisher": "",
        "text": "Text 20",
    }
    (shown,) = data(named(search.files(archive((MACRON,))), "search/articles-0.js"))
    assert shown["date"] == "28 February 2022"


def test_a_text_longer_than_excerpts_need_is_cut_but_searched_whole() -> None:
    whole = archive((article("word " * 20_000 + "needle", source="long.txt"),))
    (shown,) = data(named(search.files(whole), "search/articles-0.js"))
    assert len(shown["text"]) == lunr_index.LONGEST_TEXT
    assert ask(whole, "needle")[0]["ids"] == ["long"]


def test_what_would_reorder_a_page_does_not_reach_it() -> None:
    (shown,) = data(named(search.files(archive((article("a\u202eb\0c", headline="h\u202e", source="x.txt"),))), "search/articles-0.js"))
    assert (shown["headline"], shown["text"]) == ("h\ufffd", "a\ufffdb\ufffdc")


def test_the_lists_to_look_through_are_those_that_exist() -> None:
    settings = data(named(search.files(WHOLE), "assets/search-settings.js"))
    assert settings["browse"] == [
        ["Articles", "articles/index.html"], ["Dates", "dates/index.html"], ["Tags", "tags/index.html"], ["People", "people/index.html"],
    ]  # fmt: skip


def test_an_empty_archive_has_an_index_that_loads() -> None:
    assert ask(archive(), "putin")[0]["how"] == "none"


def test_the_scripts_are_files_of_the_site() -> None:
    paths = [file.path for file in search.files(WHOLE)]
    assert set(search.scripts()) <= set(paths)
    assert len(set(paths)) == len(paths)
    assert search.scripts()[0] == LUNR


def test_no_script_evaluates_or_writes_html() -> None:
    own = "".join(path.read_text(encoding="utf-8") for path in Path(lunr_index.__file__).parent.joinpath("browser").glob("*.js"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setAttribute\(.on", own)


def test_a_missing_lunr_js_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(lunr_index, "package_files", lambda _package: tmp_path)
    with pytest.raises(SitegenError, match="npm on the PATH"):
        search.files(archive())


def test_the_order_of_what_is_known_does_not_change_the_bytes() -> None:
    tags = (*TAGS, Tag(id="war", name="War", origin="stated", uses=(TagUse(source="putin.txt", score=1.0, why=""),)))
    more = (*ENTITIES, Entity(kind="person", id="a", name="Ann Lee", aliases=(), mentions={"macron.txt": (1,)}))
    assert search.files(archive(ARTICLES, tags, more)) == search.files(archive(ARTICLES, tags[::-1], more[::-1]))


def test_words_of_an_article_are_all_found() -> None:
    words = [word for word in all_words(PUTIN.raw.text) if word not in fields.common_words()]
    assert all("putin" in answer["ids"] for answer in ask(WHOLE, *words))


def test_blocks_do_not_run_together_in_what_is_shown() -> None:
    whole = archive((article("A standfirst without a stop\n\nThe body begins. “And goes on.”\n\nIt ends", source="x.txt"),))
    (shown,) = data(named(search.files(whole), "search/articles-0.js"))
    assert shown["text"] == "A standfirst without a stop · The body begins. “And goes on.” It ends"


def test_kinds_of_entities_are_names_of_fields_and_never_hide_one() -> None:
    kinds = (Kind(id="ship", label="Ship", plural="Ships"), Kind(id="tag", label="Tag", plural="Title"))
    called = fields.names(kinds)
    assert (called["ship"], called["ships"], called["tag"], called["title"]) == ("entities", "entities", "tags", "headline")
    assert list(called)[: len(fields.BOOSTS)] == list(fields.BOOSTS)


def test_of_the_versions_of_an_article_only_the_newest_is_searched() -> None:
    older = structs.replace(WHOLE, reuse=Reuse(overlaps=(), copies={}, older={"macron.txt": "may.txt"}))
    found = search.files(older)
    assert "macron.html" not in named(found, "search/articles-0.js").content.decode()
    index = data(named(found, lunr_index.INDEX))
    assert isinstance(index, dict)
    assert {ref.partition("/")[2] for ref, _ in index["fieldVectors"]} == {"0", "1", "2"}
