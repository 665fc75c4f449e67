import json
import re
from pathlib import Path

import pytest
from making import article
from msgspec import structs
from search_in_node import ALL, LUNR, answers, archive, ask, files, run
from small_archive import ARTICLES, ENTITIES, MACRON, TAGS, WHOLE

from sitegen import search
from sitegen.extending import SearchOptions
from sitegen.model import Entity, OutputFile, Reuse, Tag, TagUse
from sitegen.search import sharded, shards

MANY = tuple(
    article(
        f"Ship {n} left port {n % 7} with {' '.join(f'cargo{n * k % 97}' for k in range(1, 9))}.",
        source=f"n{n:03}.txt",
        headline=f"Ship {n}",
    )
    for n in range(60)
)


def part(made: tuple[OutputFile, ...], name: str) -> list[object]:
    """The values of a part, its stamp first."""
    content = next(file.content.decode() for file in made if file.path == f"search/{name}.js")
    inside = re.fullmatch(r"part\((.*)\)\n", content, re.DOTALL)
    assert inside
    return json.loads(f"[{inside[1]}]")


def parts(made: tuple[OutputFile, ...]) -> dict[str, bytes]:
    return {file.path: file.content for file in made if file.path.startswith("search/")}


def cut_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut even a small archive into many shards."""
    monkeypatch.setattr(shards, "SMALL", 0)
    monkeypatch.setattr(shards, "SHARD", 60)
    monkeypatch.setattr(shards, "ENDS", 60)


def test_a_small_archive_has_one_shard() -> None:
    assert {path for path in parts(files(WHOLE)) if "terms" in path or "ends" in path} == {"search/terms-0.js", "search/ends-0.js"}


def test_an_empty_archive_is_searched_without_harm() -> None:
    assert ask(archive(), "putin", "put*", "*tin", "putin~1", '"a phrase"', "from:2022")[0]["how"] == "none"


def test_the_scripts_are_files_of_the_site() -> None:
    paths = [file.path for file in files(WHOLE)]
    assert set(search.scripts()) <= set(paths)
    assert len(set(paths)) == len(paths)


def test_parts_of_one_build_have_one_stamp_and_another_where_articles_have_other_numbers() -> None:
    made = files(WHOLE)
    stamps = {json.loads(f"[{content.decode()[5:-2]}]")[0] for content in parts(made).values()}
    assert len(stamps) == 1
    fewer = files(archive(ARTICLES[1:], TAGS, ENTITIES))
    assert part(fewer, "index")[0] not in stamps


def test_the_order_of_what_is_known_does_not_change_the_bytes() -> None:
    tags = (*TAGS, Tag(id="war", name="War", origin="stated", uses=(TagUse(source="putin.txt", score=1.0, why=""),)))
    more = (*ENTITIES, Entity(kind="person", id="a", name="Ann Lee", aliases=(), mentions={"macron.txt": (1,)}))
    assert files(archive(ARTICLES, tags, more)) == files(archive(ARTICLES, tags[::-1], more[::-1]))


def test_an_edit_of_a_few_words_changes_the_shards_of_these_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    cut_small(monkeypatch)
    edited = list(MANY)
    edited[30] = structs.replace(MANY[30], headline="Zeppelin 30")  # 'ship' goes, 'zeppelin' comes
    before, after = parts(files(archive(MANY))), parts(files(archive(edited)))
    assert sum("terms-" in path for path in before) > 20
    changed = {path for path in before if "terms-" in path and before[path] != after.get(path)}
    assert 0 < len(changed) <= 3
    # The directory, the terms by their ends and the article's own text.
    others = {path for path in {*before, *after} if before.get(path) != after.get(path)} - changed
    assert {re.sub(r"\d+", "N", path) for path in others} <= {
        "search/index.js",
        "search/ends-N.js",
        "search/text-N.js",
        "search/terms-N.js",
    }


def test_of_the_versions_of_an_article_only_the_newest_is_searched() -> None:
    older = structs.replace(WHOLE, reuse=Reuse(overlaps=(), copies={}, older={"macron.txt": "may.txt"}))
    assert [answer["ids"] for answer in ask(older, "kharkiv", "resigns")] == [[], ["may"]]
    assert part(files(older), "index")[1]["articles"] == 3


def test_what_would_reorder_a_page_does_not_reach_it() -> None:
    (answer,) = ask(archive((article("a\u202eb\0c word", headline="h\u202e", source="x.txt"),)), "word")
    (shown,) = answer["results"]
    assert [piece["text"] for piece in shown["headline"]] == ["h\ufffd"]
    assert [piece["text"] for piece in shown["passages"][0]["pieces"]] == ["a\ufffdb\ufffdc ", "word"]


def test_the_whole_index_is_there_on_demand_and_stock_lunr_js_answers_from_it() -> None:
    assert sharded.LUNR_INDEX not in parts(files(WHOLE))
    made = files(WHOLE, SearchOptions(lunr_index=True))
    index = json.loads(parts(made)[sharded.LUNR_INDEX])
    assert (index["version"], index["fields"], index["pipeline"]) == ("2.3.9", ["headline", "body", "tags", "entities", "by"], ["stemmer"])
    code = "({index, queries}) => queries.map((query) => lunr.Index.load(index).search(query).map(({ref}) => ref))"
    found = run(made, code, {"index": index, "queries": ["negotiating", "+talks +erdogan", "headline:vows"]}, (LUNR,))
    assert found == [["articles/putin.html"], ["articles/macron.html"], ["articles/putin.html"]]


def test_from_a_disk_parts_are_loaded_as_scripts() -> None:
    requests = ({"text": query} for query in ("Kharkiv", '"talks in Kharkiv"', "from:2022", "Zelenksy"))
    assert [answer["ids"] for answer in answers(files(WHOLE), *requests, page=True)] == [
        ["macron"],
        ["macron"],
        ["putin", "macron"],
        ["macron"],
    ]


def test_articles_are_searched_in_their_languages() -> None:
    french = structs.replace(
        MACRON, source="fr.txt", id="fr", raw=structs.replace(MACRON.raw, stated=structs.replace(MACRON.raw.stated, language="fr"))
    )
    whole = archive((article("Il a annoncé des négociations.", source="a.txt", stated=french.raw.stated),), languages=("fr",))
    assert [answer["ids"] for answer in ask(whole, "annoncer", "negociation")] == [["a"], ["a"]]


def test_all_scripts_load_together() -> None:
    assert run(files(WHOLE), "() => typeof sitegenSearch.Filters", None, ALL) == "function"


def test_no_script_evaluates_or_writes_html() -> None:
    own = "".join(path.read_text(encoding="utf-8") for path in Path(sharded.__file__).parent.joinpath("browser").glob("*.js"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setAttribute\(.on", own)
