"""Threads as lists show them: when, how many articles, and whom they are about.

Whom a thread is about is told by how many of its articles name somebody, and how rare that is elsewhere: the weight is that of TF-IDF
(Spärck Jones 1972) with the thread as the document. Costs one look at each entity of each article of a thread.
"""

import math
from collections import Counter
from collections.abc import Mapping

from sitegen import edtf, text, urls
from sitegen.model import Archive, Thread
from sitegen.render.items import EntityLink, EntityName, ThreadLink
from sitegen.render.wording import Wording

_PERSON = "person"
_PEOPLE = 4
_SHARED = 2
"""Articles of a thread that must name somebody."""


def links(archive: Archive, marked: Mapping[str, Mapping[int, EntityLink]], say: Wording) -> dict[str, ThreadLink]:
    """Return the threads by id: those with the latest articles first, undated ones last; of one date the largest first, then by id.

    `marked`: article source -> index of a mention -> the entity that it is.
    """
    size = sum(archive.counts(article.source) for article in archive.articles)
    made = {thread.id: _link(thread, archive, marked, size, say) for thread in archive.threads}
    ordered = sorted(archive.threads, key=lambda thread: (-made[thread.id].articles, thread.id))
    ordered.sort(key=lambda thread: edtf.sort_key(thread.last)[:2] if thread.last else (edtf.FIRST, edtf.FIRST), reverse=True)
    return {thread.id: made[thread.id] for thread in ordered}


def threaded(archive: Archive, threads: Mapping[str, ThreadLink]) -> dict[str, tuple[ThreadLink, ...]]:
    """Return the threads of each article that is part of one, in the archive's order."""
    found: dict[str, list[ThreadLink]] = {}
    for thread in archive.threads:
        for source in dict.fromkeys(step.source for step in thread.steps):
            found.setdefault(source, []).append(threads[thread.id])
    return {source: tuple(own) for source, own in found.items()}


def _link(thread: Thread, archive: Archive, marked: Mapping[str, Mapping[int, EntityLink]], size: int, say: Wording) -> ThreadLink:
    originals = sum(archive.counts(step.source) for step in thread.steps)
    return ThreadLink(
        id=thread.id,
        address=urls.thread(thread.id),
        feed=urls.thread_feed(thread.id),
        name=thread.name,
        span=say.span(thread.first, thread.last),
        articles=originals,
        copies=len(thread.steps) - originals,
        events=len({step.event for step in thread.steps}),
        people=_people(thread, archive, marked, size),
        confirmed=thread.status == "confirmed",
    )


def _people(thread: Thread, archive: Archive, marked: Mapping[str, Mapping[int, EntityLink]], size: int) -> tuple[EntityName, ...]:
    known: dict[str, EntityLink] = {}
    named: Counter[str] = Counter()
    for step in thread.steps:
        if archive.counts(step.source):
            here = {link.id: link for link in marked[step.source].values() if link.kind == _PERSON}
            known |= here
            named.update(here.keys())
    shared = [known[name] for name in known if named[name] >= _SHARED]

    def weight(link: EntityLink) -> float:
        return named[link.id] * math.log(1 + size / max(link.articles, 1))

    shared.sort(key=lambda link: (-weight(link), -named[link.id], text.key(link.name), link.id))
    return tuple(link.named for link in shared[:_PEOPLE])
