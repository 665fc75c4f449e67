"""Which address each thread has: the one that an earlier build gave to most of its articles, else one made of its name.

A thread has no key of its own: its articles come and go and its name follows them. So threads of now and remembered ones are matched by
the articles that they share, greedily, the greatest share first: as optimal as it needs to be, because a thread rarely shares articles
with more than two. An address that was given once is never given to another story; it becomes an alias of the thread that has its
articles now. Near-linear in the articles of all threads.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from sitegen import text, urls
from sitegen.model import RememberedThread, Thread


class Address(Struct, frozen=True):
    """Where a thread lies."""

    id: str
    aliases: tuple[str, ...]
    """Sorted."""


def addresses(stories: Sequence[tuple[str, Sequence[str]]], remembered: Sequence[RememberedThread]) -> list[Address]:
    """Return the address of each of `stories`, which are pairs of a name and the sources of its articles, disjoint.

    The pair of a story and a remembered thread that share most articles is matched first, then the next; ties go to the id that comes
    first, then to the story with the first source. What is left over of the remembered ones becomes an alias of the story with which it
    shares most, ties as before.
    """
    shared = _shared(stories, remembered)
    first = [min(sources) for _, sources in stories]
    pairs = sorted(shared, key=lambda pair: (-shared[pair], remembered[pair[1]].id, first[pair[0]]))
    matched: dict[int, int] = {}
    given: dict[int, int] = {}
    for story, old in pairs:
        if story not in matched and old not in given:
            matched[story], given[old] = old, story
    aliases: defaultdict[int, set[str]] = defaultdict(set)
    for story, old in pairs:
        if given.setdefault(old, story) == story:
            aliases[story].update((remembered[old].id, *remembered[old].aliases))
    taken = {name for thread in remembered for name in (thread.id, *thread.aliases)}
    ids = {story: remembered[old].id for story, old in matched.items()}
    for story in sorted(range(len(stories)), key=lambda story: (stories[story][0], first[story])):
        if story not in ids:
            ids[story] = _born(*stories[story], taken)
    return [Address(id=ids[story], aliases=tuple(sorted(aliases[story] - {ids[story]}))) for story in range(len(stories))]


def remember(threads: Iterable[Thread], remembered: Iterable[RememberedThread]) -> tuple[RememberedThread, ...]:
    """Return what a next build must know, by id: the threads of now, and those of before that are in none of them."""
    now = {
        thread.id: RememberedThread(id=thread.id, articles=tuple(sorted(step.source for step in thread.steps)), aliases=thread.aliases)
        for thread in threads
    }
    known = {name for thread in now.values() for name in (thread.id, *thread.aliases)}
    gone = {thread.id: thread for thread in remembered if thread.id not in known}
    return tuple(made for _, made in sorted({**gone, **now}.items()))


def _shared(stories: Sequence[tuple[str, Sequence[str]]], remembered: Sequence[RememberedThread]) -> Counter[tuple[int, int]]:
    """Count the articles that stories and remembered threads share; an article that two remembered ones have counts for the first id."""
    owner: dict[str, int] = {}
    for old in sorted(range(len(remembered)), key=lambda old: remembered[old].id):
        for source in remembered[old].articles:
            owner.setdefault(source, old)
    return Counter((story, owner[source]) for story, (_, sources) in enumerate(stories) for source in sources if source in owner)


def _born(name: str, sources: Sequence[str], taken: set[str]) -> str:
    """Make an id that nobody has or had, and take it."""
    made = plain = urls.slug(name)
    length = 8
    while made in taken:
        made = f"{plain}-{text.digest(' '.join(sorted(sources)), length)}"
        length += 1
    taken.add(made)
    return made
