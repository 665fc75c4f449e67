"""YAML and TOML -> a table that knows the line of each key, so that every statement can be cited as file:line.

YAML is read from the parser's events: scalars stay the words that stand there ('2022-03' is no number, 'no' is no truth value), and
anchors, aliases and tags, by which a few lines can grow to gigabytes or call code, are refused. Front matter may come with a scraped
page, so its size and its depth are bounded.
"""

from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from sitegen import toml
from sitegen.errors import ConfigError

_LONGEST = 1 << 16
"""Characters of front matter; PyYAML reads some 100,000 a second."""
_DEEPEST = 4
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_MEND = "Mend that line."
_UNREADABLE = "it cannot be understood from this line on"
_BROKEN = (
    ("mapping values are not allowed", "a second ':' stands in the line, so the value must be put in quotation marks"),
    ("could not find expected ':'", "a key has no ':' and no value behind it"),
    ("cannot start any token", "a value begins with a character that has a meaning in YAML, and must be put in quotation marks"),
    ("end of stream", "a text is not closed by its quotation mark"),
    ("document separator", "a text is not closed by its quotation mark"),
    ("',' or ']'", "a list is not closed by ']', or lacks a comma"),
    ("',' or '}'", "a table is not closed by '}', or lacks a comma"),
    ("expected <block end>", "a line is indented unlike the others, or something stands behind a closing quotation mark"),
    ("sequence entries are not allowed", "a list begins in the line of its key"),
    ("escape", "a text holds a backslash, which must be written twice"),
)
"""Words in PyYAML's messages -> what an archivist is told."""


class Table(Struct, frozen=True):
    """Keys and values as written: strings, numbers, dates, lists, and tables in lists or under keys."""

    values: dict[str, Any]
    lines: dict[str, int]
    """Key -> its line, from 1."""
    line: int = 1


def from_toml(data: bytes, where: str) -> Table:
    """Read TOML bytes; ConfigError with file:line when they are broken."""
    value = toml.parse(data, where)
    values: dict[str, Any] = {}
    for key, entry in value.items():
        starts = iter(toml.table_lines(data, key))
        line = toml.line_of(data, key) or 1
        if isinstance(entry, list) and entry and all(isinstance(item, dict) for item in entry):
            values[key] = [Table(item, {}, next(starts, line)) for item in entry]
        else:
            values[key] = Table(entry, toml.inner_lines(data, key), line) if isinstance(entry, dict) else entry
    return Table(values, {key: toml.line_of(data, key) or 1 for key in value})


def from_text(kind: str, content: str, where: str) -> Table:
    """Read the front matter of a file, `kind` 'yaml' or 'toml', whose first line is the one that opens it; ConfigError as `from_toml`."""
    if len(content) > _LONGEST:
        raise ConfigError("the front matter is longer than 64 Ki characters", where=f"{where}:1", hint="State less, or close it earlier.")
    if kind == "toml":
        return from_toml(b"\n" + content.encode("utf-8"), where)
    events = yaml.parse("\n" + content, Loader=yaml.SafeLoader)
    try:
        return _document(events, where)
    except yaml.YAMLError as error:
        mark, position = getattr(error, "problem_mark", None), getattr(error, "position", None)
        line = mark.line + 1 if mark else content.count("\n", 0, position) + 2
        said = getattr(error, "problem", None)
        what = next((told for part, told in _BROKEN if part in said), _UNREADABLE) if said else "it holds a character that YAML forbids"
        raise ConfigError(f"is not valid YAML: {what}", where=f"{where}:{line}", hint=_MEND) from error


def _document(events: Iterator[yaml.Event], where: str) -> Table:
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            table = _table(events, event, where, 1)
            for rest in events:  # the parser is lazy: what is broken further down shows only now
                if isinstance(rest, yaml.DocumentStartEvent):
                    raise _refusal("holds a second document", rest, where)
            return table
        if isinstance(event, (yaml.ScalarEvent, yaml.SequenceStartEvent)):
            raise _refusal("is no list of keys and values", event, where)
    return Table({}, {})


def _table(events: Iterator[yaml.Event], start: yaml.Event, where: str, depth: int) -> Table:
    _check(start, where, depth)
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        key = _value(events, event, where, depth)
        if not isinstance(key, str):
            raise _refusal("has a key that is no word", event, where)
        if key in lines:
            raise _refusal(f"states {key!r} twice", event, where)
        lines[key] = _line(event)
        value = _value(events, next(events), where, depth)
        if value is not None:
            values[key] = value
    return Table(values, lines, _line(start))


def _value(events: Iterator[yaml.Event], event: yaml.Event, where: str, depth: int) -> Any:  # noqa: ANN401 - what the file holds
    _check(event, where, depth)
    if isinstance(event, yaml.ScalarEvent):
        return None if event.style is None and event.value in _NULLS else event.value
    if isinstance(event, yaml.MappingStartEvent):
        return _table(events, event, where, depth + 1)
    items = []
    for item in events:
        if isinstance(item, yaml.SequenceEndEvent):
            break
        items.append(_value(events, item, where, depth + 1))
    return items


def _check(event: yaml.Event, where: str, depth: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _refusal("holds an anchor or alias, which is not read", event, where)
    if getattr(event, "tag", None):
        raise _refusal("holds a tag (!), which is not read", event, where)
    if depth > _DEEPEST:
        raise _refusal("is nested too deeply", event, where)


def _refusal(what: str, event: yaml.Event, where: str) -> ConfigError:
    return ConfigError(f"the front matter {what}", where=f"{where}:{_line(event)}", hint=_MEND)


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1
