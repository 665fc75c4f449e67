"""JSON-LD (schema.org) for machines that read pages. What is unsure stays out: a search engine knows no 'perhaps'."""

import json

from markupsafe import Markup
from msgspec import Struct

from sitegen import edtf, urls
from sitegen.config import Config
from sitegen.model import Article
from sitegen.render.index import Index
from sitegen.render.items import ArticleLink, EntityName
from sitegen.render.leaf import Leaf, Seal
from sitegen.text import visible

_TYPES = {"person": "Person", "place": "Place", "organisation": "Organization"}
_MENTIONS = 40
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
"""JSON's own escapes for what would end or comment out a script element."""
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


class Matter(Struct, frozen=True):
    """All that the description of an article is made of."""

    leaf: Seal[Leaf]
    language: str
    """BCP 47."""
    tags: tuple[str, ...]
    """Names, the strongest first."""
    mentions: tuple[tuple[EntityName, str], ...]
    """Whom and what it names, what the whole archive names most often first, each with the address of its item in Wikidata or ''."""
    original: Seal[ArticleLink] | None
    """Of a copy the article that it is a copy of."""


def matter(found: Article, index: Index) -> Matter:
    """Gather what the description of an article is made of."""
    copy = index.archive.reuse.copies.get(found.source)
    links = (link for link, _ in index.naming[found.source])
    named = sorted(links, key=lambda link: (-link.mentions, link.kind, link.id))[:_MENTIONS]
    return Matter(
        leaf=index.leaves[found.source],
        language=index.archive.language_of(found),
        tags=tuple(use.tag.name for use in index.tagged.get(found.source, ())),
        mentions=tuple((index.named[link.kind, link.id], link.wikidata) for link in named),
        original=index.seals[copy.of] if copy else None,
    )


def article(matter: Matter, base_url: str) -> Markup:
    """Describe an article as a NewsArticle. Addresses of this site are told only when its base_url is known."""
    found = matter.leaf.value.article
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": found.headline,
        "inLanguage": matter.language,
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
    if based := _origins(matter, base_url):
        described["isBasedOn"] = based[0] if len(based) == 1 else based
    if base_url:
        described["url"] = urls.absolute(urls.article(found.id), base_url)
    if matter.tags:
        described["keywords"] = list(matter.tags)
    if matter.mentions:
        described["mentions"] = [_mention(named, wikidata, base_url) for named, wikidata in matter.mentions]
    return _script(described)


def _origins(matter: Matter, base_url: str) -> list[object]:
    """Return where the text comes from: the address that it was fetched from, and of a copy the article that it is a copy of."""
    url = matter.leaf.value.article.url
    origins: list[object] = [url] if url else []
    if matter.original:
        link = matter.original.value
        original: dict[str, object] = {"@type": "NewsArticle", "headline": link.headline}
        if base_url:
            original["url"] = urls.absolute(link.address, base_url)
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


def _mention(named: EntityName, wikidata: str, base_url: str) -> dict[str, str]:
    return (
        {"@type": _TYPES.get(named.kind, "Thing"), "name": named.name}
        | ({"url": urls.absolute(named.address, base_url)} if base_url else {})
        | ({"sameAs": wikidata} if wikidata else {})
    )


def _script(described: dict[str, object]) -> Markup:
    text = _encode(_visible(described))
    for character, escape in _IN_SCRIPT.items():
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 - JSON in ASCII that holds neither '<' nor '&'


def _visible(found: object) -> object:
    if isinstance(found, str):
        return visible(found)
    if isinstance(found, dict):
        return {key: _visible(value) for key, value in found.items()}
    return [_visible(item) for item in found] if isinstance(found, list) else found
