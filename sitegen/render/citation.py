"""How an article may be cited: one line of plain text, so that it survives being copied into any footnote.

It says nothing that is not known: what lacks is left out, but a date that lacks is told, for its lack is what a reader must know. The
checksum stands for the words that were read; an address alone may show others tomorrow.
"""

from sitegen import edtf, english, urls
from sitegen.config import Config
from sitegen.model import Article
from sitegen.text import squeezed


def line(article: Article, config: Config) -> str:
    """Return authors, headline, publisher, date, archive and edition, addresses and checksum, each where known."""
    named = f"{english.listed(article.authors)}, " if article.authors else ""
    when = edtf.spoken(article.published) if article.published else "date of publication unknown"
    said = f"{named}“{squeezed(article.headline)}”, {f'{article.publisher}, ' if article.publisher else ''}{when}."
    edition = f", edition {squeezed(config.settings.edition)}" if config.settings.edition else ""
    at = f", {urls.absolute(urls.article(article.id), config.base_url)}" if config.base_url else ""
    first = f" First published at {article.url}." if article.url else ""
    return f"{said} In: {config.settings.title}{edition}{at}.{first} SHA-256 of the file: {article.raw.sha256}."
