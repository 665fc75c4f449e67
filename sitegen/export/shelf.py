"""What the files of data say, article by article: made when a file is, known by digests.

An archive of 10,000 articles has 400,000 mentions. Their rows would take as much memory as the archive itself, so each file walks over the
articles, and no more than the rows of one part of the archive are remembered. What the rows of an article depend on is digested once
for all files. All files together take a second of the processor for 1,000 articles.

All offsets count Unicode code points of one text: the article's file as it was decoded, which every export publishes or points at. In it
characters that no page can hold stand as U+FFFD, one for one, so that offsets stay true.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import msgspec
from msgspec import structs

from sitegen import cite, edtf, urls
from sitegen.config import Config
from sitegen.export.rows import ArticleRow, BlockRow, EntityRow, FullRow, MentionRow
from sitegen.model import Archive, Article, Entity, Mention
from sitegen.text import squeezed, visible

Named = Mapping[int, Entity]
"""Index of a mention of one article -> the entity that it is."""


class Shelf:
    """An archive, as its exports look at it."""

    def __init__(self, archive: Archive, config: Config) -> None:
        self.archive = archive
        self.config = config
        self.articles = archive.articles
        self._rows: dict[str, tuple[MentionRow, ...]] = {}
        self._ids = {article.source: article.id for article in archive.articles}

    @property
    def base(self) -> str:
        """The site's address; empty where it is not known."""
        return self.config.base_url

    def row(self, article: Article) -> ArticleRow:
        """Return what is known of an article."""
        raw, reuse = article.raw, self.archive.reuse
        copy = reuse.copies.get(article.source)
        dated = edtf.dated(article.published)
        first, last = edtf.bounds(article.published)
        return ArticleRow(
            id=article.id,
            file=urls.original(article.id, article.source),
            page=urls.article(article.id),
            title=_line(article.headline),
            published=article.published or "",
            earliest=first.isoformat() if dated else "",
            latest=last.isoformat() if dated else "",
            authors=tuple(map(_line, article.authors)),
            publisher=_line(article.publisher or ""),
            section=_line(article.section or ""),
            standfirst=_line(article.standfirst or ""),
            url=_line(article.url or ""),
            captured=raw.stated.captured or "",
            language=self.archive.language_of(article),
            tags=self.tags.get(article.source, ()),
            copy_of=self._ids[copy.of] if copy else "",
            newer=self._ids[reuse.older[article.source]] if article.source in reuse.older else "",
            source=_line(article.source),
            format=raw.format,
            encoding=raw.encoding,
            sha256=raw.sha256,
        )

    def full(self, article: Article) -> FullRow:
        """Return what is known of an article, its text and the parts of it."""
        return FullRow(**structs.asdict(self.row(article)), text=self.text(article), blocks=self.blocks(article))

    @staticmethod
    def text(article: Article) -> str:
        """Return the text that offsets count in."""
        text = article.raw.text
        # Asking what is printable is ten times as fast as looking at each character, and lines end in nearly every text.
        return text if text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable() else visible(text)

    @staticmethod
    def blocks(article: Article) -> tuple[BlockRow, ...]:
        """Return the parts of an article's text, but for white space."""
        named = urls.paragraphs(article)
        return tuple(
            BlockRow(start=block.start, end=block.end, role=block.role, id=named.get(block.start, ""))
            for block in article.blocks
            if block.end > block.start and block.role != "blank"
        )

    def mentions(self, article: Article) -> tuple[MentionRow, ...]:
        """Return the mentions of an article; those of one part of the archive are remembered, as several files of it have them."""
        found = self._rows.get(article.source)
        if found is None:
            if len(self._rows) >= urls.PART:
                self._rows.clear()
            found = self._rows[article.source] = tuple(self._mentions(article))
        return found

    def _mentions(self, article: Article) -> Iterator[MentionRow]:
        text, named = self.text(article), self.named.get(article.source, {})
        found = self.archive.mentions.get(article.source, ())
        said = urls.quotations(found)
        for number, mention in enumerate(found):
            entity = named.get(number)
            yield MentionRow(
                id=urls.mark(number, said),
                kind=mention.kind,
                start=mention.start,
                end=mention.end,
                text=text[mention.start : mention.end],
                entity=entity.id if entity else "",
                value=visible(mention.value),
                speaker=visible(mention.speaker.name) if mention.speaker else "",
                certainty=round(mention.certainty, 3),
                rule=mention.rule,
                status=mention.status,
            )

    def entities(self) -> Iterator[EntityRow]:
        """Yield the people, places and organisations."""
        for entity in self.archive.entities:
            yield EntityRow(
                kind=entity.kind,
                id=entity.id,
                name=_line(entity.name),
                aliases=tuple(map(_line, entity.aliases)),
                page=self.page(entity),
                articles=len(entity.mentions),
                mentions=sum(map(len, entity.mentions.values())),
                wikidata=entity.wikidata or "",
                status=entity.status,
            )

    def page(self, entity: Entity) -> str:
        """Return the address of an entity's page."""
        before, after = self._kinds[entity.kind]
        return before + entity.id + after

    @cached_property
    def _kinds(self) -> Mapping[str, tuple[str, str]]:
        """What stands before and behind the ids in addresses of a kind: making them anew would cost more than all the rest of a row."""
        made = {kind.id: urls.entity(kind, "*").split("*") for kind in self.archive.kinds}
        return {kind: (before, after) for kind, (before, after) in made.items()}

    @cached_property
    def named(self) -> Mapping[str, Named]:
        """The entities that mentions are, by article source."""
        found: dict[str, dict[int, Entity]] = defaultdict(dict)
        for entity in self.archive.entities:
            for source, numbers in entity.mentions.items():
                found[source].update(dict.fromkeys(numbers, entity))
        return found

    @cached_property
    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """The names of an article's tags, the strongest first, by its source."""
        found: dict[str, list[tuple[float, str, str]]] = defaultdict(list)
        for tag in self.archive.tags:
            for use in tag.uses:
                found[use.source].append((-use.score, tag.id, _line(tag.name)))
        return {source: tuple(name for _, _, name in sorted(uses)) for source, uses in found.items()}

    def parts(self) -> Sequence[Sequence[Article]]:
        """Return the articles as files are divided."""
        return [self.articles[start : start + urls.PART] for start in range(0, len(self.articles), urls.PART)] or [()]

    @cached_property
    def citations(self) -> Sequence[cite.Citation]:
        """How each article is cited."""
        found = self.archive
        return [cite.of(article, found.language_of(article), self.tags.get(article.source, ()), self.config) for article in self.articles]

    @cached_property
    def digests(self) -> Mapping[str, bytes]:
        """Of everything that the rows of each article depend on, by its source."""
        return {article.source: self._digest(article) for article in self.articles}

    @cached_property
    def settings(self) -> bytes:
        """Digest of what belongs to all."""
        return digest(self.config.settings, self.base, self.archive.kinds, self.archive.language)

    @cached_property
    def whole(self) -> bytes:
        """Digest of all of them, and of what belongs to no article."""
        entities = [(one.kind, one.id, one.name, one.aliases, one.wikidata, one.status) for one in self.archive.entities]
        return digest(self.settings, entities, self.archive.tags, list(self.digests.items()))

    def _digest(self, article: Article) -> bytes:
        named = self.named.get(article.source, {})
        entities = [(number, entity.kind, entity.id, entity.wikidata) for number, entity in named.items()]
        blocks = [(block.start, block.end, block.role) for block in article.blocks]
        mentions: tuple[Mention, ...] = self.archive.mentions.get(article.source, ())
        notes = self.archive.notes.get(article.source, ())
        return digest(self.row(article), article.raw.stated.notes, blocks, mentions, notes, sorted(entities))


def digest(*values: object) -> bytes:
    """Return the digest of values."""
    return hashlib.blake2b(_encode(values), digest_size=16).digest()


_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def _line(value: str) -> str:
    return squeezed(visible(value))
