"""The archivist's words: the terms of their vocabulary, what they state for single articles, and what they want no tag for.

A term is found by its words and those of its synonyms wherever these stand, whole and in singular or plural, whether or not they look
like a noun phrase; a name inside a longer name is not found. An entity of that name is the same tag. This is one look at each word of
the archive, and none at all when there is no vocabulary.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec
import numpy as np
from msgspec import Struct

from sitegen import text
from sitegen.model import Article, Entity, Mention, Term
from sitegen.tag import words
from sitegen.tag.phrases import Places
from sitegen.tag.table import Subject, Table, Use, table, together


class _Form(Struct, frozen=True):
    """A name or synonym, ready to be looked for."""

    keys: tuple[str, ...]
    exact: str
    """What must stand there letter by letter: 'US' is not 'us'. Empty where case does not matter."""
    subject: Subject


class Vocabulary:
    """Which subject a name means, and what lies above it."""

    def __init__(self, terms: Sequence[Term], entities: Sequence[Entity]) -> None:
        self._all = entities
        self._kinds = {entity.kind for entity in entities}
        wanted = [term for term in terms if term.wanted]
        self._by_key: dict[str, Subject] = {}
        """Key of a name or synonym -> its subject; among equal ones the first in the file wins, names before synonyms."""
        self.names: dict[Subject, str] = {}
        """Subject of a term -> what the archivist calls it."""
        for name in [*(term.name for term in wanted), *(above for term in wanted for above in term.broader)]:
            subject = self._by_key.setdefault(_key(name), self.subject(name))
            self.names.setdefault(subject, text.squeezed(name))
        for term in wanted:
            for synonym in term.synonyms:
                self._by_key.setdefault(_key(synonym), self.subject(term.name))
        unwanted = [_key(term.name) for term in terms if not term.wanted]
        self.unwanted = {Subject(kind="", id=key) for key in unwanted} | {found for key in unwanted for found in self._owners.get(key, ())}
        self._above: defaultdict[Subject, list[Subject]] = defaultdict(list)
        for term in wanted:
            self._above[self.subject(term.name)] += [self.subject(above) for above in term.broader]
        self._becomes = {
            entity: subject
            for key, subject in self._by_key.items()
            for entity in self._owners.get(key, ())
            if entity != subject and (len(self._owners[key]) == 1)
        }
        self._forms = _forms(
            (name, self._by_key[_key(name)])
            for name in (*(form for term in wanted for form in (term.name, *term.synonyms)), *self.names.values())
        )

    @cached_property
    def _owners(self) -> Mapping[str, Sequence[Subject]]:
        """The entities that have each name, by its key: asked for only where the archivist says something."""
        owners: defaultdict[str, list[Subject]] = defaultdict(list)
        for entity in self._all:
            for key in sorted({words.key(name) for name in (entity.name, *entity.aliases)}):
                owners[key].append(Subject(kind=entity.kind, id=entity.id))
        return owners

    def subject(self, name: str) -> Subject:
        """Return what `name` means: the term that has it, else the only entity that has it, else the phrase."""
        key = _key(name)
        owners = self._owners.get(key, ())
        return self._by_key.get(key) or (owners[0] if len(owners) == 1 else Subject(kind="", id=key))

    def broader(self, subject: Subject) -> list[Subject]:
        """Return all that lies above `subject`, nearest first, never itself."""
        found: list[Subject] = []
        level = [subject]
        while level:
            level = [above for below in level for above in self._above.get(below, ()) if above not in found and above != subject]
            level = list(dict.fromkeys(level))
            found += level
        return found

    def applied(self, articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], uses: Table) -> Table:
        """Return `uses` in the archivist's terms: with these wherever they stand, for the entities and phrases that they mean."""
        if not self.names and not self.unwanted:
            return uses
        found = (
            (number, *use) for number, article in enumerate(articles) for use in self._found(article, mentions.get(article.source, ()))
        )
        uses = together([uses, table(uses.names, found)])
        return uses.called(self._meant).joined(_joined)

    def _meant(self, subject: Subject) -> Subject | None:
        """Return what a subject is in the archivist's terms; None where they want no such tag."""
        meant = self._becomes.get(subject) or (subject if subject.kind else self._by_key.get(subject.id, subject))
        return None if meant in self.unwanted else meant

    def _found(self, article: Article, marks: Sequence[Mention]) -> Iterator[tuple[Subject, Use]]:
        if not self._forms:
            return
        plain = article.raw.plain
        names = [(mark.start, mark.end) for mark in marks if mark.kind in self._kinds]
        found: list[tuple[Subject, int, int]] = []
        for block in article.annotated:
            tokens = [(token[0], token.start(), token.end()) for token in words.TOKEN.finditer(plain, block.start, block.end)]
            keys = [words.singular(token) for token, _, _ in tokens]
            at = 0
            for here, key in enumerate(keys):
                form = next((form for form in self._forms.get(key, ()) if here >= at and self._stands(form, keys, tokens, here)), None)
                if form is None:
                    continue
                at = here + len(form.keys)
                start, end = tokens[here][1], tokens[at - 1][2]
                if not _inside(names, start, end):
                    found.append((form.subject, start, end))
        places = Places([article]).of(np.zeros(len(found), np.int32), np.array([start for _, start, _ in found], np.int32))
        uses: dict[Subject, Use] = {}
        for (subject, start, end), place in zip(found, places.tolist(), strict=True):
            use = Use(count=1, place=place, shown=text.squeezed(plain[start:end]))
            known = uses.get(subject)
            if known is not None:
                use = Use(count=known.count + 1, place=min(known.place, use.place), shown=known.shown)
            uses[subject] = use
        yield from uses.items()

    @staticmethod
    def _stands(form: _Form, keys: Sequence[str], tokens: Sequence[tuple[str, int, int]], at: int) -> bool:
        end = at + len(form.keys)
        if tuple(keys[at:end]) != form.keys:
            return False
        return not form.exact or " ".join(token for token, _, _ in tokens[at:end]) == form.exact


def _inside(names: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether the words are part of a longer one of `names`, which are by start and disjoint."""
    at = bisect_right(names, start, key=lambda name: name[0]) - 1
    return at >= 0 and end <= names[at][1] and names[at] != (start, end)


def _joined(one: Use, other: Use) -> Use:
    """Return the use of one subject that was found in two ways, partly in the same places."""
    best = max(one, other, key=lambda use: (use.count, use.shown))
    return msgspec.structs.replace(best, place=min(one.place, other.place), quoted=one.quoted or other.quoted)


def _forms(named: Iterable[tuple[str, Subject]]) -> dict[str, list[_Form]]:
    """Return forms by their first word, the longest first."""
    made: defaultdict[str, list[_Form]] = defaultdict(list)
    for name, subject in dict.fromkeys(named):
        keys = tuple(_key(name).split(" "))
        made[keys[0]].append(_Form(keys=keys, exact=text.squeezed(name) if name.isupper() else "", subject=subject))
    return {first: sorted(forms, key=lambda form: (-len(form.keys), form.keys, form.subject)) for first, forms in made.items()}


def _key(name: str) -> str:
    return words.key(name) or text.squeezed(name)
