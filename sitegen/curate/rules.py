"""Rejects, retypes and aliases, looked up by what they say. aliases.py marks what no rule has found.

A rule holds for the exact words of a mark, folded: rejecting 'Jordan' leaves 'Michael Jordan' alone. A rule for one article goes before
a rule for all; among equals the first in the file wins. A reject goes before a retype.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from sitegen import text
from sitegen.curate import aliases
from sitegen.curate.names import Names, listed
from sitegen.curate.words import folded
from sitegen.model import Alias, Article, Curation, Entity, Kind, Mention, Merge, Problem, Reject, Retype, Split

_UNMARKED = "There it is part of a longer name, of another kind, rejected, or in lines taken out; `sitegen explain` tells which."
_LOOK_UP = "Take them out, or look their names up in the index."


class Marks(Struct, frozen=True):
    """The marks of one article after the archivist."""

    kept: tuple[Mention, ...]
    rejected: tuple[Mention, ...]


class Book:
    """The curation, made ready to be looked up; remembers which of its rules were of use."""

    def __init__(self, curation: Curation, names: Names, kinds: Sequence[Kind]) -> None:
        self._curation = curation
        self._kinds = {kind.id: kind for kind in kinds}
        self._named = [kind.id for kind in kinds if kind.indexed]
        self._names = names
        self._used: set[Reject | Retype] = set()
        self.problems: list[Problem] = []
        self._check()
        self._rejects: dict[str, list[Reject]] = defaultdict(list)
        for reject in curation.rejects:
            self._rejects[folded(reject.text)].append(reject)
        self._retypes: dict[str, list[Retype]] = defaultdict(list)
        for retype in curation.retypes:
            if retype.kind in self._kinds:
                self._retypes[folded(retype.text)].append(retype)
        self._aliased = {(alias.kind, folded(form)) for alias in curation.aliases for form in (alias.name, *alias.forms)}
        self._marker = aliases.Marker(curation.aliases, set(self._named))
        self._occurring: set[tuple[str, str]] = set()

    def obey(self, article: Article, found: Sequence[Mention]) -> Marks:
        """Return the marks of `article`: kept ones by start, then longest first; rejected ones in the order they were found."""
        if not (self._rejects or self._retypes or self._aliased):
            return Marks(kept=tuple(found), rejected=())
        kept: list[tuple[Mention, bool]] = []
        rejected: list[Mention] = []
        for mention in found:
            key = folded(mention.text)
            if self._rejects and self._rejected(article, mention, key):
                rejected.append(mention)
            elif self._retypes and (retype := self._retyped(article, key)):
                kept.append((self._retype(mention, retype.kind), True))
            elif (mention.kind, key) in self._aliased:
                kept.append((msgspec.structs.replace(mention, status="confirmed"), False))
            else:
                kept.append((mention, False))
        marks, crowded_out = self._apart(kept) if self._retypes else ([mention for mention, _ in kept], [])
        rejected += crowded_out
        marks.sort(key=_order)
        made, given_way = self._marker.mark(article, marks, lambda new: not self._rejected(article, new, folded(new.text)))
        if made:
            gone = set(map(id, given_way))
            marks = sorted([*(mention for mention in marks if id(mention) not in gone), *made], key=_order)
            rejected += given_way
        if rejected:
            marks = _silenced(marks, rejected)
        if self._aliased:
            self._occurring.update((mention.kind, folded(name)) for mention in marks for name in (mention.text, mention.value))
        return Marks(kept=tuple(marks), rejected=tuple(sorted(rejected, key=_order)))

    def unused(self) -> list[Problem]:
        """Tell the rejects and retypes that matched nothing; those whose kind or article is unknown were told before."""
        problems = []
        ruled: list[Reject | Retype] = [*self._curation.rejects, *self._curation.retypes]
        for rule in ruled:
            article_known = rule.article is None or rule.article in self._names
            if rule not in self._used and article_known and (rule.kind is None or rule.kind in self._kinds):
                verb = "rejects" if isinstance(rule, Reject) else "retypes"
                scope = f" in {rule.article}" if rule.article else ""
                kind = f" as {rule.kind}" if isinstance(rule, Reject) and rule.kind else ""
                what = f"the rule that {verb} “{rule.text}”{kind}{scope} matches nothing"
                problems.append(
                    Problem(where=rule.where, what=what, hint="Nothing is marked with these words; take the rule away or mend it.")
                )
        return problems

    def unmarked(self, articles: Sequence[Article]) -> list[Problem]:
        """Tell the forms of aliases that are marked nowhere: those that stand in the text with the articles, and those that do not."""
        missing = {
            alias: [form for form in map(text.squeezed, alias.forms) if (alias.kind, folded(form)) not in self._occurring]
            for alias in self._curation.aliases
            if alias.kind in self._named
        }
        standing = aliases.standing({form for forms in missing.values() for form in forms if form}, articles)
        problems = []
        for alias, forms in missing.items():
            named = f"the alias for {alias.kind} “{alias.name}” has"
            absent = [form for form in forms if not standing.get(aliases.written(form))]
            if absent:
                what = f"{named} forms that do not occur: {', '.join(absent)}"
                problems.append(Problem(where=alias.where, what=what, hint="Take them out, or write them as the articles do."))
            for form in forms:
                if places := standing.get(aliases.written(form)):
                    times = sum(places.values())
                    count = "once" if times == 1 else f"{times} times"
                    where = listed(sorted(places))
                    what = f"{named} the form “{form}”, which stands in the text {count}, but is not marked as {alias.kind}: {where}"
                    problems.append(Problem(where=alias.where, what=what, hint=_UNMARKED))
        return problems

    def _check(self) -> None:
        ruled: list[Alias | Merge | Split | Reject | Retype] = [
            *self._curation.aliases, *self._curation.merges, *self._curation.splits, *self._curation.rejects, *self._curation.retypes,
        ]  # fmt: skip
        known = ", ".join(self._kinds)
        for rule in ruled:
            if rule.kind is not None and rule.kind not in self._kinds:
                self.problems.append(Problem(where=rule.where, what=f"there is no kind “{rule.kind}”", hint=f"Kinds here: {known}."))
            elif isinstance(rule, (Alias, Merge, Split)) and rule.kind not in self._named:
                what = f"marks of the kind “{rule.kind}” have no names to join"
                self.problems.append(Problem(where=rule.where, what=what, hint=f"Kinds with names: {', '.join(self._named)}."))
            self.problems += self._names.unknown(rule.where, _articles(rule))

    def _here(self, article: Article, named: str | None) -> bool:
        return named is None or self._names.source(named) == article.source

    def _rejected(self, article: Article, mention: Mention, key: str) -> bool:
        fitting = [rule for rule in self._rejects.get(key, ()) if rule.kind in {None, mention.kind} and self._here(article, rule.article)]
        self._used.update(fitting)
        return bool(fitting)

    def _retyped(self, article: Article, key: str) -> Retype | None:
        fitting = [rule for rule in self._retypes.get(key, ()) if self._here(article, rule.article)]
        self._used.update(fitting)
        return min(fitting, key=lambda rule: rule.article is None, default=None)

    def _retype(self, mention: Mention, kind: str) -> Mention:
        """Confirm `mention` as one of `kind`. A value found for another kind holds only if the archivist says as much of it."""
        if mention.kind == kind:
            return msgspec.structs.replace(mention, status="confirmed")
        agreed = any(rule.kind == kind for rule in self._retypes.get(folded(mention.value), ()))
        value = mention.value if agreed else text.squeezed(mention.text)
        why = f"the archivist says so; the rule {mention.rule} had taken it for {mention.kind}"
        return msgspec.structs.replace(
            mention, kind=kind, value=value, speaker=None, status="confirmed", certainty=1.0, rule="curation", why=why
        )  # fmt: skip

    def _apart(self, marks: Iterable[tuple[Mention, bool]]) -> tuple[list[Mention], list[Mention]]:
        """Keep marks that lead to pages out of one another where a retype has put them there: what was retyped stays, then the longer.

        Other nestings (a name in a quotation) are left as they were found.
        """
        ordered = sorted(marks, key=lambda pair: (pair[0].start, -pair[0].end, not pair[1], pair[0].kind))
        stack: list[tuple[Mention, bool]] = []
        dropped: set[int] = set()
        for mention, retyped in ordered:
            stack = [pair for pair in stack if pair[0].end > mention.start]
            for outer, outer_retyped in stack:
                same = outer.kind == mention.kind or (self._leads(outer) and self._leads(mention))
                if same and (retyped or outer_retyped):
                    dropped.add(id(outer) if retyped and not outer_retyped else id(mention))
            stack.append((mention, retyped))
        kept = [mention for mention, _ in ordered if id(mention) not in dropped]
        return kept, [mention for mention, _ in ordered if id(mention) in dropped]

    def _leads(self, mention: Mention) -> bool:
        kind = self._kinds.get(mention.kind)
        return kind is not None and kind.indexed


def _articles(rule: Alias | Merge | Split | Reject | Retype) -> tuple[str, ...]:
    """Return the articles for which alone a rule is made."""
    if isinstance(rule, Split):
        return rule.articles
    return (rule.article,) if isinstance(rule, (Reject, Retype)) and rule.article is not None else ()


def _silenced(marks: list[Mention], rejected: Sequence[Mention]) -> list[Mention]:
    """Leave quotations their speaker's words, but lead to nobody where the archivist said that the name is none."""
    gone = {folded(name) for mention in rejected for name in (mention.text, mention.value)}
    gone -= {folded(name) for mention in marks if mention.speaker is None for name in (mention.text, mention.value)} | {""}
    return [
        msgspec.structs.replace(mention, speaker=msgspec.structs.replace(mention.speaker, named=False))
        if mention.speaker is not None and mention.speaker.named and folded(mention.speaker.name) in gone
        else mention
        for mention in marks
    ]


def stale(curation: Curation, mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity]) -> tuple[Problem, ...]:
    """See curate.stale."""
    names = {(entity.kind, folded(form)) for entity in entities for form in (entity.name, *entity.aliases)}
    problems = []
    for merge in curation.merges:
        missing = [name for name in merge.names if (merge.kind, folded(name)) not in names]
        if missing:
            keys = {folded(name) for name in missing}
            others = {mark.kind for marks in mentions.values() for mark in marks if mark.kind != merge.kind and folded(mark.text) in keys}
            what = f"the merge into {merge.kind} “{merge.into}” names what is no {merge.kind} here: {', '.join(missing)}"
            hint = f"It is marked as {' and '.join(sorted(others))}; a retype mends that." if others else _LOOK_UP
            problems.append(Problem(where=merge.where, what=what, hint=hint))
    for split in curation.splits:
        if (split.kind, folded(split.into)) not in names:
            what = f"the split of {split.kind} “{split.name}” matches nothing in its articles"
            problems.append(
                Problem(where=split.where, what=what, hint="Write the name as the index has it, and look for it in the articles.")
            )
    return tuple(problems)


def _order(mention: Mention) -> tuple[int, int, str]:
    return mention.start, -mention.end, mention.kind
