"""TOML bytes -> a strict value, with errors that name file, line and key. Shared by configuration, articles' side files and curation.

The libraries say what is wrong in the words of their authors ('Illegal character', 'object', 'field'). An archivist is told it in words
of their own; the price is that a message which is not in the tables here is only told as 'cannot be understood'.
"""

import difflib
import json
import re
import tomllib
from collections.abc import Iterable
from typing import Any, TypeVar, get_args

import msgspec
from msgspec import Struct

from sitegen.errors import ConfigError

T = TypeVar("T")
_UNREADABLE = "it cannot be understood from this line on"
_BROKEN = (
    ("Illegal character '\\n'", "a text is not closed by a quotation mark in its line"),
    ("Illegal character '\\r'", "a text is not closed by a quotation mark in its line"),
    ("Illegal character", "it holds a control character"),
    ("Found invalid character", "it holds a control character"),
    ("Unterminated string", "a text is not closed by its quotation mark"),
    ('Expected "', "a text is not closed by its quotation mark"),
    ("Expected '='", "a key has no '=' and no value behind it"),
    ("Expected ']", "the name of a table is not closed by ']'"),
    ("Expected newline", "something stands behind a value in its line"),
    ("Invalid value", "a value is missing, or is a text without quotation marks"),
    ("Invalid initial character", "a key is missing, or needs quotation marks"),
    ("Invalid statement", "a line begins with neither a key nor the name of a table"),
    ("Invalid date", "a date or a time is on no calendar"),
    ("Cannot", "a key or a table is written twice"),
    ("Duplicate", "a key is written twice"),
    ("Unclosed array", "a list is not closed by ']'"),
    ("Unclosed inline table", "a table is not closed by '}'"),
    ("Unescaped", "a text holds a backslash, which must be written twice"),
    ("Invalid hex", "a text holds a backslash, which must be written twice"),
    ("Escaped character", "a text holds a backslash, which must be written twice"),
)
"""How tomllib's messages begin -> what an archivist is told."""
_TYPES = {
    "str": "text in quotation marks", "int": "a whole number", "float": "a number", "bool": "true or false", "array": "a list",
    "object": "a table", "date": "a date", "time": "a time of day", "datetime": "a date with a time of day",
    "null": "nothing",
}  # fmt: skip
"""msgspec's names -> what an archivist writes."""
_LONGEST_KEY = 40
"""Characters of a key that is shown, and for which a similar one is looked for."""


class Wrong(Struct, frozen=True):
    """What is wrong with a value, in words for an archivist."""

    what: str
    hint: str
    key: str
    """The key that is wrong or unknown; empty when one is missing."""


def parse(data: bytes, where: str) -> dict[str, Any]:
    """Read TOML; ConfigError with the line where it is broken."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("is not UTF-8, as TOML must be", where=f"{where}:{line}", hint="Save the file as UTF-8.") from error
    except RecursionError as error:
        raise ConfigError("is nested too deeply", where=where, hint="Write plain keys and values.") from error
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        match = re.search(r"line (\d+)", str(error))
        line = int(match[1]) if match else data.count(b"\n") + 1
        told = next((words for start, words in _BROKEN if str(error).startswith(start)), _UNREADABLE)
        raise ConfigError(f"is not valid TOML: {told}", where=f"{where}:{line}", hint="Mend that line.") from error


def convert(value: object, kind: type[T], data: bytes, where: str, table: str = "") -> T:
    """Turn parsed TOML or YAML into `kind`; ConfigError that names the key and, where it can be found, its line.

    `table` is the table of the file that `value` came from, such as 'tool.sitegen'; empty for the whole file.
    """
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        told = wrong(error, kind)
        place = line_of(data, told.key, table)
        raise ConfigError(told.what, where=f"{where}:{place}" if place else where, hint=told.hint) from error


def wrong(error: msgspec.ValidationError, kind: object) -> Wrong:
    """Say in plain words what msgspec found wrong with a value that should have been of `kind`, a Struct."""
    message, _, at = str(error).partition(" - at `$")
    path = at.rstrip("`").lstrip(".")
    keys = re.findall(r"[\w-]+", re.sub(r"\[[^\]]*\]", "", path))
    known = _known(kind, keys)
    if named := re.search(r"unknown field `(.*)`", message, re.DOTALL):
        hint = f"{nearest(named[1], known)}Known keys: {', '.join(known)}."
        return Wrong(f"unknown key {quoted(named[1])}{_inside(path)}", hint, named[1])
    if named := re.search(r"required field `([^`]+)`", message):
        return Wrong(f'the key "{named[1]}" is missing{_inside(path)}', f"Needed or possible keys: {', '.join(known)}.", "")
    key = keys[-1] if keys else ""
    hint = f"Key: {path}" if path else "Write keys and values."
    subject = f'each entry of "{key}"' if path.endswith("]") else f'the key "{key}"' if key else "it"
    if found := re.fullmatch(r"Expected `([^`]+)`, got `([^`]+)`", message):
        wanted = " or ".join(_TYPES.get(name, name) for name in found[1].split(" | ") if name != "null")
        given = _TYPES.get(found[2], found[2]).removesuffix(" in quotation marks")
        return Wrong(f"{subject} must be {wanted}, and is {given}", hint, key)
    if message.startswith("it should"):  # what a Struct's own check says
        return Wrong(message, f"Known keys: {', '.join(known)}.", "")
    if "length >=" in message or "matching regex" in message:
        return Wrong(f"{subject} must not be empty", hint, key)
    return Wrong(f"{subject} has a value that is not understood", hint, key)


def quoted(word: str) -> str:
    """Return a key of a file as messages show it: on one line, not too long, and without characters that hide."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(word.split())[:_LONGEST_KEY])
    return f'"{shown}"'


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the question whether a known word was meant, with a space behind it; empty when none is like `word`."""
    close = difflib.get_close_matches(word, tuple(known), n=1) if len(word) <= _LONGEST_KEY else []
    return f'Did you mean "{close[0]}"? ' if close else ""


def _known(kind: object, keys: list[str]) -> tuple[str, ...]:
    """Return the keys of the table that `keys` lead to from `kind`."""
    for key in ["", *keys]:
        if key:
            kind = next((field.type for field in msgspec.structs.fields(kind) if field.encode_name == key), None)  # type: ignore[arg-type]
        kind = next((inner for inner in (kind, *get_args(kind)) if isinstance(inner, type) and issubclass(inner, Struct)), None)
        if kind is None:
            return ()
    return tuple(field.encode_name for field in msgspec.structs.fields(kind))  # type: ignore[arg-type]


def _inside(path: str) -> str:
    return f" in {path}" if path else ""


def line_of(data: bytes, key: str, table: str = "") -> int | None:
    """Return the first line that sets `key` or opens a table of that name, else None; with `table`, only lines of that table count."""
    if not key:
        return None
    word, start = re.escape(key), 0
    if table:
        opened = re.search(rf"^[ \t]*\[[ \t]*{re.escape(table)}[ \t]*\]".encode(), data, re.MULTILINE)
        start = opened.end() if opened else 0
    found = re.search(rf"^[ \t]*(?:\[\[?[ \t]*(?:[\w.-]+\.)?)?[\"']?{word}[\"']?[ \t]*[=:\]]".encode(), data[start:], re.MULTILINE)
    return data.count(b"\n", 0, start + found.start()) + 1 if found else None


def table_lines(data: bytes, table: str) -> list[int]:
    """Return the line of every `[[table]]` header, in order: tomllib tells no positions."""
    return [
        data.count(b"\n", 0, match.start()) + 1
        for match in re.finditer(rf"^[ \t]*\[\[[ \t]*{re.escape(table)}[ \t]*\]\]".encode(), data, re.MULTILINE)
    ]


def text(words: str) -> str:
    """Write `words` as a TOML text on one line, in quotation marks, so that reading it gives them back."""
    plain = "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= c <= "\udfff" else c for c in words)  # no file can hold half a character
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")


def inner_lines(data: bytes, table: str) -> dict[str, int]:
    """Return the line of each key of `[table]` and of each `[table.key]`; keys that are written with escapes are left out."""
    name, called = r"""("[^"\\\n]*"|'[^'\n]*'|[\w-]+)""", re.escape(table)
    entry = re.compile(rf"[ \t]*{name}[ \t]*=")
    own = re.compile(rf"[ \t]*\[[ \t]*{called}[ \t]*\]")
    inner = re.compile(rf"[ \t]*\[[ \t]*{called}[ \t]*\.[ \t]*{name}[ \t]*\]")
    found: dict[str, int] = {}
    within = False
    for number, line in enumerate(data.decode("utf-8-sig", "replace").split("\n"), 1):
        header = line.lstrip().startswith("[")
        within = own.match(line) is not None if header else within
        if match := inner.match(line) if header else entry.match(line) if within else None:
            found.setdefault(match[1].strip("\"'"), number)
    return found
