"""An article -> how it is cited: a value of what is known of it, and one file for each form in which it is written down.

Its page shows these forms and the whole archive's files hold them, so they are made in one place below both. Nothing is said that is not
known: what lacks is left out, an uncertain date is written as uncertain, and a date that is only bounded is none. The checksum stands
for the words that were read; an address alone may show others tomorrow.
"""

from collections.abc import Iterable
from urllib.parse import quote

from msgspec import Struct

from sitegen import edtf, urls
from sitegen.config import Config
from sitegen.model import Article
from sitegen.text import squeezed, visible

_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~-._"
"""What stands in a web address as it is; all else is encoded, braces, spaces and foreign letters among it."""


class Citation(Struct, frozen=True):
    """What is known of an article that is cited. Texts are on one line and visible; empty where nothing is known."""

    id: str
    """The article's, unique in the archive: lower-case ASCII letters, digits, '_' and '-'."""
    title: str
    authors: tuple[str, ...]
    publisher: str
    """The newspaper or agency."""
    section: str
    published: str
    """EDTF with a beginning and an end, or empty."""
    language: str
    archive: str
    """Title of the archive."""
    url: str
    """The permanent address of the article's page, where it is known."""
    original: str
    """Where the article was first published."""
    captured: str
    """EDTF: the day on which it was fetched from there."""
    note: str
    """What the forms have no field for, in whole sentences."""
    tags: tuple[str, ...]

    @property
    def address(self) -> str:
        """The address to give where there is room for one alone."""
        return self.url or self.original


def of(article: Article, language: str, tags: Iterable[str], config: Config) -> Citation:
    """Return what is known of an article in this language (BCP 47) and with these tags."""
    return Citation(
        id=article.id,
        title=_line(article.headline),
        authors=tuple(filter(None, map(_line, article.authors))),
        publisher=_line(article.publisher or ""),
        section=_line(article.section or ""),
        published=article.published or "" if edtf.dated(article.published) else "",
        language=language,
        archive=_line(config.settings.title),
        url=urls.absolute(urls.article(article.id), config.base_url) if config.base_url else "",
        original=_address(article.url or ""),
        captured=article.raw.stated.captured or "",
        note=_note(article, config),
        tags=tuple(filter(None, map(_line, tags))),
    )


def _note(article: Article, config: Config) -> str:
    said = [f"Edition of the archive: {_line(config.settings.edition)}."] if config.settings.edition else []
    if not edtf.dated(article.published):
        said.append(f"Date of publication unknown{f': {edtf.spoken(article.published)}' if article.published else ''}.")
    elif not edtf.sure(article.published):
        said.append(f"Date of publication: {edtf.spoken(article.published)}.")
    if config.base_url and article.url:
        said.append(f"First published at {_address(article.url)}.")
    said.append(f"SHA-256 of the file: {article.raw.sha256}.")
    return " ".join(said)


def _line(value: str) -> str:
    return squeezed(visible(value))


def _address(value: str) -> str:
    return quote(_line(value), safe=_IN_ADDRESSES)
