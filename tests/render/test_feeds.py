from xml.etree import ElementTree as ET

import feedparser
import pytest
from msgspec import structs

from sitegen import urls
from sitegen.config import Config
from sitegen.model import Archive, Reuse
from sitegen.render import feeds, index
from sitegen.render.links import Links

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://example.org/repo/"


def made(archive: Archive, config: Config) -> dict[str, bytes]:
    return {file.path: file.content for file in feeds.files(index.build(archive), config, Links(config.base_url))}


@pytest.fixture
def known(config: Config) -> Config:
    return structs.replace(config, base_url=BASE)


def test_there_is_a_feed_of_the_site_and_one_of_each_tag(archive: Archive, config: Config) -> None:
    assert list(made(archive, config)) == ["feed.xml", "feed.json", "tags/kyiv.xml"]


def test_a_reader_understands_them(archive: Archive, known: Config) -> None:
    for path, content in made(archive, known).items():
        if not path.endswith(".xml"):
            continue
        parsed = feedparser.parse(content)
        assert not parsed.bozo
        assert [entry.link for entry in parsed.entries] == [f"{BASE}articles/a.html", f"{BASE}articles/b.html"]


def test_an_unknown_date_is_said_and_not_published(archive: Archive, config: Config) -> None:
    root = ET.fromstring(made(archive, config)[urls.FEED])
    dated, undated = root.findall(f"{ATOM}entry")
    assert dated.findtext(f"{ATOM}published") == dated.findtext(f"{ATOM}updated") == "2022-02-28T00:00:00Z"
    assert undated.find(f"{ATOM}published") is None
    assert undated.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert (undated.findtext(f"{ATOM}summary") or "").startswith("Date unknown. ")
    assert root.findtext(f"{ATOM}updated") == "2022-02-28T00:00:00Z"


@pytest.mark.parametrize(
    ("date", "updated"), [("2022-03?", "2022-03-01T00:00:00Z"), ("2022-02/..", "1970-01-01T00:00:00Z"), ("../2022", "1970-01-01T00:00:00Z")]
)
def test_a_date_that_is_not_a_sure_day_is_said_in_words(archive: Archive, config: Config, date: str, updated: str) -> None:
    first = structs.replace(archive.articles[0], published=date)
    root = ET.fromstring(made(structs.replace(archive, articles=(first,), tags=(), related={}, entities=()), config)[urls.FEED])
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.find(f"{ATOM}published") is None
    assert entry.findtext(f"{ATOM}updated") == updated
    assert "2022" in (entry.findtext(f"{ATOM}summary") or "")


def test_without_a_base_url_ids_are_stable_and_links_relative(archive: Archive, config: Config) -> None:
    root = ET.fromstring(made(archive, config)["tags/kyiv.xml"])
    site = ET.fromstring(made(archive, config)[urls.FEED])
    ids = [[entry.findtext(f"{ATOM}id", "") for entry in feed.findall(f"{ATOM}entry")] for feed in (root, site)]
    assert ids[0] == ids[1]
    assert all(one.startswith("urn:uuid:") for one in ids[0])
    assert root.findtext(f"{ATOM}id") != site.findtext(f"{ATOM}id")
    assert root.find(f"{ATOM}entry/{ATOM}link").attrib["href"] == "../articles/a.html"  # type: ignore[union-attr]


def test_an_empty_archive_has_a_feed(config: Config) -> None:
    empty = Archive(articles=(), mentions={}, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={})
    assert not feedparser.parse(made(empty, config)[urls.FEED]).bozo


def test_hostile_text_is_xml_all_the_same(archive: Archive, config: Config) -> None:
    first = structs.replace(archive.articles[0], headline="\0\x1b\ufffe<![CDATA[]]>\u202e&", authors=("\x08",))
    root = ET.fromstring(made(structs.replace(archive, articles=(first, archive.articles[1])), config)[urls.FEED])
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "\ufffd\ufffd\ufffd<![CDATA[]]>\ufffd&"


def test_a_thread_has_a_feed_of_its_articles(threaded: Archive, known: Config) -> None:
    parsed = feedparser.parse(made(threaded, known)["threads/talks.xml"])
    assert parsed.feed.title == "An archive: Talks in Kyiv"
    assert [entry.link for entry in parsed.entries] == [f"{BASE}articles/a.html", f"{BASE}articles/b.html"]


def test_an_older_version_is_in_no_feed(archive: Archive, known: Config) -> None:
    newer = structs.replace(archive, reuse=Reuse(overlaps=(), copies={}, older={"b.txt": "a.txt"}), tags=())
    assert [entry.link for entry in feedparser.parse(made(newer, known)[urls.FEED]).entries] == [f"{BASE}articles/a.html"]


def test_a_person_whom_two_articles_name_has_a_feed_and_others_have_none(archive: Archive, known: Config) -> None:
    podolyak = structs.replace(archive.entities[0], mentions={"a.txt": (0,), "b.txt": (1,)})
    mentions = {**archive.mentions, "b.txt": (archive.mentions["b.txt"][0], structs.replace(archive.mentions["b.txt"][1], kind="person"))}
    kyiv = structs.replace(archive.entities[1], mentions={"a.txt": (3, 4), "b.txt": (0,)})
    both = structs.replace(archive, mentions=mentions, entities=(podolyak, kyiv))
    files = made(both, known)
    assert "people/mykhailo-podolyak.xml" in files
    assert "places/kyiv.xml" not in files
    parsed = feedparser.parse(files["people/mykhailo-podolyak.xml"])
    assert parsed.feed.title == "An archive: Mykhailo Podolyak"
    assert [entry.link for entry in parsed.entries] == [f"{BASE}articles/a.html", f"{BASE}articles/b.html"]
    assert index.build(both).entities["person", "mykhailo-podolyak"].feed == "people/mykhailo-podolyak.xml"
    older = structs.replace(both, reuse=Reuse(overlaps=(), copies={}, older={"b.txt": "a.txt"}))
    assert "people/mykhailo-podolyak.xml" not in made(older, known), "an older version does not count"
