"""What Zotero makes of a page, by the rules of its translators "Embedded Metadata" and "RDF" (github.com/zotero/translators).

Names with a known prefix are statements about the page: 'DC.title' is dc:title. The kind is the first of these that is known: zotero's
own type, bib, prism, eprints, og:type (of films, books, music and websites), dc:type where it is the name of one of Zotero's kinds; then
what citation_ tags suggest (citation_journal_title: journalArticle; citation_title alone: journalArticle too); then webpage. Fields
come from the first statement that is there, then citation_ tags go over them.
"""

from collections.abc import Mapping

from tools.page import Page

KINDS = frozenset({"book", "blogPost", "journalArticle", "magazineArticle", "newspaperArticle", "report", "webpage"})
PREFIXES = frozenset({"dc", "dcterms", "article", "og", "prism"})
OG = {"website": "webpage", "book": "book"}
FIELDS = {
    "title": ("dc.title", "dcterms.title", "og.title"),
    "publicationTitle": ("prism.publicationname", "dc.source", "dcterms.source", "og.site_name"),
    "section": ("article.section",),
    "date": ("prism.publicationdate", "og.published_time", "dcterms.issued", "dc.date", "dcterms.date"),
    "url": ("og.url",),
    "abstractNote": ("og.description", "dcterms.abstract", "dc.description"),
    "language": ("dc.language", "dcterms.language"),
    "rights": ("dc.rights", "dcterms.rights"),
}
HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_public_url": "url",
    "citation_language": "language",
    "citation_abstract": "abstractNote",
}


def item(page: Page) -> Mapping[str, object]:
    """Return the kind, the fields and the creators of the item that Zotero would save."""
    said: dict[str, list[str]] = {}
    for element in page.elements("meta"):
        names = element.attrib.get("name") or element.attrib.get("property") or ""
        for name in names.split():
            prefix, dot, rest = name.replace(":", ".", 1).partition(".")
            key = f"{prefix.lower()}.{rest.lower()}" if dot and prefix.lower() in PREFIXES else name
            said.setdefault(key, []).append(element.attrib.get("content", ""))
    hinted = "journalArticle" if {"citation_journal_title", "citation_title"} & said.keys() else "webpage"
    kind = OG.get((said.get("og.type") or [""])[0]) or next((one for one in said.get("dc.type", [])[:1] if one in KINDS), "") or hinted
    found: dict[str, object] = {"itemType": kind}
    for field, names_ in FIELDS.items():
        value = next((said[name][0] for name in names_ if name in said), "")
        if value:
            found[field] = value
    found |= {field: said[name][0] for name, field in HIGHWIRE.items() if said.get(name)}
    found["creators"] = said.get("citation_author") or said.get("dc.creator", [])
    return found
