"""Lexicons and phrases lie beside the code that uses them; this is how a room reads its own, once, when it is imported.

Lists are plain text, one entry a line, '#' opens a comment, so that a reader can correct them with any editor; tables are TOML.
"""

import tomllib
from importlib.resources import files
from typing import Any


def lines(room: str, name: str) -> tuple[str, ...]:
    """Return the entries of the list data/NAME of a package such as 'sitegen.tag', in its order."""
    text = files(room).joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line.strip() and not line.startswith("#"))


def words(room: str, name: str) -> frozenset[str]:
    """Return the words of the list, however many stand on a line."""
    return frozenset(word for line in lines(room, name) for word in line.split())


def tables(room: str, name: str) -> dict[str, Any]:
    """Return the TOML file data/NAME of a package."""
    return tomllib.loads(files(room).joinpath("data", name).read_bytes().decode("utf-8"))
