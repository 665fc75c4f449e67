"""Events -> threads: stories in the order of time, each at an address that stays.

A story is a sequence of events that follow from one another (stories.py, by the evidence of evidence.py), put in order (order.py), called
by what its articles share (name.py), with what each article adds (novelty.py), at the address that it had (addresses.py). The cost is
that of the links and of the text of the articles that are in threads.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from sitegen import edtf
from sitegen.model import Article, Entity, Mention, Relations, RememberedThread, Statement, Step, Story, Thread
from sitegen.thread import name, novelty, order, words
from sitegen.thread.addresses import addresses, remember
from sitegen.thread.known import Known
from sitegen.thread.stories import Group, grouped, without

__all__ = ["remember", "threads"]
_LEAST = 2
"""Articles of a thread."""


def threads(
    articles: Sequence[Article],
    mentions: Mapping[str, Sequence[Mention]],
    entities: Sequence[Entity],
    relations: Relations,
    statements: Sequence[Statement],
    stories: Sequence[Story],
    remembered: Sequence[RememberedThread],
) -> tuple[Thread, ...]:
    """Return the threads by first date (unknown last), then id; an article is in one at most.

    `remembered` are the addresses that were given before: with remember(threads(...)) the same articles get the same ids again.
    """
    known = Known(articles, mentions, entities)
    groups = _long_enough(grouped(known, relations, statements, stories, _days(known, relations)))
    names = name.names(known, [group.sources for group in groups])
    told_apart = without(groups, [called.text for called in names], stories, known)
    if told_apart is not groups:
        groups = _long_enough(told_apart)
        names = name.names(known, [group.sources for group in groups])
    titles = [group.story.name if group.story else called.text for group, called in zip(groups, names, strict=True)]
    given = addresses([(title, group.sources) for title, group in zip(titles, groups, strict=True)], remembered)
    said = novelty.wordings(statements)
    made = []
    for group, called, title, address in zip(groups, names, titles, given, strict=True):
        places = order.ordered(group.events, known.articles)
        first, last = order.span(places)
        made.append(
            Thread(
                id=address.id,
                name=title,
                why=words.why(group, called, known),
                first=first,
                last=last,
                steps=_steps(places, novelty.Seen(known, said)),
                aliases=address.aliases,
                status="confirmed" if group.story else "candidate",
            )
        )
    return tuple(sorted(made, key=lambda thread: (edtf.sort_key(thread.first), thread.id)))


def _long_enough(groups: Sequence[Group]) -> Sequence[Group]:
    return [group for group in groups if len(group.sources) >= _LEAST]


def _days(known: Known, relations: Relations) -> dict[str, dt.date]:
    """Return the days of articles: their own, or the first of those of their event."""
    days = {source: day for source in known.articles if (day := known.day(source))}
    for event in relations.events:
        there = [days[source] for source in event.articles if source in days]
        if there:
            days |= {source: min(there) for source in event.articles if source not in days}
    return days


def _steps(places: Sequence[order.Place], seen: novelty.Seen) -> tuple[Step, ...]:
    """Tell what each article adds to those before it; the first says everything first, which is no news."""
    steps = []
    for number, place in enumerate(places):
        new = seen.add(place.source)
        steps.append(
            Step(source=place.source, when=place.when, sure=place.sure, why=place.why, event=place.event, new=new if number else ())
        )
    return tuple(steps)
