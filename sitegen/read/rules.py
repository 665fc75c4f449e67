"""seeds/curation.toml -> the archivist's rules, each with its line. A rule that is broken is told and does not take the others with it."""

import re
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from sitegen import text, toml
from sitegen.model import Alias, Bond, Correction, Curation, Drop, Keep, Link, Merge, Problem, Reject, Retype, Split, Story, Term
from sitegen.read.front import Table

_Word = Annotated[str, Meta(min_length=1, pattern=r"\S")]
_Words = Annotated[tuple[_Word, ...], Meta(min_length=1)]
_ITEM = re.compile(r"Q[1-9][0-9]{0,11}")
_BONDS: dict[str, Bond] = {
    "same event": "event", "more on this": "more", "none": "none", "copy": "copy", "version": "version", "distinct": "distinct",
}  # fmt: skip
"""What an archivist writes -> what two articles are to each other."""
_CHOICES = ", ".join(f'"{word}"' for word in _BONDS)


class _Alias(Struct, forbid_unknown_fields=True):
    kind: _Word
    name: _Word
    forms: _Words = ()
    wikidata: str | None = None

    def __post_init__(self) -> None:
        if self.wikidata is not None and not _ITEM.fullmatch(self.wikidata):
            raise ValueError("it should name an item of Wikidata like Q42")
        if not self.forms and self.wikidata is None:
            raise ValueError("it should have forms, or an item of Wikidata")


class _Merge(Struct, forbid_unknown_fields=True):
    kind: _Word
    into: _Word
    names: _Words


class _Split(Struct, forbid_unknown_fields=True):
    kind: _Word
    name: _Word
    into: _Word
    articles: _Words


class _Reject(Struct, forbid_unknown_fields=True):
    text: _Word
    kind: _Word | None = None
    article: _Word | None = None


class _Retype(Struct, forbid_unknown_fields=True):
    text: _Word
    kind: _Word
    article: _Word | None = None


class _Line(Struct, forbid_unknown_fields=True):
    text: _Word
    article: _Word | None = None


class _Correction(Struct, forbid_unknown_fields=True):
    text: _Word
    article: _Word
    value: _Word | None = None
    speaker: str | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.speaker is None):
            raise ValueError("it should say either a value or a speaker")


class _Term(Struct, forbid_unknown_fields=True):
    synonyms: tuple[_Word, ...] = ()
    broader: tuple[_Word, ...] = ()
    wanted: bool = True


class _Link(Struct, forbid_unknown_fields=True):
    articles: _Words
    bond: str = msgspec.field(name="is")

    def __post_init__(self) -> None:
        bond = _BONDS.get(text.squeezed(self.bond).casefold())
        if bond is None:
            raise ValueError(f"it should say what the articles are to each other; is = one of {_CHOICES}")
        if len(self.articles) == 1:
            raise ValueError("it should name two articles or more")
        self.bond = bond


class _Story(Struct, forbid_unknown_fields=True):
    name: _Word
    articles: tuple[_Word, ...] = ()
    without: tuple[_Word, ...] = ()

    def __post_init__(self) -> None:
        if not (self.articles or self.without):
            raise ValueError("it should name the articles of the thread, or those that it is without")


_TABLES: dict[str, tuple[type[Struct], Any, str]] = {
    "alias": (_Alias, Alias, "aliases"),
    "merge": (_Merge, Merge, "merges"),
    "split": (_Split, Split, "splits"),
    "reject": (_Reject, Reject, "rejects"),
    "retype": (_Retype, Retype, "retypes"),
    "keep": (_Line, Keep, "keeps"),
    "drop": (_Line, Drop, "drops"),
    "correct": (_Correction, Correction, "corrections"),
    "link": (_Link, Link, "links"),
    "thread": (_Story, Story, "stories"),
}
"""Table in the file -> what it must hold, the rule made of it, the field of Curation."""
_TAGS = "tags"
_TAGS_HINT = 'Write [tags."the tag"] above its synonyms and broader tags, or "the tag" = false where you do not want it.'


def curation(table: Table, where: str) -> tuple[Curation, tuple[Problem, ...]]:
    """Return the rules of a curation file and what in it could not be understood; `where` is the file's name."""
    problems: list[Problem] = []
    rules: dict[str, tuple[Any, ...]] = {}
    for key, entries in table.values.items():
        place = f"{where}:{table.lines.get(key, table.line)}"
        if key == _TAGS:
            rules["terms"] = _terms(entries, where, place, problems)
        elif key not in _TABLES:
            known = f"{toml.nearest(key, (*_TABLES, _TAGS))}Rules: {', '.join(f'[[{name}]]' for name in _TABLES)}, [{_TAGS}]."
            problems.append(Problem(place, f"{toml.quoted(key)} is no rule that is known", known))
        elif not isinstance(entries, list) or not all(isinstance(entry, Table) for entry in entries):
            problems.append(Problem(place, f"{toml.quoted(key)} should be a list of rules", f"Begin each rule with [[{key}]]."))
        else:
            rules[_TABLES[key][2]] = _rules(key, entries, where, problems)
    return Curation(**rules), tuple(problems)


def _rules(key: str, entries: list[Table], where: str, problems: list[Problem]) -> tuple[Any, ...]:
    shape, rule, _ = _TABLES[key]
    made = []
    for entry in entries:
        place = f"{where}:{entry.line}"
        try:
            said = msgspec.convert(entry.values, shape)
        except msgspec.ValidationError as error:
            wrong = toml.wrong(error, shape)
            problems.append(Problem(place, f"this [[{key}]] was not understood: {wrong.what}", f"{wrong.hint} The other rules count."))
        else:
            made.append(rule(**msgspec.structs.asdict(said), where=place))
    return tuple(made)


def _terms(table: object, where: str, place: str, problems: list[Problem]) -> tuple[Term, ...]:
    """Read the vocabulary: a table for each term, `false` for what shall be no tag."""
    if not isinstance(table, Table):
        problems.append(Problem(place, f"{toml.quoted(_TAGS)} should be a table", _TAGS_HINT))
        return ()
    made = []
    for name, said in table.values.items():
        line = f"{where}:{table.lines.get(name, table.line)}"
        if not name.strip():
            problems.append(Problem(line, "a tag has no name", _TAGS_HINT))
        elif isinstance(said, bool):
            made.append(Term(name=name, where=line, wanted=said))
        else:
            try:
                term = msgspec.convert(said, _Term)
            except msgspec.ValidationError as error:
                wrong = toml.wrong(error, _Term)
                what = f"the tag {toml.quoted(name)} was not understood: {wrong.what}"
                problems.append(Problem(line, what, f"{wrong.hint} The other tags count." if isinstance(said, dict) else _TAGS_HINT))
            else:
                made.append(Term(name=name, synonyms=term.synonyms, broader=term.broader, where=line, wanted=term.wanted))
    return tuple(made)
