"""JSON-LD (schema.org) for machines that read pages. What is unsure stays out: a search engine knows no 'perhaps'."""

import json

from markupsafe import Markup

from sitegen import edtf, urls
from sitegen.config import Config
from sitegen.model import Article
from sitegen.render.index import Index
from sitegen.text import visible

_TYPES = {"person": "Person", "place": "Place", "organisation": "Organization"}
_MENTIONS = 40
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
"""JSON's own escapes for what would end or comment out a script element."""


def article(found: Article, index: Index, config: Config) -> Markup:
    """Describe an article as a NewsArticle. Addresses of this site are told only when its base_url is known."""
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": found.headline,
        "inLanguage": index.archive.language_of(found),
        "isAccessibleForFree": True,
        "identifier": f"sha256:{found.raw.sha256}",
    }
    if edtf.sure(found.published) and edtf.single(found.published):
        described["datePublished"] = edtf.single(found.published)
    if found.authors:
        described["author"] = [{"@type": "Person", "name": name} for name in found.authors]
    if found.publisher:
        described["publisher"] = {"@type": "Organization", "name": found.publisher}
    if found.section:
        described["articleSection"] = found.section
    if found.standfirst:
        described["description"] = found.standfirst
    if based := _origins(found, index, config):
        described["isBasedOn"] = based[0] if len(based) == 1 else based
    if config.base_url:
        described["url"] = urls.absolute(urls.article(found.id), config.base_url)
    if tags := index.tagged.get(found.source):
        described["keywords"] = [use.tag.name for use in tags]
    if mentions := _mentions(found.source, index, config):
        described["mentions"] = mentions
    return _script(described)


def _origins(found: Article, index: Index, config: Config) -> list[object]:
    """Return where the text comes from: the address that it was fetched from, and of a copy the article that it is a copy of."""
    origins: list[object] = [found.url] if found.url else []
    copy = index.archive.reuse.copies.get(found.source)
    if copy:
        original: dict[str, object] = {"@type": "NewsArticle", "headline": index.articles[copy.of].headline}
        if config.base_url:
            original["url"] = urls.absolute(index.articles[copy.of].address, config.base_url)
        origins.append(original)
    return origins


def site(config: Config) -> Markup:
    """Describe the archive as a WebSite."""
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": config.settings.title,
        "inLanguage": config.settings.language,
    }
    if config.settings.description:
        described["description"] = config.settings.description
    if config.base_url:
        described["url"] = config.base_url
    return _script(described)


def _mentions(source: str, index: Index, config: Config) -> list[dict[str, str]]:
    distinct = {(link.kind, link.id): link for link in index.marked[source].values()}
    found = sorted(distinct.values(), key=lambda link: (-link.mentions, link.kind, link.id))[:_MENTIONS]
    return [
        {"@type": _TYPES.get(link.kind, "Thing"), "name": link.name}
        | ({"url": urls.absolute(link.address, config.base_url)} if config.base_url else {})
        | ({"sameAs": link.wikidata} if link.wikidata else {})
        for link in found
    ]


def _script(described: dict[str, object]) -> Markup:
    visible = json.loads(json.dumps(described), object_hook=_visible)
    text = json.dumps(visible, sort_keys=True, separators=(",", ":"))
    for character, escape in _IN_SCRIPT.items():
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 - JSON in ASCII that holds neither '<' nor '&'


def _visible(found: dict[str, object]) -> dict[str, object]:
    return {
        key: visible(value)
        if isinstance(value, str)
        else [visible(item) if isinstance(item, str) else item for item in value]
        if isinstance(value, list)
        else value
        for key, value in found.items()
    }
