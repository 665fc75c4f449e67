import gzip
import re
import shutil
from importlib.resources import files as package_files
from pathlib import Path

import pytest
from search_in_node import ALL, ENGINE, archive, files, run, scripts

from sitegen import search
from sitegen.errors import SitegenError
from sitegen.extending import SearchOptions
from sitegen.search import bundles


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A room that is a copy of the search's, to take things out of."""
    room = tmp_path / "search"
    shutil.copytree(str(package_files("sitegen.search").joinpath("made")), room / "made")
    shutil.copytree(str(package_files("sitegen.search").joinpath("browser")), room / "browser")
    monkeypatch.setattr(bundles, "package_files", lambda _package: room)
    bundles._check.cache_clear()
    return room


@pytest.fixture(autouse=True)
def _forget() -> object:
    yield
    bundles._check.cache_clear()


def test_what_a_first_query_needs_is_small() -> None:
    sizes = {file.path: len(gzip.compress(file.content, 9)) for file in scripts(archive()) if "search" in file.path}
    assert sizes["assets/search-engine.js"] < 9_000
    assert sizes["assets/search.js"] < 4_000
    assert set(sizes) == {"assets/search.js", *(f"assets/search-{name}.js" for name in ("narrow", "engine", "more", "filters"))}


def test_every_module_is_in_one_bundle() -> None:
    there = {path.stem for path in Path(bundles.__file__).parent.joinpath("browser").glob("*.js")}
    bundled = [module for modules in bundles._BUNDLES.values() for module in modules]
    twice = "search-say"  # the page speaks too, while the engine is in a worker
    assert sorted([*bundled, "search-start", "service-worker"]) == sorted([*there, twice])


def test_all_that_is_said_is_known_to_those_who_translate() -> None:
    room = Path(bundles.__file__).parent.joinpath("browser")
    said = {words for path in room.glob("*.js") for words in re.findall(r'say\(\s*"([^"]*)"', path.read_text(encoding="utf-8"))}
    assert said | {"Sources", "Tags", "Years"} == set(search.SAID)


def test_the_browser_half_speaks_the_language_of_the_site() -> None:
    words = {"{count} article|{count} articles": "{count} truc|{count} trucs", "Tags": "Sujets"}
    made = files(archive(), SearchOptions(language="fr", words=words))
    code = 'n => [...n.map((count) => sitegenSay("{count} article|{count} articles", { count })), sitegenSay("Tags"), sitegenSay("Years")]'
    assert run(made, code, [0, 1, 2000]) == ["0 truc", "1 truc", "2\u202f000 trucs", "Sujets", "Years"]


def test_a_bundle_needs_nothing_that_comes_later() -> None:
    for names in (ENGINE, ALL):
        assert run(scripts(archive()), "() => typeof sitegenSearch.Engine", None, names) == "function"


def test_languages_are_loaded_where_there_are_some() -> None:
    english, both = ({file.path: file.content for file in scripts(archive(languages=languages))} for languages in ((), ("fr",)))
    assert b"lunr.fr.min.js" not in english["assets/search.js"]
    assert {*both} - {*english} == {"assets/lunr.stemmer.support.min.js", "assets/lunr.fr.min.js"}
    for name in ("assets/search.js", "assets/search-engine.js"):
        assert b"lunr.fr.min.js" in both[name]


def test_a_service_worker_is_there_on_demand_at_the_root() -> None:
    assert "service-worker.js" not in {file.path for file in files(archive())}
    assert "service-worker.js" in {file.path for file in files(archive(), SearchOptions(offline=True))}


def test_scripts_that_were_never_made_are_told(lacking: Path) -> None:
    (lacking / "made" / "digest.txt").unlink()
    with pytest.raises(SitegenError, match="lacks") as caught:
        search.files(archive(), {}, SearchOptions())
    assert "npm on the PATH" in (caught.value.hint or "")


def test_scripts_that_were_made_of_others_are_told(lacking: Path) -> None:
    with (lacking / "browser" / "search-said.js").open("a", encoding="utf-8") as source:
        source.write("\n")
    with pytest.raises(SitegenError, match="of another version"):
        search.files(archive(), {}, SearchOptions())
