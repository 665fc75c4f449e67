import json
from typing import Any

import pytest
from msgspec import structs

from sitegen.config import Config
from sitegen.model import Archive
from sitegen.render import index, json_feed

BASE = "https://example.org/repo/"
TOP = frozenset({"version", "title", "home_page_url", "feed_url", "description", "authors", "language", "items"})
ITEM = frozenset({"id", "url", "title", "content_text", "date_published", "authors", "tags", "language"})


def made(archive: Archive, config: Config) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json_feed.draft(index.build(archive), config).make())
    return found


def test_it_has_what_the_version_requires_and_nothing_that_it_does_not_know(archive: Archive, config: Config) -> None:
    feed = made(archive, structs.replace(config, base_url=BASE))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed.keys() <= TOP
    assert (feed["home_page_url"], feed["feed_url"]) == (BASE, f"{BASE}feed.json")
    for item in feed["items"]:
        assert item.keys() <= ITEM
        assert isinstance(item["id"], str)
        assert isinstance(item["content_text"], str)


def test_the_newest_come_first_and_only_a_sure_day_is_a_date(archive: Archive, config: Config) -> None:
    dated, undated = made(archive, structs.replace(config, base_url=BASE))["items"]
    assert (dated["url"], dated["date_published"]) == (f"{BASE}articles/a.html", "2022-02-28T00:00:00Z")
    assert (dated["authors"], dated["tags"]) == ([{"name": "Ada"}], ["Kyiv"])
    assert "date_published" not in undated
    assert undated["content_text"].startswith("Date unknown. ")


@pytest.mark.parametrize("published", ["2022-03", "2022-03-03?", "2022-02/.."])
def test_a_date_that_is_not_a_sure_day_is_said_in_words(archive: Archive, config: Config, published: str) -> None:
    first = structs.replace(archive.articles[0], published=published)
    items = made(structs.replace(archive, articles=(first, archive.articles[1])), config)["items"]
    assert not [item for item in items if "date_published" in item]
    assert [item for item in items if "2022" in item["content_text"]]


def test_without_a_base_url_there_are_no_addresses(archive: Archive, config: Config) -> None:
    feed = made(archive, config)
    assert not {"home_page_url", "feed_url"} & feed.keys()
    assert [item["id"] for item in feed["items"]] == ["articles/a.html", "articles/b.html"]
    assert not [item for item in feed["items"] if "url" in item]
