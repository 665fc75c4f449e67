"""Atom feeds (RFC 4287) of the site, of each tag and of each thread, newest first.

Atom wants an `updated` of every entry, but most scraped articles do not know their date, and a build must not ask the clock: entries
carry the first moment that their date may mean, or 1970-01-01 with a summary that says so. Ids are the pages' addresses when
base_url is known, else UUIDs made from what does not change.
"""

import uuid
from collections.abc import Iterable, Sequence
from functools import partial
from xml.etree import ElementTree as ET

from sitegen import edtf, urls
from sitegen.config import Config
from sitegen.model import Draft, LaterFile, SiteFile, Tag, Thread
from sitegen.render import words
from sitegen.render.index import Index, is_dated
from sitegen.render.items import ArticleLink
from sitegen.render.links import Links
from sitegen.text import visible

_ATOM = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NEVER = "1970-01-01T00:00:00Z"
_MOST = 100
"""Entries of a feed; feeds are for what is new."""


def files(index: Index, config: Config, links: Links) -> Iterable[SiteFile]:
    """Return the site's feed, then those of the tags and of the threads."""
    entries: dict[str, str] = {}
    below: dict[str, str] = {}  # these feeds lie in folders, so their relative links are others, but alike among themselves

    def every() -> Draft:
        return _feed(config.settings.title, urls.FEED, urls.HOME, index.ordered, index, config, links, entries)

    def of_tag(tag: Tag) -> Draft:
        found = sorted((index.articles[use.source] for use in tag.uses), key=lambda link: index.place[link.source])
        title = f"{config.settings.title}: {tag.name}"
        return _feed(title, urls.tag_feed(tag.id), urls.tag(tag.id), found, index, config, links, below)

    def of_thread(thread: Thread) -> Draft:
        sources = sorted({step.source for step in thread.steps}, key=index.place.__getitem__)
        title = f"{config.settings.title}: {thread.name}"
        told = [index.articles[source] for source in sources]
        return _feed(title, urls.thread_feed(thread.id), urls.thread(thread.id), told, index, config, links, below)

    yield LaterFile(path=urls.FEED, draft=every)
    yield from (LaterFile(path=urls.tag_feed(tag.id), draft=partial(of_tag, tag)) for tag in index.archive.tags)
    yield from (LaterFile(path=urls.thread_feed(thread.id), draft=partial(of_thread, thread)) for thread in index.archive.threads)


def _feed(
    title: str, address: str, page: str, found: Sequence[ArticleLink], index: Index, config: Config, links: Links, entries: dict[str, str]
) -> Draft:
    """Make a feed. `entries` holds those that are written already, by article source: an article with ten tags is in ten feeds."""
    shown = found[:_MOST]
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
        if link.source not in entries:
            entries[link.source] = ET.tostring(_entry(link, address, index, config, links), encoding="unicode")
    head, end, _ = ET.tostring(feed, encoding="unicode").rpartition("</feed>")
    text = "\n".join((head, *(entries[link.source] for link in shown), end))
    return Draft(make=f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode)


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
    return f"{first.isoformat()}T00:00:00Z" if is_dated(index.by_source[link.source].published) else _NEVER


def _link(target: str, feed: str, config: Config, links: Links) -> str:
    """Return an absolute address when we know it; else a relative one, which feed readers resolve against the feed's own."""
    return urls.absolute(target, config.base_url) if config.base_url else links.to(target, feed)


def _id(address: str, name: str, config: Config) -> str:
    return urls.absolute(address, config.base_url) if config.base_url else uuid.uuid5(uuid.NAMESPACE_URL, f"sitegen {name}").urn
