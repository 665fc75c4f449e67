"""datapackage.json: what the files are and what each column of the tables means, as a Frictionless Data Package 1.0 says it.

https://specs.frictionlessdata.io: tools that know it load the tables with their types and look for rows that break the schema.
"""

import json

from sitegen import urls
from sitegen.export import contents
from sitegen.export.contents import Kept
from sitegen.export.shelf import Shelf
from sitegen.export.tables import Table
from sitegen.text import squeezed, visible


def content(shelf: Shelf) -> bytes:
    """Return the file."""
    settings = shelf.config.settings
    made: dict[str, object] = {
        "profile": "data-package",
        "name": urls.slug(settings.title),
        "title": squeezed(visible(settings.title)),
        "resources": [_resource(kept) for kept in contents.every(shelf)],
    }
    if settings.description:
        made["description"] = squeezed(visible(settings.description))
    if settings.edition:
        made["version"] = squeezed(visible(settings.edition))
    if shelf.base:
        made["homepage"] = shelf.base
    if settings.author:
        made["contributors"] = [{"title": squeezed(visible(settings.author)), "role": "maintainer"}]
    return json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n"


def _resource(kept: Kept) -> dict[str, object]:
    paths = [path.removeprefix(urls.data("")) for path in kept.paths]
    made: dict[str, object] = {
        "name": kept.name,
        "title": kept.title,
        "path": paths[0] if len(paths) == 1 else paths,
        "mediatype": kept.media,
    }
    if kept.table:
        return made | {"profile": "tabular-data-resource", "format": "csv", "encoding": "utf-8", "schema": _schema(kept.table)}
    return made | {"type": "file"}  # else Frictionless takes lines of JSON for a table, though their values have parts


def _schema(table: Table) -> dict[str, object]:
    made: dict[str, object] = {
        "fields": [
            {"name": field.name, "type": field.type, "description": field.description}
            | ({"constraints": {"required": True}} if field.required else {})
            for field in table.fields
        ],
        "primaryKey": list(table.key),
    }
    if table.foreign:
        made["foreignKeys"] = [
            {"fields": column, "reference": {"resource": other, "fields": found}} for column, other, found in table.foreign
        ]
    return made
