"""What the head of an article's page tells reference managers and search engines: Dublin Core, and the citation_ tags of HighWire.

Zotero's translator for embedded metadata takes the kind of the item from DC.type, which must be a name of its own, the newspaper from
DC.source, the section from article:section, and the rest from citation_ tags. There is no citation_journal_title: it would make the article
one of a journal for whoever does not look at DC.type. A day that is unsure stands in DCTERMS.issued alone, with its doubt, as EDTF.
"""

from collections.abc import Iterator

from sitegen import edtf
from sitegen.cite import Citation
from sitegen.render.items import Meta

_KIND = "newspaperArticle"


def tags(citation: Citation) -> tuple[Meta, ...]:
    """Return the tags in the order of the page's head."""
    return tuple(Meta(name=name, content=content) for name, content in _tags(citation) if content)


def _tags(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "DC.type", _KIND
    yield "DC.title", citation.title
    yield from (("DC.creator", author) for author in citation.authors)
    yield "DC.source", citation.publisher
    yield "DCTERMS.issued", citation.published
    yield "DC.language", citation.language
    yield "DC.identifier", citation.url
    yield "DCTERMS.isPartOf", citation.archive
    yield "article:section", citation.section
    yield "citation_title", citation.title
    yield from (("citation_author", author) for author in citation.authors)
    yield "citation_newspaper_title", citation.publisher
    if edtf.sure(citation.published or None):
        yield "citation_publication_date", edtf.single(citation.published).replace("-", "/")
    yield "citation_language", citation.language
    yield "citation_public_url", citation.url
    yield "citation_keywords", "; ".join(tag.replace(";", ",") for tag in citation.tags)
