"""ro-crate-metadata.json: the same files as an RO-Crate 1.1, with which repositories and libraries take in research data.

https://www.researchobject.org/ro-crate/. A crate must say when it was published, and a build asks no clock: it is the last day that the
archive itself knows, on which an article was fetched or surely published. It must name a licence, and the archive cannot give one for
texts that are others': it says whose they are.
"""

import json

from sitegen import edtf, urls
from sitegen.export import contents
from sitegen.export.shelf import Shelf
from sitegen.text import squeezed, visible

_SPECIFICATION = "https://w3id.org/ro/crate/1.1"
_UNKNOWN = "1970-01-01"
_RIGHTS = "#rights"
_KEEPER = "#keeper"


def content(shelf: Shelf) -> bytes:
    """Return the file."""
    settings = shelf.config.settings
    title = squeezed(visible(settings.title))
    kept = list(contents.every(shelf))
    files: list[dict[str, object]] = [
        {"@id": path.removeprefix(urls.data("")), "@type": "File", "name": one.title, "encodingFormat": one.media}
        for one in kept
        for path in one.paths
    ]
    files.append({
        "@id": contents.PACKAGE.removeprefix(urls.data("")), "@type": "File", "name": "What each column means, for Frictionless",
        "encodingFormat": "application/json",
    })  # fmt: skip
    root: dict[str, object] = {
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": squeezed(visible(settings.description)) or f"{title}: an archive of news articles, with what was found in them.",
        "datePublished": _last_day(shelf),
        "inLanguage": settings.language,
        "license": {"@id": _RIGHTS},
        "hasPart": [{"@id": file["@id"]} for file in files],
    }
    graph: list[dict[str, object]] = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": {"@id": _SPECIFICATION},
            "about": {"@id": "./"},
        },
        root,
        {
            "@id": _RIGHTS,
            "@type": "CreativeWork",
            "name": "Rights",
            "description": "The texts belong to their authors and publishers; ask the archive’s keeper about the rest.",
        },
        *files,
    ]
    if settings.edition:
        root["version"] = squeezed(visible(settings.edition))
    if settings.author:
        root |= {"publisher": {"@id": _KEEPER}, "author": {"@id": _KEEPER}}
        graph.append({"@id": _KEEPER, "@type": "Organization", "name": squeezed(visible(settings.author))})
    if shelf.base:
        root["url"] = shelf.base
    return json.dumps({"@context": f"{_SPECIFICATION}/context", "@graph": graph}, ensure_ascii=False, indent=1).encode() + b"\n"


def _last_day(shelf: Shelf) -> str:
    known = [
        edtf.bounds(value)[1]
        for article in shelf.articles
        for value in (article.published, article.raw.stated.captured)
        if value is not None and edtf.sure(value) and edtf.bounds(value)[1] != edtf.LAST
    ]
    return max(known).isoformat() if known else _UNKNOWN
