"""Every quotation of the archive, by who said it; and, apart from them, those of sources without a name and those of nobody.

Whoever has a page has all they said there, so that here stand the latest. What several articles quote stands here once.
"""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct

from sitegen import text, urls
from sitegen.model import QUOTED
from sitegen.render import entity_spoken, lists, speech, words
from sitegen.render.desk import Desk, Job, job, part_title
from sitegen.render.entity_views import Quotation
from sitegen.render.index import Index, periods
from sitegen.render.items import EntityName, Later, PartLink
from sitegen.render.leaf import Saying
from sitegen.render.matters import PileMatter, SpeakerMatter, SpeakersMatter
from sitegen.render.quote_views import Pile, PileView, QuotesView, Speaker, SpeakerLink, SpeakersView
from sitegen.render.speech import Place
from sitegen.render.wording import message

_INLINE = 60
"""More speakers have pages by letter."""
_SPEAKERS = 200
"""Of one page at most."""
_SHOWN, _NAMELESS = 2, 12
"""Quotations of a speaker who has a page, and of one who has none."""
_PILE, _PART = 40, 250
"""Larger piles have pages by year, of at most so many quotations."""
_LEADING = 24
_UNDATED = "undated"
_PILES = {"unnamed": message("Sources without a name"), "unattributed": message("Nobody knows who said it")}


class _Said(Struct, frozen=True):
    """What one speaker said."""

    name: str
    entity: EntityName | None
    places: tuple[Place, ...]


class Collected(Struct, frozen=True):
    """All quotations, sorted out once for all pages."""

    speakers: tuple[_Said, ...]
    """By letter, then name; those of one name with those first who have a page."""
    piles: dict[str, tuple[Place, ...]]


def collected(index: Index) -> Collected:
    """Sort out who said what; older versions of articles say nothing anew."""
    own: dict[tuple[str, str], list[Place]] = {}
    nameless: dict[str, list[Place]] = {}
    piles: dict[str, list[Place]] = {"unnamed": [], "unattributed": []}
    for link in index.ordered:
        by_number = index.speakers[link.source]
        for number, mention in enumerate(index.archive.mentions.get(link.source, ())):
            if mention.kind != QUOTED:
                continue
            place = (link.source, number)
            entity = by_number.get(number)
            if entity:
                own.setdefault((entity.kind, entity.id), []).append(place)
            elif mention.speaker and mention.speaker.named:
                nameless.setdefault(mention.speaker.name, []).append(place)
            else:
                piles["unnamed" if mention.speaker else "unattributed"].append(place)
    speakers = [_Said(name=index.named[key].name, entity=index.named[key], places=tuple(places)) for key, places in own.items()]
    speakers += [_Said(name=name, entity=None, places=tuple(places)) for name, places in nameless.items()]
    return Collected(speakers=tuple(sorted(speakers, key=_order)), piles={id_: tuple(places) for id_, places in piles.items()})


def count(found: Collected) -> int:
    """Return how many quotations there are."""
    return sum(len(said.places) for said in found.speakers) + sum(map(len, found.piles.values()))


def jobs(desk: Desk, found: Collected) -> list[Job]:
    """Return all pages of quotations; none where nobody is quoted."""
    if not count(found):
        return []
    index, say = desk.index, desk.index.say
    letters = _letters(found)
    parts = tuple(part for part, _ in letters)
    piles = {id_: _pile_parts(id_, places, index) for id_, places in found.piles.items()}
    overview = partial(_overview, found, parts, piles, index)
    made = [job(desk, urls.QUOTES, "quotes.html", say.plain("Quotations"), say.plain("What was said, by whom."), overview)]
    for part, said in letters:
        title = part_title(say.plain("Quotations"), part, say)
        made.append(job(desk, part.address, "speakers.html", title, "", partial(_speakers, part, parts, said, index)))
    for id_, pages in piles.items():
        links = tuple(part for part, _ in pages)
        for part, places in pages:
            title = part_title(say.plain(_PILES[id_]), part, say)
            made.append(job(desk, part.address, "pile.html", title, "", partial(_pile, id_, part, links, places, index)))
    return made


def _order(said: _Said) -> tuple[str, str, bool, str, str]:
    entity = said.entity
    return (lists.letter(said.name), text.key(said.name), entity is None, said.name, f"{entity.kind} {entity.id}" if entity else "")


def _overview(
    found: Collected, letters: tuple[PartLink, ...], piles: dict[str, list[tuple[PartLink, tuple[Place, ...]]]], index: Index
) -> QuotesView:
    with_pages = [(said.entity, len(said.places)) for said in found.speakers if said.entity]
    leading = sorted(with_pages, key=lambda said: -said[1])[:_LEADING]
    return QuotesView(
        count=count(found),
        named=sum(len(said.places) for said in found.speakers),
        speakers=len(found.speakers),
        leading=tuple(SpeakerLink(entity=entity, count=said) for entity, said in leading) if letters else (),
        inline=() if letters else tuple(_speaker(_matter(said, index)) for said in found.speakers),
        letters=letters,
        piles=tuple(
            Pile(
                id=id_,
                count=len(places),
                quotations=() if piles[id_] else _quotations(entity_spoken.sayings(places, index)),
                parts=tuple(part for part, _ in piles[id_]),
            )
            for id_, places in found.piles.items()
            if places
        ),
    )


def _letters(found: Collected) -> list[tuple[PartLink, tuple[_Said, ...]]]:
    if len(found.speakers) <= _INLINE:
        return []
    made = []
    for letter, of in groupby(found.speakers, key=lambda said: lists.letter(said.name)):
        every = tuple(of)
        for number, start in enumerate(range(0, len(every), _SPEAKERS), 1):
            name = f"{lists.letter_name(letter)}{f'-{number}' if number > 1 else ''}"
            some = every[start : start + _SPEAKERS]
            numbered = number if len(every) > _SPEAKERS else 0
            made.append((PartLink(address=urls.quotes(name), words=letter, count=len(some), number=numbered), some))
    return made


def _pile_parts(id_: str, places: Sequence[Place], index: Index) -> list[tuple[PartLink, tuple[Place, ...]]]:
    if len(places) <= _PILE:
        return []
    made = []
    years = {place: (*periods(index.by_source[place[0]].published), _UNDATED)[0] for place in places}
    ordered = sorted(places, key=lambda place: years[place] == _UNDATED)  # what lies between two years stands with the undated
    for year, of in groupby(ordered, key=years.__getitem__):
        every = tuple(of)
        for number, start in enumerate(range(0, len(every), _PART), 1):
            address = urls.quotes(f"{id_}-{year}{f'-{number}' if number > 1 else ''}")
            some = every[start : start + _PART]
            made.append((PartLink(address=address, words=year, count=len(some), number=number if len(every) > _PART else 0), some))
    return made


def _matter(said: _Said, index: Index) -> SpeakerMatter:
    return SpeakerMatter(name=said.name, entity=said.entity, said=entity_spoken.sayings(said.places, index))


def _speakers(part: PartLink, parts: tuple[PartLink, ...], said: Sequence[_Said], index: Index) -> Later[SpeakersMatter]:
    matter = SpeakersMatter(part=part, parts=parts, speakers=tuple(_matter(one, index) for one in said))
    return Later(_speakers_view, matter)


def _speakers_view(matter: SpeakersMatter) -> SpeakersView:
    return SpeakersView(part=matter.part, parts=matter.parts, speakers=tuple(map(_speaker, matter.speakers)))


def _speaker(matter: SpeakerMatter) -> Speaker:
    groups = speech.gathered(matter.said)
    most = _SHOWN if matter.entity and len(groups) > _SHOWN + 1 else _NAMELESS  # nobody is led away for one more
    return Speaker(
        name=words.capital(matter.name),
        address=f"{matter.entity.address}#said" if matter.entity else "",
        count=len(groups),
        quotations=tuple(map(entity_spoken.quotation, groups[:most])),
    )


def _pile(id_: str, part: PartLink, parts: tuple[PartLink, ...], places: Sequence[Place], index: Index) -> Later[PileMatter]:
    return Later(_pile_view, PileMatter(id=id_, part=part, parts=parts, said=entity_spoken.sayings(places, index)))


def _pile_view(matter: PileMatter) -> PileView:
    return PileView(id=matter.id, part=matter.part, parts=matter.parts, quotations=_quotations(matter.said))


def _quotations(said: Sequence[Saying]) -> tuple[Quotation, ...]:
    return tuple(map(entity_spoken.attributed, speech.gathered(said)))
