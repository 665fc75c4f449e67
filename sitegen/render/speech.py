"""Who says what, and of whom: the speakers of quotations and reported speech, what each entity said, and what others said about it.

What several articles quote is one thing said: the wordings of a statement, and the same words wherever they stand, are gathered.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from sitegen import text
from sitegen.model import QUOTED, REPORTED, Archive, Mention, Speaker
from sitegen.render.items import EntityLink
from sitegen.render.leaf import Saying

Key = tuple[str, str]
"""Kind and id of an entity."""
Place = tuple[str, int]
"""Article source and index into Archive.mentions of a quotation or reported speech."""
_KINDS = frozenset({QUOTED, REPORTED})
_TELLING = 4
"""So many words that are the same in two articles have been said once; 'I agree' may have been said twice."""
_PRONOUNS = frozenset({"he", "i", "it", "she", "that", "they", "this", "those", "we", "which", "who", "you"})


def speakers(mentions: Sequence[Mention], marked: Mapping[int, EntityLink]) -> dict[int, EntityLink]:
    """Return, for the quotations of one article, the entity whose words they are.

    It is the one that is marked at the speaker's own words, else the first of that name in the article.
    """
    quotations = [(number, mention.speaker) for number, mention in enumerate(mentions) if mention.speaker and mention.speaker.named]
    if not quotations:
        return {}
    numbers = sorted(marked)
    starts = [mentions[number].start for number in numbers]
    names: dict[str, EntityLink] = {}
    for number in numbers:
        for name in (marked[number].name, mentions[number].value):
            names.setdefault(name, marked[number])
    found = {}
    for number, said_by in quotations:
        # A mark within a mark may come first, so one more to the left is looked at.
        near = numbers[max(bisect_right(starts, said_by.start) - 2, 0) : bisect_left(starts, said_by.end)]
        over = [other for other in near if mentions[other].end > said_by.start]
        here = [marked[other] for other in over if _called(said_by.name, mentions[other], marked[other])]
        link = here[0] if here else names.get(said_by.name)
        if link:
            found[number] = link
    return found


def said(archive: Archive, spoken: Mapping[str, Mapping[int, EntityLink]]) -> dict[Key, tuple[Place, ...]]:
    """Return what each entity said, by article source and place, but for older versions; `spoken` are the speakers by article source."""
    found: dict[Key, list[Place]] = {}
    for source, by_number in spoken.items():
        if source not in archive.reuse.older:
            for number, link in by_number.items():
                found.setdefault((link.kind, link.id), []).append((source, number))
    return {key: tuple(places) for key, places in found.items()}


def about(
    archive: Archive, marked: Mapping[str, Mapping[int, EntityLink]], spoken: Mapping[str, Mapping[int, EntityLink]]
) -> dict[Key, tuple[Place, ...]]:
    """Return the speech whose words name an entity and whose speaker is known to be somebody else, by article source and place.

    Who said it may be unnamed ('an official'), but not left open ('he', 'the company'): that could be the entity itself.
    """
    found: dict[Key, list[Place]] = {}
    for source, links in marked.items():
        if source not in archive.reuse.older:
            for number, link in _named_in_speech(archive.mentions.get(source, ()), links, spoken.get(source, {})):
                found.setdefault((link.kind, link.id), []).append((source, number))
    return {key: tuple(places) for key, places in found.items()}


def stated(archive: Archive) -> dict[Place, Place]:
    """Return, for each wording of a statement, the statement's first wording."""
    return {
        (wording.source, wording.mention): (said.wordings[0].source, said.wordings[0].mention)
        for said in archive.statements
        for wording in said.wordings
    }


def gathered(found: Iterable[Saying]) -> list[tuple[Saying, ...]]:
    """Put together what is one thing said, the wording to be shown first; what was said last comes first.

    Words in quotation marks are shown before those that are reported, an original before its copies, and the earliest before later ones.
    """
    groups: dict[object, list[Saying]] = {}
    words = [(one, _words(one)) for one in found]
    known = {same: one.first for one, same in words if one.first}
    for one, same in words:
        groups.setdefault(one.first or known.get(same) or same, []).append(one)
    made = [tuple(sorted(group, key=_rank)) for group in groups.values()]
    return sorted(made, key=lambda group: (group[0].at, group[0].number))


def _rank(one: Saying) -> tuple[bool, bool, bool, int, int]:
    return (not one.quoted, bool(one.original), one.first != one.place, -one.at, one.number)


def _words(one: Saying) -> tuple[str, ...]:
    """Return what must be the same in two places that say one thing: few words must also stand in one article or its copy."""
    source, number = one.place
    words = text.key(one.mention.text)
    if words.count(" ") + 1 >= _TELLING:
        return (words,)
    return (words, one.original or source) if words else (source, str(number))


def _named_in_speech(
    mentions: Sequence[Mention], links: Mapping[int, EntityLink], spoken: Mapping[int, EntityLink]
) -> Iterable[tuple[int, EntityLink]]:
    numbers = sorted(links)
    starts = [mentions[number].start for number in numbers]
    reached: dict[Key, int] = {}
    for number, speech in enumerate(mentions):
        if speech.kind not in _KINDS or speech.speaker is None or not _somebody(speech.speaker):
            continue
        for other in numbers[bisect_left(starts, speech.start) : bisect_left(starts, speech.end)]:
            link, mark = links[other], mentions[other]
            key = (link.kind, link.id)
            # Speech within speech, and an entity named twice, are told once: `reached` is how far the last telling goes.
            if mark.end > speech.end or speech.end <= reached.get(key, -1) or _is(speech.speaker, spoken.get(number), link):
                continue
            reached[key] = speech.end
            yield number, link


def _somebody(speaker: Speaker) -> bool:
    name = speaker.name
    return speaker.named or not (name.casefold() in _PRONOUNS or (name[:4].casefold() == "the " and name[4:].islower()))


def _is(speaker: Speaker, spoken: EntityLink | None, link: EntityLink) -> bool:
    """Whether the speaker is the entity, or may be: 'Putin' may be Vladimir Putin."""
    if spoken:
        return (spoken.kind, spoken.id) == (link.kind, link.id)
    name = {*text.key(speaker.name).split()}
    return any(name <= {*text.key(form).split()} for form in (link.name, *link.aliases))


def _called(name: str, mention: Mention, link: EntityLink) -> bool:
    return name in {link.name, mention.value, mention.text, *link.aliases}
