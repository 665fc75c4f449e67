from xml.etree import ElementTree as ET

import making
import pytest
from msgspec import structs

from sitegen.config import Config
from sitegen.render import outside

MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_originals_are_given_back_to_the_byte(encoding: str) -> None:
    text = "Un café\r\n“à Paris”\r"
    article = making.article(text)
    article = structs.replace(article, raw=structs.replace(article.raw, encoding=encoding))
    draft = outside.original(article)
    assert draft.make() == text.encode(encoding)
    assert draft.sha256 == article.raw.sha256
    assert outside.address(article) == "originals/article.txt"


def test_a_sitemap_needs_full_addresses(config: Config) -> None:
    assert [file.path for file in outside.crawlers(["index.html"], config)] == ["robots.txt", ".nojekyll"]
    known = structs.replace(config, base_url="https://example.org/a/")
    found = {file.path: file.content for file in outside.crawlers(["index.html", "articles/a.html"], known)}
    listed = [element.text for element in ET.fromstring(found["sitemap.xml"]).iter(f"{MAPS}loc")]
    assert listed == ["https://example.org/a/", "https://example.org/a/articles/a.html"]
    assert b"Sitemap: https://example.org/a/sitemap.xml" in found["robots.txt"]
