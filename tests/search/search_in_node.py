"""Asks the browser half from Python: Node runs the site's own scripts."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from sitegen import search
from sitegen.model import Archive, Article, Entity, Kind, OutputFile, Tag

PLACE = Path(__file__).parent
LUNR = "assets/lunr.min.js"
OWN = ("search-settings.js", "search-words.js", "search-query.js", "search-said.js", "search-excerpt.js")
PURE = (LUNR, *(f"assets/{name}" for name in OWN))


def archive(articles: Iterable[Article] = (), tags: Iterable[Tag] = (), entities: Iterable[Entity] = ()) -> Archive:
    """An archive of these articles, with nothing else known about them."""
    kinds = (Kind(id="person", label="Person", plural="People"), Kind(id="date", label="Date", plural="Dates", indexed=False))
    return Archive(
        articles=tuple(articles), mentions={}, rejected={}, notes={}, kinds=kinds, entities=tuple(entities), tags=tuple(tags), related={}
    )


def run(files: Iterable[OutputFile], code: str, value: object = None, scripts: Iterable[str] = PURE) -> Any:  # noqa: ANN401 - JSON
    """Run the scripts among `files`, then `code`, a function of `value`, in Node; return what it returns."""
    node = shutil.which("node")
    if node is None:
        pytest.fail("The search's tests need Node.js: apt-get install nodejs, or see nodejs.org. `bash tests/run` does it on Debian.")
    contents: Mapping[str, str] = {file.path: file.content.decode() for file in files}
    sent = json.dumps({"scripts": [contents[name] for name in scripts], "code": code, "input": value})
    made = subprocess.run([node, str(PLACE / "run.js")], input=sent, capture_output=True, text=True, encoding="utf-8", check=False)
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout)


def ask(whole: Archive, *queries: str, typing: bool = False) -> list[dict[str, Any]]:
    """Search as the page does: for each query how it was met, the ids of the articles, best first, and the status in words."""
    code = """({queries, typing}) => {
      const index = lunr.Index.load(globalThis.sitegenIndex);
      return queries.map((query) => {
        const found = sitegenSearch.find(index, query, typing);
        return {how: found.how, refs: found.results.map(({ref}) => ref), said: sitegenSearch.status(found, query)};
      });
    }"""
    answers = run(search.files(whole), code, {"queries": queries, "typing": typing}, (*PURE, "search/index.js"))
    return [{**answer, "ids": [whole.articles[ref].id for ref in answer["refs"]]} for answer in answers]
