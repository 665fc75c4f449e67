"""What a page tells machines: JSON-LD (schema.org, as search engines read NewsArticle), OpenGraph, canonical links, and its CSP."""

import base64
import hashlib
import json
import re
from typing import Any

import pytest
from tools import connected, page
from tools.building import BASE_URL

from sitegen import edtf, urls
from sitegen.model import Archive

HOSTS = re.compile(r"https?:|//|\*")


def json_ld(one: page.Page) -> list[dict[str, Any]]:
    return [
        json.loads("".join(element.itertext())) for element in one.elements("script") if element.attrib.get("type") == "application/ld+json"
    ]


def test_every_article_describes_itself_as_a_news_article(files: dict[str, bytes], archive: Archive) -> None:
    for article in archive.articles:
        path = urls.article(article.id)
        (data,) = json_ld(page.Page(path, files[path]))
        assert data["@context"] in {"https://schema.org", "https://schema.org/"}
        assert data["@type"] == "NewsArticle"
        assert data["headline"] == article.headline
        assert data.get("url", data.get("mainEntityOfPage")) == BASE_URL + path
        assert data["isAccessibleForFree"] is True or "isAccessibleForFree" not in data
        if edtf.day(article.published) and edtf.sure(article.published):
            assert data["datePublished"] == article.published
        else:
            assert "datePublished" not in data, "an unsure date is stated as a fact"


def test_what_is_not_known_is_not_said(files: dict[str, bytes], archive: Archive) -> None:
    for article in archive.articles:
        (data,) = json_ld(page.Page("", files[urls.article(article.id)]))
        assert not [key for key, value in data.items() if value in (None, "", [], {})]
        if not article.authors:
            assert "author" not in data


def test_every_page_says_where_it_truly_is(files: dict[str, bytes]) -> None:
    for one in page.pages(files):
        canonical = [element.attrib["href"] for element in one.elements("link") if element.attrib.get("rel") == "canonical"]
        if one.path == urls.NOT_FOUND:
            assert canonical == []
        else:
            assert canonical == [urls.absolute(one.path, BASE_URL)], one.path


@pytest.mark.parametrize(("path", "place"), [(connected.OLDER, connected.NEWEST), (connected.FORMER, connected.THREAD)])
def test_an_older_version_and_a_former_address_say_where_the_newest_is(linked: dict[str, bytes], path: str, place: str) -> None:
    for address in (path, place):
        one = page.Page(address, linked[address])
        canonical = [element.attrib["href"] for element in one.elements("link") if element.attrib.get("rel") == "canonical"]
        assert canonical == [BASE_URL + place]
        assert one.meta("og:url") == [BASE_URL + place]


def test_every_article_can_be_shared(files: dict[str, bytes], archive: Archive) -> None:
    for article in archive.articles:
        one = page.Page(urls.article(article.id), files[urls.article(article.id)])
        assert one.meta("og:title") == [article.headline]
        assert one.meta("og:type") == ["article"]
        assert one.meta("og:url") == [BASE_URL + one.path]


def data_digests(one: page.Page) -> set[str]:
    """JSON-LD is no script, yet the Nu checker wants its digest in the policy."""
    blocks = ["".join(element.itertext()) for element in one.elements("script") if element.attrib.get("type") == "application/ld+json"]
    return {f"sha256-{base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()}" for block in blocks}


def test_every_page_forbids_inline_and_foreign_script(files: dict[str, bytes]) -> None:
    for one in page.pages(files):
        (policy,) = one.meta("content-security-policy")
        directives = {words[0]: words[1:] for words in (part.split() for part in policy.split(";")) if words}
        scripts = set(directives.get("script-src", directives["default-src"])) - {f"'{digest}'" for digest in data_digests(one)}
        assert scripts in ({"'self'"}, {"'none'"}), one.path
        assert directives["default-src"] in (["'none'"], ["'self'"])
        assert directives.get("object-src", directives["default-src"]) == ["'none'"]
        assert directives["base-uri"] == ["'none'"]
        assert directives["form-action"] == ["'self'"]
        assert "unsafe" not in policy
        assert not HOSTS.search(policy)


def test_the_policy_stands_before_anything_that_it_governs(files: dict[str, bytes]) -> None:
    for one in page.pages(files):
        before = one.text.lower().partition("content-security-policy")[0]
        assert not re.search(r"<(script|link|style|img|body)\b", before), one.path


def test_no_page_has_inline_script_or_style(files: dict[str, bytes]) -> None:
    for one in page.pages(files):
        for element in one.elements():
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"], one.path
            if element.tag == "script" and element.attrib.get("type") != "application/ld+json":
                assert "src" in element.attrib, one.path
                assert not "".join(element.itertext()).strip(), one.path
            assert element.tag not in {"style", "base", "iframe", "object", "embed"}, one.path


def test_links_to_other_sites_tell_them_nothing(files: dict[str, bytes]) -> None:
    for one in page.pages(files):
        assert one.meta("referrer")[:1] in ([], ["no-referrer"], ["same-origin"], ["strict-origin-when-cross-origin"])
        for element, _, link in one.links():
            if element.tag == "a" and re.match("https?:", link) and not link.startswith(BASE_URL):
                assert {"noopener", "noreferrer", "nofollow", "external"} & set(element.attrib.get("rel", "").split()), (
                    f"{one.path}: {link}"
                )
