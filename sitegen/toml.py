"""TOML bytes -> a strict value, with errors that name file, line and key. Shared by configuration, articles' side files and curation."""

import re
import tomllib
from typing import Any, TypeVar

import msgspec

from sitegen.errors import ConfigError

T = TypeVar("T")


def parse(data: bytes, where: str) -> dict[str, Any]:
    """Read TOML; ConfigError with the line where it is broken."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("is not UTF-8, as TOML must be", where=f"{where}:{line}", hint="Save the file as UTF-8.") from error
    except RecursionError as error:
        raise ConfigError("is nested too deeply", where=where, hint="Write plain keys and values.") from error
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"line (\d+)", str(error))
        line = int(match[1]) if match else data.count(b"\n") + 1
        raise ConfigError(f"is not valid TOML: {error}", where=f"{where}:{line}", hint="Mend that line.") from error


def convert(value: object, kind: type[T], data: bytes, where: str, table: str = "") -> T:
    """Turn parsed TOML or YAML into `kind`; ConfigError that names the key and, where it can be found, its line.

    `table` is the table of the file that `value` came from, such as 'tool.sitegen'; empty for the whole file.
    """
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$")
        named = re.search(r"unknown field `([^`]+)`|required field `([^`]+)`", message)
        keys = re.findall(r"[\w-]+", re.sub(r"\[\d+\]", "", path))
        unknown = named[1] if named else None
        place = line_of(data, unknown or (keys[-1] if keys else ""), table)
        hint = f"Key: {path.strip('`').lstrip('.')}" if path.strip("`").lstrip(".") else ""
        raise ConfigError(message, where=f"{where}:{place}" if place else where, hint=hint) from error


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
