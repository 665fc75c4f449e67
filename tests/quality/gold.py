"""Annotated news, read: the articles written for this repository and sets of others as JSON Lines. README.md tells both forms."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ARTICLES = Path(__file__).parent / "articles"
NAMES = ("person", "place", "organisation")
_LABELS = {"PER": "person", "LOC": "place", "ORG": "organisation"}
_SIGN = re.compile(r"⟦([a-z]+)(?: ([^|⟦⟧]*))?\||⟧")


@dataclass(frozen=True)
class Mark:
    """What somebody has marked: offsets in code points, end exclusive."""

    start: int
    end: int
    kind: str
    value: str | None = None
    """Of a date its TIMEX3 value; of a quotation whose it is, None for nobody."""
    speakers: tuple[tuple[int, int], ...] = ()
    """Of a quotation: where its speaker stands in the text."""
    speaker_kind: str = "none"
    """name, pronoun, nominal, or none."""


@dataclass(frozen=True)
class Document:
    """An article and what is gold in it; None where the set does not tell."""

    id: str
    text: str
    stated: str = ""
    """TOML for the file beside it."""
    names: tuple[Mark, ...] | None = None
    dates: tuple[Mark, ...] | None = None
    quotes: tuple[Mark, ...] | None = None
    reported: tuple[Mark, ...] | None = None
    """What is attributed to somebody, in quotation marks or not."""
    lines: tuple[tuple[int, int, bool | None], ...] | None = None
    """Each line's start and end, and whether it is page furniture; None where nobody judges."""
    headline: str | None = None
    published: str | None = None
    """YYYY-MM-DD, where the set tells it and it is not stated."""
    undated: bool = False
    """Whether nothing in the text tells the day, so that unknown is the right answer."""
    tags: tuple[str, ...] | None = None


def written() -> tuple[Document, ...]:
    """Return the articles of this repository, by name. ValueError for marks that do not close."""
    return tuple(parsed(path.stem, path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.txt")))


def parsed(name: str, source: str) -> Document:
    """Return the document that marked text is."""
    head, body = re.match(r"((?:%[^\n]*\n)*)(.*)", source, re.DOTALL).groups()  # type: ignore[union-attr]
    marks: list[Mark] = []
    opened: list[tuple[str, str | None, int]] = []
    text, before = "", 0
    for sign in _SIGN.finditer(body):
        text += body[before : sign.start()]
        before = sign.end()
        if sign[0] != "⟧":
            opened.append((sign[1], sign[2], len(text)))
        elif opened:
            kind, value, start = opened.pop()
            marks.append(Mark(start, len(text), kind, value, speaker_kind="name" if value else "none"))
        else:
            raise ValueError(f"{name}: ⟧ closes nothing after {text[-30:]!r}")
    text += body[before:]
    if opened:
        raise ValueError(f"{name}: ⟦{opened[-1][0]} is not closed")
    stated = "".join(line[1:].strip() + "\n" for line in head.splitlines())
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    of = {kind: tuple(mark for mark in marks if mark.kind == kind) for kind in ("date", "headline", "published", "furniture", "quote")}
    spans = [found.span() for found in re.finditer(r"\S[^\n]*", text)]
    return Document(
        id=name,
        text=text,
        stated=stated,
        names=tuple(mark for mark in marks if mark.kind in NAMES),
        dates=of["date"],
        quotes=of["quote"],
        lines=tuple((start, end, _furniture(text[start:end], start, end, marks)) for start, end in spans),
        headline=next((text[mark.start : mark.end] for mark in of["headline"]), None),
        published=next((mark.value for mark in of["published"]), None),
        undated=not of["published"] and "date" not in tomllib.loads(stated),
    )


def _furniture(line: str, start: int, end: int, marks: list[Mark]) -> bool | None:
    """Judge a line by what is marked on all of it: furniture, or a headline, which is neither."""
    whole = {mark.kind for mark in marks if mark.start <= start and start + len(line.rstrip()) <= mark.end <= end}
    return None if "headline" in whole else bool(whole & {"furniture", "published"})


def documents(path: Path) -> tuple[Document, ...]:
    """Return the documents of a set in JSON Lines. KeyError or ValueError where a line is none."""
    with path.open(encoding="utf-8") as lines:
        return tuple(map(_document, map(json.loads, lines)))


def _document(said: dict[str, Any]) -> Document:
    text, lines = _text(said)
    day = said.get("date") if re.fullmatch(r"\d{4}-\d\d-\d\d", str(said.get("date") or "")) else None
    judged = "lines" in said  # a page as it was scraped, where the date is to be found and not given
    stated = {"url": said.get("url")} if judged else {"date": day}
    return Document(
        id=said["id"],
        text=text,
        stated="".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in stated.items() if value),
        names=_marks(said, "entities"),
        dates=_marks(said, "timexes", "date"),
        quotes=_marks(said, "quotes", "quote"),
        reported=tuple(_attributions(said["attributions"])) if "attributions" in said else None,
        lines=tuple(lines) if "labels" in said else None,
        headline=said.get("title") if judged else None,
        published=day if judged else None,
        tags=tuple(said["tags"]) if "tags" in said else None,
    )


def _text(said: dict[str, Any]) -> tuple[str, list[tuple[int, int, bool | None]]]:
    if not said.get("lines"):
        return said["text"], []
    first, last = said.get("near") or (0, len(said["lines"]))
    spans, at = [], 0
    labels = said.get("labels") or [1] * len(said["lines"])
    for line, label in zip(said["lines"][first:last], labels[first:last], strict=True):
        spans.append((at, at + len(line), {0: True, 1: False}.get(label)))
        at += len(line) + 2
    return "\n\n".join(said["lines"][first:last]) + "\n", [
        span for span, line in zip(spans, said["lines"][first:last], strict=True) if line.strip()
    ]


def _marks(said: dict[str, Any], key: str, kind: str = "") -> tuple[Mark, ...] | None:
    if key not in said:
        return None
    return tuple(
        Mark(
            start=mark["start"],
            end=mark["end"],
            kind=kind or _LABELS[mark["label"]],
            value=mark.get("value") or mark.get("speaker"),
            speakers=tuple((span["start"], span["end"]) for span in mark.get("speaker_spans") or ()),
            speaker_kind=mark.get("speaker_kind") or "none",
        )
        for mark in said[key]
    )


def _attributions(said: list[dict[str, Any]]) -> Iterator[Mark]:
    for attribution in said:
        speakers = tuple((span["start"], span["end"]) for span in attribution["source"])
        spans = attribution["content"]
        if spans:
            first, last = min(span["start"] for span in spans), max(span["end"] for span in spans)
            yield Mark(first, last, "reported", speakers=speakers, speaker_kind="name" if speakers else "none")


def iterate(sets: list[Path]) -> Iterator[tuple[str, tuple[Document, ...]]]:
    """Yield each set with its name: the folder that a file lies in, or the file's own name."""
    for path in sets:
        yield (path.parent.name if path.stem in {"dev", "test", "train"} else path.stem), documents(path)
