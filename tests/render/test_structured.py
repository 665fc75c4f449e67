import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from sitegen.config import Config
from sitegen.model import Archive, Copy, Reuse
from sitegen.render import index, structured


def data(archive: Archive, config: Config, **fields: object) -> dict[str, Any]:
    first = structs.replace(archive.articles[0], **fields)
    made = index.build(structs.replace(archive, articles=(first, archive.articles[1])))
    found: dict[str, Any] = json.loads(structured.article(structured.matter(first, made), config.base_url))
    return found


def test_an_article_describes_itself_as_a_news_article(archive: Archive, config: Config) -> None:
    found = data(archive, structs.replace(config, base_url="https://example.org/repo/"), publisher="The Paper", url="https://example.com/x")
    assert (found["@type"], found["headline"], found["datePublished"]) == ("NewsArticle", "Talks fail", "2022-02-28")
    assert found["url"] == "https://example.org/repo/articles/a.html"
    assert found["isBasedOn"] == "https://example.com/x"
    assert found["author"] == [{"@type": "Person", "name": "Ada"}]
    assert found["keywords"] == ["Kyiv"]
    assert {"@type": "Place", "name": "Kyiv", "url": "https://example.org/repo/places/kyiv.html"} in found["mentions"]


@pytest.mark.parametrize("published", [None, "2022-02-28?", "2022-02~", "2022-02/..", "2022-02-27/2022-02-28"])
def test_an_unsure_date_is_not_told(archive: Archive, config: Config, published: str | None) -> None:
    assert "datePublished" not in data(archive, config, published=published)


def test_without_a_base_url_no_address_is_told(archive: Archive, config: Config) -> None:
    assert "url" not in json.dumps(data(archive, config))


def test_an_item_of_wikidata_says_what_a_mention_is_the_same_as(archive: Archive, config: Config) -> None:
    assert "sameAs" not in json.dumps(data(archive, config))
    said = structs.replace(archive, entities=(archive.entities[0], structs.replace(archive.entities[1], wikidata="Q1899")))
    assert {"@type": "Place", "name": "Kyiv", "sameAs": "https://www.wikidata.org/wiki/Q1899"} in data(said, config)["mentions"]


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_headline_stays_inside_its_script_element(archive: Archive, config: Config, headline: str) -> None:
    hostile = f"{headline}</script><!--<script>&]]>"
    first = structs.replace(archive.articles[0], headline=hostile)
    made = index.build(structs.replace(archive, articles=(first, archive.articles[1])))
    text = structured.article(structured.matter(first, made), config.base_url)
    assert not {"<", ">", "&"} & set(text)
    assert text.isascii()
    assert json.loads(text)["headline"].endswith("</script><!--<script>&]]>")


def test_the_site_describes_itself(config: Config) -> None:
    assert json.loads(structured.site(config))["@type"] == "WebSite"


def test_a_copy_is_based_on_its_original(archive: Archive, config: Config) -> None:
    copied = structs.replace(archive, reuse=Reuse(overlaps=(), copies={"a.txt": Copy(of="b.txt", share=0.9)}, older={}))
    assert data(copied, config)["isBasedOn"] == {"@type": "NewsArticle", "headline": "Kyiv waits"}
    known = data(copied, structs.replace(config, base_url="https://example.org/repo/"), url="https://example.com/x")
    original = {"@type": "NewsArticle", "headline": "Kyiv waits", "url": "https://example.org/repo/articles/b.html"}
    assert known["isBasedOn"] == ["https://example.com/x", original]
