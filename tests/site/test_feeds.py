"""Feeds, sitemap and robots.txt, held against RFC 4287, sitemaps.org and RFC 9309."""

import re
from datetime import datetime
from xml.etree import ElementTree as ET

import feedparser
from tools import connected
from tools.building import BASE_URL

from sitegen import urls
from sitegen.model import Archive, Article

ATOM = "{http://www.w3.org/2005/Atom}"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}
AT_MOST_ONCE = {"generator", "icon", "logo", "rights", "subtitle", "published", "summary", "content", "source"}


def newest(archive: Archive) -> list[Article]:
    """Return the articles without older versions of others, which have pages, but are in no list."""
    return [article for article in archive.articles if article.source not in archive.reuse.older]


def feeds(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.endswith(".xml") and path != urls.SITEMAP}


def check_date(element: ET.Element) -> None:
    text = element.text or ""
    assert RFC3339.fullmatch(text), text
    datetime.fromisoformat(text)


def check_element(element: ET.Element, kind: str) -> None:
    """RFC 4287, 4.1.1 and 4.1.2."""
    for name in ONCE[kind]:
        found = element.findall(ATOM + name)
        assert len(found) == 1, f"{kind}: {len(found)} {name}"
        assert (found[0].text or "").strip(), f"{kind}: empty {name}"
    for name in AT_MOST_ONCE:
        assert len(element.findall(ATOM + name)) <= 1
    for name in ("updated", "published"):
        for date in element.findall(ATOM + name):
            check_date(date)
    assert re.match(r"[a-z][a-z0-9+.-]*:", element.findtext(ATOM + "id", "")), "an id must be an IRI"
    for person in [*element.findall(ATOM + "author"), *element.findall(ATOM + "contributor")]:
        assert (person.findtext(ATOM + "name") or "").strip()
    for link in element.findall(ATOM + "link"):
        assert link.attrib["href"].startswith(("https://", "http://"))
    kinds = [
        (link.attrib.get("rel", "alternate"), link.attrib.get("type"), link.attrib.get("hreflang"))
        for link in element.findall(ATOM + "link")
    ]
    alternates = [kind for kind in kinds if kind[0] == "alternate"]
    assert len(alternates) == len(set(alternates))
    if kind == "entry" and element.find(ATOM + "content") is None:
        assert alternates


def test_every_feed_is_atom(files: dict[str, bytes]) -> None:
    assert urls.FEED in feeds(files)
    for path, content in feeds(files).items():
        root = ET.fromstring(content)
        assert root.tag == f"{ATOM}feed", path
        check_element(root, "feed")
        own = [link.attrib["href"] for link in root.findall(f"{ATOM}link") if link.attrib.get("rel") == "self"]
        assert own == [BASE_URL + path]
        entries = root.findall(f"{ATOM}entry")
        assert entries, path
        for entry in entries:
            check_element(entry, "entry")
            assert root.find(f"{ATOM}author") is not None or entry.find(f"{ATOM}author") is not None
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(ids) == len(set(ids))
        assert root.findtext(f"{ATOM}updated") == max(entry.findtext(f"{ATOM}updated", "") for entry in entries)


def test_a_reader_of_feeds_understands_them(files: dict[str, bytes]) -> None:
    for path, content in feeds(files).items():
        parsed = feedparser.parse(content)
        assert not parsed.bozo, f"{path}: {parsed.get('bozo_exception')}"
        assert parsed.version == "atom10"
        for entry in parsed.entries:
            assert entry.link.removeprefix(BASE_URL) in files
            assert entry.updated_parsed


def test_the_sites_feed_has_every_article_and_a_tags_feed_its_own(files: dict[str, bytes], archive: Archive) -> None:
    parsed = feedparser.parse(files[urls.FEED])
    assert {entry.link for entry in parsed.entries} == {BASE_URL + urls.article(article.id) for article in newest(archive)}
    assert {entry.title for entry in parsed.entries} == {article.headline for article in newest(archive)}
    ids = {article.source: article.id for article in archive.articles}
    for tag in archive.tags:
        parsed = feedparser.parse(files[urls.tag_feed(tag.id)])
        assert {entry.link for entry in parsed.entries} == {BASE_URL + urls.article(ids[use.source]) for use in tag.uses}


def test_the_same_article_has_the_same_id_in_every_feed(files: dict[str, bytes]) -> None:
    seen: dict[str, set[str]] = {}
    for content in feeds(files).values():
        for entry in feedparser.parse(content).entries:
            seen.setdefault(entry.link, set()).add(entry.id)
    assert all(len(found) == 1 for found in seen.values())


def test_pages_tell_readers_where_the_feeds_are(files: dict[str, bytes]) -> None:
    home = files[urls.HOME].decode()
    assert re.search(r'<link[^>]+type="?application/atom\+xml', home)


def test_the_sitemap_lists_every_page_once(files: dict[str, bytes], archive: Archive) -> None:
    root = ET.fromstring(files[urls.SITEMAP])
    assert root.tag == f"{MAPS}urlset"
    listed = [element.findtext(f"{MAPS}loc", "") for element in root.findall(f"{MAPS}url")]
    assert len(listed) == len(set(listed))
    pages = {BASE_URL + path for path in files if path.endswith(".html")}
    pages = pages - {BASE_URL + urls.NOT_FOUND, BASE_URL + urls.HOME} | {BASE_URL}
    assert set(listed) <= pages
    assert {BASE_URL + urls.article(article.id) for article in newest(archive)} <= set(listed)
    assert BASE_URL in listed
    for element in root.iter(f"{MAPS}lastmod"):
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", element.text or ""), "a lastmod is no clock's time and no guess"


def test_what_is_an_older_version_or_has_moved_is_in_no_feed_and_not_in_the_sitemap(linked: dict[str, bytes]) -> None:
    assert {connected.OLDER, connected.NEWEST, connected.FORMER, connected.THREAD} <= set(linked)
    listed = [element.text for element in ET.fromstring(linked[urls.SITEMAP]).iter(f"{MAPS}loc")]
    assert BASE_URL + connected.NEWEST in listed
    assert BASE_URL + connected.THREAD in listed
    assert not {BASE_URL + connected.OLDER, BASE_URL + connected.FORMER} & set(listed)
    for path, content in feeds(linked).items():
        assert BASE_URL + connected.OLDER not in {entry.link for entry in feedparser.parse(content).entries}, path
    assert BASE_URL + connected.NEWEST in {entry.link for entry in feedparser.parse(linked[urls.FEED]).entries}


def test_robots_are_welcome_and_led_to_the_sitemap(files: dict[str, bytes]) -> None:
    lines = files[urls.ROBOTS].decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert f"Sitemap: {BASE_URL}{urls.SITEMAP}" in lines
    assert "Disallow: /" not in lines


def test_github_is_told_to_serve_the_files_as_they_are(files: dict[str, bytes]) -> None:
    assert files[urls.NO_JEKYLL] == b""
