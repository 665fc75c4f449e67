"""One entity -> what its page shows: where it is named, in which words, whom it appears with, what it said and what others said of it.

Most people of an archive are named by one article alone, so that whatever only larger pages show is not even looked for.
"""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct, structs

from sitegen import edtf
from sitegen.model import Entity
from sitegen.render import company, entity_named, entity_spoken, figures, maps
from sitegen.render.desk import Desk, Job, job, part_title
from sitegen.render.entity_views import EntityPartView, EntityView, Spoken, Stretch
from sitegen.render.index import Index, periods
from sitegen.render.items import Alternate, EntityLink, KindLink, Page, PartLink
from sitegen.render.wording import message

_Beside = tuple[PartLink | None, PartLink | None]
_SPOKEN = {"said": message("quoted"), "reported": message("reported to have said"), "about": message("said about")}
_FEW = 3
"""Entities of fewer articles have no chart."""


def view(entity: Entity, index: Index, atlas: maps.Atlas | None = None) -> EntityView:
    """Return what entity.html shows; articles newest first, copies under their originals, older versions not at all."""
    key = (entity.kind, entity.id)
    associated = index.archive.associations.get(key, ())
    found = entity_named.sources(entity, index)
    pages = entity_named.parts(entity, found, index)
    dated = [source for source in found.ordered if edtf.dated(index.by_source[source].published)]
    chart = None
    if len(dated) >= _FEW:
        places = entity_named.places(entity, found, pages, index)
        known = (periods(index.by_source[source].published) for source in dated)
        chart = figures.chart(known, lambda date: places.get(date, ""), index.say)
    return EntityView(
        entity=index.entities[key],
        kind=index.kinds[entity.kind].named,
        why=entity.why,
        first=index.articles[dated[-1]] if len(dated) > 1 else None,
        last=index.articles[dated[0]] if len(dated) > 1 else None,
        chart=chart,
        undated=len(found.ordered) - len(dated),
        sections=entity_named.sections(entity, found, pages, index),
        parts=tuple(part.link for part in pages),
        spoken=entity_spoken.spoken(entity, index),
        company=company.company(entity, index),
        passages=associated[0].own if associated else 0,
        pin=maps.pin(entity, atlas) if atlas else None,
    )


def jobs(desk: Desk, entity: Entity, kind: KindLink, atlas: maps.Atlas | None = None) -> list[Job]:
    """Return an entity's page, and those of what it has no room for."""
    index = desk.index
    link = index.entities[entity.kind, entity.id]
    title = f"{entity.name} ({kind.label.lower()})"
    say = index.say
    description = say.plain("{kind}, named in {articles}.", kind=kind.label, articles=say.counted(link.articles, "article"))
    made = [_followed(job(desk, link.address, "entity.html", title, description, partial(view, entity, index, atlas)), link, desk)]
    if len(entity.mentions) > entity_named.WHOLE:
        found = entity_named.sources(entity, index)
        pages = entity_named.parts(entity, found, index)
        for part, beside in zip(pages, _beside([part.link for part in pages]), strict=False):
            show = partial(_named, entity, index, found, part, beside)
            made.append(job(desk, part.link.address, "entity_part.html", part_title(title, part.link, say), "", show))
    if entity_spoken.may_have_parts(entity, index):
        every = entity_spoken.parts(entity, index)
        for id_, words_ in _SPOKEN.items():
            spoken = [part for part in every if part.id == id_]
            for said, beside in zip(spoken, _beside([part.link for part in spoken]), strict=False):
                show = partial(_said, entity, index, said, beside)
                made.append(
                    job(desk, said.link.address, "entity_part.html", part_title(f"{title}, {say.plain(words_)}", said.link, say), "", show)
                )
    return made


def _followed(made: Job, link: EntityLink, desk: Desk) -> Job:
    """Let the page point at the entity's feed, if it has one."""
    if not link.feed:
        return made

    def make() -> tuple[Page, Struct]:
        head, shown = made.make()
        feed = Alternate(title=f"{desk.config.settings.title}: {link.name}", address=link.feed)
        return structs.replace(head, feeds=(feed, *head.feeds)), shown

    return structs.replace(made, make=make)


def _beside(links: list[PartLink]) -> Iterator[_Beside]:
    return zip([None, *links], [*links[1:], None], strict=False)


def _named(entity: Entity, index: Index, found: entity_named.Sources, part: entity_named.Part, beside: _Beside) -> EntityPartView:
    appearances = entity_named.appeared(entity, part.sources, found, index)
    return EntityPartView(
        entity=index.named[entity.kind, entity.id],
        kind=index.kinds[entity.kind].named,
        part=part.link,
        sections=(Stretch(id="", heading="", address="", appearances=appearances),),
        previous=beside[0],
        following=beside[1],
    )


def _said(entity: Entity, index: Index, part: entity_spoken.Part, beside: _Beside) -> EntityPartView:
    quotations = entity_spoken.quotations(part.id, part.groups, index)
    return EntityPartView(
        entity=index.named[entity.kind, entity.id],
        kind=index.kinds[entity.kind].named,
        part=part.link,
        spoken=Spoken(id=part.id, quotations=quotations, count=part.count),
        previous=beside[0],
        following=beside[1],
    )
