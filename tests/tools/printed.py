"""The Archive as text that people can read and compare: what the stages made, before any theme shows it."""

from collections.abc import Iterator

from sitegen.model import Archive, Article, Block, Evidence, Mention, Related
from sitegen.pipeline import Site


def files(site: Site) -> dict[str, str]:
    """Return the whole archive as text files by name: one an article, one each for entities, tags and problems."""
    archive = site.archive
    made = {f"{article.id}.txt": _article(archive, article) for article in archive.articles}
    made["entities.txt"] = _entities(archive)
    made["tags.txt"] = _tags(archive)
    made["problems.txt"] = (f"{one.where}: {one.what}" + (f"  [{one.hint}]" if one.hint else "") for one in site.problems)
    return {name: "".join(f"{line}\n" for line in lines) for name, lines in made.items()}


def _article(archive: Archive, article: Article) -> Iterator[str]:
    raw = article.raw
    yield f"source     {raw.source}  {raw.format}, {raw.encoding}, {raw.size} bytes, sha256 {raw.sha256}"
    for field in ("headline", "published", "section", "standfirst", "authors", "publisher", "url"):
        yield f"{field:10} {getattr(article, field)!r}"
    yield "\nevidence"
    yield from map(_evidence, article.evidence)
    yield "\nblocks"
    yield from map(_block, article.blocks)
    yield "\nmentions"
    yield from map(_mention, archive.mentions[article.source])
    if archive.rejected[article.source]:
        yield "\nrejected"
        yield from map(_mention, archive.rejected[article.source])
    for placed in archive.notes[article.source]:
        yield f"\nnote {placed.start}-{placed.end} {placed.note.quote!r}: {placed.note.body!r}  [{placed.note.where}]"
    yield "\nrelated"
    for related in archive.related[article.source]:
        yield from _related(related)


def _evidence(evidence: Evidence) -> str:
    place = f"{evidence.start}-{evidence.end}" if evidence.start is not None else evidence.place
    return (
        f"  {evidence.field} = {evidence.value!r}  {evidence.rule}, {evidence.certainty:.2f}, {evidence.where} {place}: {evidence.quote!r}"
    )


def _block(block: Block) -> str:
    level = f" {block.level}" if block.level else ""
    rule = f"  [{block.rule}: {block.why} {block.certainty:.2f}]" if block.rule else ""
    text = block.text if len(block.text) <= 80 else f"{block.text[:60]} … {block.text[-15:]}"
    return f"  {block.start:>5}-{block.end:<5} {block.role}{level}  {text!r} +{len(block.gap)}{rule}"


def _mention(mention: Mention) -> str:
    speaker = ""
    if mention.speaker:
        said = mention.speaker
        speaker = f"  says {said.name!r} {said.start}-{said.end}{'' if said.named else ' (unnamed)'}"
    value = f" = {mention.value!r}" if mention.value else ""
    status = "" if mention.status == "candidate" else f"  {mention.status}"
    text = mention.text if len(mention.text) <= 80 else f"{mention.text[:60]} … {mention.text[-15:]}"
    return (
        f"  {mention.start:>5}-{mention.end:<5} {mention.kind:12} {text!r}{value}{speaker}{status}"
        f"  [{mention.rule} {mention.certainty:.2f}: {mention.why}]"
    )


def _related(related: Related) -> Iterator[str]:
    yield f"  {related.score:.3f} {related.source}{'' if related.linked else '  (not linked)'}"
    for reason in related.reasons:
        yield f"        {reason.weight:.3f} {reason.rule}: {reason.words}"


def _entities(archive: Archive) -> Iterator[str]:
    for entity in archive.entities:
        count = sum(map(len, entity.mentions.values()))
        aliases = f"  also {', '.join(entity.aliases)}" if entity.aliases else ""
        yield f"{entity.kind}/{entity.id}  {entity.name}  {count} in {', '.join(entity.mentions)}{aliases}  {entity.status}  [{entity.why}]"


def _tags(archive: Archive) -> Iterator[str]:
    for tag in archive.tags:
        yield f"{tag.id}  {tag.name}  {tag.origin}{'  ' + '/'.join(tag.entity) if tag.entity else ''}"
        for use in tag.uses:
            yield f"    {use.score:.3f} {use.source}: {use.why}"
