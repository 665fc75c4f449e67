"""Files that are no pages: the untouched originals, and what crawlers and GitHub Pages look for."""

from collections.abc import Iterable
from itertools import islice
from xml.sax.saxutils import escape

from sitegen import urls
from sitegen.config import Config
from sitegen.model import Article, Draft, OutputFile

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000
"""Addresses that the protocol allows a sitemap."""


def address(article: Article) -> str:
    """Return where the article's untouched file lies."""
    return urls.original(article.id, article.source)


def original(article: Article) -> Draft:
    """Return the article's file as it was read, to the byte."""
    return Draft(make=lambda: article.raw.text.encode(article.raw.encoding), sha256=article.raw.sha256)


def crawlers(addresses: Iterable[str], config: Config) -> Iterable[OutputFile]:
    """Return robots.txt, .nojekyll (GitHub Pages would hide files without it) and the sitemap.

    A sitemap must hold full addresses: there is none without base_url.
    """
    robots = "User-agent: *\nAllow: /\n"
    if config.base_url:
        yield OutputFile(path=urls.SITEMAP, content=_sitemap(addresses, config.base_url))
        robots += f"Sitemap: {urls.absolute(urls.SITEMAP, config.base_url)}\n"
    yield OutputFile(path=urls.ROBOTS, content=robots.encode())
    yield OutputFile(path=urls.NO_JEKYLL, content=b"")


def _sitemap(addresses: Iterable[str], base_url: str) -> bytes:
    entries = (f"  <url>\n    <loc>{escape(urls.absolute(address, base_url))}</loc>\n  </url>\n" for address in islice(addresses, _MOST))
    return f"<?xml version='1.0' encoding='utf-8'?>\n<urlset xmlns=\"{_SITEMAP}\">\n{''.join(entries)}</urlset>\n".encode()
