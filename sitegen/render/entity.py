"""One entity -> what its page shows: where it is named, in which words, whom it appears with, what it said and what others said of it.

Most people of an archive are named by one article alone, so that whatever only larger pages show is not even looked for.
"""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct, structs

from sitegen import edtf
from sitegen.config import Config
from sitegen.model import Entity
from sitegen.render import company, entity_named, entity_spoken, figures, maps
from sitegen.render.desk import Desk, Job, job, page, part_title
from sitegen.render.entity_views import EntityPartView, EntityView, Spoken, Stretch
from sitegen.render.index import Index
from sitegen.render.items import Alternate, EntityLink, KindLink, KindName, Later, Page, PartLink
from sitegen.render.matters import EntityMatter, NamedMatter, SpokenMatter
from sitegen.render.wording import Wording, message

_Beside = tuple[PartLink | None, PartLink | None]
_SPOKEN = {"said": message("quoted"), "reported": message("reported to have said"), "about": message("said about")}
_FEW = 3
"""Entities of fewer articles have no chart."""


def matter(entity: Entity, index: Index, atlas: maps.Atlas | None = None) -> EntityMatter:
    """Gather what an entity's page is made of."""
    key = (entity.kind, entity.id)
    associated = index.archive.associations.get(key, ())
    return EntityMatter(
        entity=index.entities[key],
        kind=index.kinds[entity.kind].named,
        why=entity.why,
        named=entity_named.named(entity, index),
        said=entity_spoken.sayings(index.said.get(key, ()), index),
        about=entity_spoken.sayings(index.spoken_of.get(key, ()), index),
        company=company.company(entity, index),
        passages=associated[0].own if associated else 0,
        pin=maps.pin(entity, atlas) if atlas else None,
    )


def view(matter: EntityMatter, say: Wording) -> EntityView:
    """Return what entity.html shows; articles newest first, copies under their originals, older versions not at all."""
    found, own = matter.named, matter.entity.address
    pages = entity_named.parts(found, own)
    dated = [naming.leaf.value for naming in found if edtf.dated(naming.leaf.value.article.published)]
    chart = None
    if len(dated) >= _FEW:
        places = entity_named.places(found, pages, own)
        chart = figures.chart((leaf.dates for leaf in dated), lambda date: places.get(date, ""), say)
    return EntityView(
        entity=matter.entity,
        kind=matter.kind,
        why=matter.why,
        first=dated[-1].link if len(dated) > 1 else None,
        last=dated[0].link if len(dated) > 1 else None,
        chart=chart,
        undated=len(found) - len(dated),
        sections=entity_named.sections(found, pages, say),
        parts=tuple(part.link for part in pages),
        spoken=entity_spoken.spoken(entity_spoken.gathered(matter.said, matter.about), own),
        company=matter.company,
        passages=matter.passages,
        pin=matter.pin,
    )


def jobs(desk: Desk, entity: Entity, kind: KindLink, atlas: maps.Atlas | None = None) -> list[Job]:
    """Return an entity's page, and those of what it has no room for."""
    index, say = desk.index, desk.index.say
    key = (entity.kind, entity.id)
    link = index.entities[key]
    title = _title(link, kind)
    made = [Job(address=link.address, template="entity.html", make=partial(_page, desk, entity, atlas))]
    if len(entity.mentions) > entity_named.WHOLE:
        found = entity_named.named(entity, index)
        pages = entity_named.parts(found, link.address)
        most = entity_named.most_shown(found)
        for part, beside in zip(pages, _beside([part.link for part in pages]), strict=False):
            named = NamedMatter(
                entity=link.named, kind=kind.named, part=part.link, named=part.named, most=most, previous=beside[0], following=beside[1]
            )
            made.append(_part(desk, part.link, title, Later(partial(_named, say=say), named)))
    if entity_spoken.may_have_parts(key, index):
        said, about = (entity_spoken.sayings(places.get(key, ()), index) for places in (index.said, index.spoken_of))
        every = entity_spoken.parts(entity_spoken.gathered(said, about), link.address)
        for id_, words_ in _SPOKEN.items():
            parts = [part for part in every if part.id == id_]
            for part_, beside in zip(parts, _beside([part.link for part in parts]), strict=False):
                spoken = SpokenMatter(
                    entity=link.named, kind=kind.named, id=id_, part=part_.link, groups=part_.groups, count=part_.count,
                    previous=beside[0], following=beside[1],
                )  # fmt: skip
                made.append(_part(desk, part_.link, f"{title}, {say.plain(words_)}", Later(_said, spoken)))
    return made


def _page(desk: Desk, entity: Entity, atlas: maps.Atlas | None) -> tuple[Later[EntityMatter], Later[EntityMatter]]:
    made = matter(entity, desk.index, atlas)
    return Later(partial(_head, config=desk.config, say=desk.index.say), made), Later(partial(view, say=desk.index.say), made)


def _head(matter: EntityMatter, config: Config, say: Wording) -> Page:
    """Return the head of an entity's page, which points at the entity's feed if it has one."""
    link, kind = matter.entity, matter.kind.label
    said = say.plain("{kind}, named in {articles}.", kind=kind, articles=say.counted(link.articles, "article"))
    head = page(config, link.address, _title(link, matter.kind), said)
    if not link.feed:
        return head
    feed = Alternate(title=f"{config.settings.title}: {link.name}", address=link.feed)
    return structs.replace(head, feeds=(feed, *head.feeds))


def _title(link: EntityLink, kind: KindName) -> str:
    return f"{link.name} ({kind.label.lower()})"


def _part(desk: Desk, part: PartLink, title: str, shown: Struct) -> Job:
    return job(desk, part.address, "entity_part.html", part_title(title, part, desk.index.say), "", lambda: shown)


def _beside(links: list[PartLink]) -> Iterator[_Beside]:
    return zip([None, *links], [*links[1:], None], strict=False)


def _named(matter: NamedMatter, say: Wording) -> EntityPartView:
    appearances = entity_named.appeared(matter.named, matter.most, say)
    return EntityPartView(
        entity=matter.entity,
        kind=matter.kind,
        part=matter.part,
        sections=(Stretch(id="", heading="", address="", appearances=appearances),),
        previous=matter.previous,
        following=matter.following,
    )


def _said(matter: SpokenMatter) -> EntityPartView:
    return EntityPartView(
        entity=matter.entity,
        kind=matter.kind,
        part=matter.part,
        spoken=Spoken(id=matter.id, quotations=entity_spoken.quotations(matter.id, matter.groups), count=matter.count),
        previous=matter.previous,
        following=matter.following,
    )
