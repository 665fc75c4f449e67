"""Atom feeds (RFC 4287) of the site, of each tag, of each thread and of people whom several articles name, newest first.

Atom wants an `updated` of every entry, but most scraped articles do not know their date, and a build must not ask the clock: entries
carry the first moment that their date may mean, or 1970-01-01 with a summary that says so. Ids are the pages' addresses when
base_url is known, else UUIDs made from what does not change.
"""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from xml.etree import ElementTree as ET

import msgspec

from sitegen import edtf, urls
from sitegen.config import Config
from sitegen.model import Draft, LaterFile, SiteFile, Tag, Thread
from sitegen.render import json_feed, words
from sitegen.render.index import Index
from sitegen.render.items import ArticleLink, EntityLink
from sitegen.render.links import Links
from sitegen.text import visible

_ATOM = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NEVER = "1970-01-01T00:00:00Z"
_MOST = 100
"""Entries of a feed; feeds are for what is new."""


def files(index: Index, config: Config, links: Links) -> Iterable[SiteFile]:
    """Return the site's feeds, then those of the tags, of the threads and of people."""
    shelf = _Shelf(index, config, links)
    below = _Shelf(index, config, links)  # these feeds lie in folders, so their relative links are others, but alike among themselves

    def every() -> Draft:
        return shelf.feed(config.settings.title, urls.FEED, urls.HOME, index.ordered)

    def of_tag(tag: Tag) -> Draft:
        found = sorted((index.articles[use.source] for use in tag.uses), key=lambda link: index.place[link.source])
        return below.feed(f"{config.settings.title}: {tag.name}", urls.tag_feed(tag.id), urls.tag(tag.id), found)

    def of_thread(thread: Thread) -> Draft:
        sources = sorted({step.source for step in thread.steps}, key=index.place.__getitem__)
        told = [index.articles[source] for source in sources]
        return below.feed(f"{config.settings.title}: {thread.name}", urls.thread_feed(thread.id), urls.thread(thread.id), told)

    def of_person(link: EntityLink, sources: AbstractSet[str]) -> Draft:
        told = sorted(sources - index.archive.reuse.older.keys(), key=index.place.__getitem__)
        found = [index.articles[source] for source in told]
        return below.feed(f"{config.settings.title}: {link.name}", link.feed, link.address, found)

    yield LaterFile(path=urls.FEED, draft=every)
    yield LaterFile(path=urls.JSON_FEED, draft=partial(json_feed.draft, index, config))
    yield from (LaterFile(path=urls.tag_feed(tag.id), draft=partial(of_tag, tag)) for tag in index.archive.tags)
    yield from (LaterFile(path=urls.thread_feed(thread.id), draft=partial(of_thread, thread)) for thread in index.archive.threads)
    for entity in index.archive.entities:
        link = index.entities[entity.kind, entity.id]
        if link.feed:
            yield LaterFile(path=link.feed, draft=partial(of_person, link, entity.mentions.keys()))


class _Shelf:
    """Feeds of one folder. An article with ten tags is in ten feeds: its entry is written once, and what it is made of looked at once."""

    def __init__(self, index: Index, config: Config, links: Links) -> None:
        self._index, self._config, self._links = index, config, links
        settings = config.settings
        self._common = (config.base_url, settings.title, settings.author, settings.description, settings.language)
        self._written: dict[str, str] = {}
        self._known: dict[str, bytes] = {}

    def feed(self, title: str, address: str, page: str, found: Sequence[ArticleLink]) -> Draft:
        """Return the feed of these articles."""
        shown = found[:_MOST]
        depends = _digest(self._common, title, address, page, [self._digest(link) for link in shown])
        return Draft(make=lambda: self._made(title, address, page, shown), depends=depends)

    def _digest(self, link: ArticleLink) -> bytes:
        known = self._known.get(link.source)
        if known is None:
            article = self._index.by_source[link.source]
            tags = [use.tag for use in self._index.tagged.get(link.source, ())]
            known = self._known[link.source] = _digest(link, article.published, article.authors, tags)
        return known

    def _made(self, title: str, address: str, page: str, shown: Sequence[ArticleLink]) -> bytes:
        index, config, links = self._index, self._config, self._links
        feed = ET.Element("feed", {"xmlns": _ATOM, _XML_LANG: config.settings.language})
        _add(feed, "title", title)
        if config.settings.description and address == urls.FEED:
            _add(feed, "subtitle", config.settings.description)
        _add(feed, "id", _id(address, f"feed {config.settings.title} {address}", config))
        _add(feed, "updated", max((_updated(link, index) for link in shown), default=_NEVER))
        ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": _link(address, address, config, links)})
        ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": _link(page, address, config, links)})
        _add(ET.SubElement(feed, "author"), "name", config.settings.author or config.settings.title)
        ET.indent(feed)
        for link in shown:
            if link.source not in self._written:
                self._written[link.source] = ET.tostring(_entry(link, address, index, config, links), encoding="unicode")
        head, end, _ = ET.tostring(feed, encoding="unicode").rpartition("</feed>")
        text = "\n".join((head, *(self._written[link.source] for link in shown), end))
        return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _digest(*values: object) -> bytes:
    return hashlib.blake2b(msgspec.msgpack.encode(values), digest_size=16).digest()


def _entry(link: ArticleLink, feed: str, index: Index, config: Config, links: Links) -> ET.Element:
    article = index.by_source[link.source]
    entry = ET.Element("entry")
    _add(entry, "title", link.headline)
    _add(entry, "id", _id(link.address, f"article {config.settings.title} {link.source}", config))
    if edtf.day(article.published):
        _add(entry, "published", _updated(link, index))
    _add(entry, "updated", _updated(link, index))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": _link(link.address, feed, config, links)})
    for author in article.authors:
        _add(ET.SubElement(entry, "author"), "name", author)
    for use in index.tagged.get(link.source, ()):
        ET.SubElement(entry, "category", {"term": use.tag.id, "label": visible(use.tag.name)})
    doubt = "" if link.sure and edtf.day(article.published) else f"{words.capital(link.when)}. "
    _add(entry, "summary", f"{doubt}{link.excerpt}".strip())
    ET.indent(entry)
    return entry


def _add(parent: ET.Element, name: str, value: str) -> None:
    ET.SubElement(parent, name).text = visible(value)


def _updated(link: ArticleLink, index: Index) -> str:
    first, _ = edtf.bounds(index.by_source[link.source].published)
    return f"{first.isoformat()}T00:00:00Z" if edtf.dated(index.by_source[link.source].published) else _NEVER


def _link(target: str, feed: str, config: Config, links: Links) -> str:
    """Return an absolute address when we know it; else a relative one, which feed readers resolve against the feed's own."""
    return urls.absolute(target, config.base_url) if config.base_url else links.to(target, feed)


def _id(address: str, name: str, config: Config) -> str:
    return urls.absolute(address, config.base_url) if config.base_url else uuid.uuid5(uuid.NAMESPACE_URL, f"sitegen {name}").urn
