"""The site's newest articles as a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), for programs that would rather not read XML.

Only a sure day is a date of publication; whatever else is known of a date stands before the summary, as in the Atom feed. Where it is not
known where the site will be there are no addresses, and items are known by the names of their pages.
"""

import hashlib

import msgspec

from sitegen import edtf, urls
from sitegen.config import Config
from sitegen.model import Draft
from sitegen.render import words
from sitegen.render.index import Index
from sitegen.render.items import ArticleLink
from sitegen.text import squeezed, visible

_VERSION = "https://jsonfeed.org/version/1.1"
_MOST = 100


def draft(index: Index, config: Config) -> Draft:
    """Return the feed."""
    settings = config.settings
    made: dict[str, object] = {"version": _VERSION, "title": visible(settings.title), "language": settings.language}
    if settings.description:
        made["description"] = visible(settings.description)
    if settings.author:
        made["authors"] = [{"name": visible(settings.author)}]
    if config.base_url:
        made |= {"home_page_url": config.base_url, "feed_url": urls.absolute(urls.JSON_FEED, config.base_url)}
    made["items"] = [_item(link, index, config) for link in index.ordered[:_MOST]]
    content = msgspec.json.encode(made) + b"\n"  # a hundred items: quicker made than looked at twice
    return Draft(make=lambda: content, sha256=hashlib.sha256(content).hexdigest())


def _item(link: ArticleLink, index: Index, config: Config) -> dict[str, object]:
    article = index.by_source[link.source]
    day = edtf.day(article.published) if link.sure else None
    doubt = "" if day else f"{words.capital(link.when)}. "
    made: dict[str, object] = {
        "id": urls.absolute(link.address, config.base_url) if config.base_url else link.address,
        "title": squeezed(visible(link.headline)),
        "content_text": visible(f"{doubt}{link.excerpt}".strip()),
        "language": index.archive.language_of(article),
    }
    if config.base_url:
        made["url"] = made["id"]
    if day:
        made["date_published"] = f"{day.isoformat()}T00:00:00Z"
    if article.authors:
        made["authors"] = [{"name": squeezed(visible(author))} for author in article.authors]
    if tags := index.tagged.get(link.source):
        made["tags"] = [squeezed(visible(use.tag.name)) for use in tags]
    return made
