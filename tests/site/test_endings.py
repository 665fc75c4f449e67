"""The Endings Principles for Digital Longevity (https://endings.uvic.ca/principles.html), as far as a program can look.

Numbers are the principles'. README.md, 'How long it lasts', answers the others.
"""

import hashlib
import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pytest
from msgspec import structs
from tools import building, page

from sitegen import config, pipeline, urls
from sitegen.model import Archive

OPEN_FORMATS = {
    ".html", ".css", ".js", ".svg", ".xml", ".txt", ".json", ".jsonl", ".jsonld", ".csv", ".bib", ".ris", ".sqlite",
}  # fmt: skip
"""Each has a public specification and readers that anybody may write; HTML, CSS, JavaScript and SVG are all that pages need."""
UNSUFFIXED = {".nojekyll"}
LIBRARIES = re.compile(rb"jquery|react|angular|vue\.js|bootstrap|tailwind|googletagmanager|google-analytics", re.IGNORECASE)
FETCHED = {
    "script": "src",
    "link": "href",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
}


@pytest.fixture(scope="module")
def dated() -> dict[str, bytes]:
    """The repository's archive as an edition of its own."""
    settings = config.load(building.ROOT, building.BASE_URL)
    named = structs.replace(settings, settings=structs.replace(settings.settings, edition="2, November <2026>"))
    return building.contents(pipeline.build(named, building.quietly))


def test_1_1_data_is_in_open_formats_alone(files: dict[str, bytes]) -> None:
    suffixes = {PurePosixPath(path).suffix for path in files if path not in UNSUFFIXED}
    assert suffixes <= OPEN_FORMATS


def test_1_3_and_3_1_every_file_is_checked_against_a_list_of_checksums(files: dict[str, bytes]) -> None:
    sums = dict(reversed(line.split("  ", 1)) for line in files[urls.CHECKSUMS].decode().splitlines() if not line.startswith("#"))
    wanted = {path: hashlib.sha256(content).hexdigest() for path, content in files.items() if path not in {urls.CHECKSUMS, *UNSUFFIXED}}
    assert sums == wanted


def test_4_1_nothing_needs_a_server(files: dict[str, bytes]) -> None:
    for mark in (b"<?php", b"<%", b"<!--#"):
        assert [path for path, content in files.items() if path.endswith(".html") and mark in content] == []
    for one in page.pages(files):
        forms = [form for form in one.elements("form") if form.attrib.get("method", "get").lower() != "get"]
        assert forms == [], one.path


def test_4_2_and_4_3_pages_take_nothing_from_elsewhere_and_no_framework(files: dict[str, bytes]) -> None:
    for one in page.pages(files):
        for element in one.elements():
            attribute = FETCHED.get(str(element.tag).rpartition("}")[2])
            if attribute and element.attrib.get("rel") != "canonical" and attribute in element.attrib:
                assert not urlsplit(element.attrib[attribute]).netloc or element.tag == "link", one.path
    own = [path for path in files if path.startswith("assets/") and path.endswith((".js", ".css"))]
    assert [path for path in own if LIBRARIES.search(files[path])] == []


def test_4_4_every_thing_has_a_page_of_its_own_and_no_link_has_a_query(files: dict[str, bytes], archive: Archive) -> None:
    for one in page.pages(files):
        queries = [link for element, _, link in one.links() if element.tag == "a" and not urlsplit(link).netloc and urlsplit(link).query]
        assert queries == [], one.path
    kinds = {kind.id: kind for kind in archive.kinds}
    things = [urls.article(article.id) for article in archive.articles]
    things += [urls.entity(kinds[entity.kind], entity.id) for entity in archive.entities if kinds[entity.kind].indexed]
    things += [urls.tag(tag.id) for tag in archive.tags]
    assert set(things) <= files.keys()


def test_4_5_the_source_is_part_of_the_site_untouched_and_so_is_the_data(files: dict[str, bytes], archive: Archive) -> None:
    about = files[urls.ABOUT].decode()
    for article in archive.articles:
        original = files[urls.original(article.id, article.source)]
        assert hashlib.sha256(original).hexdigest() == article.raw.sha256
        assert original == (building.ROOT / "seeds" / article.source).read_bytes()
    data = [path for path in files if path.startswith("data/")]
    assert {".csv", ".jsonl", ".sqlite", ".jsonld"} <= {PurePosixPath(path).suffix for path in data}
    assert [path for path in data if "/annotations/" not in path and f'href="{path}"' not in about] == []


def test_4_6_every_page_has_all_that_it_shows(files: dict[str, bytes]) -> None:
    for one in page.pages(files):
        if one.path in {urls.NOT_FOUND, urls.SEARCH}:
            continue
        text = one.words()
        assert "Talks and war" in text, one.path
        assert [link for _, _, link in one.links() if link.endswith(urls.HOME)], one.path
    scripts = [path for path in files if path.startswith("assets/") and path.endswith(".js") and "search" not in path]
    assert [path for path in scripts if re.search(rb"\b(?:fetch|XMLHttpRequest|import)\s*\(", files[path])] == []


def test_4_7_every_word_of_an_article_is_in_its_html(files: dict[str, bytes], archive: Archive) -> None:
    for article in archive.articles:
        shown = "".join(page.Page(urls.article(article.id), files[urls.article(article.id)]).words().split())
        for block in article.blocks:
            if block.shown:
                assert "".join(article.raw.words(block.start, block.end).split()) in shown


def test_5_3_every_page_says_of_which_edition_it_is(dated: dict[str, bytes]) -> None:
    for one in page.pages(dated):
        if "<h1" in dated[one.path].decode() and not one.path.startswith("moved"):
            assert "edition 2, November <2026>" in one.words(), one.path


def test_5_4_citations_name_the_page_and_the_edition(dated: dict[str, bytes], archive: Archive) -> None:
    article = archive.articles[0]
    said = page.Page("", dated[urls.article(article.id)]).words()
    assert f"In: Talks and war, edition 2, November <2026>, {building.BASE_URL}{urls.article(article.id)}." in said
    assert "edition 2, November <2026>" in page.Page("", dated[urls.ABOUT]).words()
    assert b'"version": "2, November <2026>"' in dated["data/datapackage.json"]
    assert b'"version": "2, November <2026>"' in dated["data/ro-crate-metadata.json"]


def test_5_5_what_has_moved_leads_on(linked: dict[str, bytes]) -> None:
    moved = [path for path, content in linked.items() if path.endswith(".html") and b"<h1>" in content and b"moved" in content.lower()]
    assert moved
    assert page.broken_links({path: linked[path] for path in linked if path != urls.NOT_FOUND}, building.BASE_URL) == []
