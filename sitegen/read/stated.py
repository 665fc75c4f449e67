"""What an archivist states about an article, in its front matter or in the file beside it: the same keys, checked one by one.

A key that cannot be understood is told and left out, the others count: a mistyped date must not cost the article its title.
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from msgspec import structs

from sitegen import config, edtf, text, toml
from sitegen.model import Note, Problem, RawArticle, Stated
from sitegen.read.front import Table

T = TypeVar("T")
KEYS = {
    "title": "title", "date": "date", "tags": "tags", "author": "authors", "source": "publisher", "url": "url", "captured": "captured",
    "language": "language", "draft": "draft", "note": "notes",
}  # fmt: skip
"""Key in the files -> field of Stated."""
_ALSO = {"fetched": "captured", "accessed": "captured", "lang": "language"}
"""Other names that tools write a key by; the key itself wins over them."""
_NOTE_KEYS = ("quote", "body", "prefix", "suffix")
_YES, _NO = (True, "true", "True", "yes"), (False, "false", "False", "no")
_HALF = re.compile("[\ud800-\udfff]")  # what an escape such as "\\ud800" alone makes
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[Tt ]\d{1,2}:\d\d.*")


def stated(table: Table, where: str) -> tuple[Stated, tuple[Problem, ...]]:
    """Return what `table` states and what in it could not be understood; `where` is its file's name."""
    fields: dict[str, Any] = {}
    places: dict[str, str] = {}
    problems = []
    for written, value in table.values.items():
        key = _ALSO.get(written, written)
        if key != written and key in table.values:
            continue
        place = f"{where}:{table.lines.get(written, table.line)}"
        if key not in KEYS:
            problems.append(Problem(place, f"unknown key {toml.quoted(key)}", f"{toml.nearest(key, KEYS)}Known keys: {', '.join(KEYS)}."))
            continue
        if key == "note":
            fields["notes"], told = _notes(value, where, table.lines.get(key, table.line))
            problems += told
            continue
        try:
            fields[KEYS[key]] = _CHECKS[key](value)
        except ValueError as error:
            problems.append(Problem(place, f"the {written} was not understood: {error}", _HINTS[key]))
        else:
            places[KEYS[key]] = place
    return Stated(**fields, places=places), tuple(problems)


def over(first: Stated, second: Stated) -> Stated:
    """Join two files' statements about one article. `first` wins where both state a field; the notes of both count."""
    won = {field: getattr(first, field) for field in KEYS.values() if field != "notes" and getattr(first, field)}
    places = {**second.places, **first.places}
    return structs.replace(second, **won, notes=(*second.notes, *first.notes), places=places)


def below(folder: str, raw: RawArticle) -> RawArticle:
    """Prefix every place that `raw` cites by the folder's name: readers know no more than the path in it."""
    said = raw.stated
    if not raw.problems and said == Stated():
        return raw
    return structs.replace(
        raw,
        problems=tuple(structs.replace(problem, where=f"{folder}/{problem.where}") for problem in raw.problems),
        stated=structs.replace(
            said,
            notes=tuple(structs.replace(note, where=f"{folder}/{note.where}") for note in said.notes),
            places={field: f"{folder}/{place}" for field, place in said.places.items()},
        ),
    )


def words(value: object) -> str:
    """Return `value` as one line of text; ValueError when it is none."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ValueError("it should be text")  # noqa: TRY004 - callers gather ValueError alone
    line = text.squeezed(str(value))
    if _HALF.search(line):
        raise ValueError("it holds half a character, which no file can be written with")
    if not any(c.isprintable() and c != " " for c in line):  # zero-width spaces and the like show nothing
        raise ValueError("it is empty")
    return line


def _many(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(words(item) for item in items))


def _tags(value: object) -> tuple[str, ...]:
    """Take a list, or one text with commas, as other programs write it."""
    return _many([part for part in words(value).split(",") if part.strip()] if isinstance(value, str) else value)


def _date(value: object) -> str:
    if isinstance(value, dt.date):  # a TOML date, with or without a time
        return value.isoformat()[: len("2022-03-03")]
    line = words(value)
    timed = _TIMED.fullmatch(line)
    return edtf.check(timed[1] if timed else line)


def _url(value: object) -> str:
    line = words(value)
    try:
        parts = urlsplit(line)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or re.search(r"[\s\"'<>\\\x00-\x1f]", line):
        raise ValueError(f"{line!r} is no http or https address")
    return line


def _language(value: object) -> str:
    line = words(value)
    if not config.is_language(line):
        raise ValueError(f"{line!r} is no language tag")
    return line


def _draft(value: object) -> bool:
    if value in _YES:  # YAML's words stay the words that they are
        return True
    if value in _NO:
        return False
    raise ValueError("it should be true or false")


_CHECKS: dict[str, Callable[[object], object]] = {
    "title": words, "date": _date, "tags": _tags, "author": _many, "source": words, "url": _url, "captured": _date,
    "language": _language,
    "draft": _draft,
}  # fmt: skip
_HINTS = {
    "title": 'Write it like title = "Talks go on".',
    "date": 'Write it like "2022-03-03", "2022-03", "2022-03-03?" or "2022-02/..".',
    "tags": 'Write them like ["talks", "war"].',
    "author": 'Write it like "Jane Doe" or ["Jane Doe", "John Roe"].',
    "source": "Write the newspaper's or agency's name.",
    "url": 'Write it like "https://example.org/2022/03/03/talks.html".',
    "captured": 'Write the day on which the page was fetched, like "2022-03-05".',
    "language": config.LANGUAGE_HINT,
    "draft": "Write true while the article is not to be published, or leave it out.",
}


def _notes(value: object, where: str, line: int) -> tuple[tuple[Note, ...], list[Problem]]:
    notes, problems = [], []
    for entry in value if isinstance(value, list) else [value]:
        if not isinstance(entry, Table):
            problems.append(
                Problem(f"{where}:{line}", "a note should have a quote and a body", 'Write [[note]], quote = "..." and body = "...".')
            )
            continue
        place = f"{where}:{entry.line}"
        unknown = [key for key in entry.values if key not in _NOTE_KEYS]
        if unknown:
            keys = " and ".join(map(toml.quoted, unknown[:3]))
            hint = f"{toml.nearest(unknown[0], _NOTE_KEYS)}Known keys: {', '.join(_NOTE_KEYS)}."
            problems.append(Problem(place, f"the note has unknown keys: {keys}", hint))
        said = {key: entry.values[key] for key in _NOTE_KEYS if key in entry.values}
        texts = all(isinstance(part, str) and not _HALF.search(part) for part in said.values())
        if not texts or not all(said.get(key, "").strip() for key in ("quote", "body")):
            problems.append(Problem(place, "the note lacks its quote or its body, or one of them is no text", "Write both as text."))
            continue
        notes.append(Note(**said, where=place))
    return tuple(notes), problems
