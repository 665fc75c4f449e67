"""What each article quotes, and whose words they are: quotations as they are compared.

A quotation that is cut by its attribution ('“The round is over,” he said. “The results …”') is several marks, but one saying. A speaker
is known when the archive has an entity of the name in the article; somebody without a name, or a pronoun, is nobody in particular.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from sitegen import edtf, text
from sitegen.model import QUOTED, Article, Entity, Mention
from sitegen.reuse import wordings
from sitegen.reuse.wordings import Wordlist

_NEAR = 160
"""Characters between two marks of one speaker that belong together."""
_PIECE = 60
"""Characters of a mark below which it is but a piece; a longer one stands for itself."""
_MOST_MARKS = 4
READ = 6_000
"""Characters of a mark that are compared: more than any speech that is quoted, and a bound for what is no quotation at all."""
_SHORTEST = 20
"""Characters of a quotation that may be a statement."""
_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii"})
_CLOSING = "\"'”’»“ \n"
_FULL_STOPS = ".!?…"
Who = tuple[str, str]
"""(kind, id) of an entity, or ("", folded name) of somebody who is none; ("", "") for nobody in particular."""
NOBODY: Who = ("", "")


class Saying(Struct, frozen=True, gc=False):
    """One quotation of an article, in one mark or cut in several."""

    source: str
    marks: tuple[int, ...]
    """Indexes into the article's mentions, ascending."""
    parts: tuple[Wordlist, ...]
    """The words of each mark."""
    words: Wordlist
    """The words of all marks."""
    text: str
    """The text of all marks, as they stand."""
    who: Who
    called: str
    """The speaker's name in the archive, else as the article has it; empty for nobody in particular."""
    days: tuple[dt.date, dt.date]
    """The earliest and the latest day on which the article may have been published."""


class Speakers:
    """Which entity a speaker's name is."""

    def __init__(self, entities: Sequence[Entity], wanted: AbstractSet[str]) -> None:
        """Look up the names that are wanted."""
        self._called: dict[str, list[Entity]] = {}
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                if name in wanted:
                    self._called.setdefault(name, []).append(entity)

    def of(self, source: str, mark: Mention) -> tuple[Who, str]:
        """Return whose words a quotation is, and their name; NOBODY where two have one name in the article."""
        if mark.speaker is None or not mark.speaker.named:
            return NOBODY, ""
        name = mark.speaker.name
        found = [entity for entity in self._called.get(name, ()) if source in entity.mentions]
        if len(found) > 1:
            found = [entity for entity in found if entity.kind == "person"] or sorted(found, key=lambda entity: (entity.kind, entity.id))[
                :1
            ]
        if len(found) > 1:
            return NOBODY, ""
        return ((found[0].kind, found[0].id), found[0].name) if found else (("", text.key(name)), name)


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be one person's: each word of one is in the other ('Trump', 'Donald Trump'), and both or none are a junior."""
    mine, its = (frozenset(text.key(name).split()) for name in (one, other))
    return (mine <= its or its <= mine) and not (mine ^ its) & _GENERATIONS


def sayings(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity]) -> tuple[Saying, ...]:
    """Return what the articles quote, the earliest published first; ties by source, then place."""
    names = {mark.speaker.name for marks in mentions.values() for mark in marks if mark.speaker is not None and mark.kind == QUOTED}
    speakers = Speakers(entities, names)
    ordered = sorted(articles, key=lambda article: (edtf.sort_key(article.published), article.source))
    return tuple(saying for article in ordered for saying in _quoted(article, mentions.get(article.source, ()), speakers))


def _quoted(article: Article, marks: Sequence[Mention], speakers: Speakers) -> Iterator[Saying]:
    group: list[int] = []
    days = edtf.bounds(article.published)
    for number, mark in enumerate(marks):
        if mark.kind != QUOTED or (group and mark.start < marks[group[-1]].end):  # a quotation within one
            continue
        if group and not (len(group) < _MOST_MARKS and _goes_on(article.raw.plain, marks[group[-1]], mark)):
            if _long(marks, group):
                yield _saying(article.source, days, marks, group, speakers)
            group = []
        group.append(number)
    if group and _long(marks, group):
        yield _saying(article.source, days, marks, group, speakers)


def _long(marks: Sequence[Mention], numbers: Sequence[int]) -> bool:
    """Whether there is enough to compare."""
    return sum(marks[number].end - marks[number].start for number in numbers) >= _SHORTEST


def _goes_on(plain: str, mark: Mention, after: Mention) -> bool:
    """Whether a mark goes on in the next and either is a piece: one speaker, a sentence that is cut or nothing that stands between."""
    one, other = mark.speaker, after.speaker
    if mark.end - mark.start >= _PIECE and after.end - after.start >= _PIECE:
        return False
    if one is None or other is None or one.name != other.name or after.start - mark.end > _NEAR:
        return False
    if not (one.named or one.start == other.start):
        return False
    whole = mark.text[-8:].rstrip(_CLOSING)[-1:] in _FULL_STOPS
    return not whole or not plain[mark.end : after.start].strip()


def _saying(source: str, days: tuple[dt.date, dt.date], marks: Sequence[Mention], numbers: Sequence[int], speakers: Speakers) -> Saying:
    texts = [marks[number].text[:READ] for number in numbers]
    parts = tuple(map(wordings.read, texts))
    who, called = speakers.of(source, marks[numbers[0]])
    return Saying(
        source=source,
        marks=tuple(numbers),
        parts=parts,
        words=wordings.joined(parts),
        text="\n".join(texts),
        who=who,
        called=called,
        days=days,
    )
