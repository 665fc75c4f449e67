"""What an archivist would write to change a decision: lines of seeds/curation.toml, or of what the article states itself.

Lines are TOML as it may be copied. A line says the smallest thing that undoes the decision in this article; the README tells the rules
that say more.
"""

from msgspec import Struct

from sitegen import text, toml
from sitegen.model import QUOTED, REPORTED, Article, Block, Mention, Overlap, Related, Tag, TagUse, Thread

CURATION = "curation.toml"
_LONGEST = 80
"""Characters of a line's beginning by which a rule names it."""
_KEYS = {"headline": "title", "published": "date", "byline": "author", "publisher": "source", "url": "url"}
"""Field of the evidence -> key that states it."""
FIELDS = tuple(_KEYS)
"""Fields that an archivist can state."""
_AS = {
    "headline": "Another headline",
    "published": "2022-03-03",
    "byline": "Jane Doe",
    "publisher": "The Paper",
    "url": "https://example.org/",
}


class Change(Struct, frozen=True):
    """How a decision is changed."""

    file: str
    """Below the seeds folder. For a Markdown article with front matter the keys go there instead."""
    lines: str
    """TOML."""


def field(article: Article, name: str) -> Change | None:
    """Return what states a field of the article; None for one that cannot be stated. The value is an example."""
    key = _KEYS.get(name)
    if key is None:
        return None
    now = {
        "headline": article.headline, "published": article.published, "byline": ", ".join(article.authors),
        "publisher": article.publisher, "url": article.url,
    }[name]  # fmt: skip
    return Change(file=article.side_file, lines=f"{key} = {toml.text(now or _AS[name])}")


def block(article: Article, found: Block) -> Change | None:
    """Return what drops a block that is shown, or keeps one that was taken out; None for one that nobody would name."""
    named = beginning(article.raw.words(found.start, found.end))
    if not text.key(named) or found.role == "meta":
        return None
    return _rule("drop" if found.shown else "keep", text=named, article=article.source)


def mark(article: Article, found: Mention) -> Change:
    """Return what gives a date another value or a quotation another speaker, and what rejects any other mark."""
    words = article.raw.words(found.start, found.end)
    if found.kind in {QUOTED, REPORTED}:
        return _rule("correct", text=beginning(words), article=article.source, speaker=found.speaker.name if found.speaker else "Jane Doe")
    if found.kind == "date":
        return _rule("correct", text=words, article=article.source, value=found.value)
    return _rule("reject", text=words, kind=found.kind, article=article.source)


def tag(found: Tag, use: TagUse) -> Change | None:
    """Return what takes a tag away from all articles that do not state it; None where it is stated.

    A table of its own, since a file may say [tags] only once.
    """
    return None if use.stated else Change(file=CURATION, lines=f"[tags.{toml.text(found.name)}]\nwanted = false")


def related(source: str, found: Related) -> Change | None:
    """Return what takes a link away that is shown, or shows one that is not; None where the archivist has said what it is."""
    if found.status == "confirmed":
        return None
    return _rule("link", articles=(source, found.source), **{"is": "none" if found.linked else "more on this"})


def overlap(found: Overlap) -> Change | None:
    """Return what makes a copy or a version an article of its own, or of shared passages a copy; None as for `related`."""
    if found.status == "confirmed":
        return None
    return _rule("link", articles=(found.one, found.other), **{"is": "copy" if found.sameness == "passages" else "distinct"})


def story(found: Thread, source: str) -> Change | None:
    """Return what takes an article out of a thread; None as for `related`."""
    return None if found.status == "confirmed" else _rule("thread", name=found.name, without=(source,))


def beginning(words: str) -> str:
    """Return what names a line: all of it, or the beginning of a long one and '…'."""
    line = text.squeezed(words)
    if len(line) <= _LONGEST:
        return line
    cut = line[:_LONGEST]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _rule(table: str, /, **keys: str | tuple[str, ...]) -> Change:
    return Change(file=CURATION, lines="\n".join([f"[[{table}]]", *(f"{key} = {_value(said)}" for key, said in keys.items())]))


def _value(said: str | tuple[str, ...]) -> str:
    return toml.text(said) if isinstance(said, str) else f"[{', '.join(map(toml.text, said))}]"
