"""What the archivist said about connections, made ready for the stages: articles by source, and nothing that contradicts itself.

Stages may rely on it: every article of a link or a thread is one of the archive and named once, no two links of what is left say
different things of two articles (see bonds.py for the one exception), and no article belongs to two threads.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, structs

from sitegen import text
from sitegen.curate import bonds
from sitegen.curate.names import Names, listed
from sitegen.model import Curation, Link, Problem, Story

_ENOUGH = 2


class Connections(Struct, frozen=True):
    """The links and stories that count, in the order of the file, and what was wrong with the others."""

    links: tuple[Link, ...]
    stories: tuple[Story, ...]
    problems: tuple[Problem, ...]


def connections(curation: Curation, names: Names) -> Connections:
    """Find the articles of links and stories.

    Problems: articles that there are not or that are named twice, links that are left with fewer than two, links that contradict others,
    articles that two stories claim or that one has and is without, and names that two stories have.
    """
    problems: list[Problem] = []
    links = []
    for link in curation.links:
        articles = _sources(link.articles, link.where, "link", names, problems)
        if len(articles) >= _ENOUGH:
            links.append(structs.replace(link, articles=articles))
    counting, contradicting = bonds.consistent(links)
    stories = []
    for story in curation.stories:
        own = _sources(story.articles, story.where, "thread", names, problems)
        without = _sources(story.without, story.where, "thread", names, problems)
        if own or without:
            stories.append(structs.replace(story, name=text.squeezed(story.name), articles=own, without=without))
    problems += [*contradicting, *_namesakes(stories)]
    return Connections(links=counting, stories=tuple(_claimed(stories, problems)), problems=tuple(problems))


def outdated(links: Sequence[Link], stories: Sequence[Story], older: Mapping[str, str]) -> tuple[Problem, ...]:
    """Tell what is said of an older version, which has no links and no thread; `older` are the newest ones, by source."""
    problems = []
    said: list[Link | Story] = [*(link for link in links if link.bond in {"event", "more", "none"}), *stories]
    for rule in said:
        old = [source for source in rule.articles if source in older]
        if old:
            what = f"{listed(old)} {'is an older version' if len(old) == 1 else 'are older versions'}, and only the newest has links"
            problems.append(Problem(rule.where, what, f"Name {listed(sorted({older[source] for source in old}))} instead."))
    return tuple(problems)


def _sources(called: Sequence[str], where: str, rule: str, names: Names, problems: list[Problem]) -> tuple[str, ...]:
    problems += names.unknown(where, called)
    found: dict[str, None] = {}
    twice: dict[str, None] = {}
    for source in map(names.source, called):
        if source is not None:
            (twice if source in found else found)[source] = None
    if twice:
        problems.append(Problem(where, f"this [[{rule}]] names {listed([*twice])} twice", "Once is enough."))
    return tuple(found)


def _namesakes(stories: Sequence[Story]) -> Iterator[Problem]:
    first: dict[str, Story] = {}
    for story in stories:
        other = first.setdefault(text.key(story.name) or story.name, story)
        if other is not story:
            yield Problem(story.where, f"the thread “{story.name}” is that of {other.where} again", "Make one of the two, or rename one.")


def _claimed(stories: Sequence[Story], problems: list[Problem]) -> Iterator[Story]:
    """Yield the stories with the articles that no story before them has."""
    owners: dict[str, Story] = {}
    for story in stories:
        out = set(story.without)
        lost = [source for source in story.articles if source not in out and owners.setdefault(source, story) is not story]
        for other in {owners[source].where: owners[source] for source in lost}.values():
            taken = [source for source in lost if owners[source] is other]
            what = f"the thread “{story.name}” claims {listed(taken)}, which the thread “{other.name}” of {other.where} has"
            problems.append(Problem(story.where, what, "An article is part of one thread; take it out of one of the two."))
        both = [source for source in story.articles if source in out]
        if both:
            what = f"the thread “{story.name}” has {listed(both)} and is without it"
            problems.append(Problem(story.where, what, "Take it out of one of the two lists; until then it is no part of the thread."))
        articles = tuple(source for source in story.articles if source not in out and owners[source] is story)
        if articles or story.without:
            yield structs.replace(story, articles=articles)
