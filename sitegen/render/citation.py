"""How an article may be cited: one line of plain text, so that it survives being copied into any footnote.

It says nothing that is not known: what lacks is left out, but a date that lacks is told, for its lack is what a reader must know. The
checksum stands for the words that were read; an address alone may show others tomorrow.
"""

from sitegen import urls
from sitegen.config import Config
from sitegen.model import Article
from sitegen.render.wording import Wording
from sitegen.text import squeezed


def line(article: Article, config: Config, say: Wording) -> str:
    """Return authors, headline, publisher, date, archive and edition, addresses and checksum, each where known."""
    named = f"{say.listed(article.authors)}, " if article.authors else ""
    headline = say.plain("“{headline}”", headline=squeezed(article.headline))
    when = say.date(article.published) if article.published else say.plain("date of publication unknown")
    said = f"{named}{headline}, {f'{article.publisher}, ' if article.publisher else ''}{when}."
    edition = say.plain("edition {edition}", edition=squeezed(config.settings.edition)) if config.settings.edition else ""
    at = urls.absolute(urls.article(article.id), config.base_url) if config.base_url else ""
    held = say.plain("In: {archive}", archive=", ".join(filter(None, (config.settings.title, edition, at))))
    first = [say.plain("First published at {address}.", address=article.url)] if article.url else []
    return " ".join((said, f"{held}.", *first, say.plain("SHA-256 of the file: {sum}.", sum=article.raw.sha256)))
