"""seeds/addresses.toml -> the addresses of threads and articles that earlier builds gave.

A broken entry is told and does not take the others with it.

Builds write the file and archivists may mend it, so it is read as strictly as what they write themselves: an id becomes the name of a
file, and nothing but a plain name may.
"""

import re

import msgspec
from msgspec import Struct

from sitegen import toml, urls
from sitegen.model import Problem, Remembered, RememberedThread
from sitegen.moves import DIGITS
from sitegen.read.front import Table

_THREADS, _ARTICLES, _MOVED = "threads", "articles", "moved"
_HINT = 'Write [threads."id"] above articles = ["a.txt", "b.txt"], and aliases = ["another-id"] where it has some.'
_PLAIN = "An id is made of small letters, digits, '-' and '_', such as \"talks-in-geneva\"."
_ID = re.compile(r"[a-z0-9_][a-z0-9_-]*", re.ASCII)
_WRITTEN = {_ARTICLES: re.compile(rf"[0-9a-f]{{{DIGITS}}} [0-9a-f]{{{DIGITS}}}"), _MOVED: _ID}
"""What stands in these tables behind an article's id: what it is known by, and its id of now."""
_LONGEST = 120
_SLUG = 80
"""Characters up to which an id must be what urls.slug makes of it; an id that was taken before has a digest behind that."""


class _Thread(Struct, forbid_unknown_fields=True):
    articles: tuple[str, ...]
    aliases: tuple[str, ...] = ()


def addresses(table: Table, where: str) -> tuple[Remembered, tuple[Problem, ...]]:
    """Return what is remembered and what in it could not be understood; `where` is the file's name."""
    problems: list[Problem] = []
    found: dict[str, RememberedThread] = {}
    lines: dict[str, str] = {}
    plain: dict[str, dict[str, str]] = {_ARTICLES: {}, _MOVED: {}}
    for key, entries in table.values.items():
        place = f"{where}:{table.lines.get(key, table.line)}"
        if key not in {_THREADS, *plain}:
            problems.append(Problem(place, f"{toml.quoted(key)} is nothing that is remembered", _HINT))
        elif not isinstance(entries, Table):
            problems.append(Problem(place, f"{toml.quoted(key)} should be a table", _HINT))
        elif key in plain:
            plain[key] = _lines(entries, _WRITTEN[key], where, problems)
        else:
            for name, said in entries.values.items():
                lines[name] = f"{where}:{entries.lines.get(name, entries.line)}"
                if thread := _thread(name, said, lines[name], problems):
                    found[name] = thread
    threads = _undisputed(tuple(found[name] for name in sorted(found)), lines, problems)
    articles = {name: tuple(said.split()) for name, said in plain[_ARTICLES].items()}
    return Remembered(threads=threads, articles=articles, moved=plain[_MOVED]), tuple(problems)


def _lines(entries: Table, written: re.Pattern[str], where: str, problems: list[Problem]) -> dict[str, str]:
    """Return the lines that a build may have written, and tell the others."""
    found = {}
    for name, said in entries.values.items():
        if _plain(name) and isinstance(said, str) and written.fullmatch(said):
            found[name] = said
        else:
            place = f"{where}:{entries.lines.get(name, entries.line)}"
            problems.append(Problem(place, f"the line of {toml.quoted(name)} is none that a build writes", "Take it out."))
    return found


def _thread(name: str, said: object, place: str, problems: list[Problem]) -> RememberedThread | None:
    if not _plain(name):
        problems.append(Problem(place, f"{toml.quoted(name)} can be no address", _PLAIN))
        return None
    try:
        thread = msgspec.convert(said, _Thread)
    except msgspec.ValidationError as error:
        wrong = toml.wrong(error, _Thread)
        hint = f"{wrong.hint} The other threads count." if isinstance(said, dict) else _HINT
        problems.append(Problem(place, f"the thread {toml.quoted(name)} was not understood: {wrong.what}", hint))
        return None
    aliases = {alias for alias in thread.aliases if alias != name}
    broken = sorted(alias for alias in aliases if not _plain(alias))
    problems += [Problem(place, f"{toml.quoted(alias)}, an alias of {toml.quoted(name)}, can be no address", _PLAIN) for alias in broken]
    return RememberedThread(id=name, articles=tuple(sorted(set(thread.articles))), aliases=tuple(sorted(aliases.difference(broken))))


def _undisputed(threads: tuple[RememberedThread, ...], lines: dict[str, str], problems: list[Problem]) -> tuple[RememberedThread, ...]:
    """Leave each alias to one thread: an address leads to one place."""
    taken = {thread.id for thread in threads}
    made = []
    for thread in threads:
        for alias in thread.aliases:
            if alias in taken:
                what = f"the alias {toml.quoted(alias)} of {toml.quoted(thread.id)} is another thread's address"
                problems.append(Problem(lines[thread.id], what, "Take it out of one of them."))
        own = tuple(alias for alias in thread.aliases if alias not in taken)
        taken.update(own)
        made.append(RememberedThread(id=thread.id, articles=thread.articles, aliases=own))
    return tuple(made)


def _plain(name: str) -> bool:
    return len(name) <= _LONGEST and _ID.fullmatch(name) is not None and (len(name) > _SLUG or urls.slug(name) == name)
