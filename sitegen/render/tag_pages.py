"""Which pages there are of tags: the list, by letter where it is long, and each tag with its articles, in parts where they are many."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from msgspec import structs

from sitegen import urls
from sitegen.config import Config
from sitegen.model import Tag
from sitegen.render import lists
from sitegen.render.desk import Desk, Job, job, page
from sitegen.render.items import Alternate, Later, Page, PartLink, TagReason
from sitegen.render.list_views import TagView
from sitegen.render.matters import TagMatter
from sitegen.render.wording import Wording, message

_ORIGINS = {
    "stated": message("stated by the archivist"),
    "entity": message("a name that articles share"),
    "phrase": message("a phrase that articles share"),
}
_PART = 200
"""Articles on one page."""


def jobs(desk: Desk) -> list[Job]:
    """Return all pages of tags."""
    archive, say = desk.index.archive, desk.index.say
    made = [job(desk, urls.TAGS, "tags.html", say.plain("Tags"), say.plain("What articles are about."), partial(lists.tags, desk.index))]
    made += lists.letter_jobs(desk, None)
    below = _below(archive.tags)
    for tag in archive.tags:
        parts = _parts(tag)
        made += [_tag(desk, tag, below[tag.id], parts, number) for number in range(1, max(len(parts), 1) + 1)]
    return made


def _below(tags: Iterable[Tag]) -> defaultdict[str, list[str]]:
    """Return the ids of the tags that are narrower than each, in the order of `tags`."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for tag in tags:
        for above in tag.broader:
            found[above].append(tag.id)
    return found


def _parts(tag: Tag) -> tuple[PartLink, ...]:
    count = len(tag.uses)
    if count <= _PART:
        return ()
    return tuple(
        PartLink(
            address=urls.tag_part(tag.id, number) if number > 1 else urls.tag(tag.id),
            words="",
            count=min(_PART, count - start),
            number=number,
        )
        for number, start in enumerate(range(0, count, _PART), 1)
    )


def _tag(desk: Desk, tag: Tag, below: Sequence[str], parts: tuple[PartLink, ...], number: int) -> Job:
    index = desk.index
    link = index.tags[tag.id]

    def make() -> tuple[Later[TagMatter], Later[TagMatter]]:
        uses = sorted(tag.uses, key=lambda use: (-use.score, use.source))[(number - 1) * _PART : number * _PART]
        matter = TagMatter(
            tag=link,
            origin=tag.origin,
            entity=index.named.get(tag.entity) if tag.entity else None,
            uses=tuple((index.seals[use.source], use.why) for use in uses),
            broader=tuple(index.tags[above] for above in tag.broader),
            narrower=tuple(index.tags[narrower] for narrower in below),
            part=number,
            parts=parts,
        )
        return Later(partial(_head, config=desk.config, say=index.say), matter), Later(partial(view, say=index.say), matter)

    return Job(address=parts[number - 1].address if number > 1 else link.address, template="tag.html", make=make)


def _head(matter: TagMatter, config: Config, say: Wording) -> Page:
    tag, part = matter.tag, matter.part
    description = say.plain("{articles} with the tag {tag}.", articles=say.articles(tag.articles, tag.copies), tag=tag.name)
    title = say.plain("{name} (tag)", name=tag.name) if part == 1 else say.plain("{name} (tag, part {part})", name=tag.name, part=part)
    head = page(config, matter.parts[part - 1].address if part > 1 else tag.address, title, description)
    feed = Alternate(title=f"{config.settings.title}: {tag.name}", address=tag.feed)
    return structs.replace(head, feeds=(feed, *head.feeds))


def view(matter: TagMatter, say: Wording) -> TagView:
    """Return what tag.html shows."""
    named = matter.tag.named
    return TagView(
        tag=matter.tag,
        origin=say.plain(_ORIGINS[matter.origin]),
        entity=matter.entity,
        uses=tuple(TagReason(tag=named, article=link.value, why=why) for link, why in matter.uses),
        broader=matter.broader,
        narrower=matter.narrower,
        part=matter.part,
        parts=matter.parts,
    )
