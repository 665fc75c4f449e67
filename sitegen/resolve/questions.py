"""What names leave open, as questions to the archivist: each cites the names and gives the lines of curation.toml for every answer."""

from collections.abc import Sequence

from sitegen import toml
from sitegen.model import Doubt

_PERSON = "person"
_MOST = 3
"""Candidates that are named."""


def alike(one: str, other: str, why: str) -> Doubt:
    """Ask whether two names, which no rule joins, are one person's."""
    what = f"“{one}” and “{other}” may be one person: {why}."
    return Doubt(where="", what=what, curation=f"{_answer('They are one', _merge(one, (other,)))}\n\n{_two((one, other))}")


def either(candidates: Sequence[str]) -> str:
    """Say who of several it could be, the first few by name: 'Ann Roe or Jon Roe or 2 others'."""
    others = len(candidates) - _MOST
    more = [] if others < 1 else ["somebody else"] if others == 1 else [f"{others} others"]
    return " or ".join((*candidates[:_MOST], *more))


def whose(form: str, sources: Sequence[str], candidates: Sequence[str]) -> Doubt:
    """Ask for whom a short name stands in an article."""
    others = len(sources) - 1
    also = f", nor {'does another article' if others == 1 else f'do {others} others'}" if others else ""
    what = f"“{form}” could be {either([f'“{name}”' for name in candidates])}, and the article does not say which{also}."
    lines = [_answer(f"It is {name}", _rule("correct", text=form, article=sources[0], value=name)) for name in candidates[:_MOST]]
    return Doubt(where=sources[0], what=what, curation="\n\n".join(lines))


def shortened(form: str, candidates: Sequence[str]) -> Doubt:
    """Ask whose name is shortened to `form`: to initials, or by a middle name."""
    why = "nothing tells for which" if len(candidates) > 1 else "others have that family name too"
    what = f"“{form}” could stand for {either([f'“{name}”' for name in candidates])}, and {why}."
    lines = [_answer(f"It is {name}", _merge(name, (form,))) for name in candidates[:_MOST]]
    return Doubt(where="", what=what, curation="\n\n".join((*lines, _answer("It is somebody else", _named(form)))))


def one_after_all(name: str, into: str, there: str, other: str, here: Sequence[str]) -> Doubt:
    """Ask whether two whom the rules keep apart are one; `there` and `other` say what they are called, and where."""
    what = f"“{name}” is {there} and {other}, so the rules keep the two apart."
    return Doubt(where=here[0], what=what, curation=f"{_one(name)}\n\n{_answer('They are two', _split(name, into, here))}")


def two_after_all(name: str, into: str, there: str, other: str, here: Sequence[str], kind: str = _PERSON) -> Doubt:
    """Ask whether one of whom the articles speak differently is two."""
    what = f"“{name}” is {there} and {other}, but the rules take the two for one."
    return Doubt(where=here[0], what=what, curation=f"{_answer('They are two', _split(name, into, here, kind))}\n\n{_one(name, kind)}")


def _merge(into: str, others: Sequence[str]) -> str:
    return _rule("merge", kind=_PERSON, into=into, names=(into, *others))


def _split(name: str, into: str, sources: Sequence[str], kind: str = _PERSON) -> str:
    return _rule("split", kind=kind, name=name, into=into, articles=sources)


def _named(name: str, kind: str = _PERSON) -> str:
    return _rule("alias", kind=kind, name=name, forms=(name,))


def _one(name: str, kind: str = _PERSON) -> str:
    return _answer("They are one", _named(name, kind))


def _two(people: Sequence[str]) -> str:
    return _answer("They are two", "\n\n".join(map(_named, people)))


def _answer(said: str, lines: str) -> str:
    said = " ".join("".join(c if c.isprintable() else " " for c in said).split())
    return f"# {said}:\n{lines}"


def _rule(table: str, **keys: str | Sequence[str]) -> str:
    lines = [f"[[{table}]]"]
    for key, value in keys.items():
        written = toml.text(value) if isinstance(value, str) else f"[{', '.join(map(toml.text, value))}]"
        lines.append(f"{key} = {written}")
    return "\n".join(lines)
