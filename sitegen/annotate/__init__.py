"""People, places, organisations, quotations and dates in an article's text: one file each, found by its presence.

An annotator is called by itself and knows nothing of the others but the settled marks of the kinds it names in AFTER; `overlaps`
decides between claims on the same words. What several of them need is worked out once an article, in rooms of their own: `naming` for
capitalised words, `speech` for what somebody said, `times` for expressions of time. `agreement` looks at every name once more, with
what `census` counted over the archive; `calibration` says how sure a rule has proved to be. All rules are looked up in word lists
(`lexicons`) and shapes, no model is asked: that costs recall and gives, for every mark, the words that justify it, and a speed of
some hundred thousand words a second.
"""

import sys
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from sitegen import extending
from sitegen.annotate import agreement, census, overlaps
from sitegen.annotate.agreement import Hearsay, hearsay
from sitegen.annotate.calibration import calibrated
from sitegen.annotate.census import Count, Words
from sitegen.annotate.remembered import Read, Remembered, full, short
from sitegen.errors import ConfigError
from sitegen.extending import Annotator, Maker
from sitegen.model import Article, Kind, Mention

__all__ = [
    "ORDER", "Hearsay", "Marked", "Read", "agreed", "annotators", "calibrated", "foreign", "full", "heard", "hearsay", "kinds",
    "mentions", "remembered",
]  # fmt: skip

ORDER = ("person", "place", "organisation", "quote", "reported", "date")
"""Kinds as readers expect them in legends and indexes; kinds of other annotators follow by their id."""


def annotators(names: tuple[str, ...]) -> Mapping[str, Annotator]:
    """Return the annotators of these names, or all that need no argument; in the order in which they can run.

    'name:argument' is an annotator that a module makes from the argument. ConfigError for a name that is unknown, when an annotator cannot
    be made, and when annotators wait for one another.
    """
    known = extending.members(sys.modules[__name__], Annotator)  # type: ignore[type-abstract]
    makers = {maker.NAME: maker for maker in extending.members(sys.modules[__name__], Maker).values()}  # type: ignore[type-abstract]
    chosen = {name: known[name] for name in known if not names or name in names}
    for name in dict.fromkeys(names):
        maker, colon, argument = name.partition(":")
        if colon and maker in makers:
            chosen[name] = makers[maker].annotator(argument)
        elif name not in known:
            made = "".join(f", {maker}:…" for maker in sorted(makers))
            raise ConfigError(
                f"there is no annotator called {name!r}",
                where="annotators",
                hint=f"Known are: {', '.join(known)}{made}. Leave the key out for all that need no argument.",
            )
    return _ordered(chosen)


def kinds(annotators: Mapping[str, Annotator]) -> tuple[Kind, ...]:
    """Return the kinds that these annotators bring, in the order of legends and indexes."""
    brought = {kind.id: kind for annotator in annotators.values() for kind in annotator.KINDS}
    return tuple(sorted(brought.values(), key=lambda kind: (ORDER.index(kind.id) if kind.id in ORDER else len(ORDER), kind.id)))


def mentions(article: Article, annotators: Mapping[str, Annotator]) -> tuple[Mention, ...]:
    """Return the marks on the article by start, then longest first; any two are disjoint or nested."""
    order = [kind.id for kind in kinds(annotators)]
    found: list[Mention] = []
    for annotator in annotators.values():
        wanted = frozenset(annotator.AFTER)
        seen: Sequence[Mention] = overlaps.settle((mention for mention in found if mention.kind in wanted), order) if wanted else ()
        found.extend(annotator.annotate(article, seen))
    return overlaps.settle(found, order)


def foreign(names: tuple[str, ...]) -> bool:
    """Whether any of these annotators is a model of somebody else, of which nobody can say when it has become another one."""
    return any(":" in name for name in names)


def remembered(article: Article, names: tuple[str, ...]) -> Remembered:
    """Return the marks of `mentions`, by the annotators of these names, as they can be kept; `full` makes marks of them again."""
    return Remembered(short(mentions(article, _once(names))), census.words(article))


@cache
def _once(names: tuple[str, ...]) -> Mapping[str, Annotator]:
    return annotators(names)


class Marked(Struct, frozen=True):
    """An article with the marks of `mentions`."""

    article: Article
    marks: Sequence[Mention]
    words: Words


def heard(marked: Marked, _: None = None) -> Count:
    """Return what one article says to the others about its names."""
    return census.count(marked.marks, marked.words)


def agreed(marked: Marked, count: Count, told: Hearsay) -> tuple[Mention, ...]:
    """Return the marks of an article after a second look with the evidence of the whole archive.

    Names that nearly all articles take for something else are of that kind here too, words that the archive writes small are no names, and
    names of which other articles are sure are marked. Each change has a rule that begins with 'archive', and says in its why what it
    rests on. `count` is what `heard` says of the article, `told` what `hearsay` makes of all; their order does not matter.
    """
    return agreement.agreed(marked.article, marked.marks, count, told, ORDER)


def _ordered(chosen: Mapping[str, Annotator]) -> Mapping[str, Annotator]:
    waiting = dict(chosen)
    ordered: dict[str, Annotator] = {}
    while waiting:
        to_come = {kind.id for annotator in waiting.values() for kind in annotator.KINDS}
        ready = [name for name, annotator in waiting.items() if to_come.isdisjoint(annotator.AFTER)]
        if not ready:
            raise ConfigError(f"the annotators {', '.join(waiting)} wait for one another", where="annotators", hint="Mend their AFTER.")
        ordered[ready[0]] = waiting.pop(ready[0])
    return ordered
