"""Asks the browser half from Python: Node runs the site's own scripts, on the site's own parts."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from sitegen import search
from sitegen.extending import SearchOptions
from sitegen.model import Archive, Article, Entity, Kind, OutputFile, Tag

PLACE = Path(__file__).parent
LUNR = "assets/lunr.min.js"
ENGINE = (LUNR, "assets/search-engine.js")
ALL = (*ENGINE, "assets/search-more.js", "assets/search-filters.js")
ANSWERS = """async ({requests}) => {
  const answers = [];
  const engine = new sitegenSearch.Engine("", load, (answer) => answers.push(answer));
  for (const [turn, request] of requests.entries()) await engine.take({start: 0, count: 1000, ...request, turn});
  return answers;
}"""
"""Node's part of `answers`."""


def archive(articles: Iterable[Article] = (), tags: Iterable[Tag] = (), entities: Iterable[Entity] = (), **known: Any) -> Archive:  # noqa: ANN401 - fields of Archive
    """An archive of these articles, with nothing else known about them."""
    kinds = (Kind(id="person", label="Person", plural="People"), Kind(id="date", label="Date", plural="Dates", indexed=False))
    return Archive(
        articles=tuple(articles), mentions={}, rejected={}, notes={}, kinds=kinds, entities=tuple(entities), tags=tuple(tags), related={},
        **known,
    )  # fmt: skip


def files(whole: Archive, options: SearchOptions | None = None) -> tuple[OutputFile, ...]:
    """All files of the search of an archive."""
    counts = {article.source: search.counted(article, (whole.language, whole.languages)) for article in whole.articles}
    return search.files(whole, counts, options or SearchOptions())


def run(made: Iterable[OutputFile], code: str, value: object = None, scripts: Iterable[str] = ALL, *, page: bool = False) -> Any:  # noqa: ANN401 - JSON
    """Run the scripts among `made`, then `code`, a function of `value`, in Node; return what it returns.

    `page`: as from a disk, where parts are loaded as scripts.
    """
    node = shutil.which("node")
    if node is None:
        pytest.fail("The search's tests need Node.js: apt-get install nodejs, or see nodejs.org. `bash tests/run` does it on Debian.")
    site: Mapping[str, str] = {file.path: file.content.decode() for file in made}
    sent = json.dumps({"site": site, "scripts": list(scripts), "code": code, "input": value, "page": page})
    done = subprocess.run([node, str(PLACE / "run.js")], input=sent, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def scripts(whole: Archive) -> tuple[OutputFile, ...]:
    """The scripts of an archive's search, without its parts."""
    return tuple(file for file in files(whole) if file.path.startswith("assets/"))


def answers(made: Iterable[OutputFile], *requests: Mapping[str, object], page: bool = False) -> list[dict[str, Any]]:
    """All that the engine answers to these requests, one after the other, loading scripts as it needs them; with the articles' `ids`."""
    found = run(made, ANSWERS, {"requests": requests}, ENGINE, page=page)
    assert not [answer for answer in found if answer.get("failed")], found
    return [
        {**answer, "ids": [result["address"].removeprefix("articles/").removesuffix(".html") for result in answer["results"]]}
        for answer in found
    ]


def ask(whole: Archive, *queries: str, typing: bool = False, **more: object) -> list[dict[str, Any]]:
    """Search as the page does: what the engine answers to each query."""
    return answers(files(whole), *({"text": query, "typing": typing, **more} for query in queries))
