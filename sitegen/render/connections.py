"""How an article is connected with others, as its page tells it: each link with its reason, and with both sides of it.

What claims most is told first: that this is a version or a copy of another, its place in a story, who else tells of the same event, who
else has the same words. Lists that are longer than a reader reads are cut, and say so.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from sitegen import edtf
from sitegen.model import Archive, Article, Copy, Overlap, Reason, Related, Statement, Thread, Wording
from sitegen.render import threads, words
from sitegen.render.connection_views import Connections, Neighbour, Original, Place, Quoted, Same
from sitegen.render.index import Index, anchor
from sitegen.render.pairs import Key, Pair, first_known, first_wordings, key, pairs, share, spelled
from sitegen.render.wording import Wording as Words

_MOST = 60
"""Articles with the same words that a page tells."""
_OTHERS = 4
"""Other wordings of a quotation that a page tells."""
_QUOTE = 240
_REASONS, _ENOUGH = 4, 2
"""Reasons in a line, and from how many on none of the vague ones is needed."""
_VAGUE = ("terms", "phrases", "opening")
"""Rules that count words, which names, statements and days explain better; phrases are mostly names again."""
_CONTRADICTING = frozenset({"ordinals", "figures", "days"})
_OF_ONE_EVENT = "units"
"""Counts of one noun: 11 and 40 dead contradict each other where one event is claimed, and are two facts elsewhere."""
_FAR = 30
"""Days between two dates of publication that a reader counts as far apart."""
Value = TypeVar("Value")


class Ties(Struct, frozen=True):
    """What connects the articles of an archive, by their sources."""

    pairs: Mapping[Key, Pair]
    overlaps: Mapping[str, tuple[Overlap, ...]]
    older: Mapping[str, tuple[str, ...]]
    """Newest version -> its older ones."""
    copies: Mapping[str, tuple[str, ...]]
    """Original -> its copies."""
    statements: Mapping[str, tuple[Statement, ...]]
    threads: Mapping[str, tuple[Thread, ...]]


def ties(archive: Archive) -> Ties:
    """Look once through all that connects articles."""
    reuse = archive.reuse
    return Ties(
        pairs=pairs(archive),
        overlaps=_gathered((source, overlap) for overlap in reuse.overlaps for source in (overlap.one, overlap.other)),
        older=_gathered((newest, older) for older, newest in sorted(reuse.older.items())),
        copies=_gathered((copy.of, source) for source, copy in sorted(reuse.copies.items())),
        statements=_gathered((source, said) for said in archive.statements for source in {wording.source: 0 for wording in said.wordings}),
        threads=_gathered((source, thread) for thread in archive.threads for source in {step.source: 0 for step in thread.steps}),
    )


def _gathered(found: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    made: dict[str, list[Value]] = {}
    for source, value in found:
        made.setdefault(source, []).append(value)
    return {source: tuple(values) for source, values in made.items()}


def view(article: Article, index: Index, tied: Ties) -> Connections:
    """Return the connections of an article."""
    reuse = index.archive.reuse
    source = article.source
    newest, copy = reuse.older.get(source), reuse.copies.get(source)
    older = tied.older.get(source, ())
    related = _related(source, index)
    same = _same(source, index, tied)
    untold = sum(key(overlap.one, overlap.other) not in tied.pairs for overlap in tied.overlaps.get(source, ()))
    return Connections(
        newest=_version(newest, source, index, tied) if newest else None,
        captured=_captured(article, index.say) if newest or older else "",
        original=_original(article, copy, index, tied) if copy else None,
        older=tuple(_version(version, source, index, tied) for version in _latest_first(older, index)),
        threads=tuple(_place(thread, source, index) for thread in tied.threads.get(source, ())),
        event=tuple(_neighbour(other, index) for other in related if other.kind == "event"),
        more=tuple(_neighbour(other, index) for other in related if other.kind == "more"),
        same=tuple(same[:_MOST]),
        more_same=max(len(same) - _MOST, 0) + untold,
        quoted=tuple(found for said in tied.statements.get(source, ()) if (found := _quoted(said, source, index, tied)).others),
    )


def _page_of(one: str, other: str, tied: Ties) -> str:
    pair = tied.pairs.get(key(one, other))
    return pair.address if pair else ""


def _captured(article: Article, say: Words) -> str:
    captured = article.raw.stated.captured
    return say.date(captured) if captured else ""


def _version(version: str, source: str, index: Index, tied: Ties) -> Same:
    captured = _captured(index.by_source[version], index.say)
    return Same(
        article=index.articles[version],
        words=index.say.plain("captured on {date}", date=captured) if captured else "",
        address=_page_of(version, source, tied),
    )


def _latest_first(versions: Sequence[str], index: Index) -> list[str]:
    return sorted(versions, key=lambda source: edtf.sort_key(index.by_source[source].raw.stated.captured), reverse=True)


def _original(article: Article, copy: Copy, index: Index, tied: Ties) -> Original:
    original = index.by_source[copy.of]
    pair = tied.pairs.get(key(copy.of, article.source))
    if pair and pair.overlap and pair.overlap.status == "confirmed":
        known = index.say.plain("the archivist says that it is the original")
    elif first_known(original, article) is original:
        known = index.say.plain("the earlier one known")
    else:
        known = index.say.plain("which of the two was first is not known")
    return Original(article=index.articles[copy.of], share=share(copy.share, index.say), known=known, address=pair.address if pair else "")


def _same(source: str, index: Index, tied: Ties) -> list[Same]:
    """Return what has the same words but is no version: copies of this article, then by how much of this one stands there."""
    copies = tied.copies.get(source, ())
    reuse = index.archive.reuse
    found: list[tuple[tuple[bool, float, str], Same]] = []
    for overlap in tied.overlaps.get(source, ()):
        if overlap.sameness == "version" or key(overlap.one, overlap.other) not in tied.pairs:
            continue  # no claim without a page that shows the words
        other = overlap.other if overlap.one == source else overlap.one
        here, there = (overlap.of_one, overlap.of_other) if overlap.one == source else (overlap.of_other, overlap.of_one)
        copy = other in copies
        values = {"here": share(here, index.say), "there": share(there, index.say)}
        if copy:
            said = index.say.plain("A copy: {here} of the words of this article stand there, {there} of its words here", **values)
        else:
            said = index.say.plain("{here} of the words of this article stand there, {there} of its words here", **values)
        found.append(
            (
                (not copy, -here, other),
                Same(article=index.articles[other], words=said, address=_page_of(source, other, tied)),
            )
        )
    known = {same.article.source for _, same in found}
    for other in copies:
        if other not in known:
            said = index.say.plain("A copy: {there} of its words stand here", there=share(reuse.copies[other].share, index.say))
            found.append(((False, 0.0, other), Same(article=index.articles[other], words=said, address="")))
    return [same for _, same in sorted(found, key=lambda item: item[0])]


def _place(thread: Thread, source: str, index: Index) -> Place:
    sources = [step.source for step in thread.steps]
    at = sources.index(source)
    step = thread.steps[at]
    return Place(
        thread=index.threads[thread.id],
        number=at + 1,
        of=len(sources),
        why="" if step.sure else step.why,
        news=threads.news(step, index),
        previous=index.articles[sources[at - 1]] if at else None,
        following=index.articles[sources[at + 1]] if at + 1 < len(sources) else None,
    )


def _related(source: str, index: Index) -> list[Related]:
    """Return the links that are shown: none to this article's copies, which are told as such, and of an original and its copies one."""
    copies = index.archive.reuse.copies
    linked = [other for other in index.archive.related.get(source, ()) if other.linked]
    known = {other.source for other in linked}

    def repeats(other: str) -> bool:
        return _copied(source, other, index) or (other in copies and copies[other].of in known)

    return [other for other in linked if other.status == "confirmed" or not repeats(other.source)]


def _neighbour(other: Related, index: Index) -> Neighbour:
    confirmed = other.status == "confirmed"
    return Neighbour(article=index.articles[other.source], why=words.capital(_why(other)), confirmed=confirmed)


def _why(link: Related) -> str:
    """Put into one line the reasons that tell a reader most, and the first contradiction; explain has them all.

    Against the archivist's word nothing is held. The words of what speaks against a link begin with 'but'.
    """
    speaking = [reason for reason in link.reasons if reason.weight >= 0]
    telling = [reason for reason in speaking if reason.rule not in _VAGUE]
    vague = sorted((reason for reason in speaking if reason.rule in _VAGUE), key=lambda reason: _VAGUE.index(reason.rule))
    told = [*telling[:_REASONS], *vague[: max(_ENOUGH - len(telling), 0)]]
    against = [reason.words for reason in link.reasons if reason.weight < 0 and _contradicts(reason, link)]
    if link.status == "confirmed":
        against = []
    return ", ".join(part for part in ("; ".join(reason.words for reason in told), *against[:1]) if part) or link.reasons[0].words


def _contradicts(reason: Reason, link: Related) -> bool:
    """Whether a reader sees the contradiction: other numbers are no more than other details, and a week later the same may be told of."""
    if reason.rule == "published":
        first, last = (date.fromisoformat(day) for day in reason.shared)
        return (last - first).days >= _FAR
    return reason.rule in _CONTRADICTING or (reason.rule == _OF_ONE_EVENT and link.kind == "event")


def _quoted(said: Statement, source: str, index: Index, tied: Ties) -> Quoted:
    wordings = first_wordings(said)
    own = next(wording for wording in wordings if wording.source == source)
    spelling = spelled(own, index.archive)
    others = [
        Same(
            article=index.articles[other.source],
            words=_words(other, index) if spelled(other, index.archive) != spelling else "",
            address=_page_of(source, other.source, tied) or _address(other, index),
        )
        for other in wordings
        if other.source != source and (spelled(other, index.archive) != spelling or not _copied(source, other.source, index))
    ]
    return Quoted(
        words=_words(own, index),
        address=_address(own, index),
        speaker=said.speaker,
        others=tuple(others[:_OTHERS]),
        more=max(len(others) - _OTHERS, 0),
    )


def _copied(one: str, other: str, index: Index) -> bool:
    """Whether one of the two is a copy of the other, or both of a third: what they have in common is told with the copy."""
    copies = index.archive.reuse.copies
    origins = {copies[source].of if source in copies else source for source in (one, other)}
    return len(origins) == 1


def _words(wording: Wording, index: Index) -> str:
    mention = index.archive.mentions[wording.source][wording.mention]
    return words.excerpt(index.by_source[wording.source].raw.words(mention.start, mention.end), _QUOTE)


def _address(wording: Wording, index: Index) -> str:
    return anchor(wording.source, wording.mention, index)
