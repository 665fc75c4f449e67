"""Citations as CSL-JSON, the data of the Citation Style Language: what Zotero, Pandoc and citeproc exchange.

https://github.com/citation-style-language/schema, version 1.0.2. A doubtful date is `circa`; one that lies between two is a range.
"""

from collections.abc import Iterable

import msgspec

from sitegen import edtf
from sitegen.cite import Citation, names


def text(citations: Iterable[Citation]) -> bytes:
    """Return a file of citations, an item a line."""
    return b"[\n%s\n]\n" % b",\n".join(msgspec.json.encode(item(citation)) for citation in citations)


def record(citation: Citation) -> str:
    """Return a file of one citation, to be read by people too."""
    fields = (f"  {_encode(key)}: {_encode(value)}" for key, value in item(citation).items())
    return "[{\n" + ",\n".join(fields) + "\n}]\n"


def item(citation: Citation) -> dict[str, object]:
    """Return one citation as an item."""
    made: dict[str, object] = {"id": citation.id, "type": "article-newspaper", "title": citation.title}
    if citation.authors:
        made["author"] = [_name(author) for author in citation.authors]
    if citation.publisher:
        made["container-title"] = citation.publisher
    if citation.section:
        made["section"] = citation.section
    if citation.published:
        made["issued"] = _date(citation.published)
    made["language"] = citation.language
    if citation.address:
        made["URL"] = citation.address
    if citation.captured and not citation.url and edtf.day(citation.captured):
        made["accessed"] = _date(citation.captured)
    made["archive"] = citation.archive
    made["archive_location"] = citation.id
    made["note"] = citation.note
    if citation.tags:
        made["keyword"] = ", ".join(citation.tags)
    return made


def _name(name: str) -> dict[str, str]:
    parts = names.parted(name)
    return {"family": parts[0], "given": parts[1]} if parts else {"literal": name}


def _date(value: str) -> dict[str, object]:
    ends = [value] if "/" not in value else value.split("/")
    made: dict[str, object] = {"date-parts": [[int(part) for part in edtf.single(end).split("-")] for end in ends]}
    return made if edtf.sure(value) else made | {"circa": True}


def _encode(value: object) -> str:
    return msgspec.json.encode(value).decode()
